//! Work that takes a processor: done beside the threads that talk to clients, so much of it at once and no more.

use crate::Limits;
use std::sync::Arc;
use std::time::Duration;
use tokio::sync::{OwnedSemaphorePermit, Semaphore};

/// Why a piece of work brought no answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Undone {
    /// As much waits already as may.
    #[error("the node is busy")]
    Busy,
    /// It took longer than an answer may take. It is finished all the same and holds its place until then.
    #[error("the work took too long")]
    TooLong,
    /// It panicked, which is a defect of the program.
    #[error("the work broke off")]
    Broken,
}

/// A door to work of one kind.
#[derive(Clone, Debug)]
pub struct Gate {
    places: Arc<Semaphore>,
    seats: Arc<Semaphore>,
    time: Duration,
}

/// A place in the row before a door; it is free again when this is dropped, or the work done with it has ended.
#[derive(Debug)]
pub struct Place {
    place: OwnedSemaphorePermit,
    seats: Arc<Semaphore>,
}

impl Gate {
    /// A door that lets `at_once` pieces of work through while `waiting` others at most wait, each for `time` at most.
    #[must_use]
    pub fn new(at_once: usize, waiting: usize, time: Duration) -> Self {
        Gate {
            places: Arc::new(Semaphore::new(at_once + waiting)),
            seats: Arc::new(Semaphore::new(at_once)),
            time,
        }
    }

    /// Short work: a classification, a search.
    #[must_use]
    pub fn short(limits: &Limits) -> Self {
        Self::new(limits.at_once, limits.waiting, limits.work_time)
    }

    /// Long work: a proof.
    #[must_use]
    pub fn long(limits: &Limits) -> Self {
        Self::new(limits.long_at_once, limits.long_waiting, limits.work_time)
    }

    /// Work of jobs.
    #[must_use]
    pub fn jobs(limits: &Limits) -> Self {
        Self::new(limits.jobs_at_once, limits.jobs_waiting, limits.work_time)
    }

    /// Takes a place in the row.
    ///
    /// # Errors
    /// As much waits already as may.
    pub fn place(&self) -> Result<Place, Undone> {
        let place = Arc::clone(&self.places).try_acquire_owned().map_err(|_| Undone::Busy)?;
        Ok(Place { place, seats: Arc::clone(&self.seats) })
    }

    /// Does a piece of work as soon as its turn comes.
    ///
    /// # Errors
    /// As much waits already as may, it took too long, or it panicked.
    pub async fn run<T: Send + 'static>(
        &self,
        work: impl FnOnce() -> T + Send + 'static,
    ) -> Result<T, Undone> {
        let place = self.place()?;
        match tokio::time::timeout(self.time, place.run(work)).await {
            Ok(done) => done,
            Err(_) => Err(Undone::TooLong),
        }
    }
}

impl Place {
    /// Does a piece of work as soon as its turn comes, however long it takes.
    ///
    /// # Errors
    /// It panicked.
    pub async fn run<T: Send + 'static>(
        self,
        work: impl FnOnce() -> T + Send + 'static,
    ) -> Result<T, Undone> {
        let Place { place, seats } = self;
        let seat = seats.acquire_owned().await.map_err(|_| Undone::Broken)?;
        // What cannot be stopped keeps its place, also when nobody waits for it any more.
        let held = (place, seat);
        let done = tokio::task::spawn_blocking(move || {
            let answer = work();
            drop(held);
            answer
        });
        done.await.map_err(|_| Undone::Broken)
    }
}
