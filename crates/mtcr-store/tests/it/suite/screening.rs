//! Screenings: how each stands by its events, pairs that were judged, what was screened again.

use crate::bed::{Bed, append, event, stream};
use mtcr_store::{Fault, NewEvent, PrivateRecord, Store};
use serde_json::{Value, json};

fn made(office: &str, asked: &str, watched: bool, hits: &Value, standing: &str, undecided: u64) -> NewEvent {
    let answer = if hits.as_array().unwrap().is_empty() { "clear" } else { "hits" };
    let subject = json!({
        "office": office, "asked": asked, "subject": "s1", "watched": watched, "answer": answer,
        "standing": standing, "hits": hits, "undecided": undecided, "lists": "l1",
    });
    let record = PrivateRecord { lookup: None, bytes: b"{\"names\":[\"Borovian Rocket Works\"]}".to_vec() };
    event("screening-made", subject).with_private("subject", Some(record)).unwrap()
}

fn judged(party: &str, decision: &str, standing: &str, undecided: u64) -> NewEvent {
    let fields = json!({
        "hit": "h1", "subject": "s1", "party": party, "decision": decision, "standing": standing,
        "undecided": undecided,
    });
    event("hit-judged", fields)
}

/// Events in every table of screenings: five.
pub(crate) async fn fill_screening(store: &Store) {
    let hits = json!([{"hit": "h1", "party": "p1", "score": 9100, "grade": "high"}]);
    append(store, "screening/1", made("organisation/1", "organisation/2", true, &hits, "open", 1)).await;
    append(store, "screening/1", judged("p1", "different", "clear", 0)).await;
    append(store, "screening/2", made("organisation/1", "organisation/1", false, &json!([]), "clear", 0))
        .await;
    append(store, "screening/2", event("watch-changed", json!({"watched": true}))).await;
    let done = json!({"lists": "l2", "screened": 2, "changed": 1});
    append(store, "rescreening/1", event("rescreening-done", done)).await;
}

/// What is done to the tables of screenings behind the store's back, and every line that is to be found.
pub(crate) const ROWS: &[(&str, &[&str], &[&str])] = &[
    (
        "screening",
        &["UPDATE screening SET standing = 'clear', undecided = 0, answer = 'refused' WHERE id = '2'"],
        &["table `screening`, row 2: was altered"],
    ),
    ("screening", &["DELETE FROM screening WHERE id = '1'"], &["table `screening`, row 1: was deleted"]),
    (
        "screening",
        &[
            "INSERT INTO screening SELECT '3', office, asked, subject, watched, answer, standing, hits, undecided, \
           lists, made_by, made_at, screened_at FROM screening WHERE id = '2'",
        ],
        &["table `screening`, row 3: was inserted"],
    ),
    (
        "screening_pair",
        &["UPDATE screening_pair SET decision = 'same'"],
        &["table `screening_pair`, row s1: was altered"],
    ),
    ("screening_pair", &["DELETE FROM screening_pair"], &["table `screening_pair`, row s1: was deleted"]),
    (
        "screening_pair",
        &["INSERT INTO screening_pair SELECT 's2', party, decision, screening, version FROM screening_pair"],
        &["table `screening_pair`, row s2: was inserted"],
    ),
    ("rescreening", &["UPDATE rescreening SET changed = 0"], &["table `rescreening`, row 1: was altered"]),
    ("rescreening", &["DELETE FROM rescreening"], &["table `rescreening`, row 1: was deleted"]),
    (
        "rescreening",
        &["INSERT INTO rescreening SELECT '2', lists, screened, changed, done_by, done_at FROM rescreening"],
        &["table `rescreening`, row 2: was inserted"],
    ),
];

pub(crate) async fn stand_as_their_events_say(bed: Bed) {
    let store = bed.store().await;
    fill_screening(&store).await;
    let first = store.screening("1").await.unwrap().unwrap();
    assert_eq!((first.standing.as_str(), first.answer.as_str()), ("clear", "hits"));
    assert_eq!((first.hits, first.undecided, first.watched), (1, 0, true));
    assert_eq!(store.screening("9").await.unwrap(), None);
    let pair = store.judged_pair("s1", "p1").await.unwrap().unwrap();
    assert_eq!((pair.decision.as_str(), pair.screening.as_str(), pair.version), ("different", "1", 2));
    // Another record, or the same one after it changed, was never judged.
    assert_eq!(store.judged_pair("s1", "p2").await.unwrap(), None);
    assert_eq!(store.judged_pair("s2", "p1").await.unwrap(), None);
    let watched: Vec<String> = store.watched("", 9).await.unwrap().into_iter().map(|row| row.id).collect();
    assert_eq!((watched, store.watched_count().await.unwrap()), (vec!["1".to_owned(), "2".to_owned()], 2));
    assert_eq!(store.watched("1", 9).await.unwrap().len(), 1);
    assert_eq!(store.rescreenings(9).await.unwrap()[0].changed, 1);

    // The record changed: what waits comes first.
    let hits = json!([{"hit": "h1", "party": "p2", "score": 9100, "grade": "high"}]);
    let again = json!({
        "subject": "s1", "answer": "hits", "standing": "open", "hits": hits, "undecided": 1, "lists": "l2",
    });
    append(&store, "screening/1", event("screening-repeated", again)).await;
    append(&store, "screening/3", made("organisation/9", "organisation/9", false, &json!([]), "clear", 0))
        .await;
    let ids = |rows: Vec<mtcr_store::ScreeningRow>| rows.into_iter().map(|row| row.id).collect::<Vec<_>>();
    assert_eq!(ids(store.screenings(None, 0, 9).await.unwrap())[0], "1");
    assert_eq!(ids(store.screenings(Some("organisation/1"), 0, 9).await.unwrap()), ["1", "2"]);
    assert_eq!(ids(store.screenings(Some("organisation/2"), 0, 9).await.unwrap()), ["1"]);
    assert_eq!(ids(store.screenings(Some("organisation/1"), 1, 9).await.unwrap()), ["2"]);

    // Nothing of the party stands in an event.
    let events = store.since(0, 100).await.unwrap();
    assert!(events.iter().all(|event| !event.payload.text().contains("Rocket")));
    for (name, wrong) in [
        ("screening/8", judged("p1", "same", "hit", 0)),
        ("screening/2", event("watch-changed", json!({"watched": true}))),
        ("screening/1", made("organisation/1", "organisation/1", false, &json!([]), "clear", 0)),
    ] {
        let events = [wrong];
        let fault = store.append(&stream(name), mtcr_store::Expected::Any, &events, None).await.unwrap_err();
        assert!(matches!(fault, Fault::Refused(_)), "{name}: {fault}");
    }
}
