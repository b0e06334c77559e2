//! An entry that the product is controlled under.

use super::tree::FindingView;
use crate::pages::frame::Frame;
use mtcr_application::wire::EntryFindingForm;

/// An entry with its reasons.
pub(super) struct EntryView {
    /// What the engine says of it.
    pub(super) form: EntryFindingForm,
    pub(super) verdict: String,
    pub(super) category: String,
    pub(super) status: String,
    pub(super) exceptions: Vec<ExceptionView>,
    pub(super) finding: Option<FindingView>,
}

/// Another category under a condition.
pub(super) struct ExceptionView {
    pub(super) to: String,
    pub(super) summary: String,
    /// What only a transfer can show; empty where nothing is needed.
    pub(super) needs: String,
}

impl EntryView {
    /// The view of a finding.
    pub(super) fn of(f: &Frame, form: &EntryFindingForm) -> Self {
        let exceptions = form.exceptions.iter().map(|exception| ExceptionView {
            to: f.t(format!("category-{}", exception.to)),
            summary: exception.summary.clone(),
            needs: exception.needs.join(", ").replace('-', " "),
        });
        EntryView {
            verdict: f.t(format!("verdict-{}", form.verdict)),
            category: match form.category {
                "" => String::new(),
                "I..II" => f.t("category-either"),
                other => f.t(format!("category-{other}")),
            },
            status: match form.text_status {
                "" => String::new(),
                status => f.t(format!("text-{status}")),
            },
            exceptions: exceptions.collect(),
            finding: form.finding.as_ref().map(|finding| FindingView::of(f, finding)),
            form: form.clone(),
        }
    }
}
