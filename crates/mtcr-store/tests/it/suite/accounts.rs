//! Accounts: events of several streams at once, what is kept beside them, sessions and refusals.

use crate::bed::{AT, Bed, event, stream};
use jiff::{SignedDuration, Timestamp};
use mtcr_store::{Batch, Committed, Fault, NewEvent, PrivateRecord, Refusal, RefusalRoom, Refused, Store};
use serde_json::{Value, json};

fn at() -> Timestamp {
    AT.parse().unwrap()
}

fn record(lookup: Option<&str>, bytes: &[u8]) -> Option<PrivateRecord> {
    Some(PrivateRecord { lookup: lookup.map(str::to_owned), bytes: bytes.to_vec() })
}

async fn commit(store: &Store, events: Vec<(&str, NewEvent)>) -> u64 {
    let mut batch = Batch::default();
    for (name, event) in events {
        batch.push(stream(name), event);
    }
    match store.commit(&batch).await.unwrap() {
        Committed::Appended(last) => last,
        Committed::Conflict => panic!("nothing was expected"),
    }
}

fn grant(account: &str) -> Value {
    json!({"grant": {"account": account, "role": "SY", "from": "2031-03-04", "until": "2032-03-04"},
        "reason": "begins on Monday", "reported": []})
}

/// Events in every table of accounts: eleven, after whatever was there.
pub(crate) async fn fill_accounts(store: &Store) {
    let added = event("organisation-added", json!({"organisation": "authority", "sites": ["plant-1"]}));
    let details = event("account-added", json!({"organisation": "1"}));
    let details = details.with_private("details", record(None, b"{\"name\":\"Mira\"}")).unwrap();
    let password = event("password-changed", json!({"method": "link"}));
    let password = password.with_private("password", record(Some("sign-in:mira"), b"$argon2id$")).unwrap();
    let started = event(
        "session-started",
        json!({"account": "person/1", "method": "password",
        "until": "2031-03-04T21:15:00Z"}),
    );
    let started = started.with_private("secret", record(Some("session:00"), b"")).unwrap();
    let made = event(
        "token-made",
        json!({"account": "person/1", "scopes": ["annex-read"],
        "until": "2031-04-04T09:15:00Z"}),
    );
    commit(
        store,
        vec![
            ("organisation/1", added),
            ("person/1", details),
            ("person/1", password),
            ("service/1", event("account-added", json!({"organisation": "1"}))),
            ("grant/1", event("grant-proposed", grant("person/1"))),
            ("grant/1", event("grant-approved", json!({"reported": []}))),
            ("grant/2", event("grant-proposed", grant("service/1"))),
            ("session/1", started),
            ("token/1", made),
        ],
    )
    .await;
    let room = RefusalRoom { per_day: 9, per_source: 9 };
    for ground in ["role-not-held", "second-person"] {
        assert!(store.refused(&refused("person/1", ground, at()), room).await.unwrap());
    }
}

fn refused(source: &str, ground: &str, at: Timestamp) -> Refused {
    Refused {
        actor: "person/1".to_owned(),
        source: source.to_owned(),
        action: "approve-grant".to_owned(),
        ground: ground.to_owned(),
        target: Some("grant/2".to_owned()),
        at,
    }
}

/// What is done to the tables of accounts behind the store's back, and every line that is to be found.
pub(crate) const ROWS: &[(&str, &[&str], &[&str])] = &[
    (
        "private_record",
        &["UPDATE private_record SET sealed = $BYTES WHERE id = 'person/1/password'"],
        &["table `private_record`, row person/1/password: was altered"],
    ),
    (
        "private_record",
        &["UPDATE private_record SET lookup = 'x' WHERE id = 'person/1/password'"],
        &["table `private_record`, row person/1/password: was altered"],
    ),
    (
        "private_record",
        &["DELETE FROM private_record WHERE id = 'person/1/details'"],
        &["table `private_record`, row person/1/details: was deleted"],
    ),
    (
        "private_record",
        &["INSERT INTO private_record SELECT 'person/2/details', NULL, sealed FROM private_record \
           WHERE id = 'person/1/details'"],
        &["table `private_record`, row person/2/details: was inserted"],
    ),
    (
        "private_record",
        &[
            "UPDATE private_record SET id = 'x' WHERE id = 'person/1/details'",
            "UPDATE private_record SET id = 'person/1/details' WHERE id = 'session/1/secret'",
            "UPDATE private_record SET id = 'session/1/secret' WHERE id = 'x'",
        ],
        &[
            "table `private_record`, row person/1/details: was altered",
            "table `private_record`, row session/1/secret: was altered",
        ],
    ),
    (
        "private_pledge",
        &["UPDATE private_pledge SET digest = '00' WHERE id = 'person/1/details'"],
        &[
            "table `private_pledge`, row person/1/details: was altered",
            "table `private_record`, row person/1/details: was altered",
        ],
    ),
    (
        "private_pledge",
        &["DELETE FROM private_pledge WHERE id = 'person/1/details'"],
        &[
            "table `private_pledge`, row person/1/details: was deleted",
            "table `private_record`, row person/1/details: was inserted",
        ],
    ),
    // A record and its pledge, changed together.
    (
        "private_pledge",
        &[
            "INSERT INTO private_pledge SELECT 'x', digest, sequence FROM private_pledge WHERE id = 'person/1/details'",
            "UPDATE private_record SET id = 'x' WHERE id = 'person/1/details'",
        ],
        &[
            "table `private_pledge`, row x: was inserted",
            "table `private_record`, row person/1/details: was deleted",
            "table `private_record`, row x: was altered",
        ],
    ),
    (
        "organisation",
        &["UPDATE organisation SET kind = 'exporter' WHERE id = '1'"],
        &["table `organisation`, row 1: was altered"],
    ),
    ("organisation", &["DELETE FROM organisation"], &["table `organisation`, row 1: was deleted"]),
    (
        "organisation",
        &["INSERT INTO organisation SELECT '2', kind, sites, open, added_at FROM organisation"],
        &["table `organisation`, row 2: was inserted"],
    ),
    (
        "account",
        &["UPDATE account SET second_factor = 1 WHERE id = 'person/1'"],
        &["table `account`, row person/1: was altered"],
    ),
    (
        "account",
        &["DELETE FROM account WHERE id = 'service/1'"],
        &["table `account`, row service/1: was deleted"],
    ),
    (
        "account",
        &[
            "INSERT INTO account SELECT 'person/2', organisation, 1, 1, 0, added_at FROM account WHERE id = 'person/1'",
        ],
        &["table `account`, row person/2: was inserted"],
    ),
    (
        "role_grant",
        &["UPDATE role_grant SET standing = 'approved' WHERE id = '2'"],
        &["table `role_grant`, row 2: was altered"],
    ),
    ("role_grant", &["DELETE FROM role_grant WHERE id = '2'"], &["table `role_grant`, row 2: was deleted"]),
    (
        "role_grant",
        &[
            "INSERT INTO role_grant SELECT '3', 'person/2', role, acts_for, sites, first_day, last_day, standing, reason, \
           proposed_by, proposed_at, approved_by, approved_at, ended_by, ended_at FROM role_grant WHERE id = '1'",
        ],
        &["table `role_grant`, row 3: was inserted"],
    ),
    ("token", &["UPDATE token SET scopes = '[\"case-sign\"]'"], &["table `token`, row 1: was altered"]),
    ("token", &["DELETE FROM token"], &["table `token`, row 1: was deleted"]),
    (
        "token",
        &["INSERT INTO token SELECT '2', account, scopes, made_by, made_at, until_at, revoked_at FROM token"],
        &["table `token`, row 2: was inserted"],
    ),
    (
        "session",
        &["UPDATE session SET account = 'person/2' WHERE id = '1'"],
        &["table `session`, row 1: was altered"],
    ),
    ("session", &["DELETE FROM session"], &["table `session`, row 1: was deleted"]),
    (
        "session",
        &[
            "INSERT INTO session SELECT '2', account, method, started_at, until_at, ended_at, how FROM session",
        ],
        &["table `session`, row 2: was inserted"],
    ),
    (
        "refusal",
        &["UPDATE refusal SET ground = 'scope' WHERE sequence = 53"],
        &["table `refusal`, row 53: was altered"],
    ),
    ("refusal", &["DELETE FROM refusal WHERE sequence = 54"], &["table `refusal`, row 54: was deleted"]),
    (
        "refusal",
        &[
            "INSERT INTO refusal SELECT 1, day, source, actor, action, ground, target, refused_at FROM refusal \
           WHERE sequence = 53",
        ],
        &["table `refusal`, row 1: was inserted"],
    ),
];

pub(crate) async fn several_streams_at_once(bed: Bed) {
    let store = bed.store().await;
    fill_accounts(&store).await;
    assert_eq!(store.sequence().await.unwrap(), 11);
    let kinds: Vec<String> =
        store.stream(&stream("person/1")).await.unwrap().into_iter().map(|event| event.kind).collect();
    assert_eq!(kinds, ["account-added", "password-changed"]);
    // Sessions and refusals are no part of the state of accounts.
    let events = store.account_events(0, 100).await.unwrap();
    assert_eq!(events.iter().map(|event| event.sequence).collect::<Vec<_>>(), [1, 2, 3, 4, 5, 6, 7, 9]);

    // One event that does not fit, and nothing of the batch is kept.
    let mut batch = Batch::default();
    batch.push(stream("service/1"), event("account-disabled", json!({"reason": "x"})));
    batch.push(stream("grant/2"), event("grant-revoked", json!({"reason": "x"})));
    let fault = store.commit(&batch).await.unwrap_err();
    assert!(fault.to_string().contains("only a role that was granted is revoked"), "{fault}");
    assert_eq!(store.sequence().await.unwrap(), 11);

    // Whoever has not seen the last change of accounts changes nothing; other streams do not matter.
    for (seen, kept) in [(8, false), (9, true), (9, false)] {
        let mut batch = Batch::seen(seen);
        batch.push(stream("organisation/1"), event("organisation-sites", json!({"sites": []})));
        let committed = store.commit(&batch).await.unwrap();
        assert_eq!(committed != Committed::Conflict, kept, "{seen}: {committed:?}");
    }
    assert!(matches!(store.commit(&Batch::default()).await, Err(Fault::Refused(Refusal::Events(0)))));
}

pub(crate) async fn records_beside_events(bed: Bed) {
    let store = bed.store().await;
    fill_accounts(&store).await;
    let person = stream("person/1");
    assert_eq!(store.private(&person, "details").await.unwrap().unwrap(), b"{\"name\":\"Mira\"}");
    let found = store.private_by("sign-in:mira").await.unwrap().unwrap();
    assert_eq!(found, (person.clone(), b"$argon2id$".to_vec()));
    assert_eq!(store.private_by("sign-in:nobody").await.unwrap(), None);
    assert_eq!(store.private(&person, "nothing").await.unwrap(), None);

    // Nothing of it stands in an event, in the ledger, or in the open in the database.
    let events = store.since(0, 100).await.unwrap();
    assert!(events.iter().all(|event| !event.payload.text().contains("Mira")));
    assert_eq!(events[1].payload.fields()["private"]["details"].as_str().map(str::len), Some(64));

    // Two records are not found by the same; a record is replaced, and erased.
    let again = |name: &str, by: &str| {
        let changed = event("password-changed", json!({"method": "own"}));
        let mut batch = Batch::default();
        batch.push(stream(name), changed.with_private("password", record(Some(by), b"new")).unwrap());
        batch
    };
    let fault = store.commit(&again("service/1", "sign-in:mira")).await.unwrap_err();
    assert!(matches!(fault, Fault::Refused(Refusal::Taken(_))), "{fault}");
    store.commit(&again("person/1", "sign-in:miriam")).await.unwrap();
    assert_eq!(store.private_by("sign-in:mira").await.unwrap(), None);
    assert_eq!(store.private(&person, "password").await.unwrap().unwrap(), b"new");
    let erased = || event("details-changed", json!({})).with_private("details", None).unwrap();
    commit(&store, vec![("person/1", erased())]).await;
    assert_eq!(store.private(&person, "details").await.unwrap(), None);
    let mut batch = Batch::default();
    batch.push(person.clone(), erased());
    assert!(store.commit(&batch).await.unwrap_err().to_string().contains("is erased"));
    store.sign_checkpoint().await.unwrap();
    let verified = store.verify(&store.trust()).await.unwrap();
    assert!(verified.is_whole(), "{verified:?}");

    // A payload cannot pledge by itself.
    let own = event("noted", json!({"private": {}})).with_private("details", None).unwrap_err();
    assert_eq!(own, Refusal::OwnPledge);

    // A row that somebody put in the place of another is not given out.
    let (bytes, _) = bed.literals();
    bed.tamper(&[&format!("UPDATE private_record SET sealed = {bytes} WHERE id = 'person/1/password'")])
        .await;
    let wanted = "table `private_record`, row person/1/password: `sealed` is not what the event that keeps it has \
                  the digest of";
    assert_eq!(store.private(&person, "password").await.unwrap_err().to_string(), wanted);
    assert_eq!(store.private_by("sign-in:miriam").await.unwrap_err().to_string(), wanted);
}

pub(crate) async fn sessions(bed: Bed) {
    let store = bed.store().await;
    fill_accounts(&store).await;
    let session = store.session("1").await.unwrap().unwrap();
    assert_eq!((session.account.as_str(), session.ended_at), ("person/1", None));
    assert_eq!(store.open_sessions("person/1", at(), 9).await.unwrap(), std::slice::from_ref(&session));
    assert_eq!(store.open_sessions("person/1", session.until, 9).await.unwrap(), []);
    commit(&store, vec![("session/1", event("session-ended", json!({"how": "signed-out"})))]).await;
    assert_eq!(store.open_sessions("person/1", at(), 9).await.unwrap(), []);
    assert_eq!(store.session("1").await.unwrap().unwrap().ended_at, Some(at()));
    let mut batch = Batch::default();
    batch.push(stream("session/1"), event("session-ended", json!({"how": "revoked"})));
    assert!(store.commit(&batch).await.is_err());

    // Numbers grow and never shrink.
    for (value, raised) in [(5, true), (5, false), (4, false), (6, true)] {
        assert_eq!(store.raise("session/1", value).await.unwrap(), raised, "{value}");
    }
    assert_eq!(store.latest("session/1").await.unwrap(), Some(6));
    assert_eq!(store.forget_latest("session/", 6).await.unwrap(), 0);
    assert_eq!(store.forget_latest("session/", 7).await.unwrap(), 1);
    assert_eq!(store.latest("session/1").await.unwrap(), None);
}

pub(crate) async fn refusals_are_bounded(bed: Bed) {
    let store = bed.store().await;
    let room = RefusalRoom { per_day: 5, per_source: 3 };
    let mut recorded = Vec::new();
    for source in ["a", "a", "a", "a", "b", "b", "c"] {
        recorded.push(store.refused(&refused(source, "scope", at()), room).await.unwrap());
    }
    assert_eq!(recorded, [true, true, true, false, true, true, false]);
    // The next day has room again.
    let tomorrow = at() + SignedDuration::from_hours(24);
    assert!(store.refused(&refused("a", "scope", tomorrow), room).await.unwrap());
    let found = store.refusals(None, 9).await.unwrap();
    assert_eq!(found.iter().map(|(sequence, _)| *sequence).collect::<Vec<_>>(), [6, 5, 4, 3, 2, 1]);
    assert_eq!(found[5].1, refused("a", "scope", at()));
    assert_eq!(store.refusals(Some(3), 1).await.unwrap()[0].0, 2);
    let last: Vec<bool> = store
        .since(0, 9)
        .await
        .unwrap()
        .iter()
        .map(|event| event.payload.fields().contains_key("last"))
        .collect();
    assert_eq!(last, [false, false, true, false, true, false]);

    // However many come at once, no more are recorded.
    let after = at() + SignedDuration::from_hours(48);
    let tries: Vec<_> = (0..20)
        .map(|_| {
            let store = store.clone();
            tokio::spawn(async move { store.refused(&refused("a", "scope", after), room).await.unwrap() })
        })
        .collect();
    let mut kept = 0;
    for one in tries {
        kept += usize::from(one.await.unwrap());
    }
    assert_eq!(kept, 3);
}
