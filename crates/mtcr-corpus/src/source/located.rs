//! Values with their place in a file.

use std::ops::Range;

use serde::{Deserialize, Serialize};

/// Some bytes of a file: start inclusive, end exclusive.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Span {
    /// The first byte.
    pub start: u32,
    /// The byte after the last one.
    pub end: u32,
}

impl Span {
    /// The bytes of a range; what lies beyond four gigabytes is taken for the end of that space.
    #[must_use]
    pub fn new(range: Range<usize>) -> Self {
        let narrow = |byte: usize| u32::try_from(byte).unwrap_or(u32::MAX);
        Self { start: narrow(range.start), end: narrow(range.end) }
    }

    /// How many bytes there are.
    #[must_use]
    pub fn len(self) -> usize {
        usize::try_from(self.end.saturating_sub(self.start)).unwrap_or(usize::MAX)
    }

    /// Whether this is a place between two characters.
    #[must_use]
    pub fn is_empty(self) -> bool {
        self.end <= self.start
    }
}

/// A value and where it stands.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Located<T> {
    /// What is said.
    pub value: T,
    /// Where. For a text: the characters between the quotes wherever the file holds them as they are, else
    /// the whole literal with its quotes and escapes.
    pub at: Span,
}

impl<T> Located<T> {
    /// A value at a place.
    pub fn new(value: T, at: Span) -> Self {
        Self { value, at }
    }

    /// Another value at the same place.
    pub fn map<U>(self, change: impl FnOnce(T) -> U) -> Located<U> {
        Located { value: change(self.value), at: self.at }
    }
}

impl Located<String> {
    /// The text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.value
    }

    /// Whether the file holds this text as it is, so that a part of it has a place of its own.
    #[must_use]
    pub fn is_verbatim(&self) -> bool {
        self.at.len() == self.value.len()
    }

    /// The place of some bytes of the text; the whole literal where it has escapes.
    #[must_use]
    pub fn within(&self, part: Range<usize>) -> Span {
        if !self.is_verbatim() {
            return self.at;
        }
        let start = usize::try_from(self.at.start).unwrap_or(usize::MAX);
        let last = self.value.len();
        Span::new(start.saturating_add(part.start.min(last))..start.saturating_add(part.end.min(last)))
    }
}
