//! What a list covers, and what proofs say of the crosswalk, word for word. `BLESS=1` writes the files anew.

use crate::run::{approved, copy, folder, mtcr_in, page};
use std::path::Path;

/// File names, and the arguments that print what stands in them.
const PAGES: [(&str, &[&str]); 5] = [
    ("cover", &["annex", "cover", "xa"]),
    ("cover-json", &["annex", "cover", "xa", "--format", "json"]),
    ("cover-csv", &["annex", "cover", "xa", "--format", "csv"]),
    ("crosswalk-proved", &["annex", "crosswalk", "2.A", "--prove"]),
    ("crosswalk-proved-json", &["annex", "crosswalk", "K1", "--prove", "--format", "json"]),
];

/// The law of toys with more winches, and a list that does every kind of thing with them.
fn law(to: &Path) {
    for part in ["law", "cover"] {
        copy(&folder().join(part), to);
    }
}

#[test]
fn coverage_reads_as_it_was_approved() {
    let there = tempfile::tempdir().expect("a folder");
    law(&there.path().join("law"));
    approved(PAGES.map(|(name, arguments)| {
        let ran = mtcr_in(there.path(), &[arguments, &["--corpus", "law"]].concat());
        (name, page(arguments, &ran))
    }));
}
