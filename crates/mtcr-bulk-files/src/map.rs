//! What the columns of a file mean: read from a file of TOML, checked against the vocabulary before the first row.

mod candidates;
mod checks;
mod column;
mod every;
pub(crate) mod numbers;

use crate::BulkError;
pub(crate) use candidates::{candidates, tokens, without_unit};
pub(crate) use column::{Column, End, FactUse, Form, Use, Words};
use mtcr_corpus::problem::{Problem, code, listed, quoted};
use mtcr_corpus::reader::{DOSSIER_BYTES, Fields, Reading, Sink, Value, read_file, text_of_bytes};
use mtcr_corpus::source::{DossierSource, Shape};
use mtcr_corpus::{FileId, Located, Report, SourceFile};
use mtcr_rules::Vocabulary;
use numbers::Numbers;
use sha2::{Digest, Sha256};
use std::path::Path;

/// How the bytes of a text are written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Encoding {
    /// UTF-8 and nothing else.
    #[default]
    Utf8,
    /// The older encoding of Western Europe, which holds Latin-1.
    Windows1252,
}

/// How a file is written, where that does not follow from its name.
#[derive(Clone, Debug, Default)]
pub(crate) struct Layout {
    /// What separates columns.
    pub(crate) delimiter: Option<u8>,
    /// Its encoding.
    pub(crate) encoding: Encoding,
    /// The sheet of a workbook; the only one when it is not said.
    pub(crate) sheet: Option<String>,
}

/// What the columns of a file mean.
#[derive(Clone, Debug)]
pub struct ColumnMap {
    file: SourceFile,
    digest: String,
    pub(crate) layout: Layout,
    pub(crate) numbers: Numbers,
    /// Texts of cells that say nothing.
    pub(crate) empty: Vec<String>,
    /// Whether columns that are not named are ignored.
    pub(crate) ignore_others: bool,
    pub(crate) columns: Vec<Column>,
    /// What is said of every row.
    pub(crate) every: DossierSource,
}

/// What is read besides the columns.
pub(crate) struct Flags {
    pub(crate) yes: Vec<String>,
    pub(crate) no: Vec<String>,
}

impl ColumnMap {
    /// Reads a mapping from disk.
    ///
    /// # Errors
    /// Every mistake in it, with its place: unknown facts, classes and words, units of another dimension.
    pub fn open(path: &Path, vocabulary: &Vocabulary) -> Result<ColumnMap, BulkError> {
        let shown = path.to_string_lossy().replace('\\', "/");
        let file = read_file(path, &shown, DOSSIER_BYTES);
        let file = file.map_err(|problem| BulkError::Map(Report::from_iter([problem])))?;
        Self::of_file(&file, vocabulary).map_err(BulkError::Map)
    }

    /// Reads a mapping from text; `shown_as` is its path in messages.
    ///
    /// # Errors
    /// As [`ColumnMap::open`].
    pub fn parse(shown_as: &str, text: &str, vocabulary: &Vocabulary) -> Result<ColumnMap, Report> {
        let file = text_of_bytes(shown_as, text.as_bytes().to_vec(), DOSSIER_BYTES);
        Self::of_file(&file.map_err(|problem| Report::from_iter([problem]))?, vocabulary)
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
            layout: Layout::default(),
            numbers: Numbers::default(),
            empty: Vec::new(),
            ignore_others: false,
            columns: Vec::new(),
            every: DossierSource::default(),
        };
        if let Some(of_file) = fields.table("file") {
            map.read_file(of_file);
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

    /// `[file]`: how the file is written.
    fn read_file(&mut self, mut fields: Fields<'_>) {
        if let Some(sign) = one_character(&mut fields, "delimiter") {
            match u8::try_from(sign.value) {
                Ok(byte) if byte.is_ascii() && !byte.is_ascii_alphanumeric() && byte != b'"' => {
                    self.layout.delimiter = Some(byte);
                }
                _ => {
                    let message = format!("{} cannot separate columns", quoted(&sign.value.to_string()));
                    let help = Some("write `,`, `;`, `|` or `\\t`".to_owned());
                    fields.reading().problem(sign.at, code::UNKNOWN_WORD, message, help);
                }
            }
        }
        if let Some(encoding) = fields.text("encoding") {
            match encoding.as_str() {
                "utf-8" => self.layout.encoding = Encoding::Utf8,
                "windows-1252" | "iso-8859-1" => self.layout.encoding = Encoding::Windows1252,
                other => {
                    let message = format!("{} is no encoding that is read", quoted(other));
                    let help = Some("write `utf-8` or `windows-1252`".to_owned());
                    fields.reading().problem(encoding.at, code::UNKNOWN_WORD, message, help);
                }
            }
        }
        self.layout.sheet = fields.text("sheet").map(|sheet| sheet.value);
        if let Some(sign) = one_character(&mut fields, "decimal") {
            self.numbers.decimal = sign.value;
            if !matches!(sign.value, '.' | ',') {
                let message = format!("{} does not mark decimals", quoted(&sign.value.to_string()));
                fields.reading().problem(
                    sign.at,
                    code::UNKNOWN_WORD,
                    message,
                    Some("write `.` or `,`".to_owned()),
                );
            }
        }
        if let Some(sign) = one_character(&mut fields, "thousands") {
            self.numbers.thousands = Some(sign.value);
            if !matches!(sign.value, '.' | ',' | ' ' | '\'' | '_') || sign.value == self.numbers.decimal {
                let message = format!("{} cannot group digits here", quoted(&sign.value.to_string()));
                let help = "write `,`, `.`, `'`, `_` or a blank, and another sign than `decimal`";
                fields.reading().problem(sign.at, code::UNKNOWN_WORD, message, Some(help.to_owned()));
            }
        }
        self.empty = plain(fields.texts("empty"));
        if let Some(others) = fields.text("others") {
            self.ignore_others = others.as_str() == "ignore";
            if !self.ignore_others {
                let message = format!("`others` is `ignore`, not {}", quoted(others.as_str()));
                let help = Some("leave it out to have every column named".to_owned());
                fields.reading().problem(others.at, code::UNKNOWN_WORD, message, help);
            }
        }
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

/// A text of one character; blank ones count.
fn one_character(fields: &mut Fields<'_>, key: &'static str) -> Option<Located<char>> {
    let value: Value<'_> = fields.value(key)?;
    let shape = value.shape()?;
    if let Shape::Text(text) = &shape.value {
        let mut signs = text.chars();
        if let (Some(sign), None) = (signs.next(), signs.next()) {
            return Some(Located::new(sign, shape.at));
        }
    }
    let message = format!("{} is one character", quoted(key));
    fields.reading().problem(shape.at, code::WRONG_TYPE, message, None);
    None
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
