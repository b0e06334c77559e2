//! The keys of one table.

use std::borrow::Cow;

use toml::de::DeTable;

use super::value::verbatim;
use super::{Reading, Value};
use mtcr_rules::{did_you_mean, nearest};

use crate::problem::{Problem, code, listed, quoted};
use crate::source::{Located, Span, Word};

/// A table whose keys are asked for one by one; what nobody asked for is reported when it is dropped.
#[derive(Debug)]
pub struct Fields<'a> {
    reading: Reading<'a>,
    table: &'a DeTable<'a>,
    at: Span,
    asked: Vec<&'static str>,
    missing: Vec<(&'static str, Option<&'static str>)>,
    all_taken: bool,
}

impl<'a> Fields<'a> {
    pub(super) fn new(reading: Reading<'a>, table: &'a DeTable<'a>, at: Span) -> Self {
        Self { reading, table, at, asked: Vec::new(), missing: Vec::new(), all_taken: false }
    }

    pub(super) fn root(reading: Reading<'a>, table: &'a DeTable<'a>) -> Self {
        Self::new(reading, table, Span::default())
    }

    /// Where the table stands: its header, or the whole of it when it is written inline.
    #[must_use]
    pub fn at(&self) -> Span {
        self.at
    }

    /// The file it was read from.
    #[must_use]
    pub fn reading(&self) -> Reading<'a> {
        self.reading
    }

    /// The value of a key, if it is there.
    pub fn value(&mut self, key: &'static str) -> Option<Value<'a>> {
        self.asked.push(key);
        let inner = self.table.get(key)?;
        Some(Value { reading: self.reading, name: Cow::Borrowed(key), inner })
    }

    /// The value of a key that must be there.
    pub fn required(&mut self, key: &'static str) -> Option<Value<'a>> {
        let value = self.value(key);
        if value.is_none() {
            self.missing(key);
        }
        value
    }

    /// A text that must be there and not be blank. In its absence an empty text at this table stands for it,
    /// so that the rest can be read on.
    pub fn required_text(&mut self, key: &'static str) -> Located<String> {
        let text = self.required(key).and_then(|value| self.not_blank(key, value.text()?));
        text.unwrap_or_else(|| Located::new(String::new(), self.at))
    }

    /// A text, not blank.
    pub fn text(&mut self, key: &'static str) -> Option<Located<String>> {
        let text = self.value(key)?.text()?;
        self.not_blank(key, text)
    }

    /// A text of the rule language: as it stands in the file, so that places in it can be shown.
    pub fn rule(&mut self, key: &'static str) -> Option<Located<String>> {
        let rule = self.text(key)?;
        if !rule.is_verbatim() {
            let message = format!("{} is written with escapes", quoted(key));
            let help = format!("write it in a literal string: `{key} = '''…'''`");
            self.reading.problem(rule.at, code::RULE_NOT_LITERAL, message, Some(help));
        }
        Some(rule)
    }

    /// A rule that must be there.
    pub fn required_rule(&mut self, key: &'static str) -> Located<String> {
        if !self.table.contains_key(key) {
            self.missing(key);
        }
        self.rule(key).unwrap_or_else(|| Located::new(String::new(), self.at))
    }

    /// True or false.
    pub fn flag(&mut self, key: &'static str) -> Option<Located<bool>> {
        self.value(key)?.flag()
    }

    /// A whole number.
    pub fn integer(&mut self, key: &'static str) -> Option<Located<i64>> {
        self.value(key)?.integer()
    }

    /// A list of texts; none when the key is absent.
    pub fn texts(&mut self, key: &'static str) -> Vec<Located<String>> {
        self.value(key).map(|value| value.texts()).unwrap_or_default()
    }

    /// A list of texts that must be there and not be empty.
    pub fn required_texts(&mut self, key: &'static str) -> Vec<Located<String>> {
        let Some(value) = self.required(key) else {
            return Vec::new();
        };
        let texts = value.texts();
        if value.is_table_array() && value.is_empty() {
            let message = format!("{} names nothing", quoted(key));
            self.reading.problem(value.at(), code::EMPTY_VALUE, message, None);
        }
        texts
    }

    /// Refuses the table as another kind of document than is read here: one of some keys shows it, and none of those that
    /// belong here stands beside it. Nothing else of the table is reported then. Gives back whether it was refused.
    pub(crate) fn refused_as(
        &mut self,
        shown_by: &[&'static str],
        unless: &[&'static str],
        message: &str,
        help: &str,
    ) -> bool {
        let Some(key) = shown_by.iter().find(|key| self.table.contains_key(**key)) else {
            return false;
        };
        if unless.iter().any(|key| self.table.contains_key(*key)) {
            return false;
        }
        if let Some(value) = self.value(key) {
            self.reading.problem(value.at(), code::OTHER_DOCUMENT, message.to_owned(), Some(help.to_owned()));
        }
        self.all_taken = true;
        true
    }

    /// A table.
    pub fn table(&mut self, key: &'static str) -> Option<Fields<'a>> {
        self.value(key)?.table()
    }

    /// An array of tables; none when the key is absent.
    pub fn tables(&mut self, key: &'static str) -> Vec<Fields<'a>> {
        self.value(key).map(|value| value.tables()).unwrap_or_default()
    }

    /// An array of tables that must be there and not be empty.
    pub fn required_tables(&mut self, key: &'static str) -> Vec<Fields<'a>> {
        self.tables_or(key, None)
    }

    /// An array of tables that must be there and not be empty, with what to do about its absence.
    pub fn tables_or_help(&mut self, key: &'static str, help: &'static str) -> Vec<Fields<'a>> {
        self.tables_or(key, Some(help))
    }

    fn tables_or(&mut self, key: &'static str, help: Option<&'static str>) -> Vec<Fields<'a>> {
        let Some(value) = self.value(key) else {
            self.missing.push((key, help));
            return Vec::new();
        };
        if value.is_table_array() && value.is_empty() {
            let message = format!("{} names nothing", quoted(key));
            self.reading.problem(value.at(), code::EMPTY_VALUE, message, None);
        }
        value.tables()
    }

    /// One of a closed set of words.
    pub fn word<W: Word>(&mut self, key: &'static str) -> Option<Located<W>> {
        let text = self.value(key)?.text()?;
        let found = W::WORDS.iter().find(|(word, _)| *word == text.value);
        if found.is_none() {
            let words = W::WORDS.iter().map(|(word, _)| *word);
            let message =
                format!("{} is {}, not {}", quoted(key), listed(words.clone()), quoted(&text.value));
            let help = did_you_mean(&text.value, words);
            self.reading.problem(text.at, code::UNKNOWN_WORD, message, help);
        }
        found.map(|(_, word)| Located::new(*word, text.at))
    }

    /// One of a closed set of words that must be there.
    pub fn required_word<W: Word>(&mut self, key: &'static str) -> Option<Located<W>> {
        if !self.table.contains_key(key) {
            self.missing(key);
        }
        self.word(key)
    }

    /// Every key not asked for so far with its value, in the order of the file. They count as asked for.
    pub fn others(&mut self) -> Vec<(Located<String>, Value<'a>)> {
        let mut others: Vec<_> = self
            .table
            .iter()
            .filter(|(key, _)| !self.asked.contains(&key.get_ref().as_ref()))
            .map(|(key, inner)| {
                let name: &'a str = key.get_ref().as_ref();
                let value = Value { reading: self.reading, name: Cow::Borrowed(name), inner };
                (Located::new(name.to_owned(), self.key_span(key.span(), name)), value)
            })
            .collect();
        others.sort_by_key(|(key, _)| key.at.start);
        self.all_taken = true;
        others
    }

    /// Reports two keys of this table that exclude each other.
    pub fn conflicting(&self, one: &'static str, other: &'static str, help: &str) {
        if let Some((key, _)) = self.table.get_key_value(other)
            && self.table.contains_key(one)
        {
            let message = format!("{} and {} exclude each other", quoted(one), quoted(other));
            let at = self.key_span(key.span(), other);
            self.reading.problem(at, code::CONFLICTING_KEYS, message, Some(help.to_owned()));
        }
    }

    /// Notes that a key must be there and is not; a misspelt key in its place is reported alone.
    pub fn missing(&mut self, key: &'static str) {
        if !self.asked.contains(&key) {
            self.asked.push(key);
        }
        self.missing.push((key, None));
    }

    fn not_blank(&self, key: &'static str, text: Located<String>) -> Option<Located<String>> {
        if text.value.trim().is_empty() {
            let message = format!("{} is empty", quoted(key));
            self.reading.problem(text.at, code::EMPTY_VALUE, message, None);
            return None;
        }
        Some(text)
    }

    fn key_span(&self, span: std::ops::Range<usize>, name: &str) -> Span {
        let text = self.reading.file.text().unwrap_or_default();
        let raw = text.get(span.clone()).unwrap_or_default();
        Span::new(verbatim(raw, name, span.start).unwrap_or(span))
    }
}

/// What nobody asked for means nothing here, and the author is told so.
impl Drop for Fields<'_> {
    fn drop(&mut self) {
        let mut missing = std::mem::take(&mut self.missing);
        let unknown = self.table.keys().filter(|key| !self.asked.contains(&key.get_ref().as_ref()));
        for key in unknown.take_while(|_| !self.all_taken && !self.reading.sink.is_full()) {
            let name = key.get_ref().as_ref();
            let absent = missing.iter().map(|(key, _)| *key);
            let meant = nearest(name, absent.chain(self.asked.iter().copied()));
            missing.retain(|(key, _)| Some(*key) != meant);
            let help = match meant {
                Some(meant) => format!("did you mean `{meant}`?"),
                None => format!("this table has {}", listed(self.asked.iter().copied())),
            };
            let at = self.key_span(key.span(), name);
            let message = format!("unknown key {}", quoted(name));
            self.reading.problem(at, code::UNKNOWN_KEY, message, Some(help));
        }
        for (key, help) in missing {
            let message = format!("{} is missing", quoted(key));
            let help = help.map(str::to_owned);
            if self.at.is_empty() {
                let problem = Problem::with_file(self.reading.file.path(), code::MISSING_KEY, message);
                self.reading.sink.add(problem.maybe_help(help));
            } else {
                self.reading.problem(self.at, code::MISSING_KEY, message, help);
            }
        }
    }
}
