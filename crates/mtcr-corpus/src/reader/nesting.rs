//! Refuses text nested so deep that walking it could exhaust the stack, before it is parsed.

use toml_parser::Source;
use toml_parser::lexer::TokenKind;

use super::Reading;
use crate::problem::code;
use crate::source::Span;

/// Tables and lists inside one another, each part of a dotted key counted, included.
pub const DEEPEST: usize = 64;

/// Whether the text is shallow enough to be parsed; when it is not, the sink says so.
///
/// A dot inside a number counts as one in a key would: the measure is never below the true depth.
pub(super) fn is_shallow(reading: Reading<'_>, text: &str) -> bool {
    let mut depth = Depth::default();
    for token in Source::new(text).lex() {
        depth.step(token.kind());
        if depth.total() > DEEPEST {
            let at = Span::new(token.span().start()..token.span().end());
            let message = format!("more than {DEEPEST} tables and lists stand inside one another here");
            reading.problem(at, code::NESTED_TOO_DEEP, message, None);
            return false;
        }
    }
    true
}

#[derive(Default)]
struct Depth {
    /// Depth of the table whose header stands above.
    header: usize,
    /// What each open bracket adds: itself and the dots of the key before it.
    open: Vec<usize>,
    inside: usize,
    /// Dots of the key that is being read.
    dots: usize,
    /// Whether the line, outside all brackets, has had something other than a header.
    line_begun: bool,
    in_header: bool,
}

impl Depth {
    fn total(&self) -> usize {
        self.header + self.inside + self.dots
    }

    fn step(&mut self, kind: TokenKind) {
        match kind {
            TokenKind::LeftSquareBracket | TokenKind::LeftCurlyBracket => {
                if self.open.is_empty() && !self.line_begun {
                    self.in_header = true;
                    self.header = 0;
                }
                self.open.push(self.dots + 1);
                self.inside += self.dots + 1;
                self.dots = 0;
                self.line_begun = true;
            }
            TokenKind::RightSquareBracket | TokenKind::RightCurlyBracket => {
                if self.in_header {
                    self.header = self.header.max(self.total());
                }
                self.inside -= self.open.pop().unwrap_or(0);
                self.dots = 0;
            }
            TokenKind::Dot => self.dots += 1,
            TokenKind::Equals => self.line_begun = true,
            TokenKind::Comma => self.dots = 0,
            TokenKind::Newline => {
                self.dots = 0;
                // A header never goes over a line: what is open then was left open by mistake.
                if self.in_header {
                    self.open.clear();
                    self.inside = 0;
                }
                self.in_header = false;
                if self.open.is_empty() {
                    self.line_begun = false;
                }
            }
            TokenKind::Whitespace | TokenKind::Comment | TokenKind::Eof => {}
            _ => self.line_begun = true,
        }
    }
}
