//! Whether what the store acknowledged survives: its process killed, the server killed, the power lost.
//!
//! ```text
//! crash kill  [--kills N] [--seed S]   kills writers, and PostgreSQL itself, N times on each database
//! crash power [--cuts N] [--seed S]    loses power at N moments of a run, on SQLite
//! crash postgres                       runs a PostgreSQL server and says its address, until its input ends
//! crash write URL KEY WRITERS BATCHES  writes, and says what was acknowledged; 0 batches without end
//! ```
//!
//! The last line that `kill` and `power` print is one JSON object with their figures.

mod chance;
mod check;
mod kill;
mod power;
mod write;

use std::error::Error;
use std::process::ExitCode;

const USAGE: &str = "usage: crash kill [--kills N] [--seed S] | crash power [--cuts N] [--seed S]";

fn main() -> ExitCode {
    let args: Vec<String> = std::env::args().skip(1).collect();
    let words: Vec<&str> = args.iter().map(String::as_str).collect();
    match run(&words) {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::FAILURE,
        Err(fault) => {
            let mut shown = fault.to_string();
            let mut cause = fault.source();
            while let Some(next) = cause {
                shown = format!("{shown}: {next}");
                cause = next.source();
            }
            eprintln!("{shown}");
            ExitCode::from(2)
        }
    }
}

fn run(words: &[&str]) -> Result<bool, Box<dyn Error>> {
    let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build()?;
    match words {
        ["write", url, key, writers, batches] => {
            runtime.block_on(write::run(url, key, writers.parse()?, batches.parse()?))?;
            Ok(true)
        }
        ["postgres"] => {
            let server = mtcr_testbed::Postgres::start()?;
            println!("{}", server.database()?);
            std::io::copy(&mut std::io::stdin().lock(), &mut std::io::sink())?;
            Ok(true)
        }
        ["kill", rest @ ..] => {
            runtime.block_on(kill::run(number(rest, "--kills", 5)?, number(rest, "--seed", 1)?))
        }
        ["power", rest @ ..] => {
            runtime.block_on(power::run(number(rest, "--cuts", 20)?, number(rest, "--seed", 1)?))
        }
        _ => Err(USAGE.into()),
    }
}

/// The number after an option, or another.
fn number(words: &[&str], option: &str, otherwise: u64) -> Result<u64, Box<dyn Error>> {
    match words.iter().skip_while(|word| **word != option).nth(1) {
        None => Ok(otherwise),
        Some(number) => number.parse().map_err(|_| format!("`{number}` is not a number").into()),
    }
}
