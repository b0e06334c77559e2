//! The paragraphs of national lists beside entries, checked and linked.

use super::check::Checks;
use super::entry::Entry;
use crate::problem::{Place, code};
use crate::source::{CrosswalkRowSource, CrosswalkSource, FileId, Located};
use mtcr_rules::{EntryId, EntryNames, did_you_mean};
use std::collections::{BTreeMap, BTreeSet};

/// The crosswalk. It says which texts stand beside which, never that they mean the same.
#[derive(Clone, Debug, Default)]
pub struct Crosswalk {
    /// The lists that rows name.
    pub lists: Vec<CrosswalkList>,
    /// What rows rest on.
    pub bases: Vec<BasisOfRow>,
    /// The rows: entries in the order of their ids, the paragraphs of one as its file has them.
    pub rows: Vec<CrosswalkRow>,
}

/// A list that rows name.
#[derive(Clone, Debug)]
pub struct CrosswalkList {
    /// Its id: `us-ccl`.
    pub id: String,
    /// Its name for people.
    pub title: String,
    /// The law it is part of: the id of the national list that may hold its paragraphs.
    pub law: String,
    /// The source that was read.
    pub source: String,
}

/// What a row rests on.
#[derive(Clone, Debug)]
pub struct BasisOfRow {
    /// Its id.
    pub id: String,
    /// The same in words.
    pub text: String,
}

/// A paragraph beside an entry.
#[derive(Clone, Debug)]
pub struct CrosswalkRow {
    /// The entry.
    pub entry: EntryId,
    /// The place of the list.
    pub list: usize,
    /// The paragraph as the law prints it.
    pub id: String,
    /// The place of the basis.
    pub basis: usize,
    /// Where the row stands.
    pub place: Place,
}

impl Crosswalk {
    /// The list that a row names.
    #[must_use]
    pub fn list(&self, row: &CrosswalkRow) -> Option<&CrosswalkList> {
        self.lists.get(row.list)
    }

    /// What a row rests on.
    #[must_use]
    pub fn basis(&self, row: &CrosswalkRow) -> Option<&BasisOfRow> {
        self.bases.get(row.basis)
    }

    /// The rows of one entry itself.
    #[must_use]
    pub fn of_entry(&self, entry: EntryId) -> &[CrosswalkRow] {
        let start = self.rows.partition_point(|row| row.entry < entry);
        let end = self.rows.partition_point(|row| row.entry <= entry);
        self.rows.get(start..end).unwrap_or_default()
    }

    /// The paragraphs beside one entry by law, in the order in which the lists are declared.
    pub(super) fn codes(&self, entry: EntryId) -> Vec<(String, Vec<String>)> {
        let mut laws: Vec<(String, Vec<String>)> = Vec::new();
        for row in self.of_entry(entry) {
            let Some(list) = self.list(row) else { continue };
            match laws.iter_mut().find(|(law, _)| *law == list.law) {
                Some((_, codes)) => codes.push(row.id.clone()),
                None => laws.push((list.law.clone(), vec![row.id.clone()])),
            }
        }
        laws
    }
}

/// Links the crosswalk, and gives each entry the codes beside it.
pub(super) fn link(
    source: &CrosswalkSource,
    names: &EntryNames,
    entries: &mut [Entry],
    checks: &Checks<'_>,
) -> Crosswalk {
    let mut linker = Linker { checks, seen: BTreeSet::new() };
    let lists = linker.places(source.lists.iter().map(|list| (list.file, &list.id)), "list");
    let bases = linker.places(source.bases.iter().map(|basis| (basis.file, &basis.id)), "basis");
    for list in &source.lists {
        linker.source(list.file, &list.source);
    }
    let mut rows = Vec::new();
    let mut seen = BTreeSet::new();
    for entry in &source.entries {
        let Some(id) = names.find(&entry.id.value) else {
            let help = did_you_mean(&entry.id.value, names.iter().map(|(_, name)| name));
            let message = format!("unknown entry `{}`", entry.id.value);
            checks.context.problem(entry.file, entry.id.at, code::UNKNOWN_ENTRY, message, help);
            continue;
        };
        if !seen.insert(id) {
            let message = format!("the rows of entry `{}` stand twice", entry.id.value);
            checks.context.problem(entry.file, entry.id.at, code::DECLARED_TWICE, message, None);
        }
        linker.seen.clear();
        rows.extend(entry.rows.iter().filter_map(|row| linker.row(entry.file, row, id, (&lists, &bases))));
    }
    rows.sort_by_key(|row| row.entry);
    let crosswalk = Crosswalk {
        lists: source
            .lists
            .iter()
            .map(|list| CrosswalkList {
                id: list.id.value.clone(),
                title: list.title.value.trim().to_owned(),
                law: list.law.value.clone(),
                source: list.source.value.clone(),
            })
            .collect(),
        bases: source
            .bases
            .iter()
            .map(|basis| BasisOfRow { id: basis.id.value.clone(), text: basis.text.value.trim().to_owned() })
            .collect(),
        rows,
    };
    for entry in entries {
        entry.national = crosswalk.codes(entry.id);
    }
    crosswalk
}

struct Linker<'a> {
    checks: &'a Checks<'a>,
    /// List and paragraph of the rows of one entry.
    seen: BTreeSet<(usize, &'a str)>,
}

impl<'a> Linker<'a> {
    /// The place of each id.
    fn places(
        &self,
        ids: impl Iterator<Item = (FileId, &'a Located<String>)>,
        what: &str,
    ) -> BTreeMap<&'a str, usize> {
        let mut places = BTreeMap::new();
        for (at, (file, id)) in ids.enumerate() {
            if places.insert(id.value.as_str(), at).is_some() {
                let message = format!("the {what} `{}` stands twice", id.value);
                self.checks.context.problem(file, id.at, code::DECLARED_TWICE, message, None);
            }
        }
        places
    }

    fn source(&self, file: FileId, source: &Located<String>) {
        if !self.checks.sources.contains(source.value.as_str()) {
            let help = did_you_mean(&source.value, self.checks.sources.iter().copied());
            let message = format!("unknown source `{}`", source.value);
            self.checks.context.problem(file, source.at, code::UNKNOWN_SOURCE, message, help);
        }
    }

    fn row(
        &mut self,
        file: FileId,
        row: &'a CrosswalkRowSource,
        entry: EntryId,
        (lists, bases): (&BTreeMap<&str, usize>, &BTreeMap<&str, usize>),
    ) -> Option<CrosswalkRow> {
        let list = self.known(file, &row.list, "list", lists);
        let basis = self.known(file, &row.basis, "basis", bases);
        let (list, basis) = (list?, basis?);
        if !self.seen.insert((list, row.id.value.as_str())) {
            let message = format!("the row of `{}` stands twice", row.id.value);
            self.checks.context.problem(file, row.id.at, code::DECLARED_TWICE, message, None);
        }
        let place = self.checks.context.place(file, row.id.at);
        Some(CrosswalkRow { entry, list, id: row.id.value.clone(), basis, place })
    }

    fn known(
        &self,
        file: FileId,
        name: &Located<String>,
        what: &str,
        places: &BTreeMap<&str, usize>,
    ) -> Option<usize> {
        let found = places.get(name.value.as_str()).copied();
        if found.is_none() {
            let help = did_you_mean(&name.value, places.keys().copied())
                .or_else(|| Some("they are declared in data/crosswalk/lists.toml".to_owned()));
            let message = format!("unknown {what} `{}`", name.value);
            self.checks.context.problem(file, name.at, code::UNKNOWN_WORD, message, help);
        }
        found
    }
}
