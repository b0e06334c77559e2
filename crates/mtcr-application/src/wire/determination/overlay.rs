//! National law beside the Guidelines.

use super::{GroundForm, TransferQuestionForm};
use crate::wire::cited;
use mtcr_guidelines::{Duty, Inquiry, OverlayFinding};
use serde::Serialize;
use utoipa::ToSchema;

/// National law beside the Guidelines.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct OverlayForm {
    /// Its id.
    pub id: String,
    /// Its name.
    pub title: String,
    /// Its position; where the bar of the Guidelines stands, that one.
    pub position: String,
    /// Its own position, whatever the Guidelines say.
    pub own_position: String,
    /// The mildest of its own that remain possible.
    pub at_least: String,
    /// The most severe.
    pub could_be: String,
    /// Its own position in words.
    pub label: String,
    /// Whether the bar of the Guidelines stands in its place.
    pub barred: bool,
    /// What it rests on.
    pub grounds: Vec<GroundForm>,
    /// What the authority has to do.
    pub duties: Vec<DutyForm>,
    /// Questions whose answers could still change its position or a duty.
    pub asks: Vec<TransferQuestionForm>,
}

/// Something that national law has the authority do.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct DutyForm {
    /// What.
    pub text: String,
    /// `true`, or `unknown`.
    pub holds: String,
    /// The rule that says so.
    pub rule: String,
    /// How far that rule can be trusted: A, B or C.
    pub mark: &'static str,
    /// What the rule was read in.
    pub read_in: Vec<String>,
}

impl DutyForm {
    fn of(duty: &Duty) -> Self {
        DutyForm {
            text: duty.text.clone(),
            holds: duty.truth.to_string(),
            rule: duty.rule.clone(),
            mark: duty.mark.as_str(),
            read_in: cited(&duty.read_in),
        }
    }
}

impl OverlayForm {
    pub(super) fn of(inquiry: &Inquiry<'_>, overlay: &OverlayFinding) -> Self {
        let guidelines = &inquiry.corpus.guidelines;
        let bar = guidelines.bar.filter(|_| overlay.barred).and_then(|at| guidelines.positions.get(at));
        OverlayForm {
            id: overlay.id.clone(),
            title: overlay.title.clone(),
            position: bar.map_or_else(|| overlay.position.clone(), |bar| bar.id.clone()),
            own_position: overlay.position.clone(),
            at_least: overlay.at_least.clone(),
            could_be: overlay.could_be.clone(),
            label: overlay.label.clone(),
            barred: overlay.barred,
            grounds: overlay.grounds.iter().map(GroundForm::of).collect(),
            duties: overlay.duties.iter().map(DutyForm::of).collect(),
            asks: overlay.asks.iter().map(TransferQuestionForm::of).collect(),
        }
    }
}
