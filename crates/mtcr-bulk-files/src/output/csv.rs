//! Separated columns, quoted where that is needed, lines ended by a line feed.

use crate::answer::Answers;
use crate::row::Cell;

/// Writes a record.
pub(super) fn record<'a>(bytes: &mut Vec<u8>, delimiter: u8, fields: impl IntoIterator<Item = &'a str>) {
    let mut first = true;
    for text in fields {
        if !std::mem::take(&mut first) {
            bytes.push(delimiter);
        }
        field(bytes, delimiter, text);
    }
    bytes.push(b'\n');
}

/// Writes a row with its answer.
pub(super) fn row(bytes: &mut Vec<u8>, delimiter: u8, cells: &[Cell], answer: &impl Answers) {
    for cell in cells {
        field(bytes, delimiter, cell.as_text());
        bytes.push(delimiter);
    }
    let answers: Vec<_> = answer.values().map(|value| value.in_a_cell()).collect();
    record(bytes, delimiter, answers.iter().map(String::as_str));
}

fn field(bytes: &mut Vec<u8>, delimiter: u8, text: &str) {
    if text.bytes().any(|byte| byte == delimiter || matches!(byte, b'"' | b'\n' | b'\r')) {
        bytes.push(b'"');
        bytes.extend_from_slice(text.replace('"', "\"\"").as_bytes());
        bytes.push(b'"');
    } else {
        bytes.extend_from_slice(text.as_bytes());
    }
}
