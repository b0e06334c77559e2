//! Syllables of Hangul in letters: as names are mostly written, after McCune and Reischauer, and in the revised way.

const INITIALS: [(&str, &str); 19] = [
    ("k", "g"), ("kk", "kk"), ("n", "n"), ("t", "d"), ("tt", "tt"), ("r", "r"), ("m", "m"), ("p", "b"), ("pp", "pp"),
    ("s", "s"), ("ss", "ss"), ("", ""), ("ch", "j"), ("tch", "jj"), ("ch", "ch"), ("k", "k"), ("t", "t"), ("p", "p"),
    ("h", "h"),
];
const VOWELS: [(&str, &str); 21] = [
    ("a", "a"), ("ae", "ae"), ("ya", "ya"), ("yae", "yae"), ("o", "eo"), ("e", "e"), ("yo", "yeo"), ("ye", "ye"), ("o", "o"),
    ("wa", "wa"), ("wae", "wae"), ("oe", "oe"), ("yo", "yo"), ("u", "u"), ("wo", "wo"), ("we", "we"), ("wi", "wi"),
    ("yu", "yu"), ("u", "eu"), ("ui", "ui"), ("i", "i"),
];
const FINALS: [&str; 28] = [
    "", "k", "k", "k", "n", "n", "n", "t", "l", "k", "m", "l", "l", "l", "p", "l", "m", "p", "p", "t", "t", "ng", "t", "t",
    "k", "t", "p", "t",
];

/// Both spellings of a syllable, the older one first.
pub(crate) fn letters(syllable: char) -> Option<(String, String)> {
    let place = u32::from(syllable).checked_sub(0xac00).filter(|place| *place < 11_172)?;
    let part = |number: u32| usize::try_from(number).ok();
    let initial = INITIALS.get(part(place / 588)?)?;
    let vowel = VOWELS.get(part(place % 588 / 28)?)?;
    let last = FINALS.get(part(place % 28)?)?;
    Some((format!("{}{}{last}", initial.0, vowel.0), format!("{}{}{last}", initial.1, vowel.1)))
}

/// Every pair of spellings of one syllable that differ.
pub(crate) fn pairs() -> impl Iterator<Item = (String, String)> {
    (0xac00_u32..0xac00 + 11_172)
        .filter_map(char::from_u32)
        .filter_map(letters)
        .filter(|(older, revised)| older != revised)
}
