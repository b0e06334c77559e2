//! Text with separated columns, as RFC 4180 writes it.
//!
//! A record ends where the quotes in it say so, so that a quote that is never closed makes one malformed row with all the
//! lines it swallowed, and never rows that nobody wrote.

use super::window::{Window, lines};
use super::{MOST_BYTES, Position, Rows, heads};
use crate::BulkError;
use crate::map::{Encoding, Layout};
use crate::row::{Cell, Head, Malformed, Read, Row, shown};
use csv_core::ReadRecordResult;
use std::path::Path;

/// A file of separated columns.
pub(crate) struct CsvRows {
    window: Window,
    core: csv_core::Reader,
    encoding: Encoding,
    heads: Vec<Head>,
    line: u64,
    /// The unquoted fields of a record, and where each ends.
    fields: Vec<u8>,
    ends: Vec<usize>,
}

/// How a record ended.
enum Ended {
    /// As it should: its bytes in the window, and its fields.
    Whole { length: usize, fields: usize },
    /// It is longer than is read; it is passed over already.
    Long { front: Vec<u8>, lines: u64 },
    /// The file ended within quotes.
    Open { length: usize },
}

impl CsvRows {
    pub(crate) fn open(path: &Path, layout: &Layout) -> Result<CsvRows, BulkError> {
        let mut window = Window::open(path)?;
        window.begin()?;
        let delimiter = layout.delimiter.unwrap_or_else(|| crate::Format::delimiter(path));
        let core = csv_core::ReaderBuilder::new().delimiter(delimiter).build();
        let mut rows = CsvRows {
            window,
            core,
            encoding: layout.encoding,
            heads: Vec::new(),
            line: 1,
            fields: vec![0; 4096],
            ends: vec![0; 64],
        };
        rows.heads = rows.header(delimiter)?;
        Ok(rows)
    }

    /// The first record as names of columns.
    fn header(&mut self, delimiter: u8) -> Result<Vec<Head>, BulkError> {
        let file = self.window.name().to_owned();
        let Some(ended) = self.record()? else {
            return Err(BulkError::Empty { file });
        };
        let place = format!(":{}", self.line);
        let Ended::Whole { length, fields } = ended else {
            let what = "the header line is longer than is read, or a quote in it is not closed";
            return Err(BulkError::broken(&file, place, what));
        };
        let cells = self.cells(fields).map_err(|(column, reason)| {
            BulkError::broken(&file, place.clone(), format!("the header of column {}: {reason}", column + 1))
        })?;
        self.pass(length);
        let names: Vec<Head> = cells.iter().map(|cell| Head::text(cell.as_text())).collect();
        if let [only] = names.as_slice()
            && let Some(other) = [';', '\t', ',', '|'].into_iter().find(|sign| only.name.contains(*sign))
            && !only.name.contains(char::from(delimiter))
        {
            let sign = other.escape_default();
            let what = format!(
                "the header line has one column, `{}`; if `{sign}` separates columns, say `delimiter = \"{sign}\"` under \
                 `[file]` of the mapping",
                only.name
            );
            return Err(BulkError::broken(&file, place, what));
        }
        heads(&file, names)
    }

    /// Is done with a record.
    fn pass(&mut self, length: usize) {
        self.line += lines(self.window.bytes().get(..length).unwrap_or_default());
        self.window.consume(length);
    }

    /// Goes over ends of lines between records; `false` at the end of the file.
    fn next_begins(&mut self) -> Result<bool, BulkError> {
        loop {
            let front = self.window.bytes();
            let blank = front.iter().take_while(|byte| matches!(byte, b'\r' | b'\n')).count();
            let more = blank < front.len();
            self.pass(blank);
            if more {
                return Ok(true);
            }
            if !self.window.more()? {
                return Ok(false);
            }
        }
    }

    /// Finds the end of the next record and takes its fields apart.
    fn record(&mut self) -> Result<Option<Ended>, BulkError> {
        if !self.next_begins()? {
            return Ok(None);
        }
        self.core.reset();
        let (mut scanned, mut written, mut fields) = (0, 0, 0);
        // Of a record that is too long: its front, and how many lines of it are behind.
        let mut long: Option<(Vec<u8>, u64)> = None;
        loop {
            let rest = self.window.bytes().get(scanned..).unwrap_or_default();
            let mut at_end = false;
            let input: &[u8] = if rest.is_empty() {
                if scanned > MOST_BYTES {
                    let front = self.window.bytes();
                    let passed = lines(front);
                    long = Some(match long {
                        Some((kept, lines)) => (kept, lines + passed),
                        None => (front.get(..4096).unwrap_or_default().to_vec(), passed),
                    });
                    self.window.consume(scanned);
                    scanned = 0;
                }
                if self.window.more()? {
                    continue;
                }
                // An end of line closes a record that is not within quotes.
                at_end = true;
                b"\n"
            } else {
                rest
            };
            let room = self.fields.get_mut(written..).unwrap_or_default();
            let ends = self.ends.get_mut(fields..).unwrap_or_default();
            let (result, taken, wrote, ended) = self.core.read_record(input, room, ends);
            if !at_end {
                scanned += taken;
            }
            written += wrote;
            fields += ended;
            match result {
                ReadRecordResult::InputEmpty if at_end => {
                    return Ok(Some(match long {
                        Some((front, lines)) => self.passed(front, lines, scanned),
                        None => Ended::Open { length: scanned },
                    }));
                }
                ReadRecordResult::InputEmpty => {}
                // What is thrown away anyway is written over.
                ReadRecordResult::OutputFull if long.is_some() || written > MOST_BYTES => written = 0,
                ReadRecordResult::OutputEndsFull if long.is_some() || fields > MOST_BYTES => fields = 0,
                ReadRecordResult::OutputFull => self.fields.resize(self.fields.len() * 2, 0),
                ReadRecordResult::OutputEndsFull => self.ends.resize(self.ends.len() * 2, 0),
                ReadRecordResult::Record | ReadRecordResult::End => {
                    return Ok(Some(match long {
                        Some((front, lines)) => self.passed(front, lines, scanned),
                        None if scanned > MOST_BYTES => {
                            let front = self.window.bytes().get(..4096).unwrap_or_default().to_vec();
                            self.passed(front, 0, scanned)
                        }
                        None => Ended::Whole { length: scanned, fields },
                    }));
                }
            }
        }
    }

    /// Goes over what is left of a record that is too long.
    fn passed(&mut self, front: Vec<u8>, before: u64, left: usize) -> Ended {
        let lines = before + lines(self.window.bytes().get(..left).unwrap_or_default());
        self.window.consume(left);
        Ended::Long { front, lines }
    }

    /// The fields of a record as cells; else the column that cannot be one, and why.
    fn cells(&self, fields: usize) -> Result<Vec<Cell>, (usize, String)> {
        let mut start = 0;
        let ends = self.ends.get(..fields).unwrap_or_default();
        let mut cells = Vec::with_capacity(fields);
        for (column, end) in ends.iter().enumerate() {
            let field = self.fields.get(start..*end).unwrap_or_default();
            cells.push(cell(field, self.encoding).map_err(|reason| (column, reason))?);
            start = *end;
        }
        Ok(cells)
    }

    fn malformed(&self, line: u64, column: Option<usize>, reason: String, raw: &[u8]) -> Read {
        let head = column.and_then(|column| self.heads.get(column));
        let column = head.map_or_else(String::new, |head| head.name.clone());
        Read::Malformed(Malformed { line, column, reason, raw: shown(raw.trim_ascii_end()) })
    }
}

/// A field as a cell, or what is wrong with it.
fn cell(field: &[u8], encoding: Encoding) -> Result<Cell, String> {
    if field.contains(&0) {
        return Err("a NUL character stands in the cell: the file is damaged or not text".to_owned());
    }
    match (std::str::from_utf8(field), encoding) {
        (Ok(text), Encoding::Utf8) => Ok(Cell::text(text)),
        (Err(error), Encoding::Utf8) => {
            let byte = field.get(error.valid_up_to()).copied().unwrap_or_default();
            Err(format!(
                "byte {byte:02X} is not UTF-8; if the whole file is in the older encoding of Western Europe, say \
                 `encoding = \"windows-1252\"` under `[file]` of the mapping"
            ))
        }
        (_, Encoding::Windows1252) => {
            Ok(Cell::text(&encoding_rs::WINDOWS_1252.decode_without_bom_handling(field).0))
        }
    }
}

impl Rows for CsvRows {
    fn heads(&self) -> &[Head] {
        &self.heads
    }

    fn position(&self) -> Position {
        Position { place: self.window.offset(), line: self.line }
    }

    fn go_to_next(&mut self) -> Result<bool, BulkError> {
        self.next_begins()
    }

    fn go_to(&mut self, position: Position) -> Result<(), BulkError> {
        self.line = position.line;
        self.window.go_to(position.place)
    }

    fn extent(&self) -> u64 {
        self.window.length()
    }

    fn next_row(&mut self) -> Result<Option<Read>, BulkError> {
        if !self.next_begins()? {
            return Ok(None);
        }
        let line = self.line;
        let read = match self.record()? {
            None => return Ok(None),
            Some(Ended::Long { front, lines }) => {
                let mut reason = format!("the row is longer than {MOST_BYTES} bytes");
                if lines > 1 {
                    reason.push_str(&swallowed(line, line + lines - 1));
                }
                self.line += lines;
                self.malformed(line, None, reason, &front)
            }
            Some(Ended::Open { length }) => {
                let raw = self.window.bytes().get(..length).unwrap_or_default();
                let reason =
                    "a quote that is opened in this row is not closed before the file ends".to_owned();
                let read = self.malformed(line, None, reason, raw);
                self.pass(length);
                read
            }
            Some(Ended::Whole { length, fields }) => {
                let raw = self.window.bytes().get(..length).unwrap_or_default();
                let raw = raw.strip_suffix(b"\n").unwrap_or(raw);
                let raw = raw.strip_suffix(b"\r").unwrap_or(raw);
                let last = line + lines(raw);
                let read = match self.cells(fields) {
                    Err((column, reason)) => self.malformed(line, Some(column), reason, raw),
                    Ok(cells) if cells.len() != self.heads.len() => {
                        let mut reason =
                            format!("{} cells stand in a row of {} columns", cells.len(), self.heads.len());
                        if last > line {
                            reason.push_str(&swallowed(line, last));
                        }
                        self.malformed(line, None, reason, raw)
                    }
                    Ok(cells) => {
                        Read::Row(Row { line, cells, raw: String::from_utf8_lossy(raw).into_owned() })
                    }
                };
                self.pass(length);
                read
            }
        };
        Ok(Some(read))
    }
}

/// Says that quotes hold lines together.
fn swallowed(first: u64, last: u64) -> String {
    format!("; quotes hold lines {first} to {last} together: one of them may be missing its pair")
}
