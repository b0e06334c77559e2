//! Entity tags, and what may be kept.

use crate::client::{Running, node};
use mtcr_application::Law;
use mtcr_server::Node;
use serde_json::json;

#[test]
fn an_answer_of_the_law_is_sent_once() {
    let first = node().get("/api/v1/annex/entries/9.A.6");
    let tag = first.header("etag");
    assert!(tag.starts_with("W/\""), "{tag}");
    assert_eq!(first.header("cache-control"), "no-cache");
    for (known, status) in [
        (tag.to_owned(), 304),
        (tag.trim_start_matches("W/").to_owned(), 304),
        (format!("\"other\", {tag}"), 304),
        ("*".to_owned(), 304),
        ("\"other\"".to_owned(), 200),
    ] {
        let again = node().send("GET", "/api/v1/annex/entries/9.A.6", &[("if-none-match", &known)], None);
        assert_eq!(again.status, status, "{known}");
        assert_eq!(again.header("etag"), tag);
        assert_eq!(again.text.is_empty(), status == 304);
    }
    // What is not there is not there, whatever the sender knows.
    let none = node().send("GET", "/api/v1/annex/entries/77.A", &[("if-none-match", tag)], None);
    assert_eq!(none.problem(), "unknown-name");
}

#[test]
fn a_tag_follows_the_registry() {
    let demo = Running::of(Node::new(Law::built_in().expect("a law"), true).expect("a node"));
    let tags = [node(), &demo].map(|node| node.get("/api/v1/registry").header("etag").to_owned());
    assert_ne!(tags[0], tags[1]);
}

#[test]
fn what_was_sent_is_kept_nowhere() {
    for answer in [
        node().post_text("/api/v1/classify", "name = \"a\""),
        node().post("/api/v1/ask", &json!({})),
        node().post("/api/v1/annex/search", &json!({"text": "gyro"})),
        node().get("/api/v1/annex/search?text=gyro"),
    ] {
        assert_eq!(answer.status, 200);
        assert_eq!((answer.header("cache-control"), answer.header("etag")), ("no-store", ""));
    }
}
