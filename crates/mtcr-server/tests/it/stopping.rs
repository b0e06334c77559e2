//! A node that is told to stop.

use crate::client::{Running, Wire};
use mtcr_server::Limits;
use serde_json::json;

#[test]
fn a_request_under_way_is_answered() {
    let mut node = Running::with(Limits::default());
    let text = "name = \"a kite\"\n";
    let mut wire = Wire::to(&node);
    wire.send(&format!(
        "POST /api/v1/classify HTTP/1.1\r\nhost: a\r\nexpect: 100-continue\r\ncontent-type: text/plain\r\n\
         content-length: {}\r\n\r\n",
        text.len()
    ));
    // The node asks for the body: the request is under way.
    assert!(wire.until("\r\n\r\n").starts_with("HTTP/1.1 100 "));
    node.stop();
    wire.send(text);
    let answer = wire.rest();
    assert!(answer.starts_with("HTTP/1.1 200 "), "{answer}");
    assert!(answer.contains("\"name\": \"a kite\""), "{answer}");
    node.ended();
}

#[test]
fn whoever_follows_a_job_is_told_that_it_is_over() {
    let mut node = Running::with(Limits { jobs_at_once: 1, jobs_waiting: 2, ..Limits::default() });
    // The job waits behind work that does not end before the test says so.
    let (free, wait) = std::sync::mpsc::channel::<()>();
    let runtime = tokio::runtime::Runtime::new().expect("a runtime");
    let (begun, begins) = std::sync::mpsc::channel();
    let work = runtime.spawn(node.node.job_gate().place().expect("a place").run(move || {
        begun.send(()).expect("a test");
        let _ = wait.recv();
    }));
    begins.recv().expect("the work begins");
    let job = node.post("/api/v1/annex/cover/us", &json!({"entries": ["9.A.6"]})).json();
    let mut wire = Wire::to(&node);
    let events = job["links"]["events"].as_str().expect("an address");
    wire.send(&format!("GET {events} HTTP/1.1\r\nhost: a\r\nconnection: close\r\n\r\n"));
    let first = wire.until("\n\n");
    assert!(first.contains("event: progress") && first.contains("\"queued\""), "{first}");
    node.stop();
    let last = wire.rest();
    assert!(last.contains("event: end") && last.contains("\"cancelled\""), "{last}");
    drop(free);
    runtime.block_on(work).expect("no panic").expect("done");
    node.ended();
}
