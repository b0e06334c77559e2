//! Substances: `vocabulary/substances/*.toml`.

use serde::{Deserialize, Serialize};

use crate::reader::Fields;
use crate::source::{FileId, Located, VocabularySource};

/// A declared substance.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SubstanceSource {
    /// The file.
    pub file: FileId,
    /// The id.
    pub id: Located<String>,
    /// Its name for people.
    pub label: Located<String>,
    /// Registry numbers.
    pub cas: Vec<Located<String>>,
    /// Other names.
    pub synonyms: Vec<Located<String>>,
    /// What is meant and what is not.
    pub hint: Option<Located<String>>,
}

impl SubstanceSource {
    /// Reads a file of substances into the vocabulary.
    pub(crate) fn read_all(mut fields: Fields<'_>, into: &mut VocabularySource) {
        into.substances.extend(fields.required_tables("substance").into_iter().map(Self::read));
    }

    fn read(mut fields: Fields<'_>) -> Self {
        Self {
            file: fields.reading().id,
            id: fields.required_text("id"),
            label: fields.required_text("label"),
            cas: fields.texts("cas"),
            synonyms: fields.texts("synonyms"),
            hint: fields.text("hint"),
        }
    }
}
