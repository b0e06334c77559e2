//! The answer of `decide --replay`.

use crate::decide::{Difference, Outcome, Pair, Replayed};
use serde::Serialize;
use serde_json::Value;
use utoipa::ToSchema;

/// Whether a recorded determination comes out again.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct ReplayForm {
    /// What came out.
    pub replay: ReplayedForm,
}

/// What came out.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct ReplayedForm {
    /// The record.
    pub file: String,
    /// Whether the same came out; false where law or registry of the record are not at hand.
    pub same: bool,
    /// `same-bytes`, `same-findings` by another engine, `different`, or `to-fetch` where law or registry are not at hand.
    pub outcome: &'static str,
    /// The program's version.
    pub engine: RestsOnForm,
    /// SHA-256 of the law.
    pub corpus: RestsOnForm,
    /// SHA-256 of the registry in place of that of the law.
    pub registry: RestsOnForm,
    /// What differs.
    pub differences: Vec<DifferenceForm>,
}

/// What a record rests on; null for none.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct RestsOnForm {
    /// In the record.
    pub recorded: Option<String>,
    /// Here.
    pub here: Option<String>,
}

/// A place where two answers differ; null stands for nothing there.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct DifferenceForm {
    /// The place.
    pub place: String,
    /// What is recorded.
    pub recorded: Value,
    /// What is found.
    pub found: Value,
}

impl ReplayForm {
    /// The form of a replay.
    #[must_use]
    pub fn of(file: &str, replayed: &Replayed) -> Self {
        let outcome = match replayed.outcome {
            Outcome::SameBytes => "same-bytes",
            Outcome::SameFindings => "same-findings",
            Outcome::Different => "different",
            Outcome::ToFetch => "to-fetch",
        };
        ReplayForm {
            replay: ReplayedForm {
                file: file.to_owned(),
                same: matches!(replayed.outcome, Outcome::SameBytes | Outcome::SameFindings),
                outcome,
                engine: RestsOnForm {
                    recorded: Some(replayed.engine.clone()),
                    here: Some(env!("CARGO_PKG_VERSION").to_owned()),
                },
                corpus: RestsOnForm::of(&replayed.law),
                registry: RestsOnForm::of(&replayed.registry),
                differences: replayed.differences.iter().map(DifferenceForm::of).collect(),
            },
        }
    }
}

impl RestsOnForm {
    fn of(pair: &Pair) -> Self {
        RestsOnForm { recorded: pair.recorded.clone(), here: pair.here.clone() }
    }
}

impl DifferenceForm {
    fn of(difference: &Difference) -> Self {
        DifferenceForm {
            place: difference.place.clone(),
            recorded: difference.recorded.clone(),
            found: difference.found.clone(),
        }
    }
}
