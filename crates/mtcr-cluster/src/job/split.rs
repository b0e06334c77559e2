//! A split: one input file, what is known of it, and the names of what is written of it.

use super::{NoJob, hex};
use mtcr_bulk_files::count;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use std::fs::File;
use std::io::Read;
use std::path::{Path, PathBuf};
use std::time::UNIX_EPOCH;

/// One input file.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Split {
    /// Its number, from 0.
    pub(super) number: usize,
    /// The file.
    pub(super) input: PathBuf,
    /// Its length in bytes.
    pub(super) bytes: u64,
    /// When it was last changed, in nanoseconds since 1970.
    pub(super) modified: String,
    /// Its rows, counted by this program before any of them is evaluated.
    pub(super) rows: u64,
}

/// What was written of a split.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Written {
    /// Its rows, counted in the file.
    pub rows: u64,
    /// SHA-256 of the file.
    pub sha256: String,
}

/// Bytes that are digested at once.
const STEP: usize = 1 << 18;

impl Split {
    /// Looks at a file and counts its rows.
    pub(super) fn of(number: usize, input: &Path, delimiter: Option<u8>) -> Result<Split, NoJob> {
        let (bytes, modified) = stamp(input)?;
        let rows = count(input, delimiter)?;
        Ok(Split { number, input: input.to_owned(), bytes, modified, rows })
    }

    /// Refuses an input that is no longer what was counted.
    pub(super) fn unchanged(&self) -> Result<(), NoJob> {
        if stamp(&self.input)? == (self.bytes, self.modified.clone()) {
            return Ok(());
        }
        let what = "has changed since its rows were counted: begin anew in another folder".to_owned();
        Err(NoJob::BadInput { file: self.input.display().to_string(), what })
    }

    /// The file that is written of it, in the end.
    pub(super) fn output(&self, folder: &Path, ending: &str) -> PathBuf {
        folder.join(format!("part-{:05}.{ending}", self.number + 1))
    }

    /// The file of one attempt.
    pub(super) fn attempt(&self, folder: &Path, attempt: u32, ending: &str) -> PathBuf {
        folder.join(format!(".part-{:05}.attempt-{attempt}.{ending}", self.number + 1))
    }
}

/// Length and time of change.
fn stamp(input: &Path) -> Result<(u64, String), NoJob> {
    let about = std::fs::metadata(input).map_err(NoJob::file(input))?;
    let since = about.modified().ok().and_then(|at| at.duration_since(UNIX_EPOCH).ok());
    Ok((about.len(), since.map_or_else(String::new, |since| since.as_nanos().to_string())))
}

/// Counts and digests a file that was written.
pub(super) fn look(file: &Path) -> Result<Written, String> {
    let rows = count(file, None).map_err(|error| error.to_string())?;
    let unreadable = |error: std::io::Error| format!("cannot read {}: {error}", file.display());
    let mut source = File::open(file).map_err(unreadable)?;
    let mut digest = Sha256::new();
    let mut buffer = vec![0; STEP];
    loop {
        let length = source.read(&mut buffer).map_err(unreadable)?;
        if length == 0 {
            return Ok(Written { rows, sha256: hex(&digest.finalize()) });
        }
        digest.update(buffer.get(..length).unwrap_or_default());
    }
}
