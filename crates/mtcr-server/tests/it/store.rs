//! A node with a store: jobs are recorded, and anybody can check the ledger.

use crate::client::{Answer, Running};
use crate::jobs::{followed, made};
use mtcr_application::Law;
use mtcr_server::{Limits, Node};
use mtcr_store::{Options, Store};
use serde_json::{Value, json};
use std::collections::BTreeSet;
use std::path::Path;

/// A node over the store of a folder.
fn node(folder: &Path) -> Running {
    node_with(folder, Limits::default())
}

fn node_with(folder: &Path, limits: Limits) -> Running {
    let url = format!("sqlite:{}", folder.join("node.sqlite").display());
    let runtime = tokio::runtime::Runtime::new().expect("a runtime");
    // The connections belong to the runtime that opens them; it lives as long as the tests do.
    let node = runtime.block_on(async {
        let store = Store::open(&url, &Options::default()).await.expect("a store");
        let node = Node::with_limits(Law::built_in().expect("a law"), false, limits).expect("a node");
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
    assert_eq!(followed(&second, &job), end);
    assert_eq!(second.send("DELETE", place, &[], None).problem(), "conflict");
    for path in ["/api/v1/jobs/0", "/api/v1/jobs/0/result", "/api/v1/jobs/a%20b/result", "/api/v1/jobs/%00"] {
        assert_eq!(second.get(path).problem(), "unknown-name", "{path}");
    }
}

/// Runs a job to its end; its last form, and its result.
fn result_of(node: &Running) -> (Value, Answer) {
    let end = followed(node, &made(node, None, &json!({"entries": ["9.A.6"]})).json());
    let result = node.get(end["links"]["result"].as_str().expect("an address"));
    assert_eq!(result.status, 200, "{}", result.text);
    (end, result)
}

#[test]
fn a_result_outlives_the_node() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut first = node(folder.path());
    let (end, before) = result_of(&first);
    assert_eq!(end["kept"], true);
    first.ended();
    let mut second = node(folder.path());
    let place = end["links"]["result"].as_str().expect("an address");
    let after = second.get(place);
    assert_eq!((after.status, &after.text), (200, &before.text));
    for header in ["content-type", "content-disposition"] {
        assert_eq!(after.header(header), before.header(header));
    }
    // Three more, where two are kept: the oldest made room.
    second.ended();
    let third = node_with(folder.path(), Limits { kept_results: 2, jobs: 1, ..Limits::default() });
    let (next, _) = result_of(&third);
    assert_eq!(third.get(place).text, before.text);
    result_of(&third);
    assert_eq!(third.get(place).problem(), "gone");
    assert_eq!(third.get(end["links"]["self"].as_str().expect("an address")).good()["kept"], false);
    // That one is no longer held by the process either.
    assert_eq!(third.get(next["links"]["result"].as_str().expect("an address")).text, before.text);
}

#[test]
fn a_result_that_is_too_long_stays_with_the_process() {
    let folder = tempfile::tempdir().expect("a folder");
    let limits = Limits { kept_result: 10, ..Limits::default() };
    let mut first = node_with(folder.path(), limits);
    let (end, _) = result_of(&first);
    assert_eq!((&end["state"], &end["kept"]), (&json!("done"), &json!(false)));
    first.ended();
    let second = node_with(folder.path(), limits);
    assert_eq!(second.get(end["links"]["self"].as_str().expect("an address")).good(), end);
    assert_eq!(second.get(end["links"]["result"].as_str().expect("an address")).problem(), "gone");
}

#[test]
fn what_is_told_is_on_record() {
    let folder = tempfile::tempdir().expect("a folder");
    let first = node(folder.path());
    let job = made(&first, Some(KEY), &json!({"entries": ["9"]})).json();
    let place = job["links"]["self"].as_str().expect("an address");
    let cancelled = first.send("DELETE", place, &[], None).good();
    assert_eq!(cancelled["state"], "cancelled");
    let (done, result) = result_of(&first);
    // Nobody stopped the first node: what it told is there all the same.
    let second = node(folder.path());
    assert_eq!(second.get(place).good()["finished_at"], cancelled["finished_at"]);
    assert_eq!(second.send("DELETE", place, &[], None).good()["state"], "cancelled");
    assert_eq!(second.get(&format!("{place}/result")).problem(), "gone");
    assert_eq!(second.get(done["links"]["result"].as_str().expect("an address")).text, result.text);
}

#[test]
fn requests_with_one_key_at_once_make_one_job() {
    let folder = tempfile::tempdir().expect("a folder");
    let node = node(folder.path());
    let body = json!({"entries": ["9.A.6"]});
    let ids: BTreeSet<String> = std::thread::scope(|scope| {
        let asking: Vec<_> =
            (0..4).map(|_| scope.spawn(|| made(&node, Some(KEY), &body).json()["id"].to_string())).collect();
        asking.into_iter().map(|asking| asking.join().expect("no panic")).collect()
    });
    assert_eq!(ids.len(), 1, "{ids:?}");
    let tile = node.get("/api/v1/ledger").good();
    assert!(tile["size"].as_u64().is_some_and(|size| size <= 3), "one job has three events at most: {tile}");
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
