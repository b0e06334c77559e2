//! What an edition says of a product under one entry, or as a whole.

use mtcr_rules::Truth;

/// The answer for one entry or for a product.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Verdict {
    /// Refuted; other lists and the catch-all may apply all the same.
    NotControlled,
    /// What is known does not settle it.
    Undetermined,
    /// Shown.
    Controlled,
}

impl Verdict {
    /// As it is written everywhere: `controlled`, `not-controlled`, `undetermined`.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Verdict::NotControlled => "not-controlled",
            Verdict::Undetermined => "undetermined",
            Verdict::Controlled => "controlled",
        }
    }
}

impl From<Truth> for Verdict {
    fn from(truth: Truth) -> Self {
        match truth {
            Truth::False => Verdict::NotControlled,
            Truth::Unknown => Verdict::Undetermined,
            Truth::True => Verdict::Controlled,
        }
    }
}

impl std::fmt::Display for Verdict {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.pad(self.as_str())
    }
}
