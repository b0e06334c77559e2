//! `crash`: what the store acknowledged survives kills and the loss of power.
//!
//! The work is done by an example of the store's crate, so that scripts that have nothing to do with it need not wait
//! for a database client to be built.

use crate::data;
use std::process::Command;

/// How often the test command kills on each database, and at how many moments it loses power.
pub(crate) const FEW: u64 = 5;
const CUTS_FOR_EACH_KILL: u64 = 4;

/// Kills writers and servers, and loses power; each prints its figures as one line of JSON, the kills last.
///
/// # Errors
/// Cargo cannot be run.
pub(crate) fn run(kills: u64, seed: u64) -> Result<bool, String> {
    let seed = seed.to_string();
    let power = example(&["power", "--cuts", &(kills * CUTS_FOR_EACH_KILL).to_string(), "--seed", &seed])?;
    let kill = example(&["kill", "--kills", &kills.to_string(), "--seed", &seed])?;
    Ok(power && kill)
}

fn example(args: &[&str]) -> Result<bool, String> {
    let mut cargo = Command::new(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
    cargo.args(["run", "--quiet", "--package", "mtcr-store", "--example", "crash", "--"]).args(args);
    let status = cargo.current_dir(data::root()).status();
    status.map(|status| status.success()).map_err(|error| format!("cannot run cargo: {error}"))
}
