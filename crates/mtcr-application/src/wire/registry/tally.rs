//! The states of a standing.

use super::{HeadForm, StateRefForm};
use crate::law::Law;
use crate::registry::Roll;
use mtcr_corpus::corpus::registry::State;
use mtcr_regime::{On, Regime, Standing, Tally};
use serde::Serialize;
use utoipa::ToSchema;

/// How many states have a standing, and which.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct TallyForm {
    /// The standing.
    pub standing: &'static str,
    /// How many; null where `at_least` and `at_most` differ.
    pub count: Option<usize>,
    /// How many at least.
    pub at_least: usize,
    /// How many at most.
    pub at_most: usize,
    /// The states that have it, in the order of their codes.
    pub states: Vec<StateRefForm>,
    /// The states that may have it.
    pub open: Vec<OpenStateForm>,
}

/// One standing as an answer of its own.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct TallyOnForm {
    /// What it rests on.
    #[serde(flatten)]
    pub head: HeadForm,
    /// The count and the states.
    #[serde(flatten)]
    pub tally: TallyForm,
}

/// A state of which a standing is open.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct OpenStateForm {
    /// The state.
    #[serde(flatten)]
    pub state: StateRefForm,
    /// What it may be.
    pub could_be: Vec<&'static str>,
    /// Why it is open: one word.
    pub reason: Option<&'static str>,
    /// The same in a line for people.
    pub why: String,
}

impl TallyForm {
    pub(super) fn of(regime: Regime<'_>, tally: &Tally<'_>, on: On) -> Self {
        Self {
            standing: tally.standing.as_str(),
            count: tally.count(),
            at_least: tally.at_least(),
            at_most: tally.at_most(),
            states: tally.states.iter().map(|state| StateRefForm::of(regime, state, on)).collect(),
            open: tally.open.iter().map(|state| OpenStateForm::of(regime, state, on)).collect(),
        }
    }
}

impl TallyOnForm {
    /// The states of one standing on a date.
    #[must_use]
    pub fn of(law: &Law, roll: &Roll, standing: Standing, on: On) -> Self {
        let regime = roll.regime(law);
        Self {
            head: HeadForm::of(law, roll, on),
            tally: TallyForm::of(regime, &regime.tally(standing, on), on),
        }
    }
}

impl OpenStateForm {
    fn of(regime: Regime<'_>, state: &State, on: On) -> Self {
        let standing = regime.standing(state, on);
        Self {
            state: StateRefForm::of(regime, state, on),
            could_be: standing.could_be.iter().map(|one| one.as_str()).collect(),
            reason: standing.reason.map(mtcr_regime::Reason::as_str),
            why: standing.why,
        }
    }
}
