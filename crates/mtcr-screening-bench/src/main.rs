//! Names with known answers from lists of parties, and what is measured with them.

use clap::{Parser, Subcommand};
use mtcr_screening::Party;
use mtcr_screening_bench::bench::{self, Figures};
use mtcr_screening_bench::class::Class;
use mtcr_screening_bench::make::{self, Amounts};
use mtcr_screening_bench::pairs;
use mtcr_screening_bench::query::Query;
use mtcr_screening_bench::split::Half;
use mtcr_screening_bench::system::{Peer, Python, System};
use serde::Serialize;
use std::io::{BufWriter, Write};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

/// Names with known answers from lists of parties, and what is measured with them.
#[derive(Parser)]
struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Write `index.ndjson`, `tuning.ndjson` and `test.ndjson`: what is in the index, and what is asked of it
    Generate {
        /// The parties, one JSON object a line
        #[arg(long)]
        parties: PathBuf,
        /// The folder to write to
        #[arg(long)]
        out: PathBuf,
        /// Names of each class, at most
        #[arg(long, default_value_t = 1500)]
        each: usize,
        /// Names that are not listed, besides those of the classes near to listed names
        #[arg(long, default_value_t = 50_000)]
        general: usize,
        /// Another seed makes another set of the same kind
        #[arg(long, default_value = "openmtcr-1")]
        seed: String,
    },
    /// Measure the product and its peers; the last line is one JSON object
    Run {
        /// The parties, one JSON object a line
        #[arg(long)]
        parties: PathBuf,
        /// The folder for the environment of the peers and for what is written on the way
        #[arg(long)]
        work: PathBuf,
        /// Peers, with commas between them: `rapidfuzz:SCORER`, `nomenklatura:ALGORITHM`; or `none`
        #[arg(long, default_value = PEERS)]
        peers: String,
        /// Names asked of every system
        #[arg(long, default_value_t = 3000)]
        queries: usize,
    },
}

/// The peers that are measured unless others are named.
const PEERS: &str = "rapidfuzz:WRatio,rapidfuzz:token_sort_ratio,rapidfuzz:token_set_ratio,\
                     nomenklatura:logic-v1,nomenklatura:logic-v2,nomenklatura:regression-v1";

fn main() -> ExitCode {
    let done = match Arguments::parse().command {
        Command::Generate { parties, out, each, general, seed } => {
            generate(&parties, &out, &Amounts { each, general, seed })
        }
        Command::Run { parties, work, peers, queries } => run(&parties, &work, &peers, queries),
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(message) => {
            eprintln!("{message}");
            ExitCode::from(2)
        }
    }
}

fn run(parties: &Path, work: &Path, peers: &str, size: usize) -> Result<(), String> {
    eprintln!("making names");
    let amounts = Amounts { each: 1500, general: 50_000, seed: "openmtcr-1".to_owned() };
    let set = make::set(read(parties)?, &amounts);
    let test: Vec<Query> = set.queries.iter().filter(|query| query.half == Half::Test).cloned().collect();
    let asked = bench::sample(&test, size);
    let pairs = pairs::hard()?;
    std::fs::create_dir_all(work).map_err(|error| format!("{}: {error}", work.display()))?;
    let index = work.join("index.ndjson");
    write(&index, set.index.iter())?;
    let mut systems: Vec<Box<dyn System>> = Vec::new();
    if peers != "none" {
        eprintln!("installing the peers");
        let python = Python::install(&work.join("peers"))?;
        for peer in peers.split(',') {
            eprintln!("{peer} builds its index");
            systems.push(Box::new(Peer::start(peer, &python, &index)?));
        }
    }
    let done = bench::ask(&mut systems, &asked, &pairs, |line| eprintln!("{line}"))?;
    let figures: Vec<Figures> = systems
        .iter()
        .zip(&done)
        .map(|(system, done)| Figures::of(system.facts(), done, &asked, &pairs))
        .collect();
    bench::print(&figures);
    let line = serde_json::json!({ "names": asked.len(), "pairs": pairs.len(), "systems": figures });
    println!("{line}");
    Ok(())
}

fn read(path: &Path) -> Result<Vec<Party>, String> {
    let text = std::fs::read_to_string(path).map_err(|error| format!("{}: {error}", path.display()))?;
    let line = |(at, line): (usize, &str)| {
        serde_json::from_str(line).map_err(|error| format!("{}, line {}: {error}", path.display(), at + 1))
    };
    text.lines().enumerate().filter(|(_, line)| !line.trim().is_empty()).map(line).collect()
}

fn write<'items, T: Serialize + 'items>(
    path: &Path,
    items: impl Iterator<Item = &'items T>,
) -> Result<(), String> {
    let place = |error: &dyn std::fmt::Display| format!("{}: {error}", path.display());
    let mut file = BufWriter::new(std::fs::File::create(path).map_err(|error| place(&error))?);
    for item in items {
        let line = serde_json::to_string(item).map_err(|error| place(&error))?;
        writeln!(file, "{line}").map_err(|error| place(&error))?;
    }
    file.flush().map_err(|error| place(&error))
}

fn generate(parties: &Path, out: &Path, amounts: &Amounts) -> Result<(), String> {
    let set = make::set(read(parties)?, amounts);
    std::fs::create_dir_all(out).map_err(|error| format!("{}: {error}", out.display()))?;
    write(&out.join("index.ndjson"), set.index.iter())?;
    for (half, file) in [(Half::Tuning, "tuning.ndjson"), (Half::Test, "test.ndjson")] {
        write(&out.join(file), set.queries.iter().filter(|query| query.half == half))?;
    }
    println!("class           tuning    test");
    for class in Class::ALL {
        let count =
            |half| set.queries.iter().filter(|query| query.class == class && query.half == half).count();
        println!("{:<14} {:>7} {:>7}", class.name(), count(Half::Tuning), count(Half::Test));
    }
    println!(
        "{} parties, {} names in the index",
        set.index.len(),
        set.index.iter().map(|party| party.names.len()).sum::<usize>()
    );
    Ok(())
}
