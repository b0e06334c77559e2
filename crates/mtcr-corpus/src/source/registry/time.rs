//! Dates and what a row rests on.

use serde::{Deserialize, Serialize};

use crate::reader::Fields;
use crate::source::{DatePrecision, Located, Mark, ReadInSource};

/// When something began and ended, as far as known.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct TimeSource {
    /// The first day, shortened to month or year where no more is known.
    pub from: Option<Located<String>>,
    /// How `from` is meant.
    pub precision: Option<Located<DatePrecision>>,
    /// The first day that `from` may be.
    pub not_before: Option<Located<String>>,
    /// The last day that `from` may be.
    pub no_later_than: Option<Located<String>>,
    /// The first day after it, shortened likewise.
    pub until: Option<Located<String>>,
}

impl TimeSource {
    /// A time whose precision may be left to how `from` is written.
    pub(crate) fn read(fields: &mut Fields<'_>) -> Self {
        let precision = fields.word("precision");
        Self::with(precision, fields)
    }

    /// A time that says how exact it is.
    pub(crate) fn required(fields: &mut Fields<'_>) -> Self {
        let precision = fields.required_word("precision");
        Self::with(precision, fields)
    }

    fn with(precision: Option<Located<DatePrecision>>, fields: &mut Fields<'_>) -> Self {
        Self {
            from: fields.text("from"),
            precision,
            not_before: fields.text("not-before"),
            no_later_than: fields.text("no-later-than"),
            until: fields.text("until"),
        }
    }
}

/// What a row rests on, and how far it can be trusted.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct BasisSource {
    /// Citations.
    pub source: Vec<ReadInSource>,
    /// Trust; `None` only where the file was refused.
    pub mark: Option<Located<Mark>>,
    /// Anything else, in own words.
    pub note: Option<Located<String>>,
}

impl BasisSource {
    pub(crate) fn required(fields: &mut Fields<'_>) -> Self {
        Self {
            source: ReadInSource::required(fields, "source"),
            mark: fields.required_word("mark"),
            note: fields.text("note"),
        }
    }
}
