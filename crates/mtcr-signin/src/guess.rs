//! How much of a password an attacker would still have to guess.

use crate::settings::PasswordSettings;
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;
use zeroize::Zeroizing;

/// Names shorter than this are not looked for: they are in too many words.
const SHORTEST_NAME: usize = 3;
/// Neighbours that make a run, and equal characters that make one.
const RUN: usize = 4;
const REPEAT: usize = 3;

/// Characters that are left when words that everybody tries, the names given and runs of neighbours or of one character
/// count as one each, and when a text that is one part over and over counts as that part.
pub(crate) fn left(password: &str, names: &[&str], settings: &PasswordSettings) -> usize {
    let text = folded(password);
    let part = period(&text);
    let text = text.get(..part).unwrap_or(&text);
    let plain: Zeroizing<Vec<char>> =
        Zeroizing::new(text.iter().map(|character| letter(*character)).collect());
    let mut covered = vec![false; text.len()];
    let words = settings.words.iter().map(|word| folded(word)).chain(names.iter().flat_map(|name| {
        // Of `mira.tal@port.example` each part is a name too, and so is all of it without what separates them.
        let parts = name.split(|character: char| !character.is_alphanumeric());
        let joined: Zeroizing<String> = Zeroizing::new(parts.clone().collect());
        parts.map(folded).chain([folded(name), folded(&joined)]).filter(|name| SHORTEST_NAME <= name.len())
    }));
    for word in words {
        let word: Vec<char> = word.iter().map(|character| letter(*character)).collect();
        cover(&mut covered, &plain, &word);
    }
    for run in &settings.runs {
        let forth = folded(run);
        let back = Zeroizing::new(forth.iter().rev().copied().collect::<Vec<char>>());
        for run in [forth.as_slice(), back.as_slice()] {
            run.windows(RUN).for_each(|neighbours| cover(&mut covered, text, neighbours));
        }
    }
    for same in text.windows(REPEAT).filter(|same| same.iter().all(|one| Some(one) == same.first())) {
        cover(&mut covered, text, same);
    }
    let begins = |at: usize| at == 0 || covered.get(at - 1) == Some(&false);
    covered.iter().enumerate().filter(|(at, covered)| !**covered || begins(*at)).count()
}

/// Marks every place at which `word` stands.
fn cover(covered: &mut [bool], text: &[char], word: &[char]) {
    if word.is_empty() {
        return;
    }
    for (at, _) in text.windows(word.len()).enumerate().filter(|(_, window)| *window == word) {
        covered.iter_mut().skip(at).take(word.len()).for_each(|place| *place = true);
    }
}

/// The length of the shortest part that a text repeats, or all of it.
fn period(text: &[char]) -> usize {
    (1..text.len())
        .find(|length| text.iter().skip(*length).zip(text).all(|(later, earlier)| later == earlier))
        .unwrap_or(text.len())
}

/// Lower case without accents.
fn folded(text: &str) -> Zeroizing<Vec<char>> {
    let plain = text.nfkd().filter(|character| !is_combining_mark(*character));
    Zeroizing::new(plain.flat_map(char::to_lowercase).collect())
}

/// The letter that a digit or sign is often written for.
fn letter(character: char) -> char {
    match character {
        '0' => 'o',
        '1' | '!' | '|' => 'i',
        '3' => 'e',
        '4' | '@' => 'a',
        '5' | '$' => 's',
        '7' => 't',
        '8' => 'b',
        'l' => 'i',
        other => other,
    }
}
