//! States from their documents.

use super::dates::Starts;
use super::{FormerState, Name, Remark, StandingRow, State, basis, dates};
use crate::corpus::check::Checks;
use crate::source::{FormerSource, NameSource, StandingSource, StateSource};

pub(super) fn state(source: &StateSource, checks: &Checks<'_>) -> Option<State> {
    let file = source.file;
    let mut names: Vec<_> = source
        .names
        .iter()
        .filter_map(|name| Some((&name.time, self::name(source, name, checks)?)))
        .collect();
    let mut standings: Vec<_> =
        source.standings.iter().filter_map(|row| Some((&row.time, standing(source, row, checks)?))).collect();
    let mut starts = Starts::new();
    names.iter().for_each(|(time, name)| dates::note_start(&mut starts, time, name.period));
    names.iter_mut().for_each(|(time, name)| dates::hand_over(&starts, time, &mut name.period));
    starts.clear();
    standings.iter().for_each(|(time, row)| dates::note_start(&mut starts, time, row.period));
    standings.iter_mut().for_each(|(time, row)| dates::hand_over(&starts, time, &mut row.period));
    let remarks = source
        .remarks
        .iter()
        .filter_map(|remark| {
            Some(Remark {
                text: remark.text.value.trim().to_owned(),
                basis: basis(file, &remark.basis, checks)?,
            })
        })
        .collect();
    Some(State {
        iso2: source.iso2.value.clone(),
        iso3: source.iso3.value.clone(),
        names: names.into_iter().map(|(_, name)| name).collect(),
        standings: standings.into_iter().map(|(_, row)| row).collect(),
        remarks,
        place: checks.context.place(file, source.iso2.at),
    })
}

fn name(state: &StateSource, source: &NameSource, checks: &Checks<'_>) -> Option<Name> {
    Some(Name {
        name: source.name.value.clone(),
        also: source.also.iter().map(|name| name.value.clone()).collect(),
        period: dates::period(state.file, source.at, &source.time, &[], checks.context)?,
    })
}

fn standing(state: &StateSource, source: &StandingSource, checks: &Checks<'_>) -> Option<StandingRow> {
    let basis = basis(state.file, &source.basis, checks);
    let period = dates::period(state.file, source.at, &source.time, &[], checks.context);
    Some(StandingRow {
        kind: source.standing.as_ref()?.value,
        period: period?,
        basis: basis?,
        place: checks.context.place(state.file, source.at),
    })
}

pub(super) fn former(source: &FormerSource, checks: &Checks<'_>) -> Option<FormerState> {
    let basis = basis(source.file, &source.basis, checks);
    Some(FormerState {
        iso2: source.iso2.value.clone(),
        iso3: source.iso3.value.clone(),
        name: source.name.value.clone(),
        also: source.also.iter().map(|name| name.value.clone()).collect(),
        until: dates::optional(source.file, Some(&source.until), checks.context)?,
        successors: source.successors.iter().map(|code| code.value.clone()).collect(),
        and_others: source.and_others.as_ref().is_some_and(|flag| flag.value),
        basis: basis?,
        place: checks.context.place(source.file, source.at),
    })
}
