//! Which half of the lines may be looked at.

use mtcr_screening_bench::rng::hash;

/// Texts kept apart there that were seen here all the same.
const SEEN: &str = include_str!("../rows/seen.txt");

/// One of the two halves.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Half {
    /// Terms, weights and tables may be chosen by it.
    Tuning,
    /// Figures are from it; nobody looks at single lines of it.
    Test,
}

impl Half {
    /// The half of a row, by its text: every line made from a row is in the half of the row.
    #[must_use]
    pub fn of(text: &str) -> Self {
        if hash(&["declarations", text]).is_multiple_of(2) { Self::Tuning } else { Self::Test }
    }

    /// The half of a description of `examples/search/`, by its part: what people looked at while words were chosen for the
    /// search of entries may be looked at here; what was kept apart there is kept apart here.
    #[must_use]
    pub fn of_part(part: Option<&str>, text: &str) -> Self {
        match part {
            None | Some("another-hand" | "blind-opened" | "plain-opened") => Self::Tuning,
            Some(_) if SEEN.lines().any(|seen| seen == text) => Self::Tuning,
            Some(_) => Self::Test,
        }
    }

    /// The word for it.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Tuning => "tuning",
            Self::Test => "test",
        }
    }
}
