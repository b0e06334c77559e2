//! Why an expression is refused.

use std::ops::Range;

use super::{confusion, suggest};
use crate::Mistake;
use crate::mistake::quote;

/// A word that names no unit.
pub(super) fn unknown(word: &str, start: usize) -> Mistake {
    if let Some(mistake) = confusion::word(word, start) {
        return mistake;
    }
    let at = start..start + word.len();
    if word.bytes().all(|byte| byte.is_ascii_digit()) {
        let mistake = Mistake::new(at, format!("{} is a number where a unit should be", quote(word)));
        return if start == 0 { mistake.help("group digits with `_`, as in `1_000`") } else { mistake };
    }
    let mistake = Mistake::new(at, format!("{} is not a known unit", quote(word)));
    match suggest::nearest(word) {
        Some(near) => mistake.help(format!("did you mean `{near}`?")),
        None => mistake,
    }
}

/// A unit that follows a `/` by way of a product.
pub(super) fn ambiguous(at: Range<usize>) -> Mistake {
    Mistake::new(at, "it is unclear whether this unit is above or below the `/`")
        .help("write `a/(b c)` or `a c/b`")
}

/// A character with no meaning in an expression.
pub(super) fn stray(symbol: char, at: Range<usize>, any: bool) -> Mistake {
    let mistake = Mistake::new(at, format!("{} cannot be part of a unit", quote(&symbol.to_string())));
    if any && matches!(symbol, '-' | '−' | '.') {
        return mistake.help("write a product with a space: `N s`");
    }
    mistake
}
