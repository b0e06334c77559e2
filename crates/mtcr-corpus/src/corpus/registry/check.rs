//! Checks across the rows of a registry: codes, references, times of one state, names of several.

use super::{State, dates, folded};
use crate::corpus::check::Checks;
use crate::date::{Moment, Period};
use crate::problem::{code, listed, quoted};
use crate::source::{EditionSource, FileId, Located, RegistrySource, Span};
use mtcr_rules::did_you_mean;
use std::collections::{BTreeMap, BTreeSet};

/// Codes are written as ISO 3166 writes them and stand once; made-up states have those that it leaves to users.
pub(super) fn codes(source: &RegistrySource, checks: &Checks<'_>) {
    let fictitious = source.fictitious.as_ref().is_some_and(|flag| flag.value);
    let states = source.states.iter().map(|state| (state.file, &state.iso2, &state.iso3));
    let former = source.former.iter().map(|state| (state.file, &state.iso2, &state.iso3));
    let mut seen = BTreeSet::new();
    for (file, iso2, iso3) in states.chain(former) {
        for (code, length) in [(iso2, 2), (iso3, 3)] {
            if code.value.is_empty() {
                continue;
            }
            if code.value.len() != length || !code.value.bytes().all(|byte| byte.is_ascii_uppercase()) {
                let message = format!("{} is not a code of {length} capital letters", quoted(&code.value));
                checks.context.problem(file, code.at, code::BAD_ID, message, None);
            } else if left_to_users(&code.value) != fictitious {
                let (message, help) = if fictitious {
                    let help = "codes for made-up states: AA, QM to QZ, XA to XZ, ZZ, and the same with a third letter";
                    (format!("{} may be the code of a state that exists", quoted(&code.value)), Some(help))
                } else {
                    (format!("{} is a code for made-up states", quoted(&code.value)), None)
                };
                checks.context.problem(file, code.at, code::BAD_ID, message, help.map(str::to_owned));
            } else if !seen.insert(code.value.as_str()) {
                let message = format!("the code {} stands twice", quoted(&code.value));
                checks.context.problem(file, code.at, code::DECLARED_TWICE, message, None);
            }
        }
    }
    let mut numbers = BTreeSet::new();
    for plenary in &source.plenaries {
        if let Some(number) = &plenary.number
            && !numbers.insert(number.value)
        {
            let message = format!("plenary {} stands twice", number.value);
            checks.context.problem(plenary.file, number.at, code::DECLARED_TWICE, message, None);
        }
    }
}

/// Whether a code of two or three letters is among those that ISO 3166 leaves to its users.
fn left_to_users(code: &str) -> bool {
    matches!(
        code.as_bytes(),
        [b'A', b'A', ..] | [b'Q', b'M'..=b'Z', ..] | [b'X', b'A'..=b'Z', ..] | [b'Z', b'Z', ..]
    )
}

/// Every code that a row names is that of a state.
pub(super) fn references(source: &RegistrySource, editions: &[EditionSource], checks: &Checks<'_>) {
    let known: BTreeSet<&str> = source.states.iter().map(|state| state.iso2.value.as_str()).collect();
    let check = |file: FileId, code: &Located<String>| {
        if !code.value.is_empty() && !known.contains(code.value.as_str()) {
            let help = did_you_mean(&code.value, known.iter().copied())
                .or_else(|| Some("states lie in `registry/states`".to_owned()));
            let message = format!("no state has the code {}", quoted(&code.value));
            checks.context.problem(file, code.at, code::UNKNOWN_STATE, message, help);
        }
    };
    for chair in &source.chairs {
        chair.states.iter().for_each(|code| check(chair.file, code));
    }
    source.plenaries.iter().for_each(|plenary| check(plenary.file, &plenary.host));
    source.eu.iter().for_each(|row| check(row.file, &row.state));
    for former in &source.former {
        former.successors.iter().for_each(|code| check(former.file, code));
    }
    // A law of toys has editions and no states.
    for edition in editions.iter().filter(|_| !known.is_empty()) {
        let states = edition.national_effect.iter().map(|effect| &effect.state);
        states.filter(|state| state.value != "EU").for_each(|state| check(edition.file, state));
    }
}

/// A state has one standing and one name at a time.
pub(super) fn overlaps(source: &RegistrySource, states: &[State], checks: &Checks<'_>) {
    for state in states {
        // Only a state whose rows were all read has as many as its file.
        let Some(origin) = source.states.iter().find(|origin| origin.iso2.value == state.iso2) else {
            continue;
        };
        if origin.standings.len() == state.standings.len() {
            let rows = state.standings.iter().zip(&origin.standings);
            let rows: Vec<_> = rows.map(|(row, at)| (row.kind.as_str(), row.period, at.at)).collect();
            overlapping("standing", origin.file, &rows, checks);
        }
        if origin.names.len() == state.names.len() {
            let rows = state.names.iter().zip(&origin.names);
            let rows: Vec<_> = rows.map(|(row, at)| (row.name.as_str(), row.period, at.at)).collect();
            overlapping("name", origin.file, &rows, checks);
        }
    }
}

fn overlapping(what: &str, file: FileId, rows: &[(&str, Period, Span)], checks: &Checks<'_>) {
    for (at, (name, period, place)) in rows.iter().enumerate() {
        if let Some((other, ..)) =
            rows.iter().take(at).find(|(_, other, _)| other.certainly_overlaps(*period))
        {
            let message = format!("the {what} {} holds beside {} on some day", quoted(name), quoted(other));
            let help = Some("end the older one with `until`".to_owned());
            checks.context.problem(file, *place, code::TIME_OVERLAP, message, help);
        }
    }
}

/// A name stands for one state at a time.
pub(super) fn names(source: &RegistrySource, checks: &Checks<'_>) {
    // Whoever bears a name: the state, since when and until when, and where that is said.
    let mut bearers: BTreeMap<String, Vec<(&str, Period)>> = BTreeMap::new();
    let mut bear = |state, file, period: Period, name: &Located<String>| {
        let bearers = bearers.entry(folded(&name.value)).or_default();
        let others: Vec<&str> = bearers
            .iter()
            .filter(|(other, their)| *other != state && their.certainly_overlaps(period))
            .map(|(other, _)| *other)
            .collect();
        if !others.is_empty() {
            let message = format!("{} stands for {} too", quoted(&name.value), listed(others.into_iter()));
            let help = Some("give each its time, or leave one out".to_owned());
            checks.context.problem(file, name.at, code::NAME_CLASH, message, help);
        }
        bearers.push((state, period));
    };
    for state in &source.states {
        for name in &state.names {
            // What is wrong with a time was reported with it.
            let day = |text: &Option<Located<String>>| {
                text.as_ref().and_then(|text| crate::date::Days::parse(&text.value)).map(Moment::within)
            };
            let period = Period { from: day(&name.time.from), until: day(&name.time.until) };
            for name in std::iter::once(&name.name).chain(&name.also).filter(|name| !name.value.is_empty()) {
                bear(state.iso2.value.as_str(), state.file, period, name);
            }
        }
    }
    for state in &source.former {
        let until = dates::optional(state.file, Some(&state.until), checks.context);
        let period = Period { from: None, until };
        for name in std::iter::once(&state.name).chain(&state.also).filter(|name| !name.value.is_empty()) {
            bear(state.iso2.value.as_str(), state.file, period, name);
        }
    }
}
