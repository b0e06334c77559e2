//! Screenings of parties: how each stands, which pairs were judged, when all watched ones were screened again.
//!
//! Stream `screening/ID`: `screening-made` (`office`, `asked`, `subject`, `watched`, `answer`, `standing`, `hits`,
//! `undecided`, `lists`, …), `screening-repeated` (the same without `office`, `asked`, `watched`), `hit-judged` and
//! `release-signed` (`subject`, `party`, `decision`, `standing`, `undecided`, …), `release-proposed` and
//! `release-declined` (`standing`, `undecided`, …), `watch-changed` (`watched`).
//! Stream `rescreening/ID`: `rescreening-done` (`lists`, `screened`, `changed`).

use super::{Projection, Statement, count, flag, odd, text};
use crate::event::{Event, text_of};
use crate::fault::Fault;
use crate::refusal::Refusal;
use crate::store::Store;
use crate::value::{Row, Value, int};
use jiff::Timestamp;

/// How a screening stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ScreeningRow {
    /// Its id, the part of its stream after `screening/`.
    pub id: String,
    /// The authority that is in charge of it, as a stream.
    pub office: String,
    /// The organisation of whoever asked, as a stream.
    pub asked: String,
    /// What stands for the party as it was last screened: it says nothing of it to whoever lacks the key of the node.
    pub subject: String,
    /// Whether it is screened again when lists change.
    pub watched: bool,
    /// What the lists said last: `clear`, `hits`, `refused`.
    pub answer: String,
    /// What that and the judgements come to: `clear`, `open`, `hit`, `refused`.
    pub standing: String,
    /// How many records were found.
    pub hits: u64,
    /// How many of them wait for a person.
    pub undecided: u64,
    /// What stands for the lists that it was last screened against.
    pub lists: String,
    /// Who asked.
    pub made_by: String,
    /// When it was made.
    pub made_at: Timestamp,
    /// When the outcome last changed.
    pub screened_at: Timestamp,
}

/// What was judged last of a pair.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PairRow {
    /// The word: `same`, `different`, `unsure`, `released`.
    pub decision: String,
    /// The screening in which it was judged.
    pub screening: String,
    /// The version of its stream at which it was.
    pub version: u64,
}

/// That all watched parties were screened again.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RescreeningRow {
    /// Its id.
    pub id: String,
    /// What stands for the lists.
    pub lists: String,
    /// How many parties.
    pub screened: u64,
    /// For how many of them the outcome changed.
    pub changed: u64,
    /// Who asked for it.
    pub done_by: String,
    /// When it was done.
    pub done_at: Timestamp,
}

pub(crate) struct Screenings;

impl Projection for Screenings {
    fn name(&self) -> &'static str {
        "screening"
    }

    fn version(&self) -> i64 {
        1
    }

    fn tables(&self) -> &'static [&'static str] {
        &["screening_pair", "rescreening", "screening"]
    }

    fn apply(&self, event: &Event) -> Result<Vec<Statement>, Refusal> {
        if let Some(id) = event.stream.id_of("rescreening") {
            return if event.kind == "rescreening-done" { done(event, id) } else { Ok(Vec::new()) };
        }
        let Some(id) = event.stream.id_of("screening") else { return Ok(Vec::new()) };
        match event.kind.as_str() {
            "screening-made" => Ok(vec![made(event, id)?]),
            "screening-repeated" => Ok(vec![repeated(event, id)?]),
            "release-proposed" | "release-declined" => Ok(vec![stands(event, id)?]),
            "hit-judged" | "release-signed" => Ok(vec![stands(event, id)?, judged(event, id)?]),
            "watch-changed" => Ok(vec![Statement::new(
                "UPDATE {screening} SET watched = $2 WHERE id = $1 AND watched <> $2",
                vec![id.into(), flag(event, "watched")?.into()],
                "only what is not so becomes so",
            )]),
            _ => Ok(Vec::new()),
        }
    }
}

fn made(event: &Event, id: &str) -> Result<Statement, Refusal> {
    let at = || Value::from(text_of(event.recorded_at));
    Ok(Statement::new(
        "INSERT INTO {screening} (id, office, asked, subject, watched, answer, standing, hits, undecided, lists, made_by, \
         made_at, screened_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $12) ON CONFLICT (id) DO NOTHING",
        vec![
            id.into(),
            text(event, "office")?.into(),
            text(event, "asked")?.into(),
            text(event, "subject")?.into(),
            flag(event, "watched")?.into(),
            text(event, "answer")?.into(),
            text(event, "standing")?.into(),
            hits(event)?.into(),
            count(event, "undecided")?.into(),
            text(event, "lists")?.into(),
            event.actor.clone().into(),
            at(),
        ],
        "a screening is made once",
    ))
}

fn repeated(event: &Event, id: &str) -> Result<Statement, Refusal> {
    Ok(Statement::new(
        "UPDATE {screening} SET subject = $2, answer = $3, standing = $4, hits = $5, undecided = $6, lists = $7, \
         screened_at = $8 WHERE id = $1",
        vec![
            id.into(),
            text(event, "subject")?.into(),
            text(event, "answer")?.into(),
            text(event, "standing")?.into(),
            hits(event)?.into(),
            count(event, "undecided")?.into(),
            text(event, "lists")?.into(),
            text_of(event.recorded_at).into(),
        ],
        "only what was screened is screened again",
    ))
}

fn stands(event: &Event, id: &str) -> Result<Statement, Refusal> {
    Ok(Statement::new(
        "UPDATE {screening} SET standing = $2, undecided = $3 WHERE id = $1",
        vec![id.into(), text(event, "standing")?.into(), count(event, "undecided")?.into()],
        "only a hit of a screening is judged",
    ))
}

fn judged(event: &Event, id: &str) -> Result<Statement, Refusal> {
    Ok(Statement::new(
        "INSERT INTO {screening_pair} (subject, party, decision, screening, version) VALUES ($1, $2, $3, $4, $5) \
         ON CONFLICT (subject, party) DO UPDATE SET decision = $3, screening = $4, version = $5",
        vec![
            text(event, "subject")?.into(),
            text(event, "party")?.into(),
            text(event, "decision")?.into(),
            id.into(),
            int(event.version).into(),
        ],
        "a pair is judged",
    ))
}

fn done(event: &Event, id: &str) -> Result<Vec<Statement>, Refusal> {
    Ok(vec![Statement::new(
        "INSERT INTO {rescreening} (id, lists, screened, changed, done_by, done_at) VALUES ($1, $2, $3, $4, $5, $6) \
         ON CONFLICT (id) DO NOTHING",
        vec![
            id.into(),
            text(event, "lists")?.into(),
            count(event, "screened")?.into(),
            count(event, "changed")?.into(),
            event.actor.clone().into(),
            text_of(event.recorded_at).into(),
        ],
        "it is done once",
    )])
}

/// How many hits the event lists.
fn hits(event: &Event) -> Result<i64, Refusal> {
    let found = event.payload.fields().get("hits").and_then(serde_json::Value::as_array);
    let found = found.and_then(|hits| i64::try_from(hits.len()).ok());
    found.ok_or_else(|| odd(event, "hits", "a list"))
}

const COLUMNS: &str = "id, office, asked, subject, watched, answer, standing, hits, undecided, lists, made_by, made_at, \
                       screened_at";

impl Store {
    /// A screening as it stands; none where there is no such.
    ///
    /// # Errors
    /// The database cannot be read.
    pub async fn screening(&self, id: &str) -> Result<Option<ScreeningRow>, Fault> {
        let sql = format!("SELECT {COLUMNS} FROM screening WHERE id = $1");
        self.database.rows(&sql, &[id.into()]).await?.first().map(read).transpose()
    }

    /// The screenings that an organisation is in charge of or asked for, those that wait for a person first, then the
    /// newest first, at most `limit` after the first `skip`.
    ///
    /// # Errors
    /// The database cannot be read.
    pub async fn screenings(
        &self,
        organisation: Option<&str>,
        skip: u64,
        limit: u64,
    ) -> Result<Vec<ScreeningRow>, Fault> {
        let of = organisation.map(str::to_owned);
        let sql = format!(
            "SELECT {COLUMNS} FROM screening WHERE $1 IS NULL OR office = $1 OR asked = $1 \
             ORDER BY CASE WHEN undecided > 0 THEN 0 ELSE 1 END, made_at DESC, id LIMIT $2 OFFSET $3"
        );
        let args = [Value::Text(of), int(limit).into(), int(skip).into()];
        self.database.rows(&sql, &args).await?.iter().map(read).collect()
    }

    /// The watched screenings after an id in the order of ids, at most `limit`; from the empty id on all of them.
    ///
    /// # Errors
    /// The database cannot be read.
    pub async fn watched(&self, after: &str, limit: u64) -> Result<Vec<ScreeningRow>, Fault> {
        let sql =
            format!("SELECT {COLUMNS} FROM screening WHERE watched = 1 AND id > $1 ORDER BY id LIMIT $2");
        let rows = self.database.rows(&sql, &[after.into(), int(limit).into()]).await?;
        rows.iter().map(read).collect()
    }

    /// How many screenings are watched.
    ///
    /// # Errors
    /// The database cannot be read.
    pub async fn watched_count(&self) -> Result<u64, Fault> {
        let rows = self.database.rows("SELECT count(*) FROM screening WHERE watched = 1", &[]).await?;
        Ok(rows.first().and_then(|row| row.count(0)).unwrap_or(0))
    }

    /// What was judged last of a party and a record, both as they are; none where nothing was.
    ///
    /// # Errors
    /// The database cannot be read.
    pub async fn judged_pair(&self, subject: &str, party: &str) -> Result<Option<PairRow>, Fault> {
        let sql = "SELECT decision, screening, version FROM screening_pair WHERE subject = $1 AND party = $2";
        let rows = self.database.rows(sql, &[subject.into(), party.into()]).await?;
        let pair = |row: &Row| {
            Some(PairRow {
                decision: row.text(0)?.to_owned(),
                screening: row.text(1)?.to_owned(),
                version: row.count(2)?,
            })
        };
        let wrong = || wrong("screening_pair", party, "decision", "a judgement");
        rows.first().map(|row| pair(row).ok_or_else(wrong)).transpose()
    }

    /// When all watched parties were screened again, the newest first, at most `limit`.
    ///
    /// # Errors
    /// The database cannot be read.
    pub async fn rescreenings(&self, limit: u64) -> Result<Vec<RescreeningRow>, Fault> {
        let sql = "SELECT id, lists, screened, changed, done_by, done_at FROM rescreening \
                   ORDER BY done_at DESC, id LIMIT $1";
        let rows = self.database.rows(sql, &[int(limit).into()]).await?;
        let read = |row: &Row| {
            Some(RescreeningRow {
                id: row.text(0)?.to_owned(),
                lists: row.text(1)?.to_owned(),
                screened: row.count(2)?,
                changed: row.count(3)?,
                done_by: row.text(4)?.to_owned(),
                done_at: row.text(5)?.parse().ok()?,
            })
        };
        let wrong = |row: &Row| wrong("rescreening", row.text(0).unwrap_or("?"), "done_at", "an instant");
        rows.iter().map(|row| read(row).ok_or_else(|| wrong(row))).collect()
    }
}

fn read(row: &Row) -> Result<ScreeningRow, Fault> {
    let id = || row.text(0).unwrap_or("?").to_owned();
    let text = |at: usize, column| {
        row.text(at).map(str::to_owned).ok_or_else(|| wrong("screening", &id(), column, "a text"))
    };
    let count = |at: usize, column| row.count(at).ok_or_else(|| wrong("screening", &id(), column, "a count"));
    let instant = |at: usize, column| {
        text(at, column)?.parse().map_err(|_| wrong("screening", &id(), column, "an instant"))
    };
    Ok(ScreeningRow {
        id: text(0, "id")?,
        office: text(1, "office")?,
        asked: text(2, "asked")?,
        subject: text(3, "subject")?,
        watched: count(4, "watched")? > 0,
        answer: text(5, "answer")?,
        standing: text(6, "standing")?,
        hits: count(7, "hits")?,
        undecided: count(8, "undecided")?,
        lists: text(9, "lists")?,
        made_by: text(10, "made_by")?,
        made_at: instant(11, "made_at")?,
        screened_at: instant(12, "screened_at")?,
    })
}

fn wrong(table: &'static str, row: &str, column: &'static str, right: &'static str) -> Fault {
    Fault::Row { table, row: row.to_owned(), column, right }
}
