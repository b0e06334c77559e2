//! Names with known answers from lists of parties, and what is measured with them.

use clap::{Parser, Subcommand};
use mtcr_screening_bench::commands::{self, Run, Speed};
use mtcr_screening_bench::make::Amounts;
use std::path::PathBuf;
use std::process::ExitCode;

/// Names with known answers from lists of parties, and what is measured with them.
#[derive(Parser)]
struct Arguments {
    #[command(subcommand)]
    command: Command,
}

/// The peers that are measured unless others are named.
const PEERS: &str = "rapidfuzz:WRatio,rapidfuzz:token_sort_ratio,rapidfuzz:token_set_ratio,\
                     nomenklatura:logic-v1,nomenklatura:logic-v2,nomenklatura:regression-v1";

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
        #[arg(long, default_value_t = commands::EACH)]
        each: usize,
        /// Names that are not listed, besides those of the classes near to listed names
        #[arg(long, default_value_t = commands::GENERAL)]
        general: usize,
        /// Another seed makes another set of the same kind
        #[arg(long, default_value = commands::SEED)]
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
        /// Leave out the indexes of other sizes
        #[arg(long)]
        no_sizes: bool,
    },
    /// Measure the product's index of a size, in a process that does nothing else; prints one JSON object
    Size {
        /// The parties, one JSON object a line
        #[arg(long)]
        parties: PathBuf,
        /// Names that are asked before time is taken, one JSON object a line
        #[arg(long)]
        practice: PathBuf,
        /// The names asked about, one JSON object a line
        #[arg(long)]
        queries: PathBuf,
        /// Names in the index; those of the parties as they are when this is not given
        #[arg(long)]
        names: Option<usize>,
    },
    /// Time one index on one thread and print a digest of all its hits: for comparing two versions of the matcher
    Speed {
        /// The parties, one JSON object a line
        #[arg(long)]
        parties: PathBuf,
        /// The names asked about, one JSON object a line; a sample of them is asked
        #[arg(long)]
        queries: PathBuf,
        /// How many names are asked
        #[arg(long, default_value_t = 6000)]
        count: usize,
        /// How often all of them are asked
        #[arg(long, default_value_t = 3)]
        passes: usize,
        /// Write every hit to a file
        #[arg(long)]
        dump: Option<PathBuf>,
        /// Leave out the digest
        #[arg(long)]
        no_digest: bool,
    },
}

fn main() -> ExitCode {
    let done = match Arguments::parse().command {
        Command::Generate { parties, out, each, general, seed } => {
            commands::generate(&parties, &out, &Amounts { each, general, seed })
        }
        Command::Run { parties, work, peers, queries, no_sizes } => {
            let peers = peers.split(',').filter(|peer| *peer != "none").map(str::to_owned).collect();
            commands::run(&Run { parties, work, peers, queries, sizes: !no_sizes })
        }
        Command::Speed { parties, queries, count, passes, dump, no_digest } => {
            commands::speed(&Speed { parties, queries, count, passes, dump, digest: !no_digest })
        }
        Command::Size { parties, practice, queries, names } => {
            commands::size(&parties, (&practice, &queries), names)
        }
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(message) => {
            eprintln!("{message}");
            ExitCode::from(2)
        }
    }
}
