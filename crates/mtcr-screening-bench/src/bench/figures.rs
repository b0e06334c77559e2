//! The figures of one system.

use super::Done;
use crate::class::Class;
use crate::measure::{Outcome, Rates, Spread, best, false_alerts_at_recall, rates, recall_at_false_alerts};
use crate::pairs::{self, Pair};
use crate::query::Query;
use crate::system::{Facts, Hits};
use mtcr_screening::Kind;
use serde::Serialize;
use std::collections::BTreeMap;

/// The share of false alerts at which recall is compared.
const MOST: f64 = 0.05;

/// The kinds of party that are reported by themselves.
const KINDS: [(Kind, &str); 3] =
    [(Kind::Person, "person"), (Kind::Organisation, "organisation"), (Kind::Vessel, "vessel")];

/// What a system reaches on the names of a run.
#[derive(Clone, Debug, Serialize)]
pub struct Figures {
    /// What it is called.
    pub name: String,
    /// It and its version.
    pub version: String,
    /// Checks in a second on one core, over the rounds.
    pub checks_per_second: Option<Spread>,
    /// Seconds that its index took.
    pub build_seconds: f64,
    /// Megabytes of its index.
    pub memory_mb: f64,
    /// On all names: at its own threshold.
    pub own: Quality,
    /// The same at the threshold with the best F1 on these very names.
    pub best: Quality,
    /// At the threshold where 5 % of the names that are not listed make an alert, of all kinds of them.
    pub at_5: Quality,
    /// The same, of names of [`Class::General`] alone.
    pub at_5_general: Quality,
    /// Recall of each class, or share of false alerts, at its own threshold and at that of 5 %.
    pub classes: BTreeMap<&'static str, (f64, f64)>,
    /// At its own threshold, by kind of party.
    pub kinds: BTreeMap<&'static str, Rates>,
    /// On hard pairs: at its own threshold, and at the best one.
    pub pairs: (Rates, Rates),
    /// Pairs by schema, at the best threshold over all.
    pub pairs_by_kind: BTreeMap<&'static str, Rates>,
    /// Share of pairs that are judged right, by class, at the best threshold over all.
    pub pairs_by_class: BTreeMap<String, f64>,
    /// Microseconds for a pair.
    pub pair_us: f64,
}

/// Rates, and false alerts by where names come from.
#[derive(Clone, Copy, Debug, Serialize)]
pub struct Quality {
    /// Over all names.
    #[serde(flatten)]
    pub rates: Rates,
    /// False alerts among names of [`Class::General`].
    pub general: f64,
    /// False alerts among names near to listed ones.
    pub near: f64,
}

/// A count as a number to divide by.
pub(crate) fn count(count: usize) -> f64 {
    u32::try_from(count).map_or(f64::INFINITY, f64::from)
}

/// What the hits of a name are worth.
fn outcome(query: &Query, hits: &Hits) -> Outcome {
    let listed = query.class.is_listed();
    let counts = |(party, _): &&(String, f64)| !listed || query.accept.contains(party);
    let score = hits.iter().filter(counts).map(|(_, score)| *score).fold(0.0, f64::max);
    Outcome { listed, score }
}

/// The outcomes of a run, which every figure is made of.
struct Outcomes<'run> {
    queries: &'run [Query],
    all: Vec<Outcome>,
}

impl<'run> Outcomes<'run> {
    fn new(queries: &'run [Query], answers: &[Hits]) -> Self {
        Self { queries, all: queries.iter().zip(answers).map(|(query, hits)| outcome(query, hits)).collect() }
    }

    fn of(&self, takes: impl Fn(&Query) -> bool) -> Vec<Outcome> {
        let both = self.queries.iter().zip(&self.all);
        both.filter(|(query, _)| takes(query)).map(|(_, outcome)| *outcome).collect()
    }

    fn quality(&self, threshold: f64) -> Quality {
        let false_alerts = |outcomes: &[Outcome]| rates(outcomes, threshold).false_alerts;
        Quality {
            rates: rates(&self.all, threshold),
            general: false_alerts(&self.of(|query| query.class == Class::General)),
            near: false_alerts(&self.of(|query| query.class != Class::General && !query.class.is_listed())),
        }
    }
}

impl Figures {
    /// Of what a system did with these names and pairs.
    #[must_use]
    pub fn of(facts: &Facts, done: &Done, queries: &[Query], pairs: &[Pair]) -> Self {
        let outcomes = Outcomes::new(queries, &done.answers);
        let own = facts.threshold;
        let at_5 = recall_at_false_alerts(&outcomes.all, MOST).threshold;
        let with_general = outcomes.of(|query| query.class.is_listed() || query.class == Class::General);
        let at_5_general = recall_at_false_alerts(&with_general, MOST).threshold;
        let judged: Vec<Outcome> = pairs
            .iter()
            .zip(&done.scores)
            .map(|(pair, score)| Outcome { listed: pair.same, score: *score })
            .collect();
        let best_pairs = best(&judged);
        Self {
            name: facts.name.clone(),
            version: facts.version.clone(),
            checks_per_second: Spread::of(done.rates.clone()),
            build_seconds: facts.build_seconds,
            memory_mb: facts.memory_mb,
            own: outcomes.quality(own),
            best: outcomes.quality(best(&outcomes.all).threshold),
            at_5: outcomes.quality(at_5),
            at_5_general: outcomes.quality(at_5_general),
            classes: Class::ALL
                .into_iter()
                .map(|class| (class.name(), of_class(&outcomes, class, own, at_5)))
                .collect(),
            kinds: KINDS
                .map(|(kind, name)| (name, rates(&outcomes.of(|query| query.kind == kind), own)))
                .into(),
            pairs: (rates(&judged, own), best_pairs),
            pairs_by_kind: KINDS
                .map(|(kind, name)| (name, of_kind(pairs, &judged, kind, best_pairs.threshold)))
                .into(),
            pairs_by_class: right(pairs, &judged, best_pairs.threshold),
            pair_us: done.pair_us,
        }
    }
}

/// Recall of a class, or false alerts of one that is not listed, at two thresholds.
fn of_class(outcomes: &Outcomes<'_>, class: Class, own: f64, at_5: f64) -> (f64, f64) {
    let of = outcomes.of(|query| query.class == class);
    let figure = |threshold| {
        let rates = rates(&of, threshold);
        if class.is_listed() { rates.recall } else { rates.false_alerts }
    };
    (figure(own), figure(at_5))
}

fn of_kind(pairs: &[Pair], judged: &[Outcome], kind: Kind, threshold: f64) -> Rates {
    let of = pairs.iter().zip(judged).filter(|(pair, _)| pair.kind == kind).map(|(_, outcome)| *outcome);
    rates(&of.collect::<Vec<_>>(), threshold)
}

/// The share of pairs of each class that a threshold judges right.
fn right(pairs: &[Pair], judged: &[Outcome], threshold: f64) -> BTreeMap<String, f64> {
    let is_right = |at: &&usize| {
        judged
            .get(**at)
            .is_some_and(|outcome| outcome.listed == (outcome.score > 0.0 && outcome.score >= threshold))
    };
    let share = |of: &[usize]| count(of.iter().filter(is_right).count()) / count(of.len()).max(1.0);
    pairs::by_class(pairs).into_iter().map(|(class, of)| (class.to_owned(), share(&of))).collect()
}

/// The product's false alerts where its recall is that of a peer: at the peer's own threshold, and at its best. None where
/// the product does not reach that recall at all.
#[must_use]
pub fn against(ours: &Done, queries: &[Query], peer: &Figures) -> [Option<Quality>; 2] {
    let outcomes = Outcomes::new(queries, &ours.answers);
    [peer.own, peer.best].map(|quality| {
        false_alerts_at_recall(&outcomes.all, quality.rates.recall)
            .map(|rates| outcomes.quality(rates.threshold))
    })
}
