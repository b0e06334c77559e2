//! Checks across files: citations, ids, the calendar, references between entries.

use super::compile::Context;
use super::entry::{Cited, Entry};
use super::{Edition, EditionId};
use crate::files::CorpusSource;
use crate::problem::code;
use crate::source::{EntrySource, FileId, Located, ReadInSource};
use mtcr_rules::{EntryId, Rule, Test, did_you_mean};
use std::collections::{BTreeMap, BTreeSet};

/// What the checks look at.
pub(super) struct Checks<'a> {
    pub(super) context: &'a Context<'a>,
    pub(super) sources: BTreeSet<&'a str>,
    /// Where sources that may be cited are named, for advice.
    pub(super) declared: &'static str,
}

impl Checks<'_> {
    /// Citations, with a problem for each source that is not declared.
    pub(super) fn cited(&self, file: FileId, read_in: &[ReadInSource]) -> Vec<Cited> {
        for cited in read_in {
            if !self.sources.contains(cited.source.value.as_str()) {
                let help = did_you_mean(&cited.source.value, self.sources.iter().copied())
                    .or_else(|| Some(format!("sources are declared in {}", self.declared)));
                let message = format!("unknown source `{}`", cited.source.value);
                self.context.problem(file, cited.source.at, code::UNKNOWN_SOURCE, message, help);
            }
        }
        read_in
            .iter()
            .map(|cited| Cited { source: cited.source.value.clone(), place: cited.place.clone() })
            .collect()
    }

    /// INVARIANT (one version per edition): versions stand newest first, and every edition whose text is held has one
    /// unless the entry ended.
    pub(super) fn calendar(&self, source: &CorpusSource, entries: &[Entry], editions: &[Edition]) {
        let sources: BTreeMap<&str, &EntrySource> =
            source.entries.iter().map(|entry| (entry.id.value.as_str(), entry)).collect();
        for entry in entries {
            let Some(origin) = sources.get(entry.name.as_str()) else {
                continue;
            };
            if entry.versions.len() < origin.versions.len() {
                continue;
            }
            for (newer, older) in entry.versions.iter().zip(entry.versions.iter().skip(1)) {
                if newer.start.possible <= older.start.certain {
                    let message = "this version begins before the one beneath it has".to_owned();
                    let help = Some("the newest version stands on top".to_owned());
                    self.entry_problem(origin, code::VERSION_ORDER, message, help);
                }
                if older.until.is_some_and(|until| newer.start.possible < until) {
                    let message = "two versions overlap: the older ends after the newer begins".to_owned();
                    self.entry_problem(
                        origin,
                        code::VERSION_OVERLAP,
                        message,
                        Some("leave `until` out".to_owned()),
                    );
                }
            }
            let Some(first) = entry.versions.last().map(|version| version.start.possible) else {
                continue;
            };
            for (at, edition) in editions.iter().enumerate().filter(|(_, edition)| edition.encoded) {
                let on = EditionId(at);
                let ended = entry.versions.first().and_then(|v| v.until).is_some_and(|until| until <= on);
                if first <= on && !ended && entry.versions_in(on).next().is_none() {
                    let message = format!("no version applies in edition `{}`", edition.id);
                    self.entry_problem(origin, code::VERSION_GAP, message, None);
                }
            }
        }
    }

    fn entry_problem(&self, entry: &EntrySource, code: &'static str, message: String, help: Option<String>) {
        self.context.problem(entry.file, entry.id.at, code, message, help);
    }

    /// References through `specified-in` form no circle.
    pub(super) fn references(&self, source: &CorpusSource, entries: &[Entry]) {
        let rules = entries.iter().map(|entry| {
            (entry.id, entry.versions.iter().filter_map(|version| version.rule.as_ref()).collect())
        });
        let inside = circles(&rules.collect());
        for entry in entries.iter().filter(|entry| inside.contains(&entry.id)) {
            if let Some(origin) = source.entries.iter().find(|source| source.id.value == entry.name) {
                let message = format!("entry `{}` refers to itself through `specified-in`", entry.name);
                self.entry_problem(origin, code::REFERENCE_CIRCLE, message, None);
            }
        }
    }

    /// Ids of notes, exclusions, exceptions, allowances and doubts begin with their entry's id and occur once.
    pub(super) fn unique_ids(&self, source: &CorpusSource) {
        for entry in &source.entries {
            for version in &entry.versions {
                let mut seen = BTreeSet::new();
                let ids = (version.exclusions.iter().map(|part| &part.id))
                    .chain(version.exceptions.iter().map(|part| &part.id))
                    .chain(version.allowances.iter().map(|part| &part.id))
                    .chain(version.notes.iter().map(|part| &part.id))
                    .chain(version.doubts.iter().map(|part| &part.id));
                for id in ids {
                    self.part_id(entry.file, &entry.id.value, id, &mut seen);
                }
            }
        }
    }

    /// The id of a part begins with that of its owner, and was not seen before.
    pub(super) fn part_id<'b>(
        &self,
        file: FileId,
        owner: &str,
        id: &'b Located<String>,
        seen: &mut BTreeSet<&'b str>,
    ) {
        if !seen.insert(id.value.as_str()) {
            let message = format!("`{}` stands twice in one version", id.value);
            self.context.problem(file, id.at, code::DECLARED_TWICE, message, None);
        }
        let prefix = format!("{owner}/");
        if !id.value.starts_with(&prefix) {
            let message = format!("`{}` does not begin with `{prefix}`", id.value);
            self.context.problem(file, id.at, code::BAD_ID, message, None);
        }
    }
}

/// What refers to itself through the `specified-in` of its rules.
pub(super) fn circles(rules: &BTreeMap<EntryId, Vec<&Rule>>) -> BTreeSet<EntryId> {
    let mut names: BTreeMap<EntryId, BTreeSet<EntryId>> = BTreeMap::new();
    for (entry, rules) in rules {
        let found = names.entry(*entry).or_default();
        for rule in rules {
            rule.walk(&mut |node| {
                if let Test::SpecifiedIn(ranges) = &node.test {
                    found.extend(ranges.iter().flat_map(|range| range.iter()));
                }
            });
        }
    }
    let in_circle = |entry: &EntryId| {
        let mut seen = BTreeSet::new();
        let mut open: Vec<EntryId> = names.get(entry).into_iter().flatten().copied().collect();
        while let Some(next) = open.pop() {
            if seen.insert(next) {
                open.extend(names.get(&next).into_iter().flatten());
            }
        }
        seen.contains(entry)
    };
    names.keys().copied().filter(in_circle).collect()
}
