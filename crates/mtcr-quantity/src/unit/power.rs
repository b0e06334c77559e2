//! Reading the power of a unit: `2`, `^2`, `-1`, `^-1`, `²`, `⁻¹`.

use std::ops::Range;

use super::token::superscript;
use crate::Mistake;

/// Largest power of a unit, written or come to, so that every unit's canonical text reads back.
pub(super) const LARGEST: i8 = 9;

/// A written power with its place in the text.
pub(super) type Power = (i8, Range<usize>);

/// The power at the front of `rest`, which starts at byte `start` of the text.
pub(super) fn scan(rest: &str, start: usize) -> Result<Option<Power>, Mistake> {
    let raised = rest.find(|symbol| superscript(symbol).is_none()).unwrap_or(rest.len());
    if raised > 0 {
        let plain = rest.chars().map_while(superscript);
        let digits: String =
            plain.map(|digit| digit.map_or("-".to_owned(), |digit| digit.to_string())).collect();
        return read(&digits, start..start + raised).map(Some);
    }
    let body = rest.strip_prefix('^').unwrap_or(rest);
    let unsigned = body.trim_start_matches(['-', '−']);
    let digits = unsigned.trim_start_matches(|symbol: char| symbol.is_ascii_digit());
    let marked = body.len() < rest.len();
    if !marked && digits.len() == unsigned.len() {
        return Ok(None);
    }
    let written = body.get(..body.len() - digits.len()).unwrap_or_default().replace('−', "-");
    read(&written, start..start + rest.len() - digits.len()).map(Some)
}

/// The value of a power written in plain digits.
pub(super) fn read(digits: &str, at: Range<usize>) -> Result<Power, Mistake> {
    let value = digits
        .parse::<i8>()
        .ok()
        .filter(|value| *value != 0 && value.unsigned_abs() <= LARGEST.unsigned_abs());
    value.map(|value| (value, at.clone())).ok_or_else(|| {
        Mistake::new(at, format!("a power is a whole number from -{LARGEST} to {LARGEST} other than 0"))
    })
}
