//! Which edition's text is evaluated for the one asked for.

use mtcr_corpus::{Corpus, EditionId};

/// The edition asked for and the one whose text is evaluated.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct EditionChoice {
    /// The edition asked for.
    pub wanted: EditionId,
    /// The edition whose text is evaluated; another one when the corpus does not hold the text of the wanted one.
    pub evaluated: EditionId,
}

impl EditionChoice {
    /// Whether the text of another edition stands in, which every answer must say (`edition-substituted`).
    #[must_use]
    pub fn is_substituted(self) -> bool {
        self.wanted != self.evaluated
    }
}

/// The edition asked for is not on the calendar.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EditionUnknown {
    /// What was asked for.
    pub wanted: String,
    /// What would be right.
    pub help: String,
}

impl std::fmt::Display for EditionUnknown {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "unknown edition `{}`; {}", self.wanted, self.help)
    }
}

impl std::error::Error for EditionUnknown {}

/// The edition for an id, or the newest one held when none is named.
///
/// # Errors
/// An id that is not on the calendar, or a corpus without any text.
pub fn choose_edition(corpus: &Corpus, wanted: Option<&str>) -> Result<EditionChoice, EditionUnknown> {
    let newest = corpus.newest_edition().ok_or_else(|| EditionUnknown {
        wanted: wanted.unwrap_or("newest").to_owned(),
        help: "the corpus holds the text of no edition".to_owned(),
    })?;
    let Some(id) = wanted else {
        return Ok(EditionChoice { wanted: newest, evaluated: newest });
    };
    let found = corpus.find_edition(id).ok_or_else(|| {
        let known: Vec<&str> = corpus.editions.iter().map(|edition| edition.id.as_str()).collect();
        EditionUnknown { wanted: id.to_owned(), help: format!("editions are {}", known.join(", ")) }
    })?;
    Ok(EditionChoice { wanted: found, evaluated: corpus.evaluated(found).unwrap_or(newest) })
}
