//! A workbook of one sheet, written row by row.

use super::stored::Sink;
use crate::BulkError;
use crate::row::{Cell, Head};
use rust_xlsxwriter::{DocProperties, ExcelDateTime, Workbook, XlsxError};
use std::path::{Path, PathBuf};

/// Rows of a sheet, its header counted.
pub(super) const MOST_ROWS: u64 = 1 << 20;

/// Characters of a cell.
pub(super) const MOST_CHARACTERS: usize = 32_767;

/// A workbook while it is written.
pub(super) struct Book {
    book: Workbook,
    path: PathBuf,
    next: u32,
}

impl Book {
    pub(super) fn new(path: &Path, heads: &[Head], sheet: &str) -> Result<Book, BulkError> {
        let wrong = |error: XlsxError| unwritable(path, error);
        let mut book = Workbook::new();
        // The same rows are the same bytes, whenever they are written.
        let begin = ExcelDateTime::from_ymd(2000, 1, 1).map_err(wrong)?;
        book.set_properties(&DocProperties::new().set_creation_datetime(&begin));
        book.add_worksheet_with_constant_memory().map_err(wrong)?.set_name(sheet).map_err(wrong)?;
        let mut book = Book { book, path: path.to_owned(), next: 0 };
        book.take(heads.iter().map(|head| Cell::Text(head.name.clone())).collect())?;
        Ok(book)
    }
}

fn unwritable(path: &Path, error: XlsxError) -> BulkError {
    BulkError::unwritable(path)(std::io::Error::other(error))
}

impl Sink for Book {
    fn take(&mut self, cells: Vec<Cell>) -> Result<(), BulkError> {
        let wrong = |error: XlsxError| unwritable(&self.path, error);
        let sheet = self.book.worksheet_from_index(0).map_err(wrong)?;
        for (column, cell) in (0_u16..).zip(&cells) {
            match cell {
                Cell::Empty => {}
                Cell::Flag(flag) => {
                    sheet.write_boolean(self.next, column, *flag).map_err(wrong)?;
                }
                Cell::Number(text) => {
                    match exact(text) {
                        Some(number) => sheet.write_number(self.next, column, number),
                        None => sheet.write_string(self.next, column, text),
                    }
                    .map_err(wrong)?;
                }
                Cell::Text(text) | Cell::Broken(text) => {
                    sheet.write_string(self.next, column, text).map_err(wrong)?;
                }
            }
        }
        self.next += 1;
        Ok(())
    }

    fn end(mut self) -> Result<(), BulkError> {
        self.book.save(&self.path).map_err(|error| unwritable(&self.path, error))
    }
}

/// A number that a workbook can hold as it is written; another one stays a text, so that no digit is lost.
fn exact(text: &str) -> Option<f64> {
    let number: f64 = text.parse().ok()?;
    (number.is_finite() && number.to_string() == text).then_some(number)
}
