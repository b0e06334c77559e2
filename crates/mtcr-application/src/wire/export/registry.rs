//! The registry in the export: its rows as they are recorded, without a date. No place is given, since equal content
//! gives equal bytes wherever it lies.

use crate::wire::registry::{BasisForm, MomentForm, NameForm, PeriodForm, RemarkForm};
use mtcr_corpus::corpus::registry::{Chair, FormerState, Membership, Plenary, Registry, StandingRow, State};
use serde::Serialize;

/// States and bodies of the regime.
#[derive(Clone, Debug, Serialize)]
pub struct RegistryRowsForm {
    /// Whether the states are made up.
    pub fictitious: bool,
    /// States in the order of their codes.
    pub states: Vec<StateRowForm>,
    /// States that are no more, in the order of their codes.
    pub former: Vec<FormerRowForm>,
    /// Terms in the chair, oldest first.
    pub chairs: Vec<ChairRowForm>,
    /// Plenaries, oldest first.
    pub plenaries: Vec<PlenaryRowForm>,
    /// Times in the European Union, in the order of codes.
    pub eu: Vec<MembershipRowForm>,
}

/// A state.
#[derive(Clone, Debug, Serialize)]
pub struct StateRowForm {
    /// The code of two letters.
    pub iso2: String,
    /// The code of three letters.
    pub iso3: String,
    /// Its names, newest first.
    pub names: Vec<NameForm>,
    /// Its standings, newest first.
    pub standings: Vec<StandingRowForm>,
    /// What else is known of it.
    pub remarks: Vec<RemarkForm>,
}

/// A standing for some time.
#[derive(Clone, Debug, Serialize)]
pub struct StandingRowForm {
    /// The standing.
    pub standing: &'static str,
    /// When.
    #[serde(flatten)]
    pub period: PeriodForm,
    /// What it rests on.
    #[serde(flatten)]
    pub basis: BasisForm,
}

/// A state that is no more.
#[derive(Clone, Debug, Serialize)]
pub struct FormerRowForm {
    /// The code of two letters.
    pub iso2: String,
    /// The code of three letters.
    pub iso3: String,
    /// What answers call it.
    pub name: String,
    /// What else it is called.
    pub also: Vec<String>,
    /// The first day without it.
    pub until: MomentForm,
    /// The codes of the states in its place.
    pub successors: Vec<String>,
    /// Whether other states have come of it too.
    pub and_others: bool,
    /// What it rests on.
    #[serde(flatten)]
    pub basis: BasisForm,
}

/// A term in the chair.
#[derive(Clone, Debug, Serialize)]
pub struct ChairRowForm {
    /// The codes of the states that held it.
    pub states: Vec<String>,
    /// Who, where known.
    pub persons: Vec<String>,
    /// When.
    #[serde(flatten)]
    pub period: PeriodForm,
    /// Whether the end was recorded, rather than taken from the next term.
    pub end_recorded: bool,
    /// What it rests on.
    #[serde(flatten)]
    pub basis: BasisForm,
}

/// A plenary.
#[derive(Clone, Debug, Serialize)]
pub struct PlenaryRowForm {
    /// Which one it was.
    pub number: u16,
    /// The first day.
    pub opened: MomentForm,
    /// The last day, included.
    pub closed: MomentForm,
    /// The city.
    pub city: String,
    /// The code of the state that it met in.
    pub host: String,
    /// What came of it; empty when nothing is known.
    pub outcome: String,
    /// What it rests on.
    #[serde(flatten)]
    pub basis: BasisForm,
}

/// A state's time in the European Union.
#[derive(Clone, Debug, Serialize)]
pub struct MembershipRowForm {
    /// The code of the state.
    pub state: String,
    /// When.
    #[serde(flatten)]
    pub period: PeriodForm,
    /// What it rests on.
    #[serde(flatten)]
    pub basis: BasisForm,
}

impl RegistryRowsForm {
    pub(super) fn of(registry: &Registry) -> Self {
        Self {
            fictitious: registry.fictitious,
            states: registry.states.iter().map(StateRowForm::of).collect(),
            former: registry.former.iter().map(FormerRowForm::of).collect(),
            chairs: registry.chairs.iter().map(ChairRowForm::of).collect(),
            plenaries: registry.plenaries.iter().map(PlenaryRowForm::of).collect(),
            eu: registry.eu.iter().map(MembershipRowForm::of).collect(),
        }
    }
}

impl StateRowForm {
    fn of(state: &State) -> Self {
        let standing = |row: &StandingRow| StandingRowForm {
            standing: row.kind.as_str(),
            period: row.period.into(),
            basis: (&row.basis).into(),
        };
        Self {
            iso2: state.iso2.clone(),
            iso3: state.iso3.clone(),
            names: state.names.iter().map(NameForm::from).collect(),
            standings: state.standings.iter().map(standing).collect(),
            remarks: state.remarks.iter().map(RemarkForm::from).collect(),
        }
    }
}

impl FormerRowForm {
    fn of(state: &FormerState) -> Self {
        Self {
            iso2: state.iso2.clone(),
            iso3: state.iso3.clone(),
            name: state.name.clone(),
            also: state.also.clone(),
            until: state.until.into(),
            successors: state.successors.clone(),
            and_others: state.and_others,
            basis: (&state.basis).into(),
        }
    }
}

impl ChairRowForm {
    fn of(chair: &Chair) -> Self {
        Self {
            states: chair.states.clone(),
            persons: chair.persons.clone(),
            period: chair.period.into(),
            end_recorded: chair.end_recorded,
            basis: (&chair.basis).into(),
        }
    }
}

impl PlenaryRowForm {
    fn of(plenary: &Plenary) -> Self {
        Self {
            number: plenary.number,
            opened: plenary.opened.into(),
            closed: plenary.closed.into(),
            city: plenary.city.clone(),
            host: plenary.host.clone(),
            outcome: plenary.outcome.clone(),
            basis: (&plenary.basis).into(),
        }
    }
}

impl MembershipRowForm {
    fn of(row: &Membership) -> Self {
        Self { state: row.state.clone(), period: row.period.into(), basis: (&row.basis).into() }
    }
}
