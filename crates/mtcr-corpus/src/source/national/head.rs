//! What a list is: `national/eu/list.toml`.

use serde::{Deserialize, Serialize};

use crate::reader::Fields;
use crate::source::{FileId, Located, ReadInSource};

/// The law that a list holds, its vintage and its limits.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct NationalHeadSource {
    /// The file.
    pub file: FileId,
    /// The id; the folder repeats it.
    pub id: Located<String>,
    /// The name for people.
    pub title: Located<String>,
    /// Whose law it is.
    pub jurisdiction: Located<String>,
    /// The date of the text, as far as known: year, month or day.
    pub from: Located<String>,
    /// What is known of the date of the text, in words.
    pub vintage: Located<String>,
    /// The sources that the list may cite.
    pub sources: Vec<Located<String>>,
    /// What the law has and the list does not carry.
    pub missing: Vec<Located<String>>,
    /// How the list is to be read.
    pub notes: Vec<RemarkOfListSource>,
}

/// A note on how a list is to be read.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RemarkOfListSource {
    /// The id.
    pub id: Located<String>,
    /// In our own words.
    pub summary: Located<String>,
    /// The law that was read.
    pub read_in: Vec<ReadInSource>,
}

impl NationalHeadSource {
    pub(crate) fn read(mut fields: Fields<'_>) -> Self {
        let notes = fields.tables("note").into_iter().map(|mut note| RemarkOfListSource {
            id: note.required_text("id"),
            summary: note.required_text("summary"),
            read_in: ReadInSource::required(&mut note, "read-in"),
        });
        let notes = notes.collect();
        Self {
            file: fields.reading().id,
            id: fields.required_text("id"),
            title: fields.required_text("title"),
            jurisdiction: fields.required_text("jurisdiction"),
            from: fields.required_text("from"),
            vintage: fields.required_text("vintage"),
            sources: fields.required_texts("sources"),
            missing: fields.texts("missing"),
            notes,
        }
    }
}
