//! Rows changed behind the store's back: each is found and named.

use super::accounts::{self, fill_accounts};
use super::projections::fill;
use super::screening::{self, fill_screening};
use crate::bed::{Bed, append, event};
use mtcr_store::{Options, Store, Unanchored, Verified};
use serde_json::json;
use std::collections::BTreeSet;

pub(crate) async fn every_table_is_declared(bed: Bed) {
    bed.store().await.close().await;
    let declared: BTreeSet<String> =
        Store::evidence().into_iter().chain(Store::no_evidence()).map(str::to_owned).collect();
    assert_eq!(bed.tables().await, declared, "each table is evidence, or is said not to be");
}

/// The tables, what is done to them, and every line that is to be found.
///
/// `fill` makes 30 events of jobs, four of interviews (31 to 34), and four of advice with a read after each (35 to 42);
/// then come one event of a job and what `fill_accounts` and `fill_screening` make.
const ROWS: &[(&str, &[&str], &[&str])] = &[
    (
        "event",
        &["UPDATE event SET actor = 'officer/5' WHERE sequence = 4"],
        &["table `event`, row 4: was altered"],
    ),
    (
        "event",
        &["UPDATE event SET payload = '{\"kind\":\"bulk\",\"total\":0}' WHERE sequence = 1"],
        &["table `event`, row 1: was altered"],
    ),
    (
        "event",
        &["UPDATE event SET recorded_at = '2031-03-04T09:15:00Z' WHERE sequence = 1"],
        &["table `event`, row 1: was altered"],
    ),
    ("event", &["DELETE FROM event WHERE sequence = 6"], &["table `event`, row 6: was deleted"]),
    ("event", &["DELETE FROM event WHERE sequence = 43"], &["table `event`, row 43: was deleted"]),
    (
        "event",
        &[
            "UPDATE event SET sequence = -sequence WHERE sequence > 9",
            "UPDATE event SET sequence = 1 - sequence WHERE sequence < 0",
            "INSERT INTO event SELECT 10, 'note/x', 1, kind, recorded_at, actor, payload, digest, documents, \
             text_commitment, text_sealed FROM event WHERE sequence = 9",
        ],
        &["table `event`, row 10: was inserted"],
    ),
    (
        "event",
        &[
            "UPDATE event SET sequence = 1000 WHERE sequence = 5",
            "UPDATE event SET sequence = 5 WHERE sequence = 8",
            "UPDATE event SET sequence = 8 WHERE sequence = 1000",
        ],
        &[
            "table `event`, row 5: was moved and now stands at 8",
            "table `event`, row 8: was moved and now stands at 5",
        ],
    ),
    (
        "event",
        &[
            "INSERT INTO event SELECT 900, 'note/x', 1, kind, recorded_at, actor, payload, digest, documents, \
           text_commitment, text_sealed FROM event WHERE sequence = 9",
        ],
        &["table `event`, row 900: was inserted"],
    ),
    (
        "document",
        &["UPDATE document SET bytes = $BYTES WHERE digest = '$DOC'"],
        &["table `document`, row $DOC: was altered"],
    ),
    (
        "document",
        &["DELETE FROM document WHERE digest = '$DOC'"],
        &["table `document`, row $DOC: was deleted"],
    ),
    (
        "document",
        &["INSERT INTO document (digest, bytes) SELECT '00', bytes FROM document WHERE digest = '$DOC'"],
        &["table `document`, row 00: was inserted"],
    ),
    (
        "sealed_text",
        &["UPDATE sealed_text SET bytes = $BYTES WHERE sequence = 37"],
        &["table `sealed_text`, row 37: was altered"],
    ),
    (
        "sealed_text",
        &["DELETE FROM sealed_key WHERE sequence = 37", "DELETE FROM sealed_text WHERE sequence = 37"],
        &["table `sealed_text`, row 37: was deleted"],
    ),
    (
        "sealed_text",
        &["INSERT INTO sealed_text (sequence, bytes) SELECT 2, bytes FROM sealed_text WHERE sequence = 37"],
        &["table `sealed_text`, row 2: was inserted"],
    ),
    (
        "ledger_hash",
        &["UPDATE ledger_hash SET hash = $HASH WHERE level = 0 AND position = 3"],
        &["table `ledger_hash`, row level 0, 3: was altered"],
    ),
    (
        "ledger_hash",
        &["DELETE FROM ledger_hash WHERE level = 0 AND position = 7"],
        &["table `ledger_hash`, row level 0, 7: was deleted"],
    ),
    (
        "ledger_hash",
        &["INSERT INTO ledger_hash (level, position, hash) VALUES (1, 0, $HASH)"],
        &["table `ledger_hash`, row level 1, 0: was inserted"],
    ),
    (
        "ledger_hash",
        &[
            "UPDATE ledger_hash SET position = 1000 WHERE level = 0 AND position = 3",
            "UPDATE ledger_hash SET position = 3 WHERE level = 0 AND position = 5",
            "UPDATE ledger_hash SET position = 5 WHERE level = 0 AND position = 1000",
        ],
        &[
            "table `ledger_hash`, row level 0, 3: was altered",
            "table `ledger_hash`, row level 0, 5: was altered",
        ],
    ),
    (
        "checkpoint",
        &["UPDATE checkpoint SET note = replace(note, '42', '41') WHERE number = 1"],
        &[
            "table `checkpoint`, row 1: cannot be believed: the signature of `arlandia.example/log` does not hold",
            "table `checkpoint`, row 1: is not of the size that its note says",
        ],
    ),
    (
        "checkpoint",
        &["UPDATE checkpoint SET note = replace(note, '59', '58') WHERE number = 2"],
        &[
            "table `checkpoint`, row 2: cannot be believed: the signature of `arlandia.example/log` does not hold",
            "table `checkpoint`, row 2: is not of the size that its note says",
        ],
    ),
    (
        "checkpoint",
        &["INSERT INTO checkpoint (number, size, note) SELECT 3, 60, note FROM checkpoint WHERE number = 2"],
        &["table `checkpoint`, row 3: is not of the size that its note says"],
    ),
    (
        "checkpoint",
        &["INSERT INTO checkpoint (number, size, note) SELECT 0, 5, 'x' FROM checkpoint WHERE number = 2"],
        &[
            "table `checkpoint`, row 0: cannot be believed: it is not a text with a blank line and signatures under it",
        ],
    ),
    (
        "checkpoint",
        &[
            "UPDATE checkpoint SET number = 1000 WHERE number = 1",
            "UPDATE checkpoint SET number = 1 WHERE number = 2",
            "UPDATE checkpoint SET number = 2 WHERE number = 1000",
        ],
        &["table `checkpoint`, row 2: is out of order"],
    ),
    (
        "document",
        &[
            "UPDATE document SET digest = 'x' WHERE digest = '$DOC'",
            "UPDATE document SET digest = '$DOC' WHERE digest = '$NEXT'",
            "UPDATE document SET digest = '$NEXT' WHERE digest = 'x'",
        ],
        &["table `document`, row $NEXT: was altered", "table `document`, row $DOC: was altered"],
    ),
    (
        "sealed_text",
        &[
            "DELETE FROM sealed_key",
            "UPDATE sealed_text SET sequence = 1000 WHERE sequence = 37",
            "UPDATE sealed_text SET sequence = 37 WHERE sequence = 39",
            "UPDATE sealed_text SET sequence = 39 WHERE sequence = 1000",
        ],
        &["table `sealed_text`, row 37: was altered", "table `sealed_text`, row 39: was altered"],
    ),
    (
        "job",
        &[
            "UPDATE job SET id = 'x' WHERE id = '1'",
            "UPDATE job SET id = '1' WHERE id = '2'",
            "UPDATE job SET id = '2' WHERE id = 'x'",
        ],
        &["table `job`, row 1: was altered", "table `job`, row 2: was altered"],
    ),
    (
        "job_result",
        &["UPDATE job_result SET bytes = $BYTES WHERE sequence = 4"],
        &["table `job_result`, row 4: was altered"],
    ),
    (
        "job_result",
        &["INSERT INTO job_result (sequence, bytes) SELECT 5, bytes FROM job_result WHERE sequence = 4"],
        &["table `job_result`, row 5: was inserted"],
    ),
    (
        "job_result",
        &[
            "UPDATE job_result SET sequence = 1000 WHERE sequence = 4",
            "UPDATE job_result SET sequence = 4 WHERE sequence = 19",
            "UPDATE job_result SET sequence = 19 WHERE sequence = 1000",
        ],
        &["table `job_result`, row 19: was altered", "table `job_result`, row 4: was altered"],
    ),
    ("checkpoint", &["DELETE FROM checkpoint WHERE number = 1"], &["table `checkpoint`, row 1: was deleted"]),
    ("job", &["UPDATE job SET reason = 'another' WHERE id = '2'"], &["table `job`, row 2: was altered"]),
    ("job", &["DELETE FROM job WHERE id = '2'"], &["table `job`, row 2: was deleted"]),
    (
        "job",
        &["INSERT INTO job (id, kind, state, done, created_at) VALUES ('x', 'k', 'queued', 0, 't')"],
        &["table `job`, row x: was inserted"],
    ),
    (
        "ask_outcome",
        &["UPDATE ask_outcome SET edition = '2023-03' WHERE id = 'q1'"],
        &["table `ask_outcome`, row q1: was altered"],
    ),
    (
        "ask_outcome",
        &["DELETE FROM ask_outcome WHERE id = 'q1'"],
        &["table `ask_outcome`, row q1: was deleted"],
    ),
    (
        "ask_outcome",
        &[
            "INSERT INTO ask_outcome SELECT 'x', edition, corpus, document, kept_at FROM ask_outcome WHERE id = 'q1'",
        ],
        &["table `ask_outcome`, row x: was inserted"],
    ),
    (
        "access",
        &["UPDATE access SET actor = 'nobody/0' WHERE sequence = 36"],
        &["table `access`, row 36: was altered"],
    ),
    ("access", &["DELETE FROM access WHERE sequence = 36"], &["table `access`, row 36: was deleted"]),
    (
        "access",
        &["INSERT INTO access SELECT 37, entry, actor, read_at, purpose FROM access WHERE sequence = 36"],
        &["table `access`, row 37: was inserted"],
    ),
];

fn lines(verified: &Verified) -> Vec<String> {
    let mut lines: Vec<String> = verified.findings.iter().map(ToString::to_string).collect();
    lines.sort();
    lines
}

pub(crate) async fn one_row_of_each(bed: Bed) {
    let store = bed.store().await;
    fill(&store).await;
    store.sign_checkpoint().await.unwrap();
    append(&store, "job/1", event("job-started", json!({}))).await;
    fill_accounts(&store).await;
    fill_screening(&store).await;
    store.sign_checkpoint().await.unwrap();
    let verified = store.verify(&store.trust()).await.unwrap();
    assert!(verified.is_whole(), "{verified:?}");
    assert_eq!((store.sequence().await.unwrap(), verified.log.earlier), (59, 1));
    let documents: Vec<String> =
        store.since(30, 2).await.unwrap().iter().map(|event| event.documents[0].to_string()).collect();
    store.close().await;
    let mut tampered_with = BTreeSet::new();
    for (at, (table, statements, wanted)) in
        ROWS.iter().chain(accounts::ROWS).chain(screening::ROWS).enumerate()
    {
        let url = bed.copy(&format!("tampered-{at}.sqlite"));
        let (bytes, hash) = bed.literals();
        let fill_in = |text: &str| {
            text.replace("$DOC", &documents[0])
                .replace("$NEXT", &documents[1])
                .replace("$BYTES", bytes)
                .replace("$HASH", hash)
        };
        let statements: Vec<String> = statements.iter().map(|statement| fill_in(statement)).collect();
        bed.tamper_with(&url, &statements).await;
        let store = Store::open(&url, &bed.options()).await.unwrap();
        let verified = store.verify(&store.trust()).await.unwrap();
        let mut wanted: Vec<String> = wanted.iter().map(|line| fill_in(line)).collect();
        wanted.sort();
        assert_eq!(lines(&verified), wanted, "{statements:?}");
        assert!(!verified.is_whole());
        store.close().await;
        tampered_with.insert(*table);
    }
    assert!(Store::evidence().iter().all(|table| tampered_with.contains(table)), "{tampered_with:?}");
}

/// Checkpoints, the head, and an attacker who knows how the ledger is made.
pub(crate) async fn the_log_itself(bed: Bed) {
    let store = bed.store().await;
    fill(&store).await;
    store.sign_checkpoint().await.unwrap();
    let options = Options { key: Some(bed.path("other.key")), ..bed.options() };
    let other = Store::open(&bed.another("other.sqlite"), &options).await.unwrap();
    fill(&other).await;
    append(&other, "note/x", event("noted", json!({}))).await;
    let forged = other.sign_checkpoint().await.unwrap().to_string().replace('\'', "''");
    other.close().await;

    // A checkpoint that another key signed, under the name of this log.
    bed.tamper(&[&format!("UPDATE checkpoint SET note = '{forged}' WHERE number = 1")]).await;
    let verified = store.verify(&store.trust()).await.unwrap();
    assert!(!verified.is_whole(), "{verified:?}");
    assert!(lines(&verified).iter().any(|line| line.contains("`checkpoint`")), "{:?}", lines(&verified));

    // An edge that would lead to another history is not signed.
    append(&store, "note/a", event("noted", json!({}))).await;
    let (_, hash) = bed.literals();
    bed.tamper(&[&format!("UPDATE ledger_hash SET hash = {hash} WHERE level = 0 AND position = 42")]).await;
    let fault = store.sign_checkpoint().await.unwrap_err();
    assert_eq!(
        fault.to_string(),
        "table `head`, row 1: `frontier` is not the edge of the hashes in `ledger_hash`"
    );
}

pub(crate) async fn unanchored_rows(bed: Bed) {
    let store = bed.store().await;
    fill(&store).await;
    store.sign_checkpoint().await.unwrap();
    for _ in 0..3 {
        append(&store, "note/late", event("noted", json!({}))).await;
    }
    let verified = store.verify(&store.trust()).await.unwrap();
    assert!(verified.is_whole(), "{verified:?}");
    let rows =
        |table: &str| verified.unanchored.iter().find(|found| found.table == table).map(|found| found.rows);
    assert_eq!((rows("event"), rows("sealed_key"), rows("projection")), (Some(3), Some(4), Some(10)));
    let named: BTreeSet<&str> = verified.unanchored.iter().map(|found| found.table.as_str()).collect();
    assert!(Store::no_evidence().iter().all(|table| named.contains(table)), "{named:?}");

    // A table that the store does not know is said to be vouched for by nothing.
    bed.tamper(&["CREATE TABLE more (id TEXT)", "INSERT INTO more (id) VALUES ('x')"]).await;
    let verified = store.verify(&store.trust()).await.unwrap();
    assert!(verified.unanchored.contains(&Unanchored { table: "more".to_owned(), rows: 1 }));

    // Rows after the checkpoint are compared with hashes that nobody signed.
    bed.tamper(&[
        "DELETE FROM event WHERE sequence = 44",
        "UPDATE event SET actor = 'x/0' WHERE sequence = 45",
    ])
    .await;
    let verified = store.verify(&store.trust()).await.unwrap();
    let wanted = ["table `event`, row 44: was deleted", "table `event`, row 45: was altered"];
    assert_eq!(lines(&verified), wanted);
}
