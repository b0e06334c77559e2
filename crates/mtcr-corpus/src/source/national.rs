//! The law of a state or union as a list of paragraphs in the language of the Annex: `national/eu/`.

mod cases;
mod explained;
mod head;
mod paragraph;
mod term;

use serde::{Deserialize, Serialize};

use super::{CasesSource, FileId, VocabularySource};
pub(crate) use cases::read_cases;
pub use explained::ExplainedSource;
pub use head::{NationalHeadSource, RemarkOfListSource};
pub use paragraph::{NationalEntrySource, ParagraphSource};
pub use term::TermSource;

/// Everything that the folder of one list says.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct NationalListSource {
    /// The name of the folder: `eu`.
    pub folder: String,
    /// SHA-256 over the files of the folder but the cases, in lower-case hexadecimal.
    pub digest: String,
    /// The files of the folder.
    pub files: Vec<FileId>,
    /// What the list is; `None` where its file is missing or was refused.
    pub head: Option<NationalHeadSource>,
    /// The entries, in the order of their files.
    pub entries: Vec<NationalEntrySource>,
    /// The words of the list beside those of the Annex.
    pub terms: Vec<TermSource>,
    /// Why it does not catch entries.
    pub explained: Vec<ExplainedSource>,
    /// The words that only this list has.
    pub vocabulary: VocabularySource,
    /// Examples, one document for each paragraph; they are not part of a blob.
    #[serde(skip)]
    pub cases: Vec<CasesSource>,
}

impl NationalListSource {
    /// Every paragraph of every entry, an entry's own before those below it.
    pub fn paragraphs(&self) -> impl Iterator<Item = (&NationalEntrySource, &ParagraphSource)> {
        self.entries.iter().flat_map(|entry| entry.paragraphs.iter().map(move |paragraph| (entry, paragraph)))
    }
}
