//! Why a job did not begin, or is not done.

use crate::sql::{NoResult, in_a_line};
use crate::tables::NoTable;
use datafusion::error::DataFusionError;
use mtcr_bulk_files::BulkError;
use std::io;
use std::path::Path;

/// Why a job did not begin, or is not done.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum NoJob {
    /// An input is no table.
    #[error(transparent)]
    Table(#[from] NoTable),
    /// An input cannot be counted.
    #[error(transparent)]
    Input(#[from] BulkError),
    /// The query cannot be planned.
    #[error("{}", in_a_line(.0))]
    Query(Box<DataFusionError>),
    /// The query cannot be planned on this machine.
    #[error(transparent)]
    Result(#[from] NoResult),
    /// The query is more than reading, evaluating and writing.
    #[error(
        "a job of a cluster gives one row for each row of its input, and {what}; run it by `mtcr cluster sql` on one machine \
         over the outputs of a job"
    )]
    Stages {
        /// What in it is more.
        what: String,
    },
    /// No input.
    #[error("there is no input: name files, or folders of files")]
    NoInput,
    /// An input that the job would write over, or one that is named twice.
    #[error("`{file}` {what}")]
    BadInput {
        /// The file.
        file: String,
        /// What is wrong, and what would be right.
        what: String,
    },
    /// A law that cannot be read.
    #[error("{0}")]
    Law(String),
    /// The folder of the output holds another job.
    #[error("`{ledger}` is of another job: {what}; write to another folder")]
    Other {
        /// The ledger.
        ledger: String,
        /// What differs.
        what: String,
    },
    /// Another process is at the job.
    #[error("another process is running the job of `{ledger}`")]
    Running {
        /// The ledger.
        ledger: String,
    },
    /// The ledger cannot be understood.
    #[error("line {line} of `{ledger}` cannot be read: {what}; write to another folder to begin anew")]
    Ledger {
        /// The ledger.
        ledger: String,
        /// The line.
        line: usize,
        /// Why.
        what: String,
    },
    /// A file that cannot be read or written.
    #[error("cannot use `{file}`")]
    File {
        /// The file.
        file: String,
        /// Why.
        #[source]
        source: io::Error,
    },
    /// Splits that are not done.
    #[error("the job is NOT done: {} of {of} splits are missing\n{}", lost.len(), lost.join("\n"))]
    Incomplete {
        /// Each with its input and the last reason.
        lost: Vec<String>,
        /// How many there are.
        of: usize,
    },
    /// Sums that differ although every split agreed.
    #[error("the job is NOT done: {what}; nothing in its folder may be used")]
    Unreconciled {
        /// What differs.
        what: String,
    },
}

impl From<DataFusionError> for NoJob {
    fn from(error: DataFusionError) -> Self {
        NoJob::Query(Box::new(error))
    }
}

impl NoJob {
    /// A file that cannot be used.
    pub(super) fn file(path: &Path) -> impl Fn(io::Error) -> NoJob + '_ {
        move |source| NoJob::File { file: path.display().to_string(), source }
    }

    /// Whether the job began and is not done, and not whether what was asked for is wrong.
    #[must_use]
    pub fn is_incomplete(&self) -> bool {
        matches!(self, NoJob::Incomplete { .. } | NoJob::Unreconciled { .. })
    }
}
