//! Columns of Arrow as cells of rows, read as those of a file of Parquet are.

use datafusion::arrow::array::{Array, ArrayRef, AsArray, StructArray};
use datafusion::arrow::compute::cast;
use datafusion::arrow::datatypes::{DataType, Float32Type, Float64Type};
use datafusion::arrow::util::display::{ArrayFormatter, FormatOptions};
use datafusion::error::Result;
use mtcr_bulk_files::Cell;

/// The rows of a group of columns.
pub(crate) fn rows(columns: &StructArray) -> Result<Vec<Vec<Cell>>> {
    let mut rows = vec![Vec::with_capacity(columns.num_columns()); columns.len()];
    for array in columns.columns() {
        for (row, cell) in rows.iter_mut().zip(column(array)?) {
            row.push(cell);
        }
    }
    Ok(rows)
}

/// The cells of a column.
pub(crate) fn column(array: &ArrayRef) -> Result<Vec<Cell>> {
    let group = || {
        let reason = "a group or a list is no value of a column";
        Cell::Broken(reason.to_owned())
    };
    Ok(match array.data_type() {
        DataType::Null => vec![Cell::Empty; array.len()],
        DataType::Boolean => {
            array.as_boolean().iter().map(|flag| flag.map_or(Cell::Empty, Cell::Flag)).collect()
        }
        DataType::Utf8 => array.as_string::<i32>().iter().map(text).collect(),
        DataType::LargeUtf8 => array.as_string::<i64>().iter().map(text).collect(),
        DataType::Utf8View => array.as_string_view().iter().map(text).collect(),
        DataType::Float64 => {
            let numbers = array.as_primitive::<Float64Type>().iter();
            numbers.map(|number| number.map_or(Cell::Empty, Cell::double)).collect()
        }
        DataType::Float32 => array.as_primitive::<Float32Type>().iter().map(single).collect(),
        DataType::Float16 => column(&cast(array, &DataType::Float64)?)?,
        DataType::Dictionary(_, values) => column(&cast(array, values)?)?,
        DataType::Binary | DataType::LargeBinary | DataType::BinaryView => {
            let bytes = cast(array, &DataType::LargeBinary)?;
            bytes.as_binary::<i64>().iter().map(binary).collect()
        }
        DataType::Int8
        | DataType::Int16
        | DataType::Int32
        | DataType::Int64
        | DataType::UInt8
        | DataType::UInt16
        | DataType::UInt32
        | DataType::UInt64
        | DataType::Decimal32(..)
        | DataType::Decimal64(..)
        | DataType::Decimal128(..)
        | DataType::Decimal256(..) => shown(array, Cell::Number)?,
        DataType::Date32
        | DataType::Date64
        | DataType::Time32(_)
        | DataType::Time64(_)
        | DataType::Timestamp(..) => shown(array, Cell::Text)?,
        _ => (0..array.len()).map(|row| if array.is_null(row) { Cell::Empty } else { group() }).collect(),
    })
}

fn text(text: Option<&str>) -> Cell {
    match text {
        None => Cell::Empty,
        Some(text) if text.contains('\0') => Cell::Broken("a NUL character stands in the cell".to_owned()),
        Some(text) => Cell::text(text),
    }
}

fn binary(bytes: Option<&[u8]>) -> Cell {
    match bytes.map(std::str::from_utf8) {
        None => Cell::Empty,
        Some(Ok(read)) => text(Some(read)),
        Some(Err(_)) => Cell::Broken("bytes that are not UTF-8 text stand in the cell".to_owned()),
    }
}

/// A number of single precision by the shortest digits that stand for it.
fn single(number: Option<f32>) -> Cell {
    match number {
        None => Cell::Empty,
        Some(number) if number.is_finite() => Cell::Number(number.to_string()),
        Some(number) => Cell::Broken(format!("{number} is not a number")),
    }
}

/// Values that are shown with all their digits.
fn shown(array: &ArrayRef, cell: fn(String) -> Cell) -> Result<Vec<Cell>> {
    let options = FormatOptions::default();
    let formatter = ArrayFormatter::try_new(array.as_ref(), &options)?;
    Ok((0..array.len())
        .map(|row| if array.is_null(row) { Cell::Empty } else { cell(formatter.value(row).to_string()) })
        .collect())
}
