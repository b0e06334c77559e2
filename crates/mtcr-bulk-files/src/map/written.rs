//! `[file]` of a mapping: how a file is written, where that does not follow from its name.

use super::plain;
use mtcr_corpus::Located;
use mtcr_corpus::problem::{code, quoted};
use mtcr_corpus::reader::{Fields, Value};
use mtcr_corpus::source::Shape;

/// How the bytes of a text are written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Encoding {
    /// UTF-8 and nothing else.
    #[default]
    Utf8,
    /// The older encoding of Western Europe, which holds Latin-1.
    Windows1252,
}

/// What a reader of a file must know beforehand.
#[derive(Clone, Debug, Default)]
pub(crate) struct Layout {
    /// What separates columns.
    pub(crate) delimiter: Option<u8>,
    /// Its encoding.
    pub(crate) encoding: Encoding,
    /// The sheet of a workbook; the only one when it is not said.
    pub(crate) sheet: Option<String>,
}

/// What a mapping says of the file as a whole.
#[derive(Clone, Debug, Default)]
pub(crate) struct Written {
    pub(crate) layout: Layout,
    /// Texts of cells that say nothing.
    pub(crate) empty: Vec<String>,
    /// Whether columns that are not named are ignored.
    pub(crate) ignore_others: bool,
}

impl Written {
    pub(crate) fn read(fields: &mut Fields<'_>) -> Written {
        let mut written = Written::default();
        if let Some(sign) = one_character(fields, "delimiter") {
            match u8::try_from(sign.value) {
                Ok(byte) if byte.is_ascii() && !byte.is_ascii_alphanumeric() && byte != b'"' => {
                    written.layout.delimiter = Some(byte);
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
                "utf-8" => written.layout.encoding = Encoding::Utf8,
                "windows-1252" | "iso-8859-1" => written.layout.encoding = Encoding::Windows1252,
                other => {
                    let message = format!("{} is no encoding that is read", quoted(other));
                    let help = Some("write `utf-8` or `windows-1252`".to_owned());
                    fields.reading().problem(encoding.at, code::UNKNOWN_WORD, message, help);
                }
            }
        }
        written.layout.sheet = fields.text("sheet").map(|sheet| sheet.value);
        written.empty = plain(fields.texts("empty"));
        if let Some(others) = fields.text("others") {
            written.ignore_others = others.as_str() == "ignore";
            if !written.ignore_others {
                let message = format!("`others` is `ignore`, not {}", quoted(others.as_str()));
                let help = Some("leave it out to have every column named".to_owned());
                fields.reading().problem(others.at, code::UNKNOWN_WORD, message, help);
            }
        }
        written
    }
}

/// A text of one character; blank ones count.
pub(super) fn one_character(fields: &mut Fields<'_>, key: &'static str) -> Option<Located<char>> {
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
