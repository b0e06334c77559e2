//! What is wrong with a text somebody wrote, exactly where, and what would be right.

pub mod code;
mod excerpt;
mod quote;
mod report;

use std::fmt;
use std::sync::Arc;

use crate::source::{SourceFile, Span};
pub use code::CODES;
use excerpt::Excerpt;
pub use quote::{listed, quoted};
pub use report::Report;

/// A place in a file that a person can go to.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Place {
    /// The file as the user named it, or as it lies in the corpus folder, with forward slashes.
    pub file: Arc<str>,
    /// The line, counted from 1.
    pub line: u32,
    /// The column in characters, counted from 1.
    pub column: u32,
}

impl fmt::Display for Place {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{}:{}:{}", self.file, self.line, self.column)
    }
}

/// One mistake in a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// One of [`CODES`].
    pub code: &'static str,
    /// Where it is.
    pub place: Place,
    /// What is wrong: one line, lower case, no full stop, words of the file in backticks.
    pub message: String,
    /// What would be right, where that is known.
    pub help: Option<String>,
    excerpt: Option<Box<Excerpt>>,
}

impl Problem {
    /// A problem with some characters of a file.
    #[must_use]
    pub fn new(file: &SourceFile, at: Span, code: &'static str, message: impl Into<String>) -> Self {
        Self {
            code,
            place: file.place(at.start),
            message: one_line(message.into()),
            help: None,
            excerpt: Excerpt::of(file, at).map(Box::new),
        }
    }

    /// A problem with a file as a whole: it is shown at its first line, without a source line.
    #[must_use]
    pub fn with_file(path: &str, code: &'static str, message: impl Into<String>) -> Self {
        let place = Place { file: Arc::from(path), line: 1, column: 1 };
        Self { code, place, message: one_line(message.into()), help: None, excerpt: None }
    }

    /// Another problem at the same place.
    #[must_use]
    pub(crate) fn reworded(self, code: &'static str, message: String) -> Self {
        Self { code, message, help: None, ..self }
    }

    /// The same problem with advice.
    #[must_use]
    pub fn help(mut self, help: impl Into<String>) -> Self {
        self.help = Some(one_line(help.into()));
        self
    }

    /// The same problem with advice, where there is some.
    #[must_use]
    pub fn maybe_help(self, help: Option<String>) -> Self {
        match help {
            Some(help) => self.help(help),
            None => self,
        }
    }
}

/// `path:line:column: message [code]`, the source line with a caret, and the advice.
impl fmt::Display for Problem {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{}: {} [{}]", self.place, self.message, self.code)?;
        if let Some(excerpt) = &self.excerpt {
            write!(out, "\n{excerpt}")?;
        }
        if let Some(help) = &self.help {
            write!(out, "\n  help: {help}")?;
        }
        Ok(())
    }
}

fn one_line(text: String) -> String {
    if text.contains(['\n', '\r']) { text.split_whitespace().collect::<Vec<_>>().join(" ") } else { text }
}
