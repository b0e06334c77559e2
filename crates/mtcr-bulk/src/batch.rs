//! Products as rows of columns.

mod builder;
mod coded;
mod numbers;
mod sparse;

pub use builder::BatchBuilder;

use crate::plan::Said;
pub(crate) use coded::Values;
use mtcr_rules::{Dossier, Truth};
pub(crate) use numbers::Numbers;
pub(crate) use sparse::Sparse;
use std::collections::BTreeSet;

/// How many rows a batch should have.
///
/// Enough that the rows of one of some hundred sets of classes fill several machine words, so that what is done once for a
/// group of rows weighs little; few enough that what is found of them stays in the caches of a core.
pub const ROWS: usize = 32_768;

/// Products as rows, numbered in the order in which they came.
///
/// Rows of the same classes lie together, with columns of their own: they are asked the same tests, and say something of the
/// same few facts. What no row of a set of classes says anything of takes no room and is not looked at.
#[derive(Clone, Debug, Default)]
pub struct Batch {
    pub(crate) rows: usize,
    /// Rows by their sets of classes.
    pub(crate) sets: Vec<ClassRows>,
    /// Distinct values of coded columns, by the plan's order.
    pub(crate) values: Vec<Values>,
    /// Rows that go through the ordinary path, in order.
    pub(crate) ordinary: Vec<(usize, Dossier)>,
}

/// The rows of one set of classes. Columns have the plan's order; their values stand in the order of `rows`.
#[derive(Clone, Debug, Default)]
pub(crate) struct ClassRows {
    /// A product of these classes of which nothing else is known.
    pub(crate) alone: Dossier,
    /// What tells one set from another.
    pub(crate) key: Vec<u64>,
    /// The columns that some row says something of.
    pub(crate) said: Said,
    /// The places of the rows in the batch, in order.
    pub(crate) rows: Vec<u32>,
    /// Columns of numbers.
    pub(crate) numbers: Sparse<Numbers>,
    /// Columns of flags.
    pub(crate) flags: Sparse<Vec<Truth>>,
    /// Codes of coded columns.
    pub(crate) codes: Sparse<Vec<u32>>,
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

    /// The columns of numbers that some row says something of, each as a table has it: one number for every row, the lower
    /// end of a range, and not a number where nothing is known.
    pub fn numbers(&self) -> impl Iterator<Item = Vec<f64>> {
        let said: BTreeSet<usize> = self.sets.iter().flat_map(|set| set.numbers.places()).collect();
        said.into_iter().map(|column| {
            let mut numbers = vec![f64::NAN; self.rows];
            for set in &self.sets {
                let low = set.numbers.get(column).map(Numbers::low).unwrap_or_default();
                for (row, number) in set.rows.iter().zip(low) {
                    if let Some(slot) = usize::try_from(*row).ok().and_then(|row| numbers.get_mut(row)) {
                        *slot = *number;
                    }
                }
            }
            numbers
        })
    }
}
