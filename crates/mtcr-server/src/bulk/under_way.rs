//! Runs that this process works on.

use super::FileId;
use crate::jobs::Job;
use mtcr_bulk_files::Totals;
use std::collections::BTreeMap;
use std::sync::Arc;
use tokio::sync::watch;

/// Runs by their files; clones share them. Whoever watches is told when a seat is taken or left.
#[derive(Clone, Debug, Default)]
pub(super) struct UnderWay(watch::Sender<BTreeMap<FileId, Live>>);

/// How a run stands that this process works on.
#[derive(Clone, Debug, Default)]
pub(crate) struct Live {
    /// The job; none before it is made.
    job: Option<Arc<Job>>,
    /// Whether somebody gave it up, maybe before the job was made.
    is_given_up: bool,
    /// Its rows so far.
    pub(crate) totals: Totals,
    /// How much of the file is read, in hundredths.
    pub(crate) hundredths: usize,
}

/// That a run is worked on, until this is dropped.
#[derive(Debug)]
pub(super) struct Seat {
    all: UnderWay,
    id: FileId,
}

impl UnderWay {
    /// Takes the one seat of a file; none where somebody has it.
    pub(super) fn take(&self, id: &FileId) -> Option<Seat> {
        let is_free = self.0.send_if_modified(|all| {
            let is_free = !all.contains_key(id);
            if is_free {
                all.insert(id.clone(), Live::default());
            }
            is_free
        });
        is_free.then(|| Seat { all: self.clone(), id: id.clone() })
    }

    /// Waits until nobody has the seat of a file.
    pub(super) async fn left(&self, id: &FileId) {
        // The sender lives as long as this.
        let _ = self.0.subscribe().wait_for(|all| !all.contains_key(id)).await;
    }

    /// How a run stands; none where nobody works on one.
    pub(super) fn of(&self, id: &FileId) -> Option<Live> {
        self.0.borrow().get(id).cloned()
    }

    /// Takes note of the job, which is cancelled where the run was given up before.
    pub(super) fn set_job(&self, id: &FileId, job: &Arc<Job>) {
        self.change(id, |live| {
            live.job = Some(Arc::clone(job));
            live.end_if_given_up();
        });
    }

    /// Gives up the run over a file; its job, where there is one.
    pub(super) fn give_up(&self, id: &FileId) -> Option<Arc<Job>> {
        self.change(id, |live| {
            live.is_given_up = true;
            live.end_if_given_up();
        });
        self.of(id)?.job
    }

    /// Changes how a run stands, of which nobody who watches is told.
    fn change(&self, id: &FileId, change: impl FnOnce(&mut Live)) {
        self.0.send_if_modified(|all| {
            if let Some(live) = all.get_mut(id) {
                change(live);
            }
            false
        });
    }
}

impl Live {
    fn end_if_given_up(&self) {
        if let Some(job) = self.job.as_ref().filter(|_| self.is_given_up) {
            job.cancel();
        }
    }
}

impl Seat {
    /// Tells how far the run is.
    pub(super) fn tell(&self, totals: Totals, hundredths: usize) {
        self.all.change(&self.id, |live| (live.totals, live.hundredths) = (totals, hundredths));
    }
}

impl Drop for Seat {
    fn drop(&mut self) {
        self.all.0.send_modify(|all| {
            all.remove(&self.id);
        });
    }
}
