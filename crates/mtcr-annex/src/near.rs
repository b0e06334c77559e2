//! Near misses: refuted entries that a single figure keeps out.

use crate::classify::{Classification, EntryFinding};
use mtcr_quantity::{End, Number};
use mtcr_rules::{Dossier, FactId, Rule, Test, Truth, Value};

/// A refuted entry that would be met if one figure were.
#[derive(Clone, Debug)]
pub struct NearMiss<'c, 'a> {
    /// What was found.
    pub finding: &'c EntryFinding<'a>,
    /// The figure.
    pub fact: FactId,
    /// The predicate that keeps it out, in words.
    pub predicate: String,
    /// How far the value is from the limit, in base units; `None` when no end of it is known.
    pub distance: Option<Number>,
    /// The same as a share of the limit; `None` when the limit is zero or the distance is not known.
    pub share: Option<Number>,
}

/// One figure of a rule that is refuted.
struct Refuted<'r> {
    fact: FactId,
    text: &'r str,
    limit: &'r Number,
    at: usize,
}

impl<'a> Classification<'a> {
    /// Refuted entries that a single figure keeps out, nearest first; `most` at the most.
    #[must_use]
    pub fn near(&self, most: usize) -> Vec<NearMiss<'_, 'a>> {
        let mut near: Vec<NearMiss<'_, 'a>> =
            self.findings.iter().filter(|finding| finding.own.is_false()).filter_map(|f| self.near_miss(f)).collect();
        near.sort_by(|a, b| {
            let share = |miss: &NearMiss<'_, '_>| miss.share.clone();
            match (share(a), share(b)) {
                (Some(x), Some(y)) => x.compare(&y).unwrap_or(std::cmp::Ordering::Equal),
                (Some(_), None) => std::cmp::Ordering::Less,
                (None, Some(_)) => std::cmp::Ordering::Greater,
                (None, None) => std::cmp::Ordering::Equal,
            }
            .then(a.finding.entry.id.cmp(&b.finding.entry.id))
        });
        near.truncate(most);
        near
    }

    fn near_miss<'c>(&'c self, finding: &'c EntryFinding<'a>) -> Option<NearMiss<'c, 'a>> {
        let text = finding.texts.first()?;
        let rule = text.version.rule.as_ref()?;
        let root = text.nodes.first().copied()?;
        if !root.is_false() {
            return None;
        }
        let found = refuted(rule, &text.nodes)
            .into_iter()
            .find(|figure| forced(rule, &text.nodes, 0, figure.at) == Truth::True)?;
        let distance = distance(self.dossier, &figure_value(&found));
        let share = distance.as_ref().and_then(|far| far.div(found.limit)).map(|share| share.abs());
        Some(NearMiss { finding, fact: found.fact, predicate: found.text.to_owned(), distance, share })
    }
}

fn figure_value<'r>(found: &Refuted<'r>) -> (FactId, &'r Number) {
    (found.fact, found.limit)
}

fn refuted<'r>(rule: &'r Rule, truths: &[Truth]) -> Vec<Refuted<'r>> {
    rule.nodes()
        .iter()
        .zip(truths)
        .enumerate()
        .filter(|(_, (_, truth))| truth.is_false())
        .filter_map(|(at, (node, _))| {
            let (fact, limit) = match &node.test {
                Test::Compare { fact, limit, .. } => (*fact, limit),
                Test::ReachesAbove(fact, limit) | Test::ReachesBelow(fact, limit) => (*fact, limit),
                _ => return None,
            };
            Some(Refuted { fact, text: &node.text, limit, at })
        })
        .collect()
}

/// The truth of a node if the node at `met` were True.
fn forced(rule: &Rule, truths: &[Truth], at: usize, met: usize) -> Truth {
    if at == met {
        return Truth::True;
    }
    let Some(node) = rule.node(at) else { return Truth::Unknown };
    if met < at || node.end <= met {
        return truths.get(at).copied().unwrap_or_default();
    }
    let members = rule.members(at).map(|member| forced(rule, truths, member, met));
    match node.test {
        Test::All => members.fold(Truth::True, Truth::and),
        Test::Any => members.fold(Truth::False, Truth::or),
        Test::Not => members.fold(Truth::False, Truth::or).not(),
        _ => truths.get(at).copied().unwrap_or_default(),
    }
}

/// How far the nearest known end of a value is from a limit.
fn distance(dossier: &Dossier, (fact, limit): &(FactId, &Number)) -> Option<Number> {
    let ends: Vec<Number> = match dossier.value(*fact)? {
        Value::Number(interval) => [interval.low(), interval.high()].into_iter().filter_map(end).collect(),
        Value::Span { from, to } => [from, to].into_iter().flatten().cloned().collect(),
        _ => Vec::new(),
    };
    ends.iter()
        .filter_map(|end| end.sub(limit))
        .map(|far| far.abs())
        .min_by(|a, b| a.compare(b).unwrap_or(std::cmp::Ordering::Equal))
}

fn end(end: &End) -> Option<Number> {
    match end {
        End::Closed(number) | End::Open(number) => Some(number.clone()),
        End::Unbounded => None,
    }
}
