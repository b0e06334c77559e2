//! Jobs: work that takes longer than a request may, as a resource with progress, result and an end.

mod job;

pub use job::{Job, JobForm, JobResult, JobState, Links, Progress};

use crate::work::{Place, Undone};
use job::State;
use std::collections::{BTreeMap, VecDeque};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

/// The jobs of a node, the newest of them with their results; none of it outlives the process.
#[derive(Debug)]
pub struct Jobs {
    held: Mutex<Held>,
    most: usize,
}

#[derive(Debug, Default)]
struct Held {
    jobs: BTreeMap<String, Arc<Job>>,
    /// Ids, the oldest first.
    order: VecDeque<String>,
    /// Which request made a job under an idempotency key.
    keys: BTreeMap<String, (String, String)>,
}

/// What is asked to be done.
#[derive(Clone, Debug)]
pub struct Order {
    /// What kind of work it is.
    pub kind: &'static str,
    /// How many parts it has.
    pub total: usize,
    /// Whether everybody who asks gets this one job, so that nobody may cancel it.
    pub shared: bool,
    /// An idempotency key with the digest of the request it stands for.
    pub key: Option<(String, String)>,
}

/// Why no job was made.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NotMade {
    /// The key was used for another request.
    KeyReused,
    /// The system gives no random bytes for an id.
    NoId,
}

impl Jobs {
    /// No jobs yet; results of at most so many are kept.
    #[must_use]
    pub fn new(most: usize) -> Self {
        Jobs { held: Mutex::default(), most }
    }

    /// The job that a request under an idempotency key made before.
    ///
    /// # Errors
    /// The key was used for another request.
    pub fn made_before(&self, key: Option<&(String, String)>) -> Result<Option<Arc<Job>>, NotMade> {
        let Some((key, request)) = key else { return Ok(None) };
        let held = self.held();
        match held.keys.get(key) {
            Some((known, _)) if known != request => Err(NotMade::KeyReused),
            Some((_, id)) => Ok(held.jobs.get(id).cloned()),
            None => Ok(None),
        }
    }

    /// Makes a job and begins with it as soon as its turn comes.
    ///
    /// # Errors
    /// The key was used for another request, or there is no id.
    pub fn start(
        &self,
        order: Order,
        place: Place,
        work: impl FnOnce(&Progress) -> Result<JobResult, String> + Send + 'static,
    ) -> Result<Arc<Job>, NotMade> {
        if let Some(job) = self.made_before(order.key.as_ref())? {
            return Ok(job);
        }
        let job = Arc::new(Job::new(new_id().ok_or(NotMade::NoId)?, &order));
        self.hold(&job, order.key);
        let doing = Arc::clone(&job);
        tokio::spawn(async move {
            let working = Arc::clone(&doing);
            let done = place.run(move || {
                working.begin();
                // A job that was cancelled while it waited is not begun.
                if working.is_over() { None } else { Some(work(&Progress::of(&working))) }
            });
            match done.await {
                Ok(None) => {}
                Ok(Some(Ok(result))) => doing.end(State::Done, Some(result), None),
                Ok(Some(Err(why))) => doing.end(State::Failed, None, Some(why)),
                Err(Undone::Busy | Undone::TooLong | Undone::Broken) => {
                    doing.end(State::Failed, None, Some("the work broke off".to_owned()));
                }
            }
        });
        Ok(job)
    }

    /// A job by its id.
    #[must_use]
    pub fn find(&self, id: &str) -> Option<Arc<Job>> {
        self.held().jobs.get(id).cloned()
    }

    /// Ends all jobs that are not over: the node stops.
    pub fn stop(&self) {
        for job in self.held().jobs.values() {
            job.cancel();
        }
    }

    fn hold(&self, job: &Arc<Job>, key: Option<(String, String)>) {
        let mut held = self.held();
        held.order.push_back(job.id().to_owned());
        held.jobs.insert(job.id().to_owned(), Arc::clone(job));
        if let Some((key, request)) = key {
            held.keys.insert(key, (request, job.id().to_owned()));
        }
        // Jobs that are not over stay; there are no more of them than places.
        while held.jobs.len() > self.most {
            let over = |id: &String| held.jobs.get(id).is_none_or(|job| job.is_over());
            let Some(at) = held.order.iter().position(over) else { break };
            if let Some(id) = held.order.remove(at) {
                held.jobs.remove(&id);
                held.keys.retain(|_, (_, of)| *of != id);
            }
        }
    }

    fn held(&self) -> MutexGuard<'_, Held> {
        // Nothing inside the lock can panic half-way.
        self.held.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// An id that nobody can guess: whoever knows it may read and cancel the job.
fn new_id() -> Option<String> {
    let mut bytes = [0; 16];
    getrandom::fill(&mut bytes).ok()?;
    Some(bytes.iter().map(|byte| format!("{byte:02x}")).collect())
}
