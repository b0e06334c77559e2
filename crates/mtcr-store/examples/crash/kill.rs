//! Killing writers, and the database server, in the middle of it.

use crate::chance::Chance;
use crate::check::{Acknowledged, Found, check};
use mtcr_testbed::Postgres;
use serde_json::{Value, json};
use std::error::Error;
use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::Instant;

const WRITERS: &str = "4";
/// A writer is killed after so many acknowledgements at most.
const MOST: u64 = 40;

/// What is killed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Victim {
    Writer,
    Server,
}

pub(crate) async fn run(kills: u64, seed: u64) -> Result<bool, Box<dyn Error>> {
    let begun = Instant::now();
    let folder = tempfile::tempdir()?;
    let url = format!("sqlite:{}", folder.path().join("node.sqlite").display());
    let (sqlite, sqlite_good) = on(&url, &folder.path().join("sqlite.key"), None, kills, seed).await?;
    let mut server = Postgres::start()?;
    let url = server.database()?;
    let key = folder.path().join("postgres.key");
    let (postgres, postgres_good) = on(&url, &key, Some(&mut server), kills, seed).await?;
    let good = sqlite_good && postgres_good;
    let figures = json!({
        "test": "kill",
        "good": good,
        "writers": 4,
        "sqlite": sqlite,
        "postgres": postgres,
        "seconds": begun.elapsed().as_secs(),
    });
    println!("{figures}");
    Ok(good)
}

/// Kills on one database; with a server of its own, the server every other time.
async fn on(
    url: &str,
    key: &Path,
    mut server: Option<&mut Postgres>,
    kills: u64,
    seed: u64,
) -> Result<(Value, bool), Box<dyn Error>> {
    let mut chance = Chance::new(seed);
    let mut said = Acknowledged::default();
    let (mut sum, mut servers) = (Found::default(), 0);
    let key = key.to_string_lossy();
    for at in 1..=kills {
        let victim = if server.is_some() && at % 2 == 0 { Victim::Server } else { Victim::Writer };
        let mut writer = writer(url, &key)?;
        let before = said.batches.len();
        let mut lines = BufReader::new(writer.stdout.take().ok_or("the writer has no output")?);
        for _ in 0..=chance.below(MOST) {
            if !hear(&mut lines, &mut said)? {
                return Err(format!("the writer ended before it was killed, at kill {at}").into());
            }
        }
        match (victim, server.as_deref_mut()) {
            (Victim::Server, Some(server)) => {
                server.kill()?;
                servers += 1;
            }
            _ => writer.kill()?,
        }
        // What was said before the end counts, although it is heard only now.
        while hear(&mut lines, &mut said)? {}
        writer.wait()?;
        if let (Victim::Server, Some(server)) = (victim, server.as_deref_mut()) {
            server.restart()?;
        }
        let found = check(url, &key, &said).await?;
        if at % 10 == 0 || !found.is_good() {
            let new = said.batches.len() - before;
            println!(
                "kill {at} ({victim:?}): {new} batches acknowledged, {} events there; {found:?}",
                found.events
            );
        }
        sum.events = found.events;
        sum.lost += found.lost;
        sum.half += found.half;
        sum.unsound += found.unsound;
    }
    let figures = json!({
        "kills": kills,
        "of_the_server": servers,
        "batches_acknowledged": said.batches.len(),
        "checkpoints_acknowledged": said.signed.len(),
        "events": sum.events,
        "lost": sum.lost,
        "half_written": sum.half,
        "unsound": sum.unsound,
    });
    Ok((figures, sum.is_good() && !said.batches.is_empty()))
}

fn writer(url: &str, key: &str) -> Result<Child, Box<dyn Error>> {
    let mut command = Command::new(std::env::current_exe()?);
    command.args(["write", url, key, WRITERS, "0"]);
    Ok(command.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::null()).spawn()?)
}

/// Hears one whole line; false at the end.
fn hear(lines: &mut impl BufRead, said: &mut Acknowledged) -> Result<bool, std::io::Error> {
    let mut line = String::new();
    let heard = lines.read_line(&mut line)?;
    if let Some(line) = line.strip_suffix('\n') {
        said.read(line);
    }
    Ok(heard > 0)
}
