//! Results of jobs: kept beside the event that has their digest, for as long as there is room.

use crate::append::Append;
use crate::canonical::Payload;
use crate::database::Tx;
use crate::event::{COLUMNS, Event, NewEvent};
use crate::fault::Fault;
use crate::projection::JOB_DONE;
use crate::store::Store;
use crate::value::{Row, int};
use jiff::Timestamp;
use mtcr_ledger::Hash;
use serde_json::json;

/// The file that a job ended with.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct JobResult {
    /// Its media type.
    pub media_type: String,
    /// What it may be called.
    pub file_name: String,
    /// Its bytes.
    pub bytes: Vec<u8>,
}

/// How much room there is for results of jobs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ResultRoom {
    /// Bytes of one result, at most; of a longer one nothing is kept but its digest.
    pub bytes: usize,
    /// Results, at most; the oldest make room.
    pub results: u64,
}

impl Store {
    /// Records that a running job is done, and keeps its result in the same transaction; whether it was kept. The event
    /// `job-done` has the digest, the media type and the name of the file in any case.
    ///
    /// # Errors
    /// The job is not running, the actor is not one line, or the database cannot write.
    pub async fn job_done(
        &self,
        id: &str,
        actor: &str,
        at: Timestamp,
        result: &JobResult,
        room: ResultRoom,
    ) -> Result<bool, Fault> {
        let JobResult { media_type, file_name, bytes } = result;
        let outcome = Hash::of(&[bytes]).to_string();
        let payload = json!({"outcome": outcome, "media_type": media_type, "file_name": file_name});
        let done = NewEvent::new(JOB_DONE, actor, at, Payload::new(payload)?)?;
        let stream = Self::job_stream(id)?;
        let mut tx = self.database.write().await?;
        let mut append = Append::begin(&mut tx, &self.key, 1).await?;
        let version = append.version(&stream).await? + 1;
        append.event(&stream, version, &done).await?;
        let sequence = append.sequence;
        append.finish().await?;
        let fits = bytes.len() <= room.bytes && room.results > 0;
        if fits {
            keep(&mut tx, sequence, bytes, room.results).await?;
        }
        tx.commit().await?;
        Ok(fits)
    }

    /// The result of a job; none where it has none, or none is kept any more.
    ///
    /// # Errors
    /// The database cannot be read, or the bytes are not those whose digest was recorded.
    pub async fn job_result(&self, id: &str) -> Result<Option<JobResult>, Fault> {
        let columns: Vec<String> = COLUMNS.split(", ").map(|column| format!("event.{column}")).collect();
        let sql = format!(
            "SELECT {}, job_result.bytes FROM event JOIN job_result ON job_result.sequence = event.sequence \
             WHERE event.stream = $1",
            columns.join(", ")
        );
        let rows = self.database.rows(&sql, &[Self::job_stream(id)?.as_str().into()]).await?;
        rows.first().map(read).transpose()
    }
}

/// Keeps a result; the oldest beyond so many make room.
async fn keep(tx: &mut Tx, sequence: u64, bytes: &[u8], results: u64) -> Result<(), Fault> {
    let sql = "INSERT INTO job_result (sequence, bytes) VALUES ($1, $2)";
    tx.execute(sql, &[int(sequence).into(), bytes.to_vec().into()]).await?;
    let sql = "DELETE FROM job_result WHERE sequence NOT IN \
               (SELECT sequence FROM job_result ORDER BY sequence DESC LIMIT $1)";
    tx.execute(sql, &[int(results).into()]).await.map(drop)
}

fn read(row: &Row) -> Result<JobResult, Fault> {
    let event = Event::read(row)?;
    let bytes = row.bytes(COLUMNS.split(", ").count()).unwrap_or_default();
    if !is_of(&event.kind, &event.payload, bytes) {
        let (row, right) = (event.sequence.to_string(), "what the digest of the job's outcome is of");
        return Err(Fault::Row { table: "job_result", row, column: "bytes", right });
    }
    let text = |field| event.payload.text_of(field).unwrap_or_default().to_owned();
    Ok(JobResult { media_type: text("media_type"), file_name: text("file_name"), bytes: bytes.to_vec() })
}

/// Whether bytes are the result that an event speaks of.
pub(crate) fn is_of(kind: &str, payload: &Payload, bytes: &[u8]) -> bool {
    kind == JOB_DONE && payload.text_of("outcome") == Some(Hash::of(&[bytes]).to_string().as_str())
}
