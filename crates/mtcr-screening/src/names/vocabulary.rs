//! Words of legal forms and business words, known when they are misspelt.

use super::Names;
use crate::left_out::left_out;
use crate::number::{hash, low};
use crate::table::{Table, packed};
use crate::text::consonants;
use crate::words::Words;

/// The words, by their consonants and by what is left of them without one letter.
#[derive(Clone, Debug, Default)]
pub(crate) struct Vocabulary {
    words: Words,
    /// What is still to go into `keys`.
    pairs: Vec<u64>,
    keys: Table,
}

/// A misspelt word has at least so many letters, so that few names are taken for one.
const LETTERS: usize = 6;

/// A word without vowels has at least so many consonants.
const CONSONANTS: usize = 3;

impl Vocabulary {
    /// Adds a word.
    pub(super) fn add(&mut self, word: &str) {
        let known = self.words.len();
        let number = self.words.number(word.as_bytes());
        if self.words.len() == known || word.len() < LETTERS - 1 {
            return;
        }
        let mut push = |key: u32| self.pairs.push(packed(key, number));
        let mut firm = Vec::new();
        consonants(word.as_bytes(), &mut firm);
        push(low(hash(&firm)));
        if word.len() >= LETTERS - 1 {
            left_out(word.as_bytes(), 1, |hash| push(low(hash ^ 1)));
        }
    }

    /// Makes the words that were added ready to be found.
    pub(super) fn finish(&mut self) {
        self.keys = Table::build(std::mem::take(&mut self.pairs));
    }
}

impl Names {
    /// The word of the vocabulary that a word is when its vowels were left out or one letter is wrong; the word itself
    /// when it is known, short, or like none.
    pub(crate) fn corrected<'w>(&'w self, word: &'w [u8]) -> &'w [u8] {
        let words = &self.vocabulary.words;
        if word.len() < CONSONANTS || self.knows(word) || words.find(word).is_some() {
            return word;
        }
        let of = |key: u32| self.vocabulary.keys.get(key);
        let vowels = word.iter().filter(|byte| matches!(byte, b'a' | b'e' | b'i' | b'o' | b'u')).count();
        let mut firm = Vec::new();
        consonants(word, &mut firm);
        if vowels * 3 <= firm.len() && firm.len() >= CONSONANTS {
            let long = |number: &u32| {
                let full = words.bytes(*number);
                let written =
                    full.iter().filter(|byte| matches!(byte, b'a' | b'e' | b'i' | b'o' | b'u')).count();
                written >= 2 * vowels && written > 0 && full.first() == word.first()
            };
            if let Some(number) = of(low(hash(&firm))).find(long) {
                return words.bytes(number);
            }
        }
        if word.len() < LETTERS {
            return word;
        }
        let mut found = None;
        left_out(word, 1, |hash| {
            let near = |number: &u32| words.bytes(*number).len().abs_diff(word.len()) <= 1;
            found = found.or_else(|| of(low(hash ^ 1)).find(near));
        });
        found.map_or(word, |number| words.bytes(number))
    }
}
