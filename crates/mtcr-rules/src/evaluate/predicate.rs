//! Single predicates.

use super::Scene;
use crate::dossier::Value;
use crate::rule::Test;
use crate::syntax::Op;
use crate::truth::Truth;
use crate::vocabulary::{EntryRange, FactId};
use mtcr_quantity::{Interval, Number};
use std::cmp::Ordering;

impl Scene<'_> {
    /// The truth of a single test here; connectives, which have members, are Unknown by themselves.
    #[must_use]
    pub fn predicate(&self, test: &Test) -> Truth {
        match test {
            Test::Class(classes) => classes
                .iter()
                .map(|class| Truth::from(self.dossier.is_of(*class)))
                .fold(Truth::False, Truth::or),
            Test::Flag(fact) => match self.dossier.value(*fact) {
                Some(Value::Flag(known)) => Truth::from(*known),
                _ => Truth::Unknown,
            },
            Test::Word { fact, accepted, ordered } => self.word(*fact, *accepted, *ordered),
            Test::Compare { fact, op, limit } => match self.dossier.value(*fact) {
                Some(Value::Number(interval)) => compare(interval, *op, limit),
                _ => Truth::Unknown,
            },
            Test::ReachesAbove(fact, limit) => self.span(*fact, |_, to| above(to, limit)),
            Test::ReachesBelow(fact, limit) => self.span(*fact, |from, _| below(from, limit)),
            Test::Covers(fact, low, high) => {
                self.span(*fact, |from, to| above(from, low).not().and(below(to, high).not()))
            }
            Test::Overlaps(fact, low, high) => {
                self.span(*fact, |from, to| above(from, high).not().and(below(to, low).not()))
            }
            Test::Has(quantifier, list, rule) => self.has(*quantifier, *list, rule),
            Test::Host(rule) => self.host.map_or(Truth::Unknown, |host| host.truth(rule)),
            Test::Purpose { narrower, wider, targets, .. } => self.purpose(*narrower, *wider, targets),
            Test::Serves { word, targets, activities, containing } => {
                self.serves(*word, targets, *activities, *containing)
            }
            Test::SpecifiedIn(entries) => self.specified_in(entries),
            Test::Substance(id) => self.substance(|known| Truth::from(known == *id)),
            Test::Table(_, rows) => self.substance(|known| {
                rows.iter()
                    .filter(|row| row.substance == known)
                    .map(|row| row.rule.as_ref().map_or(Truth::True, |rule| self.truth(rule)))
                    .fold(Truth::False, Truth::or)
            }),
            Test::All | Test::Any | Test::Not | Test::Unsettled(_) => Truth::Unknown,
        }
    }

    fn word(&self, fact: FactId, accepted: u64, ordered: bool) -> Truth {
        match self.dossier.value(fact) {
            Some(Value::Word(possible)) => {
                let other = crate::vocabulary::OTHER_BIT;
                if ordered && possible & other != 0 {
                    // A class outside the declared order may be better or worse than any of it.
                    Truth::Unknown
                } else if possible & !accepted == 0 {
                    Truth::True
                } else {
                    Truth::from((possible & accepted == 0).then_some(false))
                }
            }
            Some(Value::Words { yes, no }) => {
                if yes & accepted != 0 {
                    Truth::True
                } else if accepted & !no == 0 {
                    Truth::False
                } else {
                    Truth::Unknown
                }
            }
            _ => Truth::Unknown,
        }
    }

    fn span(&self, fact: FactId, test: impl Fn(Option<&Number>, Option<&Number>) -> Truth) -> Truth {
        match self.dossier.value(fact) {
            Some(Value::Span { from, to }) => test(from.as_ref(), to.as_ref()),
            _ => Truth::Unknown,
        }
    }

    fn substance(&self, test: impl Fn(crate::vocabulary::SubstanceId) -> Truth) -> Truth {
        let fact = self.vocabulary.substance_fact();
        match fact.and_then(|fact| self.dossier.value(fact)) {
            Some(Value::Substance(Some(known))) => test(*known),
            Some(Value::Substance(None)) => Truth::False,
            _ => Truth::Unknown,
        }
    }

    fn specified_in(&self, entries: &[EntryRange]) -> Truth {
        let Some(judged) = self.judged else {
            return Truth::Unknown;
        };
        entries.iter().map(|range| judged.any_of(*range, self.vocabulary)).fold(Truth::False, Truth::or)
    }
}

/// Whether every, none or some of the interval compares so with the limit.
pub(crate) fn compare(interval: &Interval, op: Op, limit: &Number) -> Truth {
    Truth::from(match op {
        Op::AtLeast => interval.at_least(limit),
        Op::MoreThan => interval.more_than(limit),
        Op::AtMost => interval.at_most(limit),
        Op::LessThan => interval.less_than(limit),
    })
}

/// Whether a point lies above the limit, the limit itself excluded.
fn above(point: Option<&Number>, limit: &Number) -> Truth {
    Truth::from(point.and_then(|point| point.compare(limit)).map(|order| order == Ordering::Greater))
}

/// Whether a point lies below the limit, the limit itself excluded.
fn below(point: Option<&Number>, limit: &Number) -> Truth {
    Truth::from(point.and_then(|point| point.compare(limit)).map(|order| order == Ordering::Less))
}
