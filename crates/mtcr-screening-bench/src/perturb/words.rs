//! Changes of whole words.

use crate::rng::Rng;

/// Titles that are written before names.
const TITLES: [&str; 22] = [
    "Mr",
    "Mr.",
    "Mrs.",
    "Ms",
    "Dr.",
    "Dr",
    "Prof.",
    "Gen.",
    "General",
    "Col.",
    "Colonel",
    "Maj. Gen.",
    "Brigadier General",
    "Eng.",
    "Engineer",
    "Haji",
    "Hajji",
    "Sheikh",
    "Shaykh",
    "Sayyid",
    "Mullah",
    "Sir",
];

/// Letters of a word.
fn letters(word: &str) -> usize {
    word.chars().filter(|letter| letter.is_alphabetic()).count()
}

/// One word that is not the last shortened to its first letter, in half of them with a point. Of what stays, one word has
/// four letters.
pub(super) fn initial(name: &str, rng: &mut Rng) -> Option<String> {
    let words: Vec<&str> = name.split_whitespace().collect();
    let given: Vec<usize> = words
        .iter()
        .enumerate()
        .take(words.len().saturating_sub(1))
        .filter(|(_, word)| letters(word) >= 3 && word.chars().next().is_some_and(char::is_alphabetic))
        .map(|(at, _)| at)
        .collect();
    let short = *rng.pick(&given)?;
    if !words.iter().enumerate().any(|(at, word)| at != short && letters(word) >= 4) {
        return None;
    }
    let point = if rng.chance(50) { "." } else { "" };
    let made: Vec<String> = words
        .iter()
        .enumerate()
        .map(|(at, word)| match word.chars().next() {
            Some(first) if at == short => format!("{first}{point}"),
            _ => (*word).to_owned(),
        })
        .collect();
    Some(made.join(" "))
}

/// One word of three and more left out: neither a number nor a word with a bracket or comma, and neither the last word
/// of a person, which mostly is the family name, nor the first word of a firm, which mostly is the one that tells it:
/// what would be left is the name of many.
pub(super) fn dropped(name: &str, firm: bool, rng: &mut Rng) -> Option<String> {
    let mut words: Vec<&str> = name.split_whitespace().collect();
    let places: Vec<usize> = words
        .iter()
        .enumerate()
        .filter(|(at, _)| if firm { *at > 0 } else { *at + 1 < words.len() })
        .filter(|(_, word)| word.chars().all(|letter| letter.is_alphabetic() || matches!(letter, '-' | '\'')))
        .map(|(at, _)| at)
        .collect();
    if words.len() < 3 {
        return None;
    }
    words.remove(*rng.pick(&places)?);
    (words.iter().filter(|word| letters(word) >= 3).count() >= 2).then(|| words.join(" "))
}

/// A space or a hyphen between two words of letters left out.
pub(super) fn joined(name: &str, rng: &mut Rng) -> Option<String> {
    let letters: Vec<char> = name.chars().collect();
    let places: Vec<usize> = letters
        .windows(3)
        .enumerate()
        .filter(|(_, three)| {
            matches!(three, [left, ' ' | '-', right] if left.is_alphabetic() && right.is_alphabetic())
        })
        .map(|(at, _)| at + 1)
        .collect();
    let gap = *rng.pick(&places)?;
    Some(letters.iter().enumerate().filter(|(at, _)| *at != gap).map(|(_, letter)| letter).collect())
}

/// A space put into a word of seven letters and more, three letters from its ends.
pub(super) fn split(name: &str, rng: &mut Rng) -> Option<String> {
    let words: Vec<&str> = name.split_whitespace().collect();
    let long: Vec<usize> = words
        .iter()
        .enumerate()
        .filter(|(_, word)| letters(word) >= 7 && word.chars().all(char::is_alphabetic))
        .map(|(at, _)| at)
        .collect();
    let which = *rng.pick(&long)?;
    let word: Vec<char> = words.get(which)?.chars().collect();
    let at = 3 + rng.below(word.len() - 5);
    let (left, right) = word.split_at_checked(at)?;
    let made = format!("{} {}", left.iter().collect::<String>(), right.iter().collect::<String>());
    Some(
        words
            .iter()
            .enumerate()
            .map(|(of, word)| if of == which { &made } else { *word })
            .collect::<Vec<_>>()
            .join(" "),
    )
}

/// A title put before.
pub(super) fn honorific(name: &str, rng: &mut Rng) -> Option<String> {
    Some(format!("{} {name}", rng.pick(&TITLES)?))
}
