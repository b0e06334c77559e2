//! What a comparison of the tables with the ledger found.

use crate::projection::{Difference, Differs};
use mtcr_ledger::{Report, Verdict};
use std::fmt;

/// What a comparison of the tables with the ledger found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Verified {
    /// What the ledger itself came to.
    pub log: Report,
    /// Rows that are not as they were.
    pub findings: Vec<TableFinding>,
    /// Rows that nothing vouches for: those after the newest checkpoint, and tables that are no evidence.
    pub unanchored: Vec<Unanchored>,
}

impl Verified {
    /// Whether nothing is wrong and the newest checkpoint can be believed.
    #[must_use]
    pub fn is_whole(&self) -> bool {
        self.findings.is_empty() && self.log.verdict() == Verdict::Whole
    }
}

/// A row that is not as it was.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct TableFinding {
    /// The table.
    pub table: &'static str,
    /// The key of the row, or of the first and last of several.
    pub row: String,
    /// What is wrong.
    pub wrong: Wrong,
}

/// What is wrong with a row.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Wrong {
    /// It has other values.
    Altered,
    /// It is not there.
    Deleted,
    /// It should not be there.
    Inserted,
    /// It stands elsewhere: under this key.
    Moved(String),
    /// One of these rows was changed, and with it the hashes that would tell which.
    Unplaced,
    /// Something else, in words.
    Other(String),
}

/// Rows that nothing vouches for.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Unanchored {
    /// The table.
    pub table: String,
    /// How many.
    pub rows: u64,
}

impl TableFinding {
    pub(crate) fn new(table: &'static str, row: impl fmt::Display, wrong: Wrong) -> Self {
        Self { table, row: format!("{row}"), wrong }
    }

    pub(crate) fn of(difference: &Difference) -> Self {
        let wrong = match difference.how {
            Differs::Altered => Wrong::Altered,
            Differs::Deleted => Wrong::Deleted,
            Differs::Inserted => Wrong::Inserted,
        };
        Self::new(difference.table, &difference.row, wrong)
    }
}

/// One line for people.
impl fmt::Display for TableFinding {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { table, row, wrong } = self;
        write!(out, "table `{table}`, row {row}: ")?;
        match wrong {
            Wrong::Altered => out.write_str("was altered"),
            Wrong::Deleted => out.write_str("was deleted"),
            Wrong::Inserted => out.write_str("was inserted"),
            Wrong::Moved(to) => write!(out, "was moved and now stands at {to}"),
            Wrong::Unplaced => out.write_str("a change, together with the hashes that would tell which"),
            Wrong::Other(what) => out.write_str(what),
        }
    }
}
