//! Jobs: made, followed, fetched, cancelled.

use crate::client::{Answer, Running, Wire, node};
use mtcr_server::Limits;
use serde_json::{Value, json};

pub(crate) fn made(node: &Running, key: Option<&str>, body: &Value) -> Answer {
    let mut headers = vec![("content-type", "application/json")];
    headers.extend(key.map(|key| ("idempotency-key", key)));
    node.send("POST", "/api/v1/annex/cover/us", &headers, Some(body.to_string().as_bytes()))
}

/// Follows a job to its end; the last event.
pub(crate) fn followed(node: &Running, job: &Value) -> Value {
    let mut wire = Wire::to(node);
    let events = job["links"]["events"].as_str().expect("an address");
    wire.send(&format!("GET {events} HTTP/1.1\r\nhost: a\r\nconnection: close\r\n\r\n"));
    let text = wire.rest();
    assert!(text.contains("content-type: text/event-stream"), "{text}");
    let mut events: Vec<(&str, &str)> =
        text.split("event: ").skip(1).map(|event| event.split_once('\n').expect("data")).collect();
    let (name, data) = events.pop().expect("an event");
    assert_eq!(name, "end");
    assert!(events.iter().all(|(name, _)| *name == "progress"), "{text}");
    let data = data.strip_prefix("data: ").and_then(|data| data.split_once('\n')).expect("a line").0;
    serde_json::from_str(data).expect("JSON")
}

#[test]
fn a_job_is_followed_to_its_result() {
    let node = node();
    let answer = made(node, None, &json!({"entries": ["9.A.6", "11.A"]}));
    assert_eq!(answer.status, 202, "{}", answer.text);
    let job = answer.json();
    assert_eq!(answer.header("location"), job["links"]["self"]);
    let end = followed(node, &job);
    assert_eq!((&end["state"], &end["done"], &end["reason"]), (&json!("done"), &end["total"], &json!(null)));
    let stands = node.get(job["links"]["self"].as_str().expect("an address")).good();
    assert_eq!(stands, end);
    let result = node.get(job["links"]["result"].as_str().expect("an address"));
    assert_eq!(result.header("content-disposition"), "attachment; filename=\"coverage-us.json\"");
    let found = result.good();
    assert_eq!(
        found["entries"].as_array().map(Vec::len),
        end["total"].as_u64().and_then(|n| usize::try_from(n).ok())
    );
    assert_eq!(mtcr_corpus::blob::text_digest(&result.text), end["outcome"]);
    let over = node.send("DELETE", job["links"]["self"].as_str().expect("an address"), &[], None);
    assert_eq!(over.problem(), "conflict");
}

#[test]
fn a_key_makes_one_job() {
    let node = node();
    let body = json!({"entries": ["9.A.6"]});
    let ids: Vec<Value> = (0..3).map(|_| made(node, Some("key-1"), &body).json()["id"].clone()).collect();
    assert!(ids.iter().all(|id| *id == ids[0]));
    assert_ne!(made(node, Some("key-2"), &body).json()["id"], ids[0]);
    assert_eq!(made(node, Some("key-1"), &json!({"entries": ["9.A.7"]})).problem(), "conflict");
    assert_eq!(made(node, Some("a key"), &body).problem(), "bad-request");
}

#[test]
fn a_job_that_waits_is_cancelled() {
    let node = Running::with(Limits { jobs_at_once: 1, jobs_waiting: 3, ..Limits::default() });
    let (free, wait) = std::sync::mpsc::channel::<()>();
    let runtime = tokio::runtime::Runtime::new().expect("a runtime");
    let (begun, begins) = std::sync::mpsc::channel();
    let work = runtime.spawn(node.node.job_gate().place().expect("a place").run(move || {
        begun.send(()).expect("a test");
        let _ = wait.recv();
    }));
    begins.recv().expect("the work begins");
    assert_eq!(made(&node, None, &json!({"entries": []})).problem(), "bad-request");
    let job = made(&node, None, &json!({"entries": ["9.A.6"]})).json();
    let place = job["links"]["self"].as_str().expect("an address");
    assert_eq!(node.get(&format!("{place}/result")).problem(), "conflict");
    assert_eq!(node.send("DELETE", place, &[], None).good()["state"], "cancelled");
    assert_eq!(node.send("DELETE", place, &[], None).good()["state"], "cancelled");
    assert_eq!(node.get(&format!("{place}/result")).problem(), "gone");
    assert_eq!(followed(&node, &job)["state"], "cancelled");
    // The one that all share is not for one of them to cancel, and there is one only.
    let shared = node.get("/api/v1/annex/cover/us");
    assert_eq!(shared.status, 202);
    assert_eq!(node.get("/api/v1/annex/plot/coverage/us").json()["id"], shared.json()["id"]);
    let shared = shared.json()["links"]["self"].as_str().expect("an address").to_owned();
    assert_eq!(node.send("DELETE", &shared, &[], None).problem(), "conflict");
    drop(free);
    runtime.block_on(work).expect("no panic").expect("done");
}

#[test]
fn the_oldest_results_make_room() {
    let node = Running::with(Limits { jobs: 2, ..Limits::default() });
    let jobs: Vec<Value> = (0..3)
        .map(|_| {
            let job = made(&node, None, &json!({"entries": ["9.A.6"]})).json();
            followed(&node, &job)
        })
        .collect();
    let status = |job: &Value| node.get(job["links"]["self"].as_str().expect("an address")).status;
    assert_eq!(jobs.iter().map(status).collect::<Vec<_>>(), [404, 200, 200]);
}
