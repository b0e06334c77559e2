//! Completes a dossier with what follows from it: computed facts, bounds between facts, and what members of lists show.
//!
//! Completing only narrows what is known, so that a dossier with more facts never loses a verdict.

use crate::dossier::{Contradiction, Dossier, Members, Value};
use crate::evaluate::Scene;
use crate::formula::Method;
use crate::truth::Truth;
use crate::vocabulary::{FactId, ListId, Vocabulary};
use mtcr_quantity::{End, Interval, Number};

/// Completes a dossier and everything related to it.
///
/// # Errors
/// Everything that cannot all be true: a stated value outside what others allow.
pub fn complete(
    vocabulary: &Vocabulary,
    methods: &[Method],
    dossier: &mut Dossier,
) -> Result<(), Vec<Contradiction>> {
    let mut found = Vec::new();
    for (list, members) in dossier.lists_mut() {
        let name = vocabulary.list(list).map_or("", |list| list.decl.id.as_str());
        for (at, member) in members.members.iter_mut().enumerate() {
            if let Err(inner) = complete(vocabulary, methods, member) {
                found.extend(inner.into_iter().map(|mut contradiction| {
                    contradiction.path.insert(0, (name.to_owned(), at + 1));
                    contradiction
                }));
            }
        }
    }
    low_ends(vocabulary, dossier, &mut found);
    from_members(vocabulary, dossier, &mut found);
    for method in methods {
        by_method(vocabulary, method, dossier, &mut found);
    }
    by_bounds(vocabulary, dossier, &mut found);
    if found.is_empty() { Ok(()) } else { Err(found) }
}

/// Narrows a fact to what `allowed` leaves of it, and says whether that is less than before; reports when nothing is left.
/// Why is only put in words then: writing numbers out costs far more than comparing them.
fn narrow(
    vocabulary: &Vocabulary,
    dossier: &mut Dossier,
    fact: FactId,
    allowed: &Interval,
    because: (&[FactId], &dyn Fn() -> String),
    found: &mut Vec<Contradiction>,
) -> bool {
    let known = match dossier.value(fact) {
        Some(Value::Number(known)) => known.clone(),
        Some(_) => return false,
        None => Interval::everything(),
    };
    match known.intersect(allowed) {
        Some(both) if both != known => {
            dossier.set(fact, Value::Number(both));
            true
        }
        Some(_) => false,
        None => {
            let name = vocabulary.fact(fact).map_or("", |fact| fact.name.as_str());
            found.push(Contradiction {
                fact,
                against: because.0.to_vec(),
                message: format!("`{name}` is {}, but {}", show(vocabulary, fact, &known), because.1()),
                path: Vec::new(),
            });
            false
        }
    }
}

/// An interval in the unit its fact is shown in.
#[must_use]
pub fn show(vocabulary: &Vocabulary, fact: FactId, interval: &Interval) -> String {
    let unit = vocabulary.fact(fact).and_then(|fact| fact.unit().cloned());
    let number = |number: &Number| match &unit {
        Some(unit) => mtcr_quantity::display(number, unit),
        None => number.to_decimal(),
    };
    if let Some(point) = interval.is_point() {
        return number(point);
    }
    match (interval.low(), interval.high()) {
        (End::Unbounded, End::Unbounded) => "not known".to_owned(),
        (End::Closed(low), End::Unbounded) => format!("at least {}", number(low)),
        (End::Open(low), End::Unbounded) => format!("more than {}", number(low)),
        (End::Unbounded, End::Closed(high)) => format!("at most {}", number(high)),
        (End::Unbounded, End::Open(high)) => format!("less than {}", number(high)),
        (End::Closed(low) | End::Open(low), End::Closed(high) | End::Open(high)) => {
            format!("{} to {}", number(low), number(high))
        }
    }
}

/// A stated fact never lies below its declared least value.
fn low_ends(vocabulary: &Vocabulary, dossier: &mut Dossier, found: &mut Vec<Contradiction>) {
    let stated: Vec<FactId> = dossier.facts().map(|(id, _)| id).collect();
    for fact in stated {
        let Some(declared) = vocabulary.fact(fact) else {
            continue;
        };
        let Some(low) = declared.decl.low.as_ref().and_then(|low| low.interval.is_point()) else {
            continue;
        };
        let Some(allowed) = Interval::new(End::Closed(low.clone()), End::Unbounded) else {
            continue;
        };
        let why = || format!("it cannot be below {}", show(vocabulary, fact, &Interval::point(low.clone())));
        narrow(vocabulary, dossier, fact, &allowed, (&[], &why), found);
    }
}

/// The greatest range is at least the range of every achievable loading; likewise the greatest payload.
fn from_members(vocabulary: &Vocabulary, dossier: &mut Dossier, found: &mut Vec<Contradiction>) {
    let mut shown: Vec<(FactId, FactId, Interval)> = Vec::new();
    for (list, members) in dossier.lists() {
        let Some(trade) = vocabulary.list(*list).and_then(|list| list.trade_off.as_ref()) else {
            continue;
        };
        for (cap, member_fact) in [(trade.cap_grows, trade.grows), (trade.cap_against, trade.against)] {
            for member in &members.members {
                let Some(Value::Number(known)) = member.value(member_fact) else {
                    continue;
                };
                if let Some(allowed) = Interval::new(known.low().clone(), End::Unbounded) {
                    shown.push((cap, member_fact, allowed));
                }
            }
        }
    }
    for (cap, member_fact, allowed) in shown {
        let name = vocabulary.fact(member_fact).map_or("", |fact| fact.name.as_str());
        let why = || format!("a member of a list shows `{name}` {}", show(vocabulary, cap, &allowed));
        narrow(vocabulary, dossier, cap, &allowed, (&[member_fact], &why), found);
    }
}

fn by_method(
    vocabulary: &Vocabulary,
    method: &Method,
    dossier: &mut Dossier,
    found: &mut Vec<Contradiction>,
) {
    match method {
        Method::Formula { result, formula } => {
            let Some(value) = formula.value(dossier) else {
                return;
            };
            let why = || format!("its method gives {}", show(vocabulary, *result, &value));
            narrow(vocabulary, dossier, *result, &value, (&formula.reads(), &why), found);
        }
        Method::Sum { result, summed, list, counts, applies } => {
            if applies.as_ref().is_some_and(|rule| !Scene::new(vocabulary, dossier).truth(rule).is_true()) {
                return;
            }
            let Some(value) = sum(vocabulary, dossier, *summed, *list, counts) else {
                return;
            };
            let why = || format!("the members of its list add up to {}", show(vocabulary, *result, &value));
            narrow(vocabulary, dossier, *result, &value, (&[*summed], &why), found);
        }
    }
}

/// The sum over the members that count; members that may count widen it, and an open list leaves it open above.
fn sum(
    vocabulary: &Vocabulary,
    dossier: &Dossier,
    summed: FactId,
    list: ListId,
    counts: &crate::rule::Rule,
) -> Option<Interval> {
    let empty = Members::default();
    let members = dossier.list(list).unwrap_or(&empty);
    if members.members.is_empty() && !members.complete {
        return None;
    }
    let scene = Scene::new(vocabulary, dossier);
    let zero = Interval::point(Number::zero());
    let mut total = zero.clone();
    for (at, member) in members.members.iter().enumerate() {
        let any = Interval::new(End::Closed(Number::zero()), End::Unbounded)?;
        let mass = match member.value(summed) {
            Some(Value::Number(known)) => known.clone(),
            _ => any,
        };
        match scene.member(list, at, member).truth(counts) {
            Truth::True => total = total.add(&mass)?,
            Truth::Unknown => total = total.add(&mass.hull(&zero))?,
            Truth::False => {}
        }
    }
    if members.complete { Some(total) } else { Interval::new(total.low().clone(), End::Unbounded) }
}

/// Declared bounds between facts, applied until nothing changes; each pass carries a bound one fact further at least.
fn by_bounds(vocabulary: &Vocabulary, dossier: &mut Dossier, found: &mut Vec<Contradiction>) {
    let name = |fact: FactId| vocabulary.fact(fact).map_or("", |fact| fact.name.as_str());
    let number = |dossier: &Dossier, fact| match dossier.value(fact) {
        Some(Value::Number(known)) => Some(known.clone()),
        _ => None,
    };
    for _ in vocabulary.bounds() {
        let mut changed = false;
        for bound in vocabulary.bounds() {
            if let Some(upper) = number(dossier, bound.upper)
                && *upper.high() != End::Unbounded
                && let Some(allowed) = Interval::new(End::Unbounded, upper.high().clone())
            {
                let why = || format!("`{}` is {}", name(bound.upper), show(vocabulary, bound.upper, &upper));
                changed |= narrow(vocabulary, dossier, bound.lower, &allowed, (&[bound.upper], &why), found);
            }
            if let Some(lower) = number(dossier, bound.lower)
                && *lower.low() != End::Unbounded
                && let Some(allowed) = Interval::new(lower.low().clone(), End::Unbounded)
            {
                let why = || format!("`{}` is {}", name(bound.lower), show(vocabulary, bound.lower, &lower));
                changed |= narrow(vocabulary, dossier, bound.upper, &allowed, (&[bound.lower], &why), found);
            }
        }
        if !changed || !found.is_empty() {
            return;
        }
    }
}
