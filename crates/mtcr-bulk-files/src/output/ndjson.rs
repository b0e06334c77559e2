//! An object on each line.

use crate::answer::{AnswerColumn, Answers, Said};
use crate::row::{Cell, Head};

/// Writes an object as it stands with the answer behind its last member.
pub(super) fn added(bytes: &mut Vec<u8>, object: &str, columns: &[AnswerColumn], answer: &impl Answers) {
    let open = object.trim_end().strip_suffix('}').unwrap_or(object).trim_end();
    bytes.extend_from_slice(open.as_bytes());
    answers(bytes, columns, answer, !open.ends_with('{'));
}

/// Writes cells by the names of their columns; empty ones are left out.
pub(super) fn object(
    bytes: &mut Vec<u8>,
    heads: &[Head],
    cells: &[Cell],
    columns: &[AnswerColumn],
    answer: &impl Answers,
) {
    bytes.push(b'{');
    let mut more = false;
    for (head, cell) in heads.iter().zip(cells) {
        if *cell == Cell::Empty {
            continue;
        }
        if more {
            bytes.push(b',');
        }
        more = true;
        text(bytes, &head.name);
        bytes.push(b':');
        match cell {
            Cell::Number(number) => bytes.extend_from_slice(number.as_bytes()),
            Cell::Flag(flag) => bytes.extend_from_slice(if *flag { b"true" } else { b"false" }),
            cell => text(bytes, cell.as_text()),
        }
    }
    answers(bytes, columns, answer, more);
}

fn answers(bytes: &mut Vec<u8>, columns: &[AnswerColumn], answer: &impl Answers, mut more: bool) {
    for (column, value) in columns.iter().zip(answer.values()) {
        if matches!(value, Said::One("")) {
            continue;
        }
        if more {
            bytes.push(b',');
        }
        more = true;
        text(bytes, column.name);
        bytes.push(b':');
        match value {
            Said::One(one) => text(bytes, one),
            Said::Count(count) => bytes.extend_from_slice(count.to_string().as_bytes()),
            Said::Many(many) => {
                bytes.push(b'[');
                for (at, one) in many.iter().enumerate() {
                    if at > 0 {
                        bytes.push(b',');
                    }
                    text(bytes, one);
                }
                bytes.push(b']');
            }
        }
    }
    bytes.extend_from_slice(b"}\n");
}

/// A text with its escapes.
pub(crate) fn text(bytes: &mut Vec<u8>, text: &str) {
    bytes.push(b'"');
    for sign in text.chars() {
        match sign {
            '"' => bytes.extend_from_slice(b"\\\""),
            '\\' => bytes.extend_from_slice(b"\\\\"),
            sign if sign < ' ' => bytes.extend_from_slice(format!("\\u{:04x}", u32::from(sign)).as_bytes()),
            sign => bytes.extend_from_slice(sign.encode_utf8(&mut [0; 4]).as_bytes()),
        }
    }
    bytes.push(b'"');
}
