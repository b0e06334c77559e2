//! What the node holds ready for pages.

use super::visit::Visit;
use mtcr_application::registry::Roll;
use mtcr_application::wire::EditionDiffForm;
use mtcr_corpus::EditionId;
use std::sync::{Arc, LazyLock};

static ROLL: LazyLock<Roll> = LazyLock::new(Roll::of_the_law);

/// The registry that answers rest on.
pub(super) fn roll(_visit: &Visit) -> &Roll {
    &ROLL
}

/// What changes between two editions.
///
/// # Errors
/// Two limits that are too close to tell apart.
pub(super) fn diff(
    visit: &Visit,
    (from, to): (EditionId, EditionId),
) -> Result<Arc<EditionDiffForm>, String> {
    let corpus = &visit.node.law().corpus;
    let found = mtcr_proof::diff::diff(corpus, from, to)
        .map_err(|fact| format!("two limits of `{fact}` are too close to tell apart"))?;
    Ok(Arc::new(EditionDiffForm::of(corpus, from, to, &found)))
}
