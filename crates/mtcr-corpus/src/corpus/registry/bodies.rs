//! Plenaries, chairs and the European Union from their documents.

use super::{Chair, Membership, Plenary, basis, dates};
use crate::corpus::check::Checks;
use crate::corpus::texts::optional;
use crate::date::{Moment, Period};
use crate::problem::code;
use crate::source::{ChairSource, EuSource, PlenarySource};

/// Plenaries, oldest first.
pub(super) fn plenaries(sources: &[PlenarySource], checks: &Checks<'_>) -> Vec<Plenary> {
    let mut plenaries: Vec<Plenary> = sources.iter().filter_map(|source| plenary(source, checks)).collect();
    plenaries.sort_by_key(|plenary| plenary.number);
    plenaries
}

fn plenary(source: &PlenarySource, checks: &Checks<'_>) -> Option<Plenary> {
    let (file, context) = (source.file, checks.context);
    let basis = basis(file, &source.basis, checks);
    let opened = dates::days(file, &source.opened, context);
    let closed = dates::days(file, &source.closed, context)?;
    let opened = opened?;
    if closed.last < opened.first {
        let message = format!("this closes on `{closed}` and opens on `{opened}`");
        let help = "`closed` is the last day of it".to_owned();
        context.problem(file, source.closed.at, code::DATE_ORDER, message, Some(help));
    }
    let number = source.number.as_ref()?;
    let Some(index) = u16::try_from(number.value).ok().filter(|number| *number > 0) else {
        let message = format!("`{}` is not the number of a plenary", number.value);
        context.problem(file, number.at, code::NUMBER_OUT_OF_RANGE, message, None);
        return None;
    };
    Some(Plenary {
        number: index,
        opened: Moment::within(opened),
        closed: Moment::within(closed),
        city: source.city.value.clone(),
        host: source.host.value.clone(),
        outcome: optional(source.outcome.as_ref()).trim().to_owned(),
        basis: basis?,
        place: context.place(file, source.at),
    })
}

/// Terms in the chair, oldest first, each ended by the next where nothing else ends it.
pub(super) fn chairs(sources: &[ChairSource], plenaries: &[Plenary], checks: &Checks<'_>) -> Vec<Chair> {
    let mut rows: Vec<(&ChairSource, Chair)> =
        sources.iter().filter_map(|source| Some((source, chair(source, plenaries, checks)?))).collect();
    let begins = |chair: &Chair| chair.period.from.and_then(|from| from.not_before);
    rows.sort_by_key(|(_, chair)| begins(chair));
    let mut starts = dates::Starts::new();
    rows.iter().for_each(|(source, chair)| dates::note_start(&mut starts, &source.time, chair.period));
    let next: Vec<Option<Moment>> =
        rows.iter().skip(1).map(|(_, chair)| chair.period.from).chain([None]).collect();
    for ((source, chair), next) in rows.iter_mut().zip(next) {
        dates::hand_over(&starts, &source.time, &mut chair.period);
        chair.period.until = chair.period.until.or(next);
    }
    rows.into_iter().map(|(_, chair)| chair).collect()
}

fn chair(source: &ChairSource, plenaries: &[Plenary], checks: &Checks<'_>) -> Option<Chair> {
    let basis = basis(source.file, &source.basis, checks);
    let period: Option<Period> =
        dates::period(source.file, source.at, &source.time, plenaries, checks.context);
    Some(Chair {
        states: source.states.iter().map(|code| code.value.clone()).collect(),
        persons: source.persons.iter().map(|person| person.value.clone()).collect(),
        period: period?,
        end_recorded: source.time.until.is_some(),
        basis: basis?,
        place: checks.context.place(source.file, source.at),
    })
}

pub(super) fn membership(source: &EuSource, checks: &Checks<'_>) -> Option<Membership> {
    let basis = basis(source.file, &source.basis, checks);
    Some(Membership {
        state: source.state.value.clone(),
        period: dates::period(source.file, source.at, &source.time, &[], checks.context)?,
        basis: basis?,
    })
}
