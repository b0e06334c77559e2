//! Why tables are refused.

use thiserror::Error;

/// Why the tables of names cannot be used.
#[derive(Debug, Error)]
#[non_exhaustive]
pub enum NamesError {
    /// A text is not of its form.
    #[error("`{file}` is not of the form it should have")]
    Form {
        /// The file of `data/screening/`.
        file: &'static str,
        /// What the reader says, with the place.
        #[source]
        source: toml::de::Error,
    },
    /// A row of a table is not of its form.
    #[error("`{file}`, line {line}: `{row}` is not a word and two numbers with commas between")]
    Row {
        /// The file.
        file: &'static str,
        /// Its line, from 1.
        line: usize,
        /// The row.
        row: String,
    },
    /// A figure is outside what it may be.
    #[error("`{file}`: {what}")]
    Figure {
        /// The file.
        file: &'static str,
        /// Which one, and what would be right.
        what: &'static str,
    },
}
