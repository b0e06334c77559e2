//! What only the product is asked: every name of the half, and whether its index loses what its comparison accepts.

use super::figures::count;
use crate::class::Class;
use crate::grow;
use crate::query::Query;
use crate::rng::hash;
use crate::system::{Ours, System};
use mtcr_screening::{Kind, Party, Score, Subject, compare};
use serde::Serialize;
use std::collections::{BTreeMap, BTreeSet};

/// What the index finds of what the comparison accepts.
#[derive(Clone, Copy, Debug, Default, Serialize)]
pub struct Candidates {
    /// Listed names, each with every party to be found, that the full comparison accepts at the threshold of a hit.
    pub accepted: usize,
    /// Those of them that the index does not give.
    pub lost: usize,
    /// Names compared with every party, without the index.
    pub against_all: usize,
    /// Pairs of them that the comparison accepts.
    pub against_all_accepted: usize,
    /// Pairs of these that the index does not give.
    pub against_all_lost: usize,
}

/// Looks for losses: every listed name against its own parties, and so many names of any class against all parties.
#[must_use]
pub fn candidates(ours: &mut Ours, parties: &[Party], queries: &[Query], against_all: usize) -> Candidates {
    let hit = ours.index().names().hit();
    let by_key: BTreeMap<String, usize> =
        parties.iter().enumerate().map(|(at, party)| (crate::listed::key(party), at)).collect();
    let subjects: Vec<Subject> = parties.iter().map(Subject::of).collect();
    let mut found = Candidates::default();
    let given = |ours: &mut Ours, query: &Query| -> BTreeSet<usize> {
        ours.hits(query, hit).iter().filter_map(|hit| usize::try_from(hit.party).ok()).collect()
    };
    let accepts = |ours: &Ours, query: &Query, at: usize| {
        let subject = Subject::named(query.name.as_str(), query.kind);
        subjects.get(at).is_some_and(|other| compare(ours.index().names(), &subject, other).score >= hit)
    };
    for query in queries.iter().filter(|query| query.class.is_listed()) {
        let given = given(ours, query);
        let own = query.accept.iter().filter_map(|key| by_key.get(key)).copied();
        for at in own.filter(|at| !given.contains(at)) {
            if accepts(ours, query, at) {
                found.accepted += 1;
                found.lost += 1;
            }
        }
        found.accepted +=
            query.accept.iter().filter_map(|key| by_key.get(key)).filter(|at| given.contains(at)).count();
    }
    let mut some: Vec<&Query> = queries.iter().collect();
    some.sort_by_key(|query| hash(&["against all", query.class.name(), &query.name]));
    for query in some.into_iter().take(against_all) {
        let given = given(ours, query);
        found.against_all += 1;
        for at in 0..subjects.len() {
            if accepts(ours, query, at) {
                found.against_all_accepted += 1;
                found.against_all_lost += usize::from(!given.contains(&at));
            }
        }
    }
    found
}

/// The share of the names of [`Class::General`] with an alert at the threshold of a hit: of all, and by kind.
#[must_use]
pub fn false_alerts(ours: &mut Ours, queries: &[Query]) -> BTreeMap<&'static str, f64> {
    let hit = ours.index().names().hit();
    let mut counts: BTreeMap<&'static str, (usize, usize)> = BTreeMap::new();
    for query in queries.iter().filter(|query| query.class == Class::General) {
        let alert = usize::from(!ours.hits(query, hit).is_empty());
        let kind = match query.kind {
            Kind::Person => "person",
            Kind::Vessel => "vessel",
            _ => "organisation",
        };
        for of in ["all", kind] {
            let (names, alerts) = counts.entry(of).or_default();
            *names += 1;
            *alerts += alert;
        }
    }
    counts.into_iter().map(|(of, (names, alerts))| (of, count(alerts) / count(names).max(1.0))).collect()
}

/// How many verdicts on parties of the lists change when so many other names are added: none should.
///
/// # Errors
/// The tables of names that are built in are wrong.
pub fn changed_by_growth(
    ours: &mut Ours,
    parties: &[Party],
    queries: &[Query],
    more: usize,
) -> Result<usize, String> {
    let names: usize = parties.iter().map(|party| party.names.len()).sum();
    let mut grown = Ours::build(&grow::to_names(parties, names + more))?;
    let own: BTreeSet<String> = parties.iter().map(crate::listed::key).collect();
    let hit = ours.index().names().hit();
    let verdicts = |system: &mut Ours, query: &Query, hit: Score| -> BTreeSet<String> {
        let hits = system.hits(query, hit);
        system.named(&hits).into_iter().map(|(party, _)| party).filter(|party| own.contains(party)).collect()
    };
    Ok(queries.iter().filter(|query| verdicts(ours, query, hit) != verdicts(&mut grown, query, hit)).count())
}

/// The version of the product and its tables.
#[must_use]
pub fn version(ours: &Ours) -> String {
    format!("{}, tables {}", ours.facts().version, ours.index().names().digest())
}
