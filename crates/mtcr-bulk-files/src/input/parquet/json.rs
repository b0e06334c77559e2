//! A record with groups and lists in it as an object, for dossiers kept as Parquet.

use super::cell;
use crate::output::text;
use crate::row::Cell;
use parquet::record::{Field, Row};

/// A record as JSON; what is null is left out.
pub(super) fn object(record: &Row) -> String {
    let mut bytes = Vec::new();
    group(&mut bytes, record);
    String::from_utf8_lossy(&bytes).into_owned()
}

fn group(bytes: &mut Vec<u8>, record: &Row) {
    members(bytes, record.get_column_iter().map(|(name, field)| (name.clone(), field)));
}

fn members<'f>(bytes: &mut Vec<u8>, members: impl Iterator<Item = (String, &'f Field)>) {
    bytes.push(b'{');
    let mut first = true;
    for (name, field) in members.filter(|(_, field)| !matches!(field, Field::Null)) {
        if !std::mem::take(&mut first) {
            bytes.push(b',');
        }
        text(bytes, &name);
        bytes.push(b':');
        value(bytes, field);
    }
    bytes.push(b'}');
}

fn value(bytes: &mut Vec<u8>, field: &Field) {
    match field {
        Field::Group(record) => group(bytes, record),
        Field::MapInternal(map) => {
            let entries = map.entries().iter().map(|(key, value)| (cell(key).as_text().to_owned(), value));
            members(bytes, entries);
        }
        Field::ListInternal(list) => {
            bytes.push(b'[');
            for (at, member) in list.elements().iter().enumerate() {
                if at > 0 {
                    bytes.push(b',');
                }
                value(bytes, member);
            }
            bytes.push(b']');
        }
        Field::Null => bytes.extend_from_slice(b"null"),
        field => match cell(field) {
            Cell::Number(number) => bytes.extend_from_slice(number.as_bytes()),
            Cell::Flag(flag) => bytes.extend_from_slice(if flag { b"true" } else { b"false" }),
            other => text(bytes, other.as_text()),
        },
    }
}
