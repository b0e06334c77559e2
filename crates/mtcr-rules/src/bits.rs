//! A set of small indices, sized when it is made.

/// A set of indices below a fixed size; asking beyond the size answers no.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Bits {
    words: Vec<u64>,
}

impl Bits {
    /// The empty set with room for `size` indices.
    #[must_use]
    pub fn new(size: usize) -> Self {
        Bits { words: vec![0; size.div_ceil(64)] }
    }

    /// Whether the set has room for nothing.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.words.is_empty()
    }

    /// Adds an index; one beyond the size is ignored.
    pub fn insert(&mut self, index: usize) {
        if let Some(word) = self.words.get_mut(index / 64) {
            *word |= 1 << (index % 64);
        }
    }

    /// Whether the index is in the set.
    #[must_use]
    pub fn contains(&self, index: usize) -> bool {
        self.words.get(index / 64).is_some_and(|word| word >> (index % 64) & 1 == 1)
    }

    /// Adds every index of the other set.
    pub fn extend(&mut self, other: &Bits) {
        for (mine, theirs) in self.words.iter_mut().zip(&other.words) {
            *mine |= theirs;
        }
    }

    /// The set as words of 64 indices, the lowest index in the lowest bit; as long as the set's size asks.
    #[must_use]
    pub fn words(&self) -> &[u64] {
        &self.words
    }

    /// The least index that the sets share.
    #[must_use]
    pub fn shared(&self, other: &Bits) -> Option<usize> {
        let words = self.words.iter().zip(&other.words).map(|(a, b)| a & b);
        let (at, word) = words.enumerate().find(|(_, word)| *word != 0)?;
        Some(at * 64 + usize::try_from(word.trailing_zeros()).unwrap_or_default())
    }

    /// Whether the sets share an index.
    #[must_use]
    pub fn meets(&self, other: &Bits) -> bool {
        self.words.iter().zip(&other.words).any(|(a, b)| a & b != 0)
    }
}
