//! Entries of the log, and the bytes that they are kept as.

use crate::hash::Hash;
use jiff::Timestamp;
use std::fmt::Write;
use thiserror::Error;

/// The first line of every entry; another version of the format has another one.
const VERSION: &str = "mtcr-ledger-entry/1";

/// The kind of an entry that records that the restricted text of an earlier one was deleted.
pub const TEXT_DELETED: &str = "text-deleted";

/// One thing that happened.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    kind: String,
    subject: String,
    actor: String,
    at: Timestamp,
    text: Option<Pledge>,
    payload: Vec<u8>,
}

/// What an entry says of a restricted text that is kept sealed beside the log.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Pledge {
    /// Commits to the text: the hash of a random salt and the text.
    pub commitment: Hash,
    /// The digest of the sealed bytes.
    pub sealed: Hash,
}

/// What an entry is made of.
#[derive(Clone, Debug)]
pub struct Parts<'a> {
    /// What kind of thing happened: lower-case letters, digits and hyphens.
    pub kind: &'a str,
    /// What it happened to, such as `case/2031-0017`: one line.
    pub subject: &'a str,
    /// Who did it: one line.
    pub actor: &'a str,
    /// When it was recorded, to the microsecond.
    pub at: Timestamp,
    /// The restricted text that belongs to it.
    pub text: Option<Pledge>,
    /// The rest, in whatever form the kind has.
    pub payload: &'a [u8],
}

/// What is no entry.
#[derive(Clone, Debug, Error, PartialEq, Eq)]
pub enum BadEntry {
    /// The kind is no word.
    #[error("`{0}` is not a kind: lower-case letters, digits and hyphens")]
    Kind(String),
    /// Subject or actor is empty or not one line.
    #[error("`{0}` is not one line of text")]
    Line(String),
    /// The instant is finer than the format.
    #[error("the instant `{0}` is finer than a microsecond")]
    Instant(Timestamp),
    /// A line of the bytes is not what stands there in an entry.
    #[error("its line {line} is not `{right}`")]
    Form {
        /// The line, from 1.
        line: usize,
        /// What would be right.
        right: &'static str,
    },
}

impl Entry {
    /// An entry.
    ///
    /// # Errors
    /// A part cannot be written: an odd kind, a subject or actor of no or several lines, an instant finer than a
    /// microsecond.
    pub fn new(parts: &Parts<'_>) -> Result<Self, BadEntry> {
        let Parts { kind, subject, actor, at, text, payload } = *parts;
        let is_kind = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
        if kind.is_empty() || !kind.chars().all(is_kind) {
            return Err(BadEntry::Kind(kind.to_owned()));
        }
        for line in [subject, actor] {
            if line.is_empty() || line.contains(char::is_control) {
                return Err(BadEntry::Line(line.to_owned()));
            }
        }
        if at.subsec_nanosecond() % 1000 != 0 {
            return Err(BadEntry::Instant(at));
        }
        let [kind, subject, actor] = [kind, subject, actor].map(str::to_owned);
        Ok(Self { kind, subject, actor, at, text, payload: payload.to_vec() })
    }

    /// The entry that records that the restricted text of entry `index` was deleted, with the reason as payload.
    ///
    /// # Errors
    /// As [`Entry::new`].
    pub fn deletion(index: u64, actor: &str, at: Timestamp, reason: &[u8]) -> Result<Self, BadEntry> {
        let subject = format!("entry/{index}");
        Self::new(&Parts { kind: TEXT_DELETED, subject: &subject, actor, at, text: None, payload: reason })
    }

    /// The index whose text this entry records as deleted.
    #[must_use]
    pub fn deletes(&self) -> Option<u64> {
        let index = self.subject.strip_prefix("entry/").filter(|_| self.kind == TEXT_DELETED)?;
        index.parse().ok()
    }

    /// What kind of thing happened.
    #[must_use]
    pub fn kind(&self) -> &str {
        &self.kind
    }

    /// What it happened to.
    #[must_use]
    pub fn subject(&self) -> &str {
        &self.subject
    }

    /// Who did it.
    #[must_use]
    pub fn actor(&self) -> &str {
        &self.actor
    }

    /// When it was recorded.
    #[must_use]
    pub const fn at(&self) -> Timestamp {
        self.at
    }

    /// The restricted text that belongs to it.
    #[must_use]
    pub const fn text(&self) -> Option<Pledge> {
        self.text
    }

    /// The rest.
    #[must_use]
    pub fn payload(&self) -> &[u8] {
        &self.payload
    }

    /// The bytes that are hashed and kept: equal entries have equal bytes, and [`Entry::parse`] reads no others.
    #[must_use]
    pub fn to_bytes(&self) -> Vec<u8> {
        let Self { kind, subject, actor, at, text, payload } = self;
        let mut head = format!("{VERSION}\nkind {kind}\nsubject {subject}\nactor {actor}\nat {at:.6}\n");
        if let Some(Pledge { commitment, sealed }) = text {
            // Writing to a string cannot fail.
            let _ = writeln!(head, "text {commitment} {sealed}");
        }
        head.push('\n');
        [head.as_bytes(), payload].concat()
    }

    /// Reads the bytes of an entry.
    ///
    /// # Errors
    /// They are not what [`Entry::to_bytes`] writes.
    pub fn parse(bytes: &[u8]) -> Result<Self, BadEntry> {
        let mut lines = Lines { rest: bytes, line: 0 };
        let version = lines.next(VERSION)?;
        if version != VERSION {
            return lines.wrong(VERSION);
        }
        let kind = lines.field("kind ", "kind WORD")?;
        let subject = lines.field("subject ", "subject TEXT")?;
        let actor = lines.field("actor ", "actor TEXT")?;
        let instant = "at 2031-03-04T09:15:00.000000Z";
        let typed = lines.field("at ", instant)?;
        let at = match typed.parse::<Timestamp>() {
            Ok(at) if format!("{at:.6}") == typed => at,
            _ => return lines.wrong(instant),
        };
        let right = "text DIGEST DIGEST, or an empty line";
        let text = match lines.next(right)? {
            "" => None,
            line => {
                let Some(pledge) = Pledge::parse(line) else { return lines.wrong(right) };
                if !lines.next("an empty line")?.is_empty() {
                    return lines.wrong("an empty line");
                }
                Some(pledge)
            }
        };
        Self::new(&Parts { kind, subject, actor, at, text, payload: lines.rest })
    }
}

impl Pledge {
    fn parse(line: &str) -> Option<Self> {
        let (commitment, sealed) = line.strip_prefix("text ")?.split_once(' ')?;
        Some(Self { commitment: Hash::from_hex(commitment)?, sealed: Hash::from_hex(sealed)? })
    }
}

/// The lines before the payload.
struct Lines<'a> {
    rest: &'a [u8],
    line: usize,
}

impl<'a> Lines<'a> {
    fn next(&mut self, right: &'static str) -> Result<&'a str, BadEntry> {
        self.line += 1;
        let end = self.rest.iter().position(|byte| *byte == b'\n');
        let split = end.and_then(|end| self.rest.split_at_checked(end));
        let Some((line, [_, rest @ ..])) = split else { return self.wrong(right) };
        self.rest = rest;
        str::from_utf8(line).or_else(|_| self.wrong(right))
    }

    fn field(&mut self, name: &str, right: &'static str) -> Result<&'a str, BadEntry> {
        let line = self.next(right)?;
        line.strip_prefix(name).map_or_else(|| self.wrong(right), Ok)
    }

    fn wrong<T>(&self, right: &'static str) -> Result<T, BadEntry> {
        Err(BadEntry::Form { line: self.line, right })
    }
}
