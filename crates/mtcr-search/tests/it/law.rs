//! The law of the tree, ready to be searched; read once.

use mtcr_corpus::{Corpus, compile, files::read_folder};
use mtcr_search::{Answer, Finder, Language};
use std::path::Path;
use std::sync::LazyLock;

static CORPUS: LazyLock<Corpus> = LazyLock::new(|| {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../data");
    compile(&read_folder(&folder, "data").source).unwrap_or_else(|report| panic!("{report}"))
});

pub(crate) static FINDER: LazyLock<Finder<'static>> =
    LazyLock::new(|| Finder::new(&CORPUS, CORPUS.newest_edition().unwrap(), Language::English).unwrap());

pub(crate) fn find(text: &str) -> Answer {
    FINDER.find(text, 10).unwrap_or_else(|error| panic!("{text}: {error}"))
}

pub(crate) fn ids(answer: &Answer) -> Vec<&'static str> {
    answer.hits.iter().map(|hit| FINDER.name(hit.entry)).collect()
}
