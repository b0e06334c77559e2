//! Rows of Parquet, one row group at a time.

mod json;

use super::{Position, Rows, heads};
use crate::BulkError;
use crate::row::{Cell, ColumnKind, Head, Read, Row};
use parquet::basic::{ConvertedType, LogicalType, Type as Physical};
use parquet::file::reader::FileReader;
use parquet::file::serialized_reader::{ReadOptionsBuilder, SerializedFileReader};
use parquet::record::reader::RowIter;
use parquet::record::{Field, Row as Record};
use parquet::schema::types::Type;
use std::fs::File;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};

/// A file of Parquet.
pub(crate) struct ParquetRows {
    path: PathBuf,
    rows: RowIter<'static>,
    heads: Vec<Head>,
    /// Whether a row is a dossier.
    dossiers: bool,
    place: u64,
    extent: u64,
    /// Rows of each row group.
    groups: Vec<u64>,
}

impl ParquetRows {
    pub(crate) fn open(path: &Path, dossiers: bool) -> Result<ParquetRows, BulkError> {
        let file = path.display().to_string();
        let reader = reader(path, 0)?;
        let metadata = reader.metadata();
        let schema = metadata.file_metadata().schema();
        let names = schema.get_fields().iter().map(|field| Head {
            name: field.name().to_owned(),
            kind: if field.is_primitive() { kind(field) } else { ColumnKind::Text },
        });
        let names: Vec<Head> = names.collect();
        let heads = if dossiers { Vec::new() } else { heads(&file, names)? };
        let groups: Vec<u64> =
            metadata.row_groups().iter().map(|group| u64::try_from(group.num_rows()).unwrap_or(0)).collect();
        let extent = groups.iter().sum();
        let rows = RowIter::from_file_into(Box::new(reader));
        Ok(ParquetRows { path: path.to_owned(), rows, heads, dossiers, place: 0, extent, groups })
    }

    fn broken(&self, what: &str) -> BulkError {
        BulkError::broken(&self.path.display().to_string(), format!(", row {}", self.place + 1), what)
    }

    /// The next record. A damaged file makes the library panic in places, which is an error of the file.
    fn record(&mut self) -> Result<Option<Record>, BulkError> {
        let next = catch_unwind(AssertUnwindSafe(|| self.rows.next()));
        match next {
            Ok(None) if self.place < self.extent => Err(self.broken("the file ends before its last row")),
            Ok(None) => Ok(None),
            Ok(Some(Ok(record))) => Ok(Some(record)),
            Ok(Some(Err(error))) => Err(self.broken(&format!("this is not whole Parquet: {error}"))),
            Err(_) => Err(self.broken("this is not whole Parquet: a page is damaged")),
        }
    }
}

/// The rows that a file says it has.
pub(crate) fn records(path: &Path) -> Result<u64, BulkError> {
    let rows = reader(path, 0)?.metadata().file_metadata().num_rows();
    u64::try_from(rows).map_err(|_| {
        let file = path.display().to_string();
        BulkError::broken(&file, "", "this is not whole Parquet: its number of rows is below nought")
    })
}

/// Opens a file at a row group.
fn reader(path: &Path, from: usize) -> Result<SerializedFileReader<File>, BulkError> {
    let file = path.display().to_string();
    let opened = File::open(path).map_err(BulkError::unreadable(&file))?;
    if opened.metadata().map_err(BulkError::unreadable(&file))?.len() == 0 {
        return Err(BulkError::Empty { file });
    }
    let options = ReadOptionsBuilder::new().with_predicate(Box::new(move |_, at| at >= from)).build();
    match catch_unwind(AssertUnwindSafe(|| SerializedFileReader::new_with_options(opened, options))) {
        Ok(Ok(reader)) => Ok(reader),
        Ok(Err(error)) => Err(BulkError::broken(&file, "", format!("this is not whole Parquet: {error}"))),
        Err(_) => Err(BulkError::broken(&file, "", "this is not whole Parquet: its description is damaged")),
    }
}

/// The sort of a column. What is kept as a number and means a date, a decimal or a number without sign is text.
fn kind(column: &Type) -> ColumnKind {
    let info = column.get_basic_info();
    let plain = match info.logical_type_ref() {
        None => matches!(
            info.converted_type(),
            ConvertedType::NONE
                | ConvertedType::INT_8
                | ConvertedType::INT_16
                | ConvertedType::INT_32
                | ConvertedType::INT_64
        ),
        Some(LogicalType::Integer(integer)) => integer.is_signed,
        Some(_) => false,
    };
    match column.get_physical_type() {
        Physical::BOOLEAN => ColumnKind::Flag,
        Physical::INT32 | Physical::INT64 if plain => ColumnKind::Integer,
        Physical::INT32 | Physical::INT64 => ColumnKind::Text,
        Physical::FLOAT | Physical::DOUBLE => ColumnKind::Double,
        Physical::INT96 | Physical::BYTE_ARRAY | Physical::FIXED_LEN_BYTE_ARRAY => ColumnKind::Text,
    }
}

impl Rows for ParquetRows {
    fn heads(&self) -> &[Head] {
        &self.heads
    }

    fn position(&self) -> Position {
        Position { place: self.place, line: self.place + 1 }
    }

    fn go_to_next(&mut self) -> Result<bool, BulkError> {
        Ok(self.place < self.extent)
    }

    fn go_to(&mut self, position: Position) -> Result<(), BulkError> {
        let mut before = 0;
        let mut from = 0;
        for rows in &self.groups {
            if before + rows > position.place {
                break;
            }
            before += rows;
            from += 1;
        }
        self.rows = RowIter::from_file_into(Box::new(reader(&self.path, from)?));
        self.place = before;
        while self.place < position.place {
            self.record()?;
            self.place += 1;
        }
        Ok(())
    }

    fn extent(&self) -> u64 {
        self.extent
    }

    fn next_row(&mut self) -> Result<Option<Read>, BulkError> {
        let Some(record) = self.record()? else { return Ok(None) };
        self.place += 1;
        let row = if self.dossiers {
            Row { line: self.place, cells: Vec::new(), raw: json::object(&record) }
        } else {
            let cells = record.get_column_iter().map(|(_, field)| cell(field)).collect();
            Row { line: self.place, cells, raw: String::new() }
        };
        Ok(Some(Read::Row(row)))
    }
}

/// A field as a cell.
fn cell(field: &Field) -> Cell {
    match field {
        Field::Null => Cell::Empty,
        Field::Bool(flag) => Cell::Flag(*flag),
        Field::Byte(number) => Cell::Number(number.to_string()),
        Field::Short(number) => Cell::Number(number.to_string()),
        Field::Int(number) => Cell::Number(number.to_string()),
        Field::Long(number) => Cell::Number(number.to_string()),
        Field::UByte(number) => Cell::Number(number.to_string()),
        Field::UShort(number) => Cell::Number(number.to_string()),
        Field::UInt(number) => Cell::Number(number.to_string()),
        Field::ULong(number) => Cell::Number(number.to_string()),
        Field::Float16(number) => Cell::double(f64::from(f32::from(*number))),
        // The shortest digits that stand for the same number, as they were written once.
        Field::Float(number) if number.is_finite() => Cell::Number(number.to_string()),
        Field::Float(number) => Cell::Broken(format!("{number} is not a number")),
        Field::Double(number) => Cell::double(*number),
        Field::Decimal(decimal) => match digits(decimal.data(), decimal.scale()) {
            Some(digits) => Cell::Number(digits),
            None => Cell::Broken("a decimal number of more digits than are read".to_owned()),
        },
        Field::Str(text) if text.contains('\0') => {
            Cell::Broken("a NUL character stands in the cell".to_owned())
        }
        Field::Str(text) => Cell::text(text),
        Field::Bytes(bytes) => match std::str::from_utf8(bytes.data()) {
            Ok(text) if !text.contains('\0') => Cell::text(text),
            _ => Cell::Broken("bytes that are not UTF-8 text stand in the cell".to_owned()),
        },
        Field::Date(_)
        | Field::TimeMillis(_)
        | Field::TimeMicros(_)
        | Field::TimestampMillis(_)
        | Field::TimestampMicros(_) => Cell::Text(field.to_string()),
        Field::Group(_) | Field::ListInternal(_) | Field::MapInternal(_) => Cell::Broken(
            "a group or a list is no value of a column; without a mapping a row is a whole dossier"
                .to_owned(),
        ),
    }
}

/// The digits of a decimal number, which is kept as a whole number of big-endian bytes.
fn digits(bytes: &[u8], scale: i32) -> Option<String> {
    let negative = bytes.first().is_some_and(|byte| *byte >= 0x80);
    let mut whole = [if negative { 0xFF } else { 0 }; 16];
    let start = whole.len().checked_sub(bytes.len())?;
    whole.get_mut(start..)?.copy_from_slice(bytes);
    let number = i128::from_be_bytes(whole);
    let scale = usize::try_from(scale).ok()?;
    let text = format!("{:0width$}", number.unsigned_abs(), width = scale + 1);
    let (front, back) = text.split_at_checked(text.len().checked_sub(scale)?)?;
    let sign = if negative { "-" } else { "" };
    Some(if back.is_empty() { format!("{sign}{front}") } else { format!("{sign}{front}.{back}") })
}

#[cfg(test)]
mod tests {
    use super::digits;

    #[test]
    fn decimals_keep_their_digits() {
        for (bytes, scale, text) in [
            (&[0x01, 0x2C][..], 0, "300"),
            (&[0x01, 0x2C], 2, "3.00"),
            (&[0x01, 0x2C], 5, "0.00300"),
            (&[0xFF], 1, "-0.1"),
            (&[0xFE, 0xD4], 2, "-3.00"),
            (&[], 0, "0"),
        ] {
            assert_eq!(digits(bytes, scale).as_deref(), Some(text), "{bytes:?}");
        }
        assert_eq!(digits(&[1; 17], 0), None);
    }
}
