//! Requests that have their effect once, however often they are sent.

use super::Appended;
use crate::database::Tx;
use crate::event::{StreamId, line, text_of};
use crate::fault::Fault;
use crate::refusal::Refusal;
use crate::store::Store;
use crate::value::{Row, int};
use mtcr_ledger::Hash;

/// A key under which a request has its effect once, however often it is sent.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct IdempotencyKey {
    key: String,
    request: Hash,
}

impl IdempotencyKey {
    /// A key, and the bytes of the request that it stands for: the same key with other bytes is refused.
    ///
    /// Keys of different senders must differ: put the sender before the key.
    ///
    /// # Errors
    /// The key is not one line of 1 to 200 bytes.
    pub fn new(key: &str, request: &[u8]) -> Result<Self, Refusal> {
        match line(key) {
            Ok(key) => Ok(Self { key: key.to_owned(), request: Hash::of(&[request]) }),
            Err(_) => Err(Refusal::Key(key.to_owned())),
        }
    }
}

impl Store {
    /// What a request had as its effect; none where its key was not used.
    ///
    /// # Errors
    /// The key was used for another request; the database cannot be read.
    pub async fn outcome_of(&self, key: &IdempotencyKey) -> Result<Option<Appended>, Fault> {
        repeated(&mut self.database.read().await?, key).await
    }

    /// Forgets the idempotency keys kept before an instant; how many. A request sent again after that acts again.
    ///
    /// # Errors
    /// The database cannot write.
    pub async fn forget_keys(&self, before: jiff::Timestamp) -> Result<u64, Fault> {
        let mut tx = self.database.write().await?;
        let args = [text_of(before).into()];
        let forgotten = tx.execute("DELETE FROM idempotency WHERE kept_at < $1", &args).await?;
        tx.commit().await?;
        Ok(forgotten)
    }
}

pub(super) async fn repeated(tx: &mut Tx, key: &IdempotencyKey) -> Result<Option<Appended>, Fault> {
    let sql = "SELECT request, stream, version, first, last FROM idempotency WHERE key = $1";
    let Some(row) = tx.row(sql, &[key.key.as_str().into()]).await? else { return Ok(None) };
    if row.text(0) != Some(key.request.to_string().as_str()) {
        return Err(Refusal::KeyReused(key.key.clone()).into());
    }
    read(key, &row).map(Some)
}

fn read(key: &IdempotencyKey, row: &Row) -> Result<Appended, Fault> {
    let wrong =
        |column, right| Fault::Row { table: "idempotency", row: format!("`{}`", key.key), column, right };
    let count = |at: usize, column| row.count(at).ok_or_else(|| wrong(column, "a count"));
    Ok(Appended {
        first: count(3, "first")?,
        last: count(4, "last")?,
        stream: StreamId::new(row.text(1).ok_or_else(|| wrong("stream", "a text"))?)?,
        version: count(2, "version")?,
        repeated: true,
    })
}

pub(super) async fn keep(
    tx: &mut Tx,
    key: &IdempotencyKey,
    appended: &Appended,
    at: &str,
) -> Result<(), Fault> {
    let sql = "INSERT INTO idempotency (key, request, stream, version, first, last, kept_at) \
               VALUES ($1, $2, $3, $4, $5, $6, $7)";
    let args = [
        key.key.as_str().into(),
        key.request.to_string().into(),
        appended.stream.as_str().into(),
        int(appended.version).into(),
        int(appended.first).into(),
        int(appended.last).into(),
        at.into(),
    ];
    tx.execute(sql, &args).await.map(drop)
}
