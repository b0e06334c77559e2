//! `crash`: what was acknowledged survives kills and the loss of power.
//!
//! Writers of the store, the server of the database and the power are the work of an example of the store's crate, so
//! that scripts that have nothing to do with it need not wait for a database client to be built. The node itself is
//! killed here, while clients write to its API and while it runs over a file.

mod client;
mod entries;
mod files;
mod said;
mod server;
mod serving;

use crate::{data, node};
use serde_json::{Value, json};
pub(crate) use server::Server;
use std::io::{BufRead, BufReader};
use std::process::{Command, Stdio};
use std::time::Instant;

/// How often the test command kills on each database, and at how many moments it loses power.
pub(crate) const FEW: u64 = 4;
const CUTS_FOR_EACH_KILL: u64 = 4;

/// Loses power, kills writers and database servers, and kills nodes, also over a file of products; the figures of all as one line of JSON last.
///
/// # Errors
/// Cargo cannot be run, or a node or server does not start.
pub(crate) fn run(kills: u64, seed: u64) -> Result<bool, String> {
    let begun = Instant::now();
    let program = node::built(false)?;
    let words = seed.to_string();
    let power = example(&["power", "--cuts", &(kills * CUTS_FOR_EACH_KILL).to_string(), "--seed", &words])?;
    let writers = example(&["kill", "--kills", &kills.to_string(), "--seed", &words])?;

    let folder = data::target()?.join("crash");
    let sqlite = serving::run(&program, &folder.join("sqlite"), "sqlite:node.sqlite", kills, seed)?;
    let server = Server::start()?;
    let postgres = serving::run(&program, &folder.join("postgres"), &server.address, kills, seed)?;

    let files = files::run(&program, &folder.join("files"), kills)?;

    let good = [&power, &writers].iter().all(|part| part.get("good") == Some(&json!(true)))
        && sqlite.is_good()
        && postgres.is_good()
        && files.is_good();
    let line = json!({
        "test": "crash",
        "good": good,
        "power": power,
        "writers": writers,
        "files": files.json(),
        "node": {"clients": serving::CLIENTS, "sqlite": sqlite.json(), "postgres": postgres.json()},
        "seconds": begun.elapsed().as_secs(),
    });
    println!("{line}");
    Ok(good)
}

/// Cargo with the words that run the example of the store's crate.
fn cargo(args: &[&str]) -> Command {
    let mut cargo = Command::new(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
    cargo.args(["run", "--quiet", "--package", "mtcr-store", "--example", "crash", "--"]).args(args);
    cargo.current_dir(data::root());
    cargo
}

/// Runs the example to its end and shows what it prints; its last line, which is JSON.
fn example(args: &[&str]) -> Result<Value, String> {
    let unable = |error: std::io::Error| format!("cannot run cargo: {error}");
    let mut child = cargo(args).stdout(Stdio::piped()).spawn().map_err(unable)?;
    let mut last = String::new();
    for line in BufReader::new(child.stdout.take().ok_or("the example has no output")?).lines() {
        last = line.map_err(unable)?;
        println!("{last}");
    }
    child.wait().map_err(unable)?;
    serde_json::from_str(&last)
        .map_err(|error| format!("`crash {}` ended without figures: {error}", args.join(" ")))
}
