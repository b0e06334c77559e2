//! Whatever is written into a dossier, the reader answers.

use mtcr_corpus::dossier::DossierFile;
use mtcr_corpus::files::read_texts;
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::select;

use crate::dummy;

/// Pieces of dossiers, right and wrong.
const PIECES: [&str; 46] = [
    "class",
    "[facts]\n",
    "[[operating-point]]\n",
    "[[for]]\n",
    "[[contains]]\n",
    "[[contains.for]]\n",
    " = ",
    "\"kite\"",
    "[\"kite\"]",
    "{ yes = [\"19.A.1\"] }",
    "\"3 km\"",
    "max-range",
    "max-payload",
    "range",
    "payload",
    "kind",
    ".",
    ",",
    "[",
    "]",
    "{",
    "}",
    "\n",
    "'''",
    "\"\"\"",
    "\"",
    "'",
    "#",
    "é",
    "±",
    "\\",
    "\u{7f}",
    "1",
    "-5",
    "1.5",
    "true",
    "2020-01-01",
    "min",
    "max",
    "{ min = \"1 km\", max = \"2 km\" }",
    "complete",
    "sources",
    "entry",
    "relation",
    "mass-fraction(wheat-flour)",
    "\"5 ± 1 kg\"",
];

proptest! {
    #[test]
    fn no_text_makes_the_reader_panic(pieces in vec(select(PIECES.to_vec()), 0..60)) {
        let text = pieces.concat();
        let corpus = &dummy::CORPUS;
        match DossierFile::parse("x.toml", &text) {
            Ok(file) => drop(file.link(&corpus.vocabulary, &corpus.methods)),
            Err(report) => prop_assert!(!report.to_string().is_empty()),
        }
        for path in ["annex/item-19/19.A.1.toml", "annex/item-19/19.A.1.cases.toml", "vocabulary/lists.toml"] {
            drop(read_texts("data", [(path, text.clone())]));
        }
    }
}
