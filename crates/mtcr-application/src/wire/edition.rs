//! An edition of the Annex.

use mtcr_corpus::{Edition, NationalEffect};
use serde::Serialize;
use utoipa::ToSchema;

/// A dated text of the Annex, and how far it is known.
#[derive(Clone, Debug, Serialize, ToSchema)]
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
    /// When that was, as far as known; null when not known.
    pub agreed: Option<String>,
    /// When it was put before the public; null when not known.
    pub published: Option<String>,
    /// When states put it into force, as far as recorded.
    pub national_effect: Vec<NationalEffectForm>,
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

/// One state's act that puts an edition into force.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct NationalEffectForm {
    /// The code of the state, or `EU`.
    pub state: String,
    /// The first day in force, as far as known.
    pub from: String,
    /// The act; empty when not said.
    pub act: String,
}

impl From<&NationalEffect> for NationalEffectForm {
    fn from(effect: &NationalEffect) -> Self {
        NationalEffectForm {
            state: effect.state.clone(),
            from: effect.from.to_string(),
            act: effect.act.clone(),
        }
    }
}

impl From<&Edition> for EditionForm {
    fn from(edition: &Edition) -> Self {
        EditionForm {
            id: edition.id.clone(),
            date: edition.date.clone(),
            precision: edition.precision.as_str(),
            encoded: edition.encoded,
            agreed_at: edition.agreed_at.clone(),
            agreed: edition.agreed.map(|agreed| agreed.to_string()),
            published: edition.published.map(|published| published.to_string()),
            national_effect: edition.effects.iter().map(NationalEffectForm::from).collect(),
            document: edition.document.clone(),
            changes: edition.changes.clone(),
            mark: edition.mark.clone(),
            note: edition.note.clone(),
            source: edition.source.clone(),
        }
    }
}
