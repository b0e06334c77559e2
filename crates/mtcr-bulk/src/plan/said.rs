//! Which columns some rows say something of.

use mtcr_rules::Bits;

/// A set of columns.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Said(Bits);

impl Said {
    /// No column, of so many.
    pub(crate) fn none(columns: usize) -> Self {
        Said(Bits::new(columns))
    }

    pub(crate) fn insert(&mut self, column: usize) {
        self.0.insert(column);
    }

    pub(crate) fn contains(&self, column: usize) -> bool {
        self.0.contains(column)
    }

    /// Adds the columns of another set.
    pub(crate) fn extend(&mut self, other: &Said) {
        self.0.extend(&other.0);
    }

    /// Whether every column of this set is in the other.
    pub(crate) fn within(&self, other: &Said) -> bool {
        self.0.words().iter().zip(other.0.words()).all(|(mine, theirs)| mine & !theirs == 0)
    }
}
