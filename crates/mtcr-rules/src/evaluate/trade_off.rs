//! Refutes a condition on a list whose members trade one figure against another.
//!
//! What is bounded for every achievable member is a region of the plane: neither figure exceeds its cap, and a member that
//! states the greatest value of the growing figure at its own `against` bounds it for every larger `against`.
//! The region is cut into boxes; a condition that is False on each of them holds for no achievable member.

use super::Scene;
use crate::dossier::{Dossier, Members, Value};
use crate::rule::Rule;
use crate::truth::Truth;
use crate::vocabulary::{FactId, ListId, TradeOff};
use mtcr_quantity::{End, Interval, Number};
use std::cmp::Ordering;

/// The most bounding members looked at; more add nothing a maker would state, and would make evaluation slow.
const MOST_STEPS: usize = 64;

impl Scene<'_> {
    /// Whether no achievable member can meet the rule, by the trade-off declared for the list.
    pub(super) fn trade_off_refutes(&self, list: ListId, rule: &Rule, members: &Members) -> bool {
        let Some(trade) = self.vocabulary.list(list).and_then(|list| list.trade_off.as_ref()) else {
            return false;
        };
        let steps = steps(trade, members);
        let most = self.cap(trade.cap_grows);
        let heaviest = self.cap(trade.cap_against);
        if steps.is_empty() && most == End::Unbounded && heaviest == End::Unbounded {
            return false;
        }
        let zero = End::Closed(Number::zero());
        let mut bound = most;
        let mut from = zero.clone();
        for step in steps {
            if self.may_hold(rule, list, trade, (&from, &End::Open(step.against.clone())), &bound) {
                return false;
            }
            from = End::Closed(step.against);
            bound = lower_of(bound, step.grows);
        }
        !self.may_hold(rule, list, trade, (&from, &heaviest), &bound)
    }

    /// Whether the rule is not False somewhere in a box.
    fn may_hold(
        &self,
        rule: &Rule,
        list: ListId,
        trade: &TradeOff,
        against: (&End, &End),
        most: &End,
    ) -> bool {
        let grows = Interval::new(End::Closed(Number::zero()), most.clone());
        let against = Interval::new(against.0.clone(), against.1.clone());
        let (Some(grows), Some(against)) = (grows, against) else { return false };
        let mut any = Dossier::default();
        any.set(trade.grows, Value::Number(grows));
        any.set(trade.against, Value::Number(against));
        let _ = list;
        let scene = Scene { vocabulary: self.vocabulary, dossier: &any, judged: None, host: Some(self) };
        scene.truth(rule) != Truth::False
    }

    fn cap(&self, fact: FactId) -> End {
        match self.dossier.value(fact) {
            Some(Value::Number(interval)) => interval.high().clone(),
            _ => End::Unbounded,
        }
    }
}

struct Step {
    against: Number,
    grows: End,
}

/// The members that bound the growing figure from their own `against` on, lightest first.
fn steps(trade: &TradeOff, members: &Members) -> Vec<Step> {
    let mut steps: Vec<Step> = members
        .members
        .iter()
        .filter(
            |member| matches!(member.value(trade.kind), Some(Value::Word(kind)) if *kind == trade.greatest),
        )
        .filter_map(|member| {
            let Some(Value::Number(against)) = member.value(trade.against) else { return None };
            let Some(Value::Number(grows)) = member.value(trade.grows) else { return None };
            let (End::Closed(against) | End::Open(against)) = against.high() else { return None };
            Some(Step { against: against.clone(), grows: grows.high().clone() })
        })
        .collect();
    steps.sort_by(|a, b| a.against.compare(&b.against).unwrap_or(Ordering::Equal));
    steps.truncate(MOST_STEPS);
    steps
}

fn lower_of(a: End, b: End) -> End {
    let point = |end: &End| match end {
        End::Unbounded => None,
        End::Closed(number) => Some((number.clone(), true)),
        End::Open(number) => Some((number.clone(), false)),
    };
    match (point(&a), point(&b)) {
        (None, _) => b,
        (_, None) => a,
        (Some((x, _)), Some((y, y_closed))) => match x.compare(&y) {
            Some(Ordering::Less) => a,
            Some(Ordering::Greater) => b,
            Some(Ordering::Equal) if !y_closed => b,
            // Equal, or too close to tell apart: the wider of the two stays safe only if it is the larger; keep `a`.
            _ => a,
        },
    }
}
