//! The order in which entries that yield to others are settled.

use super::compile::Context;
use super::entry::Entry;
use crate::files::CorpusSource;
use crate::problem::code;
use mtcr_rules::EntryId;
use std::collections::{BTreeMap, BTreeSet};

/// Entries so that each stands after all it yields to; a circle is a problem.
pub(super) fn order(context: &Context<'_>, source: &CorpusSource, entries: &[Entry]) -> Vec<EntryId> {
    let waits = entries.iter().map(|entry| {
        (entry.id, entry.versions.iter().flat_map(|version| version.yields_to.iter().copied()).collect())
    });
    let (order, stuck) = settled(waits.collect());
    for id in stuck {
        let name = entries.get(id.index()).map_or("", |entry| entry.name.as_str());
        if let Some(origin) = source.entries.iter().find(|source| source.id.value == name) {
            let message = format!("entry `{name}` yields in a circle");
            context.problem(origin.file, origin.id.at, code::YIELD_CIRCLE, message, None);
        }
    }
    order
}

/// Everything so that each stands after all it waits for, and what waits for itself.
pub(super) fn settled(mut waits: BTreeMap<EntryId, BTreeSet<EntryId>>) -> (Vec<EntryId>, Vec<EntryId>) {
    let mut order = Vec::with_capacity(waits.len());
    let mut done = BTreeSet::new();
    while !waits.is_empty() {
        let ready: Vec<EntryId> =
            waits.iter().filter(|(_, on)| on.is_subset(&done)).map(|(entry, _)| *entry).collect();
        if ready.is_empty() {
            let stuck: Vec<EntryId> = waits.into_keys().collect();
            order.extend(&stuck);
            return (order, stuck);
        }
        for entry in ready {
            waits.remove(&entry);
            done.insert(entry);
            order.push(entry);
        }
    }
    (order, Vec::new())
}
