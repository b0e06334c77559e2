//! Long lists in parts.

use crate::client::node;
use serde_json::Value;

/// All rows of a list, read part by part.
fn all(list: &str, limit: usize) -> Vec<Value> {
    let mut rows = Vec::new();
    let mut next = Some(format!("/api/v1/{list}limit={limit}"));
    while let Some(path) = next {
        let answer = node().get(&path);
        let part = answer.good();
        let part = part.as_array().expect("rows");
        assert!(!part.is_empty() && part.len() <= limit);
        rows.extend(part.iter().cloned());
        next = answer.headers.get("link").map(|link| {
            let link = link.to_str().expect("visible");
            let (path, rest) = link.strip_prefix('<').and_then(|link| link.split_once('>')).expect("a link");
            assert_eq!(rest, "; rel=\"next\"");
            path.to_owned()
        });
    }
    rows
}

#[test]
fn parts_make_the_whole() {
    for list in [
        "annex/entries?",
        "annex/entries?edition=2019-10&below=2.A&",
        "annex/lists/us/paragraphs?",
        "annex/lists/eu/paragraphs?",
    ] {
        let whole = all(list, 500);
        for limit in [(1 + whole.len() / 2).min(500), 7.max(whole.len() / 5), whole.len().min(500)] {
            assert_eq!(all(list, limit), whole, "{list} by {limit}");
        }
    }
    assert!(all("annex/entries?", 500).len() > 200);
}
