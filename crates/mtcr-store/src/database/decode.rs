//! Reading rows whose columns are whole numbers, texts or bytes.

use crate::value::{Row, Value};
use sqlx::postgres::PgRow;
use sqlx::sqlite::SqliteRow;
use sqlx::{Column, Error, Row as _, TypeInfo, ValueRef};

pub(super) fn sqlite_row(row: &SqliteRow) -> Result<Row, Error> {
    let value = |at: usize| {
        let raw = row.try_get_raw(at)?;
        // SQLite types values, not results: an absent value takes the type that the column was declared with.
        let declared = row.try_column(at)?.type_info().name().to_owned();
        let name = if raw.is_null() { declared } else { raw.type_info().name().to_owned() };
        match name.as_str() {
            "INTEGER" | "BIGINT" | "BOOLEAN" => row.try_get(at).map(Value::Int),
            "BLOB" => row.try_get(at).map(Value::Bytes),
            _ => row.try_get(at).map(Value::Text),
        }
    };
    (0..row.len()).map(value).collect::<Result<_, _>>().map(Row)
}

pub(super) fn postgres_row(row: &PgRow) -> Result<Row, Error> {
    let value = |at: usize| match row.try_column(at)?.type_info().name() {
        "INT8" => row.try_get(at).map(Value::Int),
        "INT4" => row.try_get::<Option<i32>, _>(at).map(|value| Value::Int(value.map(i64::from))),
        "BYTEA" => row.try_get(at).map(Value::Bytes),
        _ => row.try_get(at).map(Value::Text),
    };
    (0..row.len()).map(value).collect::<Result<_, _>>().map(Row)
}
