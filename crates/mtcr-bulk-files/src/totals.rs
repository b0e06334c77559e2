//! The ledger of a run: every row that was read, once.

mod lines;

pub use lines::LineTotals;
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use std::fmt::Debug;

/// Counts of rows by what became of them, kept in the journal of a run.
pub trait Ledger:
    Copy + Debug + Default + PartialEq + Serialize + DeserializeOwned + Send + Sync + 'static
{
    /// What the rows are, as messages call them.
    const OF: &'static str;

    /// So many rows were read.
    fn came(read: u64) -> Self;

    /// One of them is malformed.
    fn malform(&mut self);

    /// Rows read.
    fn read(&self) -> u64;

    /// Malformed ones.
    fn malformed(&self) -> u64;

    /// Rows that the output holds.
    fn written(&self) -> u64;

    /// Whether every row that was read is in exactly one other count.
    fn reconcile(&self) -> bool {
        self.written().checked_add(self.malformed()) == Some(self.read())
    }

    /// These and others.
    fn and(&self, other: &Self) -> Self;

    /// What came of the rows, in words.
    fn said(&self) -> String;
}

/// How many rows were read, and what became of them.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Totals {
    /// Rows read, counted by the reader; a header and blank lines are none.
    pub read: u64,
    /// Rows whose product is controlled.
    pub controlled: u64,
    /// Rows whose product is not controlled.
    pub not_controlled: u64,
    /// Rows whose product is undetermined.
    pub undetermined: u64,
    /// Rows that could not be read as a product.
    pub malformed: u64,
}

impl Totals {
    /// Rows with a verdict that stands.
    #[must_use]
    pub fn decided(&self) -> u64 {
        self.controlled + self.not_controlled
    }

    /// Whether anybody has to look: something is controlled, undetermined or malformed.
    #[must_use]
    pub fn need_attention(&self) -> bool {
        self.read != self.not_controlled
    }
}

impl Ledger for Totals {
    const OF: &'static str = "products";

    fn came(read: u64) -> Self {
        Totals { read, ..Totals::default() }
    }

    fn malform(&mut self) {
        self.malformed += 1;
    }

    fn read(&self) -> u64 {
        self.read
    }

    fn malformed(&self) -> u64 {
        self.malformed
    }

    fn written(&self) -> u64 {
        self.decided() + self.undetermined
    }

    fn and(&self, other: &Self) -> Self {
        Totals {
            read: self.read + other.read,
            controlled: self.controlled + other.controlled,
            not_controlled: self.not_controlled + other.not_controlled,
            undetermined: self.undetermined + other.undetermined,
            malformed: self.malformed + other.malformed,
        }
    }

    fn said(&self) -> String {
        format!("{} decided and {} undetermined", self.decided(), self.undetermined)
    }
}
