//! One state: `registry/states/DE.toml`.

use serde::{Deserialize, Serialize};

use super::{BasisSource, TimeSource};
use crate::reader::Fields;
use crate::source::{FileId, Located, Span, StandingKind};

/// A state with its names and standings.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct StateSource {
    /// The file.
    pub file: FileId,
    /// Where it begins.
    pub at: Span,
    /// The code of two letters.
    pub iso2: Located<String>,
    /// The code of three letters.
    pub iso3: Located<String>,
    /// Its names, newest first.
    pub names: Vec<NameSource>,
    /// Its standings, newest first.
    pub standings: Vec<StandingSource>,
    /// What else is known of it.
    pub remarks: Vec<RemarkSource>,
}

/// What a state is called for some time.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct NameSource {
    /// Where it stands.
    pub at: Span,
    /// What answers call it.
    pub name: Located<String>,
    /// What else it was called in the same time.
    pub also: Vec<Located<String>>,
    /// When.
    pub time: TimeSource,
}

/// What a state is to the regime for some time.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct StandingSource {
    /// Where it stands.
    pub at: Span,
    /// The standing; `None` only where the file was refused.
    pub standing: Option<Located<StandingKind>>,
    /// When.
    pub time: TimeSource,
    /// What it rests on.
    pub basis: BasisSource,
}

/// Something known of a state that is no standing.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RemarkSource {
    /// In own words.
    pub text: Located<String>,
    /// What it rests on.
    pub basis: BasisSource,
}

impl StateSource {
    pub(crate) fn read(mut fields: Fields<'_>) -> Self {
        Self {
            file: fields.reading().id,
            at: fields.at(),
            iso2: fields.required_text("iso2"),
            iso3: fields.required_text("iso3"),
            names: fields.required_tables("name").into_iter().map(NameSource::read).collect(),
            standings: fields.tables("standing").into_iter().map(StandingSource::read).collect(),
            remarks: fields.tables("remark").into_iter().map(RemarkSource::read).collect(),
        }
    }

    /// A state without a standing in one row, under one name for all time.
    pub(super) fn read_row(mut fields: Fields<'_>) -> Self {
        let name = NameSource {
            at: fields.at(),
            name: fields.required_text("name"),
            also: fields.texts("also"),
            time: TimeSource::default(),
        };
        Self {
            file: fields.reading().id,
            at: fields.at(),
            iso2: fields.required_text("iso2"),
            iso3: fields.required_text("iso3"),
            names: vec![name],
            standings: Vec::new(),
            remarks: Vec::new(),
        }
    }
}

impl NameSource {
    fn read(mut fields: Fields<'_>) -> Self {
        Self {
            at: fields.at(),
            name: fields.required_text("name"),
            also: fields.texts("also"),
            time: TimeSource::read(&mut fields),
        }
    }
}

impl StandingSource {
    fn read(mut fields: Fields<'_>) -> Self {
        Self {
            at: fields.at(),
            standing: fields.required_word("standing"),
            time: TimeSource::required(&mut fields),
            basis: BasisSource::required(&mut fields),
        }
    }
}

impl RemarkSource {
    fn read(mut fields: Fields<'_>) -> Self {
        Self { text: fields.required_text("text"), basis: BasisSource::required(&mut fields) }
    }
}
