//! What it costs to make one folded spelling of another.

#![expect(
    clippy::indexing_slicing,
    reason = "rows and words are at most LONGEST long, which is checked first"
)]

use crate::names::Names;
use crate::names::settings::Letters;

/// Longer words are the same, folded alike, or nothing.
const LONGEST: usize = 40;

/// A cost in hundredths of a letter above the lowest byte, and there how many edits it took: compared in this order, added
/// at once. Words of at most [`LONGEST`] letters cost far less than what fits.
type Cost = u32;

/// One edit.
fn edit(cost: u16) -> Cost {
    u32::from(cost) << 8 | 1
}

/// What edits of letters cost, looked up instead of worked out.
#[derive(Clone, Debug)]
pub(crate) struct Costs {
    replace: Vec<Cost>,
    drop: Vec<Cost>,
    swap: Cost,
    /// The cheapest edit, in hundredths of a letter.
    least: u16,
    two_names_are_two: bool,
}

/// Letters, digits, and everything else.
const CLASSES: usize = 37;

fn class(byte: u8) -> usize {
    usize::from(match byte {
        b'a'..=b'z' => byte - b'a',
        b'0'..=b'9' => 26 + byte - b'0',
        _ => 36,
    })
}

impl Costs {
    /// From the figures.
    pub(crate) fn new(letters: &Letters) -> Self {
        let bytes: Vec<u8> = (b'a'..=b'z').chain(b'0'..=b'9').chain([b'-']).collect();
        let pair = |one, other| replace(letters, one, other);
        let replaced = bytes.iter().flat_map(|one| bytes.iter().map(move |other| (*one, *other)));
        let edits = replaced.filter(|(one, other)| one != other).map(|(one, other)| pair(one, other));
        let edits = edits.chain(bytes.iter().map(|byte| drop(letters, *byte))).chain([letters.swap]);
        let least = edits.min().unwrap_or(0);
        Self {
            least,
            two_names_are_two: crate::prepared::part(9_999, letters.both_known) < letters.least,
            replace: bytes
                .iter()
                .flat_map(|one| bytes.iter().map(move |other| edit(pair(*one, *other))))
                .collect(),
            drop: bytes.iter().map(|byte| edit(drop(letters, *byte))).collect(),
            swap: edit(letters.swap),
        }
    }
}

impl Costs {
    /// Whether even the cheapest edit makes another name of one, where both are known.
    pub(super) fn two_names_are_two(&self) -> bool {
        self.two_names_are_two
    }
}

/// A cost that leaves less than `least` of a word of so many letters, as every higher one does.
fn too_much(names: &Names, least: u16, letters: usize) -> u32 {
    let lost = u32::from(10_000_u16.saturating_sub(least)) + 1;
    let letters = u32::try_from(letters).unwrap_or(u32::MAX);
    lost.saturating_mul(letters).div_ceil(u32::from(names.settings.letters.slope))
}

/// How many edits leave `least` of a word of so many letters at most.
pub(super) fn edits_within(names: &Names, least: u16, letters: usize) -> usize {
    let within = too_much(names, least, letters).saturating_sub(1);
    usize::try_from(within.checked_div(u32::from(names.costs.least)).unwrap_or(u32::MAX))
        .unwrap_or(usize::MAX)
}

/// The likeness that the cheapest edits leave of words the longer of which has so many letters, unless they are more than
/// `most` or less than `least` is left.
pub(super) fn likeness(
    names: &Names,
    left: &[u8],
    right: &[u8],
    (longer, least): (usize, u16),
    most: usize,
) -> Option<u16> {
    if left.len() > LONGEST || right.len() > LONGEST || left.is_empty() || right.is_empty() {
        return None;
    }
    let letters = &names.settings.letters;
    let lost = (10_000 - u32::from(letters.least)) * u32::try_from(longer).ok()? / u32::from(letters.slope);
    let limit = (lost + 1).min(too_much(names, least, longer));
    let cost = cheapest(&names.costs, left, right, limit << 8)?;
    let (cost, edits) = (u16::try_from(cost >> 8).ok()?, cost & 0xff);
    (usize::try_from(edits).is_ok_and(|edits| edits <= most))
        .then(|| after(names, cost, longer))
        .filter(|by| *by > 0)
}

/// The likeness that a cost leaves of a word of so many letters.
pub(super) fn after(names: &Names, cost: u16, letters: usize) -> u16 {
    let lost = u32::from(cost) * u32::from(names.settings.letters.slope)
        / u32::try_from(letters.max(1)).unwrap_or(u32::MAX);
    u16::try_from(10_000_u32.saturating_sub(lost)).unwrap_or(0)
}

/// The cheapest way from one to the other, unless every way costs `limit`.
fn cheapest(costs: &Costs, left: &[u8], right: &[u8], limit: Cost) -> Option<Cost> {
    let width = right.len() + 1;
    let mut rows = [[0; LONGEST + 1]; 3];
    let mut classes = [0; LONGEST];
    // The row before this one, the one before that, and this one, in turn.
    let [last, before, this] = &mut rows;
    let (mut last, mut before, mut this) = (&mut last[..width], &mut before[..width], &mut this[..width]);
    let classes = &mut classes[..right.len()];
    for (place, byte) in right.iter().enumerate() {
        classes[place] = class(*byte);
        last[place + 1] = last[place] + costs.drop[classes[place]];
    }
    let mut above = 0;
    for one in left {
        let from = class(*one);
        let without = costs.drop[from];
        let replace = &costs.replace[from * CLASSES..][..CLASSES];
        let mut here = last[0] + without;
        this[0] = here;
        let mut least_of_row = here;
        let mut beside = 0;
        for (j, (other, class)) in right.iter().zip(&*classes).enumerate() {
            here = if one == other {
                last[j]
            } else {
                (last[j] + replace[*class]).min(last[j + 1] + without).min(here + costs.drop[*class])
            };
            // No letter is 0, so that the first ones have no neighbours.
            if above == *other && beside == *one && one != other {
                here = here.min(before[j - 1] + costs.swap);
            }
            beside = *other;
            this[j + 1] = here;
            least_of_row = least_of_row.min(here);
        }
        // Neighbours swapped look two rows back, and cost something themselves.
        if least_of_row >= limit && last.iter().all(|cost| *cost + costs.swap >= limit) {
            return None;
        }
        above = *one;
        (before, last, this) = (last, this, before);
    }
    Some(last[right.len()]).filter(|cost| *cost < limit)
}

fn vowel(byte: u8) -> bool {
    matches!(byte, b'a' | b'e' | b'i' | b'o' | b'u')
}

fn drop(letters: &Letters, byte: u8) -> u16 {
    match byte {
        b'h' => letters.drop_h,
        b'0'..=b'9' => letters.digit,
        _ if vowel(byte) => letters.drop_vowel,
        _ => letters.drop,
    }
}

fn replace(letters: &Letters, one: u8, other: u8) -> u16 {
    let both = |pair: &&String| pair.as_bytes() == [one, other] || pair.as_bytes() == [other, one];
    if one.is_ascii_digit() || other.is_ascii_digit() {
        letters.digit
    } else if vowel(one) && vowel(other) {
        letters.vowel
    } else if letters.pairs.iter().any(|pair| both(&pair)) {
        letters.alike
    } else {
        letters.replace
    }
}
