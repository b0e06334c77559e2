//! What people read, word for word. `BLESS=1` writes the files anew; read the difference.

use crate::run::{approved, mtcr, page};

/// File names, and the arguments that print what stands in them. The law is that of toys.
const PAGES: [(&str, &[&str]); 32] = [
    ("great-kite", &["classify", "dossiers/great-kite.toml"]),
    ("far-kite", &["classify", "dossiers/far-kite.toml"]),
    ("far-kite-between-texts", &["classify", "dossiers/far-kite.toml", "--edition", "2021-01"]),
    ("far-kite-text-not-held", &["classify", "dossiers/far-kite.toml", "--edition", "2019-01"]),
    ("short-kite", &["classify", "dossiers/short-kite.toml"]),
    ("short-kite-explained", &["classify", "dossiers/short-kite.toml", "--explain"]),
    ("winch", &["classify", "dossiers/winch.toml"]),
    (
        "winch-explained",
        &["classify", "dossiers/winch.toml", "--explain", "--fact", "integrated-into={ no = [\"boat\"] }"],
    ),
    ("boat-box", &["classify", "dossiers/boat-box.toml"]),
    ("balloon", &["classify", "dossiers/balloon.toml"]),
    ("silent", &["classify", "dossiers/silent.toml"]),
    ("several", &["classify", "dossiers/balloon.toml", "dossiers/missing.toml", "dossiers/short-kite.toml"]),
    ("many-mistakes", &["classify", "dossiers/bad/many-mistakes.toml"]),
    ("conflict", &["classify", "dossiers/bad/conflict.toml"]),
    ("new-kite", &["new", "kite"]),
    ("new-winch", &["new", "winch"]),
    ("show", &["annex", "show", "2A1a"]),
    ("show-source", &["annex", "show", "M19A1", "--source"]),
    ("list", &["annex", "list"]),
    ("check", &["annex", "check"]),
    ("diff", &["annex", "diff", "2020-01", "2022-01"]),
    ("check-list", &["annex", "check", "xa:K1", "--crosswalk"]),
    ("show-paragraph", &["annex", "show", "xa:k1B"]),
    ("show-paragraphs", &["annex", "show", "xa:K1"]),
    ("list-of-arlandia", &["annex", "list", "--of", "xa"]),
    ("crosswalk-of-an-entry", &["annex", "crosswalk", "M1A1"]),
    ("crosswalk-of-a-paragraph", &["annex", "crosswalk", "K9"]),
    ("editions", &["annex", "editions"]),
    ("search-words", &["annex", "search", "grate", "kites,", "range", "290", "km", "payload", "600", "kg"]),
    ("search-id", &["annex", "search", "M2A1a", "--limit", "1"]),
    ("search-nothing", &["annex", "search", "9A999 submarine"]),
    ("vocabulary-kite", &["annex", "vocabulary", "kite"]),
];

#[test]
fn pages_read_as_they_were_approved() {
    approved(PAGES.map(|(name, arguments)| {
        (name, page(arguments, &mtcr(&[arguments, &["--corpus", "law"]].concat())))
    }));
}

#[test]
fn lines_fit_a_hundred_columns() {
    for (name, arguments) in PAGES.iter().filter(|(_, arguments)| arguments[0] != "annex") {
        let ran = mtcr(&[arguments, &["--corpus", "law"][..]].concat());
        for line in ran.stdout.lines().filter(|line| !line.contains("--fact")) {
            assert!(line.chars().count() <= 100, "{name}: {line}");
        }
    }
}

#[test]
fn a_pipe_gets_no_colour() {
    for (name, arguments) in PAGES {
        let ran = mtcr(&[arguments, &["--corpus", "law"]].concat());
        assert!(!ran.stdout.contains('\u{1b}') && !ran.stderr.contains('\u{1b}'), "{name}");
    }
}
