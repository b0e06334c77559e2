//! The tables of the store: which are evidence, and which are not.

use crate::database::Tx;
use crate::fault::Fault;
use crate::projection::PROJECTIONS;

/// Tables whose every row the ledger vouches for, besides those of the projections, which follow from the events.
const LEDGER: [&str; 5] = ["event", "document", "sealed_text", "ledger_hash", "checkpoint"];

/// Tables of the store that nothing vouches for, and why that is no harm.
///
/// * `head`: follows from `event` and `ledger_hash`; compared with them.
/// * `job_result`: results of jobs, compared with the digests that events have; one that is absent made room.
/// * `ledger_key`: the public key is the one that whoever verifies gives.
/// * `sealed_key`: wrapped keys; a wrong one opens nothing.
/// * `idempotency`: what was answered to a request, forgotten after a while.
/// * `projection`: how far the tables of projections are; what they hold is compared with the events.
/// * `_sqlx_migrations`: which statements made the tables.
pub(crate) const NO_EVIDENCE: [&str; 7] =
    ["_sqlx_migrations", "head", "idempotency", "job_result", "ledger_key", "projection", "sealed_key"];

/// The tables that are evidence.
pub(crate) fn evidence() -> Vec<&'static str> {
    let projected = PROJECTIONS.iter().flat_map(|projection| projection.tables().iter().copied());
    LEDGER.into_iter().chain(projected).collect()
}

/// The tables of the database, in the order of their names.
pub(crate) async fn all(tx: &mut Tx) -> Result<Vec<String>, Fault> {
    let sql = if tx.is_sqlite() {
        "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\'"
    } else {
        "SELECT tablename::text FROM pg_tables WHERE schemaname = current_schema()"
    };
    let rows = tx.rows(sql, &[]).await?;
    let mut names: Vec<String> = rows.iter().filter_map(|row| row.text(0).map(str::to_owned)).collect();
    names.sort();
    Ok(names)
}

/// How many rows a table has.
pub(crate) async fn rows(tx: &mut Tx, table: &str) -> Result<u64, Fault> {
    let quoted = table.replace('"', "\"\"");
    let row = tx.row(&format!("SELECT count(*) FROM \"{quoted}\""), &[]).await?;
    Ok(row.and_then(|row| row.count(0)).unwrap_or(0))
}
