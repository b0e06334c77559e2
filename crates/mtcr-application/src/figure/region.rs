//! What the rules of an edition say in the plane: the limits and the entries they belong to, read from the law.

use super::plane::{Plane, Side};
use mtcr_corpus::{CategoryRule, Corpus, EditionId};
use mtcr_quantity::{End, Interval, Number};
use mtcr_rules::syntax::{Op, Quantifier};
use mtcr_rules::{Rule, Test};
use std::cmp::Reverse;

/// A rectangle of the plane, in base units. An end that is not closed is not part of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reach {
    /// The figure across (range).
    pub across: Interval,
    /// The figure upwards (payload).
    pub up: Interval,
}

/// A rectangle of the plane that entries of one category control, further conditions aside.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Region {
    /// Where it is.
    pub reach: Reach,
    /// The category as it is written: `I`, `II`; empty where it follows from something else.
    pub category: String,
    /// The entries in the order of their ids; one of which several texts may apply says so.
    pub entries: Vec<String>,
}

/// The regions of an edition, the gravest category first and within it each before those that it lies inside.
///
/// A rule is read as the figures of the plane that a product must meet whatever else it asks. A rule that can be met
/// anywhere in the plane has no region. Where an entry has several texts that may apply, each has its own.
#[must_use]
pub fn regions(corpus: &Corpus, plane: &Plane, edition: EditionId) -> Vec<Region> {
    let mut found: Vec<Region> = Vec::new();
    for entry in &corpus.entries {
        let texts: Vec<_> = entry.versions_in(edition).collect();
        let name = match texts.len() {
            ..=1 => entry.name.clone(),
            several => format!("{} (one of {several} texts)", entry.name),
        };
        for version in texts {
            let category = match version.category {
                CategoryRule::Is(category) => category.to_string(),
                CategoryRule::FollowsSubject => String::new(),
            };
            for reach in version.rule.as_ref().map_or_else(Vec::new, |rule| reaches(plane, rule)) {
                match found.iter_mut().find(|region| region.reach == reach && region.category == category) {
                    Some(region) if region.entries.contains(&name) => {}
                    Some(region) => region.entries.push(name.clone()),
                    None => {
                        found.push(Region { reach, category: category.clone(), entries: vec![name.clone()] });
                    }
                }
            }
        }
    }
    let around: Vec<usize> = found
        .iter()
        .map(|region| found.iter().filter(|wider| region.reach.is_within(&wider.reach)).count())
        .collect();
    let mut order: Vec<(usize, Region)> = around.into_iter().zip(found).collect();
    order.sort_by_key(|(around, region)| {
        let category = if region.category.is_empty() { "~" } else { &region.category };
        (category.to_owned(), Reverse(*around), Reverse(region.reach.limits()), region.entries.clone())
    });
    order.into_iter().map(|(_, region)| region).collect()
}

/// The rectangles whose union a rule keeps to; none when it can be met anywhere.
fn reaches(plane: &Plane, rule: &Rule) -> Vec<Reach> {
    let found = of_node(plane, rule, 0);
    if found.iter().any(|reach| reach.limits() == 0) { Vec::new() } else { found }
}

fn of_node(plane: &Plane, rule: &Rule, at: usize) -> Vec<Reach> {
    let Some(node) = rule.node(at) else { return vec![Reach::everywhere()] };
    match &node.test {
        Test::All => rule.members(at).map(|member| of_node(plane, rule, member)).fold(
            vec![Reach::everywhere()],
            |known, more| {
                let both = |one: &Reach| more.iter().filter_map(|two| one.and(two)).collect::<Vec<_>>();
                known.iter().flat_map(both).collect()
            },
        ),
        Test::Any => rule.members(at).flat_map(|member| of_node(plane, rule, member)).collect(),
        Test::Compare { fact, op, limit } => plane
            .side(*fact)
            .map_or_else(|| vec![Reach::everywhere()], |side| vec![Reach::of(side, *op, limit)]),
        Test::Has(Quantifier::Some | Quantifier::AtLeast(_), list, inner) if *list == plane.list => {
            of_node(plane, inner, 0)
        }
        // What is denied, and what speaks of other things, says nothing of where in the plane a product must lie.
        _ => vec![Reach::everywhere()],
    }
}

impl Reach {
    fn everywhere() -> Self {
        Reach { across: Interval::everything(), up: Interval::everything() }
    }

    fn of(side: Side, op: Op, limit: &Number) -> Self {
        let (low, high) = match op {
            Op::AtLeast => (End::Closed(limit.clone()), End::Unbounded),
            Op::MoreThan => (End::Open(limit.clone()), End::Unbounded),
            Op::AtMost => (End::Unbounded, End::Closed(limit.clone())),
            Op::LessThan => (End::Unbounded, End::Open(limit.clone())),
        };
        let half = Interval::new(low, high).unwrap_or_else(Interval::everything);
        match side {
            Side::Across => Reach { across: half, ..Self::everywhere() },
            Side::Up => Reach { up: half, ..Self::everywhere() },
        }
    }

    fn and(&self, other: &Self) -> Option<Self> {
        Some(Reach { across: self.across.intersect(&other.across)?, up: self.up.intersect(&other.up)? })
    }

    fn is_within(&self, wider: &Self) -> bool {
        self.across.within(&wider.across) && self.up.within(&wider.up)
    }

    /// How many of its four sides are limits.
    fn limits(&self) -> usize {
        let ends = [self.across.low(), self.across.high(), self.up.low(), self.up.high()];
        ends.iter().filter(|end| **end != &End::Unbounded).count()
    }
}
