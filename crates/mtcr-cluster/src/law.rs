//! The law that every function rests on: the one built into the program, so that each process of a cluster has the same.

use mtcr_annex::Classifier;
use mtcr_application::{Bench, Law};
use mtcr_bulk::Plan;
use mtcr_corpus::EditionId;
use std::sync::OnceLock;

/// The newest edition, ready to classify; made once in a process and kept until it ends.
pub(crate) struct Desk {
    pub(crate) classifier: &'static Classifier<'static>,
    /// What judges batches at once; an edition that no plan carries is judged row by row, with the same answers.
    pub(crate) plan: Option<Plan<'static>>,
    pub(crate) edition: EditionId,
}

static DESK: OnceLock<Result<Desk, String>> = OnceLock::new();

/// The law of this process.
///
/// # Errors
/// The law inside the program cannot be read, which a whole build excludes.
pub(crate) fn desk() -> Result<&'static Desk, String> {
    DESK.get_or_init(ready).as_ref().map_err(Clone::clone)
}

fn ready() -> Result<Desk, String> {
    let law: &'static Law = Box::leak(Box::new(Law::built_in().map_err(|error| error.to_string())?));
    let bench: &'static Bench<'static> =
        Box::leak(Box::new(Bench::new(law, None).map_err(|error| error.to_string())?));
    let plan = Plan::compile(&bench.classifier).ok();
    Ok(Desk { classifier: &bench.classifier, plan, edition: bench.choice.evaluated })
}

/// What a stamp begins with.
const STAMP: &str = "law:";

/// What a completed call says of the law and the version of the program that planned it, so that a process with others
/// refuses it.
///
/// # Errors
/// As [`desk`].
pub(crate) fn stamp() -> Result<String, String> {
    Ok(format!("{STAMP}{} {}", digest()?, env!("CARGO_PKG_VERSION")))
}

/// Whether a text is a stamp.
pub(crate) fn is_stamp(text: &str) -> bool {
    text.starts_with(STAMP)
}

/// Refuses a stamp of others.
///
/// # Errors
/// What differs, and what to do.
pub(crate) fn check(stamped: &str) -> Result<(), String> {
    let own = stamp()?;
    if own == stamped {
        return Ok(());
    }
    Err(format!(
        "the query was planned with `{stamped}` and this process has `{own}`: run one version of the program everywhere"
    ))
}

/// The digest of the law.
///
/// # Errors
/// As [`desk`].
pub(crate) fn digest() -> Result<String, String> {
    Ok(desk()?.classifier.corpus().digest.to_string())
}
