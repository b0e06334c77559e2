//! Keys under which like words meet.
//!
//! INVARIANT (found by key): two forms that `like` calls alike share one of these keys, or one is an initial, or one begins
//! with the other; those two are looked up in other ways.

use crate::compare::align::TOGETHER_LETTERS;
use crate::forms::Form;
use crate::left_out::left_out;
use crate::like::edits;
use crate::names::Names;
use crate::number::{low, mix};

/// Of longer words nothing is left out: they are the same or nothing.
const LONGEST: usize = 48;

/// Every key of a form.
pub(super) fn keys(names: &Names, form: &Form<'_>, mut each: impl FnMut(u32)) {
    // A number is the same or another.
    let digits = form.text.iter().all(u8::is_ascii_digit);
    let most = if digits || form.text.len() == 1 || form.folded.len() > LONGEST {
        0
    } else {
        edits(names, form.text.len())
    };
    left_out(form.folded, most, |hash| each(low(hash)));
    if form.text.len() == 1 {
        return;
    }
    if form.firm >= 2 || form.text.len() >= *TOGETHER_LETTERS.start() {
        each(firm(form.firm_key));
    }
    if digits {
        return;
    }
    if form.bare != 0 {
        each(low(mix(form.bare ^ 3)));
    }
    for group in form.groups {
        each(low(mix(u64::from(*group) ^ 0x4_0000)));
    }
}

/// The key of the consonants, or of everything where there are too few, as `forms::key` makes it.
pub(super) fn firm(key: u64) -> u32 {
    low(mix(key ^ 2))
}
