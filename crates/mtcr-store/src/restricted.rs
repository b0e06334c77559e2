//! Restricted texts: read only by leaving a trace, deleted without breaking the ledger.

use crate::append::Append;
use crate::canonical::Payload;
use crate::event::{COLUMNS, Event, NewEvent, StreamId, line};
use crate::fault::Fault;
use crate::projection::TEXT_READ;
use crate::store::Store;
use crate::value::int;
use jiff::Timestamp;
use mtcr_ledger::{TEXT_DELETED, open};
use serde_json::json;

impl Store {
    /// The restricted text of an event; the read is an event, an entry of the ledger and a row of [`Store::accesses`]
    /// before the text is given out. None where the event has no text or it was deleted; that leaves no trace.
    ///
    /// # Errors
    /// Actor or purpose is not one line; the sealed bytes or their key are not what they were; the database cannot
    /// write.
    pub async fn read_text(
        &self,
        sequence: u64,
        actor: &str,
        at: Timestamp,
        purpose: &str,
    ) -> Result<Option<Vec<u8>>, Fault> {
        let purpose = line(purpose)?;
        let read = NewEvent::new(TEXT_READ, actor, at, Payload::new(json!({ "purpose": purpose }))?)?;
        let mut tx = self.database.write().await?;
        let mut append = Append::begin(&mut tx, &self.key, 1).await?;
        let stream = stream_of(sequence)?;
        let version = append.version(&stream).await? + 1;
        append.event(&stream, version, &read).await?;
        append.finish().await?;

        let sql = "SELECT sealed_text.bytes, sealed_key.wrapped FROM sealed_text \
                   JOIN sealed_key ON sealed_key.sequence = sealed_text.sequence WHERE sealed_text.sequence = $1";
        let Some(row) = tx.row(sql, &[int(sequence).into()]).await? else { return Ok(None) };
        let sql = format!("SELECT {COLUMNS} FROM event WHERE sequence = $1");
        let event = tx.row(&sql, &[int(sequence).into()]).await?;
        let pledge = event.as_ref().map(Event::read).transpose()?.and_then(|event| event.text);
        let wrong = || Fault::TextKey(sequence);
        let key = self.key.unwrap(sequence, row.bytes(1).ok_or_else(wrong)?)?;
        let sealed = row.bytes(0).ok_or_else(wrong)?;
        let text = open(&pledge.ok_or_else(wrong)?, &key, sealed);
        let text = text.map_err(|source| Fault::Sealed { sequence, source })?;
        // Nobody has the text before it is on record that they had it.
        tx.commit().await?;
        Ok(Some(text))
    }

    /// Deletes the restricted text of an event with the key of its own; an event and an entry of the ledger say so, with
    /// the reason. False where there is no such text, which leaves no trace.
    ///
    /// Backups made before still hold the sealed bytes and the wrapped key, and open to whoever has the key file.
    ///
    /// # Errors
    /// Actor or reason is not one line; the database cannot write.
    pub async fn delete_text(
        &self,
        sequence: u64,
        actor: &str,
        at: Timestamp,
        reason: &str,
    ) -> Result<bool, Fault> {
        let reason = Payload::new(json!({ "reason": line(reason)? }))?;
        let deletion = NewEvent::new(TEXT_DELETED, actor, at, reason)?;
        let mut tx = self.database.write().await?;
        let mut append = Append::begin(&mut tx, &self.key, 1).await?;
        let stream = stream_of(sequence)?;
        let version = append.version(&stream).await? + 1;
        append.event(&stream, version, &deletion).await?;
        append.finish().await?;
        let args = [int(sequence).into()];
        tx.execute("DELETE FROM sealed_key WHERE sequence = $1", &args).await?;
        if tx.execute("DELETE FROM sealed_text WHERE sequence = $1", &args).await? == 0 {
            return Ok(false);
        }
        tx.commit().await?;
        Ok(true)
    }
}

/// The stream of what happens to the text of an event, named by its entry as the ledger counts them.
fn stream_of(sequence: u64) -> Result<StreamId, Fault> {
    Ok(StreamId::new(&format!("entry/{}", sequence.saturating_sub(1)))?)
}
