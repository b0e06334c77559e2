//! A term the Annex defines: `definitions/*.toml`.

use serde::{Deserialize, Serialize};

use super::{FileId, Located, ReadInSource, TextStatus};
use crate::reader::Fields;

/// A defined term.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DefinitionSource {
    /// The file.
    pub file: FileId,
    /// The id.
    pub id: Located<String>,
    /// The term as people write it.
    pub term: Located<String>,
    /// What sort of definition it is.
    pub kind: Option<Located<String>>,
    /// In our own words.
    pub summary: Located<String>,
    /// The law that was read.
    pub read_in: Vec<ReadInSource>,
    /// How well the text is known; `None` only where the file was refused.
    pub text_status: Option<Located<TextStatus>>,
}

impl DefinitionSource {
    pub(crate) fn read(mut fields: Fields<'_>) -> Self {
        Self {
            file: fields.reading().id,
            id: fields.required_text("id"),
            term: fields.required_text("term"),
            kind: fields.text("kind"),
            summary: fields.required_text("summary"),
            read_in: ReadInSource::required(&mut fields, "read-in"),
            text_status: fields.required_word("text-status"),
        }
    }
}
