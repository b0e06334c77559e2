//! How lists stand on a day.

use super::version::Version;
use super::{Disk, Shelf};
use crate::declaration::Declaration;
use jiff::civil::Date;
use serde::Serialize;

/// How a list stands.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case", tag = "state")]
pub enum State {
    /// Its version in use may be used.
    InUse,
    /// Its version in use is older than it may be.
    Stale {
        /// How old it is, in days.
        days: u32,
        /// How old it may be, in days, inclusive.
        allowed: u16,
    },
    /// Its version in use was imported after the day asked about.
    Later,
    /// It is shorter or longer than its declaration says today.
    OutOfRange {
        /// How many records it has.
        records: usize,
    },
    /// Its files are gone or not what was written.
    Missing {
        /// What is wrong.
        why: String,
    },
    /// Nothing of it was ever imported.
    NeverImported,
}

impl State {
    /// Whether a party can be called clear of the list.
    #[must_use]
    pub fn can_clear(&self) -> bool {
        *self == State::InUse
    }
}

/// A list and how it stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ListStatus {
    /// What it is to look like.
    pub declaration: Declaration,
    /// The version in use, where there is one.
    pub version: Option<Version>,
    /// How it stands.
    pub state: State,
}

/// How a version stands on a day, as far as can be said without its records.
pub(crate) fn state_on(declaration: &Declaration, version: &Version, on: Date) -> State {
    if !(declaration.records.at_least..=declaration.records.at_most).contains(&version.records) {
        return State::OutOfRange { records: version.records };
    }
    match version.age_on(on) {
        None => State::Later,
        Some(days) if days > u32::from(declaration.age) => State::Stale { days, allowed: declaration.age },
        Some(_) => State::InUse,
    }
}

impl<D: Disk> Shelf<D> {
    /// How a list stands on a day; its records are read and checked.
    #[must_use]
    pub fn status(&self, declaration: &Declaration, on: Date) -> ListStatus {
        let list = &declaration.id;
        let (version, state) = match self.versions(list) {
            Err(error) => (None, State::Missing { why: error.to_string() }),
            Ok(versions) => match versions.last() {
                None => (None, State::NeverImported),
                Some(version) => {
                    let state = match self.parties(list) {
                        Ok(_) => state_on(declaration, version, on),
                        Err(error) => State::Missing { why: error.to_string() },
                    };
                    (Some(version.clone()), state)
                }
            },
        };
        ListStatus { declaration: declaration.clone(), version, state }
    }
}
