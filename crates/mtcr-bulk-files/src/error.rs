//! What stops a run. A row that cannot be read stops nothing: it is malformed.

use mtcr_corpus::Report;
use std::io;

/// Why there is no output.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum BulkError {
    /// A file cannot be read.
    #[error("cannot read {file}")]
    Unreadable {
        /// The file.
        file: String,
        /// Why.
        #[source]
        source: io::Error,
    },
    /// A file cannot be written.
    #[error("cannot write {file}")]
    Unwritable {
        /// The file.
        file: String,
        /// Why.
        #[source]
        source: io::Error,
    },
    /// A name that says no format.
    #[error("{file}: the name does not say a format; known endings are {known}")]
    UnknownFormat {
        /// The file.
        file: String,
        /// The endings that do.
        known: String,
    },
    /// A file without content.
    #[error("{file} is empty: not even a header line stands in it")]
    Empty {
        /// The file.
        file: String,
    },
    /// A file as a whole cannot be read as what its name says.
    #[error("{file}{place}: {what}")]
    Broken {
        /// The file.
        file: String,
        /// The line or cell, as `:12`; empty when it is the file as a whole.
        place: String,
        /// What is wrong, and what would be right.
        what: String,
    },
    /// Columns and mapping do not fit; one line for each column.
    #[error("{file} and its mapping do not fit:\n{}", lines.join("\n"))]
    Columns {
        /// The file.
        file: String,
        /// What is wrong with each column.
        lines: Vec<String>,
    },
    /// Columns of a file of declarations without a mapping that are not called as those of a line.
    #[error(
        "{file} has columns that are not called as those of a line, and no mapping says what they mean; \
         `mtcr bulk map --declarations {file}` proposes one:\n{}",
        lines.join("\n")
    )]
    LineColumns {
        /// The file.
        file: String,
        /// The columns.
        lines: Vec<String>,
    },
    /// A register of licences with rows that are none.
    #[error("{file} cannot be used as a register of licences:\n{}", lines.join("\n"))]
    Licences {
        /// The file.
        file: String,
        /// What is wrong, a line each.
        lines: Vec<String>,
    },
    /// A file of columns without a mapping.
    #[error("{file} has columns, and no mapping says what they mean; `mtcr bulk map {file}` proposes one")]
    NoMap {
        /// The file.
        file: String,
    },
    /// The mapping has mistakes.
    #[error("{0}")]
    Map(Report),
    /// The output is there already.
    #[error("{file} is there already; {help}")]
    Exists {
        /// The file.
        file: String,
        /// What to do.
        help: String,
    },
    /// An earlier run was over something else.
    #[error("{journal} is of another run: {what}; remove it with its output to begin anew")]
    OtherRun {
        /// The journal.
        journal: String,
        /// What differs.
        what: String,
    },
    /// The journal cannot be understood.
    #[error("{journal} cannot be read as a journal: {what}")]
    Journal {
        /// The journal.
        journal: String,
        /// Why.
        what: String,
    },
    /// A part that is none.
    #[error("`{typed}` is no part of a file: write 2/8 for the second of eight")]
    Split {
        /// What was typed.
        typed: String,
    },
    /// Parts that do not make a whole.
    #[error("the parts do not make a whole: {what}")]
    Parts {
        /// Why.
        what: String,
    },
    /// Whoever watched the run told it to stop. What is written is durable.
    #[error("the run was stopped before its end; it goes on where it stands when it is resumed")]
    Stopped,
    /// The totals do not add up, which is a defect of this program; nothing is called done.
    #[error("the totals do not add up: {what}; the output is not to be used")]
    Ledger {
        /// What differs.
        what: String,
    },
}

impl BulkError {
    /// A file as a whole that cannot be read.
    pub(crate) fn broken(file: &str, place: impl Into<String>, what: impl Into<String>) -> Self {
        BulkError::Broken { file: file.to_owned(), place: place.into(), what: what.into() }
    }

    /// A file that cannot be read from disk.
    pub(crate) fn unreadable(file: &str) -> impl Fn(io::Error) -> BulkError + '_ {
        move |source| BulkError::Unreadable { file: file.to_owned(), source }
    }

    /// A file that cannot be written.
    pub(crate) fn unwritable(path: &std::path::Path) -> impl Fn(io::Error) -> BulkError + '_ {
        move |source| BulkError::Unwritable { file: path.display().to_string(), source }
    }
}
