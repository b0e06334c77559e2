//! What a mapping reads in one cell, in words, for a person who looks at the mapping.

use super::{Bound, values};
use crate::map::{ENDS, End, Use};
use crate::row::Cell;
use mtcr_corpus::Span;

impl Bound<'_> {
    /// What is read of a cell, as a dossier would say it; empty where it says nothing or nobody asks.
    ///
    /// # Errors
    /// Why it is no value of what its column is mapped to.
    pub(crate) fn said(&self, at: usize, cell: &Cell) -> Result<String, String> {
        if let Cell::Broken(reason) = cell {
            return Err(reason.clone());
        }
        let column = self.uses.get(at).copied().flatten().and_then(|place| self.map.columns.get(place));
        let Some(column) = column else { return Ok(String::new()) };
        let text = cell.as_text();
        if *cell == Cell::Empty || self.map.written.empty.iter().any(|empty| empty == text) {
            return Ok(String::new());
        }
        Ok(match &column.what {
            Use::Ignore => String::new(),
            Use::Name => format!("name = {text}"),
            Use::Class(words) => match values::words(words, text)?.as_slice() {
                [] => String::new(),
                classes => format!("class = {}", classes.join(", ")),
            },
            Use::Fact(of) => match values::fact(of, cell, self.map.numbers, Span::default())? {
                None => String::new(),
                Some(shape) => format!("{}{} = {shape}", of.fact, end(of.end)),
            },
            Use::Purpose { word, target, yes, no } => {
                let holds = if values::flag(yes, no, cell)? { "yes" } else { "no" };
                format!("{word} {target} = {holds}")
            }
            Use::Targets { word, holds, words } => {
                let holds = if *holds { "yes" } else { "no" };
                format!("{word} {} = {holds}", values::words(words, text)?.join(", "))
            }
        })
    }
}

/// The word of an end, with a blank before it; nothing where a cell states the whole value.
fn end(end: End) -> String {
    let found = ENDS.iter().find(|(_, known)| *known == end);
    found.map_or_else(String::new, |(word, _)| format!(" {word}"))
}
