//! Which paragraphs of national lists stand beside which entry: `crosswalk/item-04.toml`, `crosswalk/lists.toml`.

use serde::{Deserialize, Serialize};

use super::{FileId, Located};
use crate::reader::Fields;

/// Everything that the folder of the crosswalk says.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct CrosswalkSource {
    /// The lists that rows name.
    pub lists: Vec<CrosswalkListSource>,
    /// What rows rest on.
    pub bases: Vec<BasisOfRowSource>,
    /// The entries with their rows, item by item.
    pub entries: Vec<CrosswalkEntrySource>,
}

/// A list that rows name.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CrosswalkListSource {
    /// The file.
    pub file: FileId,
    /// The id that rows name.
    pub id: Located<String>,
    /// The name for people.
    pub title: Located<String>,
    /// The law it is part of: the folder of `data/national` that may hold its paragraphs.
    pub law: Located<String>,
    /// The source that was read.
    pub source: Located<String>,
}

/// What a row can rest on.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct BasisOfRowSource {
    /// The file.
    pub file: FileId,
    /// The id that rows name.
    pub id: Located<String>,
    /// The same in words.
    pub text: Located<String>,
}

/// An entry with its rows.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CrosswalkEntrySource {
    /// The file.
    pub file: FileId,
    /// The id in full.
    pub id: Located<String>,
    /// The paragraphs beside it.
    pub rows: Vec<CrosswalkRowSource>,
}

/// A paragraph beside an entry.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CrosswalkRowSource {
    /// The list.
    pub list: Located<String>,
    /// The paragraph as the law prints it.
    pub id: Located<String>,
    /// What the row rests on.
    pub basis: Located<String>,
}

impl CrosswalkSource {
    pub(crate) fn read_lists(&mut self, mut fields: Fields<'_>) {
        let file = fields.reading().id;
        self.lists.extend(fields.required_tables("list").into_iter().map(|mut list| CrosswalkListSource {
            file,
            id: list.required_text("id"),
            title: list.required_text("title"),
            law: list.required_text("law"),
            source: list.required_text("source"),
        }));
        self.bases.extend(fields.required_tables("basis").into_iter().map(|mut basis| BasisOfRowSource {
            file,
            id: basis.required_text("id"),
            text: basis.required_text("text"),
        }));
    }

    /// Reads the rows of one item; gives its number as the file says it.
    pub(crate) fn read_item(&mut self, mut fields: Fields<'_>) -> Option<Located<i64>> {
        let file = fields.reading().id;
        let item = fields.required("item").and_then(|value| value.integer());
        let entries = fields.required_tables("entry").into_iter().map(|mut entry| CrosswalkEntrySource {
            file,
            id: entry.required_text("id"),
            rows: entry.required_tables("row").into_iter().map(CrosswalkRowSource::read).collect(),
        });
        self.entries.extend(entries);
        item
    }
}

impl CrosswalkRowSource {
    fn read(mut fields: Fields<'_>) -> Self {
        Self {
            list: fields.required_text("list"),
            id: fields.required_text("id"),
            basis: fields.required_text("basis"),
        }
    }
}
