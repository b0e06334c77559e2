//! One way to speak to both databases: statements with `$1`, `$2`, … and values of three types.

mod decode;
pub(crate) mod inspect;
mod postgres;
mod sqlite;
mod tx;

pub(crate) use tx::Tx;

use crate::fault::Fault;
use crate::value::{Row, Value};
use decode::{postgres_row, sqlite_row};
use sqlx::{AssertSqlSafe, ConnectOptions, PgPool, SqlitePool};
use std::fmt;
use std::path::{Path, PathBuf};
use std::time::Duration;
use tx::{postgres_arguments, sqlite_arguments};

/// Limits of time and number that the store holds to.
#[derive(Clone, Debug)]
pub struct Limits {
    /// Connections that read at the same time; those that write, one on SQLite and two on PostgreSQL, are beside them.
    pub connections: u32,
    /// How long one statement may run before it is given up.
    pub statement: Duration,
    /// How long to wait for a lock or a free connection.
    pub lock: Duration,
}

impl Default for Limits {
    fn default() -> Self {
        Self { connections: 8, statement: Duration::from_secs(30), lock: Duration::from_secs(10) }
    }
}

/// An address of a database.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Address {
    Sqlite(PathBuf),
    Postgres(String),
}

impl Address {
    pub(crate) fn parse(url: &str) -> Result<Self, Fault> {
        // An address may hold a password: what is shown of it ends where one could begin.
        let shown = || url.split_once(':').map_or(url, |(scheme, _)| scheme).to_owned();
        match url.split_once(':') {
            Some(("sqlite", path)) if !path.is_empty() && path != ":memory:" => {
                Ok(Self::Sqlite(PathBuf::from(path.strip_prefix("//").unwrap_or(path))))
            }
            Some(("postgres" | "postgresql", rest)) if rest.starts_with("//") => {
                Ok(Self::Postgres(url.to_owned()))
            }
            _ => Err(Fault::Address(shown())),
        }
    }
}

/// Open connections to a database.
#[derive(Clone)]
pub(crate) enum Database {
    Sqlite { path: PathBuf, writer: SqlitePool, readers: SqlitePool },
    Postgres { url: String, writers: PgPool, readers: PgPool },
}

/// Without the address, which may hold a password.
impl fmt::Debug for Database {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Sqlite { path, .. } => write!(out, "Sqlite({})", path.display()),
            Self::Postgres { .. } => out.write_str("Postgres"),
        }
    }
}

impl Database {
    pub(crate) async fn open(address: &Address, limits: &Limits) -> Result<Self, Fault> {
        match address {
            Address::Sqlite(path) => {
                let (writer, readers) = sqlite::open(path, limits).await?;
                Ok(Self::Sqlite { path: path.clone(), writer, readers })
            }
            Address::Postgres(url) => {
                let (writers, readers) = postgres::open(url, limits).await?;
                Ok(Self::Postgres { url: url.clone(), writers, readers })
            }
        }
    }

    /// Where the file of a database of one file is.
    pub(crate) fn path(&self) -> Option<&Path> {
        match self {
            Self::Sqlite { path, .. } => Some(path),
            Self::Postgres { .. } => None,
        }
    }

    /// Begins a transaction that may write; on SQLite there is one at a time.
    pub(crate) async fn write(&self) -> Result<Tx, Fault> {
        let begun = match self {
            Self::Sqlite { writer, .. } => writer.begin_with("BEGIN IMMEDIATE").await.map(Tx::Sqlite),
            Self::Postgres { writers, .. } => writers.begin().await.map(Tx::Postgres),
        };
        begun.map_err(Fault::database("begin to write"))
    }

    /// Begins a transaction that reads everything as it is at one moment.
    pub(crate) async fn read(&self) -> Result<Tx, Fault> {
        let begun = match self {
            Self::Sqlite { readers, .. } => readers.begin().await.map(Tx::Sqlite),
            Self::Postgres { readers, .. } => {
                readers.begin_with("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY").await.map(Tx::Postgres)
            }
        };
        begun.map_err(Fault::database("begin to read"))
    }

    /// A connection of one's own, without time limits, for work on everything and for tables that only it sees.
    pub(crate) async fn alone(&self) -> Result<Tx, Fault> {
        let connected = match self {
            Self::Sqlite { writer, .. } => writer.connect_options().connect().await.map(Tx::SqliteAlone),
            Self::Postgres { writers, .. } => {
                writers.connect_options().connect().await.map(Tx::PostgresAlone)
            }
        };
        let mut alone = connected.map_err(Fault::database("be connected to"))?;
        if !alone.is_sqlite() {
            // Whoever works on everything takes longer than a request may.
            alone.execute("SET statement_timeout = 0", &[]).await?;
            alone.execute("SET idle_in_transaction_session_timeout = 0", &[]).await?;
        }
        Ok(alone)
    }

    /// A connection of one's own that reads everything as it is at one moment, for as long as it takes.
    pub(crate) async fn snapshot(&self) -> Result<Tx, Fault> {
        let mut tx = self.alone().await?;
        let begin = match self {
            Self::Sqlite { .. } => "BEGIN",
            Self::Postgres { .. } => "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY",
        };
        tx.execute(begin, &[]).await?;
        Ok(tx)
    }

    /// The rows of one statement that reads.
    pub(crate) async fn rows(&self, sql: &str, args: &[Value]) -> Result<Vec<Row>, Fault> {
        let rows = match self {
            Self::Sqlite { readers, .. } => {
                let query = sqlx::query_with(AssertSqlSafe(sql), sqlite_arguments(args)?);
                let rows = query.fetch_all(readers).await;
                rows.and_then(|rows| rows.iter().map(sqlite_row).collect())
            }
            Self::Postgres { readers, .. } => {
                let query = sqlx::query_with(AssertSqlSafe(sql), postgres_arguments(args)?);
                let rows = query.fetch_all(readers).await;
                rows.and_then(|rows| rows.iter().map(postgres_row).collect())
            }
        };
        rows.map_err(Fault::database("read"))
    }

    /// Closes all connections; what was not committed is undone.
    pub(crate) async fn close(&self) {
        match self {
            Self::Sqlite { writer, readers, .. } => {
                readers.close().await;
                writer.close().await;
            }
            Self::Postgres { writers, readers, .. } => {
                readers.close().await;
                writers.close().await;
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Address, Database, Limits};
    use mtcr_testbed::Postgres;
    use std::time::Duration;

    /// A statement that would not end is given up on either database, and said to be worth another try.
    #[tokio::test]
    async fn statements_have_a_time_limit() {
        let folder = tempfile::tempdir().unwrap();
        let sqlite = Address::Sqlite(folder.path().join("node.sqlite"));
        let postgres =
            Postgres::shared().and_then(Postgres::database).unwrap_or_else(|fault| panic!("{fault}"));
        let limits = Limits { statement: Duration::from_millis(100), ..Limits::default() };
        let endless = "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) \
                       SELECT count(*) FROM n WHERE i < 0";
        for address in [sqlite, Address::Postgres(postgres)] {
            let database = Database::open(&address, &limits).await.unwrap();
            for _ in 0..2 {
                let fault = database.rows(endless, &[]).await.unwrap_err();
                assert!(fault.is_passing(), "{fault:?}");
                assert_eq!(database.rows("SELECT 1", &[]).await.unwrap()[0].int(0), Some(1));
            }
            database.close().await;
        }
    }
}
