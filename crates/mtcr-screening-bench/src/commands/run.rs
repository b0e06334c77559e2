//! The product and its peers over the same names.

use super::{EACH, GENERAL, SEED, files};
use crate::bench::{self, Figures, Quality, Sized};
use crate::make::{self, Amounts};
use crate::pairs;
use crate::query::Query;
use crate::split::Half;
use crate::system::{Ours, Peer, Python, System};
use serde_json::{Value, json};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

/// What is measured.
#[derive(Clone, Debug)]
pub struct Run {
    /// The file of parties.
    pub parties: PathBuf,
    /// The folder for the environment of the peers and for what is written on the way.
    pub work: PathBuf,
    /// The peers: `rapidfuzz:SCORER`, `nomenklatura:ALGORITHM`.
    pub peers: Vec<String>,
    /// Names asked of every system.
    pub queries: usize,
    /// Whether indexes of other sizes are measured.
    pub sizes: bool,
}

/// Names in the indexes that show how cost grows.
const SIZES: [usize; 3] = [10_000, 100_000, 1_000_000];
/// Names that each of them is asked.
const SIZED: usize = 1500;
/// Names of the tuning half that an index of the product is asked before time is taken.
const PRACTICE: usize = 5000;
/// Names added to see that no verdict changes.
const MORE: usize = 100_000;
/// Names compared with every party without the index.
const AGAINST_ALL: usize = 25;

/// Measures, prints tables, and prints everything as one JSON object in the last line. Names are of the test half.
///
/// # Errors
/// A file cannot be read or written, a peer cannot be installed or stops, or the product's tables are wrong.
pub fn run(run: &Run) -> Result<(), String> {
    eprintln!("making names");
    let amounts = Amounts { each: EACH, general: GENERAL, seed: SEED.to_owned() };
    let set = make::set(files::read(&run.parties)?, &amounts);
    let half =
        |half| -> Vec<Query> { set.queries.iter().filter(|query| query.half == half).cloned().collect() };
    let (test, tuning) = (half(Half::Test), half(Half::Tuning));
    let asked = bench::sample(&test, run.queries);
    let pairs = pairs::hard(Half::Test)?;
    files::folder(&run.work)?;
    let index = run.work.join("index.ndjson");
    files::write(&index, set.index.iter())?;
    let practice = bench::sample(&tuning, PRACTICE);
    let sizes = if run.sizes {
        sizes(&run.work, &index, &practice, &bench::sample(&test, SIZED))?
    } else {
        Vec::new()
    };
    let mut ours = Ours::build(&set.index)?.practised(practice);
    eprintln!("the product over the whole half, and looking for losses");
    let all = bench::ask(&mut [&mut ours as &mut dyn System], &test, &pairs, |line| eprintln!("{line}"))?;
    let whole = all.first().map(|done| Figures::of(ours.facts(), done, &test, &pairs));
    let false_alerts = bench::false_alerts(&mut ours, &set.queries);
    let candidates = bench::candidates(&mut ours, &set.index, &test, AGAINST_ALL);
    let candidates_tuning = bench::candidates(&mut ours, &set.index, &tuning, 0);
    let changed = bench::changed_by_growth(&mut ours, &set.index, &asked, MORE)?;
    let version = bench::version(&ours);
    let mut peers = start(run, &index)?;
    let mut systems: Vec<&mut dyn System> = vec![&mut ours];
    systems.extend(peers.iter_mut().map(|peer| peer as &mut dyn System));
    let done = bench::ask(&mut systems, &asked, &pairs, |line| eprintln!("{line}"))?;
    let figures: Vec<Figures> = systems
        .iter()
        .zip(&done)
        .map(|(system, done)| Figures::of(system.facts(), done, &asked, &pairs))
        .collect();
    println!("the test half, {} names, the product alone", test.len());
    bench::print(whole.as_slice());
    println!("\n{} names and {} pairs, all systems", asked.len(), pairs.len());
    bench::print(&figures);
    let against = against(&done, &asked, &figures);
    print_sizes(&sizes);
    println!("false alerts on {GENERAL} names that are not listed: {false_alerts:?}");
    println!("{candidates:?}, of the tuning half {candidates_tuning:?}");
    println!("verdicts changed by {MORE} more names: {changed} of {}", asked.len());
    let line = json!({
        "version": version,
        "names": asked.len(),
        "whole_half": test.len(),
        "pairs": pairs.len(),
        "whole": whole,
        "systems": figures,
        "against": against,
        "sizes": sizes,
        "general_false_alerts": false_alerts,
        "candidates": candidates,
        "candidates_tuning": candidates_tuning,
        "changed_by_growth": changed,
    });
    println!("{line}");
    Ok(())
}

fn start(run: &Run, index: &Path) -> Result<Vec<Peer>, String> {
    if run.peers.is_empty() {
        return Ok(Vec::new());
    }
    eprintln!("installing the peers");
    let python = Python::install(&run.work.join("peers"))?;
    run.peers
        .iter()
        .map(|peer| {
            eprintln!("{peer} builds its index");
            Peer::start(peer, &python, index)
        })
        .collect()
}

/// The product, which is the first system, against each of the others.
fn against(done: &[bench::Done], asked: &[Query], figures: &[Figures]) -> Vec<Value> {
    let Some(ours) = done.first() else { return Vec::new() };
    println!(
        "\nfalse alerts at the recall of a peer: the peer's / the product's; how much faster the product is"
    );
    let mut rows = Vec::new();
    for (peer, theirs) in figures.iter().zip(done).skip(1) {
        let [own, best] = bench::against(ours, asked, peer);
        let ratio = bench::ratio(ours, theirs);
        let of = |quality: Option<Quality>| {
            quality.map_or_else(|| "not reached".to_owned(), |of| format!("{:.4}", of.rates.false_alerts))
        };
        println!(
            "{:<28} own threshold: {:.4} / {}   best: {:.4} / {}   {:.0} times",
            peer.name,
            peer.own.rates.false_alerts,
            of(own),
            peer.best.rates.false_alerts,
            of(best),
            ratio.map_or(0.0, |ratio| ratio.median)
        );
        rows.push(json!({ "peer": peer.name, "at_own": own, "at_best": best, "times_faster": ratio }));
    }
    rows
}

/// Measures each size in a process of its own, so that the memory of one is not that of another.
fn sizes(work: &Path, index: &Path, practice: &[Query], asked: &[Query]) -> Result<Vec<Sized>, String> {
    let (practised, queries) = (work.join("practice.ndjson"), work.join("sized.ndjson"));
    files::write(&practised, practice.iter())?;
    files::write(&queries, asked.iter())?;
    let program = std::env::current_exe().map_err(|error| error.to_string())?;
    let mut sizes = Vec::new();
    for names in [None].into_iter().chain(SIZES.map(Some)) {
        eprintln!(
            "an index of {}",
            names.map_or_else(|| "the lists".to_owned(), |names| format!("{names} names"))
        );
        let mut command = Command::new(&program);
        command.arg("size").arg("--parties").arg(index);
        command.arg("--practice").arg(&practised).arg("--queries").arg(&queries);
        if let Some(names) = names {
            command.arg("--names").arg(names.to_string());
        }
        let output = command.stderr(Stdio::inherit()).output().map_err(|error| error.to_string())?;
        let text = String::from_utf8_lossy(&output.stdout);
        eprint!("{text}");
        sizes.push(serde_json::from_str(&text).map_err(|error| format!("an index of a size: {error}"))?);
    }
    Ok(sizes)
}

fn print_sizes(sizes: &[Sized]) {
    println!("\n     names   parties   build s        MB  checks/s    p50 us    p99 us  p99 wall");
    for of in sizes {
        println!(
            "{:>10}{:>10}{:>10.2}{:>10.0}{:>10.0}{:>10.0}{:>10.0}{:>10.0}",
            of.names,
            of.parties,
            of.build_seconds,
            of.memory_mb,
            of.checks_per_second,
            of.p50_us,
            of.p99_us,
            of.p99_wall_us
        );
    }
}
