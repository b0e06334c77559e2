//! Files as streams of rows.

mod csv;
mod ndjson;
mod parquet;
mod window;
mod xlsx;

use crate::map::Layout;
use crate::row::{Head, Read};
use crate::{BulkError, Format};
pub(crate) use parquet::records;
use serde::{Deserialize, Serialize};
use std::path::Path;
pub(crate) use window::lines;

/// The longest row of a text that is read; a longer one is malformed.
pub(crate) const MOST_BYTES: usize = 1 << 20;

/// Most columns of a file.
pub(crate) const MOST_COLUMNS: usize = 16_384;

/// Where a reader stands: before the row that it gives next.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Position {
    /// The byte of a text, the number of rows before it in another format.
    pub(crate) place: u64,
    /// The line or row of a sheet that stands there.
    pub(crate) line: u64,
}

/// A file of rows.
pub(crate) trait Rows: Send {
    /// The columns; none for a file whose rows are objects with names of their own.
    fn heads(&self) -> &[Head];

    /// Where it stands.
    fn position(&self) -> Position;

    /// Goes to where the next row begins; `false` when there is none.
    fn go_to_next(&mut self) -> Result<bool, BulkError>;

    /// Goes to a place where it stood before.
    fn go_to(&mut self, position: Position) -> Result<(), BulkError>;

    /// The end of the file in the measure of [`Position::place`].
    fn extent(&self) -> u64;

    /// The next row.
    fn next_row(&mut self) -> Result<Option<Read>, BulkError>;
}

/// Opens a file as its name says it is written. Where rows are `dossiers`, one of Parquet is read as an object.
pub(crate) fn open(
    path: &Path,
    format: Format,
    layout: &Layout,
    dossiers: bool,
) -> Result<Box<dyn Rows>, BulkError> {
    match format {
        Format::Csv => Ok(Box::new(csv::CsvRows::open(path, layout)?)),
        Format::Ndjson => Ok(Box::new(ndjson::NdjsonRows::open(path)?)),
        Format::Xlsx => Ok(Box::new(xlsx::XlsxRows::open(path, layout)?)),
        Format::Parquet => Ok(Box::new(parquet::ParquetRows::open(path, dossiers)?)),
    }
}

/// Refuses headers that name two columns alike or that an answer needs; gives a column without header a name by its place.
pub(crate) fn heads(file: &str, names: Vec<Head>) -> Result<Vec<Head>, BulkError> {
    if names.len() > MOST_COLUMNS {
        let what = format!("{} columns; at most {MOST_COLUMNS} are read", names.len());
        return Err(BulkError::broken(file, "", what));
    }
    let mut heads: Vec<Head> = Vec::with_capacity(names.len());
    let mut places = std::collections::BTreeMap::new();
    for (at, mut head) in names.into_iter().enumerate() {
        let place = at + 1;
        if head.name.is_empty() {
            head.name = format!("(column {place})");
        }
        if head.name.starts_with(crate::answer::PREFIX) {
            let what = format!(
                "column {place} is called `{}`; names that begin with `mtcr-` are those of answers: rename or remove it",
                head.name
            );
            return Err(BulkError::broken(file, "", what));
        }
        if let Some(first) = places.insert(head.name.clone(), place) {
            let what =
                format!("columns {first} and {place} are both called `{}`: rename one of them", head.name);
            return Err(BulkError::broken(file, "", what));
        }
        heads.push(head);
    }
    Ok(heads)
}
