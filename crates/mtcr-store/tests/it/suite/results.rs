//! Results of jobs: kept with the event that has their digest, for as long as there is room.

use crate::bed::{AT, Bed, append, event};
use mtcr_store::{JobResult, JobState, ResultRoom, Store};
use serde_json::json;

const ROOM: ResultRoom = ResultRoom { bytes: 1000, results: 3 };

fn result(bytes: Vec<u8>) -> JobResult {
    JobResult { media_type: "text/csv".to_owned(), file_name: "found.csv".to_owned(), bytes }
}

/// Runs a job to its end; whether its result was kept.
async fn done(store: &Store, id: &str, result: &JobResult) -> bool {
    append(store, &format!("job/{id}"), event("job-queued", json!({"kind": "classify"}))).await;
    append(store, &format!("job/{id}"), event("job-started", json!({}))).await;
    store.job_done(id, "officer/4", AT.parse().unwrap(), result, ROOM).await.unwrap()
}

pub(crate) async fn outlive_the_store(bed: Bed) {
    let store = bed.store().await;
    let found = result(vec![b'x'; ROOM.bytes]);
    assert!(done(&store, "7", &found).await);
    store.close().await;
    let store = bed.store().await;
    assert_eq!(store.job_result("7").await.unwrap().unwrap(), found);
    let job = store.job("7").await.unwrap().unwrap();
    assert_eq!((job.state, job.kept), (JobState::Done, true));
    let last = store.since(2, 10).await.unwrap().remove(0);
    assert_eq!((last.kind.as_str(), last.payload.text_of("outcome")), ("job-done", job.outcome.as_deref()));
    store.sign_checkpoint().await.unwrap();
    let verified = store.verify(&store.trust()).await.unwrap();
    assert!(verified.is_whole(), "{verified:?}");
    // Mistakes are kept out; somebody who has the database is found by verifying.
    let refused = bed.try_on(&bed.url, "UPDATE job_result SET bytes = bytes").await.unwrap_err();
    assert!(refused.contains("never changed"), "{refused}");
    assert_eq!(store.job_result("8").await.unwrap(), None);
}

pub(crate) async fn make_room(bed: Bed) {
    let store = bed.store().await;
    for at in 0..5_u8 {
        assert!(done(&store, &at.to_string(), &result(vec![at])).await);
    }
    assert!(!done(&store, "long", &result(vec![0; ROOM.bytes + 1])).await, "longer than there is room");
    for (id, kept) in [("0", false), ("1", false), ("2", true), ("3", true), ("4", true), ("long", false)] {
        assert_eq!(store.job_result(id).await.unwrap().is_some(), kept, "{id}");
        let job = store.job(id).await.unwrap().unwrap();
        assert_eq!((job.state, job.kept, job.outcome.is_some()), (JobState::Done, kept, true), "{id}");
    }
    store.sign_checkpoint().await.unwrap();
    let verified = store.verify(&store.trust()).await.unwrap();
    assert!(verified.is_whole(), "that one made room is no finding: {verified:?}");
}

pub(crate) async fn changed_behind_the_store(bed: Bed) {
    let store = bed.store().await;
    assert!(done(&store, "7", &result(b"what was found".to_vec())).await);
    let (bytes, _) = bed.literals();
    bed.tamper(&[format!("UPDATE job_result SET bytes = {bytes} WHERE sequence = 3")]).await;
    let fault = store.job_result("7").await.unwrap_err();
    let wanted = "table `job_result`, row 3: `bytes` is not what the digest of the job's outcome is of";
    assert_eq!(fault.to_string(), wanted);
}

/// An end that does not follow leaves no trace, neither of the event nor of the result.
pub(crate) async fn only_of_running_jobs(bed: Bed) {
    let store = bed.store().await;
    append(&store, "job/7", event("job-queued", json!({"kind": "classify"}))).await;
    let refused = store.job_done("7", "officer/4", AT.parse().unwrap(), &result(vec![1]), ROOM).await;
    assert!(refused.unwrap_err().to_string().contains("only a running job is done"));
    assert_eq!((store.sequence().await.unwrap(), store.job_result("7").await.unwrap()), (1, None));
    assert!(!store.job("7").await.unwrap().unwrap().kept);
}
