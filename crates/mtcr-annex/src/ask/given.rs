//! Answers, as they are kept.

/// One answer: what it is about, and what was said.
///
/// Everything is named, not numbered, so that answers can be written to a file and read under another law.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Given {
    /// `class`, a fact, a word of purpose, a list, or a fact of a member of a list (`contains[1].separable`).
    pub about: String,
    /// What was said of it.
    pub said: Said,
}

/// What was said.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Said {
    /// "Don't know": the question is not asked again, and everything that rests on it stays open.
    Unknown,
    /// The value of a fact in words: `300 km`, `at least 300 km`, `2 to 3 kg`, `yes`, `powder or flake`.
    Value(String),
    /// Of classes, of targets of a purpose, or of words that a product may have several of.
    Sorted {
        /// Those that hold.
        yes: Vec<String>,
        /// Those that do not.
        no: Vec<String>,
        /// Those of which it is not known.
        unknown: Vec<String>,
    },
    /// One more member of a list: its facts, each in words. A member of `contains` has `entry` in their place.
    Member(Vec<(String, String)>),
    /// The list has no further members.
    NoMore,
}

impl Given {
    /// An answer.
    #[must_use]
    pub fn new(about: impl Into<String>, said: Said) -> Self {
        Given { about: about.into(), said }
    }
}
