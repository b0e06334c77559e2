//! The parts of a version that have ids of their own.

use serde::{Deserialize, Serialize};

use crate::reader::Fields;
use crate::source::{Category, Located, NoteKind, ReadInSource, Span};

/// A condition that takes products out of an entry.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ExclusionSource {
    /// Where it begins.
    pub at: Span,
    /// The entry's id, a slash and a name.
    pub id: Located<String>,
    /// What is taken out, in our own words.
    pub summary: Located<String>,
    /// The law that was read.
    pub read_in: Vec<ReadInSource>,
    /// The condition.
    pub rule: Located<String>,
}

/// A condition under which the category is another one.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ExceptionSource {
    /// Where it begins.
    pub at: Span,
    /// The entry's id, a slash and a name.
    pub id: Located<String>,
    /// The category under this condition; `None` only where the file was refused.
    pub to: Option<Located<Category>>,
    /// In our own words.
    pub summary: Located<String>,
    /// The law that was read.
    pub read_in: Vec<ReadInSource>,
    /// The condition on the product.
    pub rule: Located<String>,
    /// What only a transfer can show.
    pub needs: Vec<Located<String>>,
}

/// A note that lets something controlled be exported under conditions.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AllowanceSource {
    /// Where it begins.
    pub at: Span,
    /// The entry's id, a slash and a name.
    pub id: Located<String>,
    /// In our own words.
    pub summary: Located<String>,
    /// The law that was read.
    pub read_in: Vec<ReadInSource>,
    /// Use words of the hosts named in the note.
    pub host: Vec<Located<String>>,
    /// How much may go with the host.
    pub quantity: Option<Located<String>>,
}

/// An explanation of a version.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct VersionNoteSource {
    /// Where it begins.
    pub at: Span,
    /// The entry's id, a slash and a name.
    pub id: Located<String>,
    /// What it does; `None` only where the file was refused.
    pub kind: Option<Located<NoteKind>>,
    /// In our own words.
    pub summary: Located<String>,
    /// The law that was read.
    pub read_in: Vec<ReadInSource>,
    /// A named standard.
    pub method: Option<Located<String>>,
}

/// A point on which texts differ or are silent.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DoubtSource {
    /// Where it begins.
    pub at: Span,
    /// The entry's id, a slash and a name.
    pub id: Located<String>,
    /// What is in doubt.
    pub about: Located<String>,
    /// What the texts say.
    pub readings: Vec<ReadingSource>,
    /// Which reading the rule takes and why.
    pub encoded: Located<String>,
    /// A fact and the value at which a result is reported with this doubt: `fact = quantity`.
    pub value: Option<Located<String>>,
}

/// What one text says on a doubtful point.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReadingSource {
    /// In our own words.
    pub text: Located<String>,
    /// The law that was read.
    pub read_in: Vec<ReadInSource>,
}

impl ExclusionSource {
    pub(in crate::source) fn read(mut fields: Fields<'_>) -> Self {
        Self {
            at: fields.at(),
            id: fields.required_text("id"),
            summary: fields.required_text("summary"),
            read_in: ReadInSource::required(&mut fields, "read-in"),
            rule: fields.required_rule("rule"),
        }
    }
}

impl ExceptionSource {
    pub(super) fn read(mut fields: Fields<'_>) -> Self {
        Self {
            at: fields.at(),
            id: fields.required_text("id"),
            to: fields.required_word("to"),
            summary: fields.required_text("summary"),
            read_in: ReadInSource::required(&mut fields, "read-in"),
            rule: fields.required_rule("rule"),
            needs: fields.texts("needs"),
        }
    }
}

impl AllowanceSource {
    pub(super) fn read(mut fields: Fields<'_>) -> Self {
        Self {
            at: fields.at(),
            id: fields.required_text("id"),
            summary: fields.required_text("summary"),
            read_in: ReadInSource::required(&mut fields, "read-in"),
            host: fields.texts("host"),
            quantity: fields.text("quantity"),
        }
    }
}

impl VersionNoteSource {
    pub(in crate::source) fn read(mut fields: Fields<'_>) -> Self {
        Self {
            at: fields.at(),
            id: fields.required_text("id"),
            kind: fields.required_word("kind"),
            summary: fields.required_text("summary"),
            read_in: ReadInSource::required(&mut fields, "read-in"),
            method: fields.text("method"),
        }
    }
}

impl DoubtSource {
    pub(in crate::source) fn read(mut fields: Fields<'_>) -> Self {
        let readings = fields.tables("readings").into_iter().map(|mut reading| ReadingSource {
            text: reading.required_text("text"),
            read_in: ReadInSource::optional(&mut reading, "read-in"),
        });
        Self {
            at: fields.at(),
            id: fields.required_text("id"),
            about: fields.required_text("about"),
            readings: readings.collect(),
            encoded: fields.required_text("encoded"),
            value: fields.text("at"),
        }
    }
}
