//! One job.

use super::Order;
use axum::body::Bytes;
use jiff::Timestamp;
use serde::Serialize;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, OnceLock};
use tokio::sync::watch;
use utoipa::ToSchema;

/// Where a job is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, ToSchema)]
#[serde(rename_all = "kebab-case")]
pub enum JobState {
    /// It waits for its turn.
    Queued,
    /// It is being worked on.
    Running,
    /// It ended with a result.
    Done,
    /// It ended without one.
    Failed,
    /// Somebody gave it up, or the node stopped.
    Cancelled,
}

pub(super) use JobState as State;

impl JobState {
    /// Whether nothing follows.
    #[must_use]
    pub fn is_final(self) -> bool {
        matches!(self, State::Done | State::Failed | State::Cancelled)
    }
}

/// A job as it stands.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ToSchema)]
pub struct JobForm {
    /// Its id.
    pub id: String,
    /// What kind of work it is: `coverage`.
    pub kind: String,
    /// Where it is.
    pub state: JobState,
    /// How many parts are done.
    pub done: usize,
    /// How many parts there are.
    pub total: usize,
    /// When it was made.
    pub created_at: String,
    /// When it ended; null before that.
    pub finished_at: Option<String>,
    /// SHA-256 of the result; null where there is none.
    pub outcome: Option<String>,
    /// Why it failed; null otherwise.
    pub reason: Option<String>,
    /// Where the rest is.
    pub links: Links,
}

/// Addresses of a job.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ToSchema)]
pub struct Links {
    /// The job itself; `DELETE` cancels it.
    #[serde(rename = "self")]
    pub job: String,
    /// Its progress as server-sent events.
    pub events: String,
    /// Its result, once it is done.
    pub result: String,
}

impl Links {
    pub(super) fn of(id: &str) -> Self {
        let at = format!("/api/v1/jobs/{id}");
        Links { events: format!("{at}/events"), result: format!("{at}/result"), job: at }
    }
}

/// What a job ended with.
#[derive(Clone, Debug)]
pub struct JobResult {
    /// Its media type.
    pub media_type: &'static str,
    /// What a file with it may be called.
    pub file_name: String,
    /// The bytes.
    pub bytes: Bytes,
    /// Their SHA-256.
    pub digest: String,
}

impl JobResult {
    /// A text in JSON.
    #[must_use]
    pub fn json(file_name: String, text: String) -> Self {
        JobResult {
            media_type: "application/json",
            file_name,
            digest: mtcr_corpus::blob::text_digest(&text),
            bytes: text.into(),
        }
    }
}

/// A job with everything that becomes of it.
#[derive(Debug)]
pub struct Job {
    id: String,
    kind: &'static str,
    total: usize,
    shared: bool,
    created_at: Timestamp,
    done: AtomicUsize,
    stands: watch::Sender<Stands>,
    result: OnceLock<JobResult>,
}

#[derive(Clone, Debug)]
struct Stands {
    state: State,
    finished_at: Option<Timestamp>,
    reason: Option<String>,
}

/// How the work on a job tells how far it is, and whether to go on.
#[derive(Clone, Debug)]
pub struct Progress {
    job: Arc<Job>,
}

impl Progress {
    pub(super) fn of(job: &Arc<Job>) -> Self {
        Progress { job: Arc::clone(job) }
    }

    /// Another part begins; `false` when the job was cancelled and the work should end.
    #[must_use]
    pub fn go_on(&self) -> bool {
        let begun = self.job.done.fetch_add(1, Ordering::Relaxed);
        self.job.done.fetch_min(self.job.total, Ordering::Relaxed);
        if begun > 0 {
            self.job.stands.send_modify(|_| {});
        }
        self.is_wanted()
    }

    /// Whether the job was not cancelled.
    #[must_use]
    pub fn is_wanted(&self) -> bool {
        !self.job.is_over()
    }
}

impl Job {
    pub(super) fn new(id: String, order: &Order) -> Self {
        let stands = Stands { state: State::Queued, finished_at: None, reason: None };
        Job {
            id,
            kind: order.kind,
            total: order.total,
            shared: order.shared,
            created_at: Timestamp::now(),
            done: AtomicUsize::new(0),
            stands: watch::Sender::new(stands),
            result: OnceLock::new(),
        }
    }

    /// Its id.
    #[must_use]
    pub fn id(&self) -> &str {
        &self.id
    }

    pub(super) fn created_at(&self) -> Timestamp {
        self.created_at
    }

    pub(super) fn finished_at(&self) -> Option<Timestamp> {
        self.stands.borrow().finished_at
    }

    /// Whether everybody who asks gets this one job, so that nobody may cancel it.
    #[must_use]
    pub fn is_shared(&self) -> bool {
        self.shared
    }

    /// Whether nothing follows.
    #[must_use]
    pub fn is_over(&self) -> bool {
        self.stands.borrow().state.is_final()
    }

    /// What it ended with; none before that, and where it failed or was cancelled.
    #[must_use]
    pub fn result(&self) -> Option<&JobResult> {
        self.result.get()
    }

    /// Gives it up; nothing changes where it is over.
    pub fn cancel(&self) {
        self.end(State::Cancelled, None, None);
    }

    pub(super) fn begin(&self) {
        self.stands.send_if_modified(|stands| {
            let waits = stands.state == State::Queued;
            if waits {
                stands.state = State::Running;
            }
            waits
        });
    }

    /// Ends it; nothing changes where it is over.
    pub(super) fn end(&self, state: State, result: Option<JobResult>, reason: Option<String>) {
        self.stands.send_if_modified(|stands| {
            if stands.state.is_final() {
                return false;
            }
            if state == State::Done {
                self.done.store(self.total, Ordering::Relaxed);
            }
            if let Some(result) = result {
                // Only the one that ends a job sets its result.
                let _ = self.result.set(result);
            }
            *stands = Stands { state, finished_at: Some(Timestamp::now()), reason };
            true
        });
    }

    /// A watch that changes whenever something becomes of it.
    pub(crate) fn watch(&self) -> Watch {
        Watch { changes: self.stands.subscribe() }
    }

    /// As it stands.
    #[must_use]
    pub fn form(&self) -> JobForm {
        let stands = self.stands.borrow().clone();
        JobForm {
            id: self.id.clone(),
            kind: self.kind.to_owned(),
            state: stands.state,
            done: self.done.load(Ordering::Relaxed).min(self.total),
            total: self.total,
            created_at: self.created_at.to_string(),
            finished_at: stands.finished_at.map(|at| at.to_string()),
            outcome: self.result.get().map(|result| result.digest.clone()),
            reason: stands.reason,
            links: Links::of(&self.id),
        }
    }
}

/// Waits for changes of a job.
pub(crate) struct Watch {
    changes: watch::Receiver<Stands>,
}

impl Watch {
    /// Waits until something became of it since the last call.
    pub(crate) async fn changed(&mut self) {
        // The sender lives in the job, which whoever waits holds.
        let _ = self.changes.changed().await;
    }
}
