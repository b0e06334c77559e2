//! The law of this repository, read once for all tests.

use mtcr_annex::{Classifier, choose_edition};
use mtcr_corpus::Corpus;
use std::path::Path;
use std::sync::LazyLock;

static CORPUS: LazyLock<Corpus> = LazyLock::new(|| {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../data");
    let read = mtcr_corpus::files::read_folder(&folder, "data");
    mtcr_corpus::compile(&read.source).unwrap_or_else(|report| panic!("{report}"))
});

/// The newest edition.
pub(crate) fn classifier() -> Classifier<'static> {
    Classifier::new(&CORPUS, choose_edition(&CORPUS, None).unwrap())
}
