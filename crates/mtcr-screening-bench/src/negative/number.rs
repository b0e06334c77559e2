//! The same name with another number: another factory, another ship.

use crate::rng::Rng;

/// A name with its only number (one to four digits, a word of its own or after `No.` and a hyphen) changed: its digits
/// exchanged where that makes another number, otherwise one more to nine more.
pub(super) fn other(base: &str, rng: &mut Rng) -> Option<String> {
    let mut words: Vec<String> = base.split_whitespace().map(str::to_owned).collect();
    let numbers: Vec<usize> = words
        .iter()
        .enumerate()
        .filter(|(_, word)| {
            let digits = digits(word);
            (1..=4).contains(&digits.len()) && word.ends_with(&digits) && !word.contains(['/', '('])
        })
        .map(|(at, _)| at)
        .collect();
    if words.iter().filter(|word| !digits(word).is_empty()).count() > 1 {
        return None;
    }
    let word = words.get_mut(*numbers.first()?)?;
    let old = digits(word);
    let turned: String = old.chars().rev().collect();
    let new = if turned != old && !turned.starts_with('0') && rng.chance(50) {
        turned
    } else {
        (old.parse::<usize>().ok()? + 1 + rng.below(9)).to_string()
    };
    let stem = word.strip_suffix(&old)?.to_owned();
    *word = format!("{stem}{new}");
    let letters = words.iter().flat_map(|word| word.chars()).filter(|letter| letter.is_alphabetic()).count();
    (letters >= 3).then(|| words.join(" "))
}

/// The digits of a word.
fn digits(word: &str) -> String {
    word.chars().filter(char::is_ascii_digit).collect()
}
