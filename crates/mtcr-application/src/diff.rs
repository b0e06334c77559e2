//! What changes between two editions.

use crate::law::Law;
use crate::wire::EditionDiffForm;
use mtcr_corpus::EditionId;

/// Two limits that cannot be told apart keep anything from being proved.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("two limits of `{fact}` are too close to tell apart")]
pub struct TooClose {
    /// The fact that they limit.
    pub fact: String,
}

/// Compares the texts of two editions, with a product for each change; seconds of work.
///
/// # Errors
/// Two limits of a fact that are too close to tell apart.
pub fn editions(law: &Law, from: EditionId, to: EditionId) -> Result<EditionDiffForm, TooClose> {
    let found = mtcr_proof::diff::diff(&law.corpus, from, to).map_err(|fact| TooClose { fact })?;
    Ok(EditionDiffForm::of(&law.corpus, from, to, &found))
}
