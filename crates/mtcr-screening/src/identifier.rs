//! Numbers that identify, made comparable.

use crate::party::{Identifier, IdentifierKind};

/// A number without blanks and punctuation, in capital letters; nothing when it cannot be a number of its kind, because
/// it is too short to say anything or its check digits are wrong.
pub fn normal(identifier: &Identifier) -> Option<String> {
    let mut value: String =
        identifier.value.chars().filter(char::is_ascii_alphanumeric).map(|c| c.to_ascii_uppercase()).collect();
    let good = match identifier.kind {
        IdentifierKind::Imo => {
            if let Some(digits) = value.strip_prefix("IMO") {
                value = digits.into();
            }
            imo(&value)
        }
        IdentifierKind::Lei => lei(&value),
        IdentifierKind::Bic => {
            // The main office may be written with three letters X.
            if value.len() == 11
                && let Some(main) = value.strip_suffix("XXX")
            {
                value = main.into();
            }
            bic(&value)
        }
        IdentifierKind::Mmsi => value.len() == 9 && value.bytes().all(|byte| byte.is_ascii_digit()),
        IdentifierKind::CallSign => value.len() >= 3,
        _ => value.len() >= 4 && value.bytes().any(|byte| byte.is_ascii_digit()),
    };
    (good && value.bytes().any(|byte| byte != b'0')).then_some(value)
}

/// Seven digits; the last is that of the sum of the others times 7 to 2.
fn imo(value: &str) -> bool {
    let digits: Vec<u32> = value.chars().filter_map(|c| c.to_digit(10)).collect();
    let [body @ .., check] = digits.as_slice() else { return false };
    value.len() == 7
        && body.len() == 6
        && body.iter().zip((2..=7).rev()).map(|(digit, times)| digit * times).sum::<u32>() % 10 == *check
}

/// Twenty letters and digits; read as a number with A as 10, the remainder by 97 is 1.
fn lei(value: &str) -> bool {
    let remainder = value.chars().filter_map(|c| c.to_digit(36)).fold(0_u32, |sum, digit| {
        if digit < 10 { (sum * 10 + digit) % 97 } else { (sum * 100 + digit) % 97 }
    });
    value.len() == 20 && remainder == 1
}

/// Four letters of the institution, two of the state, two more, and three of the branch if it has one.
fn bic(value: &str) -> bool {
    matches!(value.len(), 8 | 11) && value.bytes().take(6).all(|byte| byte.is_ascii_uppercase())
}
