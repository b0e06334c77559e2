//! The product.

use super::{Facts, Hits, Round, System};
use crate::listed::key;
use crate::measure::{core_seconds, megabytes};
use crate::pairs::Pair;
use crate::query::Query;
use mtcr_screening::{Hit, Index, Names, Party, Score, Scratch, Subject, compare};
use std::sync::Arc;

/// The product with an index of its own.
pub struct Ours {
    facts: Facts,
    index: Index,
    keys: Vec<String>,
    scratch: Scratch,
    practice: Vec<Query>,
}

/// How often the names of a round are checked: a few names are done too fast to be a measure.
const PASSES: u8 = 5;

/// A score as a number from 0 to 1.
fn fraction(score: Score) -> f64 {
    f64::from(score.value()) / 10_000.0
}

/// Whom a name asks about.
fn subject(query: &Query) -> Subject {
    Subject::named(query.name.as_str(), query.kind)
}

impl Ours {
    /// Builds the index.
    ///
    /// # Errors
    /// The tables of names that are built in are wrong.
    pub fn build(parties: &[Party]) -> Result<Self, String> {
        let before = megabytes();
        let names = Arc::new(Names::built_in().map_err(|error| error.to_string())?);
        let keys = parties.iter().map(key).collect();
        let own = parties.to_vec();
        let start = core_seconds();
        let index = Index::build(names, own);
        let facts = Facts {
            name: "openmtcr".to_owned(),
            version: format!("openmtcr, {}", index.names().version()),
            threshold: fraction(index.names().hit()),
            build_seconds: core_seconds() - start,
            memory_mb: megabytes() - before,
        };
        Ok(Self { facts, index, keys, scratch: Scratch::default(), practice: Vec::new() })
    }

    /// Names that an index is asked before time is taken: an index keeps what is near to its own words, so that one in use
    /// is faster than one just built. They are others than those that are timed.
    #[must_use]
    pub fn practised(self, practice: Vec<Query>) -> Self {
        Self { practice, ..self }
    }

    /// An index of the same parties that was asked the practice and nothing else.
    fn fresh(&self) -> (Index, Scratch) {
        let index = Index::build(self.index.shared_names(), self.index.parties().to_vec());
        let mut scratch = Scratch::default();
        let hit = index.names().hit();
        for query in &self.practice {
            std::hint::black_box(index.check_with(&mut scratch, &subject(query), hit));
        }
        (index, scratch)
    }

    /// The index.
    #[must_use]
    pub fn index(&self) -> &Index {
        &self.index
    }

    /// The hits for a name from a threshold on, with their reasons.
    pub fn hits(&mut self, query: &Query, threshold: Score) -> Vec<Hit> {
        self.index.check_with(&mut self.scratch, &subject(query), threshold)
    }

    /// The hits as parties with scores, the best first.
    #[must_use]
    pub fn named(&self, hits: &[Hit]) -> Hits {
        let party = |hit: &Hit| usize::try_from(hit.party).ok().and_then(|at| self.keys.get(at)).cloned();
        let mut named: Hits =
            hits.iter().filter_map(|hit| Some((party(hit)?, fraction(hit.score)))).collect();
        named.sort_by(|left, right| right.1.total_cmp(&left.1));
        named
    }
}

impl System for Ours {
    fn facts(&self) -> &Facts {
        &self.facts
    }

    /// The time is that of checks at the threshold of a hit, as the product is used, with reasons for every hit, by an index
    /// that was never asked these names. The answers are from its floor on, so that every threshold can be looked at.
    fn check(&mut self, queries: &[Query]) -> Result<Round, String> {
        let (hit, floor) = (self.index.names().hit(), self.index.names().floor());
        let mut seconds = 0.0;
        for _ in 0..PASSES {
            let (index, mut scratch) = self.fresh();
            let start = core_seconds();
            for query in queries {
                std::hint::black_box(index.check_with(&mut scratch, &subject(query), hit));
            }
            seconds += (core_seconds() - start) / f64::from(PASSES);
        }
        let answers = queries
            .iter()
            .map(|query| {
                let hits = self.hits(query, floor);
                self.named(&hits)
            })
            .collect();
        Ok(Round { seconds, answers })
    }

    fn compare(&mut self, pairs: &[Pair]) -> Result<(Vec<f64>, f64), String> {
        let start = core_seconds();
        let scores = pairs
            .iter()
            .map(|pair| {
                let left = Subject::named(pair.left.as_str(), pair.kind);
                let right = Subject::named(pair.right.as_str(), pair.kind);
                fraction(compare(self.index.names(), &left, &right).score)
            })
            .collect();
        Ok((scores, core_seconds() - start))
    }
}
