//! Classes of products: `vocabulary/classes/*.toml`.

use serde::{Deserialize, Serialize};

use crate::reader::Fields;
use crate::source::{FileId, Located, Span, VocabularySource};

/// A declared class.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ClassSource {
    /// The file.
    pub file: FileId,
    /// The id.
    pub id: Located<String>,
    /// The classes it lies under.
    pub under: Vec<Located<String>>,
    /// Its name for people.
    pub label: Located<String>,
    /// Other names.
    pub synonyms: Vec<Located<String>>,
    /// What belongs here and what does not.
    pub hint: Option<Located<String>>,
}

/// Classes of which no real product is two.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DisjointSource {
    /// The file.
    pub file: FileId,
    /// Where it begins.
    pub at: Span,
    /// The classes.
    pub classes: Vec<Located<String>>,
    /// What tells them apart.
    pub because: Located<String>,
}

impl ClassSource {
    /// Reads a file of classes into the vocabulary.
    pub(crate) fn read_all(mut fields: Fields<'_>, into: &mut VocabularySource) {
        into.classes.extend(fields.tables("class").into_iter().map(Self::read));
        into.disjoint.extend(fields.tables("disjoint").into_iter().map(DisjointSource::read));
    }

    fn read(mut fields: Fields<'_>) -> Self {
        Self {
            file: fields.reading().id,
            id: fields.required_text("id"),
            under: fields.required("under").map(|value| value.texts()).unwrap_or_default(),
            label: fields.required_text("label"),
            synonyms: fields.texts("synonyms"),
            hint: fields.text("hint"),
        }
    }
}

impl DisjointSource {
    fn read(mut fields: Fields<'_>) -> Self {
        Self {
            file: fields.reading().id,
            at: fields.at(),
            classes: fields.required_texts("classes"),
            because: fields.required_text("because"),
        }
    }
}
