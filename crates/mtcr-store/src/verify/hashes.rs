//! The rows of hashes, against those that the events give.

use super::report::{TableFinding, Wrong};
use crate::database::Tx;
use crate::event::COLUMNS;
use crate::fault::Fault;
use crate::ledger::entry_bytes;
use crate::value::{Row, int};
use mtcr_ledger::{Frontier, Hash};

/// Rows that are read at once.
const ROWS: i64 = 1000;
/// Levels that a ledger can have.
const LEVELS: u32 = 8;

/// Compares the rows of hashes, and the head, with the events. Where the events are not whole, only that no row was
/// added: the hashes are then what tells what the events were.
pub(super) async fn compare(
    tx: &mut Tx,
    size: u64,
    whole: bool,
    findings: &mut Vec<TableFinding>,
) -> Result<(), Fault> {
    if whole {
        // Everything that is wrong is about to be said more closely.
        findings.retain(|finding| finding.table != "ledger_hash");
        let edge = each(tx, findings).await?;
        let head = tx.row("SELECT frontier FROM head WHERE id = 1", &[]).await?.unwrap_or_default();
        if edge.size() != size || head.bytes(0) != Some(&edge.to_bytes()) {
            findings.push(TableFinding::new("head", 1, Wrong::Altered));
        }
    }
    let sql = "SELECT level, position FROM ledger_hash WHERE level = $1 AND (position >= $2 OR position < 0) \
               ORDER BY position LIMIT $3";
    for level in 0..LEVELS {
        let filled = size.checked_shr(level * 8).unwrap_or(0);
        let rows = tx.rows(sql, &[i64::from(level).into(), int(filled).into(), ROWS.into()]).await?;
        findings.extend(rows.iter().map(|row| finding(row, Wrong::Inserted)));
    }
    let sql = "SELECT level, position FROM ledger_hash WHERE level < 0 OR level >= $1 LIMIT $2";
    let rows = tx.rows(sql, &[i64::from(LEVELS).into(), ROWS.into()]).await?;
    findings.extend(rows.iter().map(|row| finding(row, Wrong::Inserted)));
    Ok(())
}

/// Compares each row of hashes with that of the events; the edge that the events lead to.
async fn each(tx: &mut Tx, findings: &mut Vec<TableFinding>) -> Result<Frontier, Fault> {
    let sql = format!("SELECT {COLUMNS} FROM event WHERE sequence > $1 ORDER BY sequence LIMIT $2");
    let mut edge = Frontier::new();
    loop {
        let rows = tx.rows(&sql, &[int(edge.size()).into(), ROWS.into()]).await?;
        let mut kept: Vec<Vec<Row>> = Vec::new();
        for level in 0..LEVELS {
            let first = edge.size().checked_shr(level * 8).unwrap_or(0);
            let sql = "SELECT level, position, hash FROM ledger_hash WHERE level = $1 AND position >= $2 \
                       AND position < $3 ORDER BY position";
            let args =
                [i64::from(level).into(), int(first).into(), int(first + rows.len() as u64 + 1).into()];
            kept.push(tx.rows(sql, &args).await?);
        }
        for row in &rows {
            for right in edge.append(Hash::leaf(&entry_bytes(row))) {
                let of_level = kept.get(usize::from(right.level)).map(Vec::as_slice).unwrap_or_default();
                let at = of_level.binary_search_by_key(&int(right.index), |row| row.int(1).unwrap_or(-1));
                let found = at.ok().and_then(|at| of_level.get(at));
                let name = format!("level {}, {}", right.level, right.index);
                match found {
                    None => findings.push(TableFinding::new("ledger_hash", name, Wrong::Deleted)),
                    Some(found) if found.bytes(2) != Some(right.hash.as_bytes()) => {
                        findings.push(finding(found, Wrong::Altered));
                    }
                    Some(_) => {}
                }
            }
        }
        if rows.is_empty() {
            return Ok(edge);
        }
    }
}

fn finding(row: &Row, wrong: Wrong) -> TableFinding {
    let name = format!("level {}, {}", row.int(0).unwrap_or(-1), row.int(1).unwrap_or(-1));
    TableFinding::new("ledger_hash", name, wrong)
}
