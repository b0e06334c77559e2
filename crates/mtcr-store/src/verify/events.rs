//! What is wrong with events, by their sequence numbers.

use super::report::{TableFinding, Wrong};
use crate::database::Tx;
use crate::fault::Fault;
use crate::value::int;
use std::collections::BTreeSet;
use std::ops::RangeInclusive;

/// Rows that are looked up one by one to tell an altered from a deleted one.
const LOOKED_UP: u64 = 1000;

/// What is wrong with events.
#[derive(Default)]
pub(super) struct Events(Vec<(RangeInclusive<u64>, Wrong)>);

impl Events {
    pub(super) fn push(&mut self, sequences: RangeInclusive<u64>, wrong: Wrong) {
        self.0.push((sequences, wrong));
    }

    pub(super) const fn is_whole(&self) -> bool {
        self.0.is_empty()
    }

    /// The findings. A ledger knows the order of entries only, and of one altered beside one deleted cannot tell which
    /// is which; the rows can, by their numbers.
    pub(super) async fn findings(mut self, tx: &mut Tx) -> Result<Vec<TableFinding>, Fault> {
        let count = |wrong: &Wrong| -> u64 {
            let those = self.0.iter().filter(|(_, found)| found == wrong);
            those.map(|(run, _)| run.end() - run.start() + 1).sum()
        };
        let (altered, deleted) = (count(&Wrong::Altered), count(&Wrong::Deleted));
        if altered > 0 && deleted > 0 && altered + deleted <= LOOKED_UP {
            self.tell_apart(tx).await?;
        }
        self.0.sort_by_key(|(run, _)| *run.start());
        let finding = |(run, wrong): (RangeInclusive<u64>, Wrong)| {
            TableFinding::new("event", span(*run.start(), *run.end()), wrong)
        };
        Ok(self.0.into_iter().map(finding).collect())
    }

    async fn tell_apart(&mut self, tx: &mut Tx) -> Result<(), Fault> {
        let is_either = |wrong: &Wrong| matches!(wrong, Wrong::Altered | Wrong::Deleted);
        let mut rows = BTreeSet::new();
        for (run, _) in self.0.iter().filter(|(_, wrong)| is_either(wrong)) {
            rows.extend(run.clone());
        }
        self.0.retain(|(_, wrong)| !is_either(wrong));
        for row in rows {
            let there = tx.row("SELECT sequence FROM event WHERE sequence = $1", &[int(row).into()]).await?;
            let wrong = if there.is_some() { Wrong::Altered } else { Wrong::Deleted };
            match self.0.last_mut() {
                Some((run, last)) if *last == wrong && run.end() + 1 == row => *run = *run.start()..=row,
                _ => self.push(row..=row, wrong),
            }
        }
        Ok(())
    }
}

/// A row, or the first and last of several.
pub(super) fn span(first: u64, last: u64) -> String {
    if first == last { first.to_string() } else { format!("{first} to {last}") }
}
