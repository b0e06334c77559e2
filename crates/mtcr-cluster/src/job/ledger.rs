//! The ledger of a job: what it is about and what happened, one line each, durable before anything rests on it.

use super::NoJob;
use super::split::{Split, Written};
use jiff::Timestamp;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use std::fs::{File, OpenOptions, TryLockError};
use std::io::{Read, Seek, SeekFrom, Write};
use std::path::{Path, PathBuf};

/// The name of a ledger in the folder of its job.
pub const LEDGER: &str = "job.ledger";

/// The number of this form.
pub(super) const FORM: u32 = 1;

/// What a job is about.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct About {
    pub(super) form: u32,
    /// The program's version.
    pub(super) engine: String,
    /// SHA-256 of the law.
    pub(super) corpus: String,
    /// The query, as written.
    pub(super) query: String,
    /// SHA-256 of what it was planned as, mappings and state of lists with it.
    pub(super) plan: String,
    /// The day that lines are screened for.
    pub(super) on: Date,
    /// The ending of its outputs.
    pub(super) ending: String,
    /// Its splits.
    pub(super) splits: Vec<Split>,
}

/// A line.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "event", rename_all = "kebab-case", deny_unknown_fields)]
pub(super) enum Event {
    /// A job begins.
    Job(About),
    /// An attempt at a split begins.
    Started { at: Timestamp, split: usize, attempt: u32 },
    /// It came to nothing.
    Failed { at: Timestamp, split: usize, attempt: u32, why: String },
    /// It came to its end: what it wrote was counted and has its last name.
    Done { at: Timestamp, split: usize, attempt: u32, written: Written },
    /// What was done is no longer there as it was.
    Spoilt { at: Timestamp, split: usize, why: String },
    /// Every split is done, and the rows add up.
    Ended { at: Timestamp, rows_in: u64, rows_out: u64 },
    /// A run ended with splits missing, by their numbers from 1.
    Incomplete { at: Timestamp, missing: Vec<usize> },
}

impl Event {
    pub(super) fn started(split: usize, attempt: u32) -> Event {
        Event::Started { at: Timestamp::now(), split, attempt }
    }

    pub(super) fn failed(split: usize, attempt: u32, why: &str) -> Event {
        Event::Failed { at: Timestamp::now(), split, attempt, why: why.to_owned() }
    }
}

/// A ledger, open for one process alone.
pub(super) struct Ledger {
    path: PathBuf,
    file: File,
}

impl Ledger {
    /// Opens the ledger of a folder and gives the lines it has. A last line that was cut by a kill is taken away.
    pub(super) fn open(folder: &Path) -> Result<(Ledger, Vec<Event>), NoJob> {
        let path = folder.join(LEDGER);
        let unusable = NoJob::file(&path);
        let mut file = OpenOptions::new()
            .read(true)
            .write(true)
            .create(true)
            .truncate(false)
            .open(&path)
            .map_err(&unusable)?;
        match file.try_lock() {
            Ok(()) => {}
            Err(TryLockError::WouldBlock) => {
                return Err(NoJob::Running { ledger: path.display().to_string() });
            }
            Err(TryLockError::Error(error)) => return Err(unusable(error)),
        }
        let mut text = Vec::new();
        file.read_to_end(&mut text).map_err(&unusable)?;
        let whole = text.iter().rposition(|byte| *byte == b'\n').map_or(0, |end| end + 1);
        file.set_len(u64::try_from(whole).unwrap_or(u64::MAX)).map_err(&unusable)?;
        file.seek(SeekFrom::End(0)).map_err(&unusable)?;
        let lines = text.get(..whole).unwrap_or_default().split(|byte| *byte == b'\n');
        let events = lines
            .filter(|line| !line.is_empty())
            .enumerate()
            .map(|(at, line)| {
                serde_json::from_slice(line).map_err(|error| NoJob::Ledger {
                    ledger: path.display().to_string(),
                    line: at + 1,
                    what: error.to_string(),
                })
            })
            .collect::<Result<Vec<Event>, NoJob>>()?;
        drop(unusable);
        Ok((Ledger { path, file }, events))
    }

    /// Where it is.
    pub(super) fn path(&self) -> &Path {
        &self.path
    }

    /// Adds a line, durably.
    pub(super) fn write(&mut self, event: &Event) -> Result<(), NoJob> {
        let unusable = NoJob::file(&self.path);
        let mut line = serde_json::to_vec(event).map_err(|error| unusable(error.into()))?;
        line.push(b'\n');
        self.file.write_all(&line).and_then(|()| self.file.sync_data()).map_err(unusable)
    }
}
