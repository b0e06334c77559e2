//! Runs that this process works on.

use super::FileId;
use crate::jobs::Job;
use mtcr_bulk_files::Totals;
use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

/// Runs by their files; clones share them.
#[derive(Clone, Debug, Default)]
pub(super) struct UnderWay(Arc<Mutex<BTreeMap<FileId, Live>>>);

/// How a run stands that this process works on.
#[derive(Clone, Debug, Default)]
pub(crate) struct Live {
    /// The job; none before it is made.
    pub(super) job: Option<Arc<Job>>,
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
        let mut held = self.held();
        if held.contains_key(id) {
            return None;
        }
        held.insert(id.clone(), Live::default());
        Some(Seat { all: self.clone(), id: id.clone() })
    }

    /// How a run stands; none where nobody works on one.
    pub(super) fn of(&self, id: &FileId) -> Option<Live> {
        self.held().get(id).cloned()
    }

    /// Takes note of the job.
    pub(super) fn set_job(&self, id: &FileId, job: &Arc<Job>) {
        if let Some(live) = self.held().get_mut(id) {
            live.job = Some(Arc::clone(job));
        }
    }

    fn held(&self) -> MutexGuard<'_, BTreeMap<FileId, Live>> {
        // Nothing inside the lock can panic half-way.
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Seat {
    /// Tells how far the run is.
    pub(super) fn tell(&self, totals: Totals, hundredths: usize) {
        if let Some(live) = self.all.held().get_mut(&self.id) {
            (live.totals, live.hundredths) = (totals, hundredths);
        }
    }
}

impl Drop for Seat {
    fn drop(&mut self) {
        self.all.held().remove(&self.id);
    }
}
