//! What a check found.

use crate::checkpoint::Checkpoint;
use crate::note::Signed;
use std::fmt;
use std::ops::RangeInclusive;

/// What a check of an export found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Report {
    /// The greatest checkpoint that could be read; the export was checked against it.
    pub checkpoint: Option<Checkpoint>,
    /// Whether its signature was checked, and whose hold.
    pub signatures: Signatures,
    /// How many cosigners were wanted besides the log.
    pub quorum: usize,
    /// The size of the greatest checkpoint that so many cosigned and the entries agree with; the entries after it
    /// rest on the log alone. None where there is no such checkpoint.
    pub cosigned: Option<u64>,
    /// How many earlier checkpoints the log agrees with.
    pub earlier: u64,
    /// How many entries the export holds.
    pub entries: u64,
    /// How many of them stand after the last checkpoint: nothing vouches for them yet.
    pub unanchored: u64,
    /// How many restricted texts are kept, sealed as pledged.
    pub texts_kept: u64,
    /// How many restricted texts were deleted, with an entry that says so.
    pub texts_deleted: u64,
    /// Files that belong to no part of the log; they were not read.
    pub other_files: Vec<String>,
    /// What is wrong, in the order of the log; nothing where the log is whole.
    pub findings: Vec<Finding>,
}

impl Report {
    /// What it comes to. An export that is broken is so whoever signed it; one that is not is believed only for
    /// signatures.
    #[must_use]
    pub fn verdict(&self) -> Verdict {
        if !self.findings.is_empty() {
            Verdict::Broken
        } else if self.signatures == Signatures::NotChecked {
            Verdict::NoKey
        } else if self.cosigned.is_none() {
            Verdict::NoQuorum
        } else {
            Verdict::Whole
        }
    }
}

/// What a check comes to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// The export is what the log vouched for, and as many partners as were wanted.
    Whole,
    /// Something is wrong.
    Broken,
    /// Nothing contradicts it, and no key was given to believe it by.
    NoKey,
    /// The log signed it, and no checkpoint in it has as many cosigners as were wanted.
    NoQuorum,
}

/// What was checked of the signatures of the checkpoint.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Signatures {
    /// Nothing: no key was given, so that whoever wrote the export may have made up all of it.
    NotChecked,
    /// Those of the given keys; at least one is of the log itself, unless a finding says otherwise.
    Checked(Vec<Signed>),
}

/// One thing that is wrong. Indices count entries of the log from 0; both ends belong to a range.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Finding {
    /// Entries hold other bytes than were logged.
    Edited {
        /// Which.
        entries: RangeInclusive<u64>,
    },
    /// Entries are gone.
    Deleted {
        /// Which.
        entries: RangeInclusive<u64>,
    },
    /// Entries stand elsewhere.
    Moved {
        /// Which.
        entries: RangeInclusive<u64>,
        /// Where the first of them stands in the export.
        to: u64,
    },
    /// Entries were added that were never logged.
    Inserted {
        /// Where they stand in the export.
        places: RangeInclusive<u64>,
    },
    /// Something among these entries was changed, and with it the hashes that would tell what.
    Unplaced {
        /// Which.
        entries: RangeInclusive<u64>,
    },
    /// An entry was logged as it is and cannot be read.
    Unreadable {
        /// Which.
        entry: u64,
        /// What is wrong.
        why: String,
    },
    /// A restricted text is not as its entry says.
    Text {
        /// Whose.
        entry: u64,
        /// What is wrong.
        wrong: TextWrong,
    },
    /// A file is missing or wrong.
    File {
        /// Which.
        path: String,
        /// What is wrong.
        why: String,
    },
}

/// What is wrong with a restricted text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TextWrong {
    /// It is gone, and no entry says that it was deleted.
    Missing,
    /// Its sealed bytes are others than were logged.
    Altered,
    /// An entry says that it was deleted, and it is there.
    StillThere,
}

impl Finding {
    /// The first entry concerned, or of inserted ones the first place; none for a file.
    #[must_use]
    pub fn entry(&self) -> Option<u64> {
        match self {
            Finding::Edited { entries }
            | Finding::Deleted { entries }
            | Finding::Moved { entries, .. }
            | Finding::Unplaced { entries }
            | Finding::Inserted { places: entries } => Some(*entries.start()),
            Finding::Unreadable { entry, .. } | Finding::Text { entry, .. } => Some(*entry),
            Finding::File { .. } => None,
        }
    }

    pub(crate) fn file(path: impl Into<String>, why: impl Into<String>) -> Self {
        Finding::File { path: path.into(), why: why.into() }
    }
}

/// One line for people.
impl fmt::Display for Finding {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let entries = |range: &RangeInclusive<u64>| match (range.start(), range.end()) {
            (first, last) if first == last => (format!("entry {first}"), "was", "stands"),
            (first, last) => (format!("entries {first} to {last}"), "were", "stand"),
        };
        match self {
            Finding::Edited { entries: range } => {
                let (which, was, _) = entries(range);
                write!(out, "{which} {was} edited")
            }
            Finding::Deleted { entries: range } => {
                let (which, was, _) = entries(range);
                write!(out, "{which} {was} deleted")
            }
            Finding::Moved { entries: range, to } => {
                let (which, was, stands) = entries(range);
                write!(out, "{which} {was} moved and now {stands} at {to}")
            }
            Finding::Inserted { places } => {
                let (which, was, _) = entries(places);
                write!(out, "{which} of the export {was} inserted")
            }
            Finding::Unplaced { entries: range } => {
                let (which, _, _) = entries(range);
                write!(out, "{which}: a change among them, together with the hashes that would tell which")
            }
            Finding::Unreadable { entry, why } => write!(out, "entry {entry} cannot be read: {why}"),
            Finding::Text { entry, wrong } => {
                let wrong = match wrong {
                    TextWrong::Missing => "is missing, and no entry says that it was deleted",
                    TextWrong::Altered => "was altered",
                    TextWrong::StillThere => "is still there, though an entry says that it was deleted",
                };
                write!(out, "the restricted text of entry {entry} {wrong}")
            }
            Finding::File { path, why } => write!(out, "`{path}` {why}"),
        }
    }
}
