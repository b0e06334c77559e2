//! One value of a file, to be taken as what it should be.

use std::borrow::Cow;

use toml::Spanned;
use toml::de::DeValue;

use super::{Fields, Reading};
use crate::problem::{code, quoted};
use crate::source::{Located, Shape, Span};

/// A value with the key it stands under.
#[derive(Clone, Debug)]
pub struct Value<'a> {
    pub(super) reading: Reading<'a>,
    pub(super) name: Cow<'a, str>,
    pub(super) inner: &'a Spanned<DeValue<'a>>,
}

impl<'a> Value<'a> {
    /// Where it stands; for a text, the characters between the quotes where they are verbatim.
    #[must_use]
    pub fn at(&self) -> Span {
        match self.inner.get_ref() {
            DeValue::String(text) => self.text_span(text),
            _ => Span::new(self.inner.span()),
        }
    }

    /// The file it was read from.
    #[must_use]
    pub fn reading(&self) -> Reading<'a> {
        self.reading
    }

    /// Whether it is an array of tables, as `[[…]]` writes one; an empty array is one too.
    #[must_use]
    pub fn is_table_array(&self) -> bool {
        match self.inner.get_ref() {
            DeValue::Array(members) => members.iter().next().is_none_or(|member| member.get_ref().is_table()),
            _ => false,
        }
    }

    /// Whether it is a table.
    #[must_use]
    pub fn is_table(&self) -> bool {
        self.inner.get_ref().is_table()
    }

    /// How many members it has as an array; 0 for anything else.
    #[must_use]
    pub fn len(&self) -> usize {
        self.inner.get_ref().as_array().map_or(0, |members| members.len())
    }

    /// Whether it has no members.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// As text.
    #[must_use]
    pub fn text(&self) -> Option<Located<String>> {
        match self.inner.get_ref() {
            DeValue::String(text) => Some(Located::new(text.clone().into_owned(), self.at())),
            DeValue::Array(_) | DeValue::Table(_) => self.wrong("a text in quotes", None),
            _ => self.wrong("a text in quotes", Some(format!("{} = \"{}\"", self.name, self.raw()))),
        }
    }

    /// As true or false.
    #[must_use]
    pub fn flag(&self) -> Option<Located<bool>> {
        if let DeValue::Boolean(flag) = self.inner.get_ref() {
            return Some(Located::new(*flag, self.at()));
        }
        let meant = match self.inner.get_ref().as_str() {
            Some("false" | "no") => "false",
            _ => "true",
        };
        self.wrong("`true` or `false` without quotes", Some(format!("{} = {meant}", self.name)))
    }

    /// As a whole number from -2⁶³ to 2⁶³ - 1.
    #[must_use]
    pub fn integer(&self) -> Option<Located<i64>> {
        match self.shape_of(self.inner) {
            Some(Shape::Integer(number)) => Some(Located::new(number, self.at())),
            Some(Shape::Text(text)) if text.parse::<i64>().is_ok() => {
                self.wrong("a whole number without quotes", Some(format!("{} = {text}", self.name)))
            }
            Some(_) => self.wrong("a whole number", None),
            None => None,
        }
    }

    /// As a list of texts; members of another type are left out and reported.
    #[must_use]
    pub fn texts(&self) -> Vec<Located<String>> {
        match self.inner.get_ref() {
            DeValue::Array(_) => self.members().iter().filter_map(Self::text).collect(),
            DeValue::String(_) => {
                let help = format!("{} = [{}]", self.name, self.raw());
                self.wrong::<()>("a list of texts", Some(help));
                Vec::new()
            }
            _ => {
                self.wrong::<()>("a list of texts", Some(format!("{} = [\"…\"]", self.name)));
                Vec::new()
            }
        }
    }

    /// As a table.
    #[must_use]
    pub fn table(&self) -> Option<Fields<'a>> {
        match self.inner.get_ref() {
            DeValue::Table(table) => Some(Fields::new(self.reading, table, self.at())),
            DeValue::Array(_) if self.is_table_array() && self.raw().starts_with("[[") => {
                let once = self.raw().trim_matches(['[', ']']);
                self.wrong("one table, not several", Some(format!("[{once}]")))
            }
            _ => self.wrong("a table", Some(format!("{} = {{ … }}", self.name))),
        }
    }

    /// As an array of tables.
    #[must_use]
    pub fn tables(&self) -> Vec<Fields<'a>> {
        match self.inner.get_ref() {
            DeValue::Array(members) if self.raw().starts_with("[[") => members
                .iter()
                .filter_map(|member| Some(self.same_name(member).into_table(member.get_ref().as_table()?)))
                .collect(),
            DeValue::Array(_) => self.members().iter().filter_map(Self::table).collect(),
            DeValue::Table(_) if self.raw().starts_with('[') => {
                self.wrong::<()>("an array of tables", Some(format!("[{}]", self.raw())));
                Vec::new()
            }
            DeValue::Table(_) => {
                self.wrong::<()>("an array of tables", Some(format!("{} = [{{ … }}]", self.name)));
                Vec::new()
            }
            _ => {
                self.wrong::<()>("an array of tables", Some(format!("[[{}]]", self.name)));
                Vec::new()
            }
        }
    }

    /// As whatever it is, with everything inside it.
    #[must_use]
    pub fn shape(&self) -> Option<Located<Shape>> {
        Some(Located::new(self.shape_of(self.inner)?, self.at()))
    }

    /// The members of an array; none for anything else.
    #[must_use]
    pub fn members(&self) -> Vec<Value<'a>> {
        let members = self.inner.get_ref().as_array();
        members.into_iter().flat_map(|members| members.iter()).map(|member| self.same_name(member)).collect()
    }

    fn same_name(&self, inner: &'a Spanned<DeValue<'a>>) -> Self {
        Self { reading: self.reading, name: self.name.clone(), inner }
    }

    fn into_table(self, table: &'a toml::de::DeTable<'a>) -> Fields<'a> {
        Fields::new(self.reading, table, self.at())
    }

    fn shape_of(&self, inner: &'a Spanned<DeValue<'a>>) -> Option<Shape> {
        let value = self.same_name(inner);
        Some(match inner.get_ref() {
            DeValue::String(text) => Shape::Text(text.clone().into_owned()),
            DeValue::Integer(number) => match i64::from_str_radix(number.as_str(), number.radix()) {
                Ok(number) => Shape::Integer(number),
                Err(_) => {
                    let message = format!("{} is too large a number", quoted(value.raw()));
                    self.reading.problem(value.at(), code::NUMBER_OUT_OF_RANGE, message, None);
                    return None;
                }
            },
            DeValue::Float(number) => Shape::Float(number.as_str().to_owned()),
            DeValue::Boolean(flag) => Shape::Flag(*flag),
            DeValue::Datetime(_) => Shape::Date(value.raw().to_owned()),
            DeValue::Array(_) => Shape::List(value.members().iter().filter_map(Self::shape).collect()),
            DeValue::Table(table) => Shape::Table(
                Fields::new(self.reading, table, value.at())
                    .others()
                    .into_iter()
                    .filter_map(|(key, value)| Some((key, value.shape()?)))
                    .collect(),
            ),
        })
    }

    /// The value as the file writes it.
    fn raw(&self) -> &'a str {
        let text = self.reading.file.text().unwrap_or_default();
        text.get(self.inner.span()).unwrap_or_default()
    }

    fn text_span(&self, text: &str) -> Span {
        let span = self.inner.span();
        Span::new(verbatim(self.raw(), text, span.start).unwrap_or(span))
    }

    /// Reports that the value is not what the key wants.
    fn wrong<T>(&self, wanted: &str, write: Option<String>) -> Option<T> {
        let got = match self.inner.get_ref() {
            DeValue::String(_) => "a text",
            DeValue::Integer(_) | DeValue::Float(_) => "a number",
            DeValue::Boolean(_) => "`true` or `false`",
            DeValue::Datetime(_) => "a date",
            DeValue::Array(_) if self.is_table_array() && !self.is_empty() => "an array of tables",
            DeValue::Array(_) => "a list",
            DeValue::Table(_) => "a table",
        };
        let message = format!("{} wants {wanted}, not {got}", quoted(&self.name));
        let help = write.filter(|write| write.len() <= 120).map(|write| format!("write `{write}`"));
        self.reading.problem(self.at(), code::WRONG_TYPE, message, help);
        None
    }
}

/// The bytes between the quotes of a literal, when they are the text as it is.
pub(super) fn verbatim(raw: &str, text: &str, start: usize) -> Option<std::ops::Range<usize>> {
    for quotes in ["'''", "\"\"\"", "'", "\""] {
        let Some(inner) = raw.strip_prefix(quotes).and_then(|rest| rest.strip_suffix(quotes)) else {
            continue;
        };
        let first = if quotes.len() == 3 {
            inner.strip_prefix("\r\n").or_else(|| inner.strip_prefix('\n')).unwrap_or(inner)
        } else {
            inner
        };
        if first == text {
            let begin = start + quotes.len() + (inner.len() - first.len());
            return Some(begin..begin + text.len());
        }
        return None;
    }
    (raw == text).then(|| start..start + text.len())
}
