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

/// Letters to insert, drop, replace or swap with their neighbour; anything above `reach` may be reported as `reach + 1`.
fn distance(a: &str, b: &str, reach: usize) -> usize {
    let a: Vec<char> = a.chars().collect();
    let b: Vec<char> = b.chars().collect();
    if a.len().abs_diff(b.len()) > reach {
        return reach + 1;
    }
    let at = |row: &[usize], place: usize| row.get(place).copied().unwrap_or(reach + 1);
    let mut before: Vec<usize> = Vec::new();
    let mut above: Vec<usize> = (0..=b.len()).collect();
    for (i, x) in a.iter().enumerate() {
        let mut row = vec![i + 1];
        for (j, y) in b.iter().enumerate() {
            let replaced = at(&above, j) + usize::from(x != y);
            let mut least = replaced.min(at(&above, j + 1) + 1).min(at(&row, j) + 1);
            let swapped = i > 0 && j > 0 && a.get(i - 1) == Some(y) && b.get(j - 1) == Some(x);
            if swapped {
                least = least.min(at(&before, j - 1) + 1);
            }
            row.push(least);
        }
        before = std::mem::replace(&mut above, row);
    }
    above.last().copied().unwrap_or(reach + 1)
}
