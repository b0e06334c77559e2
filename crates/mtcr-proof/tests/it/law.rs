//! The real Annex.

use mtcr_corpus::Corpus;
use mtcr_proof::review::review;
use mtcr_proof::{Answer, EntryText, Part, Prover, Question};
use std::path::Path;
use std::sync::LazyLock;

pub(crate) static LAW: LazyLock<Corpus> = LazyLock::new(|| {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../data");
    let read = mtcr_corpus::files::read_folder(&folder, "data");
    mtcr_corpus::compile(&read.source).unwrap_or_else(|report| panic!("{report}"))
});

/// Every entry of the newest edition that has a rule.
pub(crate) fn parts(corpus: &Corpus) -> Vec<Part<'_>> {
    let edition = corpus.newest_edition().unwrap();
    let ruled =
        corpus.entries.iter().filter(|entry| entry.versions_in(edition).any(|text| text.rule.is_some()));
    ruled.map(|entry| Part::Entry(EntryText { entry: entry.id, edition })).collect()
}

#[test]
fn entries_have_products_that_the_evaluator_confirms() {
    let parts = parts(&LAW);
    let count = parts.len();
    let mut prover = Prover::new(&LAW, parts, &[]).unwrap();
    // Every ninth entry, so that the test is quick; the review looks at all of them.
    for at in (0..count).step_by(9) {
        let answer = prover.answer(&Question { inside: vec![at], ..Question::default() });
        assert!(matches!(answer, Answer::Witness(_)), "{:?}: {answer:?}", prover.parts()[at]);
    }
}

#[test]
fn the_law_has_no_oddity_but_those_known() {
    let edition = LAW.newest_edition().unwrap();
    let found: Vec<String> = review(&LAW, edition).unwrap().iter().map(|odd| odd.name(&LAW)).collect();
    let known: Vec<&str> = LAW.accepted.iter().map(|accepted| accepted.oddity.as_str()).collect();
    assert_eq!(found, known);
}
