//! What a node with a store records of jobs: that each was made, begun and ended, in the ledger, and
//! its result beside that, for as long as there is room.

use super::job::{End, Recorded, now};
use super::{Job, JobForm, JobResult, JobState, Order, PUBLIC, is_public};
use crate::Limits;
use jiff::Timestamp;
use mtcr_store::{Expected, Fault, IdempotencyKey, NewEvent, Outcome, Payload, Refusal, ResultRoom, Store};
use serde_json::{Value, json};

/// Where jobs are recorded; nowhere without a store.
#[derive(Clone, Debug, Default)]
pub(super) struct Record {
    store: Option<(Store, ResultRoom)>,
}

impl Record {
    pub(super) fn in_store(store: Store, limits: &Limits) -> Self {
        let results = u64::try_from(limits.kept_results).unwrap_or(u64::MAX);
        Record { store: Some((store, ResultRoom { bytes: limits.kept_result, results })) }
    }

    /// Records that a job was made; the id of the job that the same request made before, where it did.
    pub(super) async fn made(&self, job: &Job, order: &Order) -> Result<Option<String>, Fault> {
        let Some((store, _)) = &self.store else { return Ok(None) };
        let key = match order.key.as_ref().filter(|_| !order.shared) {
            // Of what somebody made up as a key the digest does as well, and is as long as the store takes.
            Some((key, request)) => {
                let key = mtcr_corpus::blob::text_digest(key);
                Some(IdempotencyKey::new(&format!("{}/{key}", order.by), request.as_bytes())?)
            }
            None => None,
        };
        let payload = Payload::new(json!({"kind": order.kind, "total": order.total}))?;
        let event = NewEvent::new("job-queued", job.by(), job.created_at(), payload)?;
        let stream = Store::job_stream(job.id())?;
        match store.append(&stream, Expected::Version(0), &[event], key.as_ref()).await? {
            Outcome::Appended(appended) if appended.repeated => {
                Ok(appended.stream.id_of("job").map(str::to_owned))
            }
            Outcome::Appended(_) | Outcome::Conflict { .. } => Ok(None),
        }
    }

    /// Records that work on a job began.
    pub(super) async fn begun(&self, job: &Job) {
        let Some((store, _)) = &self.store else { return };
        say(appended(store, job, "job-started", now(), json!({})).await);
    }

    /// Records how a job ends, with its result.
    pub(super) async fn ended(&self, job: &Job) -> Recorded {
        let Some((store, room)) = &self.store else { return Recorded { end: true, result: false } };
        let Some(End { state, at, result, reason }) = job.end() else {
            return Recorded { end: false, result: false };
        };
        let done = match (state, result) {
            (JobState::Done, Some(result)) => {
                let kept = mtcr_store::JobResult {
                    media_type: result.media_type.clone(),
                    file_name: result.file_name.clone(),
                    bytes: result.bytes.to_vec(),
                };
                store.job_done(job.id(), job.by(), *at, &kept, *room).await
            }
            (JobState::Cancelled, _) => appended(store, job, "job-cancelled", *at, json!({})).await,
            _ => {
                let reason = json!({"reason": reason.as_deref().unwrap_or_default()});
                appended(store, job, "job-failed", *at, reason).await
            }
        };
        let result = say(done);
        Recorded { end: result.is_some(), result: result == Some(true) }
    }

    /// Records that the jobs which an earlier process left are over.
    pub(super) async fn left_behind(&self) -> Result<(), Fault> {
        let Some((store, _)) = &self.store else { return Ok(()) };
        for state in [mtcr_store::JobState::Queued, mtcr_store::JobState::Running] {
            for job in store.jobs(state, MANY).await? {
                let reason = json!({"reason": "the node stopped"});
                // What only some may see of is told as by nobody who is public.
                let by = if is_public(&job.kind) { PUBLIC } else { "console" };
                let event = NewEvent::new("job-failed", by, now(), Payload::new(reason)?)?;
                store.append(&Store::job_stream(&job.id)?, Expected::Any, &[event], None).await?;
            }
        }
        Ok(())
    }

    /// A job that this process does not hold.
    pub(super) async fn find(&self, id: &str) -> Result<Option<JobForm>, Fault> {
        let Some(store) = self.store_of(id) else { return Ok(None) };
        Ok(store.job(id).await?.map(form))
    }

    /// The store where a job may be recorded; what cannot be an id is none.
    fn store_of(&self, id: &str) -> Option<&Store> {
        self.store.as_ref().map(|(store, _)| store).filter(|_| Store::job_stream(id).is_ok())
    }

    /// The result of a job that this process does not hold.
    pub(super) async fn result(&self, id: &str) -> Result<Option<JobResult>, Fault> {
        let Some(store) = self.store_of(id) else { return Ok(None) };
        let result = store.job_result(id).await?;
        Ok(result.map(|found| JobResult::new(found.media_type, found.file_name, found.bytes.into())))
    }
}

/// Appends an event of a job; no result is kept with it.
async fn appended(
    store: &Store,
    job: &Job,
    kind: &'static str,
    at: Timestamp,
    payload: Value,
) -> Result<bool, Fault> {
    let event = NewEvent::new(kind, job.by(), at, Payload::new(payload)?)?;
    store.append(&Store::job_stream(job.id())?, Expected::Any, &[event], None).await.map(|_| false)
}

/// Logs what could not be recorded: the job goes on, its record says less than happened, and the next start says so.
fn say<T>(done: Result<T, Fault>) -> Option<T> {
    done.inspect_err(|fault| tracing::error!(fault = %fault, "not recorded")).ok()
}

/// Jobs that an earlier process left, at most: many more than it could have begun.
const MANY: u64 = 10_000;

/// Whether a key was used for another request.
pub(super) fn is_reused(fault: &Fault) -> bool {
    matches!(fault, Fault::Refused(Refusal::KeyReused(_)))
}

fn form(job: mtcr_store::Job) -> JobForm {
    let count = |number: u64| usize::try_from(number).unwrap_or(usize::MAX);
    JobForm {
        links: super::Links::of(&job.id),
        state: match job.state {
            mtcr_store::JobState::Queued => JobState::Queued,
            mtcr_store::JobState::Running => JobState::Running,
            mtcr_store::JobState::Done => JobState::Done,
            mtcr_store::JobState::Failed => JobState::Failed,
            mtcr_store::JobState::Cancelled => JobState::Cancelled,
        },
        id: job.id,
        kind: job.kind,
        // Parts are not recorded one by one; all are done where the job is.
        done: count(if job.state == mtcr_store::JobState::Done {
            job.total.unwrap_or(job.done)
        } else {
            job.done
        }),
        total: count(job.total.unwrap_or(job.done)),
        created_at: job.created_at,
        finished_at: job.finished_at,
        outcome: job.outcome,
        kept: job.kept,
        reason: job.reason,
    }
}
