//! Jobs: work that takes longer than a request.
//!
//! Stream `job/ID`; events `job-queued` (`kind`, maybe `total`), `job-started`, `job-progressed` (`done`),
//! `job-done` (maybe `outcome`, a digest, with `media_type` and `file_name`), `job-failed` (`reason`), `job-cancelled`.

use super::{Projection, Statement, count, optional_text, text};
use crate::event::{Event, text_of};
use crate::refusal::Refusal;
use crate::store::Store;
use crate::value::{Row, Value, int};
use crate::{Fault, StreamId};

/// Where a job is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum JobState {
    /// Waits for its turn.
    Queued,
    /// Is being worked on.
    Running,
    /// Ended with an outcome.
    Done,
    /// Ended without one.
    Failed,
    /// Was given up by somebody.
    Cancelled,
}

impl JobState {
    const ALL: [Self; 5] = [Self::Queued, Self::Running, Self::Done, Self::Failed, Self::Cancelled];

    /// The word for it.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Queued => "queued",
            Self::Running => "running",
            Self::Done => "done",
            Self::Failed => "failed",
            Self::Cancelled => "cancelled",
        }
    }

    /// Whether nothing follows.
    #[must_use]
    pub const fn is_final(self) -> bool {
        matches!(self, Self::Done | Self::Failed | Self::Cancelled)
    }
}

/// A job as it stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Job {
    /// Its id, the part of its stream after `job/`.
    pub id: String,
    /// What kind of work it is.
    pub kind: String,
    /// Where it is.
    pub state: JobState,
    /// How many parts are done.
    pub done: u64,
    /// How many parts there are, where that is known.
    pub total: Option<u64>,
    /// When it was queued.
    pub created_at: String,
    /// When it ended.
    pub finished_at: Option<String>,
    /// The digest of its outcome.
    pub outcome: Option<String>,
    /// Why it failed.
    pub reason: Option<String>,
    /// Whether its result is kept: [`Store::job_result`].
    pub kept: bool,
}

/// The event that says a job is done.
pub(crate) const JOB_DONE: &str = "job-done";

pub(crate) struct Jobs;

impl Projection for Jobs {
    fn name(&self) -> &'static str {
        "job"
    }

    fn version(&self) -> i64 {
        1
    }

    fn tables(&self) -> &'static [&'static str] {
        &["job"]
    }

    fn apply(&self, event: &Event) -> Result<Vec<Statement>, Refusal> {
        let Some(id) = event.stream.id_of("job") else { return Ok(Vec::new()) };
        let id = || Value::from(id);
        let at = || Value::from(text_of(event.recorded_at));
        let statement = match event.kind.as_str() {
            "job-queued" => {
                let total = event.payload.fields().get("total").map(|_| count(event, "total")).transpose()?;
                Statement::new(
                    "INSERT INTO {job} (id, kind, state, done, total, created_at) \
                     VALUES ($1, $2, 'queued', 0, $3, $4) ON CONFLICT (id) DO NOTHING",
                    vec![id(), text(event, "kind")?.into(), total.into(), at()],
                    "a job is queued once",
                )
            }
            "job-started" => Statement::new(
                "UPDATE {job} SET state = 'running' WHERE id = $1 AND state = 'queued'",
                vec![id()],
                "only a queued job starts",
            ),
            "job-progressed" => Statement::new(
                "UPDATE {job} SET done = $2 WHERE id = $1 AND state = 'running' AND done <= $2 \
                 AND (total IS NULL OR total >= $2)",
                vec![id(), count(event, "done")?.into()],
                "only a running job progresses, never back and never beyond its total",
            ),
            JOB_DONE => Statement::new(
                "UPDATE {job} SET state = 'done', finished_at = $2, outcome = $3 \
                 WHERE id = $1 AND state = 'running'",
                vec![id(), at(), optional_text(event, "outcome")?.into()],
                "only a running job is done",
            ),
            "job-failed" => Statement::new(
                "UPDATE {job} SET state = 'failed', finished_at = $2, reason = $3 \
                 WHERE id = $1 AND state IN ('queued', 'running')",
                vec![id(), at(), text(event, "reason")?.into()],
                "only a queued or running job fails",
            ),
            "job-cancelled" => Statement::new(
                "UPDATE {job} SET state = 'cancelled', finished_at = $2 \
                 WHERE id = $1 AND state IN ('queued', 'running')",
                vec![id(), at()],
                "only a queued or running job is cancelled",
            ),
            _ => return Ok(Vec::new()),
        };
        Ok(vec![statement])
    }
}

const COLUMNS: &str = "id, kind, state, done, total, created_at, finished_at, outcome, reason, \
                       (SELECT count(*) FROM event JOIN job_result ON job_result.sequence = event.sequence \
                        WHERE event.stream = 'job/' || job.id)";

impl Store {
    /// A job; none where there is no such.
    ///
    /// # Errors
    /// The database cannot be read.
    pub async fn job(&self, id: &str) -> Result<Option<Job>, Fault> {
        let sql = format!("SELECT {COLUMNS} FROM job WHERE id = $1");
        self.database.rows(&sql, &[id.into()]).await?.first().map(read).transpose()
    }

    /// The jobs of a state, oldest first, at most `limit`.
    ///
    /// # Errors
    /// The database cannot be read.
    pub async fn jobs(&self, state: JobState, limit: u64) -> Result<Vec<Job>, Fault> {
        let sql = format!("SELECT {COLUMNS} FROM job WHERE state = $1 ORDER BY created_at, id LIMIT $2");
        let rows = self.database.rows(&sql, &[state.word().into(), int(limit).into()]).await?;
        rows.iter().map(read).collect()
    }

    /// The stream of a job.
    ///
    /// # Errors
    /// The id has other characters than letters, digits, `-`, `_`, `.`.
    pub fn job_stream(id: &str) -> Result<StreamId, Refusal> {
        StreamId::new(&format!("job/{id}"))
    }
}

fn read(row: &Row) -> Result<Job, Fault> {
    let wrong = |column, right| Fault::Row {
        table: "job",
        row: row.text(0).unwrap_or("?").to_owned(),
        column,
        right,
    };
    let text = |at: usize, column| row.text(at).map(str::to_owned).ok_or_else(|| wrong(column, "a text"));
    let word = text(2, "state")?;
    let state = JobState::ALL.into_iter().find(|state| state.word() == word);
    Ok(Job {
        id: text(0, "id")?,
        kind: text(1, "kind")?,
        state: state.ok_or_else(|| wrong("state", "a state of a job"))?,
        done: row.count(3).ok_or_else(|| wrong("done", "a count"))?,
        total: row.count(4),
        created_at: text(5, "created_at")?,
        finished_at: row.text(6).map(str::to_owned),
        outcome: row.text(7).map(str::to_owned),
        reason: row.text(8).map(str::to_owned),
        kept: row.count(9).is_some_and(|results| results > 0),
    })
}
