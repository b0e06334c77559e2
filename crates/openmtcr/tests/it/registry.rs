//! The registry: that of the law built in, and a made-up one. `BLESS=1` writes the pages anew; read the difference.

use crate::run::{approved, file, json, mtcr, page};

const MADE_UP: &str = "../../../examples/registry.toml";

/// File names, and the arguments that print what stands in them.
const PAGES: [(&str, &[&str]); 11] = [
    ("registry-de-1988", &["DE", "--on", "1988-05-01"]),
    ("registry-year-only", &["Australia", "--on", "1990-06-01"]),
    ("registry-2009", &["--on", "2009-03-04"]),
    ("registry-1995-bonn", &["--on", "1995-10-11"]),
    ("registry-adherents-2020", &["--on", "2020-01-01", "--standing", "adherent"]),
    ("registry-former", &["East Germany", "--on", "1988-05-01"]),
    ("registry-lag", &["US", "--on", "2024-05-01"]),
    ("registry-last", &[]),
    ("registry-fictitious", &["--on", "2005-01-01", "--registry", MADE_UP]),
    ("registry-fictitious-state", &["Borovia", "--on", "2004-02-01", "--registry", MADE_UP]),
    ("registry-unknown", &["Borovai", "--registry", MADE_UP]),
];

#[test]
fn pages_read_as_they_were_approved() {
    approved(PAGES.map(|(name, arguments)| {
        let arguments = [&["registry"], arguments].concat();
        let ran = mtcr(&arguments);
        assert!(ran.stdout.lines().all(|line| line.chars().count() <= 100), "{name}: {}", ran.stdout);
        (name, page(&arguments, &ran))
    }));
}

#[test]
fn counts_have_their_states() {
    let (code, answer) = json(&["registry", "--on", "2009-03-04", "--standing", "partner"]);
    assert_eq!((code, answer["count"].as_u64()), (0, Some(34)));
    assert_eq!(answer["states"].as_array().map(Vec::len), Some(34));
    assert_eq!(answer["open"].as_array().map(Vec::len), Some(0));
    assert_eq!((&answer["fictitious"], answer.get("banner")), (&false.into(), None));

    let (code, answer) = json(&["registry", "--on", "1990-06-01", "--standing", "partner"]);
    assert_eq!(code, 1, "an open count wants attention");
    assert!(answer["count"].is_null());
    assert_eq!((answer["at_least"].as_u64(), answer["at_most"].as_u64()), (Some(7), Some(14)));
    assert_eq!(answer["open"][0]["reason"], "joined-during-the-year");
}

#[test]
fn a_state_on_a_date() {
    let (code, answer) = json(&["registry", "DE", "--on", "1988-05-01"]);
    assert_eq!((code, answer["standing"].as_str()), (0, Some("partner")));
    assert_eq!(answer["state"]["name"], "West Germany");
    let (code, answer) = json(&["registry", "AU", "--on", "1990"]);
    assert_eq!((code, answer["standing"].as_str()), (1, Some("open")));
    assert_eq!(answer["could_be"], serde_json::json!(["partner", "other"]));
    let (code, answer) = json(&["registry", "SU", "--on", "1988"]);
    assert_eq!(
        (code, answer["standing"].as_str(), answer["there"].as_str()),
        (0, Some("other"), Some("yes"))
    );
}

#[test]
fn every_answer_says_that_a_registry_is_made_up() {
    for arguments in [&[][..], &["Arlandia"], &["--standing", "partner"], &["XD", "--on", "2012"]] {
        let arguments = [&["registry", "--registry", MADE_UP], arguments].concat();
        let ran = mtcr(&arguments);
        assert!(ran.stdout.starts_with("FICTITIOUS REGISTRY from "), "{}", ran.stdout);
        let (_, answer) = json(&arguments);
        assert_eq!(answer["fictitious"], true);
        assert!(answer["banner"][0].as_str().is_some_and(|text| text.contains("made up")), "{answer}");
    }
}

#[test]
fn what_cannot_be_answered_ends_with_its_code() {
    let folder = tempfile::tempdir().expect("a folder");
    let real = file(
        &folder,
        "real.toml",
        "fictitious = false\n[[state]]\niso2 = \"FR\"\niso3 = \"FRA\"\nname = [{ name = \"France\" }]\n",
    );
    let broken = file(&folder, "broken.toml", "fictitious = true\n[[state]]\niso2 = \"FR\"\n");
    for (code, arguments, wanted) in [
        (2, &["Ruritania"][..], "unknown state `Ruritania`"),
        (2, &["DE", "--registry", MADE_UP], "unknown state `DE`"),
        (2, &["--on", "4 March 2009"], "is not a date"),
        (2, &["--on", "2009-02-30"], "is not a date"),
        (2, &["--standing", "member"], "partner"),
        (2, &["DE", "--standing", "partner"], "cannot be used with"),
        (2, &["--registry", "none.toml"], "none.toml"),
        (2, &["--registry", &broken], "broken.toml:2:1: `iso3` is missing"),
        (3, &["--corpus", "law"], "no registry"),
        (0, &["FR", "--registry", &real], ""),
        (0, &["--corpus", "law", "--registry", MADE_UP], ""),
    ] {
        let ran = mtcr(&[&["registry"], arguments].concat());
        assert_eq!(ran.code, code, "{arguments:?}: {}{}", ran.stdout, ran.stderr);
        assert!(ran.stderr.contains(wanted), "{arguments:?}: {}", ran.stderr);
    }
    let ran = mtcr(&["registry", "FR", "--registry", &real]);
    assert!(ran.stdout.starts_with("UNSIGNED REGISTRY"), "{}", ran.stdout);
}
