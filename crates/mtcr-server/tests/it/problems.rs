//! Every kind of problem, each as problem details.

use crate::client::node;

#[test]
fn requests_that_cannot_be_answered_are_told_why() {
    let node = node();
    for (method, path, media, body, status, code) in [
        ("GET", "/api/v1/nothing", "", "", 404, "not-found"),
        ("GET", "/api/v1/classify", "", "", 405, "method-not-allowed"),
        ("GET", "/api/v1/annex/entries?edition=1066", "", "", 404, "unknown-name"),
        ("GET", "/api/v1/annex/entries?editon=1066", "", "", 400, "bad-request"),
        ("GET", "/api/v1/annex/entries?limit=0", "", "", 400, "bad-request"),
        ("GET", "/api/v1/annex/entries?cursor=x", "", "", 422, "refused-input"),
        ("GET", "/api/v1/annex/entries/77.A.1", "", "", 404, "unknown-name"),
        ("POST", "/api/v1/classify", "application/json", "{", 400, "bad-request"),
        ("POST", "/api/v1/classify", "application/xml", "<a/>", 415, "unsupported-media-type"),
        ("POST", "/api/v1/classify", "", "a", 415, "unsupported-media-type"),
        ("POST", "/api/v1/classify", "text/plain", "nam = 1", 422, "refused-input"),
    ] {
        let headers: &[(&str, &str)] = if media.is_empty() { &[] } else { &[("content-type", media)] };
        let answer = node.send(method, path, headers, Some(body.as_bytes()));
        assert_eq!(answer.status, status, "{method} {path}: {}", answer.text);
        assert_eq!(answer.problem(), code, "{method} {path}");
    }
}
