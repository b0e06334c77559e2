//! The real Annex.

use mtcr_corpus::Corpus;
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
fn every_entry_has_a_product() {
    let parts = parts(&LAW);
    let count = parts.len();
    let t = std::time::Instant::now();
    let mut prover = Prover::new(&LAW, parts, &[]).unwrap();
    eprintln!("encoded {:?}", t.elapsed());
    let mut bad = 0;
    for at in (0..count).step_by(9) {
        let t = std::time::Instant::now();
        let answer = prover.answer(&Question { inside: vec![at], ..Question::default() });
        let Part::Entry(text) = prover.parts()[at] else { panic!() };
        let name = LAW.vocabulary.entries().name(text.entry);
        match answer {
            Answer::Witness(witness) => eprintln!("{name} {:?}\n{}", t.elapsed(), witness.product),
            other => {
                bad += 1;
                eprintln!("{name} {other:?}");
            }
        }
    }
    assert_eq!(bad, 0);
}

#[test]
fn oddities() {
    let t = std::time::Instant::now();
    for odd in mtcr_proof::review::review(&LAW, LAW.newest_edition().unwrap()).unwrap() {
        eprintln!("{}", odd.name(&LAW));
    }
    panic!("{:?}", t.elapsed());
}
