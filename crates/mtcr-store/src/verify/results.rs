//! Results of jobs, against the digests that events have. One that is not there made room.

use super::report::{TableFinding, Wrong};
use crate::canonical::Payload;
use crate::database::Tx;
use crate::fault::Fault;
use crate::projection::JOB_DONE;
use crate::results::is_of;

/// Results that are read at once; each may be long.
const RESULTS: i64 = 8;

/// Compares each result with the event that it stands under.
pub(super) async fn compare(tx: &mut Tx, findings: &mut Vec<TableFinding>) -> Result<(), Fault> {
    let sql = "SELECT job_result.sequence, job_result.bytes, event.kind, event.payload FROM job_result \
               LEFT JOIN event ON event.sequence = job_result.sequence \
               WHERE job_result.sequence > $1 ORDER BY job_result.sequence LIMIT $2";
    let mut after = i64::MIN;
    loop {
        let rows = tx.rows(sql, &[after.into(), RESULTS.into()]).await?;
        for row in &rows {
            after = row.int(0).unwrap_or(i64::MAX);
            let payload = row.text(3).and_then(Payload::parse);
            let good = match (row.text(2), &payload) {
                (Some(kind), Some(payload)) => is_of(kind, payload, row.bytes(1).unwrap_or_default()),
                _ => false,
            };
            if !good {
                let wrong = if row.text(2) == Some(JOB_DONE) { Wrong::Altered } else { Wrong::Inserted };
                findings.push(TableFinding::new("job_result", after, wrong));
            }
        }
        if rows.is_empty() {
            return Ok(());
        }
    }
}
