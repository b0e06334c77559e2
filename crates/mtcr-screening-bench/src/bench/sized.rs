//! What an index of a size costs.

use crate::measure::{core_seconds, megabytes, percentile};
use crate::query::Query;
use crate::system::{Ours, System};
use mtcr_screening::Party;
use serde::{Deserialize, Serialize};
use std::time::Instant;

/// The cost of an index and of checks with it, on one core.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Sized {
    /// Names in the index.
    pub names: usize,
    /// Parties in it.
    pub parties: usize,
    /// Seconds that building it took.
    pub build_seconds: f64,
    /// Megabytes that it added to a process which did nothing else, the parties among them, once all names were asked.
    pub memory_mb: f64,
    /// Checks in a second with reasons for every hit.
    pub checks_per_second: f64,
    /// Microseconds of a core that half of the checks need at most.
    pub p50_us: f64,
    /// Microseconds of a core that all but one of a hundred need at most.
    pub p99_us: f64,
    /// The same by the clock on the wall, with what else the machine did.
    pub p99_wall_us: f64,
    /// Hits by check.
    pub hits: f64,
}

/// Checks the names one by one, each for the first time, after others that are not counted.
///
/// # Errors
/// The tables of names that are built in are wrong.
pub fn sized(parties: &[Party], practice: &[Query], queries: &[Query]) -> Result<Sized, String> {
    let before = megabytes();
    let mut ours = Ours::build(parties)?;
    let hit = ours.index().names().hit();
    for query in practice {
        std::hint::black_box(ours.hits(query, hit));
    }
    let (mut times, mut walls) = (Vec::with_capacity(queries.len()), Vec::with_capacity(queries.len()));
    let mut hits = 0;
    for query in queries {
        let (wall, start) = (Instant::now(), core_seconds());
        let found = ours.hits(query, hit);
        times.push((core_seconds() - start) * 1e6);
        walls.push(wall.elapsed().as_secs_f64() * 1e6);
        hits += found.len();
    }
    let memory_mb = megabytes() - before;
    let all: f64 = times.iter().sum();
    let asked = super::figures::count(times.len()).max(1.0);
    times.sort_by(f64::total_cmp);
    walls.sort_by(f64::total_cmp);
    Ok(Sized {
        names: parties.iter().map(|party| party.names.len()).sum(),
        parties: parties.len(),
        build_seconds: ours.facts().build_seconds,
        memory_mb,
        checks_per_second: asked * 1e6 / all.max(1.0),
        p50_us: percentile(&times, 50).unwrap_or(0.0),
        p99_us: percentile(&times, 99).unwrap_or(0.0),
        p99_wall_us: percentile(&walls, 99).unwrap_or(0.0),
        hits: super::figures::count(hits) / asked,
    })
}
