//! Refused attempts: who tried what, and on which ground it was refused.
//!
//! Stream `refusal/DAY`; event `refused` (`source`, `action`, `ground`, maybe `target`, and `last` where no more are
//! recorded on that day, of that source or at all).

use super::{Projection, Statement, optional_text, text};
use crate::append::Append;
use crate::canonical::Payload;
use crate::event::{Event, NewEvent, StreamId, line, text_of};
use crate::fault::Fault;
use crate::store::Store;
use crate::value::{Row, int};
use jiff::Timestamp;
use serde_json::json;

/// A refused attempt.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Refused {
    /// Who tried.
    pub actor: String,
    /// What the attempt is counted under: the actor, or the network of somebody who is not known, in a form that does
    /// not name it.
    pub source: String,
    /// What was tried.
    pub action: String,
    /// Why it was refused.
    pub ground: String,
    /// What it was tried on, where that is something of the node.
    pub target: Option<String>,
    /// When.
    pub at: Timestamp,
}

/// How many refused attempts are recorded.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RefusalRoom {
    /// On one day.
    pub per_day: u64,
    /// On one day of one source.
    pub per_source: u64,
}

pub(crate) struct Refusals;

impl Projection for Refusals {
    fn name(&self) -> &'static str {
        "refusal"
    }

    fn version(&self) -> i64 {
        1
    }

    fn tables(&self) -> &'static [&'static str] {
        &["refusal"]
    }

    fn apply(&self, event: &Event) -> Result<Vec<Statement>, crate::Refusal> {
        let Some(day) = event.stream.id_of("refusal").filter(|_| event.kind == "refused") else {
            return Ok(Vec::new());
        };
        Ok(vec![Statement::new(
            "INSERT INTO {refusal} (sequence, day, source, actor, action, ground, target, refused_at) \
             VALUES ($1, $2, $3, $4, $5, $6, $7, $8)",
            vec![
                int(event.sequence).into(),
                day.into(),
                text(event, "source")?.into(),
                event.actor.clone().into(),
                text(event, "action")?.into(),
                text(event, "ground")?.into(),
                optional_text(event, "target")?.into(),
                text_of(event.recorded_at).into(),
            ],
            "a refusal is recorded once",
        )])
    }
}

impl Store {
    /// Records a refused attempt under its day in UTC; false where as many of that day or that source are recorded as
    /// may be, which leaves no trace. The last one that is recorded says so.
    ///
    /// # Errors
    /// A part is not one line; the database cannot write.
    pub async fn refused(&self, refused: &Refused, room: RefusalRoom) -> Result<bool, Fault> {
        let day = refused.at.to_zoned(jiff::tz::TimeZone::UTC).date().to_string();
        let counts = "SELECT count(*), coalesce(sum(CASE WHEN source = $2 THEN 1 ELSE 0 END), 0) FROM refusal \
                      WHERE day = $1";
        let args = [day.as_str().into(), refused.source.as_str().into()];
        let full = |row: Option<&Row>| {
            let count = |at: usize| row.and_then(|row| row.count(at)).unwrap_or(0);
            let (of_day, of_source) = (count(0) + 1, count(1) + 1);
            let over = of_day > room.per_day || of_source > room.per_source;
            (over, of_day == room.per_day || of_source == room.per_source)
        };
        // Whoever floods the node is turned away without making anybody wait.
        if full(self.database.rows(counts, &args).await?.first()).0 {
            return Ok(false);
        }
        let mut tx = self.database.write().await?;
        let mut append = Append::begin(&mut tx, &self.key, 1).await?;
        let (over, last) = full(append.tx.row(counts, &args).await?.as_ref());
        if over {
            return Ok(false);
        }
        let mut payload = json!({
            "source": line(&refused.source)?, "action": line(&refused.action)?, "ground": line(&refused.ground)?,
        });
        if let Some(fields) = payload.as_object_mut() {
            if let Some(target) = &refused.target {
                fields.insert("target".to_owned(), line(target)?.into());
            }
            if last {
                fields.insert("last".to_owned(), true.into());
            }
        }
        let event = NewEvent::new("refused", &refused.actor, refused.at, Payload::new(payload)?)?;
        let stream = StreamId::new(&format!("refusal/{day}"))?;
        let version = append.version(&stream).await? + 1;
        append.event(&stream, version, &event).await?;
        append.finish().await?;
        tx.commit().await?;
        Ok(true)
    }

    /// Refused attempts, newest first, at most `limit`; with `before`, those before a sequence number. Each with its
    /// own sequence number.
    ///
    /// # Errors
    /// The database cannot be read.
    pub async fn refusals(&self, before: Option<u64>, limit: u64) -> Result<Vec<(u64, Refused)>, Fault> {
        let sql = "SELECT sequence, actor, source, action, ground, target, refused_at FROM refusal \
                   WHERE sequence < $1 ORDER BY sequence DESC LIMIT $2";
        let before = before.map_or(i64::MAX, int);
        let rows = self.database.rows(sql, &[before.into(), int(limit).into()]).await?;
        rows.iter().map(read).collect()
    }
}

fn read(row: &Row) -> Result<(u64, Refused), Fault> {
    let wrong = |column, right| Fault::Row {
        table: "refusal",
        row: row.int(0).map_or_else(|| "?".to_owned(), |sequence| sequence.to_string()),
        column,
        right,
    };
    let text = |at: usize, column| row.text(at).map(str::to_owned).ok_or_else(|| wrong(column, "a text"));
    let refused = Refused {
        actor: text(1, "actor")?,
        source: text(2, "source")?,
        action: text(3, "action")?,
        ground: text(4, "ground")?,
        target: row.text(5).map(str::to_owned),
        at: text(6, "refused_at")?.parse().map_err(|_| wrong("refused_at", "an instant"))?,
    };
    Ok((row.count(0).ok_or_else(|| wrong("sequence", "a count"))?, refused))
}
