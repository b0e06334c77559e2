//! What proofs of coverage may rest on: terms of the list, and links that hold with them.

use super::Coverage;
use super::halves::{both, halves};
use crate::question::Question;
use std::collections::{BTreeMap, BTreeSet};

/// Axioms by place.
pub(super) struct Given {
    /// As the law stands: terms as stated, and the links that hold with them.
    pub(super) stated: Vec<usize>,
    /// Were every term to mean the same: and the links that hold then.
    pub(super) same: Vec<usize>,
    /// The same, and all links.
    pub(super) all: Vec<usize>,
}

impl Given {
    /// Found by two that were made alike.
    pub(super) fn of<'a>(one: &mut Coverage<'a>, other: &mut Coverage<'a>) -> Self {
        let first = 2 * one.terms.len();
        let all = (one.terms.len()..first + one.links.len()).collect();
        let stated: Vec<usize> = (0..one.terms.len()).collect();
        let same: Vec<usize> = (one.terms.len()..first).collect();
        let stated = with_links((one, other), &stated, &[]);
        // A term that means the same is narrower and wider: what holds as stated holds then.
        let same = with_links((one, other), &same, &stated);
        Given { stated, same, all }
    }
}

/// The links that hold together with some axioms: all are assumed, those that fail are left out, until none fails.
/// `standing` are axioms whose links are known to hold.
///
/// A link is asked about again only when one that it was shown by is left out.
fn with_links<'a>(
    (one, other): (&mut Coverage<'a>, &mut Coverage<'a>),
    axioms: &[usize],
    standing: &[usize],
) -> Vec<usize> {
    let first = 2 * one.terms.len();
    let mut kept: BTreeSet<usize> = (0..one.links.len()).collect();
    let mut shown: BTreeMap<usize, Vec<usize>> =
        standing.iter().filter_map(|at| Some((at.checked_sub(first)?, Vec::new()))).collect();
    loop {
        let given: Vec<usize> = axioms.iter().copied().chain(kept.iter().map(|at| first + at)).collect();
        let asked = kept.iter().copied().filter(|at| !shown.contains_key(at));
        let (even, odd) = halves(asked);
        let (found, others) = both(((&mut *one, even), (&mut *other, odd)), |(coverage, asked)| {
            let found = asked.into_iter().map(|at| (at, coverage.link_rests_on(at, &given)));
            found.collect::<Vec<_>>()
        });
        let mut failed = Vec::new();
        for (at, used) in found.into_iter().chain(others) {
            match used {
                Some(used) => {
                    let links = used.iter().filter_map(|axiom| axiom.checked_sub(first));
                    drop(shown.insert(at, links.collect()));
                }
                None => failed.push(at),
            }
        }
        if failed.is_empty() {
            return given;
        }
        kept.retain(|at| !failed.contains(at));
        shown.retain(|_, used| used.iter().all(|link| kept.contains(link)));
    }
}

impl Coverage<'_> {
    /// The axioms by which a link is shown.
    pub(super) fn link_rests_on(&mut self, at: usize, given: &[usize]) -> Option<Vec<usize>> {
        let link = self.links.get(at)?;
        let question = Question {
            inside: vec![link.from.0],
            outside: link.to.iter().map(|(place, _)| *place).collect(),
            axioms: given.to_vec(),
            ..Question::default()
        };
        self.prover.shown_by(&question)
    }
}
