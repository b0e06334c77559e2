//! The plain form of names by which the generator knows what is the same. No matcher has a part in it.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// Letters that the normal form leaves as they are, in the letters they stand for.
const LETTERS: [(char, &str); 12] = [
    ('ß', "ss"),
    ('ø', "o"),
    ('ł', "l"),
    ('đ', "d"),
    ('ð', "d"),
    ('ı', "i"),
    ('æ', "ae"),
    ('œ', "oe"),
    ('þ', "th"),
    ('ə', "a"),
    ('ħ', "h"),
    ('ŧ', "t"),
];

/// Whether a character only marks a sound in a romanised name.
fn is_apostrophe(letter: char) -> bool {
    matches!(letter, '\'' | '’' | '‘' | '`' | '´' | 'ʼ' | 'ʻ' | 'ʿ' | 'ʾ' | '′')
}

/// The words of a name in small letters without marks and apostrophes. Scripts stay what they are.
#[must_use]
pub fn tokens(name: &str) -> Vec<String> {
    let mut tokens = Vec::new();
    let mut token = String::new();
    for letter in name.nfkd().filter(|letter| !is_combining_mark(*letter) && !is_apostrophe(*letter)) {
        if !letter.is_alphanumeric() {
            if !token.is_empty() {
                tokens.push(std::mem::take(&mut token));
            }
            continue;
        }
        for small in letter.to_lowercase() {
            match LETTERS.iter().find(|(from, _)| *from == small) {
                Some((_, to)) => token.push_str(to),
                None => token.push(small),
            }
        }
    }
    if !token.is_empty() {
        tokens.push(token);
    }
    tokens
}

/// The words in one text: two names with the same text are the same name.
#[must_use]
pub fn text(name: &str) -> String {
    tokens(name).join(" ")
}

/// What of a word different romanisations and one wrong vowel leave: consonants in wide groups, none twice in a row.
/// A generated name is thrown away when its skeletons are those of a listed name; being too wide only loses names.
#[must_use]
pub fn skeleton(token: &str) -> String {
    if token.chars().any(|letter| !letter.is_ascii_alphabetic()) {
        return token.to_owned();
    }
    let letters: Vec<char> = token.chars().collect();
    let mut skeleton = String::new();
    for (at, letter) in letters.iter().enumerate() {
        let next = letters.get(at + 1).copied().unwrap_or(' ');
        let group = match (letter, next) {
            ('a' | 'e' | 'i' | 'o' | 'u' | 'y' | 'w' | 'h' | 'j', _) => continue,
            ('p', 'h') | ('v' | 'f', _) => 'f',
            ('s' | 'z', _) | ('c', 'h' | 'e' | 'i') => 's',
            ('c' | 'q' | 'k', _) => 'k',
            ('x', _) => {
                skeleton.push('k');
                's'
            }
            (other, _) => *other,
        };
        if !skeleton.ends_with(group) {
            skeleton.push(group);
        }
    }
    if skeleton.is_empty() { token.to_owned() } else { skeleton }
}

/// How many letters must be changed, put in or left out to make one word of the other.
#[must_use]
pub fn distance(left: &str, right: &str) -> usize {
    let right: Vec<char> = right.chars().collect();
    let mut row: Vec<usize> = (0..=right.len()).collect();
    for (at, from) in left.chars().enumerate() {
        let mut before = at;
        let mut here = at + 1;
        let mut next = vec![here];
        for (above, to) in row.iter().skip(1).zip(&right) {
            here = (here + 1).min(above + 1).min(before + usize::from(from != *to));
            before = *above;
            next.push(here);
        }
        row = next;
    }
    row.last().copied().unwrap_or(0)
}

/// The script of a name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Script {
    /// Latin letters, and nothing else.
    Latin,
    /// Cyrillic letters, and nothing else.
    Cyrillic,
    /// Arabic letters, Persian and Urdu among them, and nothing else.
    Arabic,
    /// Chinese characters.
    Han,
    /// Korean syllables.
    Hangul,
    /// Another one, more than one, or no letter at all.
    Other,
}

/// The script in which a name is written.
#[must_use]
pub fn script(name: &str) -> Script {
    let mut script = None;
    for letter in name.chars().filter(|letter| letter.is_alphabetic()) {
        let of = match u32::from(letter) {
            0..=0x02af | 0x1e00..=0x1eff | 0x02b0..=0x02ff => Script::Latin,
            0x0400..=0x052f => Script::Cyrillic,
            0x0600..=0x06ff | 0x0750..=0x077f | 0xfb50..=0xfdff | 0xfe70..=0xfeff => Script::Arabic,
            0x4e00..=0x9fff | 0x3400..=0x4dbf => Script::Han,
            0xac00..=0xd7af => Script::Hangul,
            _ => Script::Other,
        };
        if *script.get_or_insert(of) != of {
            return Script::Other;
        }
    }
    script.unwrap_or(Script::Other)
}
