//! National lists and the crosswalk, built in and from folders.

use crate::run::{copy, folder, json, mtcr};
use openmtcr::Law;

fn data() -> std::path::PathBuf {
    folder().join("../../../data")
}

#[test]
fn the_lists_built_in_are_those_of_the_folder() {
    let built_in = Law::built_in().expect("the law");
    let of_folder = Law::of_folder(&data()).expect("the law");
    assert_eq!(built_in.lists(), of_folder.lists());
    assert!(!built_in.lists().is_empty());
    for id in built_in.lists() {
        let places = [&built_in, &of_folder].map(|law| {
            let list = law.list(id).expect("a list").list.expect("a list");
            let paragraphs = list.paragraphs.iter().map(|paragraph| {
                let place = paragraph.place.to_string();
                let (_, inside) = place.rsplit_once("national/").expect("a place in the list");
                (paragraph.name.clone(), inside.to_owned())
            });
            (list.digest.clone(), paragraphs.collect::<Vec<_>>())
        });
        assert_eq!(places[0], places[1], "{id}");
    }
    assert!(built_in.corpus.list.is_none() && built_in.source.national.is_empty());
    assert!(built_in.list("no").is_err());
}

#[test]
fn a_paragraph_is_found_under_each_spelling() {
    for typed in ["us:IV(d)(2)", "us:iv.d.2", "us:IVd2", " us : IV (d) (2)"] {
        let (code, paragraph) = json(&["annex", "show", typed]);
        assert_eq!((code, paragraph["id"].as_str()), (0, Some("IV(d)(2)")), "{typed}");
        assert!(paragraph["entries"].as_array().is_some_and(|beside| beside.contains(&"2.A.1.c.1".into())));
        assert!(paragraph["text"]["rule"].as_str().is_some_and(|rule| rule.contains("total-impulse")));
    }
    let (_, list) = json(&["annex", "list", "--of", "eu"]);
    let rows = list["paragraphs"].as_array().expect("paragraphs");
    assert!(rows.iter().any(|row| row["id"] == "1C111.a.5.b" && row["rule"] == true));
    let ran = mtcr(&["annex", "show", "eu:1C111.a.5.b", "--source"]);
    assert!(ran.stdout.contains("data/national/eu/1C111.toml:"), "{}", ran.stdout);
}

#[test]
fn the_crosswalk_is_the_same_from_either_side() {
    for (entry, list, paragraph) in [
        ("M4C2c", "us-ccl", "1C111.a.1"),
        ("2.A.1.c.1", "us-usml", "IV(d)(2)"),
        ("4.C.2.c", "eu-military", "ML8.c.8"),
    ] {
        let has = |code: &str| {
            let rows = json(&["annex", "crosswalk", code]).1;
            let rows = rows.as_array().expect("rows").clone();
            rows.iter().any(|row| row["list"] == list && row["id"] == paragraph && row["basis_text"] != "")
        };
        let by_list = format!("{list}:{paragraph}");
        for code in [entry, paragraph, by_list.as_str()] {
            assert!(has(code), "{code}");
        }
        assert!(!has("9.A.3"), "{entry}");
    }
    let below = json(&["annex", "crosswalk", "us:1C111"]).1;
    let ids = below.as_array().expect("rows").iter();
    assert!(ids.clone().count() > 5 && ids.clone().all(|row| row["list"] == "us-ccl"), "{below}");
}

#[test]
fn unknown_names_end_with_what_is_near() {
    for (arguments, help) in [
        (&["annex", "list", "--of", "uk"][..], "lists are eu, us"),
        (&["annex", "show", "uk:1C111"], "lists are eu, us"),
        (&["annex", "show", "eu:1C1111"], "`1C111"),
        (&["annex", "show", "eu:"], "`mtcr annex list --of eu` shows all"),
        (&["annex", "show", "eu:1C111", "--edition", "2019-10"], "has one text"),
        (&["annex", "crosswalk", "1C1111"], "`1C111"),
        (&["annex", "crosswalk", "uk:1C111"], "lists are eu, eu-military"),
    ] {
        let ran = mtcr(arguments);
        assert_eq!(ran.code, 2, "{arguments:?}");
        assert!(ran.stderr.contains(help), "{arguments:?}: {}", ran.stderr);
    }
}

/// A list with a problem stops what asks for it and nothing else, and the check still runs all other cases.
#[test]
fn a_problem_of_a_list_stops_the_list_alone() {
    let there = tempfile::tempdir().expect("a folder");
    copy(&folder().join("law"), there.path());
    let path = there.path().join("national/xa/K1.toml");
    let text = std::fs::read_to_string(&path).expect("a file");
    std::fs::write(&path, text.replace("max-range >=", "max-rangy >=")).expect("a file");
    let law = there.path().to_str().expect("a plain path");
    let run = |arguments: &[&str]| mtcr(&[arguments, &["--corpus", law]].concat());
    assert_eq!(run(&["annex", "list"]).code, 0);
    let list = run(&["annex", "list", "--of", "xa"]);
    assert_eq!(list.code, 2);
    assert!(list.stderr.contains("unknown-fact") && list.stderr.contains("K1.toml:18:5"), "{}", list.stderr);
    let check = run(&["annex", "check"]);
    assert_eq!(check.code, 2);
    assert!(check.stdout.contains("unknown-fact") && check.stdout.contains("1 problem in files"));
    assert!(check.stdout.contains("5 entries; 2 cases run"), "{}", check.stdout);
    assert!(!check.stdout.contains("list xa of"), "{}", check.stdout);
}
