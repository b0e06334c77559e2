//! Reading a compound unit.
//!
//! ```text
//! product = [ "/" ] factor { ( " " | "*" | "·" | "/" ) factor }
//! factor  = ( word | "(" product ")" ) [ power ]
//! power   = [ "^" ] [ "-" ] digit | superscripts
//! ```

use std::ops::Range;

use super::Unit;
use super::compound::{Term, compose, raised};
use super::lookup::{self, Atom};
use super::power::{self, Power};
use super::refusal::{ambiguous, stray, unknown};
use super::token::{Sign, in_word, sign};
use crate::Mistake;
use crate::mistake::quote;

/// Deepest nesting of parentheses.
const DEEPEST: usize = 16;

/// Reads a text that is neither empty nor over the length limit.
pub(super) fn parse(text: &str) -> Result<Unit, Mistake> {
    let mut reader = Reader { text, at: 0 };
    let terms = reader.product(0)?;
    if let Some(symbol) = reader.peek() {
        let at = reader.at..reader.at + symbol.len_utf8();
        return Err(Mistake::new(at, format!("{} closes nothing", quote(&symbol.to_string()))));
    }
    compose(&terms)
}

/// A place in the text of an expression.
struct Reader<'a> {
    text: &'a str,
    at: usize,
}

impl<'a> Reader<'a> {
    fn rest(&self) -> &'a str {
        self.text.get(self.at..).unwrap_or_default()
    }

    /// The next character that is not white space, which becomes the place.
    fn peek(&mut self) -> Option<char> {
        let rest = self.rest();
        self.at += rest.len() - rest.trim_start().len();
        self.rest().chars().next()
    }

    fn product(&mut self, depth: usize) -> Result<Vec<Term>, Mistake> {
        let mut terms: Vec<Term> = Vec::new();
        // A sign that waits for its right side: its place, and whether it divides.
        let mut waiting: Option<(Range<usize>, bool)> = None;
        let mut divided = false;
        let (mut any, start) = (false, self.at);
        while let Some(symbol) = self.peek() {
            let at = self.at..self.at + symbol.len_utf8();
            match sign(symbol) {
                Sign::Close => break,
                Sign::Over | Sign::Times => {
                    let over = sign(symbol) == Sign::Over;
                    if waiting.is_some() || !(any || over) {
                        let message = format!("{} has no unit before it", quote(&symbol.to_string()));
                        return Err(Mistake::new(at, message));
                    }
                    self.at = at.end;
                    divided |= over;
                    waiting = Some((at, over));
                }
                Sign::Open | Sign::Word => {
                    let inverse = matches!(waiting.take(), Some((_, true)));
                    let first = terms.len();
                    terms.extend(self.factor(depth)?);
                    if divided && !inverse {
                        return Err(ambiguous(at.start..self.at));
                    }
                    if inverse {
                        terms.iter_mut().skip(first).for_each(|term| term.power = -term.power);
                    }
                    any = true;
                }
                Sign::Other(_) => return Err(stray(symbol, at, any)),
            }
        }
        if let Some((at, _)) = waiting {
            let message =
                format!("{} has no unit after it", quote(self.text.get(at.clone()).unwrap_or_default()));
            return Err(Mistake::new(at, message));
        }
        if any { Ok(terms) } else { Err(Mistake::new(start..self.at, "a unit is missing")) }
    }

    fn factor(&mut self, depth: usize) -> Result<Vec<Term>, Mistake> {
        if !self.rest().starts_with('(') {
            return self.word();
        }
        let open = self.at..self.at + 1;
        if depth == DEEPEST {
            return Err(Mistake::new(open, format!("parentheses are nested more than {DEEPEST} deep")));
        }
        self.at += 1;
        let terms = self.product(depth + 1)?;
        if self.peek() != Some(')') {
            return Err(Mistake::new(open, "this parenthesis is not closed"));
        }
        self.at += 1;
        match self.power()? {
            Some((power, at)) => raised(terms, power, &at),
            None => Ok(terms),
        }
    }

    /// Passes a power.
    fn power(&mut self) -> Result<Option<Power>, Mistake> {
        let power = power::scan(self.rest(), self.at)?;
        if let Some((_, at)) = &power {
            self.at = at.end;
        }
        Ok(power)
    }

    fn word(&mut self) -> Result<Vec<Term>, Mistake> {
        let start = self.at;
        let rest = self.rest();
        let length = rest.find(|symbol| !in_word(symbol)).unwrap_or(rest.len());
        let word = rest.get(..length).unwrap_or_default();
        let (atom, length, digits) = match find(rest, word) {
            Some((atom, length)) => (atom, length, word.get(length..).unwrap_or_default()),
            None => return Err(unknown(word, start)),
        };
        let end = start + length;
        self.at = end;
        let (power, place) = if digits.is_empty() {
            self.power()?.unwrap_or((1, end..end))
        } else {
            self.at = end + digits.len();
            power::read(digits, end..self.at)?
        };
        raised(vec![Term { atom, power: 1, at: start..end }], power, &place)
    }
}

/// The unit at the front of a text whose first word is given, and its length in bytes: with a
/// parenthesis that belongs to its name, whole, or up to digits that are a power.
fn find(rest: &str, word: &str) -> Option<(Atom, usize)> {
    if rest.get(word.len()..).is_some_and(|tail| tail.starts_with('('))
        && let Some(close) = rest.find(')')
        && let Some(atom) = lookup::word(rest.get(..=close)?)
    {
        return Some((atom, close + 1));
    }
    let stem = word.trim_end_matches(|symbol: char| symbol.is_ascii_digit()).len();
    let shortest = if stem == 0 { word.len() } else { stem };
    (shortest..=word.len()).rev().find_map(|length| Some((lookup::word(word.get(..length)?)?, length)))
}
