//! Objects of NDJSON: as a dossier in the notation that dossiers are read from, and as cells by name.
//!
//! Numbers keep every digit, so that nothing is rounded on the way.

use crate::row::Cell;
use serde::de::IgnoredAny;

/// Arrays and objects inside one another.
const DEEPEST: usize = 64;

/// Why a line is no object that can be read: the byte, and the reason.
pub(crate) type NotRead = (usize, String);

/// A dossier as TOML, and for its bytes the bytes of the JSON they come from.
pub(crate) struct AsToml {
    pub(crate) text: String,
    /// Byte of the text, byte of the JSON; in order.
    marks: Vec<(usize, usize)>,
}

impl AsToml {
    /// The byte of the JSON that a byte of the text comes from.
    pub(crate) fn origin(&self, byte: usize) -> usize {
        let at = self.marks.partition_point(|(text, _)| *text <= byte);
        at.checked_sub(1).and_then(|at| self.marks.get(at)).map_or(0, |(_, json)| *json)
    }
}

/// A line as a dossier; keys whose value is `null` are left out.
pub(crate) fn to_toml(json: &str) -> Result<AsToml, NotRead> {
    let mut walk = Walk::new(json)?;
    let mut toml = AsToml { text: String::with_capacity(json.len() + 16), marks: Vec::new() };
    walk.members(|walk, key, at| {
        if walk.skip_null() {
            return Ok(());
        }
        toml.mark(at);
        toml.string(&key);
        toml.text.push_str(" = ");
        walk.value(&mut toml, 1)?;
        toml.text.push('\n');
        Ok(())
    })?;
    Ok(toml)
}

/// A line as cells, by the names of columns; a name that `known` does not have goes to `other`.
pub(crate) fn to_cells(
    json: &str,
    cells: &mut [Cell],
    known: impl Fn(&str) -> Option<usize>,
    other: impl Fn(&str) -> Result<(), String>,
) -> Result<(), NotRead> {
    let mut walk = Walk::new(json)?;
    let mut seen = vec![false; cells.len()];
    walk.members(|walk, key, at| {
        let start = walk.at;
        let value = walk.cell()?;
        match known(&key) {
            Some(column) => {
                if let (Some(slot), Some(seen)) = (cells.get_mut(column), seen.get_mut(column)) {
                    if *seen {
                        return Err((at, format!("the key `{key}` stands twice in the object")));
                    }
                    (*slot, *seen) = (value, true);
                }
                Ok(())
            }
            None => other(&key).map_err(|reason| (start, reason)),
        }
    })
}

/// Goes through JSON that is known to be well-formed.
struct Walk<'j> {
    json: &'j str,
    at: usize,
}

impl<'j> Walk<'j> {
    fn new(json: &'j str) -> Result<Walk<'j>, NotRead> {
        serde_json::from_str::<IgnoredAny>(json).map_err(|error| {
            let message = error.to_string();
            let message = message.split(" at line ").next().unwrap_or_default();
            (error.column().saturating_sub(1), format!("this is not well-formed JSON: {message}"))
        })?;
        Ok(Walk { json, at: 0 })
    }

    fn rest(&self) -> &'j str {
        self.json.get(self.at..).unwrap_or_default()
    }

    fn blank(&mut self) {
        let rest = self.rest();
        self.at += rest.len() - rest.trim_start_matches([' ', '\t', '\n', '\r']).len();
    }

    fn peek(&mut self) -> u8 {
        self.blank();
        self.rest().bytes().next().unwrap_or_default()
    }

    /// Takes a sign if it is next.
    fn take(&mut self, sign: u8) -> bool {
        let found = self.peek() == sign;
        self.at += usize::from(found);
        found
    }

    fn skip_null(&mut self) -> bool {
        let null = self.peek() == b'n';
        self.at += if null { 4 } else { 0 };
        null
    }

    /// A string with its escapes resolved.
    fn string(&mut self) -> Result<String, NotRead> {
        self.blank();
        let start = self.at;
        let mut escaped = false;
        let length = self.rest().bytes().skip(1).position(|byte| {
            let end = byte == b'"' && !escaped;
            escaped = byte == b'\\' && !escaped;
            end
        });
        let end = start + length.map_or(0, |length| length + 2);
        let literal = self.json.get(start..end).unwrap_or_default();
        let text =
            serde_json::from_str(literal).map_err(|error| (start, format!("this is no text: {error}")))?;
        self.at = end;
        Ok(text)
    }

    /// A number, `true` or `false` as it stands.
    fn word(&mut self) -> &'j str {
        self.blank();
        let rest = self.rest();
        let end = rest.find([',', '}', ']', ' ', '\t', '\r', '\n']).unwrap_or(rest.len());
        self.at += end;
        rest.get(..end).unwrap_or_default()
    }

    /// The members of an object, each with its key and the place of it.
    fn members(
        &mut self,
        mut each: impl FnMut(&mut Walk<'j>, String, usize) -> Result<(), NotRead>,
    ) -> Result<(), NotRead> {
        if !self.take(b'{') {
            return Err((self.at, "a product is an object: write `{ … }`".to_owned()));
        }
        while !self.take(b'}') {
            self.blank();
            let place = self.at;
            let key = self.string()?;
            self.take(b':');
            each(self, key, place)?;
            self.take(b',');
        }
        Ok(())
    }

    /// Writes a value as TOML.
    fn value(&mut self, toml: &mut AsToml, depth: usize) -> Result<(), NotRead> {
        let first = self.peek();
        let start = self.at;
        if depth > DEEPEST {
            return Err((
                start,
                format!("objects and lists stand more than {DEEPEST} deep inside one another"),
            ));
        }
        toml.mark(start);
        match first {
            b'"' => {
                let text = self.string()?;
                toml.string(&text);
            }
            b'{' => {
                toml.text.push('{');
                let mut first = true;
                self.members(|walk, key, at| {
                    if walk.skip_null() {
                        return Ok(());
                    }
                    toml.text.push_str(if std::mem::take(&mut first) { " " } else { ", " });
                    toml.mark(at);
                    toml.string(&key);
                    toml.text.push_str(" = ");
                    walk.value(toml, depth + 1)
                })?;
                toml.text.push_str(" }");
            }
            b'[' => {
                self.take(b'[');
                toml.text.push('[');
                let mut first = true;
                while !self.take(b']') {
                    if !std::mem::take(&mut first) {
                        toml.text.push_str(", ");
                    }
                    self.value(toml, depth + 1)?;
                    self.take(b',');
                }
                toml.text.push(']');
            }
            b'n' => return Err((start, "`null` stands in a list, where it says nothing".to_owned())),
            _ => {
                let word = self.word();
                // TOML writes a minus before zero as JSON does, and exponents too.
                toml.text.push_str(word);
            }
        }
        Ok(())
    }

    /// A value as a cell; what has parts is no value of a column.
    fn cell(&mut self) -> Result<Cell, NotRead> {
        Ok(match self.peek() {
            b'"' => Cell::text(&self.string()?),
            b'{' | b'[' => {
                let mut aside = AsToml { text: String::new(), marks: Vec::new() };
                self.value(&mut aside, 1)?;
                Cell::Broken("an object or a list is no value of a column; without a mapping a line is a whole dossier".to_owned())
            }
            _ => match self.word() {
                "null" => Cell::Empty,
                "true" => Cell::Flag(true),
                "false" => Cell::Flag(false),
                number => Cell::Number(number.to_owned()),
            },
        })
    }
}

impl AsToml {
    fn mark(&mut self, json: usize) {
        self.marks.push((self.text.len(), json));
    }

    fn string(&mut self, text: &str) {
        self.text.push('"');
        for sign in text.chars() {
            match sign {
                '"' | '\\' => self.text.extend(['\\', sign]),
                sign if sign.is_control() => self.text.push_str(&format!("\\u{:04X}", u32::from(sign))),
                sign => self.text.push(sign),
            }
        }
        self.text.push('"');
    }
}

#[cfg(test)]
mod tests {
    use super::{to_cells, to_toml};
    use crate::row::Cell;

    #[test]
    fn objects_become_dossiers_with_every_digit() {
        for (json, toml) in [
            (
                r#"{"name":"a","facts":{"x":"1 km","y":null},"n":null}"#,
                "\"name\" = \"a\"\n\"facts\" = { \"x\" = \"1 km\" }\n",
            ),
            (r#"{ "a" : [ 1 , 2.50 , true ] }"#, "\"a\" = [1, 2.50, true]\n"),
            (r#"{"a":300.00000000000000001}"#, "\"a\" = 300.00000000000000001\n"),
            (r#"{"a":"\u00e9\ud83d\ude00\/\n\"\\"}"#, "\"a\" = \"é😀/\\u000A\\\"\\\\\"\n"),
            (r#"{"for":[{"name":"x"},{}]}"#, "\"for\" = [{ \"name\" = \"x\" }, { }]\n"),
            ("{}", ""),
        ] {
            assert_eq!(to_toml(json).unwrap().text, toml, "{json}");
        }
    }

    #[test]
    fn a_place_in_the_dossier_is_one_in_the_line() {
        let json = r#"{"a":"\u00e9","facts":{"b":"oops"}}"#;
        let toml = to_toml(json).unwrap();
        let at = toml.text.find("\"oops").unwrap();
        assert_eq!(toml.origin(at), json.find("\"oops").unwrap());
    }

    #[test]
    fn what_is_no_object_says_why() {
        for (json, reason) in [
            ("[1]", "an object"),
            ("3", "an object"),
            ("{", "well-formed"),
            ("{\"a\":}", "well-formed"),
            ("{\"a\":1} x", "well-formed"),
            ("{\"a\":[null]}", "null"),
        ] {
            let (_, found) = to_toml(json).map(|toml| toml.text).unwrap_err();
            assert!(found.contains(reason), "{json}: {found}");
        }
        let deep = format!("{{\"a\":{}{}}}", "[".repeat(100), "]".repeat(100));
        assert!(to_toml(&deep).is_err());
    }

    #[test]
    fn keys_become_cells_once() {
        let known = |name: &str| ["a", "b"].iter().position(|known| *known == name);
        let other = |name: &str| if name == "c" { Ok(()) } else { Err(format!("unknown {name}")) };
        let mut cells = vec![Cell::Empty; 2];
        to_cells(r#"{"b":12345678901234567890.5,"c":[1],"a":" x "}"#, &mut cells, known, other).unwrap();
        assert_eq!(cells, [Cell::Text("x".into()), Cell::Number("12345678901234567890.5".into())]);
        assert!(to_cells(r#"{"a":1,"a":2}"#, &mut cells, known, other).is_err());
        assert!(to_cells(r#"{"d":1}"#, &mut cells, known, other).is_err());
    }
}
