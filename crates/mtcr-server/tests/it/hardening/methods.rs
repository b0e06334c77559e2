//! Methods that a route does not have.

use super::bed::{BED, routes};
use axum::body::Body;
use axum::http::Request;
use std::collections::{BTreeMap, BTreeSet};

#[test]
fn a_method_that_a_route_does_not_have_is_refused_and_those_that_it_has_are_named() {
    let mut paths: BTreeMap<String, BTreeSet<&str>> = BTreeMap::new();
    for (path, method, _) in routes() {
        paths.entry(path).or_default().insert(method);
    }
    for (path, known) in paths {
        for method in ["TRACE", "OPTIONS", "CONNECT", "PUT", "PATCH", "DELETE", "POST", "PROPFIND", "get"] {
            if known.contains(method) {
                continue;
            }
            let request =
                Request::builder().method(method).uri(&path).header("cookie", "x=secret-of-a-cookie");
            let request = request
                .header("access-control-request-method", "POST")
                .header("origin", "https://evil.example");
            let answer = BED.send(request.body(Body::empty()).expect("a request"));
            assert_eq!(answer.status, 405, "{method} {path}: {}", answer.text);
            let allowed: BTreeSet<&str> = answer.header("allow").split(',').map(str::trim).collect();
            assert!(known.iter().all(|known| allowed.contains(known)), "{method} {path}: {allowed:?}");
            // TRACE would give back what was sent, and a preflight would let another site in.
            assert!(!answer.text.contains("secret-of-a-cookie"), "{method} {path}");
            assert!(!answer.headers.contains_key("access-control-allow-origin"), "{method} {path}");
        }
    }
}

#[test]
fn a_header_or_a_field_is_no_method() {
    for name in ["x-http-method-override", "x-http-method", "x-method-override"] {
        let request =
            Request::get("/api/v1/node").header(name, "DELETE").body(Body::empty()).expect("a request");
        assert_eq!(BED.send(request).status, 200, "{name}");
    }
    assert_eq!(
        BED.post("/en/search", "application/x-www-form-urlencoded", "_method=DELETE&text=gyro").status,
        200
    );
}

#[test]
fn what_changes_something_is_never_done_by_looking() {
    // A node of its own: what other tests do stands in its ledger beside this.
    let bed = super::bed::Bed::new();
    for (path, method, open) in routes() {
        if method == "GET" && !open {
            let request = Request::get(&path).header("cookie", format!("mtcr={}", bed.cookie));
            let before = super::bed::RUNTIME.block_on(bed.store.sequence()).expect("a number");
            let _ = bed.send(request.body(Body::empty()).expect("a request"));
            let events = super::bed::RUNTIME.block_on(bed.store.since(before, 500)).expect("events");
            // Refusals are on record.
            let done: Vec<_> =
                events.iter().filter(|event| event.kind != "refused").map(|event| &event.kind).collect();
            assert!(done.is_empty(), "{path}: {done:?}");
        }
    }
}
