//! What is wrong with a text, and exactly where.

use std::ops::Range;

/// A defect found in a text that was to be read as a number, a unit or a quantity.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{message}")]
pub struct Mistake {
    /// The bytes at fault in the text that was passed in: start inclusive, end exclusive, both on
    /// character boundaries. Empty when something is missing at that place.
    pub at: Range<usize>,
    /// What is wrong: lower case, no full stop, words of the text in backticks.
    pub message: String,
    /// What to write instead, where that is known.
    pub help: Option<String>,
}

impl Mistake {
    /// A mistake at a byte range, without advice.
    pub(crate) fn new(at: Range<usize>, message: impl Into<String>) -> Self {
        Self { at, message: message.into(), help: None }
    }

    /// The same mistake with advice.
    pub(crate) fn help(mut self, help: impl Into<String>) -> Self {
        self.help = Some(help.into());
        self
    }

    /// The same mistake seen from a text in which the faulty one starts `by` bytes later.
    pub(crate) fn shifted(mut self, by: usize) -> Self {
        self.at = self.at.start.saturating_add(by)..self.at.end.saturating_add(by);
        self
    }
}

/// Longest piece of a caller's text repeated in a message, in characters.
const QUOTED: usize = 40;

/// A caller's text in backticks: shortened, and with control characters made visible.
pub(crate) fn quote(text: &str) -> String {
    let mut quoted = String::from("`");
    for (count, symbol) in text.chars().enumerate() {
        if count == QUOTED {
            quoted.push('…');
            break;
        }
        if symbol.is_control() {
            quoted.extend(symbol.escape_default());
        } else {
            quoted.push(symbol);
        }
    }
    quoted.push('`');
    quoted
}
