//! How something is done to a row of the matrix, and the letters that stand for it.

use std::collections::BTreeSet;

/// How something is done.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, serde::Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Mode {
    /// Do it: `W`.
    Write,
    /// Propose it to somebody who signs: `P`.
    Propose,
    /// Sign, approve or release what another person proposed: `S`.
    Sign,
    /// Read all of it: `R`.
    Read,
    /// Read one's own or a restricted view of it: `r`.
    View,
}

impl Mode {
    /// All of them, in the order in which a cell names them.
    pub const ALL: [Self; 5] = [Self::Write, Self::Propose, Self::Sign, Self::Read, Self::View];

    /// The word with which the actions of this way end: `rating-write`.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Write => "write",
            Self::Propose => "propose",
            Self::Sign => "sign",
            Self::Read => "read",
            Self::View => "view",
        }
    }

    /// Its letter in the matrix.
    #[must_use]
    pub const fn letter(self) -> char {
        match self {
            Self::Write => 'W',
            Self::Propose => 'P',
            Self::Sign => 'S',
            Self::Read => 'R',
            Self::View => 'r',
        }
    }

    /// Itself and what it brings with it: whoever does, proposes or signs something reads it, and whoever reads it sees
    /// the restricted view too.
    pub(crate) const fn with_lower(self) -> &'static [Self] {
        match self {
            Self::Write => &[Self::Write, Self::Read, Self::View],
            Self::Propose => &[Self::Propose, Self::Read, Self::View],
            Self::Sign => &[Self::Sign, Self::Read, Self::View],
            Self::Read => &[Self::Read, Self::View],
            Self::View => &[Self::View],
        }
    }
}

/// What a role can do with a row: some ways, or none.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Cell(BTreeSet<Mode>);

impl Cell {
    /// A cell with these ways, word for word.
    pub(crate) fn new(modes: impl IntoIterator<Item = Mode>) -> Self {
        Self(modes.into_iter().collect())
    }

    /// The cell that letters stand for, with what they bring: `W`, `P/S`, `-`.
    pub(crate) fn read(letters: &str) -> Option<Self> {
        if letters == "-" {
            return Some(Self::default());
        }
        let mut modes = BTreeSet::new();
        for letter in letters.split('/') {
            let mode = Mode::ALL.iter().find(|mode| letter.chars().eq([mode.letter()]))?;
            modes.extend(mode.with_lower());
        }
        Some(Self(modes))
    }

    /// Whether it holds a way.
    #[must_use]
    pub fn allows(&self, mode: Mode) -> bool {
        self.0.contains(&mode)
    }

    /// The same without the ways that a row does not have.
    pub(crate) fn among(&self, how: &BTreeSet<Mode>) -> Self {
        Self(self.0.intersection(how).copied().collect())
    }

    /// Its ways without those that others bring with them.
    pub(crate) fn strongest(&self) -> impl Iterator<Item = Mode> {
        let brought = |mode: &Mode| self.0.iter().any(|by| by != mode && by.with_lower().contains(mode));
        self.0.iter().copied().filter(move |mode| !brought(mode))
    }
}

impl std::fmt::Display for Cell {
    /// Its letters, without those that others bring with them.
    fn fmt(&self, to: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let letters: Vec<String> = self.strongest().map(|mode| mode.letter().to_string()).collect();
        to.pad(if letters.is_empty() { "-".to_owned() } else { letters.join("/") }.as_str())
    }
}
