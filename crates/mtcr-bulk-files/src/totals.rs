//! The ledger of a run: every row that was read, once.

use serde::{Deserialize, Serialize};

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

    /// Rows that the output holds.
    #[must_use]
    pub fn written(&self) -> u64 {
        self.decided() + self.undetermined
    }

    /// Whether in = decided + undetermined + malformed.
    #[must_use]
    pub fn reconcile(&self) -> bool {
        self.read == self.written() + self.malformed
    }

    /// Whether anybody has to look: something is controlled, undetermined or malformed.
    #[must_use]
    pub fn need_attention(&self) -> bool {
        self.read != self.not_controlled
    }

    /// These and others.
    #[must_use]
    pub fn and(&self, other: &Totals) -> Totals {
        Totals {
            read: self.read + other.read,
            controlled: self.controlled + other.controlled,
            not_controlled: self.not_controlled + other.not_controlled,
            undetermined: self.undetermined + other.undetermined,
            malformed: self.malformed + other.malformed,
        }
    }
}
