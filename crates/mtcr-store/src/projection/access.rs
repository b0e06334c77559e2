//! Reads of restricted texts: who read which, when, and what for.
//!
//! Stream `entry/INDEX`, the entry of the ledger that pledges the text; event `text-read` (`purpose`).

use super::{Projection, Statement, text};
use crate::event::{Event, text_of};
use crate::fault::Fault;
use crate::refusal::Refusal;
use crate::store::Store;
use crate::value::{Row, int};

/// The kind of the event that records a read.
pub(crate) const TEXT_READ: &str = "text-read";

/// One read of a restricted text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Access {
    /// The sequence number of the event that records the read.
    pub sequence: u64,
    /// The sequence number of the event whose text was read.
    pub of: u64,
    /// Who read it.
    pub actor: String,
    /// When.
    pub read_at: String,
    /// What for.
    pub purpose: String,
}

pub(crate) struct Accesses;

impl Projection for Accesses {
    fn name(&self) -> &'static str {
        "access"
    }

    fn version(&self) -> i64 {
        1
    }

    fn tables(&self) -> &'static [&'static str] {
        &["access"]
    }

    fn apply(&self, event: &Event) -> Result<Vec<Statement>, Refusal> {
        let index = event.stream.id_of("entry").filter(|_| event.kind == TEXT_READ);
        let Some(index) = index.and_then(|index| index.parse::<i64>().ok()) else { return Ok(Vec::new()) };
        Ok(vec![Statement::new(
            "INSERT INTO {access} (sequence, entry, actor, read_at, purpose) VALUES ($1, $2, $3, $4, $5)",
            vec![
                int(event.sequence).into(),
                index.into(),
                event.actor.clone().into(),
                text_of(event.recorded_at).into(),
                text(event, "purpose")?.into(),
            ],
            "a read is recorded once",
        )])
    }
}

impl Store {
    /// The reads after a sequence number, oldest first, at most `limit`.
    ///
    /// # Errors
    /// The database cannot be read.
    pub async fn accesses(&self, after: u64, limit: u64) -> Result<Vec<Access>, Fault> {
        let sql = "SELECT sequence, entry, actor, read_at, purpose FROM access WHERE sequence > $1 \
                   ORDER BY sequence LIMIT $2";
        let rows = self.database.rows(sql, &[int(after).into(), int(limit).into()]).await?;
        rows.iter().map(read).collect()
    }
}

fn read(row: &Row) -> Result<Access, Fault> {
    let wrong = |column, right| Fault::Row {
        table: "access",
        row: row.int(0).map_or_else(|| "?".to_owned(), |sequence| sequence.to_string()),
        column,
        right,
    };
    let text = |at: usize, column| row.text(at).map(str::to_owned).ok_or_else(|| wrong(column, "a text"));
    Ok(Access {
        sequence: row.count(0).ok_or_else(|| wrong("sequence", "a count"))?,
        of: row.count(1).ok_or_else(|| wrong("entry", "a count"))? + 1,
        actor: text(2, "actor")?,
        read_at: text(3, "read_at")?,
        purpose: text(4, "purpose")?,
    })
}
