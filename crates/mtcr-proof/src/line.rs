//! One number cut at the limits of the rules: each limit is a cell, and so is each gap.

use crate::round::{self, Choice};
use crate::solver::{Lit, Model, Solver};
use mtcr_quantity::{Number, Unit};
use std::cmp::Ordering;

/// Where a number may lie, as statements in order: at or above a limit, above it.
#[derive(Clone, Debug, Default)]
pub(crate) struct Line {
    /// The limits in ascending order.
    cuts: Vec<Number>,
    reached: Vec<Lit>,
    passed: Vec<Lit>,
}

/// Limits in ascending order, each once; `None` where two are too close to tell apart.
pub(crate) fn ascending(limits: &[Number]) -> Option<Vec<Number>> {
    let mut sorted: Vec<Number> = Vec::with_capacity(limits.len());
    for limit in limits {
        let mut at = sorted.len();
        for (place, known) in sorted.iter().enumerate() {
            match limit.compare(known)? {
                Ordering::Greater => {}
                Ordering::Equal => {
                    at = usize::MAX;
                    break;
                }
                Ordering::Less => {
                    at = place;
                    break;
                }
            }
        }
        if at != usize::MAX {
            sorted.insert(at, limit.clone());
        }
    }
    Some(sorted)
}

impl Line {
    /// A number cut at ascending limits. Of a `whole` number the gaps without an integer are left out.
    pub(crate) fn new(solver: &mut Solver, cuts: Vec<Number>, whole: bool) -> Self {
        let reached: Vec<Lit> = cuts.iter().map(|_| solver.fresh()).collect();
        // Products do not weigh nothing for want of a reason.
        let passed: Vec<Lit> = cuts
            .iter()
            .map(|cut| if cut.is_zero() { solver.fresh_preferred() } else { solver.fresh() })
            .collect();
        let line = Line { cuts, reached, passed };
        for (at, (reached, passed)) in line.reached.iter().zip(&line.passed).enumerate() {
            solver.implies(*passed, *reached);
            if let Some(next) = line.reached.get(at + 1) {
                solver.implies(*next, *passed);
            }
        }
        if whole {
            line.whole(solver);
        }
        line
    }

    fn whole(&self, solver: &mut Solver) {
        for (at, cut) in self.cuts.iter().enumerate() {
            let (Some(reached), Some(passed)) = (self.reached.get(at), self.passed.get(at)) else { continue };
            if !cut.is_integer() {
                solver.implies(*reached, *passed);
            }
            if let (Some(next), Some(reached)) = (self.cuts.get(at + 1), self.reached.get(at + 1))
                && round::whole(Some(cut), Some(next)).is_none()
            {
                solver.implies(*passed, *reached);
            }
        }
    }

    /// The limits it is cut at, in ascending order.
    pub(crate) fn cuts(&self) -> &[Number] {
        &self.cuts
    }

    fn place(&self, limit: &Number) -> Option<usize> {
        self.cuts.iter().position(|cut| cut.compare(limit) == Some(Ordering::Equal))
    }

    /// The statement that the number is at or above a limit it was cut at.
    pub(crate) fn at_least(&self, limit: &Number) -> Option<Lit> {
        self.reached.get(self.place(limit)?).copied()
    }

    /// The statement that the number is above a limit it was cut at.
    pub(crate) fn above(&self, limit: &Number) -> Option<Lit> {
        self.passed.get(self.place(limit)?).copied()
    }

    /// The number is never above another one that is cut at the same limits.
    pub(crate) fn never_above(&self, solver: &mut Solver, other: &Line) {
        for (mine, theirs) in
            self.reached.iter().zip(&other.reached).chain(self.passed.iter().zip(&other.passed))
        {
            solver.implies(*mine, *theirs);
        }
    }

    /// Each limit with the statements that it is reached and that it is passed.
    pub(crate) fn limits(&self) -> impl Iterator<Item = (&Number, Lit, Lit)> {
        let lits = self.reached.iter().zip(&self.passed);
        self.cuts.iter().zip(lits).map(|(cut, (reached, passed))| (cut, *reached, *passed))
    }

    /// The statements about it.
    pub(crate) fn lits(&self) -> impl Iterator<Item = Lit> + '_ {
        self.reached.iter().chain(&self.passed).copied()
    }

    /// The cell it has in a model, as statements.
    pub(crate) fn cell(&self, model: &Model) -> Vec<Lit> {
        self.lits().map(|lit| if model.holds(lit) { lit } else { !lit }).collect()
    }

    /// A number for the cell of a model, in the unit it is written in: the limit, or a number in the gap.
    pub(crate) fn value(&self, model: &Model, unit: &Unit, choice: Choice) -> Option<Number> {
        let count = |lits: &[Lit]| lits.iter().filter(|lit| model.holds(**lit)).count();
        let (reached, passed) = (count(&self.reached), count(&self.passed));
        let cut = |at: usize| self.cuts.get(at).and_then(|cut| unit.from_base(cut));
        if reached > passed {
            return cut(passed);
        }
        let low = reached.checked_sub(1).and_then(cut);
        let high = cut(reached);
        round::chosen(choice, low.as_ref(), high.as_ref())
    }
}
