//! Statements on one connection, in a transaction or alone.

use super::decode::{postgres_row, sqlite_row};
use crate::fault::Fault;
use crate::value::{Row, Value};
use sqlx::postgres::{PgArguments, PgConnection, Postgres};
use sqlx::sqlite::{Sqlite, SqliteArguments, SqliteConnection};
use sqlx::{Arguments, AssertSqlSafe, Transaction};

/// A transaction, or a connection of one's own; dropped without [`Tx::commit`] it leaves no trace.
pub(crate) enum Tx {
    Sqlite(Transaction<'static, Sqlite>),
    Postgres(Transaction<'static, Postgres>),
    SqliteAlone(SqliteConnection),
    PostgresAlone(PgConnection),
}

/// What statements run on.
enum Link<'a> {
    Sqlite(&'a mut SqliteConnection),
    Postgres(&'a mut PgConnection),
}

impl Tx {
    fn link(&mut self) -> Link<'_> {
        match self {
            Self::Sqlite(tx) => Link::Sqlite(tx),
            Self::Postgres(tx) => Link::Postgres(tx),
            Self::SqliteAlone(connection) => Link::Sqlite(connection),
            Self::PostgresAlone(connection) => Link::Postgres(connection),
        }
    }

    /// Runs a statement; how many rows it touched.
    pub(crate) async fn execute(&mut self, sql: &str, args: &[Value]) -> Result<u64, Fault> {
        let touched = match self.link() {
            Link::Sqlite(link) => {
                let query = sqlx::query_with(AssertSqlSafe(sql), sqlite_arguments(args)?);
                query.execute(link).await.map(|done| done.rows_affected())
            }
            Link::Postgres(link) => {
                let query = sqlx::query_with(AssertSqlSafe(sql), postgres_arguments(args)?);
                query.execute(link).await.map(|done| done.rows_affected())
            }
        };
        touched.map_err(Fault::database("write"))
    }

    /// The rows of a statement.
    pub(crate) async fn rows(&mut self, sql: &str, args: &[Value]) -> Result<Vec<Row>, Fault> {
        let rows = match self.link() {
            Link::Sqlite(link) => {
                let query = sqlx::query_with(AssertSqlSafe(sql), sqlite_arguments(args)?);
                let rows = query.fetch_all(link).await;
                rows.and_then(|rows| rows.iter().map(sqlite_row).collect())
            }
            Link::Postgres(link) => {
                let query = sqlx::query_with(AssertSqlSafe(sql), postgres_arguments(args)?);
                let rows = query.fetch_all(link).await;
                rows.and_then(|rows| rows.iter().map(postgres_row).collect())
            }
        };
        rows.map_err(Fault::database("read"))
    }

    /// The first row of a statement, if it gives one.
    pub(crate) async fn row(&mut self, sql: &str, args: &[Value]) -> Result<Option<Row>, Fault> {
        Ok(self.rows(sql, args).await?.into_iter().next())
    }

    /// Begins to write on a connection of one's own.
    pub(crate) async fn begin(&mut self) -> Result<(), Fault> {
        let begin = if self.is_sqlite() { "BEGIN IMMEDIATE" } else { "BEGIN" };
        self.execute(begin, &[]).await.map(drop)
    }

    pub(crate) const fn is_sqlite(&self) -> bool {
        matches!(self, Self::Sqlite(_) | Self::SqliteAlone(_))
    }

    /// Keeps what was done; when this returns it survives the loss of power.
    pub(crate) async fn commit(self) -> Result<(), Fault> {
        let done = match self {
            Self::Sqlite(tx) => tx.commit().await,
            Self::Postgres(tx) => tx.commit().await,
            Self::SqliteAlone(mut alone) => sqlx::query("COMMIT").execute(&mut alone).await.map(drop),
            Self::PostgresAlone(mut alone) => sqlx::query("COMMIT").execute(&mut alone).await.map(drop),
        };
        done.map_err(Fault::database("commit"))
    }
}

pub(super) fn sqlite_arguments(args: &[Value]) -> Result<SqliteArguments, Fault> {
    let mut out = SqliteArguments::default();
    for value in args {
        let added = match value.clone() {
            Value::Int(value) => out.add(value),
            Value::Text(value) => out.add(value),
            Value::Bytes(value) => out.add(value),
        };
        added.map_err(unfit)?;
    }
    Ok(out)
}

pub(super) fn postgres_arguments(args: &[Value]) -> Result<PgArguments, Fault> {
    let mut out = PgArguments::default();
    for value in args {
        let added = match value.clone() {
            Value::Int(value) => out.add(value),
            Value::Text(value) => out.add(value),
            Value::Bytes(value) => out.add(value),
        };
        added.map_err(unfit)?;
    }
    Ok(out)
}

fn unfit(source: Box<dyn std::error::Error + Send + Sync>) -> Fault {
    Fault::Database { attempt: "take a value", source: sqlx::Error::Encode(source) }
}
