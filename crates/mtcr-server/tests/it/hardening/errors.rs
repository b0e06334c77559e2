//! What goes wrong tells nothing of how the node is made.

use super::bed::{Answer, BED, Bed, RUNTIME};

/// Words of the program, the database and the machine.
const INSIDE: [&str; 14] = [
    "panicked",
    ".rs:",
    "/src/",
    "sqlx",
    "sqlite",
    "SELECT",
    "INSERT",
    "axum",
    "hyper",
    "tokio",
    "serde",
    "/tmp",
    "node.key",
    "backtrace",
];

fn tells_nothing(what: &str, answer: &Answer) {
    for word in INSIDE {
        assert!(!answer.text.contains(word), "{what}: {word}: {}", answer.text);
    }
}

#[test]
fn mistakes_are_told_in_words_of_the_law_and_of_http() {
    let api = [
        "/api/v1/nothing",
        "/api/v1/annex/entries/%FF",
        "/api/v1/annex/entries/%00",
        "/api/v1/annex/entries/..%2f..%2fetc%2fpasswd",
        "/api/v1/annex/entries?limit=x",
        "/api/v1/annex/diff?from=%FF&to=2024-03",
        "/api/v1/annex/diff?from=2019-10",
        "/api/v1/jobs/'%20OR%20'1'='1",
        "/api/v1/jobs/%FF",
        "/api/v1/ledger/proof?index=18446744073709551616",
        "/api/v1/ledger/proof?index=9223372036854775807",
        "/api/v1/ledger/tile/entries/x999999999999999999999/000",
        "/api/v1/ledger/tile/..%2f..%2fnode.key",
        "/api/v1/people/'%3B%20DROP%20TABLE%20event",
        "/api/v1/blank/dossier/%FF",
    ];
    for path in api {
        let answer = BED.get(path);
        assert!((400..500).contains(&answer.status), "{path}: {}", answer.text);
        assert_eq!(answer.header("content-type"), "application/problem+json", "{path}: {}", answer.text);
        tells_nothing(path, &answer);
    }
    let pages = [
        "/en/nothing",
        "/en/annex/%FF",
        "/fr/annex/%00",
        "/en/annex?edition=%FF",
        "/en/annex?edition=2019-10&edition=2021-10",
        "/en/annex/diff?from=x&to=%FF",
        "/en/registry/%FF",
        "/figures/state/%FF/DE.svg",
        "/assets/..%2f..%2fnode.key",
    ];
    for path in pages {
        let answer = BED.get(path);
        assert!((400..500).contains(&answer.status), "{path}: {}", answer.status);
        assert_eq!(answer.header("content-type"), "text/html; charset=utf-8", "{path}: {}", answer.text);
        tells_nothing(path, &answer);
    }
}

#[test]
fn a_database_that_is_gone_is_no_readers_business() {
    let bed = Bed::new();
    RUNTIME.block_on(bed.store.close());
    for (path, kind) in [
        ("/api/v1/ledger", "application/problem+json"),
        ("/api/v1/ledger/checkpoint", "application/problem+json"),
        ("/api/v1/jobs/abcdefghijklmnop", "application/problem+json"),
        ("/en/ledger", "text/html; charset=utf-8"),
    ] {
        let answer = bed.get(path);
        assert!([500, 503].contains(&answer.status), "{path}: {} {}", answer.status, answer.text);
        assert_eq!(answer.header("content-type"), kind, "{path}");
        tells_nothing(path, &answer);
    }
    // Whoever has a session is told that the node fails, and is not let in without being known.
    let request = axum::http::Request::get("/en/account").header("cookie", format!("mtcr={}", bed.cookie));
    let answer = bed.send(request.body(axum::body::Body::empty()).expect("a request"));
    assert!([500, 503].contains(&answer.status), "{}", answer.status);
    tells_nothing("the account", &answer);
    // The law is answered all the same.
    assert_eq!(bed.get("/api/v1/annex/entries/9.A.6").status, 200);
}
