//! What every answer says of itself, and what none says.

use super::bed::{Answer, BED, routes};
use axum::body::Body;
use axum::http::Request;
use std::collections::BTreeMap;

/// Every answer by every route: as nobody, and as the administrator.
fn answers() -> Vec<(String, bool, bool, Answer)> {
    let mut all = Vec::new();
    let more = ["/nothing/here", "/api/v1/nothing", "/en/nothing", "/api/v1/annex/entries/77.A"];
    let more = more.map(|path| (path.to_owned(), "GET", true));
    for (path, method, open) in routes().into_iter().chain(more) {
        for signed in [false, true] {
            let mut request =
                Request::builder().method(method).uri(&path).header("origin", "https://evil.example");
            if signed {
                request = request.header("cookie", format!("mtcr={}", BED.cookie));
            }
            if method != "GET" {
                request = request.header("content-type", "application/json");
            }
            let answer = BED
                .send(request.body(Body::from(if method == "GET" { "" } else { "{}" })).expect("a request"));
            all.push((format!("{method} {path}"), open, signed, answer));
        }
    }
    all
}

/// The directives of a policy with what they permit.
fn directives(policy: &str) -> BTreeMap<&str, &str> {
    let parts = policy.split(';').map(str::trim);
    parts.map(|part| part.split_once(' ').unwrap_or((part, ""))).collect()
}

#[test]
fn every_answer_says_how_a_browser_is_to_treat_it() {
    let mut statuses = BTreeMap::new();
    for (what, _, _, answer) in answers() {
        *statuses.entry(answer.status).or_insert(0) += 1;
        let policy = answer.header("content-security-policy");
        let says = directives(policy);
        for directive in ["default-src", "object-src", "base-uri", "frame-ancestors"] {
            assert_eq!(says.get(directive), Some(&"'none'"), "{what}: {policy}");
        }
        // Whatever else is permitted is this node and nothing looser.
        assert!(says.values().all(|sources| ["", "'none'", "'self'"].contains(sources)), "{what}: {policy}");
        assert_eq!(answer.header("x-content-type-options"), "nosniff", "{what}");
        assert_eq!(answer.header("referrer-policy"), "same-origin", "{what}");
        assert_eq!(answer.header("x-frame-options"), "DENY", "{what}");
        assert_eq!(answer.header("cross-origin-resource-policy"), "same-origin", "{what}");
        assert_eq!(answer.header("cross-origin-opener-policy"), "same-origin", "{what}");
    }
    // They were not all of one kind.
    for status in [200, 303, 401, 403, 404] {
        assert!(statuses.contains_key(&status), "no {status}: {statuses:?}");
    }
}

#[test]
fn no_answer_says_what_serves_it_or_lets_another_site_read_it() {
    for (what, _, _, answer) in answers() {
        for name in ["server", "x-powered-by", "via", "x-runtime", "x-request-id"] {
            assert_eq!(answer.header(name), "", "{what}: {name}");
        }
        let shared = answer.headers.keys().find(|name| name.as_str().starts_with("access-control-"));
        assert!(shared.is_none(), "{what}: {shared:?}");
    }
}

#[test]
fn every_body_says_what_it_is_and_in_which_letters() {
    for (what, _, _, answer) in answers() {
        let kind = answer.header("content-type");
        if answer.text.is_empty() {
            continue;
        }
        let essence = kind.split(';').next().unwrap_or_default();
        let known = [
            "text/html",
            "text/css",
            "text/javascript",
            "text/plain",
            "image/svg+xml",
            "application/json",
            "application/problem+json",
            "application/octet-stream",
            "application/toml",
        ];
        assert!(known.contains(&essence), "{what}: {kind}");
        if essence.starts_with("text/") || essence.ends_with("+xml") {
            assert!(kind.ends_with("; charset=utf-8"), "{what}: {kind}");
        }
        if essence == "text/html" {
            assert!(
                answer.text.starts_with("<!doctype html>") || answer.text.starts_with("<!DOCTYPE html>"),
                "{what}"
            );
        }
        if essence.ends_with("json") {
            assert!(serde_json::from_str::<serde_json::Value>(&answer.text).is_ok(), "{what}");
        }
    }
}

#[test]
fn what_is_for_one_person_or_was_sent_is_kept_by_nobody() {
    let mut personal = 0;
    for (what, open, signed, answer) in answers() {
        let keep = answer.header("cache-control");
        assert!(!keep.is_empty(), "{what}");
        // A style is the same for everybody.
        let page = !what.contains(" /api/") && !what.contains(" /assets/");
        if !what.starts_with("GET ") || (signed && (page || !open)) {
            assert_eq!(keep, "no-store", "{what}");
            personal += usize::from(signed && answer.status == 200);
        } else {
            // What everybody is shown may be kept, and is asked for again before it is used.
            assert!(["no-store", "no-cache"].contains(&keep), "{what}: {keep}");
        }
    }
    assert!(personal > 20, "{personal}");
}
