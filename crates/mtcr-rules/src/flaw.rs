//! What is wrong with a text of the rule language or a declaration of the vocabulary.

use std::ops::Range;

/// A mistake in a rule or formula: where in its text, what, and what would be right.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Flaw {
    /// Bytes of the text that the mistake concerns.
    pub at: Range<usize>,
    /// Stable name of the kind of mistake, kebab-case, such as `rule-syntax` or `unknown-fact`.
    pub code: &'static str,
    /// One line, lower case, no full stop; the author's words stand in backticks.
    pub message: String,
    /// What would be right, when that can be said.
    pub help: Option<String>,
}

impl Flaw {
    /// A mistake without advice.
    #[must_use]
    pub fn new(code: &'static str, at: Range<usize>, message: impl Into<String>) -> Self {
        Flaw { at, code, message: message.into(), help: None }
    }

    /// The same mistake with advice.
    #[must_use]
    pub fn help(mut self, help: impl Into<String>) -> Self {
        self.help = Some(help.into());
        self
    }
}

impl std::fmt::Display for Flaw {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}", self.message)?;
        self.help.as_ref().map_or(Ok(()), |help| write!(f, " ({help})"))
    }
}

impl std::error::Error for Flaw {}

/// The known name that a misspelt one most likely means: at most a third of its letters away.
#[must_use]
pub fn nearest<'a>(wrong: &str, known: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let reach = (wrong.chars().count() / 3).max(1);
    if wrong.len() > 80 {
        return None;
    }
    known
        .into_iter()
        .map(|name| (distance(wrong, name, reach), name))
        .filter(|(far, _)| *far <= reach)
        .min()
        .map(|(_, name)| name)
}

/// Advice that names the nearest known name, if there is one.
#[must_use]
pub fn did_you_mean<'a>(wrong: &str, known: impl IntoIterator<Item = &'a str>) -> Option<String> {
    nearest(wrong, known).map(|name| format!("did you mean `{name}`?"))
}

/// Levenshtein distance; anything above `reach` may be reported as `reach + 1`.
fn distance(a: &str, b: &str, reach: usize) -> usize {
    let b: Vec<char> = b.chars().collect();
    if a.chars().count().abs_diff(b.len()) > reach {
        return reach + 1;
    }
    let mut row: Vec<usize> = (0..=b.len()).collect();
    for (i, x) in a.chars().enumerate() {
        let mut diagonal = i;
        let mut left = i + 1;
        if let Some(first) = row.first_mut() {
            *first = left;
        }
        for (cell, y) in row.iter_mut().skip(1).zip(&b) {
            let replaced = diagonal + usize::from(x != *y);
            diagonal = *cell;
            left = replaced.min(left + 1).min(*cell + 1);
            *cell = left;
        }
    }
    row.last().copied().unwrap_or(reach + 1)
}
