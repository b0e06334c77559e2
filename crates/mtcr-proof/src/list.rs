//! The members of a product's lists.

use crate::scope::{Builder, Scope, TooClose};
use crate::solver::{Lit, Solver};
use crate::survey::Members;
use mtcr_rules::{FactId, ListId};

impl Builder<'_> {
    /// As many members as the rules may need, each there or not, and for every product's fact that bounds a fact of
    /// the members (the greatest range, the greatest payload) the member that reaches it.
    pub(crate) fn slots(
        &mut self,
        list: ListId,
        members: &Members,
        host: &Scope,
    ) -> Result<Vec<Scope>, TooClose> {
        let caps: Vec<(FactId, FactId)> = self
            .caps(list)
            .into_iter()
            .filter(|(cap, fact)| host.numbers.contains_key(cap) && members.of.numbers.contains_key(fact))
            .collect();
        let mut survey = members.of.clone();
        for (cap, fact) in &caps {
            if let (Some(line), Some(limits)) = (host.numbers.get(cap), survey.numbers.get_mut(fact)) {
                limits.extend(line.cuts().iter().cloned());
            }
        }
        let mut slots = Vec::new();
        for _ in 0..members.needed {
            let present = self.solver.fresh();
            slots.push(self.scope(&survey, present)?);
        }
        for (cap, fact) in &caps {
            let yes = self.solver.yes();
            let slot = self.scope(&survey, yes)?;
            if let (Some(cap), Some(line)) = (host.numbers.get(cap), slot.numbers.get(fact)) {
                cap.never_above(self.solver, line);
            }
            slots.push(slot);
        }
        for slot in &slots {
            for (cap, fact) in &caps {
                if let (Some(cap), Some(line)) = (host.numbers.get(cap), slot.numbers.get(fact)) {
                    line.never_above(self.solver, cap);
                }
            }
        }
        Ok(slots)
    }
}

/// The statement that so many of the members that are there meet a condition.
pub(crate) fn so_many(solver: &mut Solver, count: usize, slots: &[Scope], met: &[Lit]) -> Lit {
    let both: Vec<Lit> = slots.iter().zip(met).map(|(slot, met)| solver.all([slot.present, *met])).collect();
    solver.at_least(count, &both)
}

/// The statement that there are members and all of them meet a condition.
pub(crate) fn every(solver: &mut Solver, slots: &[Scope], met: &[Lit]) -> Lit {
    let there = solver.any(slots.iter().map(|slot| slot.present));
    let each: Vec<Lit> = slots.iter().zip(met).map(|(slot, met)| solver.any([!slot.present, *met])).collect();
    solver.all(each.into_iter().chain([there]))
}
