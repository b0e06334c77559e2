//! Screening: parties asked of the lists, what is found judged by people, and all of it on record.
//!
//! What is screened is a stream of events, `screening/ID`. Names stand in none of them: party and findings are kept
//! sealed beside, and the events have digests that only the key file makes. What hits, judgements and releases come to
//! is in [`matter`], which asks nobody.

mod again;
mod ask;
mod finding;
mod judge;
mod keyed;
mod look;
mod matter;

pub use again::Watched;
pub use ask::{Checked, check, lists, unchecked};
pub use finding::Finding;
pub use judge::Deed;
pub use look::{Digest, Line, Seen, Sight};
pub use matter::{Decision, Hit, HitStanding, Matter, Opinion, Remembered, Standing};

use crate::fault::{Error, Fault, Refusal};
use crate::ids;
use mtcr_store::{Refusal as BadStream, StreamId};
use serde::{Deserialize, Serialize};
use std::fmt;

/// The id of a screening: the part of its stream after `screening/`.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(transparent)]
pub struct ScreeningId(String);

impl ScreeningId {
    /// An id, where a text is of its form; that there is such a screening is not said.
    ///
    /// # Errors
    /// It has other characters than letters and digits, or is longer than 32.
    pub fn new(text: &str) -> Result<Self, BadStream> {
        let word =
            !text.is_empty() && text.len() <= 32 && text.bytes().all(|byte| byte.is_ascii_alphanumeric());
        if word { Ok(Self(text.to_owned())) } else { Err(BadStream::Stream(text.to_owned())) }
    }

    /// As it stands in addresses.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    pub(crate) fn random() -> Result<Self, Fault> {
        ids::random().map(Self)
    }

    pub(crate) fn stream(&self) -> Result<StreamId, Fault> {
        Ok(StreamId::new(&format!("screening/{}", self.0))?)
    }
}

impl fmt::Display for ScreeningId {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(&self.0)
    }
}

/// Why something of a screening is not done.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unscreened {
    /// The party cannot be asked about: no name, too many, or one that is no line.
    Party,
    /// No reason was given.
    Reason,
    /// The hit is not there, or changed since it was looked at.
    HitGone,
    /// A hit of the top grade is no match only when two people say so.
    TopGrade,
    /// Nothing waits for a signature.
    NotProposed,
    /// It waits for a signature already.
    Proposed,
    /// It is so already.
    Already,
    /// A list is missing or too old: nothing is screened again until that is mended.
    Lists,
}

impl Unscreened {
    /// The word for it in the ledger.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Party => "party",
            Self::Reason => "reason",
            Self::HitGone => "hit-gone",
            Self::TopGrade => "top-grade",
            Self::NotProposed => "not-proposed",
            Self::Proposed => "proposed",
            Self::Already => "already",
            Self::Lists => "lists",
        }
    }
}

impl fmt::Display for Unscreened {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(match self {
            Self::Party => "a party has 1 to 20 names, each one line of at most 200 characters",
            Self::Reason => "say why, in one line of at most 200 characters",
            Self::HitGone => "the hit is not there, or changed since it was looked at: look again",
            Self::TopGrade => "a hit of the top grade is released by two people: propose it",
            Self::NotProposed => "nothing waits for a signature",
            Self::Proposed => "it waits for a signature already",
            Self::Already => "it is so already",
            Self::Lists => "a list is missing or too old: import it first",
        })
    }
}

pub(crate) fn refused(why: Unscreened) -> Error {
    Refusal::plain(crate::fault::Ground::Screening(why)).into()
}
