//! Oddities of the law that are known and stay: `annex/accepted.toml`.

use serde::{Deserialize, Serialize};

use super::{FileId, Located};
use crate::reader::Fields;

/// An oddity that a review finds and that is as it should be.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AcceptedSource {
    /// The file.
    pub file: FileId,
    /// Its name, as the review prints it: `unused use land-vehicle`.
    pub oddity: Located<String>,
    /// Why it stays.
    pub because: Located<String>,
}

impl AcceptedSource {
    pub(crate) fn read_all(mut fields: Fields<'_>) -> Vec<Self> {
        let file = fields.reading().id;
        let rows = fields.required_tables("accepted").into_iter();
        rows.map(|mut row| Self {
            file,
            oddity: row.required_text("oddity"),
            because: row.required_text("because"),
        })
        .collect()
    }
}
