//! How names are compared: the figures and tables of `data/screening/`, read once.

mod digest;
mod error;
mod read;
pub(crate) mod settings;
mod vocabulary;

pub use error::NamesError;
pub(crate) use read::{Meaning, legal_classes, parse};
use vocabulary::Vocabulary;

use crate::like::Costs;
use crate::score::Score;
use crate::text::{Fold, Letters};
use crate::words::Words;
use settings::Settings;

/// The texts that [`Names`] are read from, one for each file of `data/screening/` that says how names are compared.
#[derive(Clone, Copy, Debug)]
pub struct Sources<'a> {
    /// `names-1.toml`: every weight, threshold and cost.
    pub settings: &'a str,
    /// `legal-forms.toml`.
    pub legal_forms: &'a str,
    /// `business-words.toml`.
    pub business_words: &'a str,
    /// `ordinals.toml`.
    pub ordinals: &'a str,
    /// `small-words.toml`: titles, particles, stop words.
    pub small_words: &'a str,
    /// `variants.toml`: spellings and nicknames.
    pub variants: &'a str,
    /// `letters.toml`: letters of scripts as Latin ones.
    pub letters: &'a str,
    /// `frequencies.csv`.
    pub frequencies: &'a str,
}

impl Sources<'static> {
    /// The texts that this program was built with.
    pub fn built_in() -> Self {
        Self {
            settings: include_str!("../../../data/screening/names-1.toml"),
            legal_forms: include_str!("../../../data/screening/legal-forms.toml"),
            business_words: include_str!("../../../data/screening/business-words.toml"),
            ordinals: include_str!("../../../data/screening/ordinals.toml"),
            small_words: include_str!("../../../data/screening/small-words.toml"),
            variants: include_str!("../../../data/screening/variants.toml"),
            letters: include_str!("../../../data/screening/letters.toml"),
            frequencies: include_str!("../../../data/screening/frequencies.csv"),
        }
    }
}

/// How names are compared. It does not depend on any list: what is loaded changes no weight.
#[derive(Clone, Debug)]
pub struct Names {
    pub(crate) settings: Settings,
    pub(crate) letters: Letters,
    pub(crate) fold: Fold,
    pub(crate) costs: Costs,
    pub(crate) person: Phrases,
    pub(crate) other: Phrases,
    /// Words of legal forms and business words, to know them when they are misspelt.
    pub(crate) vocabulary: Vocabulary,
    frequencies: Words,
    bits: Vec<[u16; 2]>,
    grouped: Words,
    groups: Vec<Vec<u16>>,
    digest: String,
}

/// Words and sequences of words that mean something, in one reading of names.
#[derive(Clone, Debug, Default)]
pub(crate) struct Phrases {
    words: Words,
    meanings: Vec<Meaning>,
    /// The longest sequence, in words.
    longest: usize,
    /// First words, so that most words are looked up once.
    first: Words,
}

impl Phrases {
    pub(crate) fn longest(&self) -> usize {
        self.longest
    }

    /// Whether a sequence may begin with this word.
    pub(crate) fn begins(&self, word: &[u8]) -> bool {
        self.first.find(word).is_some()
    }

    /// What a sequence of words, joined by blanks, means.
    pub(crate) fn meaning(&self, phrase: &[u8]) -> Option<Meaning> {
        let number = self.words.find(phrase)?;
        self.meanings.get(crate::number::at(number)).copied()
    }
}

/// A group of nicknames rather than of spellings or meanings.
pub(crate) const NICKNAME: u16 = 0x8000;

impl Names {
    /// The tables this program was built with.
    ///
    /// # Errors
    /// Never with the tables as they were tested; the error names the file and what would be right.
    pub fn built_in() -> Result<Self, NamesError> {
        Self::read(Sources::built_in())
    }

    /// Other tables.
    ///
    /// # Errors
    /// A text is not of its form, or a figure is outside what it may be.
    pub fn read(sources: Sources<'_>) -> Result<Self, NamesError> {
        read::read(sources)
    }

    /// The name of this way of comparing, as in the file: `names-1`.
    pub fn version(&self) -> &str {
        &self.settings.version
    }

    /// What the figures and every table come to: 64 hexadecimal digits. Two equal digests compare alike.
    pub fn digest(&self) -> &str {
        &self.digest
    }

    /// From this score on a person looks at it, and two names are called the same.
    pub fn hit(&self) -> Score {
        Score::of(i32::from(self.settings.thresholds.hit))
    }

    /// From this score on a hit has the top grade.
    pub fn top(&self) -> Score {
        Score::of(i32::from(self.settings.thresholds.top))
    }

    /// The lowest threshold that is asked with; a lower one is taken for it.
    pub fn floor(&self) -> Score {
        Score::of(i32::from(self.settings.thresholds.floor))
    }

    /// Whether the table of frequencies has a word.
    pub(crate) fn knows(&self, word: &[u8]) -> bool {
        self.frequencies.find(word).is_some()
    }

    /// Groups a word belongs to; with [`NICKNAME`] set, one of nicknames.
    pub(crate) fn groups(&self, word: &[u8]) -> &[u16] {
        self.grouped
            .find(word)
            .and_then(|number| self.groups.get(crate::number::at(number)))
            .map_or(&[], Vec::as_slice)
    }

    /// Weights of a word, in names of persons and of others, before what it is counts; and whether the table knows it.
    pub(crate) fn weights(&self, word: &[u8]) -> ([u16; 2], bool) {
        let weights = &self.settings.weights;
        if word.iter().all(u8::is_ascii_digit) {
            return ([weights.numeral; 2], false);
        }
        if word.len() == 1 {
            return ([weights.initial; 2], false);
        }
        let unknown = weights.unknown.get(word.len()).or(weights.unknown.last()).copied().unwrap_or(0);
        match self.frequencies.find(word).and_then(|number| self.bits.get(crate::number::at(number))) {
            Some([person, other]) => {
                let weigh = |bits: u16, beside: u16| {
                    // A word known only of the other kind of names is no stranger: it is not rarer than there by much.
                    let bits = if bits == 0 { beside.saturating_add(300) } else { bits };
                    bits.clamp(weights.known_least, unknown.max(weights.known_least))
                };
                ([weigh(*person, *other), weigh(*other, *person)], true)
            }
            None => ([unknown; 2], false),
        }
    }
}
