//! Entries, notes, definitions and sources from their documents.

use super::calendar::{self, EditionId};
use super::check::Checks;
use super::entry::*;
use super::rules::RuleReader;
use super::{Cite, Edition, General, doubt};
use crate::problem::code;
use crate::source::{
    AllowanceSource, CategorySource, DefinitionSource, EntrySource, ExceptionSource, ExclusionSource, FileId,
    Located, NoteSource, SourceSource, VersionNoteSource, VersionSource,
};
use mtcr_rules::did_you_mean;

/// A text that need not be there; empty when it is not.
pub(super) fn optional(text: Option<&Located<String>>) -> String {
    text.map_or_else(String::new, |text| text.value.clone())
}

pub(super) fn sources(sources: &[SourceSource]) -> Vec<Cite> {
    sources
        .iter()
        .filter_map(|source| {
            Some(Cite {
                id: source.id.value.clone(),
                title: source.title.value.clone(),
                kind: source.kind.as_ref()?.value,
                read: source.read.value.clone(),
            })
        })
        .collect()
}

pub(super) fn notes(notes: &[NoteSource], checks: &Checks<'_>) -> Vec<General> {
    notes
        .iter()
        .filter_map(|note| {
            Some(General {
                id: note.id.value.clone(),
                title: note.title.value.clone(),
                kind: optional(note.kind.as_ref()),
                summary: note.summary.value.trim().to_owned(),
                read_in: checks.cited(note.file, &note.read_in),
                text_status: note.text_status.as_ref()?.value,
            })
        })
        .collect()
}

pub(super) fn definitions(definitions: &[DefinitionSource], checks: &Checks<'_>) -> Vec<General> {
    definitions
        .iter()
        .filter_map(|definition| {
            Some(General {
                id: definition.id.value.clone(),
                title: definition.term.value.clone(),
                kind: optional(definition.kind.as_ref()),
                summary: definition.summary.value.trim().to_owned(),
                read_in: checks.cited(definition.file, &definition.read_in),
                text_status: definition.text_status.as_ref()?.value,
            })
        })
        .collect()
}

/// A node is a leaf when no other id lies below its own.
pub(super) fn mark_leaves(entries: &mut [Entry]) {
    let names: Vec<String> = entries.iter().map(|entry| format!("{}.", entry.name)).collect();
    let leaves: Vec<bool> =
        names.iter().map(|prefix| !entries.iter().any(|entry| entry.name.starts_with(prefix))).collect();
    for (entry, leaf) in entries.iter_mut().zip(leaves) {
        entry.leaf = leaf;
    }
}

pub(super) fn entry(
    source: &EntrySource,
    editions: &[Edition],
    checks: &Checks<'_>,
    reader: &mut RuleReader<'_>,
) -> Option<Entry> {
    let id = reader.vocabulary.entries().find(&source.id.value)?;
    let versions = source
        .versions
        .iter()
        .filter_map(|version| self::version(source, version, editions, checks, reader))
        .collect();
    Some(Entry {
        id,
        name: source.id.value.clone(),
        heading: source.heading.value.trim().to_owned(),
        national: Vec::new(),
        place: reader.context.place(source.file, source.id.at),
        versions,
        leaf: false,
    })
}

fn version(
    entry: &EntrySource,
    source: &VersionSource,
    editions: &[Edition],
    checks: &Checks<'_>,
    reader: &mut RuleReader<'_>,
) -> Option<Version> {
    let file = entry.file;
    let start = match calendar::start(&source.from, editions) {
        Ok(start) => Some(start),
        Err(wrong) => {
            unknown_edition(file, wrong, editions, checks);
            None
        }
    };
    let until = source.until.as_ref().and_then(|id| {
        let found = editions.iter().position(|edition| edition.id == id.value).map(EditionId);
        if found.is_none() {
            unknown_edition(file, id, editions, checks);
        }
        found
    });
    let rule = source.rule.as_ref().and_then(|text| reader.rule(file, text));
    let yields_to = source.yields_to.iter().filter_map(|id| yield_target(file, id, checks, reader)).collect();
    let exclusions =
        source.exclusions.iter().filter_map(|source| exclusion(file, source, checks, reader)).collect();
    let exceptions =
        source.exceptions.iter().filter_map(|source| exception(file, source, checks, reader)).collect();
    let allowances = source.allowances.iter().map(|source| allowance(file, source, checks, reader)).collect();
    let doubts = source.doubts.iter().map(|source| doubt::read(file, source, checks, reader)).collect();
    Some(Version {
        place: reader.context.place(file, source.at),
        start: start?,
        until,
        category: match source.category.as_ref()? {
            CategorySource::Is(category) => CategoryRule::Is(category.value),
            CategorySource::FollowsSubject(_) => CategoryRule::FollowsSubject,
        },
        read_in: checks.cited(file, &source.read_in),
        text_status: source.text_status.as_ref()?.value,
        summary: source.summary.value.trim().to_owned(),
        rule,
        rule_place: source.rule.as_ref().map(|rule| reader.context.place(file, rule.at)),
        yields_to,
        exclusions,
        exceptions,
        allowances,
        notes: source.notes.iter().filter_map(|note| self::note(file, note, checks)).collect(),
        doubts,
    })
}

fn unknown_edition(file: FileId, id: &Located<String>, editions: &[Edition], checks: &Checks<'_>) {
    let help = did_you_mean(&id.value, editions.iter().map(|edition| edition.id.as_str()));
    let message = format!("unknown edition `{}`", id.value);
    checks.context.problem(file, id.at, code::UNKNOWN_EDITION, message, help);
}

fn yield_target(
    file: FileId,
    id: &Located<String>,
    checks: &Checks<'_>,
    reader: &RuleReader<'_>,
) -> Option<mtcr_rules::EntryId> {
    let found = reader.vocabulary.entries().find(&id.value);
    if found.is_none() {
        let names = reader.vocabulary.entries();
        let help = did_you_mean(&id.value, names.iter().map(|(_, name)| name));
        let message = format!("unknown entry `{}`", id.value);
        checks.context.problem(file, id.at, code::UNKNOWN_ENTRY, message, help);
    }
    found
}

pub(super) fn exclusion(
    file: FileId,
    source: &ExclusionSource,
    checks: &Checks<'_>,
    reader: &mut RuleReader<'_>,
) -> Option<Exclusion> {
    Some(NamedRule {
        id: source.id.value.clone(),
        summary: source.summary.value.trim().to_owned(),
        read_in: checks.cited(file, &source.read_in),
        rule: reader.rule(file, &source.rule)?,
        place: reader.context.place(file, source.at),
    })
}

fn exception(
    file: FileId,
    source: &ExceptionSource,
    checks: &Checks<'_>,
    reader: &mut RuleReader<'_>,
) -> Option<Exception> {
    Some(Exception {
        when: NamedRule {
            id: source.id.value.clone(),
            summary: source.summary.value.trim().to_owned(),
            read_in: checks.cited(file, &source.read_in),
            rule: reader.rule(file, &source.rule)?,
            place: reader.context.place(file, source.at),
        },
        to: source.to.as_ref()?.value,
        needs: source.needs.iter().map(|need| need.value.clone()).collect(),
    })
}

fn allowance(
    file: FileId,
    source: &AllowanceSource,
    checks: &Checks<'_>,
    reader: &RuleReader<'_>,
) -> Allowance {
    for host in &source.host {
        if reader.vocabulary.find_use(&host.value).is_none() {
            let help =
                did_you_mean(&host.value, reader.vocabulary.uses().iter().map(|word| word.id.as_str()));
            let message = format!("unknown use word `{}`", host.value);
            checks.context.problem(file, host.at, code::UNKNOWN_TARGET, message, help);
        }
    }
    Allowance {
        id: source.id.value.clone(),
        summary: source.summary.value.trim().to_owned(),
        read_in: checks.cited(file, &source.read_in),
        host: source.host.iter().map(|host| host.value.clone()).collect(),
        quantity: optional(source.quantity.as_ref()),
    }
}

pub(super) fn note(file: FileId, source: &VersionNoteSource, checks: &Checks<'_>) -> Option<Note> {
    Some(Note {
        id: source.id.value.clone(),
        kind: source.kind.as_ref()?.value,
        summary: source.summary.value.trim().to_owned(),
        read_in: checks.cited(file, &source.read_in),
        method: optional(source.method.as_ref()),
    })
}
