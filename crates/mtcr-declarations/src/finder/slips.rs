//! Words of terms under what one slip leaves of them.

use crate::tables::Matching;
use crate::term::Term;
use std::collections::BTreeSet;

/// Words of terms, found by what is left of them when one letter or every vowel is missing.
#[derive(Debug)]
pub(super) struct Slips {
    words: Vec<Box<[u8]>>,
    /// Words never taken for a misspelt one: ordinary ones and those of terms themselves.
    known: Table,
    /// Words by what is left of them without one letter, and as they are.
    shorter: Table,
    /// Words by their consonants.
    consonants: Table,
    /// Words by their letters with `l` taken for `i`.
    skeletons: Table,
    typo_least: usize,
    left: usize,
}

impl Slips {
    pub(crate) fn new<'t>(
        terms: impl Iterator<Item = &'t Term>,
        matching: &Matching,
        ordinary: &[String],
    ) -> Self {
        let mut words: BTreeSet<Box<[u8]>> = BTreeSet::new();
        let mut every: Vec<u64> = Vec::new();
        let least = matching.typo_least.min(matching.abbreviated_least).min(matching.digits_least);
        for term in terms {
            for word in term.words() {
                every.push(hash(word));
                let plain = word.iter().all(u8::is_ascii_alphabetic);
                if plain && word.len() >= least {
                    words.insert(word.into());
                }
            }
        }
        let words: Vec<Box<[u8]>> = words.into_iter().collect();
        let mut shorter = Vec::new();
        let mut consonants = Vec::new();
        let mut skeletons = Vec::new();
        for (at, word) in words.iter().enumerate() {
            let at = u32::try_from(at).unwrap_or(u32::MAX);
            if word.len() >= matching.digits_least {
                skeletons.push((hash_as_skeleton(word), at));
            }
            if word.len() >= matching.typo_least {
                without_one(word, |left| shorter.push((left, at)));
                shorter.push((hash(word), at));
            }
            if word.len() >= matching.abbreviated_least
                && let Some(left) = bare(word).filter(|left| left.len() >= matching.abbreviated_left)
            {
                consonants.push((hash(&left), at));
            }
        }
        let ordinary = ordinary.iter().map(|word| hash(word.as_bytes()));
        let known = every.into_iter().chain(ordinary).map(|hash| (hash, 0)).collect();
        Self {
            words,
            known: Table::new(known),
            shorter: Table::new(shorter),
            consonants: Table::new(consonants),
            skeletons: Table::new(skeletons),
            typo_least: matching.typo_least,
            left: matching.abbreviated_left,
        }
    }

    /// The word of a term that a word of a text may be with one slip: a letter missing, put in, changed, or two exchanged.
    /// The first in the order of the alphabet; none for words that are one themselves or ordinary.
    pub(crate) fn meant(&self, word: &[u8]) -> Option<&[u8]> {
        if word.len() + 1 < self.typo_least || self.known.has(hash(word)) {
            return None;
        }
        let mut best: Option<u32> = None;
        let mut take = |at: u32| {
            if best.is_none_or(|held| at < held) && self.word(at).is_some_and(|meant| one_slip(word, meant)) {
                best = Some(at);
            }
        };
        self.shorter.each(hash(word), &mut take);
        without_one(word, |left| self.shorter.each(left, &mut take));
        best.and_then(|at| self.word(at))
    }

    /// The word of a term that a word without vowels may be.
    pub(crate) fn abbreviated(&self, word: &[u8]) -> Option<&[u8]> {
        if word.len() < self.left
            || word.iter().skip(1).any(|letter| is_vowel(*letter))
            || self.known.has(hash(word))
        {
            return None;
        }
        let mut best: Option<u32> = None;
        self.consonants.each(hash(word), &mut |at| {
            if best.is_none_or(|held| at < held) {
                best = Some(at);
            }
        });
        best.and_then(|at| self.word(at))
    }

    /// The word of a term that a word may be whose digits were taken for letters; `1` may be `i` or `l`.
    pub(crate) fn with_digits(&self, word: &[u8]) -> Option<&[u8]> {
        let mut best: Option<u32> = None;
        self.skeletons.each(hash_as_skeleton(word), &mut |at| {
            if best.is_none_or(|held| at < held) {
                best = Some(at);
            }
        });
        // A word with an ending has its stem found by one slip: `rockets` beside `rocket`.
        best.and_then(|at| self.word(at)).or_else(|| self.meant(word))
    }

    fn word(&self, at: u32) -> Option<&[u8]> {
        self.words.get(usize::try_from(at).ok()?).map(|word| &**word)
    }
}

fn is_vowel(letter: u8) -> bool {
    matches!(letter, b'a' | b'e' | b'i' | b'o' | b'u')
}

/// A word without its vowels but for the first letter; none when nothing is missing.
fn bare(word: &[u8]) -> Option<Vec<u8>> {
    let left: Vec<u8> = word
        .iter()
        .enumerate()
        .filter(|(at, letter)| *at == 0 || !is_vowel(**letter))
        .map(|(_, letter)| *letter)
        .collect();
    (left.len() < word.len()).then_some(left)
}

/// Whether one slip makes one word of the other.
fn one_slip(one: &[u8], other: &[u8]) -> bool {
    let (Ok(one), Ok(other)) = (std::str::from_utf8(one), std::str::from_utf8(other)) else { return false };
    one.len().abs_diff(other.len()) <= 1 && strsim::osa_distance(one, other) <= 1
}

/// A number for letters (FNV-1a).
fn hash(letters: &[u8]) -> u64 {
    letters.iter().fold(START, |state, letter| step(state, *letter))
}

/// The same with `l` taken for `i`.
fn hash_as_skeleton(letters: &[u8]) -> u64 {
    letters.iter().fold(START, |state, letter| step(state, if *letter == b'l' { b'i' } else { *letter }))
}

const START: u64 = 0xcbf2_9ce4_8422_2325;

fn step(state: u64, letter: u8) -> u64 {
    (state ^ u64::from(letter)).wrapping_mul(0x0100_0000_01b3)
}

/// The number of what is left of a word without each of its letters in turn.
fn without_one(word: &[u8], mut tell: impl FnMut(u64)) {
    for (at, letter) in word.iter().enumerate() {
        // Of two equal letters either may be the missing one.
        if at.checked_sub(1).and_then(|before| word.get(before)) == Some(letter) {
            continue;
        }
        let before = word.iter().take(at);
        tell(before.chain(word.iter().skip(at + 1)).fold(START, |state, letter| step(state, *letter)));
    }
}

/// Numbers with what they stand for, in the order of the numbers, with a table of where each beginning stands.
#[derive(Debug)]
struct Table {
    rows: Vec<(u64, u32)>,
    starts: Vec<u32>,
}

/// Bits of a number that say where to look.
const BITS: u32 = 16;

impl Table {
    fn new(mut rows: Vec<(u64, u32)>) -> Self {
        rows.sort_unstable();
        rows.dedup();
        let place = |head: u64| {
            u32::try_from(rows.partition_point(|(hash, _)| hash >> (64 - BITS) < head)).unwrap_or(u32::MAX)
        };
        let starts = (0..=1_u64 << BITS).map(place).collect();
        Self { rows, starts }
    }

    fn each(&self, hash: u64, tell: &mut impl FnMut(u32)) {
        let at = |head: u64| {
            let start = usize::try_from(head).ok().and_then(|head| self.starts.get(head)).copied();
            start.and_then(|start| usize::try_from(start).ok()).unwrap_or(0)
        };
        let head = hash >> (64 - BITS);
        let rows = self.rows.get(at(head)..at(head + 1)).unwrap_or_default();
        rows.iter().filter(|(one, _)| *one == hash).for_each(|(_, what)| tell(*what));
    }

    fn has(&self, hash: u64) -> bool {
        let mut has = false;
        self.each(hash, &mut |_| has = true);
        has
    }
}
