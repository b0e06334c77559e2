//! Records kept beside events, against the digests that pledge them.

use super::report::{TableFinding, Wrong};
use crate::database::Tx;
use crate::fault::Fault;
use crate::private::digest;

/// Records that are read at once.
const RECORDS: i64 = 500;

/// Compares each record with its pledge, and each pledge with its record.
pub(super) async fn compare(tx: &mut Tx, findings: &mut Vec<TableFinding>) -> Result<(), Fault> {
    let sql = "SELECT private_record.id, private_record.lookup, private_record.sealed, private_pledge.digest \
               FROM private_record LEFT JOIN private_pledge ON private_pledge.id = private_record.id \
               WHERE private_record.id > $1 ORDER BY private_record.id LIMIT $2";
    let mut after = String::new();
    loop {
        let rows = tx.rows(sql, &[after.as_str().into(), RECORDS.into()]).await?;
        for row in &rows {
            after = row.text(0).unwrap_or_default().to_owned();
            let found = digest(&after, row.text(1), row.bytes(2).unwrap_or_default()).to_string();
            let wrong = match row.text(3) {
                None => Wrong::Inserted,
                Some(pledged) if pledged == found => continue,
                Some(_) => Wrong::Altered,
            };
            findings.push(TableFinding::new("private_record", &after, wrong));
        }
        if rows.is_empty() {
            break;
        }
    }
    let sql = "SELECT private_pledge.id FROM private_pledge LEFT JOIN private_record \
               ON private_record.id = private_pledge.id WHERE private_record.id IS NULL ORDER BY private_pledge.id";
    for row in tx.rows(sql, &[]).await? {
        findings.push(TableFinding::new("private_record", row.text(0).unwrap_or("?"), Wrong::Deleted));
    }
    Ok(())
}
