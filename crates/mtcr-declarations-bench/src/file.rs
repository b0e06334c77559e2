//! How long a file of declarations takes, from its bytes to the file with the outcomes.

use crate::rows::Rows;
use crate::speed::{InIndex, Plan, Source};
use mtcr_bulk_files::{LineTotals, LinesBasis, LinesJob, Split, run_lines};
use mtcr_declarations::{NoLicences, Remembered, Screen};
use mtcr_screening::Party as Listed;
use std::fs::File;
use std::io::{BufWriter, Write};
use std::path::Path;
use std::time::{Duration, Instant};

/// The columns of the file.
const COLUMNS: [&str; 12] = [
    "id",
    "goods",
    "tariff",
    "origin",
    "destination",
    "mass",
    "exporter",
    "exporter-state",
    "consignee",
    "consignee-state",
    "carrier",
    "carrier-state",
];

/// What came of it.
#[derive(Clone, Copy, Debug)]
pub struct Took {
    /// What the lines came to.
    pub totals: LineTotals,
    /// From the first byte read to the last name given.
    pub time: Duration,
    /// Parties that were asked; the others were remembered.
    pub asked: u64,
    /// The most memory that this process had, in megabytes; none where the system does not say.
    pub peak: Option<u64>,
}

/// Writes a file of lines into a folder, and judges it there.
///
/// # Errors
/// A file that cannot be written, or a run that fails.
pub fn run(
    screen: &Screen,
    rows: &Rows,
    plan: Plan,
    given: Vec<Listed>,
    work: &Path,
) -> Result<Took, String> {
    let wrong = |error: std::io::Error| format!("{}: {error}", work.display());
    std::fs::create_dir_all(work).map_err(wrong)?;
    let (input, output) = (work.join("lines.csv"), work.join("judged.csv"));
    write(&Source::new(rows, plan), plan.lines, &input).map_err(wrong)?;
    for ending in ["", ".malformed.csv", ".totals.json"] {
        let mut name = output.clone().into_os_string();
        name.push(ending);
        let _ = std::fs::remove_file(name);
    }
    let asked = InIndex::new(&plan, given)?;
    let parties = Remembered::new(&asked, 200_000);
    let basis = LinesBasis {
        corpus: String::new(),
        edition: String::new(),
        on: crate::law::ON.to_string(),
        lists: String::new(),
        licences: None,
        registry: None,
    };
    let job = LinesJob {
        input: &input,
        output: &output,
        map: None,
        screen,
        parties: &parties,
        licences: &NoLicences,
        basis: &basis,
        engine: "measured",
        threads: plan.threads,
        split: Split::default(),
        resume: false,
        durable_every: 50_000,
    };
    let begun = Instant::now();
    let done = run_lines(&job, &mut |_| {}).map_err(|error| error.to_string())?;
    Ok(Took {
        totals: done.totals,
        time: begun.elapsed(),
        asked: asked.asked.load(std::sync::atomic::Ordering::Relaxed),
        peak: peak(),
    })
}

fn write(source: &Source<'_>, lines: usize, path: &Path) -> std::io::Result<()> {
    let mut out = BufWriter::new(File::create(path)?);
    writeln!(out, "{}", COLUMNS.join(","))?;
    for number in 0..lines {
        let line = source.line(number);
        let cells = COLUMNS.map(|column| {
            let cell = line.iter().find(|(name, _)| *name == column).map_or("", |(_, cell)| cell.as_str());
            format!("\"{}\"", cell.replace('"', "\"\""))
        });
        writeln!(out, "{}", cells.join(","))?;
    }
    out.flush()
}

fn peak() -> Option<u64> {
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"))?;
    line.trim().trim_end_matches(" kB").trim().parse::<u64>().ok().map(|kilobytes| kilobytes / 1024)
}
