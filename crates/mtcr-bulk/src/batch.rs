//! Products as rows of columns.

mod builder;
mod coded;
mod numbers;

pub use builder::BatchBuilder;
pub use numbers::Numbers;

use crate::plan::Said;
pub(crate) use coded::Coded;
use mtcr_rules::{Dossier, Truth};

/// How many rows a batch should have.
///
/// Enough that the rows of one set of classes fill several machine words, few enough that the columns of a batch stay in
/// the caches of a core.
pub const ROWS: usize = 8192;

/// Products as rows, in the order in which they came.
///
/// A column that no row says anything of takes no room and is not looked at.
#[derive(Clone, Debug, Default)]
pub struct Batch {
    pub(crate) rows: usize,
    /// Columns of numbers by the plan's order.
    pub(crate) numbers: Vec<Option<Numbers>>,
    /// Columns of flags by the plan's order.
    pub(crate) flags: Vec<Option<Vec<Truth>>>,
    /// Coded columns by the plan's order.
    pub(crate) coded: Vec<Coded>,
    /// Distinct sets of classes.
    pub(crate) class_sets: Vec<ClassSet>,
    /// The set of classes of each row; beyond the end of the sets for a row that goes through the ordinary path.
    pub(crate) class_codes: Vec<u32>,
    /// Rows that go through the ordinary path.
    pub(crate) ordinary: Vec<(usize, Dossier)>,
}

/// A set of classes, and what rows of these classes say something of.
#[derive(Clone, Debug, Default)]
pub(crate) struct ClassSet {
    /// A product of these classes of which nothing else is known.
    pub(crate) alone: Dossier,
    /// What tells one set from another.
    pub(crate) key: Vec<u64>,
    /// The columns that some row of the set says something of.
    pub(crate) said: Said,
}

impl Batch {
    /// How many rows there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.rows
    }

    /// Whether there is none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.rows == 0
    }

    /// How many rows go through the ordinary path.
    #[must_use]
    pub fn ordinary(&self) -> usize {
        self.ordinary.len()
    }

    /// The columns of numbers that some row says something of.
    pub fn numbers(&self) -> impl Iterator<Item = &Numbers> {
        self.numbers.iter().flatten()
    }
}
