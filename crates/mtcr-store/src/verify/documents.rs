//! Documents, against the digests that events name.

use super::report::{TableFinding, Wrong};
use crate::database::Tx;
use crate::event::{COLUMNS, Event};
use crate::fault::Fault;
use crate::value::int;
use mtcr_ledger::Hash;
use std::collections::BTreeSet;

/// Rows that are read at once.
const ROWS: i64 = 1000;
/// Documents that are read at once; each may be long.
const DOCUMENTS: i64 = 8;

/// Compares each document with its digest, and the digests with those that events name.
pub(super) async fn compare(tx: &mut Tx, findings: &mut Vec<TableFinding>) -> Result<(), Fault> {
    let mut named = named(tx).await?;
    let mut after = String::new();
    loop {
        let sql = "SELECT digest, bytes FROM document WHERE digest > $1 ORDER BY digest LIMIT $2";
        let rows = tx.rows(sql, &[after.as_str().into(), DOCUMENTS.into()]).await?;
        for row in &rows {
            after = row.text(0).unwrap_or_default().to_owned();
            let digest = Hash::from_hex(&after);
            if !digest.is_some_and(|digest| named.remove(&digest)) {
                findings.push(TableFinding::new("document", &after, Wrong::Inserted));
            } else if digest != row.bytes(1).map(|bytes| Hash::of(&[bytes])) {
                findings.push(TableFinding::new("document", &after, Wrong::Altered));
            }
        }
        if rows.is_empty() {
            break;
        }
    }
    findings.extend(named.iter().map(|digest| TableFinding::new("document", digest, Wrong::Deleted)));
    Ok(())
}

/// The digests that events name.
async fn named(tx: &mut Tx) -> Result<BTreeSet<Hash>, Fault> {
    let sql = format!(
        "SELECT {COLUMNS} FROM event WHERE sequence > $1 AND documents <> '[]' ORDER BY sequence LIMIT $2"
    );
    let mut named = BTreeSet::new();
    let mut after = 0;
    loop {
        let rows = tx.rows(&sql, &[int(after).into(), ROWS.into()]).await?;
        for row in &rows {
            let event = Event::read(row)?;
            after = event.sequence;
            named.extend(event.documents);
        }
        if rows.is_empty() {
            return Ok(named);
        }
    }
}
