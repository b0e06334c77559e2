//! The answer of `decide`.

mod ground;
mod line;
mod overlay;
mod people;
mod record;
mod several;

use super::SCOPE;
use crate::decide::Desk;
use mtcr_corpus::transfer::TransferFile;
use mtcr_guidelines::{Determination, Inquiry, PositionRange};
use serde::Serialize;
use std::collections::BTreeMap;
use utoipa::ToSchema;

pub use ground::GroundForm;
pub use line::LineForm;
pub use overlay::{DutyForm, OverlayForm};
pub use people::{BlockerForm, ChangeForm, FactorForm, TransferQuestionForm};
pub use record::{FileForm, RecordForm};
pub use several::DeterminationsForm;

/// What a determination is, said with each.
const NATURE: &str =
    "a position under the Guidelines, not a decision; deciding is the sole judgement of the government";

/// What the Guidelines say of one transfer.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct DeterminationForm {
    /// That nobody vouches for the law, or that the registry is another one; one line each.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub banner: Vec<String>,
    /// The transfer.
    pub name: String,
    /// The day of the decision.
    pub on: String,
    /// The edition in force on that day.
    pub edition: String,
    /// The edition whose text was evaluated.
    pub evaluated_edition: String,
    /// The position; `refer` where it is not settled.
    pub position: String,
    /// The mildest position that remains possible.
    pub at_least: String,
    /// The most severe.
    pub could_be: String,
    /// The position in words.
    pub label: String,
    /// What it means.
    pub meaning: String,
    /// Whether somebody has to attend to it: by the table of positions, or because something stands in the way.
    #[serde(skip)]
    pub attention: bool,
    /// What a determination is.
    pub nature: &'static str,
    /// What the answer does not speak of.
    pub scope: String,
    /// What it rests on.
    pub grounds: Vec<GroundForm>,
    /// What stands in the way of an approval, or may.
    pub blockers: Vec<BlockerForm>,
    /// What is still to be obtained from the end user.
    pub undertakings: Vec<GroundForm>,
    /// The factors to be weighed by people, by key. No score.
    pub factors: BTreeMap<String, FactorForm>,
    /// Questions whose answers could still change the position or a blocker.
    pub asks: Vec<TransferQuestionForm>,
    /// Recorded facts that would change the position.
    pub would_change: Vec<ChangeForm>,
    /// What has not happened as of the day.
    pub not_recorded: Vec<String>,
    /// National law beside it.
    pub overlays: Vec<OverlayForm>,
    /// The lines.
    pub lines: Vec<LineForm>,
    /// What is needed to determine it again.
    pub record: RecordForm,
}

/// A range in words: position, mildest, most severe.
fn named(inquiry: &Inquiry<'_>, range: PositionRange) -> (String, String, String) {
    let guidelines = &inquiry.corpus.guidelines;
    let id =
        |at: usize| guidelines.positions.get(at).map_or_else(String::new, |position| position.id.clone());
    let position = range.settled().map_or_else(|| guidelines.refer.id.clone(), id);
    (position, id(range.at_least), id(range.could_be))
}

impl DeterminationForm {
    /// The form of a determination.
    #[must_use]
    pub fn of(
        desk: &Desk<'_>,
        file: &TransferFile,
        inquiry: &Inquiry<'_>,
        found: &Determination<'_>,
    ) -> Self {
        let guidelines = &inquiry.corpus.guidelines;
        let choice = inquiry.classifier.edition();
        let edition = |id| inquiry.corpus.edition(id).map_or_else(String::new, |edition| edition.id.clone());
        let (position, at_least, could_be) = named(inquiry, found.range);
        let saying =
            found.range.settled().and_then(|at| guidelines.positions.get(at)).unwrap_or(&guidelines.refer);
        let mut grounds: Vec<GroundForm> = Vec::new();
        grounds.extend(ground::about_edition(inquiry, found));
        grounds.extend(found.grounds.iter().map(GroundForm::of));
        DeterminationForm {
            banner: desk.banner(),
            name: inquiry.transfer.name.clone(),
            on: inquiry.on.to_string(),
            edition: edition(choice.wanted),
            evaluated_edition: edition(choice.evaluated),
            position,
            at_least,
            could_be,
            label: saying.label.clone(),
            meaning: saying.meaning.clone(),
            attention: saying.attention || !found.blockers.is_empty(),
            nature: NATURE,
            scope: format!(
                "the MTCR Guidelines and Annex (edition {}) and nothing else; {}",
                edition(choice.wanted),
                SCOPE
            ),
            grounds,
            blockers: found.blockers.iter().map(|block| BlockerForm::of(inquiry, block)).collect(),
            undertakings: found.undertakings.iter().map(GroundForm::of).collect(),
            factors: found.factors.iter().map(|sheet| (sheet.key.clone(), FactorForm::of(sheet))).collect(),
            asks: found.asks.iter().map(TransferQuestionForm::of).collect(),
            would_change: found.changes.iter().map(|change| ChangeForm::of(inquiry, change)).collect(),
            not_recorded: found.absent.clone(),
            overlays: found.overlays.iter().map(|overlay| OverlayForm::of(inquiry, overlay)).collect(),
            lines: found
                .lines
                .iter()
                .zip(&inquiry.transfer.lines)
                .map(|(line, sent)| LineForm::of(inquiry, line, sent))
                .collect(),
            record: RecordForm::of(desk, file),
        }
    }

    /// Whether somebody has to attend to it: by the table of positions, or because something stands in the way.
    #[must_use]
    pub fn needs_attention(&self) -> bool {
        self.attention
    }
}
