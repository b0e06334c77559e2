//! A run: the product and its peers over the same names.

mod alone;
mod figures;
mod report;
mod sample;
mod sized;

pub use alone::{Candidates, candidates, changed_by_growth, false_alerts, version};
pub(crate) use figures::count;
pub use figures::{Figures, Quality, against};
pub use report::print;
pub use sample::sample;
pub use sized::{Sized, sized};

use crate::measure::Spread;
use crate::pairs::Pair;
use crate::query::Query;
use crate::system::{Hits, System};

/// Parts into which the names are cut. Every system does one part after the other in turn, so that what else the machine
/// does meets all of them.
const ROUNDS: usize = 5;

/// What one system did.
#[derive(Debug)]
pub struct Done {
    /// For each name its hits.
    pub answers: Vec<Hits>,
    /// Checks in a second of one core, by round.
    pub rates: Vec<f64>,
    /// For each pair its score.
    pub scores: Vec<f64>,
    /// Microseconds for a pair.
    pub pair_us: f64,
}

/// Asks every system all names, round by round, and all pairs.
///
/// # Errors
/// A system stopped.
pub fn ask(
    systems: &mut [&mut dyn System],
    queries: &[Query],
    pairs: &[Pair],
    mut tell: impl FnMut(&str),
) -> Result<Vec<Done>, String> {
    let mut done: Vec<Done> = systems
        .iter()
        .map(|_| Done { answers: Vec::new(), rates: Vec::new(), scores: Vec::new(), pair_us: 0.0 })
        .collect();
    let size = queries.len().div_ceil(ROUNDS).max(1);
    for (round, part) in queries.chunks(size).enumerate() {
        for (system, done) in systems.iter_mut().zip(&mut done) {
            let answered = system.check(part)?;
            let rate = count(part.len()) / answered.seconds.max(1e-9);
            tell(&format!(
                "round {} of {ROUNDS}: {} {rate:.0} checks a second",
                round + 1,
                system.facts().name
            ));
            done.rates.push(rate);
            done.answers.extend(answered.answers);
        }
    }
    for (system, done) in systems.iter_mut().zip(&mut done) {
        let (scores, seconds) = system.compare(pairs)?;
        done.scores = scores;
        done.pair_us = seconds * 1e6 / count(pairs.len()).max(1.0);
    }
    Ok(done)
}

/// How much faster the first is than the second, round by round.
#[must_use]
pub fn ratio(first: &Done, second: &Done) -> Option<Spread> {
    Spread::of(first.rates.iter().zip(&second.rates).map(|(first, second)| first / second).collect())
}
