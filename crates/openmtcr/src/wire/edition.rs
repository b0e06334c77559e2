//! An edition of the Annex.

use mtcr_corpus::Edition;
use serde::Serialize;

/// A dated text of the Annex, and how far it is known.
#[derive(Clone, Debug, Serialize)]
pub struct EditionForm {
    /// Its id.
    pub id: String,
    /// Its date, as far as known.
    pub date: String,
    /// How far that is: `day`, `month`, `year`.
    pub precision: &'static str,
    /// Whether its text can be evaluated.
    pub encoded: bool,
    /// The meeting that agreed on it; empty when not known.
    pub agreed_at: String,
    /// The document; empty when not known.
    pub document: String,
    /// What is publicly known to have changed; empty when nothing is.
    pub changes: String,
    /// How far the row can be trusted; empty when not said.
    pub mark: String,
    /// Anything else; empty when nothing is.
    pub note: String,
    /// Where this is known from; empty when not said.
    pub source: String,
}

impl From<&Edition> for EditionForm {
    fn from(edition: &Edition) -> Self {
        EditionForm {
            id: edition.id.clone(),
            date: edition.date.clone(),
            precision: edition.precision.as_str(),
            encoded: edition.encoded,
            agreed_at: edition.agreed_at.clone(),
            document: edition.document.clone(),
            changes: edition.changes.clone(),
            mark: edition.mark.clone(),
            note: edition.note.clone(),
            source: edition.source.clone(),
        }
    }
}
