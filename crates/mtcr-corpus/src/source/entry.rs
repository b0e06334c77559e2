//! One node of the Annex: `annex/item-04/4.C.2.c.toml`.

use serde::{Deserialize, Serialize};

use super::{FileId, Located, VersionSource};
use crate::reader::Fields;

/// An entry or heading with its history.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct EntrySource {
    /// The file.
    pub file: FileId,
    /// The id in full.
    pub id: Located<String>,
    /// A noun phrase in our own words.
    pub heading: Located<String>,
    /// The texts, newest first.
    pub versions: Vec<VersionSource>,
}

impl EntrySource {
    pub(crate) fn read(mut fields: Fields<'_>) -> Self {
        Self {
            file: fields.reading().id,
            id: fields.required_text("id"),
            heading: fields.required_text("heading"),
            versions: fields.required_tables("version").into_iter().map(VersionSource::read).collect(),
        }
    }
}
