//! The registry and the editions of the law, without the rest of it.

use std::fs;
use std::path::Path;
use std::sync::LazyLock;

use mtcr_corpus::date::Days;
use mtcr_corpus::files::read_texts;
use mtcr_corpus::{Corpus, compile};
use mtcr_regime::{On, Regime};

/// The folders and files that a registry needs.
const PARTS: [&str; 5] = ["registry", "registry/states", "annex/editions", "sources", ""];

static CORPUS: LazyLock<Corpus> = LazyLock::new(|| {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../data");
    let mut texts = Vec::new();
    for part in PARTS {
        for entry in fs::read_dir(root.join(part)).unwrap() {
            let path = entry.unwrap().path();
            if path.is_file() {
                let name = path.file_name().unwrap().to_string_lossy();
                let relative = if part.is_empty() { name.to_string() } else { format!("{part}/{name}") };
                texts.push((relative, fs::read_to_string(&path).unwrap()));
            }
        }
    }
    let read = read_texts("data", texts);
    assert!(read.problems.is_empty(), "{}", read.problems);
    compile(&read.source).unwrap_or_else(|report| panic!("{report}"))
});

/// The registry of the law.
pub(crate) fn regime() -> Regime<'static> {
    Regime::of(&CORPUS)
}

/// The id of an edition.
pub(crate) fn edition(id: mtcr_corpus::EditionId) -> &'static str {
    CORPUS.edition(id).map_or("", |edition| edition.id.as_str())
}

/// A day, month or year.
pub(crate) fn on(text: &str) -> On {
    On::Days(Days::parse(text).unwrap_or_else(|| panic!("{text}")))
}
