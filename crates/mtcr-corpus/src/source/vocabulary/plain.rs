//! Ordinary words beside those of the Annex: `vocabulary/synonyms-plain-words.toml`.

use serde::{Deserialize, Serialize};

use crate::reader::Fields;
use crate::source::{FileId, Located};

/// A word of ordinary speech and words of the Annex for the same. It names nothing by itself.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PlainSource {
    /// The file.
    pub file: FileId,
    /// The word, or a few.
    pub word: Located<String>,
    /// What the Annex and the vocabulary call it.
    pub means: Vec<Located<String>>,
}

/// How ordinary sentences are built.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct SpeechSource {
    /// Words for words.
    pub plain: Vec<PlainSource>,
    /// Words that are no misspelling of others.
    pub ordinary: Vec<Located<String>>,
    /// Words after which a text says where the goods go.
    pub host: Vec<Located<String>>,
    /// Words after which it says again what the goods are or do.
    pub again: Vec<Located<String>>,
}

impl SpeechSource {
    /// Adds what a file says.
    pub(super) fn read(&mut self, fields: &mut Fields<'_>) {
        self.ordinary.extend(fields.texts("ordinary"));
        self.host.extend(fields.texts("host"));
        self.again.extend(fields.texts("again"));
        let file = fields.reading().id;
        let words = fields.table("plain").map(|mut table| table.others()).unwrap_or_default();
        self.plain.extend(words.into_iter().map(|(word, means)| PlainSource {
            file,
            word,
            means: means.texts(),
        }));
    }
}
