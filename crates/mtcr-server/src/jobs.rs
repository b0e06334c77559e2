//! Jobs: work that takes longer than a request may, as a resource with progress, result and an end.

mod job;
mod record;

pub use job::{Job, JobForm, JobResult, JobState, Links, Progress};

use crate::Limits;
use crate::work::Place;
use job::State;
use mtcr_store::{Fault, Store};
use record::Record;
use std::collections::{BTreeMap, VecDeque};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use tokio::sync::watch;

/// The jobs of a node, the newest of them with their results; clones share them. Where the node has a store, it records
/// that jobs were made, begun and ended, and keeps results there.
#[derive(Clone, Debug)]
pub struct Jobs {
    held: Arc<Mutex<Held>>,
    most: usize,
    record: Record,
    /// How many are under way.
    under_way: watch::Sender<usize>,
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
    /// Who asked, as the ledger names them: [`PUBLIC`] where nobody is known by name.
    pub by: String,
}

/// Whether jobs of a kind are for everybody who knows their id.
#[must_use]
pub fn is_public(kind: &str) -> bool {
    ![crate::screening::RESCREENING, crate::bulk::PRODUCTS].contains(&kind)
}

/// Who acts where nobody is known by name.
pub const PUBLIC: &str = "public";

/// Why no job was made.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum NotMade {
    /// The key was used for another request.
    #[error("the key was used for another request")]
    KeyReused,
    /// The system gives no random bytes for an id.
    #[error("there are no random bytes for an id")]
    NoId,
    /// It could not be recorded.
    #[error("the job cannot be recorded")]
    Store(#[source] Fault),
    /// The program failed on the way.
    #[error("the job cannot be made")]
    Broken,
}

/// What a request for a job leads to.
#[derive(Debug)]
pub enum Made {
    /// A job of this process.
    Here(Arc<Job>),
    /// The same request made this job in an earlier process.
    Before(Box<JobForm>),
}

impl Jobs {
    /// No jobs yet; results of at most so many are kept, and nothing is recorded.
    #[must_use]
    pub fn new(most: usize) -> Self {
        Jobs { held: Arc::default(), most, record: Record::default(), under_way: watch::Sender::new(0) }
    }

    /// The same, recorded in a store. Jobs that an earlier process left there are over now.
    ///
    /// # Errors
    /// The store cannot be read or written.
    pub async fn recorded(self, store: Store, limits: &Limits) -> Result<Self, Fault> {
        let jobs = Jobs { record: Record::in_store(store, limits), ..self };
        jobs.record.left_behind().await?;
        Ok(jobs)
    }

    /// The job that a request under an idempotency key made before in this process, once it is on record.
    ///
    /// # Errors
    /// The key was used for another request.
    pub async fn made_before(&self, key: &(String, String)) -> Result<Option<Arc<Job>>, NotMade> {
        let job = self.held().made_before(key)?;
        match job {
            Some(job) if job.was_made().await => Ok(Some(job)),
            _ => Ok(None),
        }
    }

    /// Makes a job, records it, and begins with it as soon as its turn comes. Whoever asked may be gone by then.
    ///
    /// # Errors
    /// The key was used for another request, there is no id, or it cannot be recorded.
    pub async fn start(
        &self,
        order: Order,
        place: Place,
        work: impl FnOnce(&Progress) -> Result<JobResult, String> + Send + 'static,
    ) -> Result<Made, NotMade> {
        let job = Arc::new(Job::new(new_id().ok_or(NotMade::NoId)?, &order));
        // Whoever comes second gets the first one's job, once that is on record; where it could not be, it is its turn.
        while let Some(known) = self.held_or_hold(&job, order.key.as_ref())? {
            if known.was_made().await {
                return Ok(Made::Here(known));
            }
        }
        // A client that goes away must not leave a job that nobody records or begins.
        let (jobs, under_way) = (self.clone(), UnderWay::one_more(&self.under_way));
        let made = tokio::spawn(async move {
            let made = jobs.made(&job, &order).await;
            job.set_made(matches!(made, Ok(Made::Here(_))));
            if matches!(made, Ok(Made::Here(_))) {
                tokio::spawn(async move {
                    done(&job, &jobs.record, place, work).await;
                    drop(under_way);
                });
            }
            made
        });
        made.await.unwrap_or(Err(NotMade::Broken))
    }

    /// Records that a job is made; one that could not be recorded is no longer held.
    async fn made(&self, job: &Arc<Job>, order: &Order) -> Result<Made, NotMade> {
        let recorded = self.record.made(job, order).await;
        if !matches!(recorded, Ok(None)) {
            self.held().forget(job.id());
        }
        match recorded {
            Ok(None) => Ok(Made::Here(Arc::clone(job))),
            Ok(Some(id)) => match self.form(&id).await.map_err(NotMade::Store)? {
                Some(form) => Ok(Made::Before(Box::new(form))),
                None => Err(NotMade::KeyReused),
            },
            Err(fault) if record::is_reused(&fault) => Err(NotMade::KeyReused),
            Err(fault) => Err(NotMade::Store(fault)),
        }
    }

    /// A job of this process by its id.
    #[must_use]
    pub fn find(&self, id: &str) -> Option<Arc<Job>> {
        self.held().jobs.get(id).cloned()
    }

    /// The newest job of a kind that this process holds.
    #[must_use]
    pub fn newest(&self, kind: &str) -> Option<JobForm> {
        let held = self.held();
        let mut newest = held.order.iter().rev().filter_map(|id| held.jobs.get(id)).map(|job| job.form());
        newest.find(|form| form.kind == kind)
    }

    /// A job by its id as it stands, also one of an earlier process.
    ///
    /// # Errors
    /// The store cannot be read.
    pub async fn form(&self, id: &str) -> Result<Option<JobForm>, Fault> {
        match self.find(id) {
            Some(job) => Ok(Some(job.form())),
            None => self.record.find(id).await,
        }
    }

    /// The result of a job that is done, also of one of an earlier process; none where none is kept.
    ///
    /// # Errors
    /// The store cannot be read, or what it keeps is not what was recorded.
    pub async fn result(&self, id: &str) -> Result<Option<JobResult>, Fault> {
        match self.find(id) {
            Some(job) => Ok(job.result().cloned()),
            None => self.record.result(id).await,
        }
    }

    /// Ends all jobs that are not over: the node stops.
    pub fn stop(&self) {
        for job in self.held().jobs.values() {
            job.cancel();
        }
    }

    /// How many are under way.
    #[must_use]
    pub fn under_way(&self) -> usize {
        *self.under_way.borrow()
    }

    /// Waits until the end of every job is recorded.
    pub async fn settled(&self) {
        // The sender lives as long as this.
        let _ = self.under_way.subscribe().wait_for(|count| *count == 0).await;
    }

    /// Holds a job, or gives the one that the same request made before.
    fn held_or_hold(
        &self,
        job: &Arc<Job>,
        key: Option<&(String, String)>,
    ) -> Result<Option<Arc<Job>>, NotMade> {
        let mut held = self.held();
        if let Some(key) = key {
            // A shared job that failed is begun anew; one of somebody's own is what it became.
            let before = held.made_before(key)?.filter(|before| !(before.is_shared() && before.is_over()));
            if before.is_some() {
                return Ok(before);
            }
            let (key, request) = key.clone();
            held.keys.insert(key, (request, job.id().to_owned()));
        }
        held.order.push_back(job.id().to_owned());
        held.jobs.insert(job.id().to_owned(), Arc::clone(job));
        // Jobs that are not over stay; there are no more of them than places.
        while held.jobs.len() > self.most {
            let over = |id: &String| held.jobs.get(id).is_none_or(|job| job.is_over());
            let Some(id) = held.order.iter().position(over).and_then(|at| held.order.get(at).cloned()) else {
                break;
            };
            held.forget(&id);
        }
        Ok(None)
    }

    fn held(&self) -> MutexGuard<'_, Held> {
        // Nothing inside the lock can panic half-way.
        self.held.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Held {
    fn made_before(&self, (key, request): &(String, String)) -> Result<Option<Arc<Job>>, NotMade> {
        match self.keys.get(key) {
            Some((known, _)) if known != request => Err(NotMade::KeyReused),
            Some((_, id)) => Ok(self.jobs.get(id).cloned()),
            None => Ok(None),
        }
    }

    fn forget(&mut self, id: &str) {
        self.jobs.remove(id);
        self.order.retain(|known| known != id);
        self.keys.retain(|_, (_, of)| of != id);
    }
}

/// Work that is under way until this is dropped.
struct UnderWay(watch::Sender<usize>);

impl UnderWay {
    fn one_more(count: &watch::Sender<usize>) -> Self {
        count.send_modify(|count| *count += 1);
        UnderWay(count.clone())
    }
}

impl Drop for UnderWay {
    fn drop(&mut self) {
        self.0.send_modify(|count| *count = count.saturating_sub(1));
    }
}

/// Does the work of a job when its turn comes, unless it is cancelled before, and records how it ended.
async fn done(
    job: &Arc<Job>,
    record: &Record,
    place: Place,
    work: impl FnOnce(&Progress) -> Result<JobResult, String> + Send + 'static,
) {
    let working = Arc::clone(job);
    let (begun, begins) = tokio::sync::oneshot::channel();
    let done = place.run(move || {
        working.begin();
        let _ = begun.send(());
        // A job that was cancelled while it waited is not begun.
        if working.end().is_some() { None } else { Some(work(&Progress::of(&working))) }
    });
    let recorded = async {
        if begins.await.is_ok() && job.end().is_none() {
            record.begun(job).await;
        }
    };
    let worked = async {
        // That it ended is not recorded before it is recorded that it began.
        let (answer, ()) = tokio::join!(done, recorded);
        match answer {
            Ok(None) => {}
            Ok(Some(Ok(result))) => job.decide(State::Done, Some(result), None),
            Ok(Some(Err(why))) => job.decide(State::Failed, None, Some(why)),
            Err(_) => job.decide(State::Failed, None, Some("the work broke off".to_owned())),
        }
    };
    // Whoever cancels need not wait for the work to notice.
    tokio::select! {
        () = worked => {}
        () = job.decided() => {}
    }
    job.tell(record.ended(job).await);
}

/// An id that nobody can guess: whoever knows it may read and cancel the job.
fn new_id() -> Option<String> {
    let mut bytes = [0; 16];
    getrandom::fill(&mut bytes).ok()?;
    Some(bytes.iter().map(|byte| format!("{byte:02x}")).collect())
}
