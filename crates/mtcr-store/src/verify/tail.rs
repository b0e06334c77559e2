//! Events after the newest checkpoint: nobody signed the hashes they are compared with.

use super::log::span;
use super::report::{TableFinding, Wrong};
use crate::database::Tx;
use crate::event::COLUMNS;
use crate::fault::Fault;
use crate::ledger::entry_bytes;
use crate::value::{Value, int};
use mtcr_ledger::{Finding, Hash, differences};

/// Rows that are read at once.
const ROWS: i64 = 1000;

/// The events after the newest checkpoint.
pub(super) struct Tail {
    after: u64,
    sequences: Vec<u64>,
    leaves: Vec<Hash>,
}

impl Tail {
    pub(super) async fn read(tx: &mut Tx, after: u64) -> Result<Self, Fault> {
        let sql = format!("SELECT {COLUMNS} FROM event WHERE sequence > $1 ORDER BY sequence LIMIT $2");
        let mut tail = Self { after, sequences: Vec::new(), leaves: Vec::new() };
        let mut last = after;
        loop {
            let rows = tx.rows(&sql, &[int(last).into(), ROWS.into()]).await?;
            for row in &rows {
                last = row.count(0).unwrap_or(u64::MAX);
                tail.sequences.push(last);
                tail.leaves.push(Hash::leaf(&entry_bytes(row)));
            }
            if rows.is_empty() {
                return Ok(tail);
            }
        }
    }

    /// How many of them follow the checkpoint without a gap: these belong to the run of entries that is checked, since
    /// an event inserted further up may have moved them here.
    pub(super) fn contiguous(&self) -> u64 {
        let expected = self.after + 1..;
        self.sequences.iter().zip(expected).take_while(|(found, expected)| *found == expected).count() as u64
    }

    /// Compares them with the hashes that were kept.
    pub(super) async fn compare(&self, tx: &mut Tx, findings: &mut Vec<TableFinding>) -> Result<(), Fault> {
        let sql = "SELECT hash FROM ledger_hash WHERE level = 0 AND position >= $1 ORDER BY position";
        let rows = tx.rows(sql, &[int(self.after).into()]).await?;
        let kept = rows.iter().map(|row| {
            let bytes = row.bytes(0).and_then(|bytes| <[u8; Hash::LENGTH]>::try_from(bytes).ok());
            bytes.map(Hash::from_bytes)
        });
        let kept: Vec<Option<Hash>> = kept.collect();
        for finding in differences(&kept, &self.leaves) {
            let logged = |first: u64, last: u64| span(self.after + first + 1, self.after + last + 1);
            match finding {
                Finding::Edited { entries } => {
                    findings.push(event(logged(*entries.start(), *entries.end()), Wrong::Altered));
                }
                Finding::Deleted { entries } => {
                    findings.push(event(logged(*entries.start(), *entries.end()), Wrong::Deleted));
                }
                Finding::Moved { entries, to } => {
                    let to = self.sequence(to).to_string();
                    findings.push(event(logged(*entries.start(), *entries.end()), Wrong::Moved(to)));
                }
                Finding::Inserted { places } => {
                    for place in places {
                        self.inserted(tx, place, findings).await?;
                    }
                }
                other => findings.push(event("after the checkpoint".to_owned(), Wrong::Other(other.to_string()))),
            }
        }
        let odd = tx.rows("SELECT sequence FROM event WHERE sequence < 1", &[]).await?;
        let odd = odd.iter().filter_map(|row| row.int(0));
        findings.extend(odd.map(|sequence| event(sequence.to_string(), Wrong::Inserted)));
        Ok(())
    }

    /// An event that no hash was kept for; one that only moved here is named where it was.
    async fn inserted(
        &self,
        tx: &mut Tx,
        place: u64,
        findings: &mut Vec<TableFinding>,
    ) -> Result<(), Fault> {
        let leaf = usize::try_from(place).ok().and_then(|place| self.leaves.get(place));
        let args = [Value::Bytes(leaf.map(|leaf| leaf.as_bytes().to_vec()))];
        let sql = "SELECT position FROM ledger_hash WHERE level = 0 AND hash = $1 LIMIT 1";
        if tx.row(sql, &args).await?.is_none() {
            findings.push(event(self.sequence(place).to_string(), Wrong::Inserted));
        }
        Ok(())
    }

    fn sequence(&self, place: u64) -> u64 {
        let found = usize::try_from(place).ok().and_then(|place| self.sequences.get(place));
        found.copied().unwrap_or(self.after + place + 1)
    }
}

fn event(row: String, wrong: Wrong) -> TableFinding {
    TableFinding::new("event", row, wrong)
}
