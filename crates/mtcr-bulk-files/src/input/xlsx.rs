//! One sheet of a workbook, cell by cell. A thread of its own holds the workbook and sends rows.
//!
//! The shared texts of a workbook are kept in memory, as their format wants it; everything else is a stream.

use super::{Position, Rows, heads};
use crate::BulkError;
use crate::map::Layout;
use crate::row::{Cell, Head, Malformed, Read, Row, joined};
use calamine::{Data, DataRef, ExcelDateTime, Reader, Xlsx, XlsxError};
use std::fs::File;
use std::io::{BufReader, Read as _};
use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, SyncSender, sync_channel};

/// Rows on their way from the sheet.
const UNDER_WAY: usize = 1024;

/// A workbook larger than this is refused.
const MOST_BYTES: u64 = 1 << 30;

/// Bytes of the shared texts of a workbook, unpacked; they are held in memory, so that more of them are refused.
const MOST_SHARED: u64 = 1 << 29;

type Book = Xlsx<BufReader<File>>;

/// Cells of one row of a sheet by column, with the number of the row.
type Sent = Result<(u64, Vec<(usize, Cell)>), BulkError>;

/// A sheet.
pub(crate) struct XlsxRows {
    path: PathBuf,
    sheet: String,
    rows: Receiver<Sent>,
    heads: Vec<Head>,
    next: Option<(u64, Vec<(usize, Cell)>)>,
    /// The number of the row that stands next.
    line: u64,
    extent: u64,
}

impl XlsxRows {
    pub(crate) fn open(path: &Path, layout: &Layout) -> Result<XlsxRows, BulkError> {
        let file = path.display().to_string();
        shared_fit(path, MOST_SHARED)?;
        let mut book = open(path)?;
        let sheet = sheet(&book, &file, layout)?;
        let merged = book.merge_cells_by_sheet_name(&sheet).map_err(|error| unread(&file, &error))?;
        if let Some(range) = merged.first() {
            let what = format!(
                "cells {}:{} are merged, and it cannot be told to which row and column their value belongs: take merged \
                 cells apart",
                place(range.start),
                place(range.end)
            );
            return Err(BulkError::broken(&file, format!(", sheet `{sheet}`"), what));
        }
        let extent =
            book.worksheet_cells_reader(&sheet).map_err(|error| unread(&file, &error))?.dimensions().end.0;
        let rows = sent(path, &sheet);
        let mut rows = XlsxRows {
            path: path.to_owned(),
            sheet,
            rows,
            heads: Vec::new(),
            next: None,
            line: 1,
            extent: u64::from(extent) + 2,
        };
        rows.heads = rows.header(&file)?;
        Ok(rows)
    }

    fn header(&mut self, file: &str) -> Result<Vec<Head>, BulkError> {
        self.fill()?;
        let Some((line, cells)) = self.next.take() else {
            return Err(BulkError::Empty { file: format!("sheet `{}` of {file}", self.sheet) });
        };
        self.line = line + 1;
        let width = cells.iter().map(|(column, _)| column + 1).max().unwrap_or(0);
        let mut names = vec![Head::text(""); width];
        for (column, cell) in cells {
            if let Cell::Broken(reason) = &cell {
                return Err(BulkError::broken(file, format!(":{}", place_of(line, column)), reason.clone()));
            }
            if let Some(head) = names.get_mut(column) {
                head.name = cell.as_text().to_owned();
            }
        }
        heads(file, names)
    }

    /// Waits for the next row.
    fn fill(&mut self) -> Result<bool, BulkError> {
        if self.next.is_none()
            && let Ok(sent) = self.rows.recv()
        {
            let (line, cells) = sent?;
            self.line = line;
            self.next = Some((line, cells));
        }
        Ok(self.next.is_some())
    }
}

impl Rows for XlsxRows {
    fn heads(&self) -> &[Head] {
        &self.heads
    }

    fn position(&self) -> Position {
        Position { place: self.line, line: self.line }
    }

    fn go_to_next(&mut self) -> Result<bool, BulkError> {
        self.fill()
    }

    fn go_to(&mut self, position: Position) -> Result<(), BulkError> {
        self.rows = sent(&self.path, &self.sheet);
        self.next = None;
        while self.fill()? && self.line < position.line {
            self.next = None;
        }
        self.line = self.line.max(position.line);
        Ok(())
    }

    fn extent(&self) -> u64 {
        self.extent
    }

    fn next_row(&mut self) -> Result<Option<Read>, BulkError> {
        self.fill()?;
        let Some((line, sent)) = self.next.take() else { return Ok(None) };
        self.line = line + 1;
        let mut cells = vec![Cell::Empty; self.heads.len()];
        let mut beyond = None;
        for (column, cell) in sent {
            match cells.get_mut(column) {
                Some(slot) => *slot = cell,
                None if cell == Cell::Empty => {}
                None => beyond = beyond.or(Some(column)),
            }
        }
        Ok(Some(match beyond {
            None => Read::Row(Row { line, cells, raw: String::new() }),
            Some(column) => Read::Malformed(Malformed {
                line,
                column: String::new(),
                reason: format!(
                    "cell {} stands beyond the last column with a header",
                    place_of(line, column)
                ),
                raw: joined(&cells),
            }),
        }))
    }
}

fn open(path: &Path) -> Result<Book, BulkError> {
    let file = path.display().to_string();
    let opened = File::open(path).map_err(BulkError::unreadable(&file))?;
    let length = opened.metadata().map_err(BulkError::unreadable(&file))?.len();
    if length == 0 {
        return Err(BulkError::Empty { file });
    }
    if length > MOST_BYTES {
        let what = format!("a workbook of more than {MOST_BYTES} bytes is not read: save it as CSV");
        return Err(BulkError::broken(&file, "", what));
    }
    Xlsx::new(BufReader::new(opened)).map_err(|error| unread(&file, &error))
}

/// Refuses a workbook whose shared texts are larger than that. They are unpacked to be measured, since what an archive says of
/// its own sizes need not be true; what is no archive is told by who reads it.
fn shared_fit(path: &Path, most: u64) -> Result<(), BulkError> {
    let file = path.display().to_string();
    let opened = File::open(path).map_err(BulkError::unreadable(&file))?;
    let Ok(mut archive) = zip::ZipArchive::new(BufReader::new(opened)) else { return Ok(()) };
    let is_shared = |name: &[u8]| name.to_ascii_lowercase().ends_with(b"sharedstrings.xml");
    let Some(at) = archive.file_names_raw().position(is_shared) else { return Ok(()) };
    let Ok(texts) = archive.by_index(at) else { return Ok(()) };
    let unpacked = std::io::copy(&mut texts.take(most + 1), &mut std::io::sink()).unwrap_or(0);
    if unpacked > most {
        let what = format!(
            "its shared texts are larger than {most} bytes, and a workbook is read with all of them in memory: save it as CSV"
        );
        return Err(BulkError::broken(&file, "", what));
    }
    Ok(())
}

/// The sheet to read: the one that the mapping names, else the only one.
fn sheet(book: &Book, file: &str, layout: &Layout) -> Result<String, BulkError> {
    let names = book.sheet_names();
    let listed = || names.iter().map(|name| format!("`{name}`")).collect::<Vec<_>>().join(", ");
    match (&layout.sheet, names.as_slice()) {
        (Some(wanted), _) if names.contains(wanted) => Ok(wanted.clone()),
        (Some(wanted), _) => {
            Err(BulkError::broken(file, "", format!("there is no sheet `{wanted}`; there are {}", listed())))
        }
        (None, [only]) => Ok(only.clone()),
        (None, _) => {
            let what = format!("say under `[file]` of the mapping which `sheet` to read: {}", listed());
            Err(BulkError::broken(file, "", what))
        }
    }
}

fn unread(file: &str, error: &XlsxError) -> BulkError {
    BulkError::broken(file, "", format!("this is not a whole workbook: {error}"))
}

/// The rows of a sheet, sent by a thread that ends when nobody takes them.
fn sent(path: &Path, sheet: &str) -> Receiver<Sent> {
    let (sender, receiver) = sync_channel(UNDER_WAY);
    let (path, sheet) = (path.to_owned(), sheet.to_owned());
    std::thread::spawn(move || {
        if let Err(error) = send(&path, &sheet, &sender) {
            let _ = sender.send(Err(error));
        }
    });
    receiver
}

fn send(path: &Path, sheet: &str, sender: &SyncSender<Sent>) -> Result<(), BulkError> {
    let file = path.display().to_string();
    let wrong = |error: XlsxError| unread(&file, &error);
    let mut book = open(path)?;
    let mut cells = book.worksheet_cells_reader(sheet).map_err(wrong)?;
    let percent: Vec<bool> = cells
        .styles()
        .iter()
        .map(|style| {
            style.number_format.as_ref().is_some_and(|format| {
                format.format_code.contains('%') || matches!(format.format_id, Some(9 | 10))
            })
        })
        .collect();
    // The style of a cell comes by a second stream over the same cells, which only books with percentages need.
    let mut second = if percent.contains(&true) { Some(open(path)?) } else { None };
    let mut styles =
        second.as_mut().map(|book| book.worksheet_cells_reader(sheet)).transpose().map_err(wrong)?;
    let mut row: Option<(u64, Vec<(usize, Cell)>)> = None;
    while let Some(cell) = cells.next_cell_with_formula_metadata().map_err(wrong)? {
        let style = match &mut styles {
            Some(styles) => styles.next_cell_with_style_id().map_err(wrong)?.map(|(_, style)| style),
            None => None,
        };
        let shown_in_percent = style.and_then(|style| percent.get(style)).copied().unwrap_or(false);
        let (line, column) = (u64::from(cell.pos.0) + 1, usize::try_from(cell.pos.1).unwrap_or(usize::MAX));
        let value = value(&cell.value, cell.formula.is_some(), shown_in_percent);
        match &mut row {
            Some((known, cells)) if *known == line => cells.push((column, value)),
            _ => {
                if let Some(done) = row.replace((line, vec![(column, value)])) {
                    if done.0 > line {
                        let what =
                            format!("row {line} stands behind row {}: the workbook is damaged", done.0);
                        return Err(BulkError::broken(&file, format!(", sheet `{sheet}`"), what));
                    }
                    if sender.send(Ok(done)).is_err() {
                        return Ok(());
                    }
                }
            }
        }
    }
    if let Some(done) = row {
        let _ = sender.send(Ok(done));
    }
    Ok(())
}

/// A value of a workbook; a formula counts by the value that was computed last.
fn value(value: &DataRef<'_>, formula: bool, percent: bool) -> Cell {
    match value {
        DataRef::Empty if formula => Cell::Broken(
            "a formula stands here without its value: open the workbook in a spreadsheet program and save it again"
                .to_owned(),
        ),
        DataRef::Empty => Cell::Empty,
        DataRef::Float(number) if percent => Cell::Broken(format!(
            "the cell is shown as a percentage and holds {number}: format it as a plain number in the unit of its column"
        )),
        DataRef::Int(number) => Cell::Number(number.to_string()),
        DataRef::Float(number) => Cell::double(*number),
        DataRef::String(text) => text_or_broken(text),
        DataRef::SharedString(text) => text_or_broken(text),
        DataRef::Bool(flag) => Cell::Flag(*flag),
        DataRef::DateTime(at) => Cell::Text(date(at)),
        DataRef::DateTimeIso(text) | DataRef::DurationIso(text) => Cell::text(text),
        DataRef::Error(error) => Cell::Broken(format!("the cell holds the error {}", Data::Error(error.clone()))),
    }
}

fn text_or_broken(text: &str) -> Cell {
    if text.contains('\0') {
        Cell::Broken("a NUL character stands in the cell".to_owned())
    } else {
        Cell::text(text)
    }
}

fn date(at: &ExcelDateTime) -> String {
    let (year, month, day, hour, minute, second, _) = at.to_ymd_hms_milli();
    if at.is_duration() {
        at.to_string()
    } else if (hour, minute, second) == (0, 0, 0) {
        format!("{year:04}-{month:02}-{day:02}")
    } else {
        format!("{year:04}-{month:02}-{day:02}T{hour:02}:{minute:02}:{second:02}")
    }
}

/// A cell as people name it, from its row and column counted from 0.
fn place((row, column): (u32, u32)) -> String {
    place_of(u64::from(row) + 1, usize::try_from(column).unwrap_or(usize::MAX))
}

/// A cell as people name it: `C12`.
fn place_of(line: u64, column: usize) -> String {
    let mut letters = Vec::new();
    let mut left = column.saturating_add(1);
    while left > 0 {
        left -= 1;
        letters.push(b'A' + u8::try_from(left % 26).unwrap_or_default());
        left /= 26;
    }
    letters.reverse();
    format!("{}{line}", String::from_utf8_lossy(&letters))
}

#[cfg(test)]
mod tests {
    use super::{place_of, shared_fit};

    #[test]
    fn shared_texts_are_measured_unpacked() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("book.xlsx");
        let mut book = rust_xlsxwriter::Workbook::new();
        let sheet = book.add_worksheet();
        for row in 0..200 {
            sheet.write_string(row, 0, format!("{row}{}", "a".repeat(1000))).unwrap();
        }
        book.save(&path).unwrap();
        assert!(std::fs::metadata(&path).unwrap().len() < 100_000);
        let error = shared_fit(&path, 200_000).unwrap_err().to_string();
        assert!(error.contains("shared texts are larger than 200000 bytes"), "{error}");
        assert!(shared_fit(&path, 300_000).is_ok());
        std::fs::write(&path, "no archive").unwrap();
        assert!(shared_fit(&path, 1).is_ok());
    }

    #[test]
    fn cells_are_named_as_spreadsheets_do() {
        for (line, column, name) in
            [(1, 0, "A1"), (12, 25, "Z12"), (3, 26, "AA3"), (3, 701, "ZZ3"), (3, 702, "AAA3")]
        {
            assert_eq!(place_of(line, column), name);
        }
    }
}
