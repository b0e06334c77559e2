//! The files of a run: the output while it grows, malformed rows, the journal; and how they get their last names.

use super::Done;
use crate::journal::{Identity, Journal, State, beside, sync_folder};
use crate::output::{self, Encoder};
use crate::totals::Ledger;
use crate::{BulkError, Format, Split};
use std::fs::{File, OpenOptions, TryLockError};
use std::io::{Seek, SeekFrom, Write};
use std::path::{Path, PathBuf};

/// Where the files of a run are.
pub(super) struct Files {
    format: Format,
    /// Whether the rows stay as they are, to be merged with those of other parts.
    keeps_rows: bool,
    output: PathBuf,
    /// The output while it grows.
    part: PathBuf,
    malformed: PathBuf,
    malformed_part: PathBuf,
    journal: PathBuf,
    /// The journal of a run that ended.
    totals: PathBuf,
}

/// The files that a run writes to.
pub(super) struct Open {
    part: File,
    malformed: File,
    paths: (PathBuf, PathBuf, PathBuf),
}

impl Files {
    pub(super) fn of(output: &Path, format: Format, split: Split) -> Files {
        Files {
            format,
            keeps_rows: !format.grows() && !split.is_whole(),
            output: output.to_owned(),
            part: beside(output, if format.grows() { ".part" } else { ".rows" }),
            malformed: beside(output, ".malformed.csv"),
            malformed_part: beside(output, ".malformed.csv.part"),
            journal: beside(output, ".journal"),
            totals: beside(output, ".totals.json"),
        }
    }

    /// A run that ended before; an output that is there and is not of this run is never touched.
    pub(super) fn finished<T: Ledger>(
        &self,
        identity: &Identity,
        resume: bool,
    ) -> Result<Option<Done<T>>, BulkError> {
        if self.journal.exists() {
            return Ok(None);
        }
        if resume && let Some(journal) = Journal::<T>::read(&self.totals)? {
            return match journal.identity.differs(identity) {
                None => self.done(&journal, Some(journal.totals.read())).map(Some),
                Some(what) => Err(self.other_run(&self.totals, what)),
            };
        }
        for path in [&self.output, &self.malformed, &self.totals] {
            if path.exists() {
                let help = "remove it or write to another file".to_owned();
                return Err(BulkError::Exists { file: path.display().to_string(), help });
            }
        }
        Ok(None)
    }

    /// What an earlier run left.
    pub(super) fn earlier<T: Ledger>(
        &self,
        identity: &Identity,
        resume: bool,
    ) -> Result<Option<Journal<T>>, BulkError> {
        let Some(journal) = Journal::<T>::read(&self.journal)? else { return Ok(None) };
        if !resume {
            return Err(BulkError::Exists {
                file: self.journal.display().to_string(),
                help: format!(
                    "an earlier run stopped after {} rows: `--resume` goes on from there, and without that file the run \
                     begins anew",
                    journal.totals.read()
                ),
            });
        }
        match journal.identity.differs(identity) {
            None => Ok(Some(journal)),
            Some(what) => Err(self.other_run(&self.journal, what)),
        }
    }

    fn other_run(&self, journal: &Path, what: &str) -> BulkError {
        BulkError::OtherRun { journal: journal.display().to_string(), what: what.to_owned() }
    }

    /// Begins an output.
    pub(super) fn create<T: Ledger>(
        &self,
        encoder: &Encoder,
        journal: &mut Journal<T>,
    ) -> Result<Open, BulkError> {
        let mut open = self.open(true)?;
        let (header, malformed) = (encoder.header(), output::malformed_header());
        open.append(&header, &malformed, journal)?;
        journal.header = journal.output;
        open.durable(journal)?;
        Ok(open)
    }

    /// Goes on with an output: what stands behind the journal's end is cut off.
    pub(super) fn reopen<T: Ledger>(&self, journal: &Journal<T>) -> Result<Open, BulkError> {
        let mut open = self.open(false)?;
        let parts = [
            (&mut open.part, &self.part, journal.output),
            (&mut open.malformed, &self.malformed_part, journal.malformed),
        ];
        for (file, path, length) in parts {
            let unwritable = BulkError::unwritable(path);
            let there = file.metadata().map_err(&unwritable)?.len();
            if there < length {
                let what = format!("{} has {there} bytes and had {length}", path.display());
                return Err(BulkError::Journal { journal: self.journal.display().to_string(), what });
            }
            file.set_len(length).map_err(&unwritable)?;
            file.seek(SeekFrom::End(0)).map_err(&unwritable)?;
        }
        Ok(open)
    }

    fn open(&self, anew: bool) -> Result<Open, BulkError> {
        let file = |path: &Path| -> Result<File, BulkError> {
            let mut options = OpenOptions::new();
            let unwritable = BulkError::unwritable(path);
            let file = options
                .read(true)
                .write(true)
                .create(anew)
                .truncate(false)
                .open(path)
                .map_err(&unwritable)?;
            match file.try_lock() {
                Ok(()) => {}
                Err(TryLockError::WouldBlock) => {
                    let help = "another run is writing it".to_owned();
                    return Err(BulkError::Exists { file: path.display().to_string(), help });
                }
                Err(TryLockError::Error(error)) => return Err(unwritable(error)),
            }
            if anew {
                file.set_len(0).map_err(&unwritable)?;
            }
            Ok(file)
        };
        let paths = (self.part.clone(), self.malformed_part.clone(), self.journal.clone());
        Ok(Open { part: file(&self.part)?, malformed: file(&self.malformed_part)?, paths })
    }

    /// Gives every file its last name. A kill in between is made good by doing it again.
    pub(super) fn finish<T: Ledger>(
        &self,
        encoder: &Encoder,
        journal: &Journal<T>,
        resumed_at: Option<u64>,
    ) -> Result<Done<T>, BulkError> {
        debug_assert_eq!(journal.state, State::Written);
        if self.part.exists() {
            self.reconcile(encoder, journal)?;
            if self.format.grows() {
                rename(&self.part, &self.output)?;
            } else if !self.keeps_rows {
                let whole = beside(&self.output, ".part");
                output::assemble(&self.part, self.format, &whole, T::OF)?;
                let file = File::open(&whole).and_then(|file| file.sync_all());
                file.map_err(BulkError::unwritable(&whole))?;
                rename(&whole, &self.output)?;
                sync_folder(&self.output)?;
                std::fs::remove_file(&self.part).map_err(BulkError::unwritable(&self.part))?;
            }
        }
        if self.malformed_part.exists() {
            if journal.totals.malformed() > 0 {
                rename(&self.malformed_part, &self.malformed)?;
            } else {
                std::fs::remove_file(&self.malformed_part)
                    .map_err(BulkError::unwritable(&self.malformed_part))?;
            }
        }
        sync_folder(&self.output)?;
        rename(&self.journal, &self.totals)?;
        sync_folder(&self.output)?;
        self.done(journal, resumed_at)
    }

    /// The ledger against itself and against what is on disk.
    fn reconcile<T: Ledger>(&self, encoder: &Encoder, journal: &Journal<T>) -> Result<(), BulkError> {
        let totals = journal.totals;
        if !totals.reconcile() {
            let what = format!(
                "{} rows were read, and {} and {} malformed ones came of them",
                totals.read(),
                totals.said(),
                totals.malformed()
            );
            return Err(BulkError::Ledger { what });
        }
        let malformed = output::rows(&self.malformed_part, b',')?.saturating_sub(1);
        for (path, held, meant) in [
            (&self.part, encoder.count(&self.part)?, totals.written()),
            (&self.malformed_part, malformed, totals.malformed()),
        ] {
            if held != meant {
                let what = format!("{} holds {held} rows and is to hold {meant}", path.display());
                return Err(BulkError::Ledger { what });
            }
        }
        Ok(())
    }

    fn done<T: Ledger>(&self, journal: &Journal<T>, resumed_at: Option<u64>) -> Result<Done<T>, BulkError> {
        Ok(Done {
            totals: journal.totals,
            malformed: (journal.totals.malformed() > 0).then(|| self.malformed.clone()),
            ledger: self.totals.clone(),
            resumed_at,
        })
    }
}

fn rename(from: &Path, to: &Path) -> Result<(), BulkError> {
    std::fs::rename(from, to).map_err(BulkError::unwritable(to))
}

impl Open {
    /// Adds rows behind those that are there.
    pub(super) fn append<T: Ledger>(
        &mut self,
        rows: &[u8],
        malformed: &[u8],
        journal: &mut Journal<T>,
    ) -> Result<(), BulkError> {
        self.part.write_all(rows).map_err(BulkError::unwritable(&self.paths.0))?;
        self.malformed.write_all(malformed).map_err(BulkError::unwritable(&self.paths.1))?;
        let length = |bytes: &[u8]| u64::try_from(bytes.len()).unwrap_or(u64::MAX);
        journal.output += length(rows);
        journal.malformed += length(malformed);
        Ok(())
    }

    /// Makes everything durable, and then says so.
    pub(super) fn durable<T: Ledger>(&mut self, journal: &Journal<T>) -> Result<(), BulkError> {
        self.part.sync_data().map_err(BulkError::unwritable(&self.paths.0))?;
        self.malformed.sync_data().map_err(BulkError::unwritable(&self.paths.1))?;
        journal.write(&self.paths.2)
    }
}
