//! A published text of the Annex: `annex/editions/2024-03.toml`.

use serde::{Deserialize, Serialize};

use super::{FileId, Located, Precision};
use crate::reader::Fields;

/// An edition and what is known of it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct EditionSource {
    /// The file.
    pub file: FileId,
    /// The id: year, month or day of the edition, as far as known.
    pub id: Located<String>,
    /// The date, written as far as it is known.
    pub date: Located<String>,
    /// How far that is; `None` only where the file was refused.
    pub precision: Option<Located<Precision>>,
    /// The meeting that agreed on it.
    pub agreed_at: Option<Located<String>>,
    /// The date of that agreement, shortened where no more is known.
    pub agreed: Option<Located<String>>,
    /// The date on which it was put before the public, shortened likewise.
    pub published: Option<Located<String>>,
    /// The published document.
    pub document: Option<Located<String>>,
    /// What is publicly known to have changed.
    pub changes: Option<Located<String>>,
    /// How far the row can be trusted.
    pub mark: Option<Located<String>>,
    /// Anything else.
    pub note: Option<Located<String>>,
    /// Where this is known from.
    pub source: Option<Located<String>>,
    /// Whether the corpus holds the text of this edition; absent means no.
    pub encoded: Option<Located<bool>>,
    /// When states put it into force.
    pub national_effect: Vec<NationalEffectSource>,
}

/// One state's act that puts an edition into force.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct NationalEffectSource {
    /// The state or union.
    pub state: Located<String>,
    /// The legal date.
    pub from: Located<String>,
    /// The act.
    pub act: Option<Located<String>>,
}

impl EditionSource {
    pub(crate) fn read(mut fields: Fields<'_>) -> Self {
        Self {
            file: fields.reading().id,
            id: fields.required_text("id"),
            date: fields.required_text("date"),
            precision: fields.required_word("precision"),
            agreed_at: fields.text("agreed-at"),
            agreed: fields.text("agreed"),
            published: fields.text("published"),
            document: fields.text("document"),
            changes: fields.text("changes"),
            mark: fields.text("mark"),
            note: fields.text("note"),
            source: fields.text("source"),
            encoded: fields.flag("encoded"),
            national_effect: fields
                .tables("national-effect")
                .into_iter()
                .map(|mut effect| NationalEffectSource {
                    state: effect.required_text("state"),
                    from: effect.required_text("from"),
                    act: effect.text("act"),
                })
                .collect(),
        }
    }
}
