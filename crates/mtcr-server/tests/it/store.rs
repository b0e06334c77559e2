//! A node with a store: jobs are recorded, and anybody can check the ledger.

use crate::client::Running;
use crate::jobs::{followed, made};
use mtcr_application::Law;
use mtcr_server::Node;
use mtcr_store::{Options, Store};
use serde_json::json;
use std::path::Path;

/// A node over the store of a folder.
pub(crate) fn node(folder: &Path) -> Running {
    started(folder, false)
}

/// The same, which may be a demonstration.
pub(crate) fn started(folder: &Path, demo: bool) -> Running {
    let url = format!("sqlite:{}", folder.join("node.sqlite").display());
    let runtime = tokio::runtime::Runtime::new().expect("a runtime");
    // The connections belong to the runtime that opens them; it lives as long as the tests do.
    let node = runtime.block_on(async {
        let store = Store::open(&url, &Options::default()).await.expect("a store");
        let node = Node::new(Law::built_in().expect("a law"), demo).expect("a node");
        node.recording(store).await.expect("a record")
    });
    std::mem::forget(runtime);
    Running::of(node)
}

/// As long as a key may be.
const KEY: &str = concat!(
    "a23456789-b23456789-c23456789-d23456789-e23456789-f23456789-g23456789-h23456789-i23456789-j23456789-",
    "a23456789-b23456789-c23456789-d23456789-e23456789-f23456789-g23456789-h23456789-i23456789-j23456789-"
);

#[test]
fn a_key_leads_to_its_job_also_after_the_node_has_started_anew() {
    let folder = tempfile::tempdir().expect("a folder");
    let body = json!({"entries": ["9.A.6"]});
    let mut first = node(folder.path());
    let job = made(&first, Some(KEY), &body);
    assert_eq!(job.status, 202, "{}", job.text);
    let job = job.json();
    let end = followed(&first, &job);
    assert_eq!(end["state"], "done");
    first.ended();
    let second = node(folder.path());
    let again = made(&second, Some(KEY), &body);
    assert_eq!((again.status, again.json()), (202, end.clone()));
    assert_eq!(made(&second, Some(KEY), &json!({"entries": ["9.A.7"]})).problem(), "conflict");
    let place = job["links"]["self"].as_str().expect("an address");
    assert_eq!(second.get(place).good(), end);
    assert_eq!(second.get(&format!("{place}/result")).problem(), "gone");
    assert_eq!(second.get("/api/v1/jobs/0").problem(), "unknown-name");
}

#[test]
fn anybody_can_check_the_ledger() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut first = node(folder.path());
    let job = made(&first, None, &json!({"entries": ["9.A.6"]})).json();
    followed(&first, &job);
    // That a job ended is recorded, and the ledger signed, before the node is gone.
    first.ended();
    let second = node(folder.path());
    let ledger = second.get("/api/v1/ledger").good();
    assert_eq!(ledger["size"], 3, "queued, started, done: {ledger}");
    let checkpoint = second.get("/api/v1/ledger/checkpoint");
    assert_eq!(ledger["checkpoint"], checkpoint.text);
    assert!(checkpoint.text.lines().nth(1).is_some_and(|size| size == "3"), "{}", checkpoint.text);
    let proof = second.get("/api/v1/ledger/proof?index=1").good();
    assert_eq!(proof["hashes"].as_array().map(Vec::len), Some(2));
    assert_eq!(second.get("/api/v1/ledger/proof?index=3").problem(), "unknown-name");
    let tile = second.get("/api/v1/ledger/tile/entries/000.p/3");
    assert_eq!(tile.status, 200);
    assert!(tile.text.contains("job-queued") && tile.text.contains("job-done"));
    assert_eq!(second.get("/api/v1/ledger/tile/../checkpoint").status, 404);
    assert_eq!(crate::client::node().get("/api/v1/ledger").problem(), "not-found");
}
