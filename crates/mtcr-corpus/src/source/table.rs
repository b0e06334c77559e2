//! A table of substances: `annex/item-04/4.C.2.b.table.toml`.

use serde::{Deserialize, Serialize};

use super::{FileId, Located, ReadInSource, Span};
use crate::reader::Fields;

/// A named set of substances that rules refer to.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TableSource {
    /// The file.
    pub file: FileId,
    /// The name rules use.
    pub table: Located<String>,
    /// The entry it belongs to.
    pub entry: Located<String>,
    /// The substances.
    pub rows: Vec<RowSource>,
}

/// One substance of a table.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RowSource {
    /// Where it begins.
    pub at: Span,
    /// The declared substance.
    pub substance: Located<String>,
    /// The law that was read.
    pub read_in: Vec<ReadInSource>,
    /// A further condition.
    pub rule: Option<Located<String>>,
    /// In our own words.
    pub summary: Option<Located<String>>,
}

impl TableSource {
    pub(crate) fn read(mut fields: Fields<'_>) -> Self {
        Self {
            file: fields.reading().id,
            table: fields.required_text("table"),
            entry: fields.required_text("entry"),
            rows: fields.required_tables("row").into_iter().map(RowSource::read).collect(),
        }
    }
}

impl RowSource {
    fn read(mut fields: Fields<'_>) -> Self {
        Self {
            at: fields.at(),
            substance: fields.required_text("substance"),
            read_in: ReadInSource::required(&mut fields, "read-in"),
            rule: fields.rule("rule"),
            summary: fields.text("summary"),
        }
    }
}
