//! What it costs to make one folded spelling of another.

#![expect(clippy::indexing_slicing, reason = "rows and words are at most LONGEST long, which is checked first")]

use crate::names::Names;

/// Longer words are the same, folded alike, or nothing.
const LONGEST: usize = 40;

/// A cost in hundredths of a letter, with how many edits it took; compared in this order.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Cost(u16, u8);

impl Cost {
    fn and(self, cost: u16, edits: u8) -> Self {
        Self(self.0.saturating_add(cost), self.1.saturating_add(edits))
    }
}

/// The likeness that the cheapest edits leave of words the longer of which has so many letters, unless they are more than
/// `most`.
pub(super) fn likeness(names: &Names, left: &[u8], right: &[u8], longer: usize, most: usize) -> Option<u16> {
    if left.len() > LONGEST || right.len() > LONGEST || left.is_empty() || right.is_empty() {
        return None;
    }
    let cost = cheapest(names, left, right);
    (usize::from(cost.1) <= most).then(|| after(names, cost.0, longer)).filter(|by| *by > 0)
}

/// The likeness that a cost leaves of a word of so many letters.
pub(super) fn after(names: &Names, cost: u16, letters: usize) -> u16 {
    let lost = u32::from(cost) * u32::from(names.settings.letters.slope) / u32::try_from(letters.max(1)).unwrap_or(u32::MAX);
    u16::try_from(10_000_u32.saturating_sub(lost)).unwrap_or(0)
}

fn cheapest(names: &Names, left: &[u8], right: &[u8]) -> Cost {
    let letters = &names.settings.letters;
    let mut before = [Cost(0, 0); LONGEST + 1];
    let mut last = [Cost(0, 0); LONGEST + 1];
    let mut row = [Cost(0, 0); LONGEST + 1];
    for (place, byte) in right.iter().enumerate() {
        last[place + 1] = last[place].and(drop(names, *byte), 1);
    }
    for (i, one) in left.iter().enumerate() {
        row[0] = last[0].and(drop(names, *one), 1);
        for (j, other) in right.iter().enumerate() {
            let changed = if one == other { last[j] } else { last[j].and(replace(names, *one, *other), 1) };
            let mut least =
                changed.min(last[j + 1].and(drop(names, *one), 1)).min(row[j].and(drop(names, *other), 1));
            if i > 0 && j > 0 && left[i - 1] == *other && right[j - 1] == *one && one != other {
                least = least.min(before[j - 1].and(letters.swap, 1));
            }
            row[j + 1] = least;
        }
        (before, last, row) = (last, row, before);
    }
    last[right.len()]
}

fn vowel(byte: u8) -> bool {
    matches!(byte, b'a' | b'e' | b'i' | b'o' | b'u')
}

fn drop(names: &Names, byte: u8) -> u16 {
    let letters = &names.settings.letters;
    match byte {
        b'h' => letters.drop_h,
        b'0'..=b'9' => letters.digit,
        _ if vowel(byte) => letters.drop_vowel,
        _ => letters.drop,
    }
}

fn replace(names: &Names, one: u8, other: u8) -> u16 {
    let letters = &names.settings.letters;
    if one.is_ascii_digit() || other.is_ascii_digit() {
        return letters.digit;
    }
    if vowel(one) && vowel(other) {
        return letters.vowel;
    }
    let bits = one.checked_sub(b'a').and_then(|place| names.alike.get(usize::from(place))).copied().unwrap_or(0);
    let alike = other.checked_sub(b'a').is_some_and(|place| place < 26 && bits & (1 << place) != 0);
    if alike { letters.alike } else { letters.replace }
}
