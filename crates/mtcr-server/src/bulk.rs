//! Files of products at a node: kept in a folder, looked at, mapped, run as jobs, fetched, and deleted when their time is over.
//!
//! What rows, columns and formats are is the business of `mtcr-bulk-files`; here a file is an id with an owner, and a run is a
//! job whose files are in the folder of its file. A content is a trade secret: it is in that folder and in the answers to those
//! who may see it, and nowhere else; the ledger has digests and counts.

mod about;
mod columns;
mod error;
mod keeping;
mod look;
mod name;
mod periods;
mod receive;
mod record;
mod run;
mod send;
mod shelf;
mod under_way;
mod whose;
mod work;

pub use about::{About, FileId, Run, RunState, Wish, Written};
pub(crate) use columns::{Filled, MappedColumn, What};
pub use error::Trouble;
pub(crate) use keeping::keep;
pub use name::FileName;
pub(crate) use receive::receive;
pub(crate) use run::{Asked, go_on};
pub(crate) use send::body;
pub(crate) use under_way::Live;
pub(crate) use whose::{Not, Owner};

use crate::Limits;
use crate::work::Gate;
use periods::Periods;
use shelf::Shelf;
use std::path::Path;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use tokio::sync::Semaphore;
use under_way::UnderWay;

/// The kind of a job that runs over a file. What is public of jobs is not public of these.
pub const PRODUCTS: &str = "products";

/// Files that arrive at once, at most.
const RECEIVING: usize = 4;

/// Why a node keeps no files.
#[derive(Debug, thiserror::Error)]
pub enum NoFiles {
    /// The folder cannot be made, read or locked.
    #[error("the folder {folder} cannot be used for files of products")]
    Folder {
        /// The folder.
        folder: String,
        /// Why not.
        #[source]
        cause: std::io::Error,
    },
    /// The periods are not of the form that this program reads, which a tested build excludes. No file is kept rather than
    /// deleted by a period that nobody wrote.
    #[error("`data/policies/bulk.toml` cannot be read: for how long files are kept is not known")]
    Periods(#[from] toml::de::Error),
}

/// The files of a node.
#[derive(Debug)]
pub struct Bulk {
    shelf: Shelf,
    /// The door to runs: they take a processor for long and let no other job wait.
    gate: Gate,
    receiving: Semaphore,
    under_way: UnderWay,
    /// Held while what is known of a file is read and changed.
    changing: Mutex<()>,
    largest: u64,
    most: u64,
    periods: Periods,
}

impl Bulk {
    /// Takes a folder, which is made where it is not there. No other process may use it meanwhile.
    ///
    /// # Errors
    /// The folder cannot be made, read or locked.
    pub fn open(folder: &Path, limits: &Limits) -> Result<Arc<Bulk>, NoFiles> {
        let periods = Periods::built_in()?;
        let shelf = Shelf::open(folder)
            .map_err(|cause| NoFiles::Folder { folder: folder.display().to_string(), cause })?;
        Ok(Arc::new(Bulk {
            shelf,
            gate: Gate::jobs(limits),
            receiving: Semaphore::new(RECEIVING),
            under_way: UnderWay::default(),
            changing: Mutex::default(),
            largest: limits.upload,
            most: limits.uploads,
            periods,
        }))
    }

    /// Bytes of a file, at most.
    #[must_use]
    pub fn largest(&self) -> u64 {
        self.largest
    }

    /// Rows that a preview shows.
    pub(crate) fn preview_rows(&self) -> usize {
        self.periods.preview_rows()
    }

    /// Works with the folder beside the threads that talk to clients.
    pub(crate) async fn with<T: Send + 'static>(
        self: &Arc<Self>,
        work: impl FnOnce(&Bulk) -> Result<T, Trouble> + Send + 'static,
    ) -> Result<T, Trouble> {
        let bulk = Arc::clone(self);
        tokio::task::spawn_blocking(move || work(&bulk)).await.map_err(|_| Trouble::Broken)?
    }

    /// Bytes that may still come.
    fn free(&self) -> Result<u64, Trouble> {
        Ok(self.most.saturating_sub(self.shelf.bytes()?))
    }

    /// What is known of files stays as it is while this is held, but for whoever holds it.
    fn changing(&self) -> MutexGuard<'_, ()> {
        // What is known of a file is replaced in one step: nothing is half changed after a panic.
        self.changing.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
