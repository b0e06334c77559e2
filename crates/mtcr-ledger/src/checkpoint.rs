//! Checkpoints (C2SP tlog-checkpoint): the head of a log at a size, to be signed.

use crate::hash::Hash;
use crate::key::SecretKey;
use crate::note::{BadNote, Note};
use thiserror::Error;

/// The head of a log at a size.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Checkpoint {
    origin: String,
    size: u64,
    root: Hash,
}

/// A text that is no checkpoint.
#[derive(Clone, Debug, Error, PartialEq, Eq)]
pub enum BadCheckpoint {
    /// The signed note around it cannot be read.
    #[error(transparent)]
    Note(#[from] BadNote),
    /// The text is not origin, size and root, a line each.
    #[error("its text is not origin, size and root, a line each")]
    Form,
    /// The origin is empty or holds control characters.
    #[error("`{0}` cannot name a log: one line that is not empty")]
    Origin(String),
}

impl Checkpoint {
    /// The head of the log named `origin`.
    ///
    /// # Errors
    /// The name is empty or not one line.
    pub fn new(origin: &str, size: u64, root: Hash) -> Result<Self, BadCheckpoint> {
        if origin.is_empty() || origin.contains(char::is_control) {
            return Err(BadCheckpoint::Origin(origin.to_owned()));
        }
        Ok(Self { origin: origin.to_owned(), size, root })
    }

    /// Reads the text of a note. Lines after the third are passed over, as the format asks.
    ///
    /// # Errors
    /// The text is no checkpoint.
    pub fn parse(text: &str) -> Result<Self, BadCheckpoint> {
        let mut lines = text.strip_suffix('\n').ok_or(BadCheckpoint::Form)?.split('\n');
        let (Some(origin), Some(size), Some(root)) = (lines.next(), lines.next(), lines.next()) else {
            return Err(BadCheckpoint::Form);
        };
        let number: u64 = size.parse().map_err(|_| BadCheckpoint::Form)?;
        if number.to_string() != size || lines.any(str::is_empty) {
            return Err(BadCheckpoint::Form);
        }
        Self::new(origin, number, Hash::from_base64(root).ok_or(BadCheckpoint::Form)?)
    }

    /// The log's name.
    #[must_use]
    pub fn origin(&self) -> &str {
        &self.origin
    }

    /// How many entries it vouches for.
    #[must_use]
    pub const fn size(&self) -> u64 {
        self.size
    }

    /// The tree head over them.
    #[must_use]
    pub const fn root(&self) -> &Hash {
        &self.root
    }

    /// The checkpoint as a note with the signature of the log.
    ///
    /// A log never signs two heads of which the smaller is not the beginning of the greater; whoever calls this has
    /// made sure of it.
    ///
    /// # Errors
    /// Never for a checkpoint that [`Checkpoint::new`] made.
    pub fn sign(&self, key: &SecretKey) -> Result<Note, BadNote> {
        let text = format!("{}\n{}\n{}\n", self.origin, self.size, self.root.to_base64());
        let mut note = Note::new(text)?;
        note.sign(key);
        Ok(note)
    }
}
