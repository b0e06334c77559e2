//! The description of the API: what is committed, what is served, and what is there.

use crate::client::node;
use serde_json::Value;
use std::path::Path;

fn described() -> Value {
    serde_json::to_value(mtcr_server::api::document()).expect("JSON")
}

#[test]
fn what_is_committed_is_what_is_served() {
    let served = node().get("/api/v1/openapi.json");
    assert_eq!(served.json(), described());
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../docs/reference/openapi.json");
    if std::env::var_os("BLESS").is_some() {
        std::fs::write(&path, &served.text).expect("the file");
    }
    let committed = std::fs::read_to_string(&path).unwrap_or_default();
    assert!(committed == served.text, "docs/reference/openapi.json differs; BLESS=1 rewrites it");
}

#[test]
fn every_operation_is_described() {
    let document = described();
    assert_eq!(document["openapi"], "3.1.0");
    let tags: Vec<&Value> =
        document["tags"].as_array().expect("tags").iter().map(|tag| &tag["name"]).collect();
    let mut ids = std::collections::BTreeSet::new();
    for (path, item) in document["paths"].as_object().expect("paths") {
        for (method, operation) in item.as_object().expect("an item") {
            let name = format!("{method} {path}");
            assert!(
                operation["summary"].as_str().is_some_and(|text| text.ends_with('.')),
                "{name}: no summary"
            );
            assert!(
                ids.insert(operation["operationId"].as_str().expect("an id").to_owned()),
                "{name}: id twice"
            );
            assert!(tags.contains(&&operation["tags"][0]), "{name}: tag");
            assert!(operation["responses"]["500"].is_object(), "{name}: 500");
            for parameter in operation["parameters"].as_array().into_iter().flatten() {
                assert!(parameter["description"].is_string(), "{name}: {parameter}");
            }
        }
    }
    assert!(ids.len() > 35, "{}", ids.len());
}

/// Every path that is described is there: it refuses a method that no path has, rather than not being found.
#[test]
fn every_described_route_is_there_and_no_other() {
    let document = described();
    for (path, item) in document["paths"].as_object().expect("paths") {
        let shown = format!("/api/v1{}", path.replace(['{', '}'], ""));
        let answer = node().send("PATCH", &shown, &[], None);
        assert_eq!((answer.status, answer.problem().as_str()), (405, "method-not-allowed"), "{shown}");
        let mut allowed: Vec<String> =
            answer.header("allow").split(',').map(|method| method.trim().to_lowercase()).collect();
        allowed.retain(|method| method != "head");
        allowed.sort();
        let mut described: Vec<&str> =
            item.as_object().expect("an item").keys().map(String::as_str).collect();
        described.sort_unstable();
        assert_eq!(allowed, described, "{shown}");
    }
    assert_eq!(node().get("/api/v1").problem(), "not-found");
    assert_eq!(node().get("/api/v1/annex").problem(), "not-found");
}
