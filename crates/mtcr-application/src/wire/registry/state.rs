//! One state, whether it is or was.

use super::{BasisForm, HeadForm, MomentForm, PeriodForm, StateRefForm};
use crate::law::Law;
use crate::registry::Roll;
use mtcr_corpus::corpus::registry::{FormerState, Name, Remark, StandingRow, State};
use mtcr_corpus::{Corpus, Mark};
use mtcr_regime::{Lag, On, Reason};
use mtcr_rules::Truth;
use serde::Serialize;
use utoipa::ToSchema;

/// A state on a date, with all that is recorded of it.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct StateForm {
    /// What it rests on.
    #[serde(flatten)]
    pub head: HeadForm,
    /// The state under its name on that date.
    pub state: StateRefForm,
    /// Whether that name was certainly in use.
    pub name_settled: bool,
    /// Its standing, or `open`.
    pub standing: &'static str,
    /// What it may be: one where that is settled.
    pub could_be: Vec<&'static str>,
    /// Why it is open: one word; null when it is settled.
    pub reason: Option<&'static str>,
    /// In a line for people.
    pub why: String,
    /// The lowest trust among the rows that this rests on; null without rows.
    pub mark: Option<&'static str>,
    /// Member of the European Union: `yes`, `no` or `open`.
    pub eu: &'static str,
    /// How its law follows the editions of the Annex.
    pub editions: LagForm,
    /// Its names, newest first.
    pub names: Vec<NameForm>,
    /// Its standings, newest first.
    pub standings: Vec<StandingForm>,
    /// What else is known of it.
    pub remarks: Vec<RemarkForm>,
}

impl StateForm {
    /// A state on a date.
    #[must_use]
    pub fn of(law: &Law, roll: &Roll, state: &State, on: On) -> Self {
        let regime = roll.regime(law);
        let standing = regime.standing(state, on);
        Self {
            head: HeadForm::of(law, roll, on),
            state: StateRefForm::of(regime, state, on),
            name_settled: regime.name(state, on).is_some_and(|name| name.settled),
            standing: standing.settled().map_or("open", |one| one.as_str()),
            could_be: standing.could_be.iter().map(|one| one.as_str()).collect(),
            reason: standing.reason.map(Reason::as_str),
            mark: standing.mark().map(Mark::as_str),
            why: standing.why,
            eu: match regime.in_eu(state, on) {
                Truth::True => "yes",
                Truth::Unknown => "open",
                Truth::False => "no",
            },
            editions: LagForm::of(&law.corpus, &regime.lag(state, on)),
            names: state.names.iter().map(NameForm::from).collect(),
            standings: state.standings.iter().map(StandingForm::from).collect(),
            remarks: state.remarks.iter().map(RemarkForm::from).collect(),
        }
    }
}

/// How the law of a state follows the editions.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct LagForm {
    /// Whether anything is recorded of its law.
    pub recorded: bool,
    /// The newest edition in force; null when none is recorded for the date.
    pub in_force: Option<String>,
    /// Since when; null likewise.
    pub since: Option<MomentForm>,
    /// The act; empty likewise.
    pub act: String,
    /// Whether that is the list of the European Union.
    pub through_eu: bool,
    /// The editions that it has yet to follow, oldest first.
    pub behind: Vec<String>,
    /// For how many days the oldest of them has waited; null when none is behind or the date is not a day.
    pub days: Option<i32>,
}

impl LagForm {
    fn of(corpus: &Corpus, lag: &Lag<'_>) -> Self {
        let id = |at| corpus.edition(at).map(|edition| edition.id.clone());
        let effect = lag.in_force.map(|(_, effect)| effect);
        Self {
            recorded: lag.recorded,
            in_force: lag.in_force.and_then(|(at, _)| id(at)),
            since: effect.map(|effect| effect.from.into()),
            act: effect.map(|effect| effect.act.clone()).unwrap_or_default(),
            through_eu: lag.through_eu,
            behind: lag.behind.iter().filter_map(|at| id(*at)).collect(),
            days: lag.days,
        }
    }
}

/// A name for some time.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct NameForm {
    /// What answers call the state.
    pub name: String,
    /// What else it was called.
    pub also: Vec<String>,
    /// When.
    #[serde(flatten)]
    pub period: PeriodForm,
}

impl From<&Name> for NameForm {
    fn from(name: &Name) -> Self {
        Self { name: name.name.clone(), also: name.also.clone(), period: name.period.into() }
    }
}

/// A standing for some time.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct StandingForm {
    /// The standing.
    pub standing: &'static str,
    /// When.
    #[serde(flatten)]
    pub period: PeriodForm,
    /// What it rests on.
    #[serde(flatten)]
    pub basis: BasisForm,
    /// Where it stands in the data.
    pub place: String,
}

impl From<&StandingRow> for StandingForm {
    fn from(row: &StandingRow) -> Self {
        Self {
            standing: row.kind.as_str(),
            period: row.period.into(),
            basis: (&row.basis).into(),
            place: row.place.to_string(),
        }
    }
}

/// Something else known of a state.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct RemarkForm {
    /// In own words.
    pub text: String,
    /// What it rests on.
    #[serde(flatten)]
    pub basis: BasisForm,
}

impl From<&Remark> for RemarkForm {
    fn from(remark: &Remark) -> Self {
        Self { text: remark.text.clone(), basis: (&remark.basis).into() }
    }
}

/// A state that is no more.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct FormerForm {
    /// What it rests on.
    #[serde(flatten)]
    pub head: HeadForm,
    /// The state.
    pub state: StateRefForm,
    /// Always `other`: none of them was anything else.
    pub standing: &'static str,
    /// Whether it was there on the date: `yes`, `no` or `open`.
    pub there: &'static str,
    /// The first day without it.
    pub until: MomentForm,
    /// The states in its place.
    pub successors: Vec<StateRefForm>,
    /// Whether other states have come of it too.
    pub and_others: bool,
    /// What that rests on.
    #[serde(flatten)]
    pub basis: BasisForm,
}

impl FormerForm {
    /// A former state on a date.
    #[must_use]
    pub fn of(law: &Law, roll: &Roll, former: &FormerState, there: Truth, on: On) -> Self {
        let regime = roll.regime(law);
        // What stands in its place today is called as today.
        Self {
            head: HeadForm::of(law, roll, on),
            state: StateRefForm {
                iso2: former.iso2.clone(),
                iso3: former.iso3.clone(),
                name: former.name.clone(),
            },
            standing: "other",
            there: match there {
                Truth::True => "yes",
                Truth::Unknown => "open",
                Truth::False => "no",
            },
            until: former.until.into(),
            successors: former
                .successors
                .iter()
                .map(|code| StateRefForm::of_code(regime, code, On::Record))
                .collect(),
            and_others: former.and_others,
            basis: (&former.basis).into(),
        }
    }
}
