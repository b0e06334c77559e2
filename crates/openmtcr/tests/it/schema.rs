//! The export against its schema, read by the few keywords that the schema uses.

use crate::run::{copy, mtcr};
use serde_json::Value;

#[test]
fn the_export_keeps_to_its_schema() {
    let schema: Value =
        serde_json::from_str(&mtcr(&["annex", "export", "--schema"]).stdout).expect("a schema");
    for corpus in [&[][..], &["--corpus", "law"]] {
        let ran = mtcr(&[&["annex", "export"], corpus].concat());
        let export: Value = serde_json::from_str(&ran.stdout).expect("an export");
        valid(&schema, &schema, &export, "");
    }
}

#[test]
fn equal_content_gives_equal_bytes_wherever_it_lies() {
    for law in ["law", "../../../data"] {
        let elsewhere = tempfile::tempdir().expect("a folder");
        let law = crate::run::folder().join(law);
        copy(&law, &elsewhere.path().join("other-name"));
        let there = elsewhere.path().join("other-name");
        let exports = [law, there].map(|folder| {
            mtcr(&["annex", "export", "--corpus", folder.to_str().expect("a plain path")]).stdout
        });
        assert!(exports[0] == exports[1] && !exports[0].is_empty());
    }
}

#[test]
fn nothing_of_the_guidelines_and_the_registry_is_left_out() {
    let read = |arguments: &[&str]| -> Value {
        serde_json::from_str(&mtcr(arguments).stdout).expect("an answer in JSON")
    };
    let check = read(&["annex", "check", "--format", "json"]);
    let export = read(&["annex", "export"]);
    let rules = export["guidelines"]["overlays"].as_array().expect("overlays").iter();
    let rules: usize = rules.map(|overlay| overlay["rules"].as_array().map_or(0, Vec::len)).sum();
    assert_eq!(check["guidelines"]["overlay_rules"], rules);
    for (counted, exported) in [
        (&check["guidelines"]["provisions"], &export["guidelines"]["provisions"]),
        (&check["guidelines"]["overlays"], &export["guidelines"]["overlays"]),
        (&check["registry"]["states"], &export["registry"]["states"]),
        (&check["registry"]["former"], &export["registry"]["former"]),
        (&check["registry"]["chairs"], &export["registry"]["chairs"]),
        (&check["registry"]["plenaries"], &export["registry"]["plenaries"]),
    ] {
        assert_eq!(counted.as_u64(), exported.as_array().map(|rows| rows.len() as u64));
        assert_ne!(counted, 0);
    }
    let bar = export["guidelines"]["provisions"].as_array().expect("provisions").iter();
    let bar = bar.filter(|provision| provision["effect"] == export["guidelines"]["bar"]);
    assert!(bar.count() > 0, "a provision gives the position that no overlay lifts");
}

fn valid(root: &Value, schema: &Value, value: &Value, at: &str) {
    for (keyword, wanted) in schema.as_object().expect("a schema is an object") {
        match keyword.as_str() {
            "$ref" => {
                let pointer =
                    wanted.as_str().and_then(|text| text.strip_prefix('#')).expect("a local reference");
                valid(root, root.pointer(pointer).expect("a definition"), value, at);
            }
            "type" => {
                let is = |name: &str| match name {
                    "object" => value.is_object(),
                    "array" => value.is_array(),
                    "string" => value.is_string(),
                    "boolean" => value.is_boolean(),
                    "integer" => value.is_u64(),
                    "null" => value.is_null(),
                    other => panic!("type {other}"),
                };
                let allowed = match wanted {
                    Value::Array(names) => names.iter().filter_map(Value::as_str).any(is),
                    name => is(name.as_str().expect("a type")),
                };
                assert!(allowed, "{at}: {value} is not {wanted}");
            }
            "enum" => {
                assert!(
                    wanted.as_array().is_some_and(|all| all.contains(value)),
                    "{at}: {value} in {wanted}"
                );
            }
            "const" => assert_eq!(value, wanted, "{at}"),
            "items" => {
                for (index, member) in value.as_array().into_iter().flatten().enumerate() {
                    valid(root, wanted, member, &format!("{at}/{index}"));
                }
            }
            "properties" => {
                for (key, member) in value.as_object().into_iter().flatten() {
                    if let Some(inner) = wanted.get(key) {
                        valid(root, inner, member, &format!("{at}/{key}"));
                    } else {
                        assert_ne!(
                            schema["additionalProperties"],
                            Value::Bool(false),
                            "{at}: `{key}` is not declared"
                        );
                    }
                }
            }
            "additionalProperties" => {
                if wanted.is_object() {
                    for (key, member) in value.as_object().into_iter().flatten() {
                        valid(root, wanted, member, &format!("{at}/{key}"));
                    }
                }
            }
            // As the standard has it, a value that is no object keeps to this.
            "required" if !value.is_object() => {}
            "required" => {
                for key in wanted.as_array().into_iter().flatten().filter_map(Value::as_str) {
                    assert!(value.get(key).is_some(), "{at}: no `{key}`");
                }
            }
            "pattern" => assert!(value.as_str().is_some_and(|text| text.len() == 64), "{at}: {value}"),
            "description" | "title" | "$schema" | "$defs" => {}
            other => panic!("the schema uses `{other}`, which this test does not read"),
        }
    }
}
