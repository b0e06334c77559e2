//! The ids of entries in their natural order, so that a prefix is a range.

use super::ids::EntryId;
use std::collections::BTreeMap;

/// A run of entries: those at or below one id.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct EntryRange {
    start: u16,
    end: u16,
}

impl EntryRange {
    /// Whether the entry lies in the run.
    #[must_use]
    pub fn contains(self, entry: EntryId) -> bool {
        self.start <= entry.0 && entry.0 < self.end
    }

    /// Whether every entry of `other` lies in the run.
    #[must_use]
    pub fn covers(self, other: EntryRange) -> bool {
        self.start <= other.start && other.end <= self.end
    }

    /// Whether the runs share an entry.
    #[must_use]
    pub fn meets(self, other: EntryRange) -> bool {
        self.start < other.end && other.start < self.end
    }

    /// The entries of the run in order.
    pub fn iter(self) -> impl Iterator<Item = EntryId> {
        (self.start..self.end).map(EntryId)
    }
}

/// All entry ids of a corpus, headings included, in natural order (`2.A` before `10.A`).
#[derive(Clone, Debug, Default)]
pub struct EntryNames {
    names: Vec<String>,
    ruled: Vec<bool>,
    headings: Vec<String>,
    /// The run at or below every id and everything that an id begins with.
    runs: BTreeMap<String, EntryRange>,
}

impl EntryNames {
    /// Sorts the ids naturally; the flag says whether the node has a rule of its own.
    #[must_use]
    pub fn new(ids: impl IntoIterator<Item = (String, bool)>) -> Self {
        let mut ids: Vec<(String, bool)> = ids.into_iter().collect();
        ids.sort_by(|a, b| natural(&a.0).cmp(&natural(&b.0)));
        ids.dedup_by(|a, b| a.0 == b.0);
        let (names, ruled): (Vec<String>, Vec<bool>) = ids.into_iter().unzip();
        EntryNames { headings: vec![String::new(); names.len()], runs: runs(&names), names, ruled }
    }

    /// Gives an entry its heading, which questions show beside its id.
    pub fn set_heading(&mut self, id: &str, heading: &str) {
        if let Some(slot) = self.find(id).and_then(|entry| self.headings.get_mut(entry.index())) {
            heading.clone_into(slot);
        }
    }

    /// The heading of an entry; empty when none was given.
    #[must_use]
    pub fn heading(&self, entry: EntryId) -> &str {
        self.headings.get(entry.index()).map_or("", String::as_str)
    }

    /// The id of an entry in full.
    #[must_use]
    pub fn name(&self, entry: EntryId) -> &str {
        self.names.get(entry.index()).map_or("", String::as_str)
    }

    /// The entry of exactly this id.
    #[must_use]
    pub fn find(&self, id: &str) -> Option<EntryId> {
        // In the natural order an id stands before everything that begins with it.
        let first = EntryId(self.range(id)?.start);
        (self.name(first) == id).then_some(first)
    }

    /// The entries at or below an id or prefix (`1.A`, `9`); none if nothing lies there.
    #[must_use]
    pub fn range(&self, prefix: &str) -> Option<EntryRange> {
        self.runs.get(prefix).copied()
    }

    /// The run of an entry and everything below it.
    #[must_use]
    pub fn at_or_below(&self, entry: EntryId) -> EntryRange {
        self.range(self.name(entry)).unwrap_or_else(|| self.only(entry))
    }

    /// The run of one entry alone.
    #[must_use]
    pub fn only(&self, entry: EntryId) -> EntryRange {
        EntryRange { start: entry.0, end: entry.0.saturating_add(1) }
    }

    /// The shortest id or prefix that stands for exactly this run.
    #[must_use]
    pub fn prefix(&self, range: EntryRange) -> String {
        let Some(first) = self.names.get(usize::from(range.start)) else {
            return String::new();
        };
        beginnings(first).find(|prefix| self.range(prefix) == Some(range)).unwrap_or(first).to_owned()
    }

    /// Whether the entry has a rule of its own in some version.
    #[must_use]
    pub fn has_rule(&self, entry: EntryId) -> bool {
        self.ruled.get(entry.index()).copied().unwrap_or(false)
    }

    /// The entries of a run that have a rule.
    pub fn ruled(&self, range: EntryRange) -> impl Iterator<Item = EntryId> + '_ {
        range.iter().filter(|entry| self.has_rule(*entry))
    }

    /// How many entries there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.names.len()
    }

    /// Whether there is none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.names.is_empty()
    }

    /// All entries in order.
    pub fn iter(&self) -> impl Iterator<Item = (EntryId, &str)> {
        self.names.iter().enumerate().map(|(index, name)| (EntryId::at(index), name.as_str()))
    }
}

/// What an id begins with, shortest first, and the id itself.
fn beginnings(id: &str) -> impl Iterator<Item = &str> {
    let ends = id.match_indices(['.', '(']).map(|(at, _)| at).chain([id.len()]);
    ends.filter_map(|end| id.get(..end))
}

fn runs(names: &[String]) -> BTreeMap<String, EntryRange> {
    let mut runs: BTreeMap<String, EntryRange> = BTreeMap::new();
    for (at, name) in names.iter().enumerate() {
        let (here, next) = (EntryId::at(at).0, EntryId::at(at + 1).0);
        for beginning in beginnings(name) {
            match runs.get_mut(beginning) {
                // Ids are in their natural order, so that a run has no gaps.
                Some(run) if run.end == here => run.end = next,
                Some(_) => {}
                None => drop(runs.insert(beginning.to_owned(), EntryRange { start: here, end: next })),
            }
        }
    }
    runs
}

/// Whether an id is another one or has further parts after it: `1C111.a.1` and `IV(d)(2)` lie below `1C111` and `IV`.
#[must_use]
pub fn lies_below(id: &str, prefix: &str) -> bool {
    id.strip_prefix(prefix).is_some_and(|rest| rest.is_empty() || rest.starts_with(['.', '(']))
}

/// A sort key: numbers by value before letters by alphabet, a parent before its children. The ids of the Annex begin
/// with a number alone and so stand before those of national lists.
fn natural(id: &str) -> Vec<(u8, u32, &str)> {
    let parts = id.split(['.', '(', ')']).filter(|part| !part.is_empty());
    parts.map(|part| part.parse::<u32>().map_or((1, 0, part), |number| (0, number, ""))).collect()
}
