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
    #[error(
        "the database server has `{setting}` set to `{found}`; it keeps what it acknowledges only with {right}"
    )]
    Setting {
        /// The name of the setting.
        setting: &'static str,
        /// What it is set to.
        found: String,
        /// What would be right.
        right: &'static str,
    },
    /// A migration that was applied is another one in this program.
    #[error(
        "migration {0} of the database was altered after it was applied; use the program that applied it"
    )]
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
    /// A projection of the database is newer than the program.
    #[error(
        "projection `{name}` of the database has version {found}, this program knows {known}; use a newer program"
    )]
    NewerProjection {
        /// Its name.
        name: &'static str,
        /// The version in the database.
        found: i64,
        /// The version that the program knows.
        known: i64,
    },
    /// A database on a server, and no key file.
    #[error("a database on a server needs a key file: say where it is, or where to make it")]
    NoKey,
    /// The key file of a database that has been signed is not there.
    #[error("the key file `{}` is not there; the ledger is signed with `{public}`: put that key back", path.display())]
    KeyAbsent {
        /// Where it should be.
        path: PathBuf,
        /// The public key that the database names.
        public: String,
    },
    /// The key file is of another node.
    #[error("the key file `{}` holds `{found}`, the ledger is signed with `{public}`", path.display())]
    OtherKey {
        /// The key file.
        path: PathBuf,
        /// Its public key.
        found: String,
        /// The public key that the database names.
        public: String,
    },
    /// A key file is not of the form in which it is written.
    #[error("key file `{}`, line {line}: {right} should stand here", path.display())]
    KeyFile {
        /// The key file.
        path: PathBuf,
        /// The line, from 1.
        line: usize,
        /// What would be right.
        right: &'static str,
    },
    /// Others than its owner may read the key file.
    #[error("the key file `{}` has mode {mode:o}: others can read it; set it to 600", path.display())]
    KeyReadable {
        /// The key file.
        path: PathBuf,
        /// Its permissions.
        mode: u32,
    },
    /// The system gave no random bytes.
    #[error("the system gives no random bytes")]
    Random(#[source] getrandom::Error),
    /// The key of a restricted text is gone or does not open with the key file.
    #[error("the key of the restricted text of event {0} does not open with the key file")]
    TextKey(u64),
    /// A restricted text does not open.
    #[error("the restricted text of event {sequence} does not open")]
    Sealed {
        /// The event.
        sequence: u64,
        /// Why.
        #[source]
        source: mtcr_ledger::Unopened,
    },
    /// A record kept beside events does not open with the key file, or not under its id.
    #[error("the record `{0}` does not open with the key file")]
    Record(String),
    /// The ledger lacks hashes that it must have.
    #[error("the ledger lacks hashes of `{0}`: verify the store")]
    Hashes(String),
    /// What is to be filled holds something already.
    #[error("`{0}` is not empty")]
    NotEmpty(String),
    /// A backup is not what its manifest says.
    #[error("the backup `{}`: {wrong}", path.display())]
    Backup {
        /// The folder.
        path: PathBuf,
        /// What is wrong.
        wrong: String,
    },
    /// A program of PostgreSQL could not be run.
    #[error("`{program}` {wrong}")]
    Program {
        /// The program.
        program: &'static str,
        /// What is wrong.
        wrong: String,
    },
    /// The store could not finish in the background.
    #[error("the check of the store was broken off")]
    BrokenOff,
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

/// Codes of PostgreSQL for waits that were given up: lock not available, statement cancelled, not serialisable,
/// deadlock, too many connections, shutting down.
const PASSING: [&str; 7] = ["55P03", "57014", "40001", "40P01", "53300", "57P01", "57P03"];
/// Codes of SQLite for the same: busy, locked, interrupted.
const PASSING_IN_SQLITE: [u32; 3] = [5, 6, 9];

impl Fault {
    /// Whether the same may succeed a little later: a lock, a busy server, no free connection, a time limit.
    #[must_use]
    pub fn is_passing(&self) -> bool {
        let Self::Database { source, .. } = self else { return false };
        let sqlx::Error::Database(said) = source else {
            return matches!(source, sqlx::Error::PoolTimedOut | sqlx::Error::Io(_));
        };
        let code = said.code().unwrap_or_default();
        // SQLite's codes are numbers whose last byte is the kind; those of PostgreSQL have five letters or digits.
        match code.parse::<u32>() {
            Ok(number) if code.len() < 5 => PASSING_IN_SQLITE.contains(&(number & 0xff)),
            _ => PASSING.contains(&code.as_ref()),
        }
    }

    pub(crate) fn database(attempt: &'static str) -> impl FnOnce(sqlx::Error) -> Self {
        move |source| Self::Database { attempt, source }
    }

    pub(crate) fn file(attempt: &'static str, path: &std::path::Path) -> impl FnOnce(std::io::Error) -> Self {
        let path = path.to_owned();
        move |source| Self::File { attempt, path, source }
    }
}
