//! Reading events and documents.

use crate::event::{COLUMNS, Event, StreamId};
use crate::fault::Fault;
use crate::store::Store;
use crate::value::int;
use mtcr_ledger::Hash;

impl Store {
    /// The events of a stream in their order; none where nothing happened to it.
    ///
    /// # Errors
    /// The database cannot be read, or a row is not as the store writes it.
    pub async fn stream(&self, stream: &StreamId) -> Result<Vec<Event>, Fault> {
        let sql = format!("SELECT {COLUMNS} FROM event WHERE stream = $1 ORDER BY version");
        let rows = self.database.rows(&sql, &[stream.as_str().into()]).await?;
        rows.iter().map(Event::read).collect()
    }

    /// The events after a sequence number in the order of their commits, at most `limit`; from 0 on all of them.
    ///
    /// An event that a read has passed over never appears later: whoever asks again after the last number seen misses
    /// none.
    ///
    /// # Errors
    /// The database cannot be read, or a row is not as the store writes it.
    pub async fn since(&self, sequence: u64, limit: u64) -> Result<Vec<Event>, Fault> {
        let sql = format!("SELECT {COLUMNS} FROM event WHERE sequence > $1 ORDER BY sequence LIMIT $2");
        let rows = self.database.rows(&sql, &[int(sequence).into(), int(limit).into()]).await?;
        rows.iter().map(Event::read).collect()
    }

    /// The sequence number of the last event: how many there are.
    ///
    /// # Errors
    /// The database cannot be read.
    pub async fn sequence(&self) -> Result<u64, Fault> {
        let rows = self.database.rows("SELECT sequence FROM head WHERE id = 1", &[]).await?;
        let wrong = Fault::Row { table: "head", row: "1".into(), column: "sequence", right: "a count" };
        rows.first().and_then(|row| row.count(0)).ok_or(wrong)
    }

    /// A document by its digest; none where no event named it.
    ///
    /// # Errors
    /// The database cannot be read, or the bytes have another digest.
    pub async fn document(&self, digest: &Hash) -> Result<Option<Vec<u8>>, Fault> {
        let sql = "SELECT bytes FROM document WHERE digest = $1";
        let rows = self.database.rows(sql, &[digest.to_string().into()]).await?;
        let Some(bytes) = rows.first().and_then(|row| row.bytes(0)) else { return Ok(None) };
        if Hash::of(&[bytes]) == *digest {
            return Ok(Some(bytes.to_vec()));
        }
        let (row, right) = (digest.to_string(), "what the digest is of");
        Err(Fault::Row { table: "document", row, column: "bytes", right })
    }
}
