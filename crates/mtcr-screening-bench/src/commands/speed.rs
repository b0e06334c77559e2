//! How fast one index answers, and a digest of everything it answers: two versions of the matcher are compared by both.

use super::files;
use crate::bench;
use crate::measure::{Spread, core_seconds};
use crate::query::Query;
use crate::rng::hash;
use crate::system::Ours;
use mtcr_screening::{Hit, Kind, Party, Score, Scratch, Subject};
use std::io::Write;
use std::path::PathBuf;

/// What is timed.
#[derive(Clone, Debug)]
pub struct Speed {
    /// The parties.
    pub parties: PathBuf,
    /// The names asked about.
    pub queries: PathBuf,
    /// How many of them are asked.
    pub count: usize,
    /// How often all of them are asked, each time with fresh space.
    pub passes: usize,
    /// Where every hit is written, one line each, if anywhere.
    pub dump: Option<PathBuf>,
    /// Whether everything is answered once more in other ways, for the digest.
    pub digest: bool,
}

/// Asks a sample of names on one thread and prints checks in a second of a core, and the digest of all hits.
///
/// # Errors
/// A file cannot be read or written, or the product's tables are wrong.
pub fn speed(what: &Speed) -> Result<(), String> {
    let parties: Vec<Party> = files::read(&what.parties)?;
    let queries: Vec<Query> = bench::sample(&files::read::<Query>(&what.queries)?, what.count);
    let ours = Ours::build(&parties)?;
    let index = ours.index();
    let hit = index.names().hit();
    let mut rates = Vec::new();
    for _ in 0..what.passes {
        let mut scratch = Scratch::default();
        let start = core_seconds();
        for query in &queries {
            let subject = Subject::named(query.name.as_str(), query.kind);
            std::hint::black_box(index.check_with(&mut scratch, &subject, hit));
        }
        rates.push(bench::count(queries.len()) / (core_seconds() - start).max(1e-9));
    }
    if let Some(rates) = Spread::of(rates) {
        println!(
            "{} names: {:.0} checks a second ({:.0} to {:.0})",
            queries.len(),
            rates.median,
            rates.least,
            rates.most
        );
    }
    if what.digest {
        digest(what, &ours, &parties, &queries)?;
    }
    Ok(())
}

/// Every hit of every name at the threshold of a hit and at the floor, of names of unknown kind, and of parties of the
/// lists with all that is known of them.
fn digest(what: &Speed, ours: &Ours, parties: &[Party], queries: &[Query]) -> Result<(), String> {
    let index = ours.index();
    let (hit, floor) = (index.names().hit(), index.names().floor());
    let mut asked: Vec<(Subject, Score)> = Vec::new();
    for (number, query) in queries.iter().enumerate() {
        let subject = Subject::named(query.name.as_str(), query.kind);
        asked.push((subject.clone(), hit));
        asked.push((subject, if number % 2 == 0 { floor } else { index.names().top() }));
        if number % 4 == 0 {
            asked.push((Subject::named(query.name.as_str(), Kind::Unknown), hit));
        }
    }
    let some = parties.iter().step_by((parties.len() / (queries.len() / 4).max(1)).max(1));
    asked.extend(some.map(|party| (Subject::of(party), hit)));
    let mut out = match &what.dump {
        Some(path) => Some(std::io::BufWriter::new(
            std::fs::File::create(path).map_err(|error| format!("{}: {error}", path.display()))?,
        )),
        None => None,
    };
    let mut scratch = Scratch::default();
    let (mut state, mut hits) = (0, 0);
    for (subject, threshold) in &asked {
        let found: Vec<Hit> = index.check_with(&mut scratch, subject, *threshold);
        hits += found.len();
        let text = serde_json::to_string(&(subject, threshold, &found)).map_err(|error| error.to_string())?;
        state = hash(&[&format!("{state:x}"), &text]);
        if let Some(out) = &mut out {
            writeln!(out, "{text}").map_err(|error| error.to_string())?;
        }
    }
    println!("{} questions, {hits} hits, digest {state:016x}", asked.len());
    Ok(())
}
