//! Rows with their answers as the bytes of a file.

mod count;
mod csv;
mod ndjson;
mod parquet;
mod stored;
mod xlsx;

use crate::answer::{AnswerColumn, Answers};
use crate::judge::Judged;
use crate::map::Layout;
use crate::row::{Cell, Head, Malformed};
use crate::{BulkError, Format};
pub(crate) use count::{objects, rows};
pub(crate) use ndjson::text;
use std::path::Path;

/// What an output repeats of its input.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Repeats {
    /// Every column.
    Cells,
    /// The object as it stands.
    Object,
    /// The line it stands on and the name of the product: the columns of a dossier are not those of a table.
    LineAndName,
}

/// How rows are written.
#[derive(Clone, Debug)]
pub(crate) struct Encoder {
    format: Format,
    repeats: Repeats,
    heads: Vec<Head>,
    delimiter: u8,
    answers: Vec<AnswerColumn>,
}

impl Encoder {
    /// How rows of a file are written to another one. `heads` are none where its rows are dossiers.
    pub(crate) fn new(
        (from, to): (Format, Format),
        output: &Path,
        layout: &Layout,
        heads: &[Head],
        answers: Vec<AnswerColumn>,
    ) -> Encoder {
        let (repeats, heads) = match (from, to) {
            (Format::Ndjson, Format::Ndjson) => (Repeats::Object, Vec::new()),
            _ if heads.is_empty() => (Repeats::LineAndName, vec![Head::text("line"), Head::text("name")]),
            _ => (Repeats::Cells, heads.to_vec()),
        };
        let same = if from == to { layout.delimiter } else { None };
        let delimiter = same.unwrap_or_else(|| Format::delimiter(output));
        Encoder { format: to, repeats, heads, delimiter, answers }
    }

    /// What stands before the first row.
    pub(crate) fn header(&self) -> Vec<u8> {
        match self.format {
            Format::Csv => {
                let answers = self.answers.iter().map(|column| column.name);
                let names = self.heads.iter().map(|head| head.name.as_str()).chain(answers);
                let mut bytes = Vec::new();
                csv::record(&mut bytes, self.delimiter, names);
                bytes
            }
            Format::Ndjson => Vec::new(),
            Format::Xlsx | Format::Parquet => stored::header(&self.heads, &self.answers),
        }
    }

    /// Writes a row.
    pub(crate) fn row<A: Answers>(&self, judged: &Judged<A>, bytes: &mut Vec<u8>) {
        let own;
        let cells: &[Cell] = match self.repeats {
            Repeats::LineAndName => {
                own = [Cell::Number(judged.line.to_string()), Cell::text(&judged.name)];
                &own
            }
            Repeats::Cells | Repeats::Object => &judged.cells,
        };
        match (self.format, self.repeats) {
            (Format::Csv, _) => csv::row(bytes, self.delimiter, cells, &judged.answer),
            (Format::Ndjson, Repeats::Object) => {
                ndjson::added(bytes, &judged.raw, &self.answers, &judged.answer);
            }
            (Format::Ndjson, _) => ndjson::object(bytes, &self.heads, cells, &self.answers, &judged.answer),
            (Format::Xlsx | Format::Parquet, _) => stored::row(bytes, cells, &judged.answer),
        }
    }

    /// Why a row cannot be written in this format.
    pub(crate) fn refuses(&self, cells: &[Cell]) -> Option<(String, String)> {
        let long = |cell: &Cell| cell.as_text().chars().nth(xlsx::MOST_CHARACTERS).is_some();
        let at = cells.iter().position(long).filter(|_| self.format == Format::Xlsx)?;
        let column = self.heads.get(at).map_or_else(String::new, |head| head.name.clone());
        let most = xlsx::MOST_CHARACTERS;
        Some((
            column,
            format!("a cell of more than {most} characters cannot stand in a workbook: write another format"),
        ))
    }

    /// How many rows an output may hold.
    pub(crate) fn most_rows(&self) -> u64 {
        if self.format == Format::Xlsx { xlsx::MOST_ROWS - 1 } else { u64::MAX }
    }

    /// How many rows a finished file holds, counted in the file.
    pub(crate) fn count(&self, path: &Path) -> Result<u64, BulkError> {
        match self.format {
            Format::Csv => Ok(rows(path, self.delimiter)?.saturating_sub(1)),
            Format::Ndjson => count::lines(path),
            Format::Xlsx | Format::Parquet => Ok(count::lines(path)?.saturating_sub(1)),
        }
    }
}

/// Puts rows that are kept line by line together as a file of a format to whose end nothing can be added; `of` is what the
/// rows are.
pub(crate) fn assemble(rows: &Path, format: Format, to: &Path, of: &str) -> Result<(), BulkError> {
    match format {
        Format::Xlsx => stored::give(rows, |heads| xlsx::Book::new(to, heads, of)),
        Format::Parquet => stored::give(rows, |heads| parquet::Columns::new(to, heads, of)),
        Format::Csv | Format::Ndjson => Ok(()),
    }
}

/// The header of the file of malformed rows.
pub(crate) fn malformed_header() -> Vec<u8> {
    let mut bytes = Vec::new();
    csv::record(&mut bytes, b',', ["line", "column", "reason", "row"]);
    bytes
}

/// Writes a malformed row.
pub(crate) fn malformed(row: &Malformed, bytes: &mut Vec<u8>) {
    let line = row.line.to_string();
    csv::record(bytes, b',', [line.as_str(), &row.column, &row.reason, &row.raw]);
}
