//! Which half of the names may be looked at.

use crate::fold;
use crate::rng::hash;
use serde::{Deserialize, Serialize};

/// One of the two halves.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Half {
    /// Weights, tables and thresholds may be chosen by it.
    Tuning,
    /// Figures are from it; nobody looks at single names of it.
    Test,
}

impl Half {
    /// The half of a party, by its primary name: the words in the order of the alphabet, so that one party on two lists,
    /// as `LAST, First` on one of them, is in one half; its id on a list would tear it apart.
    #[must_use]
    pub fn of(primary: &str) -> Self {
        let mut words = fold::tokens(primary);
        words.sort_unstable();
        if hash(&["split", &words.join(" ")]).is_multiple_of(2) { Self::Tuning } else { Self::Test }
    }
}
