//! Words and signs of a unit expression.

/// A piece of a unit expression.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Sign {
    Open,
    Close,
    Over,
    Times,
    Word,
    Other(char),
}

/// What a character begins.
pub(super) fn sign(symbol: char) -> Sign {
    match symbol {
        '(' => Sign::Open,
        ')' => Sign::Close,
        '/' => Sign::Over,
        '*' | '·' | '⋅' => Sign::Times,
        symbol if in_word(symbol) => Sign::Word,
        symbol => Sign::Other(symbol),
    }
}

/// Whether a character may be part of a unit's name.
pub(super) fn in_word(symbol: char) -> bool {
    matches!(symbol, '_' | '%' | '°' | '√') || (symbol.is_alphanumeric() && superscript(symbol).is_none())
}

/// The value of a superscript digit, or `None` of a value for a superscript minus.
pub(super) fn superscript(symbol: char) -> Option<Option<i8>> {
    Some(match symbol {
        '⁻' => None,
        '⁰' => Some(0),
        '¹' => Some(1),
        '²' => Some(2),
        '³' => Some(3),
        '⁴' => Some(4),
        '⁵' => Some(5),
        '⁶' => Some(6),
        '⁷' => Some(7),
        '⁸' => Some(8),
        '⁹' => Some(9),
        _ => return None,
    })
}
