//! Shares of one whole: none is more than all of it, nor are several together.

use crate::line::Line;
use crate::round::Choice;
use crate::scope::{Builder, Scope};
use crate::solver::{Lit, Model};
use mtcr_corpus::Corpus;
use mtcr_quantity::{Number, parse_unit};
use mtcr_rules::{Fact, FactId, Parameter};
use std::cmp::Ordering;
use std::collections::BTreeMap;

/// The units in which shares of a whole are given.
const SHARES: [&str; 2] = ["%wt", "%vol"];

/// Substances whose least shares are added up; more at once exceed the whole in no law read so far.
const MOST_ADDED: usize = 4;

/// The whole, in base units, of a fact that is the share of a substance in it.
pub(crate) fn whole(fact: &Fact) -> Option<Number> {
    let of_substance = matches!(fact.parameter, Some(Parameter::Substance(_)));
    let dimension = fact.dimension().filter(|_| of_substance)?;
    let mut units = SHARES.iter().filter_map(|symbol| parse_unit(symbol).ok());
    units.find(|unit| unit.dimension() == dimension)?.to_base(&Number::from_integer(100))
}

impl Builder<'_> {
    /// Lays down that no share, and no shares of one family together, exceed the whole.
    pub(crate) fn shares(&mut self, numbers: &BTreeMap<FactId, Line>) {
        let mut families: BTreeMap<&str, (Number, Vec<&Line>)> = BTreeMap::new();
        for (id, line) in numbers {
            let Some(fact) = self.corpus.vocabulary.fact(*id) else { continue };
            let Some(whole) = whole(fact) else { continue };
            families.entry(fact.decl.id.as_str()).or_insert((whole, Vec::new())).1.push(line);
        }
        let mut clauses = Vec::new();
        for (whole, lines) in families.values() {
            exceeding(lines, whole, &Number::zero(), &mut Vec::new(), &mut clauses);
        }
        for clause in clauses {
            self.solver.clause(clause);
        }
    }
}

/// Whether the numbers chosen for the gaps of a model exceed the whole together, although others in them would not.
pub(crate) fn exceed(corpus: &Corpus, scope: &Scope, model: &Model) -> bool {
    let mut sums: BTreeMap<&str, (Number, Number)> = BTreeMap::new();
    for (id, line) in &scope.numbers {
        let Some(fact) = corpus.vocabulary.fact(*id) else { continue };
        let (Some(whole), Some(unit)) = (whole(fact), fact.unit()) else { continue };
        let share = line.value(model, unit, Choice::Least).and_then(|share| unit.to_base(&share));
        let (_, sum) = sums.entry(fact.decl.id.as_str()).or_insert((whole, Number::zero()));
        if let Some(more) = share.and_then(|share| sum.add(&share)) {
            *sum = more;
        }
    }
    sums.values().any(|(whole, sum)| sum.compare(whole) == Some(Ordering::Greater))
        || scope.lists.values().flatten().any(|slot| exceed(corpus, slot, model))
}

/// A limit as the statements that it is reached and that it is passed.
type Limit = (Lit, Lit);

/// The least combinations of limits that together exceed the whole, negated: those that exceed it where they are
/// reached, and those that just fill it where one of them is passed.
fn exceeding(
    lines: &[&Line],
    whole: &Number,
    sum: &Number,
    met: &mut Vec<Limit>,
    clauses: &mut Vec<Vec<Lit>>,
) {
    let Some((line, rest)) = lines.split_first() else { return };
    exceeding(rest, whole, sum, met, clauses);
    if met.len() == MOST_ADDED {
        return;
    }
    for (limit, reached, passed) in line.limits() {
        let Some(more) = sum.add(limit) else { continue };
        let order = more.compare(whole);
        met.push((reached, passed));
        match order {
            Some(Ordering::Greater) => clauses.push(met.iter().map(|(reached, _)| !*reached).collect()),
            Some(Ordering::Equal) => {
                clauses.extend((0..met.len()).map(|at| {
                    let each = met.iter().enumerate();
                    each.map(|(place, (reached, passed))| if place == at { !*passed } else { !*reached })
                        .collect()
                }));
                exceeding(rest, whole, &more, met, clauses);
            }
            Some(Ordering::Less) if !limit.is_zero() => exceeding(rest, whole, &more, met, clauses),
            _ => {}
        }
        met.pop();
    }
}
