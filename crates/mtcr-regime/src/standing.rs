//! What a state is to the regime on a date.

use crate::{On, Regime};
use mtcr_corpus::StandingKind;
use mtcr_corpus::corpus::registry::{StandingRow, State};
use mtcr_corpus::date::Period;
use mtcr_corpus::{DatePrecision, Mark};
use mtcr_rules::Truth;
use std::fmt;

/// What a state is to the regime.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Standing {
    /// A member.
    Partner,
    /// Adheres under the formalities of 2014 and is listed by the regime.
    Adherent,
    /// Declared its adherence by itself, earlier or outside those formalities.
    UnilateralAdherent,
    /// None of these.
    Other,
}

impl Standing {
    /// The three that a registry records, in the order of answers.
    pub const RECORDED: [Self; 3] = [Self::Partner, Self::Adherent, Self::UnilateralAdherent];

    /// The word for it.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Partner => StandingKind::Partner.as_str(),
            Self::Adherent => StandingKind::Adherent.as_str(),
            Self::UnilateralAdherent => StandingKind::UnilateralAdherent.as_str(),
            Self::Other => "other",
        }
    }
}

impl From<StandingKind> for Standing {
    fn from(kind: StandingKind) -> Self {
        match kind {
            StandingKind::Partner => Self::Partner,
            StandingKind::Adherent => Self::Adherent,
            StandingKind::UnilateralAdherent => Self::UnilateralAdherent,
        }
    }
}

impl fmt::Display for Standing {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.pad(self.as_str())
    }
}

/// Why a standing is open.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reason {
    /// It began some day of a year that the question falls into.
    JoinedDuringTheYear,
    /// It began some day of a month that the question falls into.
    JoinedDuringTheMonth,
    /// It began some day between bounds that the question falls between.
    DateBounded,
    /// When it began is not known.
    DateUnknown,
    /// It ended some day that the bounds of its end, or the time asked about, leave open.
    EndedDuring,
    /// The day is known and lies within the month or year asked about.
    ChangedWithin,
}

impl Reason {
    /// The word for it.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::JoinedDuringTheYear => "joined-during-the-year",
            Self::JoinedDuringTheMonth => "joined-during-the-month",
            Self::DateBounded => "date-bounded",
            Self::DateUnknown => "date-unknown",
            Self::EndedDuring => "ended-during",
            Self::ChangedWithin => "changed-within",
        }
    }
}

/// What a state is on a date, as far as the registry settles it.
#[derive(Clone, Debug)]
pub struct StandingOn<'c> {
    /// What it may be: one standing where that is settled, else all that are possible.
    pub could_be: Vec<Standing>,
    /// Why it is open; `None` when it is settled.
    pub reason: Option<Reason>,
    /// One line for people.
    pub why: String,
    /// The rows that the answer rests on, newest first; none for a state that was never anything but other.
    pub rows: Vec<&'c StandingRow>,
}

impl StandingOn<'_> {
    /// The standing, when it is settled.
    #[must_use]
    pub fn settled(&self) -> Option<Standing> {
        match self.could_be.as_slice() {
            [one] => Some(*one),
            _ => None,
        }
    }

    /// Whether it is this standing: True, False, or open.
    #[must_use]
    pub fn is(&self, standing: Standing) -> Truth {
        match (self.could_be.contains(&standing), self.settled()) {
            (true, Some(_)) => Truth::True,
            (true, None) => Truth::Unknown,
            (false, _) => Truth::False,
        }
    }

    /// The lowest trust among the rows it rests on; `None` without rows.
    #[must_use]
    pub fn mark(&self) -> Option<Mark> {
        self.rows.iter().map(|row| row.basis.mark).max()
    }
}

impl<'c> Regime<'c> {
    /// What a state is to the regime on a date.
    #[must_use]
    pub fn standing(self, state: &'c State, on: On) -> StandingOn<'c> {
        let rows = || state.standings.iter();
        if let Some(row) = rows().find(|row| on.within(row.period).is_true()) {
            return StandingOn {
                could_be: vec![row.kind.into()],
                reason: None,
                why: since(row),
                rows: vec![row],
            };
        }
        let open: Vec<&StandingRow> = rows().filter(|row| on.within(row.period).is_unknown()).collect();
        let Some(first) = open.last() else {
            return outside(state, on);
        };
        let mut could_be: Vec<Standing> = open.iter().map(|row| row.kind.into()).collect();
        if !covered(&open, on) {
            could_be.push(Standing::Other);
        }
        could_be.sort();
        could_be.dedup();
        if let [one] = could_be.as_slice() {
            let why = format!("{one} {on}, under one row or the next");
            return StandingOn { could_be, reason: None, why, rows: open };
        }
        let (reason, why) = explained(first, on);
        StandingOn { could_be, reason: Some(reason), why, rows: open }
    }
}

/// The answer for a time to which no row reaches.
fn outside(state: &State, on: On) -> StandingOn<'_> {
    let later = state
        .standings
        .iter()
        .rev()
        .find(|row| row.period.from.is_some_and(|from| on.after(from).is_false()));
    let (why, row) = match (state.standings.first(), later) {
        (None, _) => ("neither partner nor adherent, as far as recorded".to_owned(), None),
        (_, Some(row)) => (format!("not yet: {}", since(row)), Some(row)),
        (Some(row), None) => (format!("no longer: {}", since(row)), Some(row)),
    };
    StandingOn { could_be: vec![Standing::Other], reason: None, why, rows: row.into_iter().collect() }
}

/// Whether rows that follow one another without a gap cover the time together, so that the state was one of them.
fn covered(open: &[&StandingRow], on: On) -> bool {
    let mut chain: Option<Period> = None;
    for row in open.iter().rev() {
        chain = match chain {
            Some(older) if older.until.is_some() && ends_where(older, row.period) => {
                Some(Period { from: older.from, until: row.period.until })
            }
            _ => Some(row.period),
        };
        if chain.is_some_and(|chain| on.within(chain).is_true()) {
            return true;
        }
    }
    false
}

/// Whether one period ends on the very day on which the other begins: written alike, the two are one day.
fn ends_where(older: Period, newer: Period) -> bool {
    older.until == newer.from
}

/// `partner since 1987-04-16`, `unilateral-adherent from 2008 until 2016-06-27`.
fn since(row: &StandingRow) -> String {
    let kind = row.kind;
    let from = row.period.from.map(|from| from.to_string()).unwrap_or_default();
    match row.period.until {
        Some(until) => format!("{kind} from {from} until {until}"),
        None => format!("{kind} since {from}"),
    }
}

/// Why a row leaves the time open.
fn explained(row: &StandingRow, on: On) -> (Reason, String) {
    let kind = row.kind;
    let begun = row.period.from.filter(|from| on.after(*from).is_unknown());
    let Some(from) = begun else {
        let until = row.period.until.map(|until| until.to_string()).unwrap_or_default();
        return (
            Reason::EndedDuring,
            format!("{kind} until {until}, and the time asked about does not settle it"),
        );
    };
    if from.day().is_some() {
        return (
            Reason::ChangedWithin,
            format!("{kind} from {from} on, which lies within the time asked about"),
        );
    }
    match from.precision {
        DatePrecision::Year => (
            Reason::JoinedDuringTheYear,
            format!("joined during the year {from}: {kind} from a day that is not known"),
        ),
        DatePrecision::Month => (
            Reason::JoinedDuringTheMonth,
            format!("joined during the month {from}: {kind} from a day that is not known"),
        ),
        _ if from.bounds().is_some() => (Reason::DateBounded, format!("{kind} from {from} on")),
        _ => (Reason::DateUnknown, format!("{kind} from {from}")),
    }
}
