//! Lists and what ties facts together: `vocabulary/lists.toml`, `vocabulary/bounds.toml`.

use serde::{Deserialize, Serialize};

use super::FactDeclaration;
use crate::reader::Fields;
use crate::source::{FileId, ListHolds, Located, Span, VocabularySource};

/// A declared list.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ListDeclaration {
    /// The file.
    pub file: FileId,
    /// Where it begins.
    pub at: Span,
    /// The id.
    pub id: Located<String>,
    /// What its members are; `None` only where the file was refused.
    pub holds: Option<Located<ListHolds>>,
    /// Its name for people.
    pub label: Located<String>,
    /// The question to a person.
    pub question: Located<String>,
    /// How two facts of its members trade against each other.
    pub trade_off: Option<TradeOffSource>,
    /// The facts of its members.
    pub facts: Vec<FactDeclaration>,
}

/// That less of one fact never lessens another.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TradeOffSource {
    /// Where it begins.
    pub at: Span,
    /// The member fact that grows or stays.
    pub grows: Located<String>,
    /// The member fact that is lessened.
    pub against: Located<String>,
    /// The member fact that says what sort of point it is.
    pub kind: Located<String>,
    /// The word of that fact for the greatest value of `grows` at its `against`.
    pub greatest: Located<String>,
    /// Member facts with the fact of the product that none of them exceeds.
    pub caps: Vec<(Located<String>, Located<String>)>,
}

/// A fact that never exceeds another.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct BoundSource {
    /// The file.
    pub file: FileId,
    /// Where it begins.
    pub at: Span,
    /// Never above the other.
    pub lower: Located<String>,
    /// Never below the other.
    pub upper: Located<String>,
    /// Why.
    pub because: Located<String>,
}

impl ListDeclaration {
    /// Reads the file of lists into the vocabulary.
    pub(crate) fn read_all(mut fields: Fields<'_>, into: &mut VocabularySource) {
        into.lists.extend(fields.required_tables("list").into_iter().map(Self::read));
    }

    fn read(mut fields: Fields<'_>) -> Self {
        Self {
            file: fields.reading().id,
            at: fields.at(),
            id: fields.required_text("id"),
            holds: fields.required_word("holds"),
            label: fields.required_text("label"),
            question: fields.required_text("question"),
            trade_off: fields.table("trade-off").map(TradeOffSource::read),
            facts: fields.tables("fact").into_iter().map(FactDeclaration::read).collect(),
        }
    }
}

impl TradeOffSource {
    fn read(mut fields: Fields<'_>) -> Self {
        let caps = fields.required("caps").and_then(|value| value.table()).map(|mut caps| caps.others());
        Self {
            at: fields.at(),
            grows: fields.required_text("grows"),
            against: fields.required_text("against"),
            kind: fields.required_text("kind"),
            greatest: fields.required_text("greatest"),
            caps: caps
                .unwrap_or_default()
                .into_iter()
                .filter_map(|(member, cap)| Some((member, cap.text()?)))
                .collect(),
        }
    }
}

impl BoundSource {
    /// Reads the file of bounds into the vocabulary.
    pub(crate) fn read_all(mut fields: Fields<'_>, into: &mut VocabularySource) {
        into.bounds.extend(fields.tables("bound").into_iter().map(Self::read));
    }

    fn read(mut fields: Fields<'_>) -> Self {
        Self {
            file: fields.reading().id,
            at: fields.at(),
            lower: fields.required_text("lower"),
            upper: fields.required_text("upper"),
            because: fields.required_text("because"),
        }
    }
}
