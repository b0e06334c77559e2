//! Chairs, plenaries, the European Union, and states that are no more.

use serde::{Deserialize, Serialize};

use super::{BasisSource, TimeSource};
use crate::reader::Fields;
use crate::source::{FileId, Located, Span};

/// One term in the chair: `registry/chairs.toml`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ChairSource {
    /// The file.
    pub file: FileId,
    /// Where it stands.
    pub at: Span,
    /// The state, or the states that chair together.
    pub states: Vec<Located<String>>,
    /// Who held it, where known.
    pub persons: Vec<Located<String>>,
    /// When.
    pub time: TimeSource,
    /// What it rests on.
    pub basis: BasisSource,
}

/// One plenary: `registry/plenaries.toml`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PlenarySource {
    /// The file.
    pub file: FileId,
    /// Where it stands.
    pub at: Span,
    /// Which one it was, from 1.
    pub number: Option<Located<i64>>,
    /// Its first day, shortened where no more is known.
    pub opened: Located<String>,
    /// Its last day, included.
    pub closed: Located<String>,
    /// The city.
    pub city: Located<String>,
    /// The state that it met in.
    pub host: Located<String>,
    /// What is publicly known to have come of it.
    pub outcome: Option<Located<String>>,
    /// What it rests on.
    pub basis: BasisSource,
}

/// One state's time in the European Union: `registry/eu.toml`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct EuSource {
    /// The file.
    pub file: FileId,
    /// Where it stands.
    pub at: Span,
    /// The state.
    pub state: Located<String>,
    /// When.
    pub time: TimeSource,
    /// What it rests on.
    pub basis: BasisSource,
}

/// A state that is no more: `registry/former-states.toml`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FormerSource {
    /// The file.
    pub file: FileId,
    /// Where it stands.
    pub at: Span,
    /// The code of two letters that it had.
    pub iso2: Located<String>,
    /// The code of three letters that it had.
    pub iso3: Located<String>,
    /// What answers call it.
    pub name: Located<String>,
    /// What else it is called.
    pub also: Vec<Located<String>>,
    /// The first day without it.
    pub until: Located<String>,
    /// What stands in its place today.
    pub successors: Vec<Located<String>>,
    /// Whether other states have come of it too.
    pub and_others: Option<Located<bool>>,
    /// What it rests on.
    pub basis: BasisSource,
}

impl ChairSource {
    pub(super) fn read(mut fields: Fields<'_>) -> Self {
        Self {
            file: fields.reading().id,
            at: fields.at(),
            states: fields.required_texts("states"),
            persons: fields.texts("persons"),
            time: TimeSource::required(&mut fields),
            basis: BasisSource::required(&mut fields),
        }
    }
}

impl PlenarySource {
    pub(super) fn read(mut fields: Fields<'_>) -> Self {
        Self {
            file: fields.reading().id,
            at: fields.at(),
            number: fields.required("number").and_then(|number| number.integer()),
            opened: fields.required_text("opened"),
            closed: fields.required_text("closed"),
            city: fields.required_text("city"),
            host: fields.required_text("host"),
            outcome: fields.text("outcome"),
            basis: BasisSource::required(&mut fields),
        }
    }
}

impl EuSource {
    pub(super) fn read(mut fields: Fields<'_>) -> Self {
        Self {
            file: fields.reading().id,
            at: fields.at(),
            state: fields.required_text("state"),
            time: TimeSource::required(&mut fields),
            basis: BasisSource::required(&mut fields),
        }
    }
}

impl FormerSource {
    pub(super) fn read(mut fields: Fields<'_>) -> Self {
        Self {
            file: fields.reading().id,
            at: fields.at(),
            iso2: fields.required_text("iso2"),
            iso3: fields.required_text("iso3"),
            name: fields.required_text("name"),
            also: fields.texts("also"),
            until: fields.required_text("until"),
            successors: fields.required_texts("successors"),
            and_others: fields.flag("and-others"),
            basis: BasisSource::required(&mut fields),
        }
    }
}
