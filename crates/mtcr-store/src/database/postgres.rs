//! Opening a PostgreSQL database, and refusing one that may lose what it acknowledged.

use super::Limits;
use crate::fault::Fault;
use sqlx::postgres::{PgConnectOptions, PgPoolOptions};
use sqlx::{PgPool, Row};
use std::time::Duration;

/// Settings that must be as they are here; the first of the right values is named in the refusal.
pub(super) const SETTINGS: [(&str, &[&str], &str); 5] = [
    ("fsync", &["on"], "`on`"),
    ("full_page_writes", &["on"], "`on`"),
    (
        "synchronous_commit",
        &["on", "local", "remote_write", "remote_apply"],
        "`on` or another value than `off`",
    ),
    ("server_encoding", &["UTF8"], "`UTF8`"),
    ("transaction_read_only", &["off"], "`off`; a standby takes no events"),
];

/// Connections that write at the same time: one does, and the next is ready. Writers that wait hold up no reader.
const WRITERS: u32 = 2;

/// Connections that write, and connections that only read.
pub(super) async fn open(url: &str, limits: &Limits) -> Result<(PgPool, PgPool), Fault> {
    let options: PgConnectOptions = url.parse().map_err(Fault::database("read the address"))?;
    let options = options.application_name("openmtcr").options([
        ("statement_timeout", milliseconds(limits.statement)),
        ("lock_timeout", milliseconds(limits.lock)),
        ("idle_in_transaction_session_timeout", milliseconds(limits.statement)),
        // The order of events rests on a row lock, after which each statement sees what was committed before it.
        ("default_transaction_isolation", "read committed".to_owned()),
    ]);
    let read_only = options.clone().options([("default_transaction_read_only", "on")]);
    let writers = PgPoolOptions::new()
        .max_connections(WRITERS)
        .acquire_timeout(limits.lock)
        .connect_with(options)
        .await
        .map_err(Fault::database("be reached"))?;
    for (setting, accepted, right) in SETTINGS {
        let row = sqlx::query("SELECT current_setting($1)").bind(setting).fetch_one(&writers).await;
        let found: String =
            row.and_then(|row| row.try_get(0)).map_err(Fault::database("tell its settings"))?;
        if !accepted.contains(&found.as_str()) {
            return Err(Fault::Setting { setting, found, right });
        }
    }
    let readers = PgPoolOptions::new().max_connections(limits.connections).acquire_timeout(limits.lock);
    Ok((writers, readers.connect_lazy_with(read_only)))
}

fn milliseconds(time: Duration) -> String {
    time.as_millis().to_string()
}
