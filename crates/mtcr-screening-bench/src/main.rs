//! Names with known answers from lists of parties, and what is measured with them.

use clap::{Parser, Subcommand};
use mtcr_screening::Party;
use mtcr_screening_bench::class::Class;
use mtcr_screening_bench::make::{self, Amounts};
use mtcr_screening_bench::split::Half;
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
}

fn main() -> ExitCode {
    let Command::Generate { parties, out, each, general, seed } = Arguments::parse().command;
    match generate(&parties, &out, &Amounts { each, general, seed }) {
        Ok(()) => ExitCode::SUCCESS,
        Err(message) => {
            eprintln!("{message}");
            ExitCode::from(2)
        }
    }
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
