//! What a node with a store records of jobs: that each was made, begun and ended, in the ledger; never its result.

use super::job::now;
use super::{Job, JobForm, JobState, Order};
use jiff::Timestamp;
use mtcr_store::{Expected, Fault, IdempotencyKey, NewEvent, Outcome, Payload, Refusal, Store};
use serde_json::{Value, json};

/// Who acts where nobody is known by name.
const ACTOR: &str = "public";

/// Where jobs are recorded; nowhere without a store.
#[derive(Clone, Debug, Default)]
pub(super) struct Record {
    store: Option<Store>,
}

impl Record {
    pub(super) fn in_store(store: Store) -> Self {
        Record { store: Some(store) }
    }

    /// Records that a job was made; the id of the job that the same request made before, where it did.
    pub(super) async fn made(&self, job: &Job, order: &Order) -> Result<Option<String>, Fault> {
        let Some(store) = &self.store else { return Ok(None) };
        let key = match order.key.as_ref().filter(|_| !order.shared) {
            // Of what somebody made up as a key the digest does as well, and is as long as the store takes.
            Some((key, request)) => {
                let key = mtcr_corpus::blob::text_digest(key);
                Some(IdempotencyKey::new(&format!("{ACTOR}/{key}"), request.as_bytes())?)
            }
            None => None,
        };
        let payload = Payload::new(json!({"kind": order.kind, "total": order.total}))?;
        let event = NewEvent::new("job-queued", ACTOR, job.created_at(), payload)?;
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
        self.appended(job.id(), "job-started", now(), json!({})).await;
    }

    /// Records how a job ended.
    pub(super) async fn ended(&self, job: &Job) {
        let JobForm { state, outcome, reason, .. } = job.form();
        let (kind, payload) = match state {
            JobState::Done => ("job-done", json!({"outcome": outcome.unwrap_or_default()})),
            JobState::Failed => ("job-failed", json!({"reason": reason.unwrap_or_default()})),
            JobState::Cancelled => ("job-cancelled", json!({})),
            JobState::Queued | JobState::Running => return,
        };
        let at = job.finished_at().unwrap_or_else(now);
        self.appended(job.id(), kind, at, payload).await;
    }

    /// Records that the jobs which an earlier process left are over.
    pub(super) async fn left_behind(&self) -> Result<(), Fault> {
        let Some(store) = &self.store else { return Ok(()) };
        for state in [mtcr_store::JobState::Queued, mtcr_store::JobState::Running] {
            for job in store.jobs(state, MANY).await? {
                let reason = json!({"reason": "the node stopped"});
                let event = NewEvent::new("job-failed", ACTOR, now(), Payload::new(reason)?)?;
                store.append(&Store::job_stream(&job.id)?, Expected::Any, &[event], None).await?;
            }
        }
        Ok(())
    }

    /// A job of an earlier process.
    pub(super) async fn find(&self, id: &str) -> Result<Option<JobForm>, Fault> {
        let Some(store) = &self.store else { return Ok(None) };
        Ok(store.job(id).await?.map(form))
    }

    async fn appended(&self, id: &str, kind: &'static str, at: Timestamp, payload: Value) {
        let Some(store) = &self.store else { return };
        let append = async {
            let event = NewEvent::new(kind, ACTOR, at, Payload::new(payload)?)?;
            store.append(&Store::job_stream(id)?, Expected::Any, &[event], None).await
        };
        if let Err(fault) = append.await {
            // The job goes on; the record says less than happened, and the next start says so.
            tracing::error!(fault = %fault, kind, "not recorded");
        }
    }
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
        reason: job.reason,
    }
}
