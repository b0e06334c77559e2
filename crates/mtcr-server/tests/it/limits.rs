//! What a node does not take.

use crate::client::{Running, Wire, node};
use mtcr_server::Limits;
use serde_json::json;
use std::time::Duration;

fn small() -> Limits {
    Limits { body: 1000, dossiers: 2, answers: 1, ..Limits::default() }
}

#[test]
fn more_than_a_node_takes_is_refused() {
    let node = Running::with(small());
    let dossier = json!({"text": "name = \"a\""});
    let session = node.post("/api/v1/ask", &json!({})).good()["session"].clone();
    let mut long = session.clone();
    long["answer"] = json!([{"about": "a", "said": "1"}, {"about": "b", "said": "1"}]);
    for (path, body, status, code) in [
        ("classify", json!({"dossiers": [dossier, dossier]}), 200, ""),
        ("classify", json!({"dossiers": [dossier, dossier, dossier]}), 413, "too-large"),
        ("classify", json!({"dossiers": [{"text": "#".repeat(1000)}]}), 413, "too-large"),
        ("classify", json!({"dossiers": []}), 400, "bad-request"),
        (
            "decide",
            json!({"transfer": "", "dossiers": [
            {"file": "a", "text": ""}, {"file": "b", "text": ""}, {"file": "c", "text": ""}]}),
            413,
            "too-large",
        ),
        ("ask/next", json!({"session": long}), 413, "too-large"),
        ("annex/cover/us", json!({"entries": vec![""; 501]}), 413, "too-large"),
    ] {
        let answer = node.post(&format!("/api/v1/{path}"), &body);
        assert_eq!(answer.status, status, "{path}: {}", answer.text);
        if status != 200 {
            assert_eq!(answer.problem(), code);
        }
    }
}

#[test]
fn what_is_nested_deep_is_refused() {
    let inline = format!("name = {}1{}", "[".repeat(5000), "]".repeat(5000));
    let dotted = format!("{}a = 1", "a.".repeat(5000));
    for text in [inline.as_str(), dotted.as_str()] {
        let answer = node().post_text("/api/v1/classify", text);
        assert_eq!(answer.status, 422, "{}", answer.text);
        assert_eq!(answer.json()["problems"][0]["code"], "nested-too-deep");
    }
    let body = format!("{}1{}", "[".repeat(5000), "]".repeat(5000));
    let json = [("content-type", "application/json")];
    assert_eq!(
        node().send("POST", "/api/v1/classify", &json, Some(body.as_bytes())).problem(),
        "bad-request"
    );
}

#[test]
fn dossiers_inside_one_another_are_answered_as_deep_as_they_may_be() {
    let mut text = "name = \"outermost\"\n".to_owned();
    for depth in 1..=30 {
        text.push_str(&format!("[[{}]]\nname = \"part {depth}\"\n", vec!["contains"; depth].join(".")));
    }
    let answer = node().post_text("/api/v1/classify", &text);
    assert!([200, 422].contains(&answer.status), "{}", answer.text);
    assert_eq!(answer.status, 200, "{}", answer.text);
}

#[test]
fn a_busy_node_sends_away_what_would_wait_too_long() {
    let node = Running::with(Limits {
        at_once: 1,
        waiting: 0,
        long_at_once: 1,
        long_waiting: 0,
        jobs_at_once: 1,
        jobs_waiting: 0,
        ..small()
    });
    let gates = [node.node.short(), node.node.long(), node.node.job_gate()];
    let held = gates.map(|gate| gate.place().expect("a place"));
    let dossier = json!({"dossiers": [{"text": "name = \"a\""}]});
    for answer in [
        node.post("/api/v1/classify", &dossier),
        node.get("/api/v1/annex/diff?from=2019-10&to=2021-10"),
        node.post("/api/v1/annex/cover/us", &json!({"entries": ["9.A.6"]})),
    ] {
        assert_eq!((answer.status, answer.header("retry-after")), (503, "2"));
        assert_eq!(answer.problem(), "busy");
    }
    drop(held);
    node.post("/api/v1/classify", &dossier).good();
}

#[test]
fn an_answer_that_takes_too_long_is_given_up() {
    let node = Running::with(Limits { at_once: 1, waiting: 1, work_time: Duration::ZERO, ..small() });
    let (free, wait) = std::sync::mpsc::channel::<()>();
    let runtime = tokio::runtime::Runtime::new().expect("a runtime");
    let place = node.node.short().place().expect("a place");
    let (begun, begins) = std::sync::mpsc::channel();
    let work = runtime.spawn(place.run(move || {
        begun.send(()).expect("a test");
        let _ = wait.recv();
    }));
    begins.recv().expect("the work begins");
    let answer = node.post("/api/v1/classify", &json!({"dossiers": [{"text": "name = \"a\""}]}));
    assert_eq!((answer.status, answer.problem().as_str()), (503, "took-too-long"));
    drop(free);
    runtime.block_on(work).expect("no panic").expect("done");
}

#[test]
fn a_body_that_does_not_come_is_given_up() {
    let node = Running::with(Limits { body_time: Duration::ZERO, ..small() });
    let mut wire = Wire::to(&node);
    wire.send(
        "POST /api/v1/classify HTTP/1.1\r\nhost: a\r\ncontent-type: text/plain\r\ncontent-length: 9\r\n\r\n",
    );
    let head = wire.until("\r\n\r\n");
    assert!(head.starts_with("HTTP/1.1 408 "), "{head}");
    assert!(head.contains("application/problem+json"), "{head}");
}
