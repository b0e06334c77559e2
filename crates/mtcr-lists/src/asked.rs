//! Who is asked about: tables of parties, and of pairs of names.

use crate::error::ListError;
use crate::input::Limits;
use crate::kinds;
use crate::reader::{Loaded, Part, asked};
use crate::states::States;
use crate::table::{Encoding, Layout, Table};
use mtcr_screening::Kind;

/// Reads a table of parties to ask about, with the columns of the template of own lists; only `name` is needed. Its rows stay in
/// their order, and a party that stands there twice is asked about twice.
///
/// # Errors
/// The file cannot be read as such a table, or has more bytes than allowed.
pub fn parties(part: Part<'_>, states: &States, limits: Limits) -> Result<Loaded, ListError> {
    asked(part, states, limits)
}

/// Two names to compare.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pair {
    /// The line, from 1.
    pub line: u32,
    /// The one.
    pub name1: String,
    /// The other.
    pub name2: String,
    /// What both are, as written; empty when it was not said.
    pub schema: String,
    /// What both are; a word that is not known says nothing.
    pub kind: Kind,
}

const PAIRS: Layout =
    Layout { delimiter: b',', encoding: Encoding::Utf8, fixed: None, needed: &["name1", "name2"] };

/// Reads a table with the columns `name1`, `name2` and, if both are of a known kind, `schema`.
///
/// # Errors
/// The file cannot be read as such a table, a row of it is not whole, or it has more bytes than allowed.
pub fn pairs(part: Part<'_>, limits: Limits) -> Result<Vec<Pair>, ListError> {
    let mut table = Table::open(part, &PAIRS, limits)?;
    let [name1, name2, schema] = ["name1", "name2", "schema"].map(|name| table.column(name));
    let mut pairs = Vec::new();
    while let Some(row) = table.next_row()? {
        let schema = row.at(schema).to_owned();
        let kind = kinds::of_word(&schema).unwrap_or(Kind::Unknown);
        pairs.push(Pair {
            line: row.line,
            name1: row.at(name1).to_owned(),
            name2: row.at(name2).to_owned(),
            schema,
            kind,
        });
    }
    // A pair that cannot be read has no score, and a table of answers with a row less would not match its questions.
    match table.into_problems().into_iter().next() {
        Some(problem) => {
            Err(ListError::Layout { file: problem.file, line: problem.line, what: problem.what })
        }
        None => Ok(pairs),
    }
}
