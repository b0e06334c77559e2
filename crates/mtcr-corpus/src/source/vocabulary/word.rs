//! Words of purpose, activities and use words: `vocabulary/purposes.toml`, `activities.toml`, `uses.toml`.

use serde::{Deserialize, Serialize};

use crate::reader::Fields;
use crate::source::{FileId, Located, VocabularySource};

/// A word of purpose.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PurposeSource {
    /// The file.
    pub file: FileId,
    /// The word.
    pub id: Located<String>,
    /// The wider words it lies inside.
    pub inside: Vec<Located<String>>,
    /// The words for people.
    pub label: Located<String>,
    /// What it means.
    pub meaning: Located<String>,
    /// The question to a person.
    pub question: Located<String>,
}

/// What software or technology may be for.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ActivitySource {
    /// The file.
    pub file: FileId,
    /// The word.
    pub id: Located<String>,
    /// The wider activities it lies inside.
    pub inside: Vec<Located<String>>,
    /// What it means.
    pub meaning: Located<String>,
}

/// A target of purposes that is not an entry.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct UseSource {
    /// The file.
    pub file: FileId,
    /// The word.
    pub id: Located<String>,
    /// The words for people.
    pub label: Located<String>,
    /// Other names.
    pub synonyms: Vec<Located<String>>,
    /// What is meant and what is not.
    pub hint: Option<Located<String>>,
}

impl PurposeSource {
    /// Reads the file of words of purpose into the vocabulary.
    pub(crate) fn read_all(mut fields: Fields<'_>, into: &mut VocabularySource) {
        into.purposes.extend(fields.required_tables("purpose").into_iter().map(Self::read));
    }

    fn read(mut fields: Fields<'_>) -> Self {
        Self {
            file: fields.reading().id,
            id: fields.required_text("id"),
            inside: fields.required("inside").map(|value| value.texts()).unwrap_or_default(),
            label: fields.required_text("label"),
            meaning: fields.required_text("meaning"),
            question: fields.required_text("question"),
        }
    }
}

impl ActivitySource {
    /// Reads the file of activities into the vocabulary.
    pub(crate) fn read_all(mut fields: Fields<'_>, into: &mut VocabularySource) {
        into.activities.extend(fields.required_tables("activity").into_iter().map(Self::read));
    }

    fn read(mut fields: Fields<'_>) -> Self {
        Self {
            file: fields.reading().id,
            id: fields.required_text("id"),
            inside: fields.required("inside").map(|value| value.texts()).unwrap_or_default(),
            meaning: fields.required_text("meaning"),
        }
    }
}

impl UseSource {
    /// Reads the file of use words into the vocabulary.
    pub(crate) fn read_all(mut fields: Fields<'_>, into: &mut VocabularySource) {
        into.uses.extend(fields.required_tables("use").into_iter().map(Self::read));
    }

    fn read(mut fields: Fields<'_>) -> Self {
        Self {
            file: fields.reading().id,
            id: fields.required_text("id"),
            label: fields.required_text("label"),
            synonyms: fields.texts("synonyms"),
            hint: fields.text("hint"),
        }
    }
}
