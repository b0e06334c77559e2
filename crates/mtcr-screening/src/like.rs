//! How alike two words are.

mod distance;

pub(crate) use distance::Costs;

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

/// How alike two words are; nothing when they have nothing to do with each other. `last` is whether the left one is the
/// last of its name.
///
/// INVARIANT (found by key): whatever is alike shares a key of `index::keys`, or one begins with the other.
pub(crate) fn like(
    names: &Names,
    left: &Form<'_>,
    right: &Form<'_>,
    reading: Reading,
    last: bool,
) -> Option<Like> {
    like_with(names, left, right, reading, last, &mut None)
}

/// The same for both readings at once, which share most of the work: as names of persons, as others.
pub(crate) fn likes(names: &Names, left: &Form<'_>, right: &Form<'_>, last: bool) -> [Option<Like>; 2] {
    let mut spelt = None;
    [Reading::Person, Reading::Other].map(|reading| like_with(names, left, right, reading, last, &mut spelt))
}

/// `spelt` keeps what letters alone say, which is the same in both readings.
fn like_with(
    names: &Names,
    left: &Form<'_>,
    right: &Form<'_>,
    reading: Reading,
    last: bool,
    spelt: &mut Option<Option<Like>>,
) -> Option<Like> {
    let alike = alike(names, left, right, reading, spelt);
    let cut = || cut_off(names, left, right, reading, last);
    match alike {
        Some(like) if !matches!(like.how, How::Slip | How::OtherVowels) => Some(like),
        Some(like) => Some(cut().filter(|cut| cut.by > like.by).unwrap_or(like)),
        None => cut(),
    }
}

fn alike(
    names: &Names,
    left: &Form<'_>,
    right: &Form<'_>,
    reading: Reading,
    spelt: &mut Option<Option<Like>>,
) -> Option<Like> {
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
        let latin = |form: &Form<'_>| form.native.is_none() && !form.abjad;
        let begins = left.text.first() == right.text.first()
            && left.text.iter().all(u8::is_ascii_alphabetic)
            && latin(left)
            && latin(right);
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
            left.groups
                .iter()
                .any(|group| (group & NICKNAME != 0) == nickname && right.groups.contains(group))
        };
        if shared(false) {
            return is(letters.variant, How::Variant);
        }
        if reading == Reading::Person && shared(true) {
            return is(letters.nickname, How::Nickname);
        }
    }
    *spelt.get_or_insert_with(|| {
        let best = [slip(names, left, right), vowels(names, left, right)];
        best.into_iter().flatten().filter(|like| like.by >= letters.least).max_by_key(|like| like.by)
    })
}

/// Whether a word is a number, which is the same or another and never nearly the same: digits, or Roman letters.
pub(crate) fn numeral(text: &[u8]) -> bool {
    const ROMAN: [&[u8]; 8] = [b"ii", b"iii", b"iv", b"vi", b"vii", b"viii", b"ix", b"xii"];
    match text.first() {
        Some(b'0'..=b'9') => text.iter().all(u8::is_ascii_digit),
        Some(b'i' | b'v' | b'x') => ROMAN.contains(&text),
        _ => false,
    }
}

/// One or two letters differ.
fn slip(names: &Names, left: &Form<'_>, right: &Form<'_>) -> Option<Like> {
    let letters = &names.settings.letters;
    let longer = left.text.len().max(right.text.len());
    // Romanisations of one name differ by a vowel; two names that are both known and differ by more are two names.
    let two_names = left.known && right.known && !(left.abjad || right.abjad);
    let a_vowel = distance::after(names, letters.vowel, longer);
    let least =
        if two_names && names.costs.two_names_are_two() { a_vowel.max(letters.least) } else { letters.least };
    let most = edits(names, left.text.len()).min(edits(names, right.text.len()));
    let most = most.min(distance::edits_within(names, least, longer));
    let apart = left.folded.len().abs_diff(right.folded.len());
    if most == 0 || apart > most || (left.mask ^ right.mask).count_ones() > if most == 1 { 2 } else { 4 } {
        return None;
    }
    let by = distance::likeness(names, left.folded, right.folded, (longer, least), most)?;
    let by = if two_names && (by < a_vowel || ends_in_a(left.text, right.text)) {
        crate::prepared::part(by, letters.both_known)
    } else {
        by
    };
    Some(Like { by, how: How::Slip })
}

/// Whether the words are those of a woman and a man: one is the other with an `a` at the end, or the last vowel differs.
fn ends_in_a(left: &[u8], right: &[u8]) -> bool {
    let swapped = match (left.split_last(), right.split_last()) {
        (Some((b'a', one)), Some((b'o' | b'e', other))) | (Some((b'o' | b'e', one)), Some((b'a', other))) => {
            one == other
        }
        _ => false,
    };
    swapped || left.strip_suffix(b"a") == Some(right) || right.strip_suffix(b"a") == Some(left)
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
        // Two consonants say little: of one or two vowels none must be left but one that the word begins with.
        let kept = u8::from(
            left.text.first() == right.text.first() && left.text.first().is_some_and(|byte| vowel(*byte)),
        );
        let left_out = few == kept && (1..=2).contains(&(many - few));
        return left_out.then_some(Like { by: letters.two_consonants, how: How::VowelsLeftOut });
    }
    if few * 2 <= many && many > 0 {
        return Some(Like { by: letters.vowels_left_out, how: How::VowelsLeftOut });
    }
    (!(left.known && right.known)).then_some(Like { by: letters.other_vowels, how: How::OtherVowels })
}

fn vowel(byte: u8) -> bool {
    matches!(byte, b'a' | b'e' | b'i' | b'o' | b'u')
}

/// The shortest rest of a word that is looked at.
pub(crate) const FRAGMENT_FROM: usize = 2;

/// One of them stops early, and what follows is not an ending that makes another name. The `last` word of what is asked is
/// cut off by short fields, and of that a rest of two letters is taken when it is no name of its own.
fn cut_off(names: &Names, left: &Form<'_>, right: &Form<'_>, reading: Reading, last: bool) -> Option<Like> {
    let (short, long) = if left.text.len() < right.text.len() { (left, right) } else { (right, left) };
    let after = long.text.strip_prefix(short.text)?;
    if numeral(short.text)
        || numeral(long.text)
        || after.is_empty()
        || long.native.is_some()
        || short.native.is_some()
    {
        return None;
    }
    let letters = &names.settings.letters;
    let asked = left.text.len() < right.text.len();
    if short.text.len() < CUT_OFF_FROM {
        let is = last
            && asked
            && short.text.len() >= FRAGMENT_FROM
            && !short.known
            && short.text.iter().all(u8::is_ascii_alphabetic);
        return is.then_some(Like { by: letters.cut_off, how: How::CutOff });
    }
    // What is asked may be cut off anywhere; what is listed is seldom, and then not by much.
    let derived =
        reading == Reading::Person && letters.derivations.iter().any(|ending| ending.as_bytes() == after);
    // A rest that is no name of its own is the beginning of a name, whatever could be derived from it.
    let field = last && asked;
    if derived && (!field || short.known) || !asked && short.text.len() * 3 < long.text.len() * 2 {
        return None;
    }
    let there = short.text.len() * usize::from(letters.cut_off_more) / long.text.len();
    let by = letters.cut_off.saturating_add(u16::try_from(there).unwrap_or(0));
    let by = if last { by } else { crate::prepared::part(by, letters.cut_off_inside) };
    let two_names = left.known && right.known && !(field && reading == Reading::Other);
    let by = if two_names { crate::prepared::part(by, letters.both_known) } else { by };
    (by >= letters.least).then_some(Like { by, how: How::CutOff })
}

/// How alike a word is to several written together that have its consonants, by their folded spellings; nothing when
/// more than a vowel or two differ, unless one of them has none.
pub(crate) fn joined(names: &Names, one: &Form<'_>, together: &[u8], vowels: u8) -> Option<Like> {
    let letters = &names.settings.letters;
    if one.folded == together {
        return Some(Like { by: letters.joined, how: How::Joined });
    }
    if one.firm > CONSONANTS_FROM && (one.vowels == 0) != (vowels == 0) {
        return Some(Like { by: letters.vowels_left_out, how: How::Joined });
    }
    let by = distance::likeness(
        names,
        one.folded,
        together,
        (one.folded.len().max(together.len()), letters.least),
        2,
    )?;
    let by = by.saturating_sub(10_000 - letters.joined);
    (by >= 8_000).then_some(Like { by, how: How::Joined })
}
