//! The law, read once for all tests, and the comparison of both paths.

use mtcr_annex::Classifier;
use mtcr_bulk::{BatchBuilder, Plan, ROWS, difference};
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

/// Classifies products through both paths and fails where they differ; says how many went through columns.
pub(crate) fn compare<'d>(
    classifier: &Classifier<'_>,
    products: impl IntoIterator<Item = (&'d str, &'d Dossier)>,
) -> usize {
    let plan = Plan::compile(classifier).unwrap();
    let products: Vec<(&str, &Dossier)> = products.into_iter().collect();
    let mut through_columns = 0;
    for products in products.chunks(ROWS) {
        let mut rows = BatchBuilder::new(&plan);
        products.iter().for_each(|(_, product)| rows.push(product));
        let batch = rows.finish();
        through_columns += batch.len() - batch.ordinary();
        let outcomes = plan.evaluate(&batch);
        assert_eq!(outcomes.len(), products.len());
        for ((name, product), row) in products.iter().zip(outcomes.iter()) {
            assert_eq!(difference(classifier, product, &row), None, "{name}");
        }
    }
    through_columns
}
