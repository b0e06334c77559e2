//! Parquet, written by row groups of bounded size.

use super::stored::Sink;
use crate::BulkError;
use crate::row::{Cell, ColumnKind, Head};
use parquet::basic::{Compression, LogicalType, Repetition, Type as Physical, ZstdLevel};
use parquet::data_type::{BoolType, ByteArray, ByteArrayType, DataType, DoubleType, Int64Type};
use parquet::errors::ParquetError;
use parquet::file::properties::WriterProperties;
use parquet::file::writer::{SerializedColumnWriter, SerializedFileWriter};
use parquet::schema::types::Type;
use std::fs::File;
use std::io::BufWriter;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// Rows of a row group at most.
const MOST_ROWS: usize = 1 << 16;

/// Bytes of the texts of a row group, about, at most.
const MOST_BYTES: usize = 1 << 25;

/// A file while it is written.
pub(super) struct Columns {
    writer: SerializedFileWriter<BufWriter<File>>,
    path: PathBuf,
    kinds: Vec<ColumnKind>,
    rows: Vec<Vec<Cell>>,
    bytes: usize,
}

impl Columns {
    pub(super) fn new(path: &Path, heads: &[Head], of: &str) -> Result<Columns, BulkError> {
        let wrong = |error: ParquetError| unwritable(path, error);
        let fields: Result<Vec<Arc<Type>>, ParquetError> = heads
            .iter()
            .map(|head| {
                let (physical, logical) = match head.kind {
                    ColumnKind::Text => (Physical::BYTE_ARRAY, Some(LogicalType::String)),
                    ColumnKind::Integer => (Physical::INT64, None),
                    ColumnKind::Double => (Physical::DOUBLE, None),
                    ColumnKind::Flag => (Physical::BOOLEAN, None),
                };
                let field = Type::primitive_type_builder(&head.name, physical)
                    .with_repetition(Repetition::OPTIONAL)
                    .with_logical_type(logical);
                field.build().map(Arc::new)
            })
            .collect();
        let schema =
            Type::group_type_builder(of).with_fields(fields.map_err(wrong)?).build().map_err(wrong)?;
        let properties = WriterProperties::builder()
            .set_compression(Compression::ZSTD(ZstdLevel::default()))
            .set_created_by("OpenMTCR".to_owned())
            .build();
        let file = File::create(path).map_err(BulkError::unwritable(path))?;
        let writer = SerializedFileWriter::new(BufWriter::new(file), Arc::new(schema), Arc::new(properties));
        Ok(Columns {
            writer: writer.map_err(wrong)?,
            path: path.to_owned(),
            kinds: heads.iter().map(|head| head.kind).collect(),
            rows: Vec::new(),
            bytes: 0,
        })
    }

    /// Writes the rows that are kept as one row group.
    fn group(&mut self) -> Result<(), ParquetError> {
        let mut group = self.writer.next_row_group()?;
        for (at, kind) in self.kinds.iter().enumerate() {
            let Some(mut column) = group.next_column()? else { break };
            let cells = self.rows.iter().map(|row| row.get(at).unwrap_or(&Cell::Empty));
            match kind {
                ColumnKind::Text => {
                    write::<ByteArrayType>(&mut column, cells, |cell| Some(ByteArray::from(cell.as_text())))?;
                }
                ColumnKind::Integer => {
                    write::<Int64Type>(&mut column, cells, |cell| cell.as_text().parse().ok())?;
                }
                ColumnKind::Double => {
                    write::<DoubleType>(&mut column, cells, |cell| cell.as_text().parse().ok())?;
                }
                ColumnKind::Flag => write::<BoolType>(&mut column, cells, |cell| match cell {
                    Cell::Flag(flag) => Some(*flag),
                    _ => None,
                })?,
            }
            column.close()?;
        }
        group.close()?;
        self.rows.clear();
        self.bytes = 0;
        Ok(())
    }
}

fn write<'c, T: DataType>(
    column: &mut SerializedColumnWriter<'_>,
    cells: impl Iterator<Item = &'c Cell>,
    value: impl Fn(&Cell) -> Option<T::T>,
) -> Result<(), ParquetError> {
    let mut values = Vec::new();
    let mut levels = Vec::new();
    for cell in cells {
        let found = value(cell).filter(|_| *cell != Cell::Empty);
        if found.is_none() && *cell != Cell::Empty {
            let what = format!("`{}` does not suit the sort of its column", cell.as_text());
            return Err(ParquetError::General(what));
        }
        levels.push(i16::from(found.is_some()));
        values.extend(found);
    }
    column.typed::<T>().write_batch(&values, Some(&levels), None).map(drop)
}

fn unwritable(path: &Path, error: ParquetError) -> BulkError {
    BulkError::unwritable(path)(std::io::Error::other(error))
}

impl Sink for Columns {
    fn take(&mut self, cells: Vec<Cell>) -> Result<(), BulkError> {
        self.bytes += cells.iter().map(|cell| cell.as_text().len()).sum::<usize>();
        self.rows.push(cells);
        if self.rows.len() < MOST_ROWS && self.bytes < MOST_BYTES {
            return Ok(());
        }
        self.group().map_err(|error| unwritable(&self.path, error))
    }

    fn end(mut self) -> Result<(), BulkError> {
        if !self.rows.is_empty() {
            self.group().map_err(|error| unwritable(&self.path, error))?;
        }
        self.writer.close().map(drop).map_err(|error| unwritable(&self.path, error))
    }
}
