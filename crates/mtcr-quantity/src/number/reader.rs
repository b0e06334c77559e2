//! Passing over the parts of a written number.

use super::parse::LARGEST_EXPONENT;
use crate::Mistake;
use crate::mistake::quote;

/// A place in a text.
pub(super) struct Reader<'a> {
    pub(super) text: &'a str,
    pub(super) at: usize,
}

impl Reader<'_> {
    fn rest(&self) -> &str {
        self.text.get(self.at..).unwrap_or_default()
    }

    pub(super) fn next_is(&self, token: &str) -> bool {
        self.rest().starts_with(token)
    }

    /// Whether the byte `by` bytes on is a digit.
    pub(super) fn digit_after(&self, by: usize) -> bool {
        self.text.as_bytes().get(self.at + by).is_some_and(u8::is_ascii_digit)
    }

    /// Passes a sign; whether it was a minus.
    pub(super) fn sign(&mut self) -> bool {
        for (token, negative) in [("-", true), ("−", true), ("+", false)] {
            if self.next_is(token) {
                self.at += token.len();
                return negative;
            }
        }
        false
    }

    /// Passes digits grouped with `_`; how many, or `None` when there is no digit here.
    pub(super) fn digits(&mut self) -> Result<Option<usize>, Mistake> {
        if !self.digit_after(0) {
            return Ok(None);
        }
        let mut count = 0;
        for byte in self.text.as_bytes().iter().skip(self.at) {
            match byte {
                b'0'..=b'9' => count += 1,
                b'_' => {
                    if !self.digit_after(1) {
                        let message = "`_` may only stand between two digits";
                        return Err(Mistake::new(self.at..self.at + 1, message));
                    }
                }
                _ => break,
            }
            self.at += 1;
        }
        Ok(Some(count))
    }

    /// Passes `e6`, `E-6`; 0 when there is no exponent here.
    pub(super) fn exponent(&mut self) -> Result<i32, Mistake> {
        if !(self.next_is("e") || self.next_is("E")) {
            return Ok(0);
        }
        let signed = matches!(self.text.as_bytes().get(self.at + 1), Some(b'+' | b'-'));
        if !self.digit_after(if signed { 2 } else { 1 }) {
            return Ok(0);
        }
        let start = self.at + 1;
        self.at += 1;
        let negative = self.sign();
        let size = self.small()?;
        let at = start..self.at;
        match size {
            Some(size) if size <= LARGEST_EXPONENT => Ok(if negative { -size } else { size }),
            _ => {
                let shown = quote(self.text.get(at.clone()).unwrap_or_default());
                let message = format!(
                    "the exponent {shown} is outside the range from -{LARGEST_EXPONENT} to {LARGEST_EXPONENT}"
                );
                Err(Mistake::new(at, message))
            }
        }
    }

    /// Passes digits and gives their value, or `None` when it exceeds three digits.
    fn small(&mut self) -> Result<Option<i32>, Mistake> {
        let start = self.at;
        self.digits()?;
        let digits = self.text.get(start..self.at).unwrap_or_default();
        let digits: String = digits.trim_start_matches(['0', '_']).replace('_', "");
        Ok(if digits.is_empty() {
            Some(0)
        } else if digits.len() > 3 {
            None
        } else {
            digits.parse().ok()
        })
    }

    /// Passes `*pi` or `*pi^k`; the power of π, or `None` when there is no π here.
    pub(super) fn pi(&mut self) -> Result<Option<i8>, Mistake> {
        let Some(token) = ["*pi", "*π"].into_iter().find(|token| self.next_is(token)) else {
            return Ok(None);
        };
        let after = self.rest().get(token.len()..).unwrap_or_default();
        if after.starts_with(|symbol: char| symbol.is_alphanumeric()) {
            return Ok(None);
        }
        self.at += token.len();
        if !self.next_is("^") {
            return Ok(Some(1));
        }
        let start = self.at;
        self.at += 1;
        let negative = self.sign();
        let size = if self.digit_after(0) { self.small()? } else { None };
        match size.and_then(|size| i8::try_from(size).ok()).filter(|size| *size <= 9) {
            Some(size) => Ok(Some(if negative { -size } else { size })),
            None => Err(Mistake::new(start..self.at, "a power of `pi` is a whole number from -9 to 9")),
        }
    }
}
