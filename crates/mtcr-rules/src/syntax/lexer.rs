//! Cuts the text of a rule into words, signs and the raw text of quantities.

use crate::flaw::Flaw;
use std::ops::Range;

/// The longest text of a rule, in bytes.
const LONGEST: usize = 64 * 1024;

/// A reader over the text that skips blanks and comments.
pub(super) struct Lexer<'a> {
    text: &'a str,
    at: usize,
}

fn is_word(c: char) -> bool {
    c.is_ascii_alphanumeric() || matches!(c, '-' | '.' | '_')
}

impl<'a> Lexer<'a> {
    pub(super) fn new(text: &'a str) -> Result<Self, Flaw> {
        if text.len() > LONGEST {
            let message = format!("a rule of {} bytes is too long", text.len());
            return Err(Flaw::new("rule-syntax", 0..1, message).help(format!("at most {LONGEST} bytes")));
        }
        Ok(Lexer { text, at: 0 })
    }

    fn rest(&self) -> &'a str {
        self.text.get(self.at..).unwrap_or("")
    }

    fn skip(&mut self) {
        loop {
            let rest = self.rest();
            let blank = rest.len() - rest.trim_start().len();
            self.at += blank;
            if !self.rest().starts_with('#') {
                return;
            }
            self.at += self.rest().find('\n').unwrap_or(self.rest().len());
        }
    }

    /// Where the next token begins.
    pub(super) fn here(&mut self) -> usize {
        self.skip();
        self.at
    }

    /// The end of what was read.
    pub(super) fn end(&self) -> usize {
        self.at
    }

    pub(super) fn at_end(&mut self) -> bool {
        self.here() == self.text.len()
    }

    /// The next word without reading it; empty at a sign or the end.
    pub(super) fn peek_word(&mut self) -> &'a str {
        self.skip();
        let rest = self.rest();
        let length = rest.find(|c| !is_word(c)).unwrap_or(rest.len());
        rest.get(..length).unwrap_or("")
    }

    /// Reads a word.
    pub(super) fn word(&mut self) -> Option<(&'a str, Range<usize>)> {
        let word = self.peek_word();
        let start = self.at;
        self.at += word.len();
        if word.is_empty() { None } else { Some((word, start..self.at)) }
    }

    /// Reads a word with the parts in parentheses that follow it directly, as ids of some laws have them: `IV(d)(2)`.
    pub(super) fn reference(&mut self) -> Option<(&'a str, Range<usize>)> {
        let (_, at) = self.word()?;
        while let Some(inner) = self.rest().strip_prefix('(') {
            let length = inner.find(|c| !is_word(c)).unwrap_or(inner.len());
            if length == 0 || !inner.get(length..).is_some_and(|rest| rest.starts_with(')')) {
                break;
            }
            self.at += length + 2;
        }
        let at = at.start..self.at;
        Some((self.text.get(at.clone())?, at))
    }

    /// Reads this word if it is next.
    pub(super) fn keyword(&mut self, wanted: &str) -> bool {
        let found = self.peek_word() == wanted;
        if found {
            self.at += wanted.len();
        }
        found
    }

    /// Reads this sign if it is next.
    pub(super) fn sign(&mut self, wanted: &str) -> bool {
        self.skip();
        let found = self.rest().starts_with(wanted);
        if found {
            self.at += wanted.len();
        }
        found
    }

    /// Reads what stands in parentheses directly after a word, as the parameter of a family of facts.
    pub(super) fn parameter(&mut self) -> Result<Option<&'a str>, Flaw> {
        if !self.rest().starts_with('(') {
            return Ok(None);
        }
        let start = self.at;
        let mut depth = 0_usize;
        for (offset, c) in self.rest().char_indices() {
            match c {
                '(' => depth += 1,
                ')' => depth -= 1,
                '\n' => break,
                _ => {}
            }
            if depth == 0 {
                let inner = self.rest().get(1..offset).unwrap_or("").trim();
                self.at += offset + 1;
                return Ok(Some(inner));
            }
        }
        Err(Flaw::new("rule-syntax", start..start + 1, "this parenthesis is not closed on its line"))
    }

    /// Reads the text of a quantity: up to `and`, `or`, `to`, an unbalanced `)`, a comma, brace, comment or line end.
    pub(super) fn quantity(&mut self) -> (&'a str, Range<usize>) {
        self.skip();
        let start = self.at;
        let rest = self.rest();
        let mut depth = 0_usize;
        let mut end = rest.len();
        let mut word_start = None;
        for (offset, c) in rest.char_indices() {
            if is_word(c) {
                if word_start.is_none() {
                    word_start = Some(offset);
                    let word = rest.get(offset..).unwrap_or("");
                    let length = word.find(|c| !is_word(c)).unwrap_or(word.len());
                    if depth == 0 && matches!(word.get(..length), Some("and" | "or" | "to")) {
                        end = offset;
                        break;
                    }
                }
                continue;
            }
            word_start = None;
            match c {
                '(' => depth += 1,
                ')' if depth == 0 => {
                    end = offset;
                    break;
                }
                ')' => depth -= 1,
                ',' | '}' | '{' | '#' | '\n' => {
                    end = offset;
                    break;
                }
                _ => {}
            }
        }
        let found = rest.get(..end).unwrap_or("").trim_end();
        self.at += found.len();
        (found, start..self.at)
    }

    /// Reads a text in double quotes.
    pub(super) fn string(&mut self) -> Option<&'a str> {
        self.skip();
        let inner = self.rest().strip_prefix('"')?;
        let length = inner.find('"')?;
        self.at += length + 2;
        inner.get(..length)
    }

    /// Bytes of the next character or word, for pointing at it.
    pub(super) fn next_span(&mut self) -> Range<usize> {
        let start = self.here();
        let word = self.peek_word().len();
        let length = if word > 0 { word } else { self.rest().chars().next().map_or(0, char::len_utf8) };
        start..start + length
    }

    /// The next word or character as text, for messages.
    pub(super) fn next_text(&mut self) -> String {
        let span = self.next_span();
        self.text.get(span).unwrap_or("").chars().take(40).collect()
    }
}
