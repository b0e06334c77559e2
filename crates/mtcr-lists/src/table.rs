//! Rows of a file with columns, whatever separates them.

use crate::ListError;
use crate::input::{Counted, Limits, Meter};
use crate::names::tidy;
use crate::reader::{Part, Problem, ProblemKind};
use mtcr_screening::Party;
use std::rc::Rc;

/// Whether bytes that are not UTF-8 are an old file of the same list, or a mistake.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Encoding {
    /// UTF-8 and nothing else.
    Utf8,
    /// UTF-8, or in old copies Latin-1 (read as windows-1252, which holds it).
    Utf8OrLatin1,
}

/// How a table is written.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Layout {
    /// What stands between columns.
    pub(crate) delimiter: u8,
    /// Its encoding.
    pub(crate) encoding: Encoding,
    /// The columns, in order, of a file that may have no header line; otherwise the header line names them.
    pub(crate) fixed: Option<&'static [&'static str]>,
    /// Columns without which it is another file.
    pub(crate) needed: &'static [&'static str],
}

/// Where a column stands; a column that the file does not have is empty in every row.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Column(Option<usize>);

impl Column {
    /// This column, or another when the file does not have it.
    pub(crate) fn or(self, other: Column) -> Column {
        Column(self.0.or(other.0))
    }
}

/// One row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Row {
    /// Its line, from 1.
    pub(crate) line: u32,
    fields: Vec<String>,
}

impl Row {
    /// The value of a column, without white space around it.
    pub(crate) fn at(&self, column: Column) -> &str {
        column.0.and_then(|at| self.fields.get(at)).map_or("", |field| field.trim())
    }
}

/// A file with columns.
pub(crate) struct Table<'a> {
    reader: csv::Reader<Counted<'a>>,
    meter: Rc<Meter>,
    encoding: Encoding,
    columns: Vec<String>,
    /// A row was read and not given yet: only the end of the file tells whether the last one is whole.
    next: Option<Row>,
    problems: Vec<Problem>,
}

impl<'a> Table<'a> {
    /// Opens a file and reads its header line.
    pub(crate) fn open(part: Part<'a>, layout: &Layout, limits: Limits) -> Result<Table<'a>, ListError> {
        let (counted, meter) = Counted::new(&part.name, part.content, limits);
        let reader = csv::ReaderBuilder::new()
            .delimiter(layout.delimiter)
            .has_headers(false)
            .flexible(true)
            .from_reader(counted);
        let mut table = Table {
            reader,
            meter,
            encoding: layout.encoding,
            columns: Vec::new(),
            next: None,
            problems: Vec::new(),
        };
        let first = table.read_row()?;
        match layout.fixed {
            Some(columns) => {
                table.columns = columns.iter().map(|column| (*column).to_owned()).collect();
                // A header line was put on top of some copies: no id of a record is a word.
                table.next = first.filter(|row| row.fields.first().is_some_and(|id| is_number(id)));
                if table.next.is_none() {
                    table.next = table.read_row()?;
                }
                let width = table.next.as_ref().map_or(columns.len(), |row| row.fields.len());
                if width < columns.len() {
                    return Err(table.meter.layout(
                        table.next.as_ref().map_or(1, |row| row.line),
                        format!(
                            "{width} columns stand where this list has {}: {}",
                            columns.len(),
                            columns.join(", ")
                        ),
                    ));
                }
            }
            None => {
                let Some(header) = first else {
                    return Err(ListError::NoRecords { file: part.name });
                };
                table.columns = header.fields.iter().map(|name| key(name)).collect();
                let missing: Vec<&str> = layout
                    .needed
                    .iter()
                    .copied()
                    .filter(|name| !table.columns.iter().any(|column| column == name))
                    .collect();
                if !missing.is_empty() {
                    return Err(table.meter.layout(
                        header.line,
                        format!(
                            "the first line does not name `{}`: the columns of this list are named there",
                            missing.join("`, `")
                        ),
                    ));
                }
                table.next = table.read_row()?;
            }
        }
        Ok(table)
    }

    /// Where a column stands.
    pub(crate) fn column(&self, name: &str) -> Column {
        Column(self.columns.iter().position(|column| column == name))
    }

    /// The name of the file.
    pub(crate) fn file(&self) -> &str {
        self.meter.file()
    }

    /// The next whole row; what is wrong with others is noted.
    pub(crate) fn next_row(&mut self) -> Result<Option<Row>, ListError> {
        loop {
            let Some(row) = self.next.take() else {
                return Ok(None);
            };
            self.next = self.read_row()?;
            let cut = self.next.is_none() && !self.meter.quotes_pair_up();
            let width = row.fields.len();
            if cut {
                self.note(row.line, ProblemKind::Malformed, "the file ends within quotes: it is cut short");
            } else if width < self.columns.len() {
                self.note(
                    row.line,
                    ProblemKind::Malformed,
                    format!("{width} columns, and the list has {}", self.columns.len()),
                );
            } else if row.fields.iter().skip(self.columns.len()).any(|field| !field.trim().is_empty()) {
                self.note(
                    row.line,
                    ProblemKind::Malformed,
                    format!("{width} columns, and the list has {}: a quote is missing", self.columns.len()),
                );
            } else if row.fields.iter().map(|field| key(field)).eq(self.columns.iter().cloned()) {
                self.note(row.line, ProblemKind::Repeated, "the header line stands here again");
            } else if row.fields.iter().any(|field| !is_blank(field)) {
                return Ok(Some(row));
            }
        }
    }

    /// What was wrong with rows that were not given.
    pub(crate) fn into_problems(self) -> Vec<Problem> {
        self.problems
    }

    /// Notes what is wrong with a row.
    pub(crate) fn note(&mut self, line: u32, kind: ProblemKind, what: impl Into<String>) {
        self.problems.push(Problem { file: self.meter.file().to_owned(), line, kind, what: what.into() });
    }

    /// Takes a record, or notes what is wrong with it.
    pub(crate) fn take(&mut self, finished: Result<Party, Problem>, parties: &mut Vec<Party>) {
        match finished {
            Ok(party) => parties.push(party),
            Err(problem) => self.problems.push(problem),
        }
    }

    /// Notes that a row has no name.
    pub(crate) fn nameless(&mut self, line: u32) {
        self.problems.push(Problem::nameless(self.meter.file(), line));
    }

    /// The next row as it stands. The byte 0x1A that closes old files of the United States Treasury is no row.
    fn read_row(&mut self) -> Result<Option<Row>, ListError> {
        let mut record = csv::ByteRecord::new();
        loop {
            self.meter.record_begins();
            let line = u32::try_from(self.reader.position().line()).unwrap_or(u32::MAX);
            match self.reader.read_byte_record(&mut record) {
                Err(error) => return Err(self.failed(line, error)),
                Ok(false) => return Ok(None),
                Ok(true) => {}
            }
            let line =
                record.position().map_or(line, |position| u32::try_from(position.line()).unwrap_or(u32::MAX));
            if record.len() == 1
                && record.get(0).is_none_or(|only| only.trim_ascii().is_empty() || only == [0x1A])
            {
                continue;
            }
            let fields: Result<Vec<String>, ListError> =
                record.iter().map(|field| self.decoded(field, line)).collect();
            return fields.map(|fields| Some(Row { line, fields }));
        }
    }

    fn decoded(&self, field: &[u8], line: u32) -> Result<String, ListError> {
        match std::str::from_utf8(field) {
            Ok(text) => Ok(text.to_owned()),
            Err(_) if field.starts_with(&[0xFF, 0xFE]) || field.starts_with(&[0xFE, 0xFF]) => {
                Err(ListError::Encoding {
                    file: self.meter.file().to_owned(),
                    line,
                    found: "the text is UTF-16",
                })
            }
            Err(_) if self.encoding == Encoding::Utf8OrLatin1 => {
                Ok(encoding_rs::WINDOWS_1252.decode_without_bom_handling(field).0.into_owned())
            }
            Err(_) => Err(ListError::Encoding {
                file: self.meter.file().to_owned(),
                line,
                found: "the text is not UTF-8",
            }),
        }
    }

    fn failed(&self, line: u32, error: csv::Error) -> ListError {
        if let Some(stopped) = self.meter.stopped(line) {
            return stopped;
        }
        match error.into_kind() {
            csv::ErrorKind::Io(source) => {
                ListError::Unreadable { file: self.meter.file().to_owned(), source }
            }
            other => self.meter.layout(line, format!("this is no row of a table: {other:?}")),
        }
    }
}

/// A name of a column as it is compared: small letters, one `_` for what stands between words.
fn key(name: &str) -> String {
    tidy(&name.trim_start_matches('\u{feff}').replace(['_', '-'], " ")).to_lowercase().replace(' ', "_")
}

/// Whether a field says nothing; programs for tables put commas behind the byte 0x1A too.
fn is_blank(field: &str) -> bool {
    field.trim_matches('\u{1a}').trim().is_empty()
}

/// Whether a first column is the number of a record.
fn is_number(field: &str) -> bool {
    let field = field.trim();
    !field.is_empty() && field.bytes().all(|byte| byte.is_ascii_digit())
}
