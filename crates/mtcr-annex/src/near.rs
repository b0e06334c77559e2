//! Near misses: refuted entries that a single figure keeps out.

use crate::classify::{Classification, EntryFinding};
use mtcr_quantity::{End, Number};
use mtcr_rules::{Dossier, FactId, Rule, Test, Truth, Value};
use std::cmp::Ordering;

/// A refuted entry that a single figure keeps out: with that figure on the other side of its limit it would be met or open.
#[derive(Clone, Debug)]
pub struct NearMiss<'c, 'a> {
    /// What was found.
    pub finding: &'c EntryFinding<'a>,
    /// The figure.
    pub fact: FactId,
    /// What would have to hold instead, in words: the predicate, or `not` and the predicate where that keeps it out.
    pub predicate: String,
    /// How far the value is from the limit, in base units; `None` when no end of it is known.
    pub distance: Option<Number>,
    /// The same as a share of the limit; `None` when the limit is zero or the distance is not known.
    pub share: Option<Number>,
}

/// One settled figure of a rule.
struct Figure<'r> {
    fact: FactId,
    text: &'r str,
    limit: &'r Number,
    at: usize,
    truth: Truth,
}

impl<'a> Classification<'a> {
    /// Refuted entries that a single figure keeps out, nearest first; `most` at the most.
    #[must_use]
    pub fn near(&self, most: usize) -> Vec<NearMiss<'_, 'a>> {
        let mut near: Vec<NearMiss<'_, 'a>> = self
            .findings
            .iter()
            .filter(|finding| finding.own.is_false())
            .filter_map(|f| self.near_miss(f))
            .collect();
        near.sort_by(nearer);
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
        let (figure, distance, share) = figures(rule, &text.nodes)
            .into_iter()
            .filter(|figure| !turned(rule, &text.nodes, 0, figure).is_false())
            .map(|figure| {
                let distance = distance(self.dossier, figure.fact, figure.limit);
                let share = distance.as_ref().and_then(|far| far.div(figure.limit)).map(|share| share.abs());
                (figure, distance, share)
            })
            .min_by(|(.., a), (.., b)| smaller(a.as_ref(), b.as_ref()))?;
        let predicate =
            if figure.truth.is_true() { format!("not {}", figure.text) } else { figure.text.to_owned() };
        Some(NearMiss { finding, fact: figure.fact, predicate, distance, share })
    }
}

/// The smaller share of the limit first; what has none comes last.
fn nearer(a: &NearMiss<'_, '_>, b: &NearMiss<'_, '_>) -> Ordering {
    smaller(a.share.as_ref(), b.share.as_ref()).then(a.finding.entry.id.cmp(&b.finding.entry.id))
}

fn smaller(a: Option<&Number>, b: Option<&Number>) -> Ordering {
    match (a, b) {
        (Some(a), Some(b)) => a.compare(b).unwrap_or(Ordering::Equal),
        (Some(_), None) => Ordering::Less,
        (None, Some(_)) => Ordering::Greater,
        (None, None) => Ordering::Equal,
    }
}

fn figures<'r>(rule: &'r Rule, truths: &[Truth]) -> Vec<Figure<'r>> {
    rule.nodes()
        .iter()
        .zip(truths)
        .enumerate()
        .filter(|(_, (_, truth))| !truth.is_unknown())
        .filter_map(|(at, (node, truth))| {
            let (fact, limit) = match &node.test {
                Test::Compare { fact, limit, .. } => (*fact, limit),
                Test::ReachesAbove(fact, limit) | Test::ReachesBelow(fact, limit) => (*fact, limit),
                _ => return None,
            };
            Some(Figure { fact, text: &node.text, limit, at, truth: *truth })
        })
        .collect()
}

/// The truth of a node if one figure lay on the other side of its limit.
fn turned(rule: &Rule, truths: &[Truth], at: usize, figure: &Figure<'_>) -> Truth {
    if at == figure.at {
        return figure.truth.not();
    }
    let known = truths.get(at).copied().unwrap_or_default();
    let Some(node) = rule.node(at) else { return known };
    if figure.at < at || node.end <= figure.at {
        return known;
    }
    let members = rule.members(at).map(|member| turned(rule, truths, member, figure));
    match node.test {
        Test::All => members.fold(Truth::True, Truth::and),
        Test::Any => members.fold(Truth::False, Truth::or),
        Test::Not => members.fold(Truth::False, Truth::or).not(),
        _ => known,
    }
}

/// How far the nearest known end of a value is from a limit.
fn distance(dossier: &Dossier, fact: FactId, limit: &Number) -> Option<Number> {
    let ends: Vec<Number> = match dossier.value(fact)? {
        Value::Number(interval) => [interval.low(), interval.high()].into_iter().filter_map(end).collect(),
        Value::Span { from, to } => [from, to].into_iter().flatten().cloned().collect(),
        _ => Vec::new(),
    };
    ends.iter()
        .filter_map(|end| end.sub(limit))
        .map(|far| far.abs())
        .min_by(|a, b| a.compare(b).unwrap_or(Ordering::Equal))
}

fn end(end: &End) -> Option<Number> {
    match end {
        End::Closed(number) | End::Open(number) => Some(number.clone()),
        End::Unbounded => None,
    }
}
