//! What products are for: the things that rules tell apart, and what is taken as given of them.

use super::given::Given;
use crate::cells::Dice;
use mtcr_corpus::Corpus;
use mtcr_proof::Way;
use mtcr_rules::{EntryId, Statement, Target};
use std::collections::{BTreeMap, BTreeSet};

/// Targets, and the things in them: entries that all the same targets hold are one thing.
pub(crate) struct Named {
    targets: Vec<Target>,
    /// What stands for each thing, and the targets that hold it.
    pub(crate) things: Vec<(Target, BTreeSet<usize>)>,
    entries: BTreeMap<EntryId, usize>,
}

impl Named {
    pub(crate) fn new(corpus: &Corpus, read: &BTreeSet<Target>, given: &Given<'_>) -> Self {
        let names = corpus.vocabulary.entries();
        let mut targets = read.clone();
        let holds = |targets: &BTreeSet<Target>, entry: EntryId| {
            targets.iter().any(|target| matches!(target, Target::Entries(range) if range.contains(entry)))
        };
        // What is given of something read may name things of which more is given.
        for _ in 0..8 {
            let before = targets.len();
            for (word, meant, _) in &given.uses {
                if targets.contains(&Target::Use(*word)) {
                    targets.extend(meant.iter());
                }
            }
            for (from, to) in &given.links {
                if holds(&targets, *from) {
                    let each = std::iter::once(from).chain(to);
                    targets.extend(each.map(|entry| Target::Entries(names.at_or_below(*entry))));
                }
            }
            if before == targets.len() {
                break;
            }
        }
        let targets: Vec<Target> = targets.into_iter().collect();
        let mut groups: BTreeMap<BTreeSet<usize>, Vec<EntryId>> = BTreeMap::new();
        let mut things = Vec::new();
        let mut seen = BTreeSet::new();
        for (at, target) in targets.iter().enumerate() {
            match target {
                Target::Use(_) => things.push((*target, BTreeSet::from([at]))),
                Target::Entries(range) => {
                    for entry in names.ruled(*range).filter(|entry| seen.insert(*entry)) {
                        let of = |other: &&Target| matches!(other, Target::Entries(range) if range.contains(entry));
                        let signature =
                            targets.iter().enumerate().filter(|(_, other)| of(other)).map(|(at, _)| at);
                        groups.entry(signature.collect()).or_default().push(entry);
                    }
                }
            }
        }
        let mut entries = BTreeMap::new();
        for (holding, group) in groups {
            // Said of an entry, a purpose is said of what lies below it as well.
            let lowest = group.iter().find(|entry| names.at_or_below(**entry) == names.only(**entry));
            let stands = *lowest.unwrap_or(&group[0]);
            entries.extend(group.into_iter().map(|entry| (entry, things.len())));
            things.push((Target::Entries(names.at_or_below(stands)), holding));
        }
        Named { targets, things, entries }
    }

    /// The things that a target holds or meets.
    pub(crate) fn of(&self, target: &Target) -> Vec<usize> {
        match target {
            Target::Use(_) => (0..self.things.len()).filter(|at| self.things[*at].0 == *target).collect(),
            Target::Entries(range) => {
                let mut found: Vec<usize> =
                    range.iter().filter_map(|entry| self.entries.get(&entry)).copied().collect();
                found.sort_unstable();
                found.dedup();
                found
            }
        }
    }

    fn towards(&self, yes: &mut BTreeSet<usize>, from: Option<usize>, to: &[usize], dice: &mut Dice) {
        let Some(from) = from.filter(|from| yes.contains(from)) else { return };
        if !to.contains(&from) && !to.iter().any(|at| yes.contains(at)) {
            yes.extend(to.get(dice.below(to.len())));
        }
    }

    /// Adds what is given of what is said.
    pub(crate) fn close(&self, given: &Given<'_>, yes: &mut BTreeSet<usize>, dice: &mut Dice) {
        for _ in 0..8 {
            let before = yes.len();
            for (word, meant, way) in &given.uses {
                let word = self.of(&Target::Use(*word)).first().copied();
                let meant: Vec<usize> = meant.iter().flat_map(|target| self.of(target)).collect();
                if *way != Way::Wider {
                    self.towards(yes, word, &meant, dice);
                }
                if *way != Way::Narrower
                    && meant.iter().any(|at| yes.contains(at))
                    && let Some(word) = word
                {
                    yes.insert(word);
                }
            }
            for (from, to) in &given.links {
                let to: Vec<usize> = to.iter().filter_map(|entry| self.entries.get(entry)).copied().collect();
                self.towards(yes, self.entries.get(from).copied(), &to, dice);
            }
            if before == yes.len() {
                break;
            }
        }
    }

    /// What a dossier says: the things, and the targets that hold none of them.
    pub(crate) fn statement(&self, yes: &BTreeSet<usize>) -> Statement {
        let none = |at: &usize| !yes.iter().any(|thing| self.things[*thing].1.contains(at));
        let no = (0..self.targets.len()).filter(none).map(|at| self.targets[at]).collect();
        Statement { yes: yes.iter().map(|at| self.things[*at].0).collect(), no, complete: false }
    }
}
