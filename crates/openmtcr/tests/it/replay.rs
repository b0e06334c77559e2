//! `mtcr decide --replay`: the same bytes, what differs, and what is to be fetched.

use crate::run::{file, json, mtcr};

fn example(name: &str) -> String {
    format!("../../../examples/transfers/{name}.toml")
}

const MADE_UP: &str = "../../../examples/registry.toml";

#[test]
fn a_determination_is_replayed_to_the_byte() {
    let folder = tempfile::tempdir().expect("a folder");
    for (name, more) in [
        ("hydrazine", &["--overlay", "us", "--overlay", "eu"][..]),
        ("chemical-intent-around-canberra", &["--on", "1993-01-06"]),
        ("inside-the-european-union", &["--edition", "2022-10"]),
    ] {
        let ran = mtcr(&[&["decide", &example(name), "--format", "json"], more].concat());
        let path = file(&folder, "record.json", &ran.stdout);
        let replayed = mtcr(&["decide", "--replay", &path]);
        assert_eq!(
            (replayed.code, replayed.stdout.contains("the same to the byte")),
            (0, true),
            "{name}: {}",
            replayed.stdout
        );
        let (code, form) = json(&["decide", "--replay", &path]);
        let form = &form["replay"];
        assert_eq!(
            (code, form["same"].as_bool(), form["outcome"].as_str()),
            (0, Some(true), Some("same-bytes"))
        );
        assert_eq!(form["differences"].as_array().map(Vec::len), Some(0));
        assert_eq!(form["corpus"]["recorded"], form["corpus"]["here"]);
        assert_eq!(form["engine"]["recorded"], form["engine"]["here"]);

        let altered = ran.stdout.replacen("case-by-case", "prohibited", 1);
        let path = file(&folder, "altered.json", altered);
        let replayed = mtcr(&["decide", "--replay", &path]);
        assert_eq!(
            (replayed.code, replayed.stdout.contains("recorded: \"prohibited\"")),
            (1, true),
            "{name}: {}",
            replayed.stdout
        );
        let (code, form) = json(&["decide", "--replay", &path]);
        let differences = form["replay"]["differences"].as_array().expect("differences");
        assert_eq!((code, form["replay"]["same"].as_bool(), differences.len()), (1, Some(false), 1));
        assert_eq!(differences[0]["recorded"], "prohibited");
        assert_eq!(differences[0]["found"], "case-by-case");
    }
}

#[test]
fn another_engine_that_finds_the_same_says_so() {
    let folder = tempfile::tempdir().expect("a folder");
    let ran = mtcr(&["decide", &example("water-pump"), "--format", "json"]);
    let engine = format!("\"engine\": \"{}\"", env!("CARGO_PKG_VERSION"));
    let other = ran.stdout.replace(&engine, "\"engine\": \"0.0.1\"");
    assert_ne!(other, ran.stdout);
    let path = file(&folder, "record.json", other);
    let (code, form) = json(&["decide", "--replay", &path]);
    assert_eq!((code, form["replay"]["outcome"].as_str()), (0, Some("same-findings")), "{form}");
    assert_eq!(form["replay"]["engine"]["recorded"], "0.0.1");
    assert!(mtcr(&["decide", "--replay", &path]).stdout.contains("made by engine 0.0.1"));
    let path = file(&folder, "spaces.json", ran.stdout + "\n");
    let (code, form) = json(&["decide", "--replay", &path]);
    assert_eq!((code, form["replay"]["differences"][0]["place"].as_str()), (1, Some("layout")));
}

#[test]
fn another_law_is_named_and_not_guessed() {
    let folder = tempfile::tempdir().expect("a folder");
    let ran = mtcr(&["decide", &example("water-pump"), "--format", "json"]);
    let (_, form) = json(&["decide", &example("water-pump")]);
    let digest = form["record"]["corpus"].as_str().expect("a digest").to_owned();
    let path = file(&folder, "record.json", ran.stdout.replace(&digest, &"0".repeat(64)));
    let replayed = mtcr(&["decide", "--replay", &path]);
    assert_eq!(replayed.code, 3);
    for part in ["0".repeat(64), digest.clone(), "finds the same".to_owned(), "`--corpus`".to_owned()] {
        assert!(replayed.stdout.contains(&part), "{part}: {}", replayed.stdout);
    }
    let (code, form) = json(&["decide", "--replay", &path]);
    let form = &form["replay"];
    assert_eq!((code, form["same"].as_bool(), form["outcome"].as_str()), (3, Some(false), Some("to-fetch")));
    assert_eq!(form["corpus"]["recorded"], "0".repeat(64));
    assert_eq!(form["corpus"]["here"], digest);
}

#[test]
fn a_registry_that_a_record_rests_on_is_named_and_not_guessed() {
    let folder = tempfile::tempdir().expect("a folder");
    let transfer = file(&folder, "lent.toml", crate::decide::LENT);
    let ran = mtcr(&["decide", &transfer, "--registry", MADE_UP, "--format", "json"]);
    let path = file(&folder, "record.json", &ran.stdout);
    // Where the registry lies does not matter, what it is does.
    let moved = std::fs::read_to_string(crate::run::folder().join(MADE_UP)).expect("the registry");
    let other = moved.replace("Founder.", "One of the founders.");
    assert_ne!(moved, other);
    let (moved, other) = (file(&folder, "moved.toml", moved), file(&folder, "other.toml", other));
    for registry in [MADE_UP, &moved] {
        let replayed = mtcr(&["decide", "--replay", &path, "--registry", registry]);
        assert_eq!(replayed.code, 0, "{registry}: {}{}", replayed.stdout, replayed.stderr);
    }
    let (_, record) = json(&["decide", &transfer, "--registry", MADE_UP]);
    let digest = record["record"]["registry"].as_str().expect("a digest");
    for registry in [&[][..], &["--registry", &other]] {
        let arguments = [&["decide", "--replay", &path], registry].concat();
        let replayed = mtcr(&arguments);
        assert_eq!(replayed.code, 3, "{registry:?}: {}", replayed.stdout);
        assert!(
            replayed.stdout.contains(digest) && replayed.stdout.contains("`--registry`"),
            "{}",
            replayed.stdout
        );
        let (code, form) = json(&arguments);
        let form = &form["replay"];
        assert_eq!((code, form["outcome"].as_str()), (3, Some("to-fetch")));
        assert_eq!(form["registry"]["recorded"], digest);
        assert_eq!(form["corpus"]["recorded"], form["corpus"]["here"]);
    }
    // A record that rests on the registry of the law takes no other.
    let plain = mtcr(&["decide", &example("water-pump"), "--format", "json"]);
    let path = file(&folder, "plain.json", plain.stdout);
    let replayed = mtcr(&["decide", "--replay", &path, "--registry", MADE_UP]);
    assert_eq!((replayed.code, replayed.stderr.contains("leave `--registry` out")), (2, true));
}

#[test]
fn what_is_no_record_is_named() {
    let folder = tempfile::tempdir().expect("a folder");
    let several = mtcr(&["decide", &example("water-pump"), &example("hydrazine"), "--format", "json"]);
    for text in ["{}", "not JSON", "[]", &several.stdout] {
        let path = file(&folder, "none.json", text);
        let ran = mtcr(&["decide", "--replay", &path]);
        assert_eq!(ran.code, 2);
        assert!(
            ran.stderr.contains("none.json`: this is not a determination of one transfer"),
            "{}",
            ran.stderr
        );
    }
    let ran = mtcr(&["decide", "--replay", "nowhere.json"]);
    assert!(ran.code == 2 && ran.stderr.contains("nowhere.json"), "{}", ran.stderr);
}
