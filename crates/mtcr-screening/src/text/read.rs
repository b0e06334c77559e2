//! The words of a name.

use super::script::{Script, apostrophe, of, passed_over};
use super::{Letters, lookalike};
use any_ascii::any_ascii_char;
use unicode_normalization::UnicodeNormalization;

/// One word as read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct RawWord {
    /// Lower-case ASCII letters and digits, never empty.
    pub text: String,
    /// The character it was, when a single one of Han was the word.
    pub native: Option<char>,
    /// From a script that mostly leaves vowels out.
    pub abjad: bool,
    /// A full stop follows directly.
    pub dotted: bool,
    /// It stands directly after a dotted one.
    pub after_dot: bool,
}

/// Letters of a word beyond these are not compared; no word of a name is half as long.
const LETTERS: usize = 64;

/// Words of a name beyond these are not read, so that whoever types a book waits no longer than others.
const WORDS: usize = 200;

/// Reads a name: compatibility forms, what is not seen dropped, apostrophes joined, look-alikes in mixed words brought to
/// one script, letters romanised, cases folded, cut into words. An ampersand is the word `and`.
pub(crate) fn read(letters: &Letters, text: &str) -> Vec<RawWord> {
    let mut words = Vec::new();
    let mut run: Vec<char> = Vec::new();
    let mut after_dot = false;
    let mut characters =
        text.nfkc().filter(|character| !passed_over(*character) && !apostrophe(*character)).peekable();
    while let Some(character) = characters.next()
        && words.len() < WORDS
    {
        match of(character) {
            Script::None => {
                let dot = character == '.';
                let ended = end_run(letters, &mut run, &mut words, dot, after_dot);
                after_dot = dot && ended && characters.peek().is_some_and(|next| !next.is_whitespace());
                if character == '&' {
                    words.push(plain("and".into()));
                }
            }
            Script::Han | Script::Hangul => {
                end_run(letters, &mut run, &mut words, false, after_dot);
                after_dot = false;
                words.extend(syllable(letters, character));
            }
            _ if run.len() < LETTERS => run.push(character),
            _ => {}
        }
    }
    end_run(letters, &mut run, &mut words, false, after_dot);
    words
}

fn plain(text: String) -> RawWord {
    RawWord { text, native: None, abjad: false, dotted: false, after_dot: false }
}

fn syllable(letters: &Letters, character: char) -> Option<RawWord> {
    if let Some((older, _)) = letters.hangul.letters(character) {
        return Some(plain(older));
    }
    let text = ascii(&[character]);
    (!text.is_empty()).then(|| RawWord { native: Some(character), ..plain(text) })
}

/// Ends the run of letters, if there is one; whether there was.
fn end_run(
    letters: &Letters,
    run: &mut Vec<char>,
    words: &mut Vec<RawWord>,
    dotted: bool,
    after_dot: bool,
) -> bool {
    if run.is_empty() {
        return false;
    }
    letters.lookalikes.unmix(run);
    lookalike::capital(run);
    let abjad = run.iter().any(|letter| of(*letter) == Script::Abjad);
    let mut rest: &[char] = run;
    if abjad && let Some(after) = article(run) {
        words.push(plain("al".into()));
        rest = after;
    }
    let text = ascii(rest);
    let some = !text.is_empty();
    if some {
        words.push(RawWord { text, native: None, abjad, dotted, after_dot });
    }
    run.clear();
    some
}

/// What follows the Arabic article, which is written in one word with its noun.
fn article(word: &[char]) -> Option<&[char]> {
    match word {
        ['ا' | 'أ' | 'إ' | 'ٱ', 'ل', rest @ ..] if rest.len() >= 3 => Some(rest),
        _ => None,
    }
}

fn ascii(letters: &[char]) -> String {
    let mut text = String::new();
    for letter in letters {
        let lower = letter.to_lowercase();
        for one in lower {
            let roman = match one {
                'ъ' | 'ь' => "",
                _ => any_ascii_char(one),
            };
            text.extend(roman.chars().filter(char::is_ascii_alphanumeric).map(|c| c.to_ascii_lowercase()));
        }
    }
    if letters.first().is_some_and(|letter| of(*letter) == Script::Greek) {
        text = text.replace("oy", "ou");
    }
    text.truncate(LETTERS);
    text
}
