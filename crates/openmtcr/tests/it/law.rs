//! The commands about the law itself, on the one built in.

use crate::run::{file, json, mtcr};

#[test]
fn the_list_has_the_keys_of_the_design() {
    let (code, list) = json(&["annex", "list"]);
    assert_eq!(code, 0);
    let rows = list.as_array().expect("an array");
    assert!(rows.len() > 200, "{} rows", rows.len());
    for row in rows {
        for key in
            ["id", "category", "heading", "leaf", "text_status", "rule", "predicates", "purposes", "targets"]
        {
            assert!(row.get(key).is_some(), "no `{key}` in {row}");
        }
        assert!(row["rule"] == true || row["leaf"] == false, "{} is a leaf without a rule", row["id"]);
    }
    let gyros = rows.iter().find(|row| row["id"] == "9.A.4").expect("gyros");
    assert_eq!(gyros["category"], "II");
    assert!(gyros["purposes"].as_array().is_some_and(|words| words.contains(&"usable-in".into())));
    assert!(gyros["targets"].as_array().is_some_and(|targets| targets.contains(&"1.A".into())));
}

#[test]
fn an_entry_is_found_under_each_spelling() {
    for typed in ["9.A.4", "9A4", "M9A4", "m9a4"] {
        let (code, entry) = json(&["annex", "show", typed]);
        assert_eq!((code, entry["id"].as_str()), (0, Some("9.A.4")), "{typed}");
    }
    let below = json(&["annex", "show", "9A"]).1;
    let children = below.as_array().or_else(|| below["children"].as_array());
    assert!(children.is_some_and(|entries| entries.len() >= 8), "{below}");
    let ran = mtcr(&["annex", "show", "9.A.4", "--source"]);
    assert!(ran.stdout.contains("data/annex/item-09/9.A.4.toml:"), "{}", ran.stdout);
}

#[test]
fn unknown_names_are_told_with_what_is_near() {
    for (arguments, help) in [
        (&["annex", "show", "9.A.44"][..], "9.A.4"),
        (&["annex", "vocabulary", "gyrro"], "`gyro`"),
        (&["new", "turbojet-engin"], "`turbojet-engine`"),
        (&["classify", "dossiers/silent.toml", "--edition", "2024-04"], "2024-03"),
    ] {
        let ran = mtcr(arguments);
        assert_eq!(ran.code, 2, "{arguments:?}");
        assert!(ran.stderr.contains(help), "{arguments:?}: {}", ran.stderr);
    }
}

#[test]
fn a_blank_dossier_of_every_class_can_be_classified_as_printed() {
    let folder = tempfile::tempdir().expect("a folder");
    let words = json(&["annex", "vocabulary"]).1;
    let mut arguments = vec!["classify".to_owned(), "--format".to_owned(), "json".to_owned()];
    // Every tenth class is enough to meet every sort of fact.
    for class in words["classes"].as_array().expect("classes").iter().step_by(10) {
        let id = class["id"].as_str().expect("an id");
        let ran = mtcr(&["new", id]);
        assert_eq!(ran.code, 0, "{id}: {}", ran.stderr);
        arguments.push(file(&folder, &format!("{id}.toml"), ran.stdout));
    }
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    let ran = mtcr(&arguments);
    assert!(ran.code <= 1 && ran.stderr.is_empty(), "{}", ran.stderr);
}

#[test]
fn a_blank_dossier_filled_in_is_answered() {
    let folder = tempfile::tempdir().expect("a folder");
    let blank = mtcr(&["new", "turbojet-engine"]).stdout;
    let filled = blank
        .replace("# max-thrust-uninstalled = \"… kN\"", "max-thrust-uninstalled = \"0.42 kN\"")
        .replace("# civil-certified = true", "civil-certified = true")
        .replace("# dry-mass = \"… kg\"", "dry-mass = \"21 kg\"")
        .replace("# first-stage-rotor-diameter = \"… m\"", "first-stage-rotor-diameter = \"0.2 m\"")
        .replace(
            "# specific-fuel-consumption = \"… kg/(N h)\"",
            "specific-fuel-consumption = \"0.12 kg/(N h)\"",
        );
    let answer = json(&["classify", &file(&folder, "tj.toml", filled)]).1;
    assert_eq!(answer["products"][0]["entries"][0]["id"], "3.A.1.a");
}

#[test]
fn completions_know_the_commands() {
    for shell in ["bash", "zsh", "fish", "powershell", "elvish"] {
        let ran = mtcr(&["completions", shell]);
        assert!(ran.code == 0 && ran.stdout.contains("classify"), "{shell}");
    }
}

#[test]
fn the_law_built_in_is_clean() {
    let (code, check) = json(&["annex", "check"]);
    assert_eq!((code, &check["clean"]), (0, &true.into()));
}
