//! The file of settings.

use super::nearest::nearest;
use super::table::{KEYS, Key};
use super::value::Raw;
use super::wrong::{Origin, Wrong};
use std::ops::Range;
use std::path::Path;
use toml::Spanned;
use toml::de::{DeTable, DeValue};

/// The settings of a file, each with its place; and what is wrong with the file.
pub(super) fn read(path: &Path) -> (Vec<(&'static Key, Raw, Origin)>, Vec<Wrong>) {
    let text = match std::fs::read_to_string(path) {
        Ok(text) => text,
        Err(error) => {
            let place = Origin::File { path: path.into(), line: 1, column: 1 };
            let right = "name a file that can be read, or none".to_owned();
            return (
                Vec::new(),
                vec![Wrong { place, what: format!("the file cannot be read: {error}"), right }],
            );
        }
    };
    let mut reading = Reading { path, text: &text, found: Vec::new(), wrong: Vec::new() };
    match DeTable::parse(&text) {
        Ok(table) => reading.table("", table.get_ref()),
        Err(error) => {
            let span = error.span().unwrap_or(0..0);
            reading.refuse(&span, error.message().to_owned(), "it is written in TOML".to_owned());
        }
    }
    reading.wrong.sort_by_key(|wrong| match &wrong.place {
        Origin::File { line, column, .. } => (*line, *column),
        _ => (0, 0),
    });
    (reading.found, reading.wrong)
}

struct Reading<'a> {
    path: &'a Path,
    text: &'a str,
    found: Vec<(&'static Key, Raw, Origin)>,
    wrong: Vec<Wrong>,
}

impl Reading<'_> {
    fn table(&mut self, above: &str, table: &DeTable<'_>) {
        for (word, value) in table {
            let name = if above.is_empty() {
                word.get_ref().to_string()
            } else {
                format!("{above}.{}", word.get_ref())
            };
            let is_table = KEYS.iter().any(|key| key.name.starts_with(&format!("{name}.")));
            match (value.get_ref(), Key::named(&name)) {
                (DeValue::Table(inner), _) if is_table => self.table(&name, inner),
                (_, Some(key)) => self.setting(key, value),
                (DeValue::Table(_), None) => {
                    let tables =
                        KEYS.iter().filter_map(|key| key.name.split_once('.')).map(|(table, _)| table);
                    let help = nearest(&name, tables).map_or_else(
                        || "leave it out".to_owned(),
                        |near| format!("did you mean `[{near}]`?"),
                    );
                    self.refuse(&word.span(), format!("there is no table `[{name}]` of settings"), help);
                }
                (_, None) => {
                    let help = nearest(&name, KEYS.iter().map(|key| key.name))
                        .map_or_else(|| "leave it out".to_owned(), |near| format!("did you mean `{near}`?"));
                    self.refuse(&word.span(), format!("there is no setting `{name}`"), help);
                }
            }
        }
    }

    fn setting(&mut self, key: &'static Key, value: &Spanned<DeValue<'_>>) {
        let raw = match value.get_ref() {
            DeValue::String(text) => Some(Raw::Text(text.to_string())),
            DeValue::Boolean(flag) => Some(Raw::Flag(*flag)),
            DeValue::Integer(number) => {
                u64::from_str_radix(number.as_str(), number.radix()).ok().map(Raw::Number)
            }
            DeValue::Array(members) => {
                let texts = members.iter().map(|member| match member.get_ref() {
                    DeValue::String(text) => Some(text.to_string()),
                    _ => None,
                });
                texts.collect::<Option<Vec<_>>>().map(Raw::List)
            }
            _ => None,
        };
        // What is none of these is refused with the words of its kind.
        let raw = raw.unwrap_or(Raw::List(vec![String::new()]));
        let place = self.place(&value.span());
        self.found.push((key, raw, place));
    }

    fn refuse(&mut self, span: &Range<usize>, what: String, right: String) {
        let place = self.place(span);
        self.wrong.push(Wrong { place, what, right });
    }

    fn place(&self, span: &Range<usize>) -> Origin {
        let before = self.text.get(..span.start).unwrap_or(self.text);
        let line = before.matches('\n').count() + 1;
        let column = before.rsplit('\n').next().unwrap_or_default().chars().count() + 1;
        Origin::File { path: self.path.into(), line, column }
    }
}
