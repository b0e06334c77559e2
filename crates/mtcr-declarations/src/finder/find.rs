//! Finding.

use super::Finder;
use crate::fold::{Folded, Run};
use crate::tables::Grade;
use crate::term::Term;

/// How a term was found.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum How {
    /// As it is, but for endings, case and script.
    Plain,
    /// With its words joined, cut or spaced otherwise.
    Joined,
    /// With digits for letters.
    Digits,
    /// With one slip in a word.
    Slip,
    /// With a word without its vowels.
    Abbreviated,
}

impl How {
    /// The word for it.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Plain => "as written",
            Self::Joined => "joined or cut otherwise",
            Self::Digits => "digits for letters",
            Self::Slip => "misspelt",
            Self::Abbreviated => "abbreviated",
        }
    }
}

/// A term in a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Found {
    /// Its place among the terms.
    pub term: u32,
    /// Letters of the folded text from here …
    pub from: usize,
    /// … to here, excluded.
    pub until: usize,
    pub how: How,
}

/// Space for one text after another.
#[derive(Clone, Debug, Default)]
pub(crate) struct Space {
    pub folded: Folded,
    pub found: Vec<Found>,
    run: Run,
    /// Words: where each begins and ends among the letters.
    words: Vec<(usize, usize)>,
    /// Stems with blanks, and for each blank the word after it.
    stems: Vec<u8>,
    blanks: Vec<(usize, usize)>,
    /// Places of letters that come from a slip put right.
    slips: Vec<(usize, How)>,
    other: Vec<u8>,
}

impl Finder {
    /// Finds every term in a text; what was found stands in the space, in no order that means anything.
    pub(crate) fn find(&self, text: &str, space: &mut Space) {
        let Space { folded, found, run, words, .. } = space;
        folded.read(text, &self.lookalikes, run);
        found.clear();
        words.clear();
        for at in 0..folded.letters.len() {
            if folded.is_word_edge(at) {
                if let Some((_, end)) = words.last_mut() {
                    *end = at;
                }
                words.push((at, folded.letters.len()));
            }
        }
        self.whole(space, false);
        self.joined(space);
        if self.put_right(space) {
            self.whole(space, true);
        }
    }

    /// Terms by their stems. With `right`, only those with a slip that was put right are new.
    fn whole(&self, space: &mut Space, right: bool) {
        let Space { folded, found, words, stems, blanks, slips, .. } = space;
        if !right {
            stems.clear();
            blanks.clear();
            slips.clear();
            for (at, (from, until)) in words.iter().enumerate() {
                blanks.push((stems.len(), at));
                stems.push(b' ');
                stems.extend_from_slice(
                    self.endings.stem(folded.letters.get(*from..*until).unwrap_or_default()),
                );
            }
            blanks.push((stems.len(), words.len()));
            stems.push(b' ');
        }
        self.whole.each(stems, |start, end, terms| {
            let word = |blank: usize| {
                let place = blanks.partition_point(|(at, _)| *at < blank);
                blanks.get(place).map(|(_, word)| *word)
            };
            let (Some(first), Some(after)) = (word(start), word(end.saturating_sub(1))) else { return };
            let from = words.get(first).map_or(0, |(from, _)| *from);
            let until =
                after.checked_sub(1).and_then(|last| words.get(last)).map_or(from, |(_, until)| *until);
            if folded.is_parted(from, until) {
                return;
            }
            let next = slips.partition_point(|(word, _)| *word < first);
            let how = slips.get(next).filter(|(word, _)| *word < after).map(|(_, how)| *how);
            match (right, how) {
                (false, _) => {
                    found.extend(terms.iter().map(|term| Found {
                        term: *term,
                        from,
                        until,
                        how: How::Plain,
                    }));
                }
                (true, Some(how)) => {
                    found.extend(terms.iter().map(|term| Found { term: *term, from, until, how }));
                }
                (true, None) => {}
            }
        });
    }

    /// Terms whose words are joined, cut or go on.
    fn joined(&self, space: &mut Space) {
        let Space { folded, found, .. } = space;
        self.joined.each(&folded.letters, |from, until, terms| {
            for place in terms {
                let Some(term) = self.term(*place) else { continue };
                if let Some(how) = self.stands(folded, term, from, until) {
                    found.push(Found { term: *place, from, until, how });
                }
            }
        });
    }

    /// Whether a term may stand at letters that are its own.
    fn stands(&self, folded: &Folded, term: &Term, from: usize, until: usize) -> Option<How> {
        let before = term.open_before || folded.is_edge(from);
        let after = term.open_after || folded.is_edge(until);
        if folded.is_parted(from, until) || !(before || after) {
            return None;
        }
        if !before || !after {
            // `turbopumpfor`: the end of a word is missing, or its beginning.
            let inside = term.grade >= Grade::Likely && until - from >= self.inside_least;
            return inside.then_some(How::Joined);
        }
        let is_break = |at: usize| folded.is_word_edge(from + at);
        let length = until - from;
        let own = |at: usize| term.breaks.iter().any(|own| usize::from(*own) == at);
        if (1..length).all(|at| is_break(at) == own(at)) {
            return Some(How::Plain);
        }
        if term.open_before || term.open_after {
            return None;
        }
        let spaced = length >= 4 && (1..length).all(is_break);
        let whole = folded.is_word_edge(from) && folded.is_word_edge(until);
        // A weak word is too short a hint to be looked for across words.
        (term.grade > Grade::Weak && (spaced || (whole && length >= self.joined_least)))
            .then_some(How::Joined)
    }

    /// What a digit stands for; every other letter is itself.
    fn letter(&self, letter: u8) -> u8 {
        self.letters.iter().find(|(digit, _)| *digit == letter).map_or(letter, |(_, meant)| *meant)
    }

    /// Puts slips right among the stems; whether there was one.
    fn put_right(&self, space: &mut Space) -> bool {
        let Space { folded, words, stems, blanks, slips, other, .. } = space;
        let mut right: Vec<&[u8]> = Vec::new();
        for (at, (from, until)) in words.iter().enumerate() {
            let word = folded.letters.get(*from..*until).unwrap_or_default();
            if word.len() < 4 {
                continue;
            }
            let digits = word.iter().filter(|letter| letter.is_ascii_digit()).count();
            let meant = if digits == 0 {
                let meant = self.slips.meant(word).map(|meant| (meant, How::Slip));
                meant.or_else(|| self.slips.abbreviated(word).map(|meant| (meant, How::Abbreviated)))
            } else if digits * 2 <= word.len() {
                other.clear();
                other.extend(word.iter().map(|letter| self.letter(*letter)));
                self.slips.with_digits(other).map(|meant| (meant, How::Digits))
            } else {
                None
            };
            let Some((meant, how)) = meant else { continue };
            slips.push((at, how));
            right.push(self.endings.stem(meant));
        }
        if slips.is_empty() {
            return false;
        }
        // The same words once more, those with a slip as they were meant.
        stems.clear();
        blanks.clear();
        let mut slips = slips.iter().zip(right).peekable();
        for (at, (from, until)) in words.iter().enumerate() {
            blanks.push((stems.len(), at));
            stems.push(b' ');
            match slips.next_if(|((slip, _), _)| *slip == at) {
                Some((_, meant)) => stems.extend_from_slice(meant),
                None => {
                    let word = folded.letters.get(*from..*until).unwrap_or_default();
                    stems.extend_from_slice(self.endings.stem(word));
                }
            }
        }
        blanks.push((stems.len(), words.len()));
        stems.push(b' ');
        true
    }
}
