//! 0 nothing to attend to, 1 attention, 2 bad input.

use crate::run::mtcr;

#[test]
fn the_gravest_counts() {
    let good = "dossiers/balloon.toml";
    let open = "dossiers/silent.toml";
    let bad = "dossiers/bad/many-mistakes.toml";
    for (code, arguments) in [
        (0, &["classify", good][..]),
        (1, &["classify", open]),
        (1, &["classify", good, open]),
        (2, &["classify", open, bad, good]),
        (2, &["classify", "dossiers/none.toml"]),
        (2, &["classify", good, "--edition", "1066"]),
        (2, &["classify", good, "--fact", "max-range"]),
        (2, &["new", "kyte"]),
        (0, &["new", "kite"]),
        (2, &["annex", "show", "9.Z.9"]),
        (0, &["annex", "show", "1A1"]),
        (0, &["annex", "search", "kite"]),
        (0, &["annex", "search", "nothing of the sort"]),
        (2, &["annex", "search", " "]),
        (2, &["annex", "search"]),
        (2, &["annex", "search", "kite", "--lang", "fr"]),
        (2, &["annex", "search", "kite", "--limit", "0"]),
        (2, &["annex", "search", "kite", "--edition", "1066"]),
        (1, &["annex", "check"]),
        (2, &["annex", "vocabulary", "kyte"]),
        (0, &["annex", "vocabulary"]),
        (0, &["completions", "bash"]),
        (2, &["fly"]),
        (0, &["--version"]),
        (0, &["--help"]),
    ] {
        let ran = mtcr(&[arguments, &["--corpus", "law"]].concat());
        assert_eq!(ran.code, code, "{arguments:?}: {}{}", ran.stdout, ran.stderr);
        assert_eq!(code == 2, !ran.stderr.is_empty() && ran.code == 2, "{arguments:?} says why on stderr");
    }
}

#[test]
fn a_law_that_is_not_there_is_bad_input() {
    for arguments in [&["annex", "list"][..], &["classify", "dossiers/balloon.toml"], &["annex", "check"]] {
        let ran = mtcr(&[arguments, &["--corpus", "no-such-folder"]].concat());
        assert_eq!(ran.code, 2, "{arguments:?}: {}{}", ran.stdout, ran.stderr);
        assert!(format!("{}{}", ran.stdout, ran.stderr).contains("no-such-folder"), "{arguments:?}");
    }
}

#[test]
fn what_is_in_a_product_is_attended_to() {
    let folder = tempfile::tempdir().expect("a folder");
    let box_with = |entry: &str| {
        let text = format!(
            "class = [\"balloon\"]\n[[contains]]\nentry = {{ id = \"{entry}\", by = \"the maker\" }}\n"
        );
        crate::run::file(&folder, &format!("{entry}.toml"), text)
    };
    for (entry, code) in [("19.A.1", 1), ("none", 0)] {
        let ran = mtcr(&["classify", &box_with(entry), "--corpus", "law"]);
        assert_eq!(ran.code, code, "{}", ran.stdout);
    }
}
