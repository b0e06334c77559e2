//! What somebody with the database at hand can do behind the store's back.

use super::Bed;
use sqlx::postgres::PgConnection;
use sqlx::sqlite::SqliteConnection;
use sqlx::{AssertSqlSafe, Connection, Row};
use std::collections::BTreeSet;
use std::fmt::Write;

pub(crate) enum Link {
    Sqlite(SqliteConnection),
    Postgres(PgConnection),
}

impl Link {
    async fn to(url: &str) -> Self {
        if url.starts_with("sqlite:") {
            Self::Sqlite(SqliteConnection::connect(url).await.unwrap())
        } else {
            Self::Postgres(PgConnection::connect(url).await.unwrap())
        }
    }

    async fn run(&mut self, sql: &str) -> Result<(), String> {
        let done = match self {
            Self::Sqlite(link) => sqlx::raw_sql(AssertSqlSafe(sql)).execute(link).await.map(drop),
            Self::Postgres(link) => sqlx::raw_sql(AssertSqlSafe(sql)).execute(link).await.map(drop),
        };
        done.map_err(|error| error.to_string())
    }

    /// The first column of the rows of a statement.
    async fn texts(&mut self, sql: &str) -> Vec<String> {
        match self {
            Self::Sqlite(link) => {
                let rows = sqlx::query(AssertSqlSafe(sql)).fetch_all(link).await.unwrap();
                rows.iter().map(|row| row.get(0)).collect()
            }
            Self::Postgres(link) => {
                let rows = sqlx::query(AssertSqlSafe(sql)).fetch_all(link).await.unwrap();
                rows.iter().map(|row| row.get(0)).collect()
            }
        }
    }
}

impl Bed {
    /// Changes rows: whoever has the database at hand takes the triggers and references away first.
    pub(crate) async fn tamper<S: AsRef<str>>(&self, statements: &[S]) {
        self.tamper_with(&self.url, statements).await;
    }

    pub(crate) async fn tamper_with<S: AsRef<str>>(&self, url: &str, statements: &[S]) {
        let mut link = Link::to(url).await;
        if self.is_sqlite() {
            link.run("PRAGMA foreign_keys = OFF; PRAGMA ignore_check_constraints = ON").await.unwrap();
            for trigger in link.texts("SELECT name FROM sqlite_schema WHERE type = 'trigger'").await {
                link.run(&format!("DROP TRIGGER {trigger}")).await.unwrap();
            }
        } else {
            // Neither triggers nor references hold in such a session.
            link.run("SET session_replication_role = replica").await.unwrap();
            let constraints = "SELECT conrelid::regclass::text || ' DROP CONSTRAINT ' || conname FROM pg_constraint \
                               WHERE contype = 'c' AND conrelid IN ('event'::regclass, 'checkpoint'::regclass)";
            for constraint in link.texts(constraints).await {
                link.run(&format!("ALTER TABLE {constraint}")).await.unwrap();
            }
        }
        for statement in statements {
            let statement = statement.as_ref();
            link.run(statement).await.unwrap_or_else(|why| panic!("{statement}: {why}"));
        }
    }

    /// Holds what an append waits for, until it is dropped.
    pub(crate) async fn hold(&self) -> Link {
        let mut link = Link::to(&self.url).await;
        let begin =
            if self.is_sqlite() { "BEGIN IMMEDIATE" } else { "BEGIN; UPDATE head SET sequence = sequence" };
        link.run(begin).await.unwrap();
        link
    }

    /// Runs a statement with every safeguard in place.
    pub(crate) async fn try_on(&self, url: &str, statement: &str) -> Result<(), String> {
        Link::to(url).await.run(statement).await
    }

    /// Some bytes and some hash, as the database writes them in a statement.
    pub(crate) fn literals(&self) -> (&'static str, &'static str) {
        if self.is_sqlite() {
            ("X'00'", "X'0101010101010101010101010101010101010101010101010101010101010101'")
        } else {
            ("'\\x00'::bytea", "'\\x0101010101010101010101010101010101010101010101010101010101010101'::bytea")
        }
    }

    pub(crate) async fn tables(&self) -> BTreeSet<String> {
        let sql = if self.is_sqlite() {
            "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite%'"
        } else {
            "SELECT tablename::text FROM pg_tables WHERE schemaname = 'public'"
        };
        Link::to(&self.url).await.texts(sql).await.into_iter().collect()
    }

    /// The rows of a SQLite file as statements that both databases read: bytes go by a function that both have.
    pub(crate) async fn dump(&self) -> String {
        let mut link = Link::to(&self.url).await;
        let mut out =
            String::from("-- Rows that a store of this version had; written by BLESS=1, never changed.\n");
        let tables = "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE '\\_sqlx%' ESCAPE '\\' \
                      ORDER BY name = 'event' DESC, name = 'sealed_text' DESC, name";
        for table in link.texts(tables).await {
            let columns =
                link.texts(&format!("SELECT name FROM pragma_table_info('{table}') ORDER BY cid")).await;
            let quoted: Vec<String> = columns.iter().map(|column| format!("quote({column})")).collect();
            let rows = format!("SELECT {} FROM {table}", quoted.join(" || ', ' || "));
            writeln!(out, "DELETE FROM {table};").unwrap();
            for row in link.texts(&rows).await {
                writeln!(out, "INSERT INTO {table} ({}) VALUES ({row});", columns.join(", ")).unwrap();
            }
        }
        out
    }

    /// A statement of a fixture, as this database reads it: SQLite writes bytes as `X'00'`, PostgreSQL as `'\x00'`.
    pub(crate) fn read(&self, statement: &str) -> String {
        if self.is_sqlite() { statement.to_owned() } else { statement.replace("X'", "'\\x") }
    }
}
