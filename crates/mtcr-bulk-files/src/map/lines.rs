//! What the columns of a file of declarations mean.

use super::{Written, digest, file_of, file_of_text, problem};
use crate::BulkError;
use mtcr_corpus::problem::{code, quoted};
use mtcr_corpus::reader::{Fields, Reading, Sink, Value};
use mtcr_corpus::source::Shape;
use mtcr_corpus::{FileId, Located, Report, SourceFile, Span};
use mtcr_declarations::Line;
use mtcr_declarations::tables::Fields as LineFields;
use mtcr_rules::did_you_mean;
use std::collections::BTreeMap;
use std::path::Path;

/// Which column of a line each column of a file is. Unlike numbers of products, amounts of a line are kept as written, so
/// that nothing is said of how numbers are.
#[derive(Clone, Debug)]
pub struct LineMap {
    file: SourceFile,
    digest: String,
    pub(crate) written: Written,
    pub(crate) columns: Vec<LineColumn>,
    /// What is said of every line: the column and its cell.
    pub(crate) every: Vec<(String, String)>,
}

/// A column of a file of declarations.
#[derive(Clone, Debug)]
pub(crate) struct LineColumn {
    /// Its header.
    pub(crate) name: String,
    /// Where it is said.
    pub(crate) at: Span,
    pub(crate) what: LineUse,
}

/// What a column of a file of declarations is for.
#[derive(Clone, Debug)]
pub(crate) enum LineUse {
    /// Nothing: it is only written out again.
    Ignore,
    /// A column of a line; with what each text of a cell stands for, where texts stand for others.
    Column { column: String, words: Option<BTreeMap<String, String>> },
}

impl LineMap {
    /// Reads a mapping from disk.
    ///
    /// # Errors
    /// Every mistake in it, with its place.
    pub fn open(path: &Path, fields: &LineFields) -> Result<LineMap, BulkError> {
        Self::of_file(&file_of(path)?, fields).map_err(BulkError::Map)
    }

    /// Reads a mapping from text; `shown_as` is its path in messages.
    ///
    /// # Errors
    /// As [`LineMap::open`].
    pub fn parse(shown_as: &str, text: &str, fields: &LineFields) -> Result<LineMap, Report> {
        Self::of_file(&file_of_text(shown_as, text)?, fields)
    }

    fn of_file(file: &SourceFile, of_line: &LineFields) -> Result<LineMap, Report> {
        let sink = Sink::new();
        let reading = Reading { file, id: FileId(1), sink: &sink };
        let map = reading.document(|fields| Self::read(fields, file, of_line));
        let report: Report = sink.into_problems().into_iter().collect();
        match map {
            Some(map) => report.or_value(map),
            None => Err(report),
        }
    }

    fn read(mut fields: Fields<'_>, file: &SourceFile, of_line: &LineFields) -> LineMap {
        let mut map = LineMap {
            file: file.clone(),
            digest: digest(file.text().unwrap_or_default().as_bytes()),
            written: Written::default(),
            columns: Vec::new(),
            every: Vec::new(),
        };
        if let Some(mut of_file) = fields.table("file") {
            map.written = Written::read(&mut of_file);
        }
        if let Some(mut every) = fields.table("every") {
            for (name, value) in every.others() {
                let known = known(every.reading(), of_line, &name);
                if let Some(text) = value.text().filter(|_| known) {
                    map.every.push((name.value, text.value));
                }
            }
        }
        match fields.table("columns") {
            Some(mut columns) => {
                for (name, value) in columns.others() {
                    if let Some(what) = of_column(&value, of_line) {
                        map.columns.push(LineColumn {
                            name: name.value.trim().to_owned(),
                            at: name.at,
                            what,
                        });
                    }
                }
            }
            None => fields.missing("columns"),
        }
        map
    }

    /// The SHA-256 of its text.
    #[must_use]
    pub fn digest(&self) -> &str {
        &self.digest
    }

    /// The file it was read from.
    pub(crate) fn source(&self) -> &SourceFile {
        &self.file
    }
}

/// Whether a line has a column; a problem where it has not.
fn known(reading: Reading<'_>, of_line: &LineFields, name: &Located<String>) -> bool {
    let found = Line::has_column(of_line, name.as_str());
    if !found {
        let columns = Line::columns(of_line);
        let message = format!("a line has no column {}", quoted(name.as_str()));
        let help = did_you_mean(name.as_str(), columns.iter().map(String::as_str))
            .unwrap_or_else(|| "docs/declarations.md lists the columns of a line".to_owned());
        problem(reading, name.at, code::UNKNOWN_WORD, message, Some(help));
    }
    found
}

/// What a column is for: `"ignore"`, a column of a line, or that with words.
fn of_column(value: &Value<'_>, of_line: &LineFields) -> Option<LineUse> {
    if !value.is_table() {
        let word = value.text()?;
        if word.as_str() == "ignore" {
            return Some(LineUse::Ignore);
        }
        return known(value.reading(), of_line, &word)
            .then_some(LineUse::Column { column: word.value, words: None });
    }
    let mut fields = value.table()?;
    let column = fields.required_text("column");
    let words = fields.table("words").map(|mut table| {
        let mut words = BTreeMap::new();
        for (text, value) in table.others() {
            match value.shape().map(|shape| (shape.at, shape.value)) {
                Some((_, Shape::Text(word))) => {
                    words.insert(text.value.trim().to_owned(), word);
                }
                Some((at, _)) => {
                    let message = format!("{} means a text", quoted(text.as_str()));
                    value.reading().problem(at, code::WRONG_TYPE, message, None);
                }
                None => {}
            }
        }
        words
    });
    known(fields.reading(), of_line, &column).then_some(LineUse::Column { column: column.value, words })
}
