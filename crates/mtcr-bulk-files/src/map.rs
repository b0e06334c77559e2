//! What the columns of a file mean: read from a file of TOML, checked against the vocabulary before the first row.

mod candidates;
mod checks;
mod column;
mod every;
mod lines;
pub(crate) mod numbers;
mod written;

use crate::BulkError;
pub(crate) use candidates::{candidates, tokens, without_unit};
pub(crate) use column::{Column, ENDS, End, FactUse, Form, Use, Words};
pub use lines::LineMap;
pub(crate) use lines::LineUse;
use mtcr_corpus::problem::{Problem, code, listed};
use mtcr_corpus::reader::{DOSSIER_BYTES, Fields, Reading, Sink, read_file, text_of_bytes};
use mtcr_corpus::source::DossierSource;
use mtcr_corpus::{FileId, Located, Report, SourceFile};
use mtcr_rules::Vocabulary;
use numbers::Numbers;
use sha2::{Digest, Sha256};
use std::path::Path;
pub(crate) use written::{Encoding, Layout, Written};

/// What the columns of a file mean.
#[derive(Clone, Debug)]
pub struct ColumnMap {
    file: SourceFile,
    digest: String,
    pub(crate) written: Written,
    pub(crate) numbers: Numbers,
    pub(crate) columns: Vec<Column>,
    /// What is said of every row.
    pub(crate) every: DossierSource,
}

/// What is read besides the columns.
pub(crate) struct Flags {
    pub(crate) yes: Vec<String>,
    pub(crate) no: Vec<String>,
}

/// The file of a mapping.
fn file_of(path: &Path) -> Result<SourceFile, BulkError> {
    let shown = path.to_string_lossy().replace('\\', "/");
    read_file(path, &shown, DOSSIER_BYTES).map_err(|problem| BulkError::Map(Report::from_iter([problem])))
}

/// A mapping that is a text; `shown_as` is its path in messages.
fn file_of_text(shown_as: &str, text: &str) -> Result<SourceFile, Report> {
    text_of_bytes(shown_as, text.as_bytes().to_vec(), DOSSIER_BYTES)
        .map_err(|problem| Report::from_iter([problem]))
}

impl ColumnMap {
    /// Reads a mapping from disk.
    ///
    /// # Errors
    /// Every mistake in it, with its place: unknown facts, classes and words, units of another dimension.
    pub fn open(path: &Path, vocabulary: &Vocabulary) -> Result<ColumnMap, BulkError> {
        Self::of_file(&file_of(path)?, vocabulary).map_err(BulkError::Map)
    }

    /// Reads a mapping from text; `shown_as` is its path in messages.
    ///
    /// # Errors
    /// As [`ColumnMap::open`].
    pub fn parse(shown_as: &str, text: &str, vocabulary: &Vocabulary) -> Result<ColumnMap, Report> {
        Self::of_file(&file_of_text(shown_as, text)?, vocabulary)
    }

    fn of_file(file: &SourceFile, vocabulary: &Vocabulary) -> Result<ColumnMap, Report> {
        let sink = Sink::new();
        let id = FileId(1);
        let reading = Reading { file, id, sink: &sink };
        let map = reading.document(|fields| Self::read(fields, file, vocabulary));
        if let Some(map) = &map
            && sink.is_empty()
        {
            every::check(map, vocabulary, &sink);
        }
        let report: Report = sink.into_problems().into_iter().collect();
        match map {
            Some(map) => report.or_value(map),
            None => Err(report),
        }
    }

    fn read(mut fields: Fields<'_>, file: &SourceFile, vocabulary: &Vocabulary) -> ColumnMap {
        let mut map = ColumnMap {
            file: file.clone(),
            digest: digest(file.text().unwrap_or_default().as_bytes()),
            written: Written::default(),
            numbers: Numbers::default(),
            columns: Vec::new(),
            every: DossierSource::default(),
        };
        if let Some(mut of_file) = fields.table("file") {
            map.written = Written::read(&mut of_file);
            map.numbers = Numbers::read(&mut of_file);
        }
        let mut flags = Flags { yes: Vec::new(), no: Vec::new() };
        if let Some(mut of_flags) = fields.table("flags") {
            flags.yes = plain(of_flags.texts("yes"));
            flags.no = plain(of_flags.texts("no"));
            both(&of_flags, &flags);
        }
        if let Some(every) = fields.table("every") {
            map.every = DossierSource::read(every);
        }
        match fields.table("columns") {
            Some(mut columns) => {
                for (name, value) in columns.others() {
                    if let Some(column) = Column::read(&name, &value, vocabulary, &flags) {
                        map.columns.push(column);
                    }
                }
                checks::together(&map, fields.reading());
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

/// SHA-256 in hexadecimal digits.
pub(crate) fn digest(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect()
}

pub(crate) fn plain(texts: Vec<Located<String>>) -> Vec<String> {
    texts.into_iter().map(|text| text.value.trim().to_owned()).collect()
}

/// Refuses a word that says both yes and no.
pub(crate) fn both(fields: &Fields<'_>, flags: &Flags) {
    let twice: Vec<&str> =
        flags.yes.iter().filter(|word| flags.no.contains(word)).map(String::as_str).collect();
    if !twice.is_empty() {
        let message = format!("{} says both yes and no", listed(twice));
        fields.reading().problem(fields.at(), code::CONTRADICTION, message, None);
    }
}

/// A problem at some characters of the mapping.
pub(crate) fn problem(
    reading: Reading<'_>,
    at: mtcr_corpus::Span,
    code: &'static str,
    message: String,
    help: Option<String>,
) {
    reading.sink.add(Problem::new(reading.file, at, code, message).maybe_help(help));
}
