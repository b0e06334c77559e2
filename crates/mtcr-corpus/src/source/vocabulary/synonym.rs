//! Everyday words for what the vocabulary and the Annex name: `vocabulary/synonyms.toml`.

use serde::{Deserialize, Serialize};

use crate::reader::Fields;
use crate::source::{FileId, Located, Span, VocabularySource};

/// Words of everyday speech and what they may mean. They find, they never classify: a dossier does not know them.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SynonymSource {
    /// The file.
    pub file: FileId,
    /// Where it begins.
    pub at: Span,
    /// The words, each one way to say it.
    pub words: Vec<Located<String>>,
    /// The classes they may mean.
    pub classes: Vec<Located<String>>,
    /// The substances they may mean.
    pub substances: Vec<Located<String>>,
    /// The facts they may mean.
    pub facts: Vec<Located<String>>,
    /// The entries whose goods they are used for.
    pub entries: Vec<Located<String>>,
}

/// One spelling of a word that stands for others.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SpellingSource {
    /// The file.
    pub file: FileId,
    /// The spelling that is searched for.
    pub write: Located<String>,
    /// The spellings it stands for.
    pub also: Vec<Located<String>>,
}

/// Classes in which something stands apart from the goods it is about.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FormSource {
    /// The file.
    pub file: FileId,
    /// The classes.
    pub classes: Vec<Located<String>>,
}

impl SynonymSource {
    /// Reads a file of synonyms, spellings, forms and ordinary words into the vocabulary.
    pub(crate) fn read_all(mut fields: Fields<'_>, into: &mut VocabularySource) {
        into.speech.read(&mut fields);
        into.synonyms.extend(fields.tables("synonym").into_iter().map(Self::read));
        into.spellings.extend(fields.tables("spelling").into_iter().map(SpellingSource::read));
        into.forms.extend(fields.tables("form").into_iter().map(FormSource::read));
    }

    fn read(mut fields: Fields<'_>) -> Self {
        Self {
            file: fields.reading().id,
            at: fields.at(),
            words: fields.required_texts("words"),
            classes: fields.texts("classes"),
            substances: fields.texts("substances"),
            facts: fields.texts("facts"),
            entries: fields.texts("entries"),
        }
    }
}

impl SpellingSource {
    fn read(mut fields: Fields<'_>) -> Self {
        Self {
            file: fields.reading().id,
            write: fields.required_text("write"),
            also: fields.required_texts("also"),
        }
    }
}

impl FormSource {
    fn read(mut fields: Fields<'_>) -> Self {
        Self { file: fields.reading().id, classes: fields.required_texts("classes") }
    }
}
