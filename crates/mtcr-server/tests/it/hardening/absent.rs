//! What a node does not have.

use super::bed::BED;

#[test]
fn there_is_no_way_to_look_inside() {
    for path in [
        "/metrics",
        "/healthz",
        "/readyz",
        "/health",
        "/status",
        "/server-status",
        "/server-info",
        "/debug",
        "/debug/pprof",
        "/debug/vars",
        "/actuator",
        "/actuator/env",
        "/trace",
        "/console",
        "/phpinfo.php",
        "/swagger-ui",
        "/swagger",
        "/docs",
        "/graphql",
        "/graphiql",
        "/admin",
        "/.env",
        "/.git/config",
        "/.git/HEAD",
        "/.svn/entries",
        "/.DS_Store",
        "/Cargo.toml",
        "/mtcr.toml",
        "/mtcr.sqlite",
        "/node.key",
        "/robots.txt.bak",
        "/backup.zip",
        "/api",
        "/api/v1/debug",
        "/api/v1/metrics",
        "/api/v1/config",
        "/api/v2/node",
        "/WEB-INF/web.xml",
        "/crossdomain.xml",
        "/.well-known/openid-configuration",
    ] {
        let answer = BED.get(path);
        assert_eq!(answer.status, 404, "{path}: {}", answer.text);
    }
}

#[test]
fn folders_are_not_listed_and_nothing_above_them_is_reached() {
    for path in [
        "/assets",
        "/assets/",
        "/assets/.",
        "/assets/..",
        "/assets/../Cargo.toml",
        "/assets/%2e%2e/Cargo.toml",
        "/assets/%2e%2e%2fCargo.toml",
        "/assets/..%5cCargo.toml",
        "/assets//etc/passwd",
        "/figures",
        "/figures/",
        "/figures/state",
        "/figures/state/en/",
        "/figures/state/en/..%2f..%2fCargo.toml",
        "/api/v1/ledger/tile/",
        "/api/v1/ledger/tile/../../../node.key",
        "/api/v1/ledger/tile/%2e%2e/%2e%2e/node.key",
        "/api/v1/ledger/tile//etc/passwd",
    ] {
        let answer = BED.get(path);
        assert!([400, 404].contains(&answer.status), "{path}: {} {}", answer.status, answer.text);
        assert!(!answer.text.contains("[workspace]") && !answer.text.contains("root:"), "{path}");
    }
}

#[test]
fn a_connection_stays_http() {
    for (upgrade, more) in [("websocket", "sec-websocket-key"), ("h2c", "http2-settings")] {
        let request =
            axum::http::Request::get("/en").header("connection", "upgrade").header("upgrade", upgrade);
        let request = request.header("sec-websocket-version", "13").header(more, "AAMAAABkAAQCAAAAAAIAAAAA");
        let answer = BED.send(request.body(axum::body::Body::empty()).expect("a request"));
        assert_eq!((answer.status, answer.header("upgrade")), (200, ""), "{upgrade}");
    }
}

#[test]
fn a_job_is_fetched_under_a_name_of_this_node() {
    let began = BED.post("/api/v1/annex/cover/us", "application/json", r#"{"entries": ["9.A.6"]}"#);
    assert_eq!(began.status, 202, "{}", began.text);
    let job = began.header("location").to_owned();
    let _ = BED.get(&format!("{job}/events"));
    let result = BED.get(&format!("{job}/result?filename=../../evil.html"));
    let name = result.header("content-disposition");
    assert_eq!(result.status, 200, "{}", result.text);
    assert_eq!(result.header("content-type"), "application/json");
    let plain = |letter: char| letter.is_ascii_alphanumeric() || "-_.".contains(letter);
    let inner = name.strip_prefix("attachment; filename=\"").and_then(|name| name.strip_suffix('"'));
    assert!(inner.is_some_and(|name| name.chars().all(plain) && name.ends_with(".json")), "{name}");
}
