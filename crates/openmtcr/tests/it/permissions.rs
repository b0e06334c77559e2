//! `mtcr admin permissions`: the table, what a role may do, who may do an action and why.

use crate::run::{Ran, mtcr};
use serde_json::{Value, json};

fn ran(name: &[&str]) -> Ran {
    mtcr(&[&["admin", "permissions"], name].concat())
}

fn value(name: &[&str]) -> Value {
    let ran = ran(&[name, &["--format", "json"]].concat());
    assert_eq!(ran.code, 0, "{}", ran.stderr);
    serde_json::from_str(&ran.stdout).expect("JSON")
}

fn row<'a>(form: &'a Value, id: &str) -> &'a Value {
    form["rows"].as_array().expect("rows").iter().find(|row| row["id"] == id).expect("the row")
}

#[test]
fn the_table_is_shown() {
    let form = value(&[]);
    let rating = row(&form, "rating");
    assert_eq!(rating["cells"]["TA"], "W");
    assert_eq!(rating["cells"]["CU"], "r");
    assert_eq!(rating["cells"]["EA"], "-");
    assert_eq!(rating["actions"], json!(["rating-read", "rating-view", "rating-write"]));
    assert_eq!(rating["now"], false);
    let text = ran(&[]);
    assert_eq!(text.code, 0);
    let columns = text.stdout.lines().next().expect("a head").split_whitespace().count();
    let line = text.stdout.lines().find(|line| line.starts_with("rating ")).expect("the row");
    assert_eq!(line.split_whitespace().count(), columns + 1);
    assert!(text.stdout.contains("\nTA  technical assessor\n"), "{}", text.stdout);
}

#[test]
fn what_a_role_may_do_is_shown() {
    let form = value(&["CO"]);
    assert_eq!(form["scope"], json!(["office"]));
    assert_eq!(row(&form, "decision")["may"], "P");
    assert!(form["rows"].as_array().expect("rows").iter().all(|row| row["id"] != "hit-release"));
    let text = ran(&["CO"]).stdout;
    assert!(text.starts_with("CO case officer\ncases seen: office\n"), "{text}");
    assert!(text.lines().any(|line| line.starts_with("P    decision ")), "{text}");
}

#[test]
fn who_may_do_an_action_is_shown_with_the_policies() {
    let form = value(&["outbound-notice-sign"]);
    let permits = json!([{
        "column": "PC",
        "en": "national point of contact",
        "policies": [{"id": "outbound-notice/S", "file": "exchange.cedar"}],
    }]);
    assert_eq!(form["permits"], permits);
    let guards: Vec<&str> =
        form["guards"].as_array().expect("guards").iter().filter_map(|guard| guard["id"].as_str()).collect();
    for guard in ["R4", "R5", "R8", "R11"] {
        assert!(guards.contains(&guard), "{guards:?}");
    }
    let text = ran(&["outbound-notice-sign"]).stdout;
    assert!(text.contains("permitted by outbound-notice/S in exchange.cedar"), "{text}");
    assert!(text.contains("unless R5 in separation.cedar forbids it:"), "{text}");
}

#[test]
fn what_is_neither_is_told() {
    let row = ran(&["rating"]);
    assert_eq!(row.code, 2);
    assert!(row.stderr.contains("`rating` is a row; its actions are rating-read, rating-view, rating-write"));
    let nothing = ran(&["everything"]);
    assert_eq!(nothing.code, 2);
    assert!(nothing.stderr.contains("`everything` is no role and no action"), "{}", nothing.stderr);
}
