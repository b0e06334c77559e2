//! Clauses and gates over a SAT solver.

use batsat::{Callbacks, SolverInterface, lbool};
use std::collections::BTreeMap;

/// A statement or its negation, as the solver sees it.
pub(crate) type Lit = batsat::Lit;

/// Nobody listens while it solves; unlike the library's own listener it may go to another thread.
#[derive(Default)]
struct Quiet;

impl Callbacks for Quiet {}

/// A solver whose gates are made once: the same members give the same statement.
pub(crate) struct Solver {
    inner: batsat::Solver<Quiet>,
    yes: Lit,
    gates: BTreeMap<Vec<Lit>, Lit>,
}

/// One assignment that meets everything.
pub(crate) struct Model(Vec<bool>);

impl Model {
    /// Whether a statement holds in it.
    pub(crate) fn holds(&self, lit: Lit) -> bool {
        let at = usize::try_from(lit.idx() / 2).unwrap_or(usize::MAX);
        self.0.get(at).copied().unwrap_or(false) == lit.sign()
    }
}

impl Solver {
    pub(crate) fn new() -> Self {
        let mut inner = batsat::Solver::<Quiet>::default();
        let yes = Lit::new(inner.new_var_default(), true);
        inner.add_clause_reuse(&mut vec![yes]);
        Solver { inner, yes, gates: BTreeMap::new() }
    }

    /// The statement that always holds.
    pub(crate) fn yes(&self) -> Lit {
        self.yes
    }

    /// The statement that never holds.
    pub(crate) fn no(&self) -> Lit {
        !self.yes
    }

    /// A statement about which nothing is laid down yet.
    pub(crate) fn fresh(&mut self) -> Lit {
        Lit::new(self.inner.new_var_default(), true)
    }

    /// The same, which holds in a model that may choose.
    pub(crate) fn fresh_preferred(&mut self) -> Lit {
        Lit::new(self.inner.new_var(lbool::TRUE, true), true)
    }

    /// At least one of these holds.
    pub(crate) fn clause(&mut self, lits: impl IntoIterator<Item = Lit>) {
        self.inner.add_clause_reuse(&mut lits.into_iter().collect());
    }

    /// Where the first holds, so does the second.
    pub(crate) fn implies(&mut self, first: Lit, second: Lit) {
        self.clause([!first, second]);
    }

    /// Exactly one of these holds.
    pub(crate) fn one_of(&mut self, lits: &[Lit]) {
        self.clause(lits.iter().copied());
        for (at, a) in lits.iter().enumerate() {
            for b in lits.iter().skip(at + 1) {
                self.clause([!*a, !*b]);
            }
        }
    }

    /// The statement that all of these hold.
    pub(crate) fn all(&mut self, lits: impl IntoIterator<Item = Lit>) -> Lit {
        let mut members: Vec<Lit> = lits.into_iter().filter(|lit| *lit != self.yes).collect();
        members.sort_unstable();
        members.dedup();
        // A statement and its negation stand side by side in this order.
        let clash = members.windows(2).any(|pair| matches!(pair, [a, b] if *a == !*b));
        if clash || members.contains(&!self.yes) {
            return !self.yes;
        }
        match members.as_slice() {
            [] => return self.yes,
            [one] => return *one,
            _ => {}
        }
        if let Some(gate) = self.gates.get(&members) {
            return *gate;
        }
        let gate = self.fresh();
        for member in &members {
            self.clause([!gate, *member]);
        }
        self.clause(members.iter().map(|member| !*member).chain([gate]));
        self.gates.insert(members, gate);
        gate
    }

    /// The statement that one of these holds at least.
    pub(crate) fn any(&mut self, lits: impl IntoIterator<Item = Lit>) -> Lit {
        let negated: Vec<Lit> = lits.into_iter().map(|lit| !lit).collect();
        !self.all(negated)
    }

    /// The statement that so many of these hold at least.
    pub(crate) fn at_least(&mut self, count: usize, lits: &[Lit]) -> Lit {
        // After each statement, row n says that n of those so far hold.
        let mut rows = vec![self.no(); count + 1];
        if let Some(none) = rows.first_mut() {
            *none = self.yes;
        }
        for lit in lits {
            let before = rows.clone();
            for (row, (fewer, same)) in rows.iter_mut().skip(1).zip(before.iter().zip(before.iter().skip(1)))
            {
                let through = self.all([*fewer, *lit]);
                *row = self.any([*same, through]);
            }
        }
        rows.last().copied().unwrap_or(self.yes)
    }

    /// A model in which all assumptions hold, or the assumptions that exclude each other.
    pub(crate) fn solve(&mut self, assumptions: &[Lit]) -> Result<Model, Vec<Lit>> {
        if self.inner.solve_limited(assumptions) == lbool::TRUE {
            return Ok(Model(self.inner.get_model().iter().map(|value| *value == lbool::TRUE).collect()));
        }
        let core = assumptions.iter().copied();
        Err(core.filter(|lit| self.inner.unsat_core_contains_var(lit.var())).collect())
    }

    /// The same with a core from which no assumption can be left out; a proof that names less is read more easily.
    pub(crate) fn solve_least(&mut self, assumptions: &[Lit]) -> Result<Model, Vec<Lit>> {
        let mut core = match self.solve(assumptions) {
            Ok(model) => return Ok(model),
            Err(core) => core,
        };
        let mut at = 0;
        while at < core.len() {
            let without: Vec<Lit> =
                core.iter().enumerate().filter(|(place, _)| *place != at).map(|(_, lit)| *lit).collect();
            match self.solve(&without) {
                // Every assumption before this place was shown to be needed by all of a larger core.
                Err(smaller) => core.retain(|lit| smaller.contains(lit)),
                Ok(_) => at += 1,
            }
        }
        Err(core)
    }
}

#[cfg(test)]
mod tests {
    use super::Solver;

    #[test]
    fn counts_and_cores() {
        let mut solver = Solver::new();
        let lits: Vec<_> = (0..4).map(|_| solver.fresh()).collect();
        let two = solver.at_least(2, &lits);
        assert!(solver.solve(&[two, !lits[0], !lits[1]]).is_ok());
        let Err(core) = solver.solve_least(&[lits[3], two, !lits[0], !lits[1], !lits[2]]) else {
            panic!("one cannot be two");
        };
        assert_eq!(core, [two, !lits[0], !lits[1], !lits[2]]);
        let Ok(model) = solver.solve(&[two]) else { panic!("two of four") };
        assert!(lits.iter().filter(|lit| model.holds(**lit)).count() >= 2);
    }

    #[test]
    fn gates_are_made_once() {
        let mut solver = Solver::new();
        let (a, b) = (solver.fresh(), solver.fresh());
        assert_eq!(solver.all([a, b]), solver.all([b, a, a]));
        assert_eq!(solver.all([a, !a]), solver.no());
        assert_eq!(solver.any([a, !a]), solver.yes());
    }
}
