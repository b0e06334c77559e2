//! What the lists hold, for the generator: which names are equal, which share their skeletons.

use crate::fold;
use mtcr_screening::Party;
use std::collections::{BTreeMap, BTreeSet};

/// Words that do not make a name another one: particles, and the commonest legal forms in one word.
const LIGHT: [&str; 34] = [
    "al", "el", "ul", "ad", "as", "at", "an", "bin", "ibn", "ben", "bint", "abu", "abd", "de", "la", "del",
    "van", "von", "the", "and", "of", "for", "co", "ltd", "llc", "inc", "corp", "jsc", "sa", "ag", "gmbh",
    "limited", "company", "mv",
];

/// Every name of every party.
#[derive(Debug)]
pub struct Listed {
    /// Positions of the parties that have a name, by its folded text.
    by_text: BTreeMap<String, BTreeSet<usize>>,
    /// The skeletons of each different name, sorted.
    names: Vec<Vec<String>>,
    /// Names that hold a skeleton.
    by_skeleton: BTreeMap<String, BTreeSet<usize>>,
    /// The same names by all their skeletons.
    whole: BTreeSet<Vec<String>>,
    /// Names without spaces.
    runs: BTreeSet<String>,
}

/// The key of a party in files.
#[must_use]
pub fn key(party: &Party) -> String {
    format!("{}/{}", party.id.list.0, party.id.uid)
}

/// The skeletons of the words of a name that weigh, sorted; all of them when none weighs.
fn skeletons(name: &str) -> Vec<String> {
    let tokens = fold::tokens(name);
    let weighs = |token: &&String| !LIGHT.contains(&token.as_str());
    let mut made: Vec<String> = tokens.iter().filter(weighs).map(|token| fold::skeleton(token)).collect();
    if made.is_empty() {
        made = tokens.iter().map(|token| fold::skeleton(token)).collect();
    }
    made.sort_unstable();
    made
}

impl Listed {
    /// Of all parties.
    #[must_use]
    pub fn of(parties: &[Party]) -> Self {
        let mut by_text: BTreeMap<String, BTreeSet<usize>> = BTreeMap::new();
        for (at, party) in parties.iter().enumerate() {
            for name in &party.names {
                by_text.entry(fold::text(&name.text)).or_default().insert(at);
            }
        }
        let whole: BTreeSet<Vec<String>> = by_text.keys().map(|text| skeletons(text)).collect();
        let names: Vec<Vec<String>> = whole.iter().cloned().collect();
        let mut by_skeleton: BTreeMap<String, BTreeSet<usize>> = BTreeMap::new();
        for (at, name) in names.iter().enumerate() {
            for skeleton in name {
                by_skeleton.entry(skeleton.clone()).or_default().insert(at);
            }
        }
        let runs = by_text.keys().map(|text| text.replace(' ', "")).collect();
        Self { by_text, names, by_skeleton, whole, runs }
    }

    /// Positions of the parties that have exactly this name, but for case, marks and punctuation.
    #[must_use]
    pub fn with_name(&self, name: &str) -> BTreeSet<usize> {
        self.by_text.get(&fold::text(name)).cloned().unwrap_or_default()
    }

    /// Positions of a party and of those that have a name in common with it; the name has two words or ten letters, so
    /// that a nickname joins nobody.
    #[must_use]
    pub fn same_as(&self, at: usize, party: &Party) -> BTreeSet<usize> {
        let telling = |text: &str| text.contains(' ') || text.chars().count() >= 10;
        let mut same: BTreeSet<usize> = party
            .names
            .iter()
            .map(|name| fold::text(&name.text))
            .filter(|text| telling(text))
            .filter_map(|text| self.by_text.get(&text))
            .flatten()
            .copied()
            .collect();
        same.insert(at);
        same
    }

    /// Whether a name could be taken for a listed one: its words, by their skeletons, are all in one listed name, or all
    /// words of a listed name are among its own, or it is one without its spaces. A listed name of one word counts when
    /// it has five letters.
    #[must_use]
    pub fn resembles(&self, name: &str) -> bool {
        let own = skeletons(name);
        let run: String = fold::tokens(name).concat();
        if own.is_empty() || self.runs.contains(&run) || self.whole.contains(&own) {
            return true;
        }
        let having: Option<Vec<&BTreeSet<usize>>> =
            own.iter().map(|skeleton| self.by_skeleton.get(skeleton)).collect();
        let fewest = having.iter().flatten().min_by_key(|names| names.len());
        let within = |at: &usize| having.iter().flatten().all(|names| names.contains(at));
        if fewest.is_some_and(|fewest| fewest.iter().any(within)) {
            return true;
        }
        let candidates: BTreeSet<usize> =
            own.iter().filter_map(|skeleton| self.by_skeleton.get(skeleton)).flatten().copied().collect();
        candidates.into_iter().filter_map(|at| self.names.get(at)).any(|listed| {
            let telling = listed.len() > 1 || listed.first().is_some_and(|only| only.chars().count() >= 3);
            telling && listed.iter().all(|skeleton| own.contains(skeleton))
        })
    }
}
