//! Endings of plural and case taken off, the same of terms and texts.

/// Endings, the longest first.
#[derive(Clone, Debug)]
pub(crate) struct Endings {
    /// Letters that a word keeps, included.
    least: usize,
    endings: Vec<Box<[u8]>>,
}

impl Endings {
    pub(crate) fn new(endings: &[String], least: usize) -> Self {
        let mut endings: Vec<Box<[u8]>> = endings.iter().map(|ending| ending.as_bytes().into()).collect();
        endings.sort_by(|one, other| other.len().cmp(&one.len()).then_with(|| one.cmp(other)));
        endings.dedup();
        Self { least, endings }
    }

    /// The word without its ending. A word with a digit keeps it.
    pub(crate) fn stem<'w>(&self, word: &'w [u8]) -> &'w [u8] {
        if word.len() <= self.least || word.iter().any(u8::is_ascii_digit) {
            return word;
        }
        let longest = self
            .endings
            .iter()
            .find_map(|ending| word.strip_suffix(&**ending).filter(|rest| rest.len() >= self.least));
        longest.unwrap_or(word)
    }
}
