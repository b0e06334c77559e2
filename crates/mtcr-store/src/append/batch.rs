//! Events of several streams that happen together.

use super::{Append, EVENTS};
use crate::event::{COLUMNS, Event, NewEvent, StreamId};
use crate::fault::Fault;
use crate::refusal::Refusal;
use crate::store::Store;
use crate::value::int;

/// The streams that the state of accounts is made from, as the index `event_account` names them.
const ACCOUNTS: &str = "(stream LIKE 'grant/%' OR stream LIKE 'link/%' OR stream LIKE 'organisation/%' \
                        OR stream LIKE 'person/%' OR stream LIKE 'proposal/%' OR stream LIKE 'service/%' \
                        OR stream LIKE 'token/%')";

/// Events of several streams that happen together or not at all.
#[derive(Clone, Debug, Default)]
pub struct Batch {
    events: Vec<(StreamId, NewEvent)>,
    seen: Option<u64>,
}

/// What became of a batch.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Committed {
    /// The events are kept; this is the sequence number of the last.
    Appended(u64),
    /// Something happened to accounts that whoever made the batch had not seen; nothing was kept.
    Conflict,
}

impl Batch {
    /// A batch that is kept only if nothing happened to accounts after the event of this sequence number.
    #[must_use]
    pub fn seen(sequence: u64) -> Self {
        Self { events: Vec::new(), seen: Some(sequence) }
    }

    /// Adds an event of a stream.
    pub fn push(&mut self, stream: StreamId, event: NewEvent) {
        self.events.push((stream, event));
    }
}

impl Store {
    /// Appends the events of a batch in their order, all of them or none.
    ///
    /// # Errors
    /// As [`Store::append`].
    pub async fn commit(&self, batch: &Batch) -> Result<Committed, Fault> {
        if batch.events.is_empty() || batch.events.len() > EVENTS {
            return Err(Refusal::Events(batch.events.len()).into());
        }
        let mut tx = self.database.write().await?;
        let mut append = Append::begin(&mut tx, &self.key, batch.events.len() as u64).await?;
        if let Some(seen) = batch.seen {
            // The head is locked: what is not there now cannot come before these events.
            let sql = format!("SELECT sequence FROM event WHERE {ACCOUNTS} AND sequence > $1 LIMIT 1");
            if append.tx.row(&sql, &[int(seen).into()]).await?.is_some() {
                return Ok(Committed::Conflict);
            }
        }
        for (stream, event) in &batch.events {
            let version = append.version(stream).await? + 1;
            append.event(stream, version, event).await?;
        }
        let last = append.sequence;
        append.finish().await?;
        tx.commit().await?;
        Ok(Committed::Appended(last))
    }

    /// The events after a sequence number from which the state of accounts is made, at most `limit`: those of
    /// organisations, people, programs, grants, proposals, tokens and links.
    ///
    /// # Errors
    /// The database cannot be read, or a row is not as the store writes it.
    pub async fn account_events(&self, after: u64, limit: u64) -> Result<Vec<Event>, Fault> {
        let sql = format!(
            "SELECT {COLUMNS} FROM event WHERE {ACCOUNTS} AND sequence > $1 ORDER BY sequence LIMIT $2"
        );
        let rows = self.database.rows(&sql, &[int(after).into(), int(limit).into()]).await?;
        rows.iter().map(Event::read).collect()
    }
}
