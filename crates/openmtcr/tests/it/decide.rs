//! `mtcr decide`: exit codes, replay, and what every answer must say.

use crate::run::{file, json, mtcr};

const EXAMPLES: &str = "../../../examples/transfers";

fn example(name: &str) -> String {
    format!("{EXAMPLES}/{name}.toml")
}

#[test]
fn exit_codes_say_whether_somebody_has_to_attend() {
    for (name, code) in [
        ("water-pump", 0),
        ("inside-the-state", 0),
        ("rocket-motor", 1),
        ("standing-not-known", 1),
        ("production-facility", 1),
    ] {
        assert_eq!(mtcr(&["decide", &example(name)]).code, code, "{name}");
    }
    assert_eq!(mtcr(&["decide", "nowhere.toml"]).code, 2);
    assert_eq!(mtcr(&["decide", &example("water-pump"), "--overlay", "atlantis"]).code, 2);
    assert_eq!(mtcr(&["decide", &example("water-pump"), "--on", "yesterday"]).code, 2);
    // The law of toys has no rules on transfers.
    assert_eq!(mtcr(&["decide", &example("water-pump"), "--corpus", "law"]).code, 3);
}

#[test]
fn no_control_is_no_clearance() {
    let ran = mtcr(&["decide", &example("water-pump")]);
    assert!(ran.stdout.contains("other lists and the catch-all may apply"), "{}", ran.stdout);
    let (_, form) = json(&["decide", &example("water-pump")]);
    assert!(
        form["scope"].as_str().is_some_and(|scope| scope.contains("other lists and the catch-all may apply"))
    );
    assert!(form["nature"].as_str().is_some_and(|nature| nature.contains("not a decision")));
}

#[test]
fn the_position_comes_first() {
    let ran = mtcr(&["decide", &example("production-facility-for-a-partner"), "--overlay", "us"]);
    assert_eq!(ran.stdout.lines().nth(1), Some("Prohibited [prohibited]"));
    assert!(ran.stdout.contains("The bar of the Guidelines stands"), "{}", ran.stdout);
    for line in ran.stdout.lines() {
        assert!(line.chars().count() <= 100, "{line}");
    }
}

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
        let altered = ran.stdout.replacen("case-by-case", "prohibited", 1);
        let path = file(&folder, "altered.json", altered);
        let replayed = mtcr(&["decide", "--replay", &path]);
        assert_eq!(
            (replayed.code, replayed.stdout.contains("recorded: \"prohibited\"")),
            (1, true),
            "{name}: {}",
            replayed.stdout
        );
    }
    let path = file(&folder, "none.json", "{}");
    assert_eq!(mtcr(&["decide", "--replay", &path]).code, 2);
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
    assert!(
        replayed.stderr.contains(&"0".repeat(64)) && replayed.stderr.contains("finds the same"),
        "{}",
        replayed.stderr
    );
}

#[test]
fn several_transfers_are_several_answers() {
    let (code, forms) = json(&["decide", &example("water-pump"), &example("rocket-motor")]);
    assert_eq!((code, forms.as_array().map(Vec::len)), (1, Some(2)));
}
