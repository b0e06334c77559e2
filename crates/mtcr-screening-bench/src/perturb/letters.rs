//! Changes of single letters. The first letter of a word is changed as seldom as people get it wrong; digits never are:
//! another number is another thing.

use crate::rng::Rng;

/// The neighbours of each key of an English keyboard.
const KEYS: [(char, &str); 26] = [
    ('a', "qwsz"),
    ('b', "vghn"),
    ('c', "xdfv"),
    ('d', "serfcx"),
    ('e', "wsdr"),
    ('f', "drtgvc"),
    ('g', "ftyhbv"),
    ('h', "gyujnb"),
    ('i', "ujko"),
    ('j', "huikmn"),
    ('k', "jiolm"),
    ('l', "kop"),
    ('m', "njk"),
    ('n', "bhjm"),
    ('o', "iklp"),
    ('p', "ol"),
    ('q', "wa"),
    ('r', "edft"),
    ('s', "awedxz"),
    ('t', "rfgy"),
    ('u', "yhji"),
    ('v', "cfgb"),
    ('w', "qase"),
    ('x', "zsdc"),
    ('y', "tghu"),
    ('z', "asx"),
];

/// What scanners take for what.
const MISREAD: [(&str, &str); 18] = [
    ("rn", "m"),
    ("m", "rn"),
    ("cl", "d"),
    ("vv", "w"),
    ("w", "vv"),
    ("d", "cl"),
    ("l", "1"),
    ("i", "l"),
    ("I", "l"),
    ("O", "0"),
    ("o", "0"),
    ("S", "5"),
    ("B", "8"),
    ("e", "c"),
    ("h", "b"),
    ("G", "6"),
    ("u", "v"),
    ("Z", "2"),
];

/// The words, with whether each is long enough for a slip that leaves it recognisable: four letters of the alphabet.
fn is_long(word: &str) -> bool {
    word.chars().filter(char::is_ascii_alphabetic).count() >= 4
        && !word.chars().any(|letter| letter.is_ascii_digit())
}

/// A letter in the case of another one.
fn like(of: char, letter: char) -> char {
    if of.is_uppercase() { letter.to_ascii_uppercase() } else { letter }
}

/// One slip in one word: a neighbouring key, a letter left out, doubled, put in, or exchanged with the next.
fn slip(word: &str, rng: &mut Rng) -> Option<String> {
    let mut letters: Vec<char> = word.chars().collect();
    let places: Vec<usize> = letters
        .iter()
        .enumerate()
        .filter(|(at, letter)| letter.is_ascii_alphabetic() && (*at > 0 || rng.chance(20)))
        .map(|(at, _)| at)
        .collect();
    let at = *rng.pick(&places)?;
    let here = *letters.get(at)?;
    let near: Vec<char> = KEYS.iter().find(|(key, _)| *key == here.to_ascii_lowercase())?.1.chars().collect();
    let near = like(here, *rng.pick(&near)?);
    match rng.below(5) {
        0 => *letters.get_mut(at)? = near,
        1 => {
            letters.remove(at);
        }
        2 => letters.insert(at, here),
        3 => letters.insert(at + 1, near),
        _ => {
            let next = *letters.get(at + 1)?;
            if !next.is_ascii_alphabetic() || next == here {
                return None;
            }
            letters.swap(at, at + 1);
        }
    }
    Some(letters.into_iter().collect())
}

/// Slips in so many different words of four letters and more.
fn slips(name: &str, count: usize, rng: &mut Rng) -> Option<String> {
    let mut words: Vec<String> = name.split_whitespace().map(str::to_owned).collect();
    let mut long: Vec<usize> =
        words.iter().enumerate().filter(|(_, word)| is_long(word)).map(|(at, _)| at).collect();
    if long.len() < count {
        return None;
    }
    rng.shuffle(&mut long);
    for at in long.into_iter().take(count) {
        let word = words.get_mut(at)?;
        *word = slip(word, rng)?;
    }
    Some(words.join(" "))
}

/// One slip.
pub(super) fn typo(name: &str, rng: &mut Rng) -> Option<String> {
    slips(name, 1, rng)
}

/// Two slips in two words.
pub(super) fn typos(name: &str, rng: &mut Rng) -> Option<String> {
    slips(name, 2, rng)
}

/// One or two places misread, in words of four letters and more.
pub(super) fn misread(name: &str, rng: &mut Rng) -> Option<String> {
    let mut made = name.to_owned();
    let count = 1 + rng.below(2);
    for _ in 0..count {
        let places: Vec<(usize, &str, &str)> = MISREAD
            .iter()
            .flat_map(|(from, to)| made.match_indices(from).map(move |(at, _)| (at, *from, *to)))
            .filter(|(at, _, _)| is_long(word_at(&made, *at)))
            .collect();
        let (at, from, to) = *rng.pick(&places)?;
        made.replace_range(at..at + from.len(), to);
    }
    Some(made)
}

/// The word around a byte of a text.
fn word_at(text: &str, at: usize) -> &str {
    let before = text.get(..at).unwrap_or_default();
    let start = before.rfind(char::is_whitespace).map_or(0, |space| space + 1);
    text.get(start..).and_then(|rest| rest.split_whitespace().next()).unwrap_or_default()
}

/// Every vowel left out of words of four letters and more but for the first letter; three consonants must stay in one.
pub(super) fn without_vowels(name: &str) -> Option<String> {
    let mut strong = false;
    let words: Vec<String> = name
        .split_whitespace()
        .map(|word| {
            if !is_long(word) {
                return word.to_owned();
            }
            let mut first = true;
            let made: String = word
                .chars()
                .filter(|letter| {
                    let stays = first || !matches!(letter.to_ascii_lowercase(), 'a' | 'e' | 'i' | 'o' | 'u');
                    first = first && !letter.is_alphabetic();
                    stays
                })
                .collect();
            strong = strong || made.chars().filter(char::is_ascii_alphabetic).count() >= 3;
            made
        })
        .collect();
    strong.then(|| words.join(" "))
}

/// What a short field leaves of a name of 14 characters and more, none of them a digit: of a person all but the end of the
/// last word, of which three letters stay and two go at least; of others the first 65 to 85 hundredths, at least ten.
pub(super) fn cut(name: &str, person: bool, rng: &mut Rng) -> Option<String> {
    let letters: Vec<char> = name.chars().collect();
    if letters.len() < 14 || letters.iter().any(char::is_ascii_digit) {
        return None;
    }
    let keep = if person {
        let last = name.split_whitespace().next_back()?.chars().count();
        letters.len() - last + 3 + rng.below(last.checked_sub(4)?)
    } else {
        (letters.len() * (65 + rng.below(21)) / 100).max(10)
    };
    Some(
        letters
            .into_iter()
            .take(keep)
            .collect::<String>()
            .trim_end_matches([' ', ',', '-', '(', '"'])
            .to_owned(),
    )
}
