//! Appending events: rows, documents, sealed texts, the ledger and the projections, all or nothing.

mod batch;
mod idempotency;

pub use batch::{Batch, Committed};
pub use idempotency::IdempotencyKey;

use crate::database::Tx;
use crate::event;
use crate::event::{Event, NewEvent, StreamId, text_of};
use crate::fault::Fault;
use crate::key::NodeKey;
use crate::private;
use crate::projection::{self, Copy, PROJECTIONS};
use crate::random::random;
use crate::refusal::Refusal;
use crate::store::Store;
use crate::value::{Value, int};
use idempotency::{keep, repeated};
use mtcr_ledger::{Frontier, Hash, Seal, TileHash, seal};

/// Events in one append.
const EVENTS: usize = 1000;

/// What the caller knows of a stream.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Expected {
    /// The stream has so many events; 0 for a new one.
    Version(u64),
    /// The events fit whatever happened before.
    Any,
}

/// What became of an append.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// The events are kept; they survive the loss of power.
    Appended(Appended),
    /// The stream has another version than expected; nothing was kept.
    Conflict {
        /// How many events the stream has.
        actual: u64,
    },
}

/// Where appended events stand.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Appended {
    /// The sequence number of the first.
    pub first: u64,
    /// The sequence number of the last.
    pub last: u64,
    /// The stream.
    pub stream: StreamId,
    /// How many events the stream has since.
    pub version: u64,
    /// Whether the idempotency key had been used before, and nothing was appended now.
    pub repeated: bool,
}

impl Store {
    /// Appends events to a stream: all of them or none, in one transaction with the projections, the ledger and the
    /// outcome of the idempotency key.
    ///
    /// Sequence numbers have no gaps, and their order is the order of the commits. A repeated key gives the first
    /// outcome again, whatever version is expected; a conflict is not remembered.
    ///
    /// # Errors
    /// The events are refused, by the limits or by a projection; the database cannot write, in which case
    /// [`Fault::is_passing`] says whether it is worth another try.
    pub async fn append(
        &self,
        stream: &StreamId,
        expected: Expected,
        events: &[NewEvent],
        key: Option<&IdempotencyKey>,
    ) -> Result<Outcome, Fault> {
        let Some(first) = events.first().filter(|_| events.len() <= EVENTS) else {
            return Err(Refusal::Events(events.len()).into());
        };
        let mut tx = self.database.write().await?;
        let mut append = Append::begin(&mut tx, &self.key, events.len() as u64).await?;
        if let Some(key) = key
            && let Some(earlier) = repeated(append.tx, key).await?
        {
            return Ok(Outcome::Appended(earlier));
        }
        let actual = append.version(stream).await?;
        if let Expected::Version(expected) = expected
            && expected != actual
        {
            return Ok(Outcome::Conflict { actual });
        }
        let before = append.sequence;
        for (event, version) in events.iter().zip(actual + 1..) {
            append.event(stream, version, event).await?;
        }
        append.finish().await?;
        let appended = Appended {
            first: before + 1,
            last: before + events.len() as u64,
            stream: stream.clone(),
            version: actual + events.len() as u64,
            repeated: false,
        };
        if let Some(key) = key {
            keep(&mut tx, key, &appended, &text_of(first.recorded_at)).await?;
        }
        tx.commit().await?;
        Ok(Outcome::Appended(appended))
    }
}

/// An append that is under way: the head is locked, so that nobody else appends.
pub(crate) struct Append<'a> {
    pub(crate) tx: &'a mut Tx,
    key: &'a NodeKey,
    /// The sequence number of the last event.
    pub(crate) sequence: u64,
    /// The right edge of the ledger, and the hashes by which it grew so far.
    frontier: Frontier,
    grown: Vec<TileHash>,
}

impl<'a> Append<'a> {
    /// Takes the next so many sequence numbers. The row stays locked until the transaction ends: whoever appends next
    /// waits, so that numbers are given in the order of the commits and none is lost.
    pub(crate) async fn begin(tx: &'a mut Tx, key: &'a NodeKey, events: u64) -> Result<Self, Fault> {
        let sql = "UPDATE head SET sequence = sequence + $1 WHERE id = 1 RETURNING sequence, frontier";
        let head = tx.row(sql, &[int(events).into()]).await?.unwrap_or_default();
        let wrong = |column, right| Fault::Row { table: "head", row: "1".into(), column, right };
        let sequence = head.count(0).and_then(|last| last.checked_sub(events));
        let sequence = sequence.ok_or_else(|| wrong("sequence", "a count"))?;
        let frontier = head.bytes(1).and_then(Frontier::from_bytes).filter(|edge| edge.size() == sequence);
        let frontier =
            frontier.ok_or_else(|| wrong("frontier", "the edge of a ledger of as many entries"))?;
        Ok(Self { tx, key, sequence, frontier, grown: Vec::new() })
    }

    /// How many events a stream has.
    pub(crate) async fn version(&mut self, stream: &StreamId) -> Result<u64, Fault> {
        let sql = "SELECT coalesce(max(version), 0) FROM event WHERE stream = $1";
        let row = self.tx.row(sql, &[stream.as_str().into()]).await?;
        Ok(row.and_then(|row| row.count(0)).unwrap_or(0))
    }

    /// Appends an event.
    pub(crate) async fn event(
        &mut self,
        stream: &StreamId,
        version: u64,
        new: &NewEvent,
    ) -> Result<(), Fault> {
        self.sequence += 1;
        let sealed = match &new.text {
            None => None,
            Some(text) => {
                let key = Seal { key: random()?, nonce: random()?, salt: random()? };
                let wrapped = self.key.wrap(self.sequence, &key.key)?;
                let sealed = seal(&key, text).map_err(|_| Refusal::Length(text.len()))?;
                Some((sealed, wrapped))
            }
        };
        let (payload, records) = private::pledged(self.key, stream, new)?;
        let event = Event {
            sequence: self.sequence,
            stream: stream.clone(),
            version,
            kind: new.kind.clone(),
            recorded_at: new.recorded_at,
            actor: new.actor.clone(),
            payload,
            documents: new.documents.iter().map(|bytes| Hash::of(&[bytes])).collect(),
            text: sealed.as_ref().map(|((pledge, _), _)| *pledge),
        };
        insert(self.tx, &event).await?;
        for (digest, bytes) in event.documents.iter().zip(&new.documents) {
            let sql = "INSERT INTO document (digest, bytes) VALUES ($1, $2) ON CONFLICT (digest) DO NOTHING";
            self.tx.execute(sql, &[digest.to_string().into(), bytes.clone().into()]).await?;
        }
        if let Some(((_, bytes), wrapped)) = sealed {
            let sequence = Value::from(int(event.sequence));
            let sql = "INSERT INTO sealed_text (sequence, bytes) VALUES ($1, $2)";
            self.tx.execute(sql, &[sequence.clone(), bytes.into()]).await?;
            let sql = "INSERT INTO sealed_key (sequence, wrapped) VALUES ($1, $2)";
            self.tx.execute(sql, &[sequence, wrapped.into()]).await?;
        }
        private::keep(self.tx, &records).await?;
        for projection in PROJECTIONS {
            projection::apply(self.tx, projection, Copy::Live, &event).await?;
        }
        let entry = event.entry().map_err(|_| Refusal::Kind(event.kind.clone()))?;
        self.grown.append(&mut self.frontier.append(Hash::leaf(&entry.to_bytes())));
        Ok(())
    }

    /// Grows the ledger by the entries of the events.
    pub(crate) async fn finish(self) -> Result<(), Fault> {
        let Self { tx, sequence, frontier, grown, .. } = self;
        for TileHash { level, index, hash } in grown {
            let sql = "INSERT INTO ledger_hash (level, position, hash) VALUES ($1, $2, $3)";
            let args = [i64::from(level).into(), int(index).into(), hash.as_bytes().to_vec().into()];
            tx.execute(sql, &args).await?;
        }
        tx.execute("UPDATE head SET frontier = $1 WHERE id = 1", &[frontier.to_bytes().into()]).await?;
        tx.execute("UPDATE projection SET applied = $1", &[int(sequence).into()]).await.map(drop)
    }
}

async fn insert(tx: &mut Tx, event: &Event) -> Result<(), Fault> {
    let hex = |hash: Option<Hash>| Value::Text(hash.map(|hash| hash.to_string()));
    let sql = format!(
        "INSERT INTO event ({}) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)",
        event::COLUMNS
    );
    let args = [
        int(event.sequence).into(),
        event.stream.as_str().into(),
        int(event.version).into(),
        event.kind.as_str().into(),
        text_of(event.recorded_at).into(),
        event.actor.as_str().into(),
        event.payload.text().into(),
        event.payload.digest().to_string().into(),
        event.document_list().into(),
        hex(event.text.map(|pledge| pledge.commitment)),
        hex(event.text.map(|pledge| pledge.sealed)),
    ];
    tx.execute(&sql, &args).await.map(drop)
}
