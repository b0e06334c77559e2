//! Syllables of Hangul in letters: as names are mostly written, after McCune and Reischauer, and in the revised way.

use serde::Deserialize;

/// Letters of syllables, by the order of their code points; of initials and vowels both spellings, the older one first.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Hangul {
    initials: Vec<(String, String)>,
    vowels: Vec<(String, String)>,
    finals: Vec<String>,
}

/// How many initials, vowels and finals syllables are made of.
const PARTS: (usize, usize, usize) = (19, 21, 28);

/// How many syllables there are, and the first of them.
const SYLLABLES: u32 = 11_172;
const FIRST: u32 = 0xac00;

impl Hangul {
    /// Whether every syllable has letters, all of them small and of ASCII.
    pub(super) fn is_whole(&self) -> bool {
        let spellings =
            self.initials.iter().chain(&self.vowels).flat_map(|(older, revised)| [older, revised]);
        (self.initials.len(), self.vowels.len(), self.finals.len()) == PARTS
            && spellings.chain(&self.finals).all(|text| text.bytes().all(|byte| byte.is_ascii_lowercase()))
    }

    /// Both spellings of a syllable, the older one first.
    pub(super) fn letters(&self, syllable: char) -> Option<(String, String)> {
        let place = u32::from(syllable).checked_sub(FIRST).filter(|place| *place < SYLLABLES)?;
        let part = |number: u32| usize::try_from(number).ok();
        let initial = self.initials.get(part(place / 588)?)?;
        let vowel = self.vowels.get(part(place % 588 / 28)?)?;
        let last = self.finals.get(part(place % 28)?)?;
        Some((format!("{}{}{last}", initial.0, vowel.0), format!("{}{}{last}", initial.1, vowel.1)))
    }

    /// Every pair of spellings of one syllable that differ.
    pub(super) fn pairs(&self) -> impl Iterator<Item = (String, String)> {
        (FIRST..FIRST + SYLLABLES)
            .filter_map(char::from_u32)
            .filter_map(|syllable| self.letters(syllable))
            .filter(|(older, revised)| older != revised)
    }
}
