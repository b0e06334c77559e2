//! The formats of files, known by how their names end.

use crate::BulkError;
use std::path::Path;

/// How a file of rows is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// Text with a header line and separated columns.
    Csv,
    /// A JSON object on each line.
    Ndjson,
    /// A workbook.
    Xlsx,
    /// Columns in row groups.
    Parquet,
}

/// Endings of names, each with its format and what separates columns where that follows from it.
const ENDINGS: [(&str, Format); 6] = [
    ("csv", Format::Csv),
    ("tsv", Format::Csv),
    ("ndjson", Format::Ndjson),
    ("jsonl", Format::Ndjson),
    ("xlsx", Format::Xlsx),
    ("parquet", Format::Parquet),
];

impl Format {
    /// The format that a file's name says.
    ///
    /// # Errors
    /// A name that ends in no known way.
    pub fn of(path: &Path) -> Result<Self, BulkError> {
        let ending = ending(path);
        let found = ENDINGS.iter().find(|(known, _)| *known == ending);
        found.map(|(_, format)| *format).ok_or_else(|| BulkError::UnknownFormat {
            file: path.display().to_string(),
            known: ENDINGS.map(|(known, _)| format!("`.{known}`")).join(", "),
        })
    }

    /// Whether rows can be added at its end, so that a file that was cut goes on.
    #[must_use]
    pub fn grows(self) -> bool {
        matches!(self, Format::Csv | Format::Ndjson)
    }

    /// What separates columns when a mapping does not say: a tab where the name ends in `.tsv`, else a comma.
    pub(crate) fn delimiter(path: &Path) -> u8 {
        if ending(path) == "tsv" { b'\t' } else { b',' }
    }
}

fn ending(path: &Path) -> String {
    path.extension().unwrap_or_default().to_string_lossy().to_lowercase()
}
