//! A law that somebody vouches for.

use crate::run::{Ran, copy, folder, mtcr_in};
use std::path::Path;

/// A copy of the small law of the tests, in a folder of its own.
fn law(own: &Path) {
    copy(&folder().join("law"), &own.join("law"));
}

/// A signed copy of the law below a folder: the key to trust, and where the copy is.
pub(crate) fn signed_law(own: &Path) -> (String, String) {
    law(own);
    let key = signed(own, "a.key", &["--new", "list-office.arlandia.example"]);
    (key, own.join("law").to_str().expect("a plain path").to_owned())
}

fn signed(own: &Path, key: &str, more: &[&str]) -> String {
    let ran = mtcr_in(
        own,
        &[&["--format", "json", "--corpus", "law", "annex", "sign", "--key", key], more].concat(),
    );
    assert_eq!(ran.code, 0, "{}", ran.stderr);
    let form: serde_json::Value = serde_json::from_str(&ran.stdout).expect("JSON");
    form["key"].as_str().expect("a key").to_owned()
}

fn editions(own: &Path, trust: &[&str]) -> Ran {
    let trust: Vec<&str> = trust.iter().flat_map(|key| ["--trust", key]).collect();
    mtcr_in(own, &[&["--corpus", "law", "annex", "editions"], trust.as_slice()].concat())
}

#[test]
fn a_law_is_believed_where_a_trusted_key_signed_it_and_only_as_it_was_signed() {
    let own = tempfile::tempdir().expect("a folder");
    let own = own.path();
    law(own);
    let first = signed(own, "first.key", &["--new", "list-office.arlandia.example"]);
    let second = signed(own, "second.key", &["--new", "head.arlandia.example"]);
    let stranger = signed_elsewhere();
    for (trust, banner) in [
        (&[][..], true),
        (&[stranger.as_str()][..], true),
        (&[first.as_str()][..], false),
        (&[second.as_str()][..], false),
        (&[stranger.as_str(), second.as_str()][..], false),
    ] {
        let ran = editions(own, trust);
        assert_eq!((ran.code, ran.stdout.contains("UNSIGNED LAW")), (0, banner), "{trust:?}: {}", ran.stderr);
    }
    // Signing again adds nothing; the note has both.
    let note = std::fs::read_to_string(own.join("law/law.note")).expect("a note");
    assert_eq!(signed(own, "first.key", &[]), first);
    assert_eq!(std::fs::read_to_string(own.join("law/law.note")).expect("a note"), note);

    // One more space in one file is another law.
    let item = own.join("law/vocabulary/uses.toml");
    let text = std::fs::read_to_string(&item).expect("a text");
    std::fs::write(&item, format!("{text}\n# one more line\n")).expect("written");
    let ran = editions(own, &[&first]);
    assert_eq!(ran.code, 3, "{}", ran.stdout);
    assert!(ran.stderr.contains("signs another law") && ran.stderr.contains("law.note"), "{}", ran.stderr);
    // Nobody who is trusted signed it, so that its signatures say nothing.
    assert!(editions(own, &[]).stdout.contains("UNSIGNED LAW"));
    // Whoever signs it as it is now begins anew.
    signed(own, "second.key", &[]);
    assert!(editions(own, &[&first]).stdout.contains("UNSIGNED LAW"));
    assert!(!editions(own, &[&second]).stdout.contains("UNSIGNED LAW"));
}

#[test]
fn a_signature_that_does_not_hold_is_told() {
    let own = tempfile::tempdir().expect("a folder");
    let own = own.path();
    let (key, _) = signed_law(own);
    let file = own.join("law/law.note");
    let note = std::fs::read_to_string(&file).expect("a note");
    for (spoilt, says) in [
        (note.replacen("law ", "law 0", 1), "does not hold"),
        ("nothing\n".to_owned(), "law.note"),
        (String::new(), "law.note"),
    ] {
        std::fs::write(&file, &spoilt).expect("written");
        let ran = editions(own, &[&key]);
        assert_eq!(ran.code, 3, "{spoilt}: {}", ran.stdout);
        assert!(ran.stderr.contains(says), "{}", ran.stderr);
    }
    std::fs::write(&file, &note).expect("written");
    for (typed, code, says) in [
        (&["--corpus", "law", "--trust", "nonsense", "annex", "editions"][..], 2, "--trust nonsense"),
        (&["--trust", &key, "annex", "editions"], 2, "--corpus"),
        (&["annex", "sign", "--key", "a.key"], 2, "--corpus"),
        (&["--corpus", "law", "annex", "sign", "--key", "none.key"], 2, "none.key"),
        (&["--corpus", "law", "annex", "sign", "--key", "a.key", "--new", "b"], 2, "a.key"),
    ] {
        let ran = mtcr_in(own, typed);
        assert_eq!(ran.code, code, "{typed:?}: {}", ran.stderr);
        assert!(ran.stderr.contains(says), "{typed:?}: {}", ran.stderr);
    }
}

/// The key of somebody who signed another copy.
fn signed_elsewhere() -> String {
    let own = tempfile::tempdir().expect("a folder");
    signed_law(own.path()).0
}
