//! One row of a file, whatever its format.

/// A value in one column of one row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Cell {
    /// Nothing is said.
    Empty,
    /// A text, without white space around it.
    Text(String),
    /// A number of a typed format, in decimal digits with a point.
    Number(String),
    /// True or false of a typed format.
    Flag(bool),
    /// Something of a typed format that is no value: the reason.
    Broken(String),
}

impl Cell {
    /// A text as a cell; white space alone says nothing.
    #[must_use]
    pub fn text(text: &str) -> Cell {
        let text = text.trim();
        if text.is_empty() { Cell::Empty } else { Cell::Text(text.to_owned()) }
    }

    /// A binary number by the shortest decimal digits that stand for it.
    #[must_use]
    pub fn double(number: f64) -> Cell {
        if number.is_finite() {
            Cell::Number(number.to_string())
        } else {
            Cell::Broken(format!("{number} is not a number"))
        }
    }

    /// The cell as text.
    #[must_use]
    pub fn as_text(&self) -> &str {
        match self {
            Cell::Empty => "",
            Cell::Text(text) | Cell::Number(text) | Cell::Broken(text) => text,
            Cell::Flag(true) => "true",
            Cell::Flag(false) => "false",
        }
    }
}

/// A row as a reader gives it.
#[derive(Clone, Debug)]
pub(crate) struct Row {
    /// Where it begins: a line of a text, a row of a sheet, the number of a record.
    pub(crate) line: u64,
    /// One cell for each column; empty for a line of JSON, which is taken apart later.
    pub(crate) cells: Vec<Cell>,
    /// The row as it stands in a text; empty for formats that are no text.
    pub(crate) raw: String,
}

/// A row that could not be read as a product.
#[derive(Clone, Debug)]
pub(crate) struct Malformed {
    /// Where it begins.
    pub(crate) line: u64,
    /// The column, by its header; empty when it is the row as a whole.
    pub(crate) column: String,
    /// What is wrong with it, and what would be right.
    pub(crate) reason: String,
    /// The row as read, cut where it is very long.
    pub(crate) raw: String,
}

/// What a reader gives: a row, or why there is none.
#[derive(Clone, Debug)]
pub(crate) enum Read {
    /// A row.
    Row(Row),
    /// A row that its reader cannot take apart.
    Malformed(Malformed),
}

/// What sort of value a column of a typed format has.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum ColumnKind {
    /// Text, or of no one sort.
    Text,
    /// Whole numbers.
    Integer,
    /// Numbers with a binary point.
    Double,
    /// True or false.
    Flag,
}

/// A column of a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Head {
    /// Its header.
    pub(crate) name: String,
    /// Its sort.
    pub(crate) kind: ColumnKind,
}

impl Head {
    /// A column of text.
    pub(crate) fn text(name: impl Into<String>) -> Head {
        Head { name: name.into(), kind: ColumnKind::Text }
    }
}

/// Characters of a malformed row that are kept.
const MOST_SHOWN: usize = 65_536;

/// Bytes as text: what is not UTF-8 as `\xE9`, and cut where it is very long.
pub(crate) fn shown(bytes: &[u8]) -> String {
    let most = bytes.get(..MOST_SHOWN).unwrap_or(bytes);
    let mut text = String::with_capacity(most.len());
    for part in most.utf8_chunks() {
        text.push_str(part.valid());
        for byte in part.invalid() {
            text.push_str(&format!("\\x{byte:02X}"));
        }
    }
    if bytes.len() > MOST_SHOWN {
        text.push_str(" … (cut)");
    }
    text
}

/// Cells as one line, separated by tabs, for rows of formats that are no text.
pub(crate) fn joined(cells: &[Cell]) -> String {
    let texts: Vec<&str> = cells.iter().map(Cell::as_text).collect();
    shown(texts.join("\t").as_bytes())
}
