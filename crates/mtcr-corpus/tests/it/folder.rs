//! Folders on disk.

use std::fs;

use mtcr_corpus::files::read_folder;

use crate::dummy;

#[test]
fn the_corpus_of_toys_has_no_problems() {
    let corpus = &dummy::CORPUS;
    assert_eq!(corpus.entries.len(), 2);
    assert_eq!(corpus.digest.len(), 64);
}

#[test]
fn nothing_is_passed_over_in_silence() {
    let folder = tempfile::tempdir().unwrap();
    for (path, text) in [
        ("sources.toml", "source = []\n"),
        ("readme.md", "x"),
        ("annex/item-04/4.C.toml.orig", "x"),
        ("annex/chapters/one.toml", "x"),
        (".hidden", "x"),
    ] {
        let path = folder.path().join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }
    let report = read_folder(folder.path(), "data").problems;
    let found: Vec<(&str, &str)> =
        report.problems().iter().map(|problem| (&*problem.place.file, problem.code)).collect();
    assert_eq!(
        found,
        [
            ("data/.hidden", "unexpected-file"),
            ("data/annex/chapters", "unexpected-file"),
            ("data/annex/item-04/4.C.toml.orig", "unexpected-file"),
            ("data/readme.md", "unexpected-file"),
        ]
    );
}

#[test]
fn texts_of_pages_and_policies_lie_beside_the_law_and_count_in_no_digest() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("sources.toml"), "source = []\n").unwrap();
    let digest = read_folder(folder.path(), "data").source.digest;
    let beside = ["languages/pages.en.ftl", "policies/roles.toml", "policies/actions/audit.toml"];
    for path in beside.into_iter().chain(["annex/languages/pages.en.ftl", "annex/policies/roles.toml"]) {
        let path = folder.path().join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, "x = y\n").unwrap();
    }
    let read = read_folder(folder.path(), "data");
    assert_eq!(read.source.digest, digest);
    let found: Vec<&str> = read.problems.problems().iter().map(|problem| &*problem.place.file).collect();
    assert_eq!(found, ["data/annex/languages", "data/annex/policies"]);
}

#[test]
fn a_folder_that_is_not_there_is_a_problem() {
    let report = read_folder(std::path::Path::new("/nowhere/at/all"), "data").problems;
    let shown = report.to_string();
    assert!(shown.starts_with("data:1:1: the folder cannot be read: no such file or directory"), "{shown}");
}

#[test]
fn files_that_are_no_text_or_too_large_are_named() {
    let folder = tempfile::tempdir().unwrap();
    let vocabulary = folder.path().join("vocabulary");
    fs::create_dir_all(&vocabulary).unwrap();
    fs::write(vocabulary.join("uses.toml"), b"# one\n[[use]]\nid = \"caf\xe9\"\n").unwrap();
    let large = fs::File::create(vocabulary.join("lists.toml")).unwrap();
    // It has no blocks on the disk, and no machine could hold what would be read of it: it is refused by its length.
    large.set_len(1 << 40).unwrap();
    let report = read_folder(folder.path(), "data").problems.to_string();
    assert!(
        report.contains("data/vocabulary/lists.toml:1:1: larger than 4 MiB and not read [file-too-large]"),
        "{report}"
    );
    assert!(
        report.contains("data/vocabulary/uses.toml:3:10: byte 0xe9 is not UTF-8 text [not-utf-8]"),
        "{report}"
    );
}
