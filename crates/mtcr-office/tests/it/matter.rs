//! What a screening comes to, event by event; no store and no person is needed for it.

use jiff::Timestamp;
use mtcr_office::{Decision, HitStanding, Matter, Standing};
use mtcr_store::{Event, Payload, StreamId};
use serde_json::{Value, json};

/// Events of one screening: kind, who, what.
fn matter(events: &[(&str, &str, Value)]) -> Matter {
    let event = |(version, (kind, actor, payload)): (u64, &(&str, &str, Value))| Event {
        sequence: version,
        stream: StreamId::new("screening/1").unwrap(),
        version,
        kind: (*kind).to_owned(),
        recorded_at: Timestamp::UNIX_EPOCH,
        actor: (*actor).to_owned(),
        payload: Payload::new(payload.clone()).unwrap(),
        documents: Vec::new(),
        text: None,
    };
    let events: Vec<Event> = (1..).zip(events).map(event).collect();
    Matter::of(&events).unwrap()
}

fn hit(id: &str, party: &str, grade: &str) -> Value {
    json!({ "hit": id, "party": party, "score": 9000, "grade": grade })
}

fn screened(answer: &str, subject: &str, hits: &Value) -> Value {
    json!({ "office": "organisation/1", "asked": "organisation/1", "watched": true, "subject": subject,
        "answer": answer, "hits": hits, "lists": "l1" })
}

fn made(answer: &str, hits: &Value) -> (&'static str, &'static str, Value) {
    ("screening-made", "person/1", screened(answer, "s1", hits))
}

fn judged(id: &str, decision: &str) -> (&'static str, &'static str, Value) {
    ("hit-judged", "person/2", json!({ "hit": id, "decision": decision }))
}

#[test]
fn only_lists_in_order_and_judgements_make_it_clear() {
    let review = || json!([hit("h1", "p1", "review")]);
    let top = || json!([hit("h1", "p1", "top")]);
    let rows = [
        (vec![made("clear", &json!([]))], Standing::Clear, 0),
        (vec![made("refused", &json!([]))], Standing::Refused, 0),
        (vec![made("hits", &review())], Standing::Open, 1),
        (vec![made("hits", &review()), judged("h1", "different")], Standing::Clear, 0),
        (vec![made("hits", &review()), judged("h1", "unsure")], Standing::Open, 1),
        (vec![made("hits", &review()), judged("h1", "same")], Standing::Hit, 0),
        (vec![made("hits", &review()), judged("h2", "different")], Standing::Open, 1),
        // One person does not clear the top grade, whatever wrote the event.
        (vec![made("hits", &top()), judged("h1", "different")], Standing::Open, 1),
        // However much is judged, a list that was not there leaves it refused.
        (vec![made("refused", &review()), judged("h1", "different")], Standing::Refused, 0),
        (vec![made("refused", &review()), judged("h1", "same")], Standing::Hit, 0),
    ];
    for (events, standing, undecided) in rows {
        let matter = matter(&events);
        assert_eq!((matter.standing(), matter.undecided()), (standing, undecided), "{events:?}");
    }
    let mut beyond = made("hits", &review());
    beyond.2["beyond"] = json!(3);
    let matter = matter(&[beyond, judged("h1", "different")]);
    assert_eq!((matter.standing(), matter.undecided()), (Standing::Open, 3), "what is not kept is not clear");
}

#[test]
fn a_release_takes_a_proposal_and_a_signature() {
    let top = made("hits", &json!([hit("h1", "p1", "top")]));
    let proposed = ("release-proposed", "person/2", json!({ "hit": "h1" }));
    let signed = ("release-signed", "person/3", json!({ "hit": "h1", "decision": "released" }));
    let declined = ("release-declined", "person/3", json!({ "hit": "h1" }));
    let alone = matter(&[top.clone(), signed.clone()]);
    assert_eq!(alone.standing(), Standing::Open, "a signature for nothing");
    assert_eq!(matter(&[top.clone(), proposed.clone()]).standing(), Standing::Open);
    assert_eq!(matter(&[top.clone(), proposed.clone(), declined]).hits[0].standing, HitStanding::Open);
    let released = matter(&[top, proposed, signed]);
    assert_eq!(
        (released.standing(), released.hits[0].decision()),
        (Standing::Clear, Some(Decision::Released))
    );
    let HitStanding::Released { proposed, signed } = &released.hits[0].standing else {
        panic!("{released:?}")
    };
    assert_eq!((proposed.by.as_str(), signed.by.as_str()), ("person/2", "person/3"));
}

/// A judgement is of two sides as they were.
#[test]
fn a_judgement_is_over_when_either_side_changes() {
    let before = [made("hits", &json!([hit("h1", "p1", "review")])), judged("h1", "different")];
    let rows = [
        ("s1", json!([hit("h1", "p1", "review")]), Standing::Clear),
        ("s1", json!([hit("h1", "p2", "review")]), Standing::Open),
        ("s2", json!([hit("h1", "p1", "review")]), Standing::Open),
        ("s1", json!([hit("h1", "p1", "top")]), Standing::Open),
        ("s1", json!([hit("h1", "p1", "review"), hit("h2", "p3", "review")]), Standing::Open),
        ("s1", json!([]), Standing::Clear),
    ];
    for (subject, hits, standing) in rows {
        let again = ("screening-repeated", "console", screened("hits", subject, &hits));
        let [made, judged] = before.clone();
        assert_eq!(matter(&[made, judged, again]).standing(), standing, "{subject} {hits}");
    }
    let mut remembered = hit("h1", "p1", "review");
    remembered["remembered"] = json!({ "decision": "different", "screening": "0", "version": 2 });
    assert_eq!(matter(&[made("hits", &json!([remembered]))]).standing(), Standing::Clear);
}
