//! What the data cites: `sources.toml`.

use serde::{Deserialize, Serialize};

use super::{FileId, Located, SourceKind};
use crate::reader::Fields;

/// A law, page or table, and how far it was read.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SourceSource {
    /// The file.
    pub file: FileId,
    /// The id that citations begin with.
    pub id: Located<String>,
    /// Its title.
    pub title: Located<String>,
    /// What sort of text it is; `None` only where the file was refused.
    pub kind: Option<Located<SourceKind>>,
    /// How much of it was read.
    pub read: Located<String>,
    /// Anything else.
    pub note: Option<Located<String>>,
}

impl SourceSource {
    pub(crate) fn read_all(mut fields: Fields<'_>) -> Vec<Self> {
        fields.tables("source").into_iter().map(Self::read).collect()
    }

    pub(crate) fn read(mut fields: Fields<'_>) -> Self {
        Self {
            file: fields.reading().id,
            id: fields.required_text("id"),
            title: fields.required_text("title"),
            kind: fields.required_word("kind"),
            read: fields.required_text("read"),
            note: fields.text("note"),
        }
    }
}
