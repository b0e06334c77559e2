//! What can go wrong in the store.

use crate::refusal::Refusal;
use std::path::PathBuf;
use thiserror::Error;

/// Why the store could not do what was asked.
///
/// Messages name settings, tables and files, never the contents of a row or a password.
#[derive(Debug, Error)]
#[non_exhaustive]
pub enum Fault {
    /// The address names no database that the store knows.
    #[error("`{0}` is not a database: `sqlite:PATH` or `postgres://USER@HOST/NAME`")]
    Address(String),
    /// The database did not answer, or not as it should.
    #[error("the database cannot {attempt}")]
    Database {
        /// What was tried.
        attempt: &'static str,
        /// What the database said.
        #[source]
        source: sqlx::Error,
    },
    /// A server whose settings let it lose what it acknowledged.
    #[error("the database server has `{setting}` set to `{found}`; it keeps what it acknowledges only with {right}")]
    Setting {
        /// The name of the setting.
        setting: &'static str,
        /// What it is set to.
        found: String,
        /// What would be right.
        right: &'static str,
    },
    /// A migration that was applied is another one in this program.
    #[error("migration {0} of the database was altered after it was applied; use the program that applied it")]
    AlteredMigration(i64),
    /// The database is newer than the program.
    #[error("the database has migration {found}, this program knows {known}; use a newer program")]
    NewerDatabase {
        /// The newest migration of the database.
        found: i64,
        /// The newest that the program knows.
        known: i64,
    },
    /// A migration failed; nothing of it was kept.
    #[error("migration of the database failed")]
    Migration(#[source] sqlx::migrate::MigrateError),
    /// What was to be appended is not fit to be.
    #[error(transparent)]
    Refused(#[from] Refusal),
    /// A row that is not of the form in which the store writes it.
    #[error("table `{table}`, row {row}: `{column}` is not {right}")]
    Row {
        /// The table.
        table: &'static str,
        /// The key of the row.
        row: String,
        /// The column.
        column: &'static str,
        /// What would be right.
        right: &'static str,
    },
    /// A projection that is not one of the store's.
    #[error("`{0}` is not a projection")]
    Projection(String),
    /// A file could not be read or written.
    #[error("cannot {attempt} `{}`", path.display())]
    File {
        /// What was tried.
        attempt: &'static str,
        /// The file or folder.
        path: PathBuf,
        /// What the system said.
        #[source]
        source: std::io::Error,
    },
}

impl Fault {
    pub(crate) fn database(attempt: &'static str) -> impl FnOnce(sqlx::Error) -> Self {
        move |source| Self::Database { attempt, source }
    }

    pub(crate) fn file(attempt: &'static str, path: &std::path::Path) -> impl FnOnce(std::io::Error) -> Self {
        let path = path.to_owned();
        move |source| Self::File { attempt, path, source }
    }
}
