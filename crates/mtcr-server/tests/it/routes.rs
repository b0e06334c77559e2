//! Every route answers.

use crate::client::{example, node};
use serde_json::json;

#[test]
fn a_dossier_is_classified() {
    let text = example("products/jetcat-p400.toml");
    let one = node().post_text("/api/v1/classify", &text);
    assert_eq!(one.header("cache-control"), "no-store");
    let one = one.good();
    let same = node().post("/api/v1/classify", &json!({"dossiers": [{"text": text}]})).good();
    assert_eq!(one, same);
    assert_eq!(one["products"].as_array().map(Vec::len), Some(1));
}

#[test]
fn routes_answer() {
    for path in [
        "annex/editions",
        "annex/entries",
        "annex/entries?edition=2019-10&below=9.A&limit=3",
        "annex/entries/9A6",
        "annex/search?text=gyro",
        "annex/lists",
        "annex/lists/us",
        "annex/lists/eu/paragraphs?limit=2",
        "annex/lists/eu/paragraphs/1C111.a.1",
        "annex/crosswalk/M4C2",
        "annex/vocabulary",
        "annex/vocabulary/max-range",
        "annex/export",
        "annex/export/schema",
        "openapi.json",
        "problems",
        "problems/busy",
        "node",
    ] {
        let answer = node().get(&format!("/api/v1/{path}"));
        assert_eq!(answer.status, 200, "{path}: {}", answer.text);
    }
}
