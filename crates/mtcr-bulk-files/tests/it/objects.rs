//! Lines of JSON: whole dossiers, and values by the names of columns.

use crate::desk::{Desk, MAP, counts, map};

#[test]
fn a_line_is_a_dossier_and_comes_out_with_its_answer() {
    let desk = Desk::new();
    let lines = [
        r#"{"name":"far","class":["kite"],"facts":{"max-range":"0.3 Mm"}}"#,
        r#"{"name":"near","class":["kite"],"facts":{"max-range":{"max":"299 km","min":"1 km"},"foldable":false,"max-payload":null}}"#,
        r#"{"name":"boat","class":["boat"],"for":[{"relation":"fit-for","name":"k","class":["kite"],"facts":{"max-range":"400 km"}}]}"#,
        "",
        r#"{"name":"wrong unit","facts":{"max-range":"3 kg"}}"#,
        r#"{"name":"wrong key","fact":{}}"#,
        r#"{"name":"twice","name":"again"}"#,
        r#"{"name":"not whole""#,
        r#"[1,2]"#,
        r#"{}"#,
    ];
    desk.write("in.ndjson", lines.join("\n"));
    let done = desk.run("in.ndjson", "out.ndjson", None).unwrap();
    assert_eq!(counts(&done), [9, 2, 1, 1, 5], "{}", desk.read("out.ndjson"));
    let out = desk.read("out.ndjson");
    let first = out.lines().next().unwrap();
    let expected = r#"{"name":"far","class":["kite"],"facts":{"max-range":"0.3 Mm"},"mtcr-verdict":"controlled","mtcr-category-at-least":"II","#;
    assert!(first.starts_with(expected), "{first}");
    for line in out.lines() {
        serde_json::from_str::<serde_json::Value>(line).unwrap();
    }
    assert!(out.lines().last().unwrap().starts_with(r#"{"mtcr-verdict":"undetermined""#));
    let malformed = desk.read("out.ndjson.malformed.csv");
    assert!(malformed.contains("5,byte 43,"), "{malformed}");
    assert!(malformed.contains("unknown key `fact`"), "{malformed}");
}

#[test]
fn dossiers_become_a_table_by_line_and_name() {
    let desk = Desk::new();
    desk.write(
        "in.ndjson",
        "\n{\"name\":\"far\",\"class\":[\"kite\"],\"facts\":{\"max-range\":\"300 km\"}}\n",
    );
    let done = desk.run("in.ndjson", "out.csv", None).unwrap();
    assert_eq!(counts(&done), [1, 1, 0, 0, 0]);
    assert!(desk.read("out.csv").lines().nth(1).unwrap().starts_with("2,far,controlled,II,II,19.A.1,"));
}

#[test]
fn values_by_name_are_columns() {
    let desk = Desk::new();
    let lines = [
        r#"{"Name":"far","Type":"kite","Range (km)":300,"Load (lb)":null,"Folds":true}"#,
        r#"{"Range (km)":299.99999999999999999999,"Type":"kite","Folds":"no"}"#,
        r#"{"Name":"x","Colour":"red"}"#,
        r#"{"Name":{"a":1}}"#,
        r#"{"Name":"x","mtcr-verdict":"controlled"}"#,
    ];
    desk.write("in.jsonl", lines.join("\r\n"));
    let done = desk.run("in.jsonl", "out.csv", Some(&map(MAP))).unwrap();
    assert_eq!(counts(&done), [5, 1, 1, 0, 3], "{}", desk.read("out.csv"));
    let again = desk.run("in.jsonl", "out.jsonl", Some(&map(MAP))).unwrap();
    assert_eq!(counts(&again), [5, 1, 1, 0, 3]);
    assert!(desk.read("out.jsonl").starts_with(&lines[0][..lines[0].len() - 1]));
}
