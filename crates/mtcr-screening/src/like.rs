//! How alike two words are.

mod distance;

use crate::forms::Form;
use crate::names::{NICKNAME, Names};
use crate::prepared::Reading;
use serde::{Deserialize, Serialize};

/// In what way two words are alike.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum How {
    /// Letter for letter.
    Same,
    /// Another spelling of the same sounds, or a machine's misreading.
    Respelled,
    /// Spellings of one name, words of one meaning, a number in words.
    Variant,
    /// A nickname.
    Nickname,
    /// Han characters that are read alike.
    Homophone,
    /// One or two letters differ.
    Slip,
    /// One of them has lost its vowels.
    VowelsLeftOut,
    /// One of them comes from a script that does not write vowels.
    UnwrittenVowels,
    /// The same consonants, different vowels.
    OtherVowels,
    /// One letter that stands for the word.
    Initial,
    /// One of them stops early.
    CutOff,
    /// One word here, several there.
    Joined,
}

/// How alike, in ten-thousandths, and why.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Like {
    pub by: u16,
    pub how: How,
}

/// Edits that two folded spellings of these lengths may differ by. The search for candidates relies on it: both leave out
/// as many letters as their own length allows, and meet.
pub(crate) fn edits(names: &Names, length: usize) -> usize {
    let letters = &names.settings.letters;
    if length >= usize::from(letters.two_edits_from) {
        2
    } else {
        usize::from(length >= usize::from(letters.one_edit_from))
    }
}

/// The shortest word that may be cut off from another.
pub(crate) const CUT_OFF_FROM: usize = 4;

/// The fewest consonants that make two words alike on their own.
pub(crate) const CONSONANTS_FROM: u8 = 3;

/// How alike two words are; nothing when they have nothing to do with each other.
///
/// INVARIANT (found by key): whatever is alike shares a key of `index::keys`, or one begins with the other.
pub(crate) fn like(names: &Names, left: &Form<'_>, right: &Form<'_>, reading: Reading) -> Option<Like> {
    let letters = &names.settings.letters;
    let is = |by, how| Some(Like { by, how });
    if left.text == right.text {
        return match (left.native, right.native) {
            (Some(one), Some(other)) if one != other => is(letters.homophone, How::Homophone),
            _ if left.abjad != right.abjad => is(letters.unwritten_vowels, How::UnwrittenVowels),
            _ => is(10_000, How::Same),
        };
    }
    if left.text.len() == 1 || right.text.len() == 1 {
        let begins = left.text.first() == right.text.first() && left.text.iter().all(u8::is_ascii_alphabetic);
        return if begins && reading == Reading::Person { is(letters.initial, How::Initial) } else { None };
    }
    if numeral(left.text) || numeral(right.text) {
        return None;
    }
    if left.folded == right.folded {
        return is(letters.folded, How::Respelled);
    }
    if !left.groups.is_empty() && !right.groups.is_empty() {
        let shared = |nickname: bool| {
            left.groups.iter().any(|group| (group & NICKNAME != 0) == nickname && right.groups.contains(group))
        };
        if shared(false) {
            return is(letters.variant, How::Variant);
        }
        if reading == Reading::Person && shared(true) {
            return is(letters.nickname, How::Nickname);
        }
    }
    let best = [slip(names, left, right), vowels(names, left, right), cut_off(names, left, right, reading)];
    best.into_iter().flatten().filter(|like| like.by >= letters.least).max_by_key(|like| like.by)
}

fn numeral(text: &[u8]) -> bool {
    text.iter().all(u8::is_ascii_digit)
}

/// One or two letters differ.
fn slip(names: &Names, left: &Form<'_>, right: &Form<'_>) -> Option<Like> {
    let most = edits(names, left.text.len()).min(edits(names, right.text.len()));
    let apart = left.folded.len().abs_diff(right.folded.len());
    if most == 0 || apart > most || (left.mask ^ right.mask).count_ones() > if most == 1 { 2 } else { 4 } {
        return None;
    }
    let longer = left.text.len().max(right.text.len());
    let by = distance::likeness(names, left.folded, right.folded, longer, most)?;
    let letters = &names.settings.letters;
    // Romanisations of one name differ by a vowel; two names that are both known and differ by more are two names.
    let a_vowel = by >= distance::after(names, letters.vowel, longer) && !ends_in_a(left.text, right.text);
    let by = if left.known && right.known && !a_vowel && !(left.abjad || right.abjad) {
        crate::prepared::part(by, letters.both_known)
    } else {
        by
    };
    Some(Like { by, how: How::Slip })
}

/// Whether one is the other with an `a` at the end: a woman's name and a man's.
fn ends_in_a(left: &[u8], right: &[u8]) -> bool {
    left.strip_suffix(b"a") == Some(right) || right.strip_suffix(b"a") == Some(left)
}

/// The same consonants.
fn vowels(names: &Names, left: &Form<'_>, right: &Form<'_>) -> Option<Like> {
    let letters = &names.settings.letters;
    let lengths = |abjad: &Form<'_>, other: &Form<'_>| other.text.len() <= 2 * abjad.text.len() + 1;
    let unwritten = left.abjad && lengths(left, right) || right.abjad && lengths(right, left);
    if unwritten && left.bare != 0 && left.bare == right.bare {
        return Some(Like { by: letters.unwritten_vowels, how: How::UnwrittenVowels });
    }
    if left.firm_key != right.firm_key || left.firm < 2 || left.firm != right.firm {
        return None;
    }
    let (few, many) = (left.vowels.min(right.vowels), left.vowels.max(right.vowels));
    if left.firm < CONSONANTS_FROM {
        // Two consonants say little: there must be no vowel at all where there were one or two.
        let left_out = few == 0 && (1..=2).contains(&many);
        return left_out.then_some(Like { by: letters.two_consonants, how: How::VowelsLeftOut });
    }
    if few * 2 <= many && many > 0 {
        return Some(Like { by: letters.vowels_left_out, how: How::VowelsLeftOut });
    }
    (!(left.known && right.known)).then_some(Like { by: letters.other_vowels, how: How::OtherVowels })
}

/// The shortest rest of a word that is looked at.
pub(crate) const FRAGMENT_FROM: usize = 2;

/// The last word of what was asked, cut off early by a short field, and no name of its own.
pub(crate) fn fragment(names: &Names, last: &Form<'_>, whole: &Form<'_>) -> Option<Like> {
    let short = (FRAGMENT_FROM..CUT_OFF_FROM).contains(&last.text.len()) && whole.text.len() > last.text.len();
    let is = short && !last.known && last.native.is_none() && !numeral(last.text) && whole.text.starts_with(last.text);
    is.then_some(Like { by: names.settings.letters.cut_off, how: How::CutOff })
}

/// One of them stops early, and what follows is not an ending that makes another name.
fn cut_off(names: &Names, left: &Form<'_>, right: &Form<'_>, reading: Reading) -> Option<Like> {
    let (short, long) = if left.text.len() < right.text.len() { (left, right) } else { (right, left) };
    // What is asked may be cut off anywhere; what is listed is seldom, and then not by much.
    if left.text.len() > right.text.len() && short.text.len() * 3 < long.text.len() * 2 {
        return None;
    }
    let after = long.text.strip_prefix(short.text)?;
    let letters = &names.settings.letters;
    let derived = reading == Reading::Person
        && letters.derivations.iter().any(|ending| ending.as_bytes() == after);
    if short.text.len() < CUT_OFF_FROM || derived || long.native.is_some() {
        return None;
    }
    let there = short.text.len() * usize::from(letters.cut_off_more) / long.text.len();
    let by = letters.cut_off.saturating_add(u16::try_from(there).unwrap_or(0));
    let by = if left.known && right.known { crate::prepared::part(by, letters.both_known) } else { by };
    Some(Like { by, how: How::CutOff })
}

/// How alike a word is to several written together, by their folded spellings; nothing when other letters than a vowel
/// or two differ.
pub(crate) fn joined(names: &Names, one: &[u8], together: &[u8]) -> Option<Like> {
    let letters = &names.settings.letters;
    if one == together {
        return Some(Like { by: letters.joined, how: How::Joined });
    }
    let by = distance::likeness(names, one, together, one.len().max(together.len()), 2)?;
    let by = by.saturating_sub(10_000 - letters.joined);
    (by >= 8_000).then_some(Like { by, how: How::Joined })
}
