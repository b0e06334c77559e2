//! Losing power: what would be on the disk if it had only kept what the program waited for.
//!
//! A writer runs under `strace`, which notes each call by which it changed a file, with the bytes, in order, and the
//! lines in which it acknowledged. From that the files are put together as a disk may have them at any moment: all that
//! was synced, and of the rest nothing, or any sectors of it. Each such disk is opened and compared with what had been
//! acknowledged until then.

mod disk;
mod trace;

use crate::chance::Chance;
use crate::check::{Acknowledged, Found, check};
use disk::{Disk, Rest};
use serde_json::json;
use std::error::Error;
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::Instant;
use trace::{Op, What};

const WRITERS: &str = "4";
/// Enough that the journal goes back into the file more than once.
const BATCHES: &str = "24";
const DATABASE: &str = "node.sqlite";
const KEY: &str = "node.key";

pub(crate) async fn run(cuts: u64, seed: u64) -> Result<bool, Box<dyn Error>> {
    let begun = Instant::now();
    let folder = tempfile::tempdir()?;
    let ops = record(folder.path())?;
    let acknowledged: Vec<usize> =
        ops.iter().filter(|op| matches!(op.what, What::Say(_))).map(|op| op.start).collect();
    let last = ops.len();
    let mut chance = Chance::new(seed);
    let (mut nothing, mut anything, mut without) = (Found::default(), Found::default(), Found::default());
    let mut checked = 0;
    for at in 0..cuts {
        // Every other moment is the one right after an acknowledgement.
        let pick = |chance: &mut Chance, from: usize| usize::try_from(chance.below(from as u64)).unwrap_or(0);
        let cut = match acknowledged.get(pick(&mut chance, acknowledged.len())) {
            Some(said) if at % 2 == 0 => said + 1,
            _ => pick(&mut chance, last + 1),
        };
        let said = said(&ops, cut);
        checked += said.batches.len();
        add(&mut nothing, look(&Disk::at(&ops, cut, &mut Rest::Nothing), &said, cut).await?);
        add(&mut anything, look(&Disk::at(&ops, cut, &mut Rest::Any(&mut chance)), &said, cut).await?);
        // A disk that does not keep the journal when it is told to must be noticed, or this shows nothing.
        let lying = Disk::at(&trace::without_syncs(&ops, "-wal"), cut, &mut Rest::Nothing);
        if at % 2 == 0 {
            add(&mut without, look_quietly(&lying, &said).await);
        }
    }
    let notices = without.lost > 0;
    let good = nothing.is_good() && anything.is_good() && notices && checked > 0;
    let figures =
        |found: Found| json!({"lost": found.lost, "half_written": found.half, "unsound": found.unsound});
    let syncs =
        |of: &str| ops.iter().filter(|op| matches!(&op.what, What::Sync { name, .. } if name == of)).count();
    let line = json!({
        "test": "power",
        "good": good,
        "database": "sqlite",
        "calls": last,
        "syncs_of_the_journal": syncs("node.sqlite-wal"),
        "syncs_of_the_database": syncs(DATABASE),
        "acknowledgements": acknowledged.len(),
        "cuts": cuts,
        "acknowledged_before_cuts": checked,
        "only_synced": figures(nothing),
        "some_unsynced_sectors_too": figures(anything),
        "control_with_syncs_of_the_journal_ignored": figures(without),
        "seconds": begun.elapsed().as_secs(),
    });
    println!("{line}");
    Ok(good)
}

fn add(sum: &mut Found, found: Found) {
    sum.lost += found.lost;
    sum.half += found.half;
    sum.unsound += found.unsound;
}

/// Runs a writer in a folder and notes what it does to the files there.
fn record(folder: &Path) -> Result<Vec<Op>, Box<dyn Error>> {
    let notes = tempfile::NamedTempFile::new()?;
    let mut command = Command::new("strace");
    command.args(["-f", "-y", "-xx", "-s", "16777216", "-o"]).arg(notes.path()).args(["-e", trace::CALLS]);
    command.arg(std::env::current_exe()?).arg("write");
    command.arg(format!("sqlite:{}", folder.join(DATABASE).display())).arg(folder.join(KEY));
    command.args([WRITERS, BATCHES]).stdin(Stdio::null()).stdout(Stdio::piped());
    let done = match command.output() {
        Ok(done) => done,
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => {
            return Err("strace is not installed: apt-get install strace".into());
        }
        Err(error) => return Err(error.into()),
    };
    if !done.status.success() {
        return Err(format!("the writer failed: {}", String::from_utf8_lossy(&done.stderr)).into());
    }
    trace::read(&std::fs::read_to_string(notes.path())?, folder)
}

/// What had been acknowledged until a moment.
fn said(ops: &[Op], cut: usize) -> Acknowledged {
    let mut said = Acknowledged::default();
    for op in ops.iter().filter(|op| op.start < cut) {
        if let What::Say(text) = &op.what {
            text.lines().for_each(|line| said.read(line));
        }
    }
    said
}

/// Opens what a disk has and compares it.
async fn look(disk: &Disk, said: &Acknowledged, cut: usize) -> Result<Found, Box<dyn Error>> {
    match open(disk, said).await {
        Ok(found) => {
            if !found.is_good() {
                println!("power lost after call {cut}: {found:?}");
            }
            Ok(found)
        }
        Err(fault) => {
            println!("power lost after call {cut}: {fault}");
            Ok(Found { unsound: 1, ..Found::default() })
        }
    }
}

async fn look_quietly(disk: &Disk, said: &Acknowledged) -> Found {
    let all = Found { lost: said.batches.len() as u64, ..Found::default() };
    open(disk, said).await.unwrap_or(all)
}

async fn open(disk: &Disk, said: &Acknowledged) -> Result<Found, Box<dyn Error>> {
    let folder = tempfile::tempdir()?;
    disk.write(folder.path())?;
    let url = format!("sqlite:{}", folder.path().join(DATABASE).display());
    check(&url, &folder.path().join(KEY).to_string_lossy(), said).await
}
