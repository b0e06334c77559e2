//! Words in another order.

use crate::fold;
use crate::rng::Rng;

/// Words that say whose child somebody is: another order would be another person.
const DESCENT: [&str; 9] = ["bin", "ibn", "ben", "bint", "ould", "walad", "son", "jr", "sr"];

/// Words that belong to the one after them.
const PARTICLES: [&str; 20] = [
    "al", "el", "ul", "de", "di", "da", "do", "du", "del", "dos", "van", "von", "der", "la", "le", "bin",
    "ibn", "abu", "abd", "san",
];

fn has_descent(name: &str) -> bool {
    fold::tokens(name).iter().any(|token| DESCENT.contains(&token.as_str()))
}

/// The words of a name of two to six in another order: any order of three, and of more the last ones first. None for a name
/// with a number, or with a word of descent.
pub(super) fn shuffled(name: &str, rng: &mut Rng) -> Option<String> {
    let mut words: Vec<&str> = name.split_whitespace().collect();
    if !(2..=6).contains(&words.len())
        || has_descent(name)
        || name.contains([',', '(', '"'])
        || name.chars().any(|letter| letter.is_ascii_digit())
    {
        return None;
    }
    if words.len() > 3 {
        let by = 1 + rng.below(words.len() - 1);
        words.rotate_right(by);
    } else {
        rng.shuffle(&mut words);
    }
    Some(words.join(" "))
}

/// The last word first, with a comma in two of three; none when a particle belongs to it.
pub(super) fn last_first(name: &str, rng: &mut Rng) -> Option<String> {
    let words: Vec<&str> = name.split_whitespace().collect();
    let (last, given) = words.split_last()?;
    let particle = given.last().is_some_and(|word| PARTICLES.contains(&fold::text(word).as_str()));
    if given.is_empty() || given.len() > 4 || particle || name.contains([',', '(', '"']) {
        return None;
    }
    let last = if rng.chance(50) { last.to_uppercase() } else { (*last).to_owned() };
    let comma = if rng.chance(67) { "," } else { "" };
    Some(format!("{last}{comma} {}", given.join(" ")))
}
