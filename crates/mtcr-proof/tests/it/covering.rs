//! Whether lists catch what the Annex catches.

use mtcr_corpus::Corpus;
use mtcr_proof::cover::{Cover, cover};
use std::path::Path;

fn law(list: &str) -> Corpus {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../data");
    let read = mtcr_corpus::files::read_folder(&folder, "data");
    mtcr_corpus::corpus::compile_with(&read.source, list).unwrap_or_else(|report| panic!("{report}"))
}

#[test]
fn real() {
    for list in ["eu"] {
        let corpus = law(list);
        let t = std::time::Instant::now();
        let rows = cover(&corpus, corpus.newest_edition().unwrap()).unwrap();
        eprintln!("== {list} {:?}", t.elapsed());
        let name = |entry: &mtcr_rules::EntryId| corpus.vocabulary.entries().name(*entry).to_owned();
        let terms = |terms: &[usize]| terms.iter().map(|at| corpus.list.as_ref().unwrap().terms[*at].id.clone()).collect::<Vec<_>>();
        for row in rows {
            match &row.cover {
                Cover::Covered(rests) => eprintln!(
                    "{} COVERED by {:?} terms {:?} reaches {:?}",
                    name(&row.entry),
                    rests.paragraphs.iter().map(name).collect::<Vec<_>>(),
                    terms(&rests.terms),
                    rests.reaches.iter().map(name).collect::<Vec<_>>()
                ),
                Cover::NotCovered { witness, but_for } => {
                    eprintln!("{} NOT but for {:?}", name(&row.entry), but_for.as_ref().map(|b| (terms(&b.terms), b.entries.iter().map(name).collect::<Vec<_>>())));
                    if but_for.is_some() || name(&row.entry).starts_with("19.A") || name(&row.entry).starts_with("1.A") { eprintln!("{}", witness.product); }
                }
                Cover::Open(why) => eprintln!("{} OPEN {}", name(&row.entry), format!("{why:?}").chars().take(150).collect::<String>()),
            }
        }
    }
    panic!();
}
