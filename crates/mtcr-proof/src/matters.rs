//! Which statements of a model matter to an answer.

use crate::line::Line;
use crate::scope::Scope;
use crate::solver::{Lit, Model};
use std::collections::BTreeSet;

/// Statements that matter; all of them where nothing is known.
pub(crate) struct Matters(Option<BTreeSet<u32>>);

impl Matters {
    /// Everything matters.
    pub(crate) fn all() -> Self {
        Matters(None)
    }

    /// Only these statements do, or their negations.
    pub(crate) fn only(lits: &[Lit]) -> Self {
        Matters(Some(lits.iter().map(|lit| lit.idx() / 2).collect()))
    }

    /// Whether a statement does.
    pub(crate) fn holds(&self, lit: Lit) -> bool {
        self.0.as_ref().is_none_or(|lits| lits.contains(&(lit.idx() / 2)))
    }

    /// Whether where a number lies does.
    pub(crate) fn line(&self, line: &Line) -> bool {
        self.0.is_none() || line.lits().any(|lit| self.holds(lit))
    }
}

/// Everything that a model says of a product and its members, as statements.
pub(crate) fn account(scope: &Scope, model: &Model) -> Vec<Lit> {
    let mut lits = Vec::new();
    add(scope, &mut lits);
    lits.into_iter().map(|lit| if model.holds(lit) { lit } else { !lit }).collect()
}

fn add(scope: &Scope, lits: &mut Vec<Lit>) {
    lits.push(scope.present);
    lits.extend(scope.classes.values().chain(scope.flags.values()).chain(scope.substances.values()));
    for word in scope.words.values() {
        lits.extend(word.values.iter().chain(&word.ranks).map(|(_, lit)| *lit));
    }
    for line in scope.numbers.values() {
        lits.extend(line.lits());
    }
    for (from, to) in scope.spans.values() {
        lits.extend(from.lits().chain(to.lits()));
    }
    lits.extend(scope.purposes.lits().chain(scope.serving.lits()));
    for slot in scope.lists.values().flatten() {
        add(slot, lits);
    }
}
