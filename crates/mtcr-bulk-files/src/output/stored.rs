//! Rows for formats to whose end nothing can be added: kept line by line, and put together when all are there.
//!
//! The first line says the columns; every other one is a list of cells.

use crate::BulkError;
use crate::answer::{AnswerColumn, Answers, Said};
use crate::row::{Cell, ColumnKind, Head};
use serde::{Deserialize, Serialize};
use std::fs::File;
use std::io::{BufRead, BufReader};
use std::path::Path;

/// A column as it is kept.
#[derive(Serialize, Deserialize)]
struct Column {
    name: String,
    kind: Kind,
}

/// The sort of a column as it is kept.
#[derive(Clone, Copy, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
enum Kind {
    Text,
    Integer,
    Double,
    Flag,
}

/// A cell as it is kept.
#[derive(Serialize, Deserialize)]
#[serde(untagged)]
enum Kept {
    Empty(()),
    Flag(bool),
    Text(String),
    Number { n: String },
}

/// The line that says the columns, those of the answer with them.
pub(super) fn header(heads: &[Head], answers: &[AnswerColumn]) -> Vec<u8> {
    let column = |name: &str, kind: ColumnKind| Column {
        name: name.to_owned(),
        kind: match kind {
            ColumnKind::Text => Kind::Text,
            ColumnKind::Integer => Kind::Integer,
            ColumnKind::Double => Kind::Double,
            ColumnKind::Flag => Kind::Flag,
        },
    };
    let own = heads.iter().map(|head| column(&head.name, head.kind));
    let answers = answers.iter().map(|answer| column(answer.name, answer.kind));
    line(&own.chain(answers).collect::<Vec<_>>())
}

/// The line of a row.
pub(super) fn row(bytes: &mut Vec<u8>, cells: &[Cell], answer: &impl Answers) {
    let text = |text: &str| if text.is_empty() { Kept::Empty(()) } else { Kept::Text(text.to_owned()) };
    let own = cells.iter().map(|cell| match cell {
        Cell::Empty => Kept::Empty(()),
        Cell::Text(own) | Cell::Broken(own) => text(own),
        Cell::Number(number) => Kept::Number { n: number.clone() },
        Cell::Flag(flag) => Kept::Flag(*flag),
    });
    let answers = answer.values().map(|value| match value {
        Said::Count(count) => Kept::Number { n: count.to_string() },
        value => text(&value.in_a_cell()),
    });
    bytes.extend(line(&own.chain(answers).collect::<Vec<_>>()));
}

fn line(value: &impl Serialize) -> Vec<u8> {
    // Texts and flags alone: nothing of them cannot be written.
    let mut bytes = serde_json::to_vec(value).unwrap_or_default();
    bytes.push(b'\n');
    bytes
}

/// What takes rows one after another.
pub(super) trait Sink {
    /// Takes a row.
    fn take(&mut self, cells: Vec<Cell>) -> Result<(), BulkError>;
    /// Is told that there are no more.
    fn end(self) -> Result<(), BulkError>;
}

/// Gives every row that is kept to a sink that is made for its columns.
pub(super) fn give<S: Sink>(
    rows: &Path,
    make: impl FnOnce(&[Head]) -> Result<S, BulkError>,
) -> Result<(), BulkError> {
    let name = rows.display().to_string();
    let unreadable = BulkError::unreadable(&name);
    let broken = |error: serde_json::Error| {
        BulkError::broken(&name, "", format!("these are no rows of a run: {error}"))
    };
    let mut reader = BufReader::with_capacity(1 << 18, File::open(rows).map_err(&unreadable)?);
    let mut line = String::new();
    reader.read_line(&mut line).map_err(&unreadable)?;
    let columns: Vec<Column> = serde_json::from_str(&line).map_err(broken)?;
    let heads: Vec<Head> = columns
        .into_iter()
        .map(|column| Head {
            name: column.name,
            kind: match column.kind {
                Kind::Text => ColumnKind::Text,
                Kind::Integer => ColumnKind::Integer,
                Kind::Double => ColumnKind::Double,
                Kind::Flag => ColumnKind::Flag,
            },
        })
        .collect();
    let mut sink = make(&heads)?;
    loop {
        line.clear();
        if reader.read_line(&mut line).map_err(&unreadable)? == 0 {
            return sink.end();
        }
        let kept: Vec<Kept> = serde_json::from_str(&line).map_err(broken)?;
        let cells = kept.into_iter().map(|kept| match kept {
            Kept::Empty(()) => Cell::Empty,
            Kept::Flag(flag) => Cell::Flag(flag),
            Kept::Text(text) => Cell::Text(text),
            Kept::Number { n } => Cell::Number(n),
        });
        sink.take(cells.collect())?;
    }
}
