//! Keys under which like words meet.
//!
//! INVARIANT (found by key): two forms that `like` calls alike share one of these keys, or one is an initial, or one begins
//! with the other; those two are looked up in other ways.

use crate::compare::align::TOGETHER_LETTERS;
use crate::forms::Form;
use crate::like::edits;
use crate::names::Names;
use crate::number::{hash, low, mix};

/// Every key of a form.
pub(super) fn keys(names: &Names, form: &Form<'_>, mut each: impl FnMut(u32)) {
    each(low(hash(form.folded)));
    if form.text.len() == 1 {
        return;
    }
    if form.firm >= 2 || form.text.len() >= *TOGETHER_LETTERS.start() {
        each(firm(form.firm_key));
    }
    // A number is the same or another; it is only ever written together with its neighbours.
    if form.text.iter().all(u8::is_ascii_digit) {
        return;
    }
    let most = edits(names, form.text.len());
    if most > 0 {
        left_out(form.folded, most, &mut each);
    }
    if form.bare != 0 {
        each(low(mix(form.bare ^ 3)));
    }
    for group in form.groups {
        each(low(mix(u64::from(*group) ^ 0x4_0000)));
    }
}

/// The folded spelling with one or two letters left out.
fn left_out(folded: &[u8], most: usize, each: &mut impl FnMut(u32)) {
    let mut buffer = [0_u8; 48];
    if folded.len() > buffer.len() {
        return;
    }
    for first in 0..folded.len() {
        let mut length = 0;
        let rest = folded.iter().enumerate().filter(|(place, _)| *place != first);
        for ((_, byte), held) in rest.zip(buffer.iter_mut()) {
            *held = *byte;
            length += 1;
        }
        each(low(hash(buffer.get(..length).unwrap_or_default())));
        if most < 2 {
            continue;
        }
        for second in first + 1..folded.len() {
            let mut length = 0;
            let rest = folded.iter().enumerate().filter(|(place, _)| *place != first && *place != second);
            for ((_, byte), held) in rest.zip(buffer.iter_mut()) {
                *held = *byte;
                length += 1;
            }
            each(low(hash(buffer.get(..length).unwrap_or_default())));
        }
    }
}

/// The key of the consonants, or of everything where there are too few, as `forms::key` makes it.
pub(super) fn firm(key: u64) -> u32 {
    low(mix(key ^ 2))
}
