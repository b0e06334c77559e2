//! The ids of entries in their natural order, so that a prefix is a range.

use super::ids::EntryId;

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
    /// Their places in the order of the letters, to find one by.
    by_letters: Vec<u16>,
}

impl EntryNames {
    /// Sorts the ids naturally; the flag says whether the node has a rule of its own.
    #[must_use]
    pub fn new(ids: impl IntoIterator<Item = (String, bool)>) -> Self {
        let mut ids: Vec<(String, bool)> = ids.into_iter().collect();
        ids.sort_by(|a, b| natural(&a.0).cmp(&natural(&b.0)));
        ids.dedup_by(|a, b| a.0 == b.0);
        let (names, ruled): (Vec<String>, Vec<bool>) = ids.into_iter().unzip();
        let mut by_letters: Vec<u16> = (0..names.len()).map(|at| EntryId::at(at).0).collect();
        by_letters.sort_by_key(|at| names.get(usize::from(*at)));
        EntryNames { headings: vec![String::new(); names.len()], names, ruled, by_letters }
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
        let name = |at: &u16| self.names.get(usize::from(*at)).map(String::as_str);
        let place = self.by_letters.binary_search_by(|at| name(at).cmp(&Some(id))).ok()?;
        self.by_letters.get(place).map(|at| EntryId(*at))
    }

    /// The entries at or below an id or prefix (`1.A`, `9`); none if nothing lies there.
    #[must_use]
    pub fn range(&self, prefix: &str) -> Option<EntryRange> {
        let start = self.names.iter().position(|name| lies_below(name, prefix))?;
        let count = self.names.iter().skip(start).take_while(|name| lies_below(name, prefix)).count();
        Some(EntryRange { start: EntryId::at(start).0, end: EntryId::at(start + count).0 })
    }

    /// The run of an entry and everything below it.
    #[must_use]
    pub fn at_or_below(&self, entry: EntryId) -> EntryRange {
        let (start, prefix) = (entry.index(), self.name(entry));
        let count = self.names.iter().skip(start).take_while(|name| lies_below(name, prefix)).count();
        EntryRange { start: entry.0, end: EntryId::at(start + count).0 }
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
        let ends = first.match_indices(['.', '(']).map(|(at, _)| at).chain([first.len()]);
        ends.filter_map(|end| first.get(..end))
            .find(|prefix| self.range(prefix) == Some(range))
            .unwrap_or(first)
            .to_owned()
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
