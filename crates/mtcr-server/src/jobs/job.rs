//! One job.

use super::Order;
use axum::body::Bytes;
use jiff::Timestamp;
use mtcr_store::Hash;
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
    /// Whether the result is in the node's database, where it outlives the process; false where there is none, where it
    /// is longer than the node keeps there, and where it made room for newer ones.
    pub kept: bool,
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

/// The instant, to the microsecond: as finely as the store keeps it.
pub(super) fn now() -> Timestamp {
    Timestamp::from_microsecond(Timestamp::now().as_microsecond()).unwrap_or_default()
}

/// What a job ended with.
#[derive(Clone, Debug)]
pub struct JobResult {
    /// Its media type.
    pub media_type: String,
    /// What a file with it may be called.
    pub file_name: String,
    /// The bytes.
    pub bytes: Bytes,
    /// Their SHA-256.
    pub digest: String,
}

impl JobResult {
    /// A file of a media type.
    #[must_use]
    pub fn new(media_type: String, file_name: String, bytes: Bytes) -> Self {
        JobResult { media_type, file_name, digest: Hash::of(&[&bytes]).to_string(), bytes }
    }

    /// A text in JSON.
    #[must_use]
    pub fn json(file_name: String, text: String) -> Self {
        Self::new("application/json".to_owned(), file_name, text.into())
    }
}

/// A job with everything that becomes of it.
///
/// How it ends is decided once, then recorded, and told only after that: what anybody was told survives the process.
#[derive(Debug)]
pub struct Job {
    id: String,
    kind: &'static str,
    by: String,
    total: usize,
    shared: bool,
    created_at: Timestamp,
    done: AtomicUsize,
    /// Whether it is on record that it was made; none until that is known.
    made: watch::Sender<Option<bool>>,
    end: OnceLock<End>,
    decided: watch::Sender<bool>,
    stands: watch::Sender<Stands>,
}

/// How a job ends.
#[derive(Debug)]
pub(super) struct End {
    pub(super) state: State,
    pub(super) at: Timestamp,
    pub(super) result: Option<JobResult>,
    pub(super) reason: Option<String>,
}

/// What is on record of the end of a job.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Recorded {
    /// Whether the end is.
    pub(super) end: bool,
    /// Whether the result is kept.
    pub(super) result: bool,
}

#[derive(Clone, Copy, Debug)]
struct Stands {
    state: State,
    recorded: Option<Recorded>,
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
        self.job.end().is_none()
    }
}

impl Job {
    pub(super) fn new(id: String, order: &Order) -> Self {
        Job {
            id,
            kind: order.kind,
            by: order.by.clone(),
            total: order.total,
            shared: order.shared,
            created_at: now(),
            done: AtomicUsize::new(0),
            made: watch::Sender::new(None),
            end: OnceLock::new(),
            decided: watch::Sender::new(false),
            stands: watch::Sender::new(Stands { state: State::Queued, recorded: None }),
        }
    }

    /// Its id.
    #[must_use]
    pub fn id(&self) -> &str {
        &self.id
    }

    /// Who asked.
    pub(super) fn by(&self) -> &str {
        &self.by
    }

    pub(super) fn created_at(&self) -> Timestamp {
        self.created_at
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

    /// Whether it is over and that is on record, or nothing is recorded here.
    #[must_use]
    pub fn is_recorded(&self) -> bool {
        self.stands.borrow().recorded.is_some_and(|recorded| recorded.end)
    }

    /// What it ended with; none before that, and where it failed or was cancelled.
    #[must_use]
    pub fn result(&self) -> Option<&JobResult> {
        self.end.get().filter(|_| self.is_over())?.result.as_ref()
    }

    /// Gives it up; nothing changes where its end is decided.
    pub fn cancel(&self) {
        self.decide(State::Cancelled, None, None);
    }

    /// Waits until it is over.
    pub async fn over(&self) {
        // The sender lives in the job.
        let _ = self.stands.subscribe().wait_for(|stands| stands.state.is_final()).await;
    }

    /// Takes note of whether it is on record that it was made.
    pub(super) fn set_made(&self, made: bool) {
        self.made.send_replace(Some(made));
    }

    /// Waits until it is known whether it is on record that it was made.
    pub(super) async fn was_made(&self) -> bool {
        let made = self.made.subscribe().wait_for(Option::is_some).await.map(|made| *made);
        made.is_ok_and(|made| made == Some(true))
    }

    pub(super) fn begin(&self) {
        self.stands.send_if_modified(|stands| {
            let waits = stands.state == State::Queued && self.end.get().is_none();
            if waits {
                stands.state = State::Running;
            }
            waits
        });
    }

    /// Decides how it ends; nothing changes where that is decided. Nobody is told before [`Job::tell`].
    pub(super) fn decide(&self, state: State, result: Option<JobResult>, reason: Option<String>) {
        if self.end.set(End { state, at: now(), result, reason }).is_ok() {
            self.decided.send_replace(true);
        }
    }

    /// How it ends, where that is decided.
    pub(super) fn end(&self) -> Option<&End> {
        self.end.get()
    }

    /// Waits until it is decided how it ends.
    pub(super) async fn decided(&self) {
        let _ = self.decided.subscribe().wait_for(|decided| *decided).await;
    }

    /// Tells how it ended, which is now on record as far as it could be.
    pub(super) fn tell(&self, recorded: Recorded) {
        let Some(end) = self.end.get() else { return };
        if end.state == State::Done {
            self.done.store(self.total, Ordering::Relaxed);
        }
        self.stands.send_replace(Stands { state: end.state, recorded: Some(recorded) });
    }

    /// A watch that changes whenever something becomes of it.
    pub(crate) fn watch(&self) -> Watch {
        Watch { changes: self.stands.subscribe() }
    }

    /// As it stands.
    #[must_use]
    pub fn form(&self) -> JobForm {
        let stands = *self.stands.borrow();
        let end = self.end.get().filter(|_| stands.state.is_final());
        JobForm {
            id: self.id.clone(),
            kind: self.kind.to_owned(),
            state: stands.state,
            done: self.done.load(Ordering::Relaxed).min(self.total),
            total: self.total,
            created_at: format!("{:.6}", self.created_at),
            finished_at: end.map(|end| format!("{:.6}", end.at)),
            outcome: end.and_then(|end| end.result.as_ref()).map(|result| result.digest.clone()),
            kept: stands.recorded.is_some_and(|recorded| recorded.result),
            reason: end.and_then(|end| end.reason.clone()),
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
