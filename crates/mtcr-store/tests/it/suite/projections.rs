//! Projections: live, rebuilt, and the difference.

use super::accounts::fill_accounts;
use crate::bed::{AT, Bed, append, event, stream};
use mtcr_store::{Differs, Expected, JobResult, JobState, ResultRoom, Store};
use serde_json::json;

pub(crate) async fn jobs(bed: Bed) {
    let store = bed.store().await;
    append(&store, "job/7", event("job-queued", json!({"kind": "classify", "total": 3}))).await;
    assert_eq!(store.jobs(JobState::Queued, 10).await.unwrap()[0].id, "7");
    append(&store, "job/7", event("job-started", json!({}))).await;
    append(&store, "job/7", event("job-progressed", json!({"done": 2}))).await;
    let job = store.job("7").await.unwrap().unwrap();
    assert_eq!((job.state, job.done, job.total), (JobState::Running, 2, Some(3)));
    append(&store, "job/7", event("job-done", json!({"outcome": "ab"}))).await;
    let job = store.job("7").await.unwrap().unwrap();
    assert_eq!((job.state, job.outcome.as_deref()), (JobState::Done, Some("ab")));
    assert_eq!(job.created_at, "2031-03-04T09:15:00.000000Z");
    assert_eq!(job.finished_at, Some(job.created_at));
    assert_eq!(store.jobs(JobState::Queued, 10).await.unwrap(), []);
}

/// What may follow what: rows of the events that led somewhere, and those refused there.
const STATES: [(&[&str], &[&str]); 6] = [
    (&[], &["job-started", "job-progressed", "job-done", "job-failed", "job-cancelled"]),
    (&["job-queued"], &["job-queued", "job-progressed", "job-done"]),
    (&["job-queued", "job-started"], &["job-queued", "job-started"]),
    (
        &["job-queued", "job-started", "job-done"],
        &["job-queued", "job-started", "job-progressed", "job-done", "job-failed", "job-cancelled"],
    ),
    (&["job-queued", "job-failed"], &["job-started", "job-progressed", "job-done", "job-cancelled"]),
    (&["job-queued", "job-cancelled"], &["job-started", "job-progressed", "job-done", "job-failed"]),
];

pub(crate) async fn states_of_jobs(bed: Bed) {
    let store = bed.store().await;
    let fields = json!({"kind": "classify", "done": 1, "reason": "no such edition"});
    for (at, (before, refused)) in STATES.iter().enumerate() {
        let name = format!("job/{at}");
        for kind in *before {
            append(&store, &name, event(kind, fields.clone())).await;
        }
        let sequence = store.sequence().await.unwrap();
        for kind in *refused {
            let one = [event(kind, fields.clone())];
            let refusal = store.append(&stream(&name), Expected::Any, &one, None).await.unwrap_err();
            assert!(refusal.to_string().contains(kind), "{before:?}, {kind}: {refusal}");
        }
        assert_eq!(store.sequence().await.unwrap(), sequence);
    }
    for (payload, wanted) in [
        (json!({}), "event `job-progressed` in stream `job/9`: `done` is not a count"),
        (json!({"done": -1}), "event `job-progressed` in stream `job/9`: `done` is not a count"),
        (json!({"kind": "a\0b"}), "event `job-queued` in stream `job/9`: `kind` is not a text without NUL"),
        (json!({"kind": 1}), "event `job-queued` in stream `job/9`: `kind` is not a text without NUL"),
    ] {
        let kind = if payload.get("kind").is_some() { "job-queued" } else { "job-progressed" };
        let one = [event(kind, payload)];
        let refusal = store.append(&stream("job/9"), Expected::Any, &one, None).await.unwrap_err();
        assert_eq!(refusal.to_string(), wanted);
    }
}

/// Fills a store with something in every table.
pub(crate) async fn fill(store: &Store) {
    for at in 0..12 {
        let name = format!("job/{at}");
        append(store, &name, event("job-queued", json!({"kind": "classify", "total": at}))).await;
        if at % 2 == 0 {
            append(store, &name, event("job-started", json!({}))).await;
            append(store, &name, event("job-progressed", json!({"done": at / 2}))).await;
        }
        match at % 6 {
            0 => {
                let bytes = format!("what job {at} found").into_bytes();
                let (media_type, file_name) = ("text/plain".to_owned(), "found.txt".to_owned());
                let result = JobResult { media_type, file_name, bytes };
                let (room, moment) = (ResultRoom { bytes: 100, results: 10 }, AT.parse().unwrap());
                store.job_done(&at.to_string(), "officer/4", moment, &result, room).await.unwrap();
            }
            2 => drop(append(store, &name, event("job-failed", json!({"reason": "no file"}))).await),
            3 => drop(append(store, &name, event("job-cancelled", json!({}))).await),
            _ => {}
        }
    }
    for at in 0..4_u8 {
        let kept = event("ask-kept", json!({"edition": "2024-03", "corpus": "ab"}));
        append(store, &format!("ask/q{at}"), kept.with_document(vec![at; 10]).unwrap()).await;
    }
    for at in 0..4 {
        let advice =
            event("advice-given", json!({"case": at})).with_text(format!("advice {at}").into_bytes());
        let sequence = append(store, &format!("note/{at}"), advice.unwrap()).await;
        store.read_text(sequence, "head/1", AT.parse().unwrap(), "review").await.unwrap().unwrap();
    }
}

pub(crate) async fn rebuilt_equals_live(bed: Bed) {
    let store = bed.store().await;
    fill(&store).await;
    fill_accounts(&store).await;
    super::screening::fill_screening(&store).await;
    let sequence = store.sequence().await.unwrap();
    for name in Store::projections() {
        let rebuilt = store.rebuild(name).await.unwrap();
        assert_eq!((rebuilt.events, rebuilt.differences), (sequence, vec![]), "{name}");
    }
    // What is rebuilt goes on living.
    append(&store, "job/1", event("job-started", json!({}))).await;
    assert_eq!(store.job("1").await.unwrap().unwrap().state, JobState::Running);
    assert_eq!(store.rebuild("nothing").await.unwrap_err().to_string(), "`nothing` is not a projection");
}

pub(crate) async fn a_tampered_table_is_mended(bed: Bed) {
    let store = bed.store().await;
    fill(&store).await;
    let job = store.job("5").await.unwrap();
    bed.tamper(&[
        "UPDATE job SET state = 'done' WHERE id = '5'",
        "DELETE FROM job WHERE id = '7'",
        "INSERT INTO job (id, kind, state, done, created_at) VALUES ('x', 'k', 'queued', 0, 't')",
    ])
    .await;
    let rebuilt = store.rebuild("job").await.unwrap();
    let found: Vec<_> = rebuilt.differences.iter().map(|found| (found.row.as_str(), found.how)).collect();
    assert_eq!(found, [("5", Differs::Altered), ("7", Differs::Deleted), ("x", Differs::Inserted)]);
    assert_eq!(store.job("5").await.unwrap(), job);
    assert!(store.job("7").await.unwrap().is_some());
    assert_eq!(store.job("x").await.unwrap(), None);
    assert_eq!(store.rebuild("job").await.unwrap().differences, []);
}

/// A projection that the database does not know yet, and one that is older, are filled from the events on opening.
pub(crate) async fn a_new_projection_is_filled(bed: Bed) {
    let store = bed.store().await;
    fill(&store).await;
    let job = store.job("5").await.unwrap();
    store.close().await;
    bed.tamper(&["DELETE FROM job", "DELETE FROM projection WHERE name = 'job'"]).await;
    bed.tamper(&["DELETE FROM access", "UPDATE projection SET version = 0 WHERE name = 'access'"]).await;
    let store = bed.store().await;
    assert_eq!(store.job("5").await.unwrap(), job);
    assert_eq!(store.accesses(0, 10).await.unwrap().len(), 4);
}
