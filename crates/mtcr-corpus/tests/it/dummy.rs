//! The corpus of toys.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::LazyLock;

use mtcr_corpus::corpus::{Corpus, compile};
use mtcr_corpus::files::{Read, read_folder};

pub(crate) fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/dummy")
}

pub(crate) fn read() -> Read {
    read_folder(&folder(), "data")
}

/// The checked corpus.
pub(crate) static CORPUS: LazyLock<Corpus> = LazyLock::new(|| {
    let read = read();
    assert!(read.problems.is_empty(), "{}", read.problems);
    compile(&read.source).unwrap_or_else(|report| panic!("{report}"))
});

/// Every file: its path in the corpus and its text.
pub(crate) fn texts() -> Vec<(String, String)> {
    let root = folder();
    let mut open = vec![root.clone()];
    let mut texts = Vec::new();
    while let Some(next) = open.pop() {
        for entry in fs::read_dir(next).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                open.push(path);
                continue;
            }
            let relative = path.strip_prefix(&root).unwrap().to_string_lossy().replace('\\', "/");
            texts.push((relative, fs::read_to_string(&path).unwrap()));
        }
    }
    texts.sort();
    texts
}
