//! What a search says.

use mtcr_quantity::Figure;
use mtcr_rules::{ClassId, EntryId};

/// Why a text was not searched for.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum NotSearched {
    /// There is nothing to search for.
    #[error(
        "the text is empty; describe the product, as \"carbon fibre prepreg\", or give an id or code, as 9.A.6 or 7A103"
    )]
    Empty,
    /// More than is read.
    #[error("the text has {found} characters, more than the {most} that are read; describe one product")]
    TooLong {
        /// Its characters.
        found: usize,
        /// The most that are read, included.
        most: usize,
    },
    /// The index in memory failed.
    #[error("the index could not be used: {0}")]
    Index(String),
}

impl From<tantivy::TantivyError> for NotSearched {
    fn from(error: tantivy::TantivyError) -> Self {
        NotSearched::Index(error.to_string())
    }
}

/// What was found.
#[derive(Clone, Debug, Default)]
pub struct Answer {
    /// How words were read that nothing knows: as typed, as read.
    pub corrected: Vec<(String, String)>,
    /// What else was noticed about the text.
    pub remarks: Vec<Remark>,
    /// The quantities read in the text.
    pub figures: Vec<Figure>,
    /// The entries, the best first; those that the text names by an id, code or number before all others.
    pub hits: Vec<Hit>,
}

/// Something noticed about the text that found no entry.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Remark {
    /// A code that no entry has.
    UnknownCode(String),
    /// A registry number that the vocabulary does not have.
    UnknownCas(String),
    /// A substance that the vocabulary knows and no rule names: number and label.
    SubstanceOfNoEntry(String, String),
}

/// An entry found.
#[derive(Clone, Debug)]
pub struct Hit {
    /// The entry.
    pub entry: EntryId,
    /// Why it was found, the strongest reason first.
    pub reasons: Vec<Reason>,
    /// Limits of its rule, those that figures of the text touch first.
    pub limits: Vec<Touched>,
    /// The class of products to go on with.
    pub class: Option<ClassId>,
}

/// Why an entry was found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Reason {
    /// The text has its id or the beginning of it.
    Id {
        /// As typed.
        typed: String,
    },
    /// The text has a code of a law that implements it.
    Code {
        /// As typed.
        typed: String,
        /// The law: `eu`, `us`.
        law: String,
        /// The code that is recorded.
        code: String,
    },
    /// The text has the registry number of a substance of its rule.
    Cas {
        /// The number.
        number: String,
        /// The substance's name.
        substance: String,
    },
    /// Words of the text are a name of something in its rule.
    Name {
        /// As typed.
        typed: String,
        /// What it names, in the vocabulary's words.
        meaning: String,
    },
    /// Words of the text stand in its heading, summary or notes, or in what they are about.
    Words(Vec<String>),
}

/// How figures of the text stand to a limit.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Touched {
    /// The limit in the rule's words.
    pub limit: String,
    /// What the limit is about, in the vocabulary's words.
    pub about: String,
    /// How the text stands to it.
    pub state: State,
}

/// How the text stands to a limit. A hint: nothing is known of what the text leaves out, and words may be misread.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum State {
    /// The figure, as typed or computed, meets it.
    Meets(String),
    /// The figure does not meet it and is within a tenth of it.
    JustShort(String),
    /// The figure does not meet it.
    Misses(String),
    /// Figures of the text may be meant, but it cannot be said which.
    Unclear(String),
    /// Figures of the text go into it, and these are missing.
    Needs(Vec<String>),
    /// The text has no figure for it.
    Open,
}

impl State {
    /// Whether a figure of the text has to do with the limit.
    #[must_use]
    pub fn is_touched(&self) -> bool {
        !matches!(self, State::Open)
    }
}
