//! The registry on a date, and one state of it.

mod bodies;
mod state;
mod tally;

use crate::law::Law;
use crate::registry::Roll;
use mtcr_corpus::corpus::registry::{Basis, State};
use mtcr_corpus::date::{Moment, Period};
use mtcr_regime::{On, Regime};
use serde::Serialize;
use utoipa::ToSchema;

pub use bodies::{ChairForm, EditionOnForm, EuForm, PlenaryForm, PlenaryOnForm};
pub use state::{FormerForm, LagForm, NameForm, RemarkForm, StandingForm, StateForm};
pub use tally::{OpenStateForm, TallyForm, TallyOnForm};

/// What an answer of the registry rests on.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct HeadForm {
    /// That the law or the registry is not the one built in; one line each.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub banner: Vec<String>,
    /// Whether the states are made up.
    pub fictitious: bool,
    /// SHA-256 of the registry's file, or of the law it is part of.
    pub registry: String,
    /// The date asked about; null for what was recorded last.
    pub on: Option<String>,
}

impl HeadForm {
    /// The head of an answer.
    #[must_use]
    pub fn of(law: &Law, roll: &Roll, on: On) -> Self {
        let registry = roll.registry(law);
        Self {
            banner: law.banner().into_iter().chain(roll.banner()).collect(),
            fictitious: registry.fictitious,
            registry: registry.digest.clone(),
            on: on.days().map(|days| days.to_string()),
        }
    }
}

/// The whole registry on a date.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct RegistryForm {
    /// What it rests on.
    #[serde(flatten)]
    pub head: HeadForm,
    /// The standings with their counts and states.
    pub standings: Vec<TallyForm>,
    /// Every term in the chair that may cover the date; one where that is settled.
    pub chair: Vec<ChairForm>,
    /// The plenaries around the date.
    pub plenary: PlenaryOnForm,
    /// The newest edition of the Annex.
    pub edition: EditionOnForm,
    /// The newest edition that was public.
    pub edition_known: EditionOnForm,
    /// The European Union beside the regime.
    pub eu: EuForm,
}

impl RegistryForm {
    /// Everything on a date.
    #[must_use]
    pub fn of(law: &Law, roll: &Roll, on: On) -> Self {
        let regime = roll.regime(law);
        let tally = |standing| TallyForm::of(regime, &regime.tally(standing, on), on);
        Self {
            head: HeadForm::of(law, roll, on),
            standings: mtcr_regime::Standing::RECORDED.map(tally).into(),
            chair: regime
                .chair(on)
                .could_be
                .into_iter()
                .map(|chair| ChairForm::of(regime, chair, on))
                .collect(),
            plenary: PlenaryOnForm::of(regime, on),
            edition: EditionOnForm::of(&law.corpus, &regime.edition(on)),
            edition_known: EditionOnForm::of(&law.corpus, &regime.edition_known(on)),
            eu: EuForm::of(regime, on),
        }
    }

    /// Whether a standing of some state is open.
    #[must_use]
    pub fn is_open(&self) -> bool {
        self.standings.iter().any(|tally| tally.count.is_none())
    }
}

/// A state by codes and name.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct StateRefForm {
    /// The code of two letters.
    pub iso2: String,
    /// The code of three letters.
    pub iso3: String,
    /// Its name on the date asked about.
    pub name: String,
}

impl StateRefForm {
    fn of(regime: Regime<'_>, state: &State, on: On) -> Self {
        Self { iso2: state.iso2.clone(), iso3: state.iso3.clone(), name: regime.called(state, on).to_owned() }
    }

    fn of_code(regime: Regime<'_>, code: &str, on: On) -> Self {
        match regime.registry().state(code) {
            Some(state) => Self::of(regime, state, on),
            None => Self { iso2: code.to_owned(), iso3: String::new(), name: code.to_owned() },
        }
    }
}

/// A day as far as it is known.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct MomentForm {
    /// In words: `1990`, `1995-08-04`, `some day between 2014-10-03 and 2017-04-14`.
    pub text: String,
    /// How the source gives it.
    pub precision: &'static str,
    /// The first day it may be; null when unbounded.
    pub not_before: Option<String>,
    /// The last day it may be; null when unbounded.
    pub no_later_than: Option<String>,
}

impl From<Moment> for MomentForm {
    fn from(moment: Moment) -> Self {
        Self {
            text: moment.to_string(),
            precision: moment.precision.as_str(),
            not_before: moment.not_before.map(|day| day.to_string()),
            no_later_than: moment.no_later_than.map(|day| day.to_string()),
        }
    }
}

/// A stretch of time.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct PeriodForm {
    /// The first day; null for since before anything recorded.
    pub from: Option<MomentForm>,
    /// The first day after it; null when it has not ended as far as known.
    pub until: Option<MomentForm>,
}

impl From<Period> for PeriodForm {
    fn from(period: Period) -> Self {
        Self { from: period.from.map(MomentForm::from), until: period.until.map(MomentForm::from) }
    }
}

impl PeriodForm {
    /// For people: `since 1990`, `from 2008 until 2016-06-27`, `until 2019`; empty for all time.
    #[must_use]
    pub fn text(&self) -> String {
        match (&self.from, &self.until) {
            (None, None) => String::new(),
            (Some(from), None) => format!("since {}", from.text),
            (None, Some(until)) => format!("until {}", until.text),
            (Some(from), Some(until)) => format!("from {} until {}", from.text, until.text),
        }
    }
}

/// What a row rests on.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct BasisForm {
    /// Citations.
    pub source: Vec<String>,
    /// How far it can be trusted: `A` the source was read for it, `B` general knowledge, `C` uncertain.
    pub mark: &'static str,
    /// Anything else; empty when nothing is.
    pub note: String,
}

impl From<&Basis> for BasisForm {
    fn from(basis: &Basis) -> Self {
        Self { source: super::cited(&basis.source), mark: basis.mark.as_str(), note: basis.note.clone() }
    }
}
