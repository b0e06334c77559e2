//! The ledger of a file of declarations.

use super::Ledger;
use serde::{Deserialize, Serialize};

/// How many lines of declarations were read, and what became of them.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct LineTotals {
    /// Lines read, counted by the reader; a header and blank lines are none.
    pub read: u64,
    /// Lines in which nothing was seen.
    pub cleared: u64,
    /// Lines that a person must look at.
    pub referred: u64,
    /// Lines that cannot be accepted as declared.
    pub rejected: u64,
    /// Lines that could not be judged.
    pub malformed: u64,
}

impl LineTotals {
    /// Whether anybody has to look: some line is not cleared.
    #[must_use]
    pub fn need_attention(&self) -> bool {
        self.read != self.cleared
    }
}

impl Ledger for LineTotals {
    const OF: &'static str = "declarations";

    fn came(read: u64) -> Self {
        LineTotals { read, ..LineTotals::default() }
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
        self.cleared + self.referred + self.rejected
    }

    fn and(&self, other: &Self) -> Self {
        LineTotals {
            read: self.read + other.read,
            cleared: self.cleared + other.cleared,
            referred: self.referred + other.referred,
            rejected: self.rejected + other.rejected,
            malformed: self.malformed + other.malformed,
        }
    }

    fn said(&self) -> String {
        format!("{} cleared, {} referred and {} rejected", self.cleared, self.referred, self.rejected)
    }
}
