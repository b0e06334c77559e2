//! Comparing the tables with the ledger, row by row.

mod documents;
mod events;
mod hashes;
mod log;
mod report;
mod results;
mod tail;

pub use report::{TableFinding, Unanchored, Verified, Wrong};

use crate::fault::Fault;
use crate::projection::PROJECTIONS;
use crate::store::Store;
use crate::{ledger, tables};
use events::Events;
use mtcr_ledger::Trust;
use tail::Tail;

impl Store {
    /// Compares every row of the tables that are evidence with the ledger, and the ledger with its newest checkpoint,
    /// and that with the keys that somebody trusts; [`Store::trust`] is trust in the node's own.
    ///
    /// A row that was altered, deleted, inserted or moved is named. Rows after the newest checkpoint are compared with
    /// hashes that nobody signed, and counted as unanchored, as are the rows of tables that are no evidence. Where
    /// events are not whole, the tables that follow from them are not compared, and count as unanchored too.
    ///
    /// It reads everything, as it is at one moment; others read and write meanwhile.
    ///
    /// # Errors
    /// The database cannot be read.
    pub async fn verify(&self, trust: &Trust) -> Result<Verified, Fault> {
        let mut tx = self.database.snapshot().await?;
        let size = ledger::size(&mut tx).await?;
        let anchored = log::newest(&mut tx, trust).await?;
        let tail = Tail::read(&mut tx, anchored).await?;
        let (mut tx, log) = log::verify(tx, anchored, anchored + tail.contiguous(), trust).await?;

        let mut events = Events::default();
        let mut findings = log::findings(&mut tx, &log, &mut events).await?;
        tail.compare(&mut tx, &mut events).await?;
        findings.append(&mut Tail::before(&mut tx).await?);
        let whole = events.is_whole() && findings.iter().all(|finding| finding.table != "event");
        findings.append(&mut events.findings(&mut tx).await?);
        hashes::compare(&mut tx, size, whole, &mut findings).await?;
        log::numbers(&mut tx, &mut findings).await?;
        if whole {
            documents::compare(&mut tx, &mut findings).await?;
            results::compare(&mut tx, &mut findings).await?;
        }

        let mut unanchored = Vec::new();
        let after = log.checkpoint.as_ref().map_or(0, mtcr_ledger::Checkpoint::size);
        if size > after {
            unanchored.push(Unanchored { table: "event".to_owned(), rows: size - after });
        }
        let evidence = tables::evidence();
        for table in tables::all(&mut tx).await? {
            if !evidence.contains(&table.as_str()) {
                let rows = tables::rows(&mut tx, &table).await?;
                unanchored.push(Unanchored { table, rows });
            }
        }
        for projection in PROJECTIONS {
            match if whole { Some(self.compare(projection.name()).await?) } else { None } {
                Some(compared) => findings.extend(compared.differences.iter().map(TableFinding::of)),
                None => {
                    for table in projection.tables() {
                        let rows = tables::rows(&mut tx, table).await?;
                        unanchored.push(Unanchored { table: (*table).to_owned(), rows });
                    }
                }
            }
        }
        Ok(Verified { log, findings, unanchored })
    }

    /// Trust in the key that the ledger of this node is signed with, and in nobody else.
    #[must_use]
    pub fn trust(&self) -> Trust {
        Trust::new(vec![self.public_key().clone()])
    }

    /// The tables that are evidence: [`Store::verify`] finds every row of them that is not as it was.
    #[must_use]
    pub fn evidence() -> Vec<&'static str> {
        tables::evidence()
    }

    /// The tables of the store that are no evidence: their rows count as unanchored.
    #[must_use]
    pub fn no_evidence() -> Vec<&'static str> {
        tables::NO_EVIDENCE.to_vec()
    }
}
