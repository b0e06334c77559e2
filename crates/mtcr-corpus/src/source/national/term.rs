//! How the words of a list stand to those of the Annex: `national/eu/terms.toml`.

use serde::{Deserialize, Serialize};

use crate::reader::Fields;
use crate::source::{FileId, Located, ReadInSource, Relation};

/// A word or phrase of a list beside the one of the Annex.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TermSource {
    /// The file.
    pub file: FileId,
    /// The id that paragraphs name under `rests-on`.
    pub id: Located<String>,
    /// The words of the list, a few at most.
    pub national: Located<String>,
    /// The words of the Annex in ours.
    pub annex: Located<String>,
    /// How the first stand to the second; `None` only where the file was refused.
    pub relation: Option<Located<Relation>>,
    /// What this rests on.
    pub why: Located<String>,
    /// The law that was read.
    pub read_in: Vec<ReadInSource>,
    /// The class, flag or use word of the list's own vocabulary that stands for the national words.
    pub word: Option<Located<String>>,
    /// The rule in the Annex's words that the class or flag is narrower or wider than.
    pub meaning: Option<Located<String>>,
    /// The targets that the use word is narrower or wider than.
    pub targets: Vec<Located<String>>,
}

impl TermSource {
    pub(crate) fn read_all(mut fields: Fields<'_>) -> Vec<Self> {
        fields.required_tables("term").into_iter().map(Self::read).collect()
    }

    fn read(mut fields: Fields<'_>) -> Self {
        Self {
            file: fields.reading().id,
            id: fields.required_text("id"),
            national: fields.required_text("national"),
            annex: fields.required_text("annex"),
            relation: fields.required_word("relation"),
            why: fields.required_text("why"),
            read_in: ReadInSource::required(&mut fields, "read-in"),
            word: fields.text("word"),
            meaning: fields.rule("meaning"),
            targets: fields.texts("targets"),
        }
    }
}
