//! A text as letters: every script in ASCII, with where each letter stood and where words begin.

use any_ascii::any_ascii_char;
use mtcr_screening::{Lookalikes, passed_over};
use unicode_normalization::UnicodeNormalization;

/// A word begins here, after something that is no letter and no digit, or as a character of Han.
pub(crate) const WORD: u8 = 1;
/// Letters follow digits here, or digits letters.
pub(crate) const TURN: u8 = 2;
/// A comma, semicolon or colon stood before.
pub(crate) const STOP: u8 = 4;

/// A text as letters and digits of ASCII, in lower case, without anything between them.
#[derive(Clone, Debug, Default)]
pub(crate) struct Folded {
    pub letters: Vec<u8>,
    /// Where in the text the character of each letter begins.
    pub places: Vec<u32>,
    /// What begins at each letter.
    pub begins: Vec<u8>,
}

impl Folded {
    /// Reads a text; what was there before is forgotten.
    pub(crate) fn read(&mut self, text: &str, lookalikes: &Lookalikes, run: &mut Run) {
        self.letters.clear();
        self.places.clear();
        self.begins.clear();
        run.0.clear();
        let mut next = WORD;
        for (at, symbol) in text.char_indices() {
            let place = u32::try_from(at).unwrap_or(u32::MAX);
            if symbol.is_ascii() {
                if symbol.is_ascii_alphanumeric() {
                    if run.0.is_empty() {
                        self.push(symbol.to_ascii_lowercase(), place, next);
                        next = 0;
                    } else {
                        run.0.push((symbol, place));
                    }
                    continue;
                }
                next = self.end(lookalikes, run, next) | WORD;
                if matches!(symbol, ',' | ';' | ':') {
                    next |= STOP;
                }
            } else if symbol.is_alphanumeric() || passed_over(symbol) {
                if run.0.is_empty() && next == 0 {
                    // Letters before it belong to the same word: `пpoп` begins in one script and ends in another.
                    next = self.take_back(run);
                }
                run.0.push((symbol, place));
            } else {
                next = self.end(lookalikes, run, next) | WORD;
            }
        }
        self.end(lookalikes, run, next);
    }

    fn push(&mut self, letter: char, place: u32, begins: u8) {
        let Ok(byte) = u8::try_from(letter) else { return };
        let turn = match self.letters.last() {
            Some(last) if last.is_ascii_digit() != byte.is_ascii_digit() => TURN,
            _ => 0,
        };
        self.letters.push(byte);
        self.places.push(place);
        self.begins.push(begins | turn);
    }

    /// Takes the letters of the open word back, to read it anew as a whole; what the word began with.
    fn take_back(&mut self, run: &mut Run) -> u8 {
        while let (Some(letter), Some(place), Some(begins)) =
            (self.letters.pop(), self.places.pop(), self.begins.pop())
        {
            run.0.push((char::from(letter), place));
            if begins & WORD != 0 {
                run.0.reverse();
                return begins & (WORD | STOP);
            }
        }
        run.0.reverse();
        WORD
    }

    /// Ends a word that is not all ASCII; what the next letter begins with when it follows directly.
    fn end(&mut self, lookalikes: &Lookalikes, run: &mut Run, next: u8) -> u8 {
        if run.0.is_empty() {
            return next;
        }
        run.1.clear();
        run.2.clear();
        for (symbol, place) in &run.0 {
            for one in std::iter::once(*symbol).nfkc().filter(|one| !passed_over(*one)) {
                run.1.push(one);
                run.2.push(*place);
            }
        }
        run.0.clear();
        lookalikes.unmix(&mut run.1);
        let mut begins = next;
        for (symbol, place) in run.1.iter().zip(&run.2) {
            let syllable = is_syllable(*symbol);
            if syllable {
                begins |= WORD;
            }
            if matches!(symbol, 'ъ' | 'ь' | 'Ъ' | 'Ь') {
                continue;
            }
            for letter in any_ascii_char(*symbol).chars().filter(char::is_ascii_alphanumeric) {
                self.push(letter.to_ascii_lowercase(), *place, begins);
                begins = 0;
            }
            if syllable {
                begins = WORD;
            }
        }
        0
    }

    /// Whether something begins at a place, or the text ends there.
    pub(crate) fn is_edge(&self, at: usize) -> bool {
        self.begins.get(at).is_none_or(|begins| begins & (WORD | TURN) != 0)
    }

    /// The same of whole words only.
    pub(crate) fn is_word_edge(&self, at: usize) -> bool {
        self.begins.get(at).is_none_or(|begins| begins & WORD != 0)
    }

    /// Whether a comma or the like stands among letters.
    pub(crate) fn is_parted(&self, from: usize, until: usize) -> bool {
        let inner = self.begins.get(from + 1..until).unwrap_or_default();
        inner.iter().any(|one| one & (STOP | WORD) == STOP | WORD)
    }

    /// The bytes of the text that letters come from.
    pub(crate) fn bytes(&self, from: usize, until: usize, text: &str) -> std::ops::Range<usize> {
        let at = |place: Option<&u32>| place.and_then(|place| usize::try_from(*place).ok());
        let start = at(self.places.get(from)).unwrap_or(0);
        let last = at(until.checked_sub(1).and_then(|last| self.places.get(last))).unwrap_or(start);
        let end = text
            .get(last..)
            .and_then(|rest| rest.chars().next())
            .map_or(text.len(), |one| last + one.len_utf8());
        start..end.max(start)
    }
}

/// Space for the characters of a word.
#[derive(Clone, Debug, Default)]
pub(crate) struct Run(Vec<(char, u32)>, Vec<char>, Vec<u32>);

/// Characters that are a word or syllable each: Han and Hangul.
fn is_syllable(symbol: char) -> bool {
    matches!(u32::from(symbol), 0x3400..=0x4dbf | 0x4e00..=0x9fff | 0xf900..=0xfaff | 0xac00..=0xd7a3 | 0x2_0000..=0x3_ffff)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fold(text: &str) -> String {
        let mut folded = Folded::default();
        folded.read(text, &Lookalikes::built_in().unwrap(), &mut Run::default());
        let mut out = String::new();
        for (letter, begins) in folded.letters.iter().zip(&folded.begins) {
            if begins & WORD != 0 && !out.is_empty() {
                out.push(' ');
            }
            out.push(char::from(*letter));
        }
        out
    }

    #[test]
    fn scripts_come_to_letters() {
        assert_eq!(fold("Fusée-sonde, 300km"), "fusee sonde 300km");
        assert_eq!(fold("ракетный двигатель"), "raketnyy dvigatel");
        assert_eq!(fold("固体火箭"), "gu ti huo jian");
        assert_eq!(fold("ТURBOJET rосkеt"), "turbojet rocket");
        assert_eq!(fold("roc\u{200b}ket ｒａｍｊｅｔ"), "rocket ramjet");
        assert_eq!(fold("μm пpoп"), "mm ppop");
    }

    #[test]
    fn letters_know_their_places() {
        let text = "Ø 5 гиро";
        let mut folded = Folded::default();
        folded.read(text, &Lookalikes::built_in().unwrap(), &mut Run::default());
        let from = folded.letters.len() - 4;
        let at = folded.bytes(from, folded.letters.len(), text);
        assert_eq!(text.get(at), Some("гиро"));
    }
}
