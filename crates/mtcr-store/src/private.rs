//! What is kept of people beside events: names, addresses, hashes of passwords, secrets.
//!
//! A record is sealed with the key file and has no copy in the ledger. The event that keeps it has the digest of its row
//! in the field `private`, so that a row that was changed is found; the event that erases it has `null` there.

use crate::canonical::Payload;
use crate::database::Tx;
use crate::event::{NewEvent, PRIVATE, PrivateRecord, StreamId};
use crate::fault::Fault;
use crate::key::NodeKey;
use crate::refusal::Refusal;
use crate::store::Store;
use crate::value::{Row, Value};
use mtcr_ledger::Hash;
use serde_json::{Map, Value as Json};

/// A row that is to be kept or, without sealed bytes, erased.
pub(crate) struct RecordRow {
    id: String,
    lookup: Option<String>,
    sealed: Option<Vec<u8>>,
}

/// The id of a record: that of its stream, and its name.
pub(crate) fn id_of(stream: &str, name: &str) -> String {
    format!("{stream}/{name}")
}

/// The digest by which an event pledges a row. What was sealed had random bytes in it: once the row is gone, the digest
/// says nothing about it, not even to whoever has the key file and tries all that it may have been.
pub(crate) fn digest(id: &str, lookup: Option<&str>, sealed: &[u8]) -> Hash {
    Hash::of(&[id.as_bytes(), b"\0", lookup.unwrap_or_default().as_bytes(), b"\0", sealed])
}

/// The payload of an event with its pledges, and the rows that they are of.
pub(crate) fn pledged(
    key: &NodeKey,
    stream: &StreamId,
    new: &NewEvent,
) -> Result<(Payload, Vec<RecordRow>), Fault> {
    if new.private.is_empty() {
        return Ok((new.payload.clone(), Vec::new()));
    }
    let mut pledges = Map::new();
    let mut rows = Vec::new();
    for (name, record) in &new.private {
        let id = id_of(stream.as_str(), name);
        let (lookup, sealed) = match record {
            None => (None, None),
            Some(PrivateRecord { lookup, bytes }) => {
                (lookup.as_ref().map(|text| key.lookup(text)), Some(key.seal_record(&id, bytes)?))
            }
        };
        let pledge = sealed.as_ref().map(|sealed| digest(&id, lookup.as_deref(), sealed).to_string());
        pledges.insert(name.clone(), pledge.map_or(Json::Null, Json::String));
        rows.push(RecordRow { id, lookup, sealed });
    }
    let mut fields = new.payload.fields().clone();
    fields.insert(PRIVATE.to_owned(), Json::Object(pledges));
    Ok((Payload::new(Json::Object(fields))?, rows))
}

/// Keeps and erases rows.
pub(crate) async fn keep(tx: &mut Tx, rows: &[RecordRow]) -> Result<(), Fault> {
    for row in rows {
        let Some(sealed) = &row.sealed else {
            tx.execute("DELETE FROM private_record WHERE id = $1", &[row.id.as_str().into()]).await?;
            continue;
        };
        let args = [row.id.as_str().into(), Value::Text(row.lookup.clone())];
        let sql = "SELECT id FROM private_record WHERE lookup = $2 AND id <> $1";
        if tx.row(sql, &args).await?.is_some() {
            return Err(Refusal::Taken(row.id.clone()).into());
        }
        let sql = "INSERT INTO private_record (id, lookup, sealed) VALUES ($1, $2, $3) \
                   ON CONFLICT (id) DO UPDATE SET lookup = $2, sealed = $3";
        let [id, lookup] = args;
        tx.execute(sql, &[id, lookup, sealed.clone().into()]).await?;
    }
    Ok(())
}

impl Store {
    /// What is kept under a name beside the events of a stream; none where there is nothing, or it was erased.
    ///
    /// # Errors
    /// The database cannot be read; the row is not the one that an event pledged, or does not open with the key file.
    pub async fn private(&self, stream: &StreamId, name: &str) -> Result<Option<Vec<u8>>, Fault> {
        let id = id_of(stream.as_str(), name);
        let sql = format!("{SELECT} WHERE private_record.id = $1");
        let rows = self.database.rows(&sql, &[id.as_str().into()]).await?;
        rows.first().map(|row| self.opened(row).map(|(_, bytes)| bytes)).transpose()
    }

    /// The record that a text leads to: its stream, and what is kept; none where it leads nowhere.
    ///
    /// # Errors
    /// As [`Store::private`].
    pub async fn private_by(&self, lookup: &str) -> Result<Option<(StreamId, Vec<u8>)>, Fault> {
        let sql = format!("{SELECT} WHERE private_record.lookup = $1");
        let rows = self.database.rows(&sql, &[self.key.lookup(lookup).into()]).await?;
        let Some(row) = rows.first() else { return Ok(None) };
        let (id, bytes) = self.opened(row)?;
        let stream = id.rsplit_once('/').map_or("", |(stream, _)| stream);
        Ok(Some((StreamId::new(stream)?, bytes)))
    }

    fn opened(&self, row: &Row) -> Result<(String, Vec<u8>), Fault> {
        let id = row.text(0).unwrap_or("?");
        let sealed = row.bytes(2).unwrap_or_default();
        // A row that somebody put there opens nothing: who signs in by it would be somebody else.
        if row.text(3) != Some(digest(id, row.text(1), sealed).to_string().as_str()) {
            let right = "what the event that keeps it has the digest of";
            return Err(Fault::Row { table: "private_record", row: id.to_owned(), column: "sealed", right });
        }
        Ok((id.to_owned(), self.key.open_record(id, sealed)?))
    }

    /// A key for one purpose that is the same each time this node starts, from the key file.
    #[must_use]
    pub fn derived_key(&self, purpose: &str) -> [u8; 32] {
        self.key.derived(&format!("outside {purpose}"))
    }
}

const SELECT: &str = "SELECT private_record.id, private_record.lookup, private_record.sealed, private_pledge.digest \
                      FROM private_record LEFT JOIN private_pledge ON private_pledge.id = private_record.id";
