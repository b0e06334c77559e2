//! Appending and reading events.

use crate::bed::{AT, Bed, append, event, stream};
use mtcr_store::{
    Appended, Expected, Fault, Hash, IdempotencyKey, NewEvent, Outcome, Payload, Refusal, StreamId,
};
use serde_json::json;
use std::collections::BTreeSet;

pub(crate) async fn places(bed: Bed) {
    let store = bed.store().await;
    assert_eq!(append(&store, "note/a", event("noted", json!({"n": 1}))).await, 1);
    assert_eq!(append(&store, "note/b", event("noted", json!({"n": 2}))).await, 2);
    let two = [event("noted", json!({"n": 3})), event("closed", json!({}))];
    let outcome = store.append(&stream("note/a"), Expected::Version(1), &two, None).await.unwrap();
    let wanted = Appended { first: 3, last: 4, stream: stream("note/a"), version: 3, repeated: false };
    assert_eq!(outcome, Outcome::Appended(wanted));

    let events = store.stream(&stream("note/a")).await.unwrap();
    let read: Vec<_> =
        events.iter().map(|event| (event.sequence, event.version, event.kind.as_str())).collect();
    assert_eq!(read, [(1, 1, "noted"), (3, 2, "noted"), (4, 3, "closed")]);
    assert_eq!(events[1].payload.int_of("n"), Some(3));
    assert_eq!((events[0].actor.as_str(), events[0].recorded_at), ("officer/4", AT.parse().unwrap()));
    let since: Vec<u64> = store.since(1, 2).await.unwrap().iter().map(|event| event.sequence).collect();
    assert_eq!(since, [2, 3]);
    assert_eq!(store.sequence().await.unwrap(), 4);
    assert_eq!(store.stream(&stream("note/c")).await.unwrap(), []);
}

pub(crate) async fn conflicts(bed: Bed) {
    let store = bed.store().await;
    append(&store, "note/a", event("noted", json!({}))).await;
    for expected in [0, 2] {
        let one = [event("noted", json!({}))];
        let outcome = store.append(&stream("note/a"), Expected::Version(expected), &one, None).await.unwrap();
        assert_eq!(outcome, Outcome::Conflict { actual: 1 });
    }
    // A conflict takes no sequence number.
    assert_eq!(append(&store, "note/b", event("noted", json!({}))).await, 2);
    assert_eq!(store.tree_head().await.unwrap().size, 2);
}

pub(crate) async fn all_or_nothing(bed: Bed) {
    let store = bed.store().await;
    let document = b"kept only with its event".to_vec();
    let events = [
        event("job-queued", json!({"kind": "classify"})).with_document(document.clone()).unwrap(),
        event("job-done", json!({})),
    ];
    let fault = store.append(&stream("job/1"), Expected::Any, &events, None).await.unwrap_err();
    assert_eq!(fault.to_string(), "event `job-done` in stream `job/1`: only a running job is done");
    assert!(!fault.is_passing());
    assert_eq!(store.since(0, 10).await.unwrap(), []);
    assert_eq!(store.job("1").await.unwrap(), None);
    assert_eq!(store.document(&Hash::of(&[&document])).await.unwrap(), None);
    assert_eq!(append(&store, "note/a", event("noted", json!({}))).await, 1);
}

pub(crate) async fn repeated_keys(bed: Bed) {
    let store = bed.store().await;
    let key = |request: &str| IdempotencyKey::new("officer/4 7f3a", request.as_bytes()).unwrap();
    let one = [event("noted", json!({}))];
    let first = store.append(&stream("note/a"), Expected::Version(0), &one, Some(&key("x"))).await.unwrap();
    let again = store.append(&stream("note/a"), Expected::Version(0), &one, Some(&key("x"))).await.unwrap();
    let (Outcome::Appended(first), Outcome::Appended(again)) = (first, again) else { panic!("a conflict") };
    assert_eq!(again, Appended { repeated: true, ..first.clone() });
    assert_eq!(store.outcome_of(&key("x")).await.unwrap(), Some(again));
    assert_eq!(store.sequence().await.unwrap(), 1);

    let other = store.append(&stream("note/a"), Expected::Any, &one, Some(&key("y"))).await.unwrap_err();
    assert!(matches!(other, Fault::Refused(Refusal::KeyReused(_))), "{other}");
    assert_eq!(store.sequence().await.unwrap(), 1);

    assert_eq!(store.forget_keys(AT.parse().unwrap()).await.unwrap(), 0);
    assert_eq!(store.forget_keys("2031-03-05T00:00:00Z".parse().unwrap()).await.unwrap(), 1);
    assert_eq!(store.outcome_of(&key("x")).await.unwrap(), None);
}

pub(crate) async fn documents(bed: Bed) {
    let store = bed.store().await;
    let outcome = b"{\"verdict\":\"undetermined\"}".to_vec();
    let kept =
        event("ask-kept", json!({"edition": "2024-03", "corpus": "ab"})).with_document(outcome.clone());
    append(&store, "ask/q1", kept.unwrap()).await;
    // The same document again is one row.
    append(&store, "note/a", event("noted", json!({})).with_document(outcome.clone()).unwrap()).await;
    let digest = Hash::of(&[&outcome]);
    assert_eq!(store.document(&digest).await.unwrap(), Some(outcome));
    let found = store.ask_outcome("q1").await.unwrap().unwrap();
    assert_eq!((found.edition.as_str(), found.document), ("2024-03", digest.to_string()));
    assert_eq!(store.stream(&stream("note/a")).await.unwrap()[0].documents, [digest]);
}

pub(crate) async fn concurrent_appends(bed: Bed) {
    let store = bed.store().await;
    let writer = |writer: u32| {
        let store = store.clone();
        async move {
            let mut last = Vec::new();
            for n in 0..20 {
                // Half of the writers share a stream.
                let name = format!("note/{}", if writer.is_multiple_of(2) { 0 } else { writer });
                last.push(append(&store, &name, event("noted", json!({"writer": writer, "n": n}))).await);
            }
            last
        }
    };
    let tasks: Vec<_> = (0..8).map(|at| tokio::spawn(writer(at))).collect();
    let mut seen = BTreeSet::new();
    for task in tasks {
        seen.extend(task.await.unwrap());
    }
    assert!(seen.iter().copied().eq(1..=160), "numbers without gaps, each given once");
    let shared = store.stream(&stream("note/0")).await.unwrap();
    assert!(shared.iter().map(|event| event.version).eq(1..=80));
    assert!(shared.is_sorted_by_key(|event| event.sequence));
    assert_eq!(store.since(0, 1000).await.unwrap().len(), 160);
}

pub(crate) async fn limits(bed: Bed) {
    let store = bed.store().await;
    let none = store.append(&stream("note/a"), Expected::Any, &[], None).await.unwrap_err();
    assert_eq!(none.to_string(), "0 events in one append: 1 to 1000");
    let many = vec![event("noted", json!({})); 1001];
    let many = store.append(&stream("note/a"), Expected::Any, &many, None).await.unwrap_err();
    assert_eq!(many.to_string(), "1001 events in one append: 1 to 1000");

    // The longest of everything still fits an entry of the ledger.
    let name = format!("note/{}", "a".repeat(195));
    let payload = Payload::new(json!({"t": "x".repeat(59_992)})).unwrap();
    assert_eq!(payload.text().len(), 60_000);
    let longest = NewEvent::new(&"k".repeat(64), &"é".repeat(100), AT.parse().unwrap(), payload);
    let mut longest = longest.unwrap().with_text(vec![1; 100_000]).unwrap();
    for at in 0..16_u8 {
        longest = longest.with_document(vec![at]).unwrap();
    }
    assert_eq!(append(&store, &name, longest.clone()).await, 1);
    assert!(store.leaf(0).await.unwrap().unwrap().to_bytes().len() <= 65_535);
    assert_eq!(longest.with_document(vec![17]), Err(Refusal::Documents(17)));
    let long = json!({"t": "x".repeat(59_993)});
    assert_eq!(Payload::new(long), Err(Refusal::PayloadLength(60_001)));
    let odd = ["note", "/a", "note/", "note/a b", "note/a/b", "nöte/a", &format!("note/{}", "a".repeat(196))];
    for name in odd {
        assert_eq!(StreamId::new(name), Err(Refusal::Stream(name.to_owned())));
    }
}

/// Texts that one of the databases might treat in its own way come back as they went in.
pub(crate) async fn what_stays(bed: Bed) {
    let store = bed.store().await;
    let text = "\u{0}\u{1f} ' \" \\ $1 ?2 {job} 'é' \u{1f600} \u{feff} 1.10 NO null";
    let payload =
        json!({"t": text, "n": [-9_007_199_254_740_991_i64, 9_007_199_254_740_991_i64], "b": [true, null]});
    append(&store, "note/a", event("noted", payload.clone())).await;
    store.close().await;
    let events = bed.store().await.stream(&stream("note/a")).await.unwrap();
    assert_eq!(events[0].payload, Payload::new(payload).unwrap());
    assert_eq!(events[0].payload.text_of("t"), Some(text));
}

/// Two programs on one database take turns.
pub(crate) async fn two_nodes(bed: Bed) {
    let nodes = [bed.store().await, bed.store().await];
    let tasks: Vec<_> = (0..4)
        .map(|writer: usize| {
            let store = nodes[writer % 2].clone();
            tokio::spawn(async move {
                let mut last = Vec::new();
                for n in 0..15 {
                    last.push(
                        append(&store, &format!("note/{writer}"), event("noted", json!({"n": n}))).await,
                    );
                    store.sign_checkpoint().await.unwrap();
                }
                last
            })
        })
        .collect();
    let mut seen = BTreeSet::new();
    for task in tasks {
        seen.extend(task.await.unwrap());
    }
    assert!(seen.iter().copied().eq(1..=60));
    let verified = nodes[0].verify(&nodes[1].trust()).await.unwrap();
    assert!(verified.is_whole(), "{verified:?}");
}

/// Whoever waits too long for another is told that it is worth another try, and nothing was kept.
pub(crate) async fn a_lock_that_is_held(bed: Bed) {
    bed.store().await.close().await;
    let held = bed.hold().await;
    let mut options = bed.options();
    options.limits.lock = std::time::Duration::from_millis(100);
    // Opening writes nothing where nothing is missing.
    let store = mtcr_store::Store::open(&bed.url, &options).await.unwrap();
    let one = [event("noted", json!({}))];
    let fault = store.append(&stream("note/a"), Expected::Any, &one, None).await.unwrap_err();
    assert!(fault.is_passing(), "{fault:?}");
    drop(held);
    assert_eq!(append(&bed.store().await, "note/a", event("noted", json!({}))).await, 1);
}

/// An append whose caller goes away is there whole or not at all, and holds up nobody.
pub(crate) async fn abandoned_appends(bed: Bed) {
    let store = bed.store().await;
    for at in 0..40 {
        let store = store.clone();
        let task = tokio::spawn(async move {
            let events = [event("noted", json!({"at": at})), event("closed", json!({}))];
            store.append(&stream(&format!("note/{at}")), Expected::Version(0), &events, None).await.map(drop)
        });
        for _ in 0..at {
            tokio::task::yield_now().await;
        }
        task.abort();
    }
    append(&store, "note/after", event("noted", json!({}))).await;
    store.sign_checkpoint().await.unwrap();
    let verified = store.verify(&store.trust()).await.unwrap();
    assert!(verified.is_whole(), "{verified:?}");
    for at in 0..40 {
        let events = store.stream(&stream(&format!("note/{at}"))).await.unwrap().len();
        assert!(events == 0 || events == 2, "{events}");
    }
}
