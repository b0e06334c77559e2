//! Payloads as canonical JSON (RFC 8785): equal payloads have equal bytes, so that a digest covers a meaning.

use crate::refusal::Refusal;
use mtcr_ledger::Hash;
use serde_json::{Map, Value};
use std::fmt::Write;

/// Bytes of the longest payload: with its frame it still fits an entry of the ledger.
pub const PAYLOAD_LENGTH: usize = 60_000;
/// Arrays and objects within each other.
const DEPTH: usize = 32;
/// The greatest whole number that every reader of JSON reads exactly.
const GREATEST: u64 = (1 << 53) - 1;

/// What an event says: a JSON object in its canonical form.
///
/// Numbers are whole; quantities are text, so that none is rounded on the way.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Payload {
    text: String,
    fields: Map<String, Value>,
}

impl Payload {
    /// A payload.
    ///
    /// # Errors
    /// It is no object, has a number that is not whole or beyond 2^53 - 1, is nested more than 32 deep or longer than
    /// [`PAYLOAD_LENGTH`].
    pub fn new(value: Value) -> Result<Self, Refusal> {
        let mut text = String::new();
        write(&value, DEPTH, &mut text)?;
        if text.len() > PAYLOAD_LENGTH {
            return Err(Refusal::PayloadLength(text.len()));
        }
        match value {
            Value::Object(fields) => Ok(Self { text, fields }),
            _ => Err(Refusal::NoObject),
        }
    }

    /// Reads what [`Payload::text`] gave; none where the text is not canonical.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let payload = Self::new(serde_json::from_str(text).ok()?).ok()?;
        (payload.text == text).then_some(payload)
    }

    /// Its canonical text.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.text
    }

    /// SHA-256 of its canonical text.
    #[must_use]
    pub fn digest(&self) -> Hash {
        Hash::of(&[self.text.as_bytes()])
    }

    /// Its fields.
    #[must_use]
    pub const fn fields(&self) -> &Map<String, Value> {
        &self.fields
    }

    /// The text of a field, if it is one.
    #[must_use]
    pub fn text_of(&self, field: &str) -> Option<&str> {
        self.fields.get(field)?.as_str()
    }

    /// The whole number of a field, if it is one.
    #[must_use]
    pub fn int_of(&self, field: &str) -> Option<i64> {
        self.fields.get(field)?.as_i64()
    }
}

fn write(value: &Value, depth: usize, out: &mut String) -> Result<(), Refusal> {
    let deeper = || depth.checked_sub(1).ok_or(Refusal::Depth);
    match value {
        Value::Null => out.push_str("null"),
        Value::Bool(value) => out.push_str(if *value { "true" } else { "false" }),
        Value::Number(number) => match number.as_i64().filter(|number| number.unsigned_abs() <= GREATEST) {
            // Writing to a string cannot fail.
            Some(number) => drop(write!(out, "{number}")),
            None => return Err(Refusal::Number(number.to_string())),
        },
        Value::String(text) => string(text, out),
        Value::Array(values) => {
            let depth = deeper()?;
            out.push('[');
            for (at, value) in values.iter().enumerate() {
                if at > 0 {
                    out.push(',');
                }
                write(value, depth, out)?;
            }
            out.push(']');
        }
        Value::Object(fields) => {
            let depth = deeper()?;
            let mut fields: Vec<_> = fields.iter().collect();
            // The order is that of UTF-16 units, not of bytes: the two differ beyond the first plane.
            fields.sort_by(|(left, _), (right, _)| left.encode_utf16().cmp(right.encode_utf16()));
            out.push('{');
            for (at, (name, value)) in fields.into_iter().enumerate() {
                if at > 0 {
                    out.push(',');
                }
                string(name, out);
                out.push(':');
                write(value, depth, out)?;
            }
            out.push('}');
        }
    }
    Ok(())
}

/// Escapes what must be escaped and nothing else.
fn string(text: &str, out: &mut String) {
    out.push('"');
    for letter in text.chars() {
        match letter {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            '\u{8}' => out.push_str("\\b"),
            '\u{c}' => out.push_str("\\f"),
            '\n' => out.push_str("\\n"),
            '\r' => out.push_str("\\r"),
            '\t' => out.push_str("\\t"),
            '\0'..='\u{1f}' => drop(write!(out, "\\u{:04x}", u32::from(letter))),
            _ => out.push(letter),
        }
    }
    out.push('"');
}

#[cfg(test)]
mod tests {
    use super::{Payload, Refusal};
    use serde_json::json;

    #[test]
    fn order_and_escapes_are_those_of_the_standard() {
        let payload = Payload::new(
            json!({"€": 1, "\r": [true, null], "\u{1f600}": "\u{1}é\"", "1": {}, "\u{fb33}": -7}),
        );
        let wanted = "{\"\\r\":[true,null],\"1\":{},\"€\":1,\"\u{1f600}\":\"\\u0001é\\\"\",\"\u{fb33}\":-7}";
        assert_eq!(payload.unwrap().text(), wanted);
    }

    #[test]
    fn what_readers_read_differently_is_refused() {
        assert_eq!(Payload::new(json!({"a": 0.5})), Err(Refusal::Number("0.5".into())));
        assert_eq!(
            Payload::new(json!({"a": 9_007_199_254_740_992_i64})),
            Err(Refusal::Number("9007199254740992".into()))
        );
        assert!(Payload::new(json!({"a": 9_007_199_254_740_991_i64})).is_ok());
        for beyond in [json!(i64::MIN), json!(u64::MAX)] {
            assert_eq!(Payload::new(json!({"a": beyond})), Err(Refusal::Number(beyond.to_string())));
        }
        assert_eq!(Payload::new(json!([1])), Err(Refusal::NoObject));
        let deep = (0..33).fold(json!(1), |inner, _| json!({"a": inner}));
        assert_eq!(Payload::new(deep), Err(Refusal::Depth));
    }

    #[test]
    fn only_the_canonical_text_is_read_back() {
        assert!(Payload::parse("{\"a\":1,\"b\":2}").is_some());
        for other in ["{\"b\":2,\"a\":1}", "{\"a\": 1}", "{\"a\":1,\"a\":1}", "{\"a\":1.0}"] {
            assert_eq!(Payload::parse(other), None, "{other}");
        }
    }
}
