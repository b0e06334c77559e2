//! The source line of a problem with a caret under the fault.

use std::fmt;

use crate::source::{SourceFile, Span};

/// Characters of a line shown at most; a longer line is cut around the fault.
const SHOWN: usize = 100;

/// Characters kept before the fault when a line is cut.
const BEFORE: usize = 40;

#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Excerpt {
    line: String,
    /// Characters before the caret.
    indent: usize,
    /// Carets, at least one.
    width: usize,
}

impl Excerpt {
    /// The line of `at.start`; `None` when the text is not kept or the line is blank.
    pub(super) fn of(file: &SourceFile, at: Span) -> Option<Self> {
        let (start, line) = file.line_around(at.start)?;
        let offset = usize::try_from(at.start).ok()?.saturating_sub(start);
        let (before, rest) = line.split_at_checked(offset)?;
        let fault = rest.get(..at.len()).unwrap_or(rest);
        let count = |text: &str| text.chars().take(SHOWN).count();
        let kept = if count(before) + count(rest) > SHOWN { BEFORE } else { SHOWN };
        let mut shown: Vec<char> = before.chars().rev().take(kept).collect();
        shown.reverse();
        let indent = shown.len();
        shown.extend(rest.chars().take(SHOWN - indent));
        let width = fault.chars().take(SHOWN - indent).count().max(1);
        let line: String = shown.into_iter().map(plain).collect();
        (!line.trim().is_empty()).then_some(Self { line, indent, width })
    }
}

/// A tab takes one column, and no control character reaches a terminal.
fn plain(symbol: char) -> char {
    if symbol == '\t' {
        ' '
    } else if symbol.is_control() {
        '\u{fffd}'
    } else {
        symbol
    }
}

impl fmt::Display for Excerpt {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(out, "  | {}", self.line.trim_end())?;
        write!(out, "  | {:indent$}{:^<width$}", "", "", indent = self.indent, width = self.width)
    }
}
