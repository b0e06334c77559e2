//! Health, readiness and figures, as monitoring sees them.

use crate::client::Running;
use axum::body::{Body, to_bytes};
use axum::http::Request;
use mtcr_application::Law;
use mtcr_server::{Node, operations};
use mtcr_store::{Expected, NewEvent, Options, Payload, Store};
use serde_json::{Value, json};
use sqlx::Connection;
use std::path::Path;
use std::sync::Arc;
use std::time::Duration;
use tower::ServiceExt;

async fn asked(node: &Arc<Node>, path: &str) -> (u16, String) {
    let request = Request::get(path).body(Body::empty()).expect("a request");
    let response = operations(Arc::clone(node)).oneshot(request).await.expect("an answer");
    let status = response.status().as_u16();
    let body = to_bytes(response.into_body(), 1 << 20).await.expect("a body");
    (status, String::from_utf8(body.to_vec()).expect("UTF-8"))
}

async fn readiness(node: &Arc<Node>) -> (u16, Value) {
    let (status, text) = asked(node, "/readyz").await;
    (status, serde_json::from_str(&text).expect("JSON"))
}

/// The value of a line of the figures.
async fn figure(node: &Arc<Node>, begins: &str) -> String {
    let (status, text) = asked(node, "/metrics").await;
    assert_eq!(status, 200);
    assert!(text.ends_with("# EOF\n"), "{text}");
    let line = text.lines().find(|line| line.starts_with(begins));
    line.unwrap_or_else(|| panic!("no {begins}: {text}")).rsplit(' ').next().expect("a value").to_owned()
}

async fn store(folder: &Path) -> Store {
    let url = format!("sqlite:{}", folder.join("node.sqlite").display());
    Store::open(&url, &Options::default()).await.expect("a store")
}

async fn recording(store: &Store) -> Node {
    let node = Node::new(Law::built_in().expect("a law"), false).expect("a node");
    node.recording(store.clone()).await.expect("a record")
}

async fn record(store: &Store, job: &str) {
    let payload = Payload::new(json!({"kind": "cover"})).expect("a payload");
    let event =
        NewEvent::new("job-queued", "public", "2031-03-04T09:15:00Z".parse().expect("an instant"), payload);
    let stream = Store::job_stream(job).expect("a stream");
    store.append(&stream, Expected::Version(0), &[event.expect("an event")], None).await.expect("kept");
}

#[tokio::test]
async fn a_node_is_ready_until_its_database_is_gone() {
    let folder = tempfile::tempdir().expect("a folder");
    let store = store(folder.path()).await;
    let node = Arc::new(recording(&store).await);
    assert_eq!(readiness(&node).await, (200, json!({"ready": true, "lacks": []})));
    assert_eq!(figure(&node, "mtcr_ready ").await, "1");
    store.close().await;
    assert_eq!(readiness(&node).await, (503, json!({"ready": false, "lacks": ["database"]})));
    assert_eq!(figure(&node, "mtcr_ready ").await, "0");
    // The process lives all the same.
    assert_eq!(asked(&node, "/healthz").await, (200, "alive\n".to_owned()));
}

#[test]
fn the_ledger_is_signed_while_the_node_runs_and_what_keeps_it_from_that_is_told() {
    let folder = tempfile::tempdir().expect("a folder");
    let runtime = tokio::runtime::Runtime::new().expect("a runtime");
    let (store, node) = runtime.block_on(async {
        let store = store(folder.path()).await;
        let node = recording(&store).await;
        (store, node)
    });
    let running = Running::served(node, |serving| serving.signing(Duration::from_millis(5)));
    let until = |wanted: &str, begins: &str| {
        runtime.block_on(async {
            while figure(&running.node, begins).await != wanted {
                tokio::task::yield_now().await;
            }
        });
    };
    runtime.block_on(record(&store, "one"));
    until("1", "mtcr_ledger_entries ");
    until("0", "mtcr_ledger_unsigned_entries ");
    // A ledger whose hashes are gone is not signed.
    runtime.block_on(async {
        record(&store, "two").await;
        let url = format!("sqlite:{}", folder.path().join("node.sqlite").display());
        let mut link = sqlx::SqliteConnection::connect(&url).await.expect("a connection");
        let gone = "DROP TRIGGER ledger_hash_delete; DELETE FROM ledger_hash";
        sqlx::raw_sql(gone).execute(&mut link).await.expect("changed");
        link.close().await.expect("closed");
        record(&store, "three").await;
    });
    until("0", "mtcr_ready ");
    let (status, told) = runtime.block_on(readiness(&running.node));
    assert_eq!((status, told), (503, json!({"ready": false, "lacks": ["ledger"]})));
}

#[test]
fn figures_name_routes_and_nothing_that_was_sent() {
    const SECRET: &str = "zanzibarite";
    let running = Running::with(mtcr_server::Limits::default());
    running.get("/api/v1/annex/editions").good();
    running.get("/api/v1/annex/entries/9.A.6").good();
    running.get(&format!("/api/v1/annex/entries/{SECRET}"));
    running.get(&format!("/{SECRET}?{SECRET}={SECRET}"));
    running.send(SECRET, "/api/v1/classify", &[("x-forwarded-for", SECRET), ("user-agent", SECRET)], None);
    running.post_text("/api/v1/classify", &format!("name = \"{SECRET}\"\n"));
    let runtime = tokio::runtime::Runtime::new().expect("a runtime");
    let (_, text) = runtime.block_on(asked(&running.node, "/metrics"));
    assert!(!text.contains(SECRET) && !text.contains("127.0.0.1"), "{text}");
    let entry = "/api/v1/annex/entries/{id}";
    for line in [
        format!("mtcr_requests_total{{method=\"GET\",route=\"{entry}\",status=\"200\"}} 1"),
        format!("mtcr_requests_total{{method=\"GET\",route=\"{entry}\",status=\"404\"}} 1"),
        "mtcr_requests_total{method=\"other\",route=\"/api/v1/classify\",status=\"405\"} 1".to_owned(),
        "mtcr_requests_total{method=\"GET\",route=\"none\",status=\"404\"} 1".to_owned(),
        format!("mtcr_request_seconds_count{{route=\"{entry}\"}} 2"),
    ] {
        assert!(text.lines().any(|found| found == line), "{line}: {text}");
    }
    // Nothing of the kind is open to the public.
    for path in ["/metrics", "/healthz", "/readyz"] {
        assert_eq!(running.get(path).status, 404, "{path}");
    }
}
