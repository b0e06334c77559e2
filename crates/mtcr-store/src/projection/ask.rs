//! Outcomes of interviews that somebody asked to keep: immutable, each a document.
//!
//! Stream `ask/ID`; one event `ask-kept` (`edition`, `corpus`) with one document, the outcome.

use super::{Projection, Statement, text};
use crate::event::{Event, text_of};
use crate::fault::Fault;
use crate::refusal::Refusal;
use crate::store::Store;
use crate::value::Row;

/// The outcome of an interview, as it was kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AskOutcome {
    /// Its id, the part of its stream after `ask/`.
    pub id: String,
    /// The edition of the Annex that was asked about.
    pub edition: String,
    /// The digest of the corpus.
    pub corpus: String,
    /// The digest of the document that holds the outcome.
    pub document: String,
    /// When it was kept.
    pub kept_at: String,
}

pub(crate) struct AskOutcomes;

impl Projection for AskOutcomes {
    fn name(&self) -> &'static str {
        "ask_outcome"
    }

    fn version(&self) -> i64 {
        1
    }

    fn tables(&self) -> &'static [&'static str] {
        &["ask_outcome"]
    }

    fn apply(&self, event: &Event) -> Result<Vec<Statement>, Refusal> {
        let Some(id) = event.stream.id_of("ask").filter(|_| event.kind == "ask-kept") else {
            return Ok(Vec::new());
        };
        let [document] = event.documents.as_slice() else {
            return Err(super::odd(event, "documents", "one document, the outcome"));
        };
        Ok(vec![Statement::new(
            "INSERT INTO {ask_outcome} (id, edition, corpus, document, kept_at) VALUES ($1, $2, $3, $4, $5) \
             ON CONFLICT (id) DO NOTHING",
            vec![
                id.into(),
                text(event, "edition")?.into(),
                text(event, "corpus")?.into(),
                document.to_string().into(),
                text_of(event.recorded_at).into(),
            ],
            "an outcome is kept once",
        )])
    }
}

impl Store {
    /// The outcome of an interview that was kept; none where there is no such.
    ///
    /// # Errors
    /// The database cannot be read.
    pub async fn ask_outcome(&self, id: &str) -> Result<Option<AskOutcome>, Fault> {
        let sql = "SELECT id, edition, corpus, document, kept_at FROM ask_outcome WHERE id = $1";
        self.database.rows(sql, &[id.into()]).await?.first().map(read).transpose()
    }
}

fn read(row: &Row) -> Result<AskOutcome, Fault> {
    let text = |at: usize, column| {
        let row_name = || row.text(0).unwrap_or("?").to_owned();
        let wrong = || Fault::Row { table: "ask_outcome", row: row_name(), column, right: "a text" };
        row.text(at).map(str::to_owned).ok_or_else(wrong)
    };
    Ok(AskOutcome {
        id: text(0, "id")?,
        edition: text(1, "edition")?,
        corpus: text(2, "corpus")?,
        document: text(3, "document")?,
        kept_at: text(4, "kept_at")?,
    })
}
