//! The two figures of a hit.

use serde::{Deserialize, Serialize};
use std::fmt;

/// How alike two names are, in ten-thousandths: 0 to 10 000. Whole numbers, so that it is the same on every machine.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Score(u16);

impl Score {
    /// Nothing in common.
    pub const NONE: Self = Self(0);
    /// The same.
    pub const FULL: Self = Self(10_000);

    /// So many ten-thousandths; more than 10 000 is 10 000, fewer than none is none.
    pub fn of(value: i32) -> Self {
        Self(u16::try_from(value.clamp(0, 10_000)).unwrap_or(0))
    }

    /// Ten-thousandths, 0 to 10 000.
    pub fn value(self) -> u16 {
        self.0
    }
}

impl fmt::Display for Score {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}.{:04}", self.0 / 10_000, self.0 % 10_000)
    }
}

/// How much two records have in common, in hundredths of a bit. It orders a queue in which many have the same score; it
/// says nothing about a threshold.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Evidence(u32);

impl Evidence {
    /// So many hundredths of a bit.
    pub fn of(value: u32) -> Self {
        Self(value)
    }

    /// Hundredths of a bit.
    pub fn value(self) -> u32 {
        self.0
    }
}

impl fmt::Display for Evidence {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}.{:02}", self.0 / 100, self.0 % 100)
    }
}
