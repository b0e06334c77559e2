//! Lines of declarations with known answers, and how well and how fast they are judged.

use clap::{Parser, Subcommand};
use mtcr_declarations_bench::half::Half;
use mtcr_declarations_bench::make::{Amounts, set};
use mtcr_declarations_bench::rows::Rows;
use mtcr_declarations_bench::{file, law, rates, speed};
use std::path::PathBuf;
use std::process::ExitCode;

/// Lines of declarations with known answers, and how well and how fast they are judged.
#[derive(Parser)]
struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// How many lines of each class are referred, as a table
    Rates {
        /// Judge the half that words and weights were not chosen by
        #[arg(long)]
        test: bool,
        /// Print the lines that went wrong; of the tuning half only
        #[arg(long)]
        wrong: bool,
        /// Another seed makes other lines of the same rows
        #[arg(long, default_value = "1")]
        seed: String,
    },
    /// How long lines take with their parties; the last line is one JSON object
    Speed {
        /// Lines
        #[arg(long, default_value_t = 1_000_000)]
        lines: usize,
        /// Firms that they name
        #[arg(long, default_value_t = 60_000)]
        firms: usize,
        /// Names on the list
        #[arg(long, default_value_t = 20_000)]
        listed: usize,
        /// Threads
        #[arg(long, default_value_t = 2)]
        threads: usize,
        /// Of a thousand lines so many are near or of an entry
        #[arg(long, default_value_t = 20)]
        of_entries: usize,
        /// Listed parties, one JSON object a line, instead of made ones
        #[arg(long)]
        parties: Option<PathBuf>,
        /// Write the lines as a file into this folder and judge the file, reading and writing counted
        #[arg(long)]
        file: Option<PathBuf>,
    },
}

fn main() -> ExitCode {
    match run(Arguments::parse().command) {
        Ok(()) => ExitCode::SUCCESS,
        Err(message) => {
            eprintln!("{message}");
            ExitCode::from(2)
        }
    }
}

fn run(command: Command) -> Result<(), String> {
    let rows = Rows::built_in().map_err(|error| error.to_string())?;
    let corpus = law::law()?;
    let screen = law::screen(&corpus)?;
    eprintln!("{} terms", screen.terms());
    match command {
        Command::Rates { test, wrong, seed } => {
            if test && wrong {
                return Err("nobody looks at single lines of the test half".to_owned());
            }
            let half = if test { Half::Test } else { Half::Tuning };
            let lines = set(&rows, half, Amounts::default(), &seed);
            let counts = rates::rates(&screen, &lines, |line, judgement| {
                if wrong {
                    println!(
                        "{} {:?} {} <- {:?}",
                        line.class.as_str(),
                        line.entries,
                        line.text(),
                        judgement.reasons
                    );
                }
            });
            println!("{} half\n\n{}", half.as_str(), rates::table(&counts));
        }
        Command::Speed { lines, firms, listed, threads, of_entries, parties, file } => {
            let given = match parties {
                None => Vec::new(),
                Some(file) => std::fs::read_to_string(&file)
                    .map_err(|error| format!("{}: {error}", file.display()))?
                    .lines()
                    .map(|line| {
                        serde_json::from_str(line).map_err(|error| format!("{}: {error}", file.display()))
                    })
                    .collect::<Result<_, _>>()?,
            };
            let plan = speed::Plan { lines, firms, listed, threads, of_entries };
            if let Some(work) = &file {
                let took = file::run(&screen, &rows, plan, given, work)?;
                let totals = took.totals;
                println!(
                    "{{\"lines\":{},\"cleared\":{},\"referred\":{},\"rejected\":{},\"malformed\":{},\"threads\":{threads},\"milliseconds\":{},\"parties_asked\":{},\"peak_megabytes\":{}}}",
                    totals.read,
                    totals.cleared,
                    totals.referred,
                    totals.rejected,
                    totals.malformed,
                    took.time.as_millis(),
                    took.asked,
                    took.peak.unwrap_or_default(),
                );
                return Ok(());
            }
            let took = speed::run(&screen, &rows, plan, given)?;
            let tally = took.tally;
            println!(
                "{{\"lines\":{},\"cleared\":{},\"referred\":{},\"rejected\":{},\"malformed\":{},\"threads\":{threads},\"milliseconds\":{},\"core_seconds\":{:.1},\"parties\":{},\"parties_asked\":{}}}",
                tally.lines,
                tally.cleared,
                tally.referred,
                tally.rejected,
                tally.malformed,
                took.judging.as_millis(),
                took.core_seconds,
                took.parties,
                took.asked,
            );
        }
    }
    Ok(())
}
