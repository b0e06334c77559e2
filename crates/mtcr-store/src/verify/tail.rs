//! Events after the newest checkpoint: nobody signed the hashes they are compared with.

use super::events::Events;
use super::report::{TableFinding, Wrong};
use crate::database::Tx;
use crate::event::COLUMNS;
use crate::fault::Fault;
use crate::ledger::entry_bytes;
use crate::value::{Value, int};
use mtcr_ledger::{Finding, Hash, differences};
use std::ops::RangeInclusive;

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
    pub(super) async fn compare(&self, tx: &mut Tx, events: &mut Events) -> Result<(), Fault> {
        let sql = "SELECT hash FROM ledger_hash WHERE level = 0 AND position >= $1 ORDER BY position";
        let rows = tx.rows(sql, &[int(self.after).into()]).await?;
        let kept = rows.iter().map(|row| {
            let bytes = row.bytes(0).and_then(|bytes| <[u8; Hash::LENGTH]>::try_from(bytes).ok());
            bytes.map(Hash::from_bytes)
        });
        let kept: Vec<Option<Hash>> = kept.collect();
        let logged = |run: &RangeInclusive<u64>| self.after + run.start() + 1..=self.after + run.end() + 1;
        for finding in differences(&kept, &self.leaves) {
            match finding {
                Finding::Edited { entries } => events.push(logged(&entries), Wrong::Altered),
                Finding::Deleted { entries } => events.push(logged(&entries), Wrong::Deleted),
                Finding::Moved { entries, to } => {
                    events.push(logged(&entries), Wrong::Moved(self.sequence(to).to_string()));
                }
                Finding::Inserted { places } => {
                    for place in places {
                        // One that only moved here is named where it was.
                        if !self.is_logged(tx, place).await? {
                            let sequence = self.sequence(place);
                            events.push(sequence..=sequence, Wrong::Inserted);
                        }
                    }
                }
                other => events.push(self.after..=self.after, Wrong::Other(other.to_string())),
            }
        }
        Ok(())
    }

    /// Events before the first there can be.
    pub(super) async fn before(tx: &mut Tx) -> Result<Vec<TableFinding>, Fault> {
        let rows = tx.rows("SELECT sequence FROM event WHERE sequence < 1 ORDER BY sequence", &[]).await?;
        let odd = rows.iter().filter_map(|row| row.int(0));
        Ok(odd.map(|sequence| TableFinding::new("event", sequence, Wrong::Inserted)).collect())
    }

    /// Whether a hash was kept for what stands at a place.
    async fn is_logged(&self, tx: &mut Tx, place: u64) -> Result<bool, Fault> {
        let leaf = usize::try_from(place).ok().and_then(|place| self.leaves.get(place));
        let args = [Value::Bytes(leaf.map(|leaf| leaf.as_bytes().to_vec()))];
        let sql = "SELECT position FROM ledger_hash WHERE level = 0 AND hash = $1 LIMIT 1";
        Ok(tx.row(sql, &args).await?.is_some())
    }

    fn sequence(&self, place: u64) -> u64 {
        let found = usize::try_from(place).ok().and_then(|place| self.sequences.get(place));
        found.copied().unwrap_or(self.after + place + 1)
    }
}
