//! Reads TOML tables key by key and collects what is wrong instead of failing.
//!
//! A [`SourceFile`] becomes the root [`Fields`] of a document; its getters return what the file says and add
//! a [`Problem`] to the [`Sink`] for everything that is missing, of the wrong type or unknown. A key that
//! nobody asked for when a table is dropped is a problem of its own.

mod bytes;
mod fields;
mod nesting;
mod syntax;
mod value;

use std::cell::{Cell, RefCell};

use crate::problem::{Problem, code};
use crate::source::{FileId, SourceFile, Span};
pub(crate) use bytes::reason;
pub use bytes::{DOSSIER_BYTES, LAW_FILE_BYTES, read_file, text_of_bytes};
pub use fields::Fields;
pub use nesting::DEEPEST;
pub use value::Value;

/// Problems of one file that are listed; a file with more is broken as a whole.
const MOST_PROBLEMS: usize = 500;

/// Collects the problems of one file.
#[derive(Debug, Default)]
pub struct Sink {
    problems: RefCell<Vec<Problem>>,
    overflowed: Cell<bool>,
}

impl Sink {
    /// An empty one.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds a problem; those beyond the number that is listed are counted as one.
    pub fn add(&self, problem: Problem) {
        let mut problems = self.problems.borrow_mut();
        if problems.len() < MOST_PROBLEMS {
            problems.push(problem);
        } else if !self.overflowed.replace(true) {
            let message = format!("more than {MOST_PROBLEMS} problems; the rest is not listed");
            problems.push(problem.reworded(code::TOO_MANY_PROBLEMS, message));
        }
    }

    /// Whether no further problem will be listed, so that work on its wording can be spared.
    #[must_use]
    pub fn is_full(&self) -> bool {
        self.overflowed.get()
    }

    /// Whether nothing was found.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.problems.borrow().is_empty()
    }

    /// What was found, in the order in which it was found.
    #[must_use]
    pub fn into_problems(self) -> Vec<Problem> {
        self.problems.into_inner()
    }
}

/// The file being read and where its problems go.
#[derive(Clone, Copy, Debug)]
pub struct Reading<'a> {
    /// The file.
    pub file: &'a SourceFile,
    /// Its number, kept with what is read from it.
    pub id: FileId,
    /// Where problems go.
    pub sink: &'a Sink,
}

impl Reading<'_> {
    /// Adds a problem at some characters of the file.
    pub fn problem(&self, at: Span, code: &'static str, message: impl Into<String>, help: Option<String>) {
        if !self.sink.is_full() {
            self.sink.add(Problem::new(self.file, at, code, message).maybe_help(help));
        }
    }
}

impl<'a> Reading<'a> {
    /// Reads the file as one TOML document. `None` when it is not well-formed; that is then in the sink.
    ///
    /// A key given twice is a problem too, but the rest of the document is read all the same.
    pub fn document<T>(self, read: impl FnOnce(Fields<'_>) -> T) -> Option<T> {
        let text = self.file.text()?;
        syntax::parse(self, text).map(|root| read(Fields::root(self, &root)))
    }
}
