//! A connection that only looks: a SQLite file is opened to read, and a server is not refused for its settings.

use super::Address;
use super::decode::{postgres_row, sqlite_row};
use super::postgres::SETTINGS;
use crate::fault::Fault;
use crate::value::Row;
use jiff::Timestamp;
use sqlx::postgres::{PgConnectOptions, PgConnection};
use sqlx::sqlite::{SqliteConnectOptions, SqliteConnection};
use sqlx::{AssertSqlSafe, ConnectOptions, Connection};

/// A connection that only looks.
pub(crate) enum Look {
    Sqlite(SqliteConnection),
    Postgres(PgConnection),
}

pub(crate) async fn open(address: &Address) -> Result<Look, Fault> {
    match address {
        Address::Sqlite(path) => {
            let options = SqliteConnectOptions::new().filename(path).read_only(true).create_if_missing(false);
            options.connect().await.map(Look::Sqlite).map_err(Fault::database("open the file"))
        }
        Address::Postgres(url) => {
            let options: PgConnectOptions = url.parse().map_err(Fault::database("read the address"))?;
            let options =
                options.options([("statement_timeout", "10000"), ("default_transaction_read_only", "on")]);
            options.connect().await.map(Look::Postgres).map_err(Fault::database("be reached"))
        }
    }
}

impl Look {
    pub(crate) const fn is_sqlite(&self) -> bool {
        matches!(self, Self::Sqlite(_))
    }

    pub(crate) async fn rows(&mut self, sql: &str) -> Result<Vec<Row>, Fault> {
        let rows = match self {
            Self::Sqlite(link) => {
                let rows = sqlx::query(AssertSqlSafe(sql)).fetch_all(link).await;
                rows.and_then(|rows| rows.iter().map(sqlite_row).collect())
            }
            Self::Postgres(link) => {
                let rows = sqlx::query(AssertSqlSafe(sql)).fetch_all(link).await;
                rows.and_then(|rows| rows.iter().map(postgres_row).collect())
            }
        };
        rows.map_err(Fault::database("read"))
    }

    /// Whether there is a table.
    pub(crate) async fn has(&mut self, table: &str) -> Result<bool, Fault> {
        let sql = match self {
            Self::Sqlite(_) => {
                format!("SELECT name FROM sqlite_schema WHERE type = 'table' AND name = '{table}'")
            }
            Self::Postgres(_) => format!(
                "SELECT tablename::text FROM pg_tables WHERE schemaname = current_schema() AND tablename = '{table}'"
            ),
        };
        Ok(!self.rows(&sql).await?.is_empty())
    }

    /// Settings that let it lose what it acknowledged.
    pub(crate) async fn settings(&mut self) -> Result<Vec<(&'static str, String, &'static str)>, Fault> {
        if self.is_sqlite() {
            let rows = self.rows("PRAGMA journal_mode").await?;
            let mode = rows.first().and_then(|row| row.text(0)).unwrap_or_default().to_owned();
            return Ok(if mode == "wal" { Vec::new() } else { vec![("journal_mode", mode, "`wal`")] });
        }
        let mut wrong = Vec::new();
        for (setting, accepted, right) in SETTINGS {
            // Whoever only looks may not write, whatever the server allows.
            let name = if setting == "transaction_read_only" { "in_hot_standby" } else { setting };
            let rows = self.rows(&format!("SELECT current_setting('{name}')")).await?;
            let found = rows.first().and_then(|row| row.text(0)).unwrap_or_default().to_owned();
            if !accepted.contains(&found.as_str()) {
                wrong.push((setting, found, right));
            }
        }
        Ok(wrong)
    }

    /// The clock of a server.
    pub(crate) async fn clock(&mut self) -> Result<Option<Timestamp>, Fault> {
        if self.is_sqlite() {
            return Ok(None);
        }
        let sql = "SELECT (extract(epoch FROM clock_timestamp()) * 1000)::bigint";
        let rows = self.rows(sql).await?;
        Ok(rows.first().and_then(|row| row.int(0)).and_then(|at| Timestamp::from_millisecond(at).ok()))
    }

    pub(crate) async fn close(self) {
        // What was only read loses nothing where the other side does not hear that it is over.
        let _ = match self {
            Self::Sqlite(link) => link.close().await,
            Self::Postgres(link) => link.close().await,
        };
    }
}
