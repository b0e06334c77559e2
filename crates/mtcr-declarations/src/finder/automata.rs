//! Many patterns in one pass.

use aho_corasick::{AhoCorasick, AhoCorasickKind, MatchKind};
use std::collections::BTreeMap;

/// An automaton over patterns, and for each pattern the terms that it stands for.
#[derive(Debug)]
pub(super) struct Automaton {
    machine: AhoCorasick,
    terms: Vec<Vec<u32>>,
}

impl Automaton {
    /// From the pattern of each term in order; an empty one is none.
    pub(crate) fn new(patterns: impl Iterator<Item = Vec<u8>>) -> Result<Self, String> {
        let mut of_pattern: BTreeMap<Vec<u8>, Vec<u32>> = BTreeMap::new();
        for (at, pattern) in patterns.enumerate().filter(|(_, pattern)| !pattern.is_empty()) {
            let at = u32::try_from(at).map_err(|_| "too many terms".to_owned())?;
            of_pattern.entry(pattern).or_default().push(at);
        }
        let machine = AhoCorasick::builder()
            .kind(Some(AhoCorasickKind::DFA))
            .match_kind(MatchKind::Standard)
            .build(of_pattern.keys())
            .map_err(|error| error.to_string())?;
        Ok(Self { machine, terms: of_pattern.into_values().collect() })
    }

    /// Every place at which a pattern stands, overlapping ones too: where it begins and ends, and its terms.
    pub(crate) fn each(&self, text: &[u8], mut tell: impl FnMut(usize, usize, &[u32])) {
        for found in self.machine.find_overlapping_iter(text) {
            if let Some(terms) = self.terms.get(found.pattern().as_usize()) {
                tell(found.start(), found.end(), terms);
            }
        }
    }
}
