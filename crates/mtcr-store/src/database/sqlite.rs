//! Opening a SQLite file: one connection that writes, several that read beside it.

use super::Limits;
use crate::fault::Fault;
use sqlx::SqlitePool;
use sqlx::sqlite::{
    SqliteConnectOptions, SqliteConnection, SqliteJournalMode, SqlitePoolOptions, SqliteSynchronous,
};
use std::path::Path;
use std::time::{Duration, Instant};

/// How many steps of SQLite's machine lie between two looks at the clock.
const STEPS: i32 = 100_000;

pub(super) async fn open(path: &Path, limits: &Limits) -> Result<(SqlitePool, SqlitePool), Fault> {
    create(path).map_err(Fault::file("create the database", path))?;
    let options = SqliteConnectOptions::new()
        .filename(path)
        .journal_mode(SqliteJournalMode::Wal)
        // In WAL mode nothing less makes a commit survive the loss of power.
        .synchronous(SqliteSynchronous::Full)
        .foreign_keys(true)
        // A restricted text that was deleted must not stay in free pages.
        .pragma("secure_delete", "ON")
        .busy_timeout(limits.lock);
    let statement = limits.statement;
    let writer = SqlitePoolOptions::new()
        .max_connections(1)
        .acquire_timeout(limits.lock)
        .connect_with(options.clone())
        .await
        .map_err(Fault::database("open the file"))?;
    let readers = SqlitePoolOptions::new()
        .max_connections(limits.connections)
        .acquire_timeout(limits.lock)
        .after_connect(move |connection, _| Box::pin(limit(connection, statement)))
        .before_acquire(move |connection, _| {
            Box::pin(async move { limit(connection, statement).await.map(|()| true) })
        })
        .connect_with(options.pragma("query_only", "ON"))
        .await
        .map_err(Fault::database("open the file"))?;
    Ok((writer, readers))
}

/// SQLite has no time limit of its own: what runs longer than this from now on is given up.
async fn limit(connection: &mut SqliteConnection, statement: Duration) -> Result<(), sqlx::Error> {
    let begun = Instant::now();
    connection.lock_handle().await?.set_progress_handler(STEPS, move || begun.elapsed() < statement);
    Ok(())
}

/// Creates the file for its owner alone, before SQLite would create it for everyone to read.
fn create(path: &Path) -> std::io::Result<()> {
    let mut options = std::fs::OpenOptions::new();
    options.append(true).create(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options.open(path).map(drop)
}
