//! Interviews with the law built in, their lines given as a script gives them.

use crate::run::{Ran, file, json, mtcr, mtcr_told};
use openmtcr::ask::{read_session, resumed, session_text};
use openmtcr::{Bench, Law};
use serde_json::Value;
use tempfile::TempDir;

fn folder() -> TempDir {
    TempDir::new().expect("a temporary folder")
}

fn path(folder: &TempDir, name: &str) -> String {
    folder.path().join(name).to_str().expect("a plain path").to_owned()
}

fn read(path: &str) -> String {
    std::fs::read_to_string(path).unwrap_or_else(|error| panic!("{path}: {error}"))
}

fn digest() -> String {
    Law::built_in().expect("a law").corpus.digest
}

/// A session in which everything is answered that is asked of a small turbojet.
fn engine(edition: &str, corpus: &str) -> String {
    format!(
        r#"
engine  = "0.1.0"
edition = "{edition}"
corpus  = "{corpus}"
name    = "TJ-40"

[[answer]]
about = "class"
yes   = ["turbojet-engine"]

[[answer]]
about = "designed-or-modified-for"
no    = ["1.A", "19.A.2"]

[[answer]]
about = "max-thrust-uninstalled"
said  = "at least 0.42 kN"

[[answer]]
about = "civil-certified"
said  = "no"

[[answer]]
about = "specific-fuel-consumption"
said  = "0.11 to 0.14 kg/(N h)"

[[answer]]
about = "dry-mass"
said  = "21 kg ± 0.5 kg"

[[answer]]
about = "first-stage-rotor-diameter"
said  = "25 cm"
"#
    )
}

/// Ends that session, writing `engine.toml` and `engine.outcome.json`.
fn finished(folder: &TempDir) -> (Ran, String, String) {
    let session = file(folder, "session.toml", engine("2024-03", &digest()));
    let dossier = path(folder, "engine.toml");
    let ran = mtcr_told(&["ask", "--resume", &session, "-o", &dossier], "");
    (ran, dossier, path(folder, "engine.outcome.json"))
}

#[test]
fn an_interview_ends_in_a_dossier_that_classifies_as_its_outcome() {
    let folder = folder();
    let (ran, dossier, outcome) = finished(&folder);
    assert_eq!(ran.code, 1, "{}", ran.stderr);
    assert!(ran.stdout.contains("TJ-40") && ran.stdout.contains("Controlled: Category II"), "{}", ran.stdout);
    let outcome: Value = serde_json::from_str(&read(&outcome)).expect("JSON");
    let (code, classified) = json(&["classify", &dossier]);
    assert_eq!(code, 1);
    let mut product = classified["products"][0].clone();
    product.as_object_mut().expect("a table").remove("file");
    assert_eq!(product, outcome["product"]);
    for key in ["edition", "evaluated_edition", "corpus", "engine", "grounds"] {
        assert_eq!(classified[key], outcome[key], "{key}");
    }
    assert_eq!((&outcome["verdict"], &outcome["complete"]), (&"controlled".into(), &true.into()));
    assert_eq!(outcome["answers"][5]["said"], "21 kg ± 0.5 kg");
    assert!(outcome["dossier"].as_str().is_some_and(|text| read(&dossier).ends_with(text)));
    assert!(read(&dossier).contains("dry-mass = { basis = \"asked\" }"));
    assert!(ran.stdout.contains("21 kg ± 0.5 kg (asked)"), "{}", ran.stdout);
}

#[test]
fn an_outcome_is_written_once_and_shows_a_change() {
    let folder = folder();
    let (_, dossier, outcome) = finished(&folder);
    let again = mtcr_told(&["ask", "turbojet-engine", "--outcome", &outcome], "");
    assert_eq!(again.code, 2);
    assert!(again.stderr.contains("is there already and is not overwritten"), "{}", again.stderr);
    let again = mtcr_told(&["ask", "turbojet-engine", "-o", &dossier], "");
    assert_eq!(again.code, 2, "{}", again.stderr);
    let replay = mtcr(&["ask", "--replay", &outcome]);
    assert_eq!(replay.code, 0, "{}{}", replay.stdout, replay.stderr);
    assert!(replay.stdout.contains("determined again, the same to the byte"), "{}", replay.stdout);
    let text = read(&outcome);
    for (old, new) in [("\"controlled\"", "\"undetermined\""), ("0.42 kN", "0.39 kN"), ("TJ-40", "TJ-41")] {
        let altered = file(&folder, "altered.json", text.replacen(old, new, 1));
        let found = mtcr(&["ask", "--replay", &altered]);
        assert_eq!(found.code, 1, "{old}: {}", found.stdout);
        assert!(found.stdout.contains("changed since it was written"), "{old}: {}", found.stdout);
    }
    // Whoever computes the digest anew is found out by asking again.
    let mut forged: Value = serde_json::from_str(&text).expect("JSON");
    forged["verdict"] = "not-controlled".into();
    forged["digest"] = "".into();
    let bare = serde_json::to_string_pretty(&forged).expect("JSON") + "\n";
    forged["digest"] = mtcr_corpus::blob::text_digest(&bare).into();
    let bare = serde_json::to_string_pretty(&forged).expect("JSON") + "\n";
    let found = mtcr(&["ask", "--replay", &file(&folder, "forged.json", bare)]);
    assert_eq!(found.code, 1, "{}", found.stdout);
    assert!(
        found.stdout.contains("verdict") && found.stdout.contains("recorded: \"not-controlled\""),
        "{}",
        found.stdout
    );
    for text in ["", "{}", "[]", "{\"digest\": \"\"}"] {
        let found = mtcr(&["ask", "--replay", &file(&folder, "none.json", text)]);
        assert_eq!(found.code, if text.contains("digest") { 1 } else { 2 }, "{text}: {}", found.stderr);
    }
}

#[test]
fn the_end_of_input_saves_the_session_and_it_goes_on_where_it_was() {
    let folder = folder();
    let session = path(&folder, "kept.toml");
    let first = mtcr_told(&["ask", "--name", "a drone", "--session", &session], "craft\n");
    assert_eq!(first.code, 1);
    assert!(first.stderr.contains("answers saved in `"), "{}", first.stderr);
    let stood =
        first.stdout.rsplit_once("\n2. ").map(|(_, last)| last.to_owned()).expect("a second question");
    let second = mtcr_told(&["ask", "--resume", &session], "?\nstop\nnever read\n");
    assert!(second.stdout.contains(stood.trim_end()), "{}\n{}", stood, second.stdout);
    let form = read_session(&read(&session)).expect("a session");
    assert_eq!((form.name.as_str(), form.edition.as_str(), form.answers.len()), ("a drone", "2024-03", 2));
    assert_eq!(form.corpus, digest());
    assert!(form.answers[1].unknown.as_ref().is_some_and(|open| !open.is_empty()), "{form:?}");
    assert_eq!(read_session(&session_text(&form)).expect("the same"), form);
    let law = Law::built_in().expect("a law");
    let bench = Bench::new(&law, None).expect("an edition");
    assert_eq!(resumed(&bench, "a drone", &form.answers).expect("the same answers").answers().len(), 2);
}

#[test]
fn commands_are_understood_and_what_is_not_is_asked_again() {
    let folder = folder();
    let session = path(&folder, "kept.toml");
    let lines = "change dry-mass\n20 km\nabout 20\n\n20 kg\nanswers\nwhy\nback\nback\nback\nhelp\nchange dry-maas\nstop\n";
    let ran = mtcr_told(&["ask", "turbojet-engine", "--session", &session], lines);
    let plain = ran.stdout.split_whitespace().collect::<Vec<_>>().join(" ");
    for wanted in [
        "`20 km` is not a quantity that `dry-mass` can have; it is given in units like `kg`",
        "`about` is not a number; answer with `3 kg`, `at least 3 kg`",
        "nothing was answered; answer with `3 kg`",
        "dry-mass 20 kg",
        "the answer:",
        "3.A.1.b Turbojet",
        "change NAME take the answer about NAME back",
        "there is nothing named `dry-maas`; did you mean `dry-mass`?",
    ] {
        assert!(plain.contains(wanted), "{wanted}:\n{}", ran.stdout);
    }
    assert_eq!(ran.stdout.matches("What does the engine weigh").count(), 2, "asked, and again after `back`");
    let form = read_session(&read(&session)).expect("a session");
    assert_eq!(form.answers, [], "three steps back take the class back too");
}

#[test]
fn a_newer_edition_is_told_and_changes_nothing_by_itself() {
    let folder = folder();
    let session = file(&folder, "session.toml", engine("2023-06", &digest()));
    let (outcome, newer) = (path(&folder, "o.json"), path(&folder, "n.json"));
    let ran = mtcr_told(&["ask", "--resume", &session, "--outcome", &outcome], "");
    let plain = ran.stdout.split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(
        plain.contains("A newer edition is held: 2024-03. This interview stays with edition 2023-06"),
        "{plain}"
    );
    assert!(
        plain.contains(
            "6.C.8 differs; it reads the answers class; by the answers so far not-controlled in both"
        ),
        "{plain}"
    );
    let recorded: Value = serde_json::from_str(&read(&outcome)).expect("JSON");
    assert_eq!(recorded["edition"], "2023-06");
    let ran = mtcr_told(&["ask", "--resume", &session, "--edition", "2024-03", "--outcome", &newer], "");
    assert!(!ran.stdout.contains("newer edition"), "{}", ran.stdout);
    let recorded: Value = serde_json::from_str(&read(&newer)).expect("JSON");
    assert_eq!(recorded["edition"], "2024-03");
}

#[test]
fn no_answer_is_lost_when_a_file_cannot_be_written() {
    let folder = folder();
    let session = file(&folder, "session.toml", engine("2024-03", &digest()));
    let kept = path(&folder, "kept.toml");
    let nowhere = path(&folder, "no-folder/engine.toml");
    let ran = mtcr_told(&["ask", "--resume", &session, "--session", &kept, "-o", &nowhere], "");
    assert_eq!(ran.code, 2, "{}", ran.stdout);
    assert!(
        ran.stderr.contains("cannot be written") && ran.stderr.contains("answers saved in `"),
        "{}",
        ran.stderr
    );
    assert_eq!(read_session(&read(&kept)).expect("a session").answers.len(), 7);
    let same = path(&folder, "one.toml");
    for (arguments, wanted) in [
        (["--session", &kept, "--outcome", &same], "goes on with it"),
        (["--session", &same, "--outcome", &same], "is named for two files"),
        (["-o", &same, "--outcome", &same], "is named for two files"),
    ] {
        let ran = mtcr_told(&[&["ask", "software"][..], &arguments[..]].concat(), "?\n");
        assert_eq!(ran.code, 2, "{wanted}: {}", ran.stdout);
        assert!(ran.stderr.contains(wanted), "{wanted}: {}", ran.stderr);
    }
    assert!(!std::path::Path::new(&same).exists());
}

#[test]
fn another_state_of_the_law_is_told() {
    let folder = folder();
    let session = file(&folder, "session.toml", engine("2024-03", &"0".repeat(64)));
    let ran = mtcr_told(&["ask", "--resume", &session], "");
    assert!(ran.stdout.contains("given under another state of the law"), "{}", ran.stdout);
    assert_eq!(read_session(&read(&session)).expect("kept").corpus, digest());
}

#[test]
fn json_has_the_outcome_alone_on_standard_output() {
    let folder = folder();
    let session = file(&folder, "session.toml", engine("2024-03", &digest()));
    let ran = mtcr_told(&["ask", "--resume", &session, "--format", "json"], "");
    let outcome: Value = serde_json::from_str(&ran.stdout).expect("JSON");
    assert_eq!(outcome["product"]["entries"][0]["id"], "3.A.1.a");
    let ran = mtcr_told(&["ask", "software", "--format", "json"], "finish\n");
    let outcome: Value = serde_json::from_str(&ran.stdout).expect("JSON");
    assert_eq!((&outcome["verdict"], &outcome["complete"]), (&"undetermined".into(), &false.into()));
    assert!(ran.stderr.contains("2. "), "the questions go beside it: {}", ran.stderr);
}

#[test]
fn sessions_that_cannot_be_read_are_refused_with_their_place() {
    let folder = folder();
    let good = engine("2024-03", &digest());
    for (text, wanted) in [
        ("name = 3".to_owned(), "line 1: "),
        (good.replace("engine  =", "motor ="), "line 2: unknown field `motor`"),
        (good.replace("2024-03", "2024-04"), "unknown edition `2024-04`"),
        (good.replace("turbojet-engine", "turbojet"), "answer 1 (`class`) cannot be read under this law: "),
        (good.replace("21 kg ±", "21 km ±"), "answer 6 (`dry-mass`) cannot be read under this law: "),
        (good.replace("said  = \"no\"", "said = \"no\"\nno-more = true"), "answer 4 (`civil-certified`)"),
        (good.replace("\"25 cm\"", "'''\n25 cm\"\nclass = []'''"), "write it in one line"),
        (good.replace("\"25 cm\"", "'{ min = \"1 cm\", max = \"2 cm\" } # '"), ""),
    ] {
        let session = file(&folder, "session.toml", &text);
        let ran = mtcr_told(&["ask", "--resume", &session], "");
        if wanted.is_empty() {
            assert_eq!(ran.code, 1, "{}", ran.stderr);
            continue;
        }
        assert_eq!(ran.code, 2, "{wanted}: {}", ran.stdout);
        assert!(ran.stderr.contains(wanted), "{wanted}: {}", ran.stderr);
        assert_eq!(read(&session), text, "a session that is refused stays as it is");
    }
    let ran = mtcr_told(&["ask", "turbofam-engine"], "");
    assert_eq!(ran.code, 2);
    assert!(ran.stderr.contains("unknown class `turbofam-engine`; did you mean"), "{}", ran.stderr);
}
