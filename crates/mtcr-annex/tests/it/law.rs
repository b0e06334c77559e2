//! The law, read once for all tests, and a short way to classify.

use mtcr_annex::{Classification, Classifier, choose_edition};
use mtcr_corpus::Corpus;
use mtcr_corpus::files::CorpusSource;
use mtcr_rules::Dossier;
use std::path::Path;
use std::sync::OnceLock;

pub(crate) struct Law {
    pub(crate) source: CorpusSource,
    pub(crate) corpus: Corpus,
}

pub(crate) fn law() -> &'static Law {
    static LAW: OnceLock<Law> = OnceLock::new();
    LAW.get_or_init(|| {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../data");
        let read = mtcr_corpus::files::read_folder(&folder, "data");
        assert!(read.problems.is_empty(), "{}", read.problems);
        let corpus = mtcr_corpus::compile(&read.source).unwrap_or_else(|report| panic!("{report}"));
        Law { source: read.source, corpus }
    })
}

pub(crate) fn dossier(text: &str) -> Dossier {
    let corpus = &law().corpus;
    mtcr_corpus::dossier::read_dossier("test", text, &corpus.vocabulary, &corpus.methods)
        .unwrap_or_else(|report| panic!("{report}"))
}

/// Classifies in the newest edition and hands the classification to `look`.
pub(crate) fn classified<T>(text: &str, look: impl FnOnce(&Classification<'_>) -> T) -> T {
    let corpus = &law().corpus;
    let classifier = Classifier::new(corpus, choose_edition(corpus, None).unwrap());
    let dossier = dossier(text);
    let found = classifier.classify(&dossier);
    look(&found)
}

/// The verdict under one entry, as text.
pub(crate) fn under(text: &str, entry: &str) -> String {
    classified(text, |found| {
        let id = law().corpus.vocabulary.entries().find(entry).unwrap();
        mtcr_annex::Verdict::from(found.finding(id).unwrap().truth).to_string()
    })
}
