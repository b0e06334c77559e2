//! Why a list does not catch an entry: `national/eu/explained.toml`.

use serde::{Deserialize, Serialize};

use crate::reader::Fields;
use crate::source::{FileId, Located, ReadInSource, Uncovered};

/// Why an entry is not covered, or open, from the texts.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ExplainedSource {
    /// The file.
    pub file: FileId,
    /// The entry.
    pub entry: Located<String>,
    /// What is explained; `None` only where the file was refused.
    pub verdict: Option<Located<Uncovered>>,
    /// The difference in own words.
    pub why: Located<String>,
    /// The law that was read.
    pub read_in: Vec<ReadInSource>,
}

impl ExplainedSource {
    pub(crate) fn read_all(mut fields: Fields<'_>) -> Vec<Self> {
        fields.required_tables("explained").into_iter().map(Self::read).collect()
    }

    fn read(mut fields: Fields<'_>) -> Self {
        Self {
            file: fields.reading().id,
            entry: fields.required_text("entry"),
            verdict: fields.required_word("verdict"),
            why: fields.required_text("why"),
            read_in: ReadInSource::required(&mut fields, "read-in"),
        }
    }
}
