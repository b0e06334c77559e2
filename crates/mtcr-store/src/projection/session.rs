//! Sessions of people who signed in.
//!
//! Stream `session/ID`: `session-started` (`account`, `method`, `until`), `session-ended` (`how`).

use super::{Projection, Statement, text};
use crate::StreamId;
use crate::event::{Event, text_of};
use crate::fault::Fault;
use crate::refusal::Refusal;
use crate::store::Store;
use crate::value::{Row, int};
use jiff::Timestamp;

/// A session as it was recorded.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SessionRow {
    /// Its id, the part of its stream after `session/`.
    pub id: String,
    /// Whose it is.
    pub account: String,
    /// How they proved who they are.
    pub method: String,
    /// When it began.
    pub started_at: Timestamp,
    /// When it is over in any case.
    pub until: Timestamp,
    /// When it was ended before that.
    pub ended_at: Option<Timestamp>,
    /// How it was ended.
    pub how: Option<String>,
}

pub(crate) struct Sessions;

impl Projection for Sessions {
    fn name(&self) -> &'static str {
        "session"
    }

    fn version(&self) -> i64 {
        1
    }

    fn tables(&self) -> &'static [&'static str] {
        &["session"]
    }

    fn apply(&self, event: &Event) -> Result<Vec<Statement>, Refusal> {
        let Some(id) = event.stream.id_of("session") else { return Ok(Vec::new()) };
        let at = text_of(event.recorded_at);
        let statement = match event.kind.as_str() {
            "session-started" => {
                let until: Result<Timestamp, _> = text(event, "until")?.parse();
                let until = until.map_err(|_| super::odd(event, "until", "an instant"))?;
                Statement::new(
                    "INSERT INTO {session} (id, account, method, started_at, until_at) \
                     VALUES ($1, $2, $3, $4, $5) ON CONFLICT (id) DO NOTHING",
                    vec![
                        id.into(),
                        text(event, "account")?.into(),
                        text(event, "method")?.into(),
                        at.into(),
                        text_of(until).into(),
                    ],
                    "a session starts once",
                )
            }
            "session-ended" => Statement::new(
                "UPDATE {session} SET ended_at = $2, how = $3 WHERE id = $1 AND ended_at IS NULL",
                vec![id.into(), at.into(), text(event, "how")?.into()],
                "only a session that was not ended is ended",
            ),
            _ => return Ok(Vec::new()),
        };
        Ok(vec![statement])
    }
}

const COLUMNS: &str = "id, account, method, started_at, until_at, ended_at, how";

impl Store {
    /// A session; none where there is no such.
    ///
    /// # Errors
    /// The database cannot be read.
    pub async fn session(&self, id: &str) -> Result<Option<SessionRow>, Fault> {
        let sql = format!("SELECT {COLUMNS} FROM session WHERE id = $1");
        self.database.rows(&sql, &[id.into()]).await?.first().map(read).transpose()
    }

    /// The sessions of an account that were not ended and are not over at an instant, newest first, at most `limit`.
    ///
    /// # Errors
    /// The database cannot be read.
    pub async fn open_sessions(
        &self,
        account: &str,
        now: Timestamp,
        limit: u64,
    ) -> Result<Vec<SessionRow>, Fault> {
        let sql = format!(
            "SELECT {COLUMNS} FROM session WHERE account = $1 AND ended_at IS NULL AND until_at > $2 \
             ORDER BY until_at DESC, id LIMIT $3"
        );
        let args = [account.into(), text_of(now).into(), int(limit).into()];
        self.database.rows(&sql, &args).await?.iter().map(read).collect()
    }

    /// The stream of a session.
    ///
    /// # Errors
    /// The id has other characters than letters, digits, `-`, `_`, `.`.
    pub fn session_stream(id: &str) -> Result<StreamId, Refusal> {
        StreamId::new(&format!("session/{id}"))
    }
}

fn read(row: &Row) -> Result<SessionRow, Fault> {
    let wrong = |column, right| Fault::Row {
        table: "session",
        row: row.text(0).unwrap_or("?").to_owned(),
        column,
        right,
    };
    let text = |at: usize, column| row.text(at).map(str::to_owned).ok_or_else(|| wrong(column, "a text"));
    let instant = |at: usize, column| text(at, column)?.parse().map_err(|_| wrong(column, "an instant"));
    Ok(SessionRow {
        id: text(0, "id")?,
        account: text(1, "account")?,
        method: text(2, "method")?,
        started_at: instant(3, "started_at")?,
        until: instant(4, "until_at")?,
        ended_at: row.text(5).map(|_| instant(5, "ended_at")).transpose()?,
        how: row.text(6).map(str::to_owned),
    })
}
