//! The law, read once for all tests, and a short way to determine.

use jiff::civil::Date;
use mtcr_annex::{Classifier, EditionChoice};
use mtcr_corpus::Corpus;
use mtcr_corpus::files::CorpusSource;
use mtcr_corpus::transfer::{Transfer, TransferFile};
use mtcr_guidelines::{Determination, Inquiry, determine};
use mtcr_regime::{On, Regime};
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

/// A transfer from its text.
pub(crate) fn transfer(text: &str) -> Transfer {
    let linked = TransferFile::parse("t.toml", text, &[]).and_then(|file| file.link(&law().corpus));
    linked.unwrap_or_else(|report| panic!("{report}"))
}

/// Determines a transfer on its day, with every overlay, and hands the determination to `look`.
pub(crate) fn determined<T>(transfer: &Transfer, look: impl FnOnce(&Determination<'_>) -> T) -> T {
    determined_with(transfer, &[], look)
}

/// The same, with what a registry says of the exporting state.
pub(crate) fn determined_with<T>(
    transfer: &Transfer,
    standing: &[&str],
    look: impl FnOnce(&Determination<'_>) -> T,
) -> T {
    let all: Vec<&str> = law().corpus.guidelines.overlays.iter().map(|overlay| overlay.id.as_str()).collect();
    inquired(transfer, standing, &all, look)
}

/// The same with the overlays of these ids.
pub(crate) fn determined_beside<T>(
    transfer: &Transfer,
    overlays: &[&str],
    look: impl FnOnce(&Determination<'_>) -> T,
) -> T {
    inquired(transfer, &[], overlays, look)
}

fn inquired<T>(
    transfer: &Transfer,
    standing: &[&str],
    overlays: &[&str],
    look: impl FnOnce(&Determination<'_>) -> T,
) -> T {
    let corpus = &law().corpus;
    let on: Date = transfer.date.unwrap_or_else(|| "2024-05-01".parse().unwrap());
    let edition = Regime::of(corpus).edition(On::day(on));
    let wanted = edition.newest.or(corpus.newest_edition()).unwrap();
    let choice = EditionChoice { wanted, evaluated: corpus.evaluated(wanted).unwrap() };
    let classifier = Classifier::new(corpus, choice);
    let inquiry = Inquiry {
        corpus,
        classifier: &classifier,
        transfer,
        on,
        edition_open: !edition.open.is_empty(),
        regime: Regime::of(corpus),
        standing: standing.iter().map(|word| (*word).to_owned()).collect(),
        overlays: corpus
            .guidelines
            .overlays
            .iter()
            .filter(|overlay| overlays.contains(&overlay.id.as_str()))
            .collect(),
    };
    look(&determine(&inquiry))
}

/// Whether something said stands against something found.
pub(crate) fn contradicts(found: &Determination<'_>) -> bool {
    found.grounds.iter().any(|ground| ground.rule == "said-and-found-differ")
}

/// The mildest and the most severe position.
pub(crate) fn ends(found: &Determination<'_>) -> (&'static str, &'static str) {
    (position(found.range.at_least), position(found.range.could_be))
}

/// A position by its place.
pub(crate) fn position(at: usize) -> &'static str {
    law().corpus.guidelines.positions[at].id.as_str()
}
