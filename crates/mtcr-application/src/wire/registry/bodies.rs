//! Chairs, plenaries, editions and the European Union on a date.

use super::{BasisForm, MomentForm, PeriodForm, StateRefForm, TallyForm};
use mtcr_corpus::Corpus;
use mtcr_corpus::corpus::registry::{Chair, Plenary};
use mtcr_regime::{EditionOn, On, Regime};
use serde::Serialize;
use utoipa::ToSchema;

/// A term in the chair.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct ChairForm {
    /// The state, or the states that chair together.
    pub states: Vec<StateRefForm>,
    /// Who, where known.
    pub persons: Vec<String>,
    /// When.
    #[serde(flatten)]
    pub period: PeriodForm,
    /// Whether its end was recorded, rather than taken from the next term.
    pub end_recorded: bool,
    /// What it rests on.
    #[serde(flatten)]
    pub basis: BasisForm,
}

impl ChairForm {
    pub(super) fn of(regime: Regime<'_>, chair: &Chair, on: On) -> Self {
        Self {
            states: chair.states.iter().map(|code| StateRefForm::of_code(regime, code, on)).collect(),
            persons: chair.persons.clone(),
            period: chair.period.into(),
            end_recorded: chair.end_recorded,
            basis: (&chair.basis).into(),
        }
    }
}

/// The plenaries around a date.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct PlenaryOnForm {
    /// The one that meets; null when none does.
    pub meeting: Option<PlenaryForm>,
    /// The last one that is over; null before the first.
    pub last: Option<PlenaryForm>,
    /// Those of which it is open whether they have met.
    pub open: Vec<PlenaryForm>,
}

impl PlenaryOnForm {
    pub(super) fn of(regime: Regime<'_>, on: On) -> Self {
        let around = regime.plenary(on);
        let form = |plenary| PlenaryForm::of(regime, plenary, on);
        Self {
            meeting: around.meeting.map(form),
            last: around.last.map(form),
            open: around.open.into_iter().map(form).collect(),
        }
    }
}

/// A plenary.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct PlenaryForm {
    /// Which one it was.
    pub number: u16,
    /// The first day.
    pub opened: MomentForm,
    /// The last day, included.
    pub closed: MomentForm,
    /// The city.
    pub city: String,
    /// The state that it met in.
    pub host: StateRefForm,
    /// What came of it; empty when nothing is known.
    pub outcome: String,
    /// What it rests on.
    #[serde(flatten)]
    pub basis: BasisForm,
}

impl PlenaryForm {
    fn of(regime: Regime<'_>, plenary: &Plenary, on: On) -> Self {
        Self {
            number: plenary.number,
            opened: plenary.opened.into(),
            closed: plenary.closed.into(),
            city: plenary.city.clone(),
            host: StateRefForm::of_code(regime, &plenary.host, on),
            outcome: plenary.outcome.clone(),
            basis: (&plenary.basis).into(),
        }
    }
}

/// The newest edition on a date.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct EditionOnForm {
    /// Its id; null when none is settled.
    pub newest: Option<String>,
    /// Newer ones that may be.
    pub open: Vec<String>,
}

impl EditionOnForm {
    pub(super) fn of(corpus: &Corpus, found: &EditionOn) -> Self {
        let id = |at| corpus.edition(at).map(|edition| edition.id.clone());
        Self { newest: found.newest.and_then(id), open: found.open.iter().filter_map(|at| id(*at)).collect() }
    }
}

/// The European Union beside the regime.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct EuForm {
    /// How many members it has.
    pub members: usize,
    /// The members by their standing; the last have none.
    pub by_standing: Vec<TallyForm>,
}

impl EuForm {
    pub(super) fn of(regime: Regime<'_>, on: On) -> Self {
        let eu = regime.eu(on);
        Self {
            members: eu.members.len(),
            by_standing: eu.by_standing.iter().map(|tally| TallyForm::of(regime, tally, on)).collect(),
        }
    }
}
