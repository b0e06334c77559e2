//! Facts: `vocabulary/facts/*.toml`, and those of list members in `vocabulary/lists.toml`.

use serde::{Deserialize, Serialize};

use crate::reader::Fields;
use crate::source::{FactKind, FileId, Located, Span, VocabularySource};

/// A declared fact.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FactDeclaration {
    /// The file.
    pub file: FileId,
    /// Where it begins.
    pub at: Span,
    /// The id.
    pub id: Located<String>,
    /// What sort of value it has; `None` only where the file was refused.
    pub kind: Option<Located<FactKind>>,
    /// The unit it is shown in, which fixes its dimension.
    pub unit: Option<Located<String>>,
    /// Whether the values stand from least to most demanding; absent means no.
    pub ordered: Option<Located<bool>>,
    /// The words it may be.
    pub values: Vec<ValueSource>,
    /// `substance`, or the unit of the parameter, for a family of facts.
    pub parameter: Option<Located<String>>,
    /// Classes for which it is asked.
    pub of: Vec<Located<String>>,
    /// The question to a person.
    pub question: Located<String>,
    /// More on what is meant.
    pub hint: Option<Located<String>>,
    /// Other names.
    pub synonyms: Vec<Located<String>>,
    /// What counts as near a limit: a share or a quantity.
    pub near: Option<Located<String>>,
    /// The least possible value, included.
    pub low: Option<Located<String>>,
}

/// A word that a fact may be.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ValueSource {
    /// The id.
    pub id: Located<String>,
    /// Its name for people.
    pub label: Located<String>,
    /// Other names.
    pub synonyms: Vec<Located<String>>,
}

impl FactDeclaration {
    /// Reads a file of facts into the vocabulary.
    pub(crate) fn read_all(mut fields: Fields<'_>, into: &mut VocabularySource) {
        into.facts.extend(fields.required_tables("fact").into_iter().map(Self::read));
    }

    pub(super) fn read(mut fields: Fields<'_>) -> Self {
        Self {
            file: fields.reading().id,
            at: fields.at(),
            id: fields.required_text("id"),
            kind: fields.required_word("kind"),
            unit: fields.text("unit"),
            ordered: fields.flag("ordered"),
            values: fields.tables("values").into_iter().map(ValueSource::read).collect(),
            parameter: fields.text("parameter"),
            of: fields.texts("of"),
            question: fields.required_text("question"),
            hint: fields.text("hint"),
            synonyms: fields.texts("synonyms"),
            near: fields.text("near"),
            low: fields.text("low"),
        }
    }
}

impl ValueSource {
    fn read(mut fields: Fields<'_>) -> Self {
        Self {
            id: fields.required_text("id"),
            label: fields.required_text("label"),
            synonyms: fields.texts("synonyms"),
        }
    }
}
