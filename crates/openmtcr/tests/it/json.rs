//! The shape of answers for programs.

use crate::run::{file, json};
use serde_json::Value;

const TURBOJET: &str = r#"
name  = "TJ-40 turbojet"
class = ["turbojet-engine"]
[facts]
max-thrust-uninstalled     = "0.42 kN"
specific-fuel-consumption  = { min = "0.11 kg/(N h)", max = "0.14 kg/(N h)" }
civil-certified            = false
dry-mass                   = "21 kg ± 0.5 kg"
first-stage-rotor-diameter = "0.2 m"
[[contains]]
name      = "GNSS receiver"
entry     = { id = "11.A.3.a", by = "manufacturer's statement, 2025-03" }
separable = true
[sources]
max-thrust-uninstalled = { basis = "datasheet", document = "TJ40-DS-3 p.2" }
"#;

fn keys(value: &Value) -> Vec<&str> {
    value.as_object().expect("an object").keys().map(String::as_str).collect()
}

fn has(value: &Value, wanted: &[&str]) {
    let known = keys(value);
    for key in wanted {
        assert!(known.contains(key), "no `{key}` in {known:?}");
    }
}

#[test]
fn a_classification_has_the_keys_of_the_design() {
    let folder = tempfile::tempdir().expect("a folder");
    let (code, answer) = json(&["classify", &file(&folder, "tj.toml", TURBOJET)]);
    assert_eq!(code, 1);
    has(&answer, &["edition", "corpus", "scope", "products"]);
    assert!(answer["scope"].as_str().is_some_and(|scope| scope.contains("the catch-all may apply")));
    assert_eq!(answer["corpus"].as_str().map(str::len), Some(64));
    assert!(answer.get("banner").is_none(), "the law built in needs no banner");
    let product = &answer["products"][0];
    has(product, &["name", "verdict", "category", "entries", "undetermined", "near"]);
    assert_eq!(product["verdict"], "controlled");
    assert_eq!(product["category"]["at_least"], "II");
    has(&product["category"], &["at_least", "could_be", "basis"]);
    let entry = &product["entries"][0];
    has(entry, &["id", "verdict", "category", "text_status", "read_in", "finding"]);
    assert_eq!((&entry["id"], &entry["category"]), (&Value::from("3.A.1.a"), &Value::from("II")));
    let thrust = &entry["finding"]["members"][1]["evidence"];
    assert_eq!(thrust["value"], "0.42 kN");
    assert_eq!(thrust["document"], "TJ40-DS-3 p.2");
    for open in product["undetermined"].as_array().expect("an array") {
        has(open, &["id", "limits_met", "asks"]);
    }
    assert_eq!(product["contains"][0]["entries"][0]["id"], "11.A.3.a");
}

#[test]
fn near_misses_name_the_figure_and_the_margin() {
    let folder = tempfile::tempdir().expect("a folder");
    let heavy = TURBOJET.replace("0.42 kN", "400 N");
    let (_, answer) = json(&["classify", &file(&folder, "tj.toml", heavy)]);
    let near = &answer["products"][0]["near"][0];
    assert_eq!(near["id"], "3.A.1.a");
    assert_eq!(near["fact"], "max-thrust-uninstalled");
    assert_eq!(near["margin"], "0 kN", "exactly on a limit that is not included");
}

#[test]
fn facts_of_the_command_line_replace_those_of_the_file() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = file(&folder, "tj.toml", TURBOJET);
    let verdict =
        |facts: &[&str]| json(&[&["classify", &path], facts].concat()).1["products"][0]["entries"].clone();
    assert_eq!(verdict(&[])[0]["id"], "3.A.1.a");
    assert!(verdict(&["--fact", "max-thrust-uninstalled=390 N"]).as_array().is_some_and(Vec::is_empty));
    assert_eq!(
        verdict(&["--fact", "max-thrust-uninstalled=401 N", "--fact", "civil-certified=true"])[0]["id"],
        "3.A.1.a"
    );
}

#[test]
fn a_system_at_both_limits_is_category_one() {
    let folder = tempfile::tempdir().expect("a folder");
    let text = r#"
class = ["rocket-system"]
[[operating-point]]
range   = "300 km"
payload = "500 kg"
kind    = "achievable"
"#;
    let (code, answer) = json(&["classify", &file(&folder, "rocket.toml", text)]);
    let product = &answer["products"][0];
    assert_eq!(code, 1);
    assert_eq!(product["name"], "rocket", "a product without a name has that of its file");
    assert_eq!(product["entries"][0]["id"], "1.A.1");
    assert_eq!(product["category"]["at_least"], "I");
    let edition = json(&["classify", &file(&folder, "r.toml", text), "--edition", "1987-04"]).1;
    assert_eq!(edition["grounds"][0], "edition-substituted");
    assert_eq!(edition["edition"], "1987-04");
}

#[test]
fn an_unsigned_law_is_told_in_every_answer() {
    let (_, answer) = json(&["classify", "dossiers/balloon.toml", "--corpus", "law"]);
    let banner = answer["banner"].as_str().expect("a banner");
    assert!(banner.contains(answer["corpus"].as_str().expect("a digest")), "{banner}");
}

#[test]
fn one_or_the_other_stands_among_the_entries() {
    let (_, answer) = json(&["classify", "dossiers/far-kite.toml", "--corpus", "law"]);
    let product = &answer["products"][0];
    assert_eq!(product["verdict"], "controlled");
    assert_eq!(product["entries"][0]["id"], "19.A.1");
    assert_eq!(product["entries"][0]["verdict"], "undetermined");
    assert_eq!(product["entries"][0]["or"][0], "1.A.1");
    assert_eq!(product["category"]["at_least"], "II");
    assert_eq!(product["category"]["could_be"], "I");
}

#[test]
fn bad_dossiers_are_told_beside_good_ones() {
    let (code, answer) =
        json(&["classify", "dossiers/bad/many-mistakes.toml", "dossiers/balloon.toml", "--corpus", "law"]);
    assert_eq!(code, 2);
    assert_eq!(answer["products"].as_array().map(Vec::len), Some(1));
    assert!(answer["problems"].as_array().is_some_and(|problems| problems.len() >= 4), "{answer}");
    has(&answer["problems"][0], &["file", "line", "column", "code", "message"]);
}

#[test]
fn a_search_says_why_and_which_limits() {
    let (code, answer) = json(&["annex", "search", "--limit", "2", "turbojet engine of 0.42 kN, 21 kg"]);
    assert_eq!(code, 0);
    has(
        &answer,
        &["banner", "text", "language", "edition", "scope", "corrected", "remarks", "figures", "hits"],
    );
    assert_eq!(answer["figures"], serde_json::json!(["0.42 kN", "21 kg"]));
    let hit = &answer["hits"][0];
    has(hit, &["id", "heading", "category", "reasons", "limits", "class"]);
    assert_eq!((hit["id"].as_str(), hit["class"].as_str()), (Some("3.A.1.a"), Some("turbojet-engine")));
    has(&hit["reasons"][0], &["kind", "typed", "law", "meaning"]);
    let limit = |name: &str| {
        let limits = hit["limits"].as_array().expect("limits");
        limits
            .iter()
            .find(|limit| limit["limit"].as_str().is_some_and(|text| text.starts_with(name)))
            .cloned()
    };
    let mass = limit("dry-mass").expect("the limit of mass");
    has(&mass, &["limit", "about", "state", "figure", "needs"]);
    assert_eq!((mass["state"].as_str(), mass["figure"].as_str()), (Some("meets"), Some("21 kg")));
    let open = limit("specific-fuel-consumption").expect("the limit of consumption");
    assert_eq!((open["state"].as_str(), &open["figure"]), (Some("open"), &Value::Null));
    assert!(answer["hits"].as_array().is_some_and(|hits| hits.len() == 2));
}
