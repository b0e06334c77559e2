//! How long a file of products takes, from its cells to the file with the answers.

use crate::figures::{Spread, peak_megabytes};
use crate::random::Random;
use crate::rounds::ROUNDS;
use mtcr_annex::Classifier;
use mtcr_bulk_files::{ColumnMap, Job, Split, run};
use serde_json::{Value, json};
use std::fmt::Write as _;
use std::path::Path;
use std::time::Duration;

/// What the columns of the drawn file mean, in the manner of a manufacturer's list of articles.
const MAP: &str = r#"
[file]
delimiter = ";"
decimal   = ","
thousands = "."
empty     = ["-"]

[flags]
yes = ["yes"]
no  = ["no"]

[columns]
"Article" = "name"
"Type" = { class = { "turbojet" = "turbojet-engine", "turbofan" = "turbofan-engine", "ramjet" = "ramjet-engine", "UAV" = "unmanned-aerial-vehicle", "other" = [] } }
"Max thrust (lbf)" = { fact = "max-thrust-uninstalled", unit = "lbf" }
"SFC (lb/(lbf h))" = { fact = "specific-fuel-consumption", unit = "lb/(lbf h)" }
"Dry mass (kg)" = { fact = "dry-mass", unit = "kg" }
"Rotor from (cm)" = { fact = "first-stage-rotor-diameter", unit = "cm", end = "min" }
"Rotor to (cm)" = { fact = "first-stage-rotor-diameter", unit = "cm", end = "max" }
"Civil certified" = { fact = "civil-certified" }
"Range (nmi)" = { fact = "max-range", unit = "nmi" }
"Payload (lb)" = { fact = "max-payload", unit = "lb" }
"Price" = "ignore"
"#;

/// Draws a file of so many products into a folder, and judges it in full and in brief on one thread, in turn.
///
/// # Errors
/// A file that cannot be written, or a run that fails.
pub fn measure(classifier: &Classifier<'_>, rows: usize, seed: u64, work: &Path) -> Result<Value, String> {
    std::fs::create_dir_all(work).map_err(|error| format!("{}: {error}", work.display()))?;
    let input = work.join("products.csv");
    std::fs::write(&input, table(rows, seed)).map_err(|error| format!("{}: {error}", input.display()))?;
    let map = ColumnMap::parse("columns", MAP, &classifier.corpus().vocabulary)
        .map_err(|report| report.to_string())?;
    let (mut full, mut brief) = (Vec::new(), Vec::new());
    let mut malformed = 0;
    for _ in 0..ROUNDS {
        for (is_brief, times) in [(false, &mut full), (true, &mut brief)] {
            let output = work.join(if is_brief { "brief.csv" } else { "full.csv" });
            for ending in ["", ".malformed.csv", ".totals.json"] {
                let mut name = output.clone().into_os_string();
                name.push(ending);
                let _ = std::fs::remove_file(name);
            }
            let job = Job {
                input: &input,
                output: &output,
                map: Some(&map),
                classifier,
                edition: "measured",
                engine: "measured",
                threads: 1,
                split: Split::default(),
                resume: false,
                brief: is_brief,
                durable_every: 1_000_000,
            };
            let begun = at_work();
            let done = run(&job, &mut |_| {}).map_err(|error| error.to_string())?;
            times.push(at_work().saturating_sub(begun));
            malformed = done.totals.malformed;
        }
    }
    Ok(json!({
        "rows": rows,
        "malformed": malformed,
        "full_microseconds_a_row": Spread::microseconds(rows, &full).json(1),
        "brief_microseconds_a_row": Spread::microseconds(rows, &brief).json(1),
        "brief_rows_per_second_of_a_core": Spread::rate(rows, &brief).json(0),
        "ratio": Spread::ratio(&full, &brief).json(1),
        "peak_megabytes": peak_megabytes(),
    }))
}

/// How long the cores were at work for this process.
fn at_work() -> Duration {
    let time = rustix::time::clock_gettime(rustix::time::ClockId::ProcessCPUTime);
    let part = |part: i64| u64::try_from(part).unwrap_or_default();
    Duration::from_secs(part(time.tv_sec)) + Duration::from_nanos(part(time.tv_nsec))
}

/// Articles: some columns filled, one row in a hundred malformed.
fn table(rows: usize, seed: u64) -> String {
    let mut random = Random::new(seed);
    let mut text =
        "Article;Type;Max thrust (lbf);SFC (lb/(lbf h));Dry mass (kg);Rotor from (cm);Rotor to (cm);\
                    Civil certified;Range (nmi);Payload (lb);Price\n"
            .to_owned();
    for row in 0..rows {
        let kind = ["turbojet", "turbofan", "ramjet", "UAV", "other", ""];
        let kind = random.of(&kind).copied().unwrap_or_default();
        let _ = write!(text, "Article {row};{kind}");
        let vehicle = kind == "UAV";
        for (column, most) in [2000, 3, 900, 80, 120].into_iter().enumerate() {
            text.push(';');
            if vehicle || random.one_in(3) {
                continue;
            }
            let sign = if random.one_in(30) { "≥ " } else { "" };
            // A range has its lower end first.
            let least = if column == 4 { 80 } else { 0 };
            let _ = write!(text, "{sign}{},{}", least + random.below(most - least), random.below(100));
            if sign.is_empty() && column < 3 && random.one_in(30) {
                let _ = write!(text, " ± {}", 1 + random.below(3));
            }
        }
        let flag = ["yes", "no", "-"];
        let _ = write!(text, ";{}", random.of(&flag).copied().unwrap_or_default());
        for most in [400, 1500] {
            text.push(';');
            if vehicle && !random.one_in(4) {
                let _ = write!(text, "{}", random.below(most));
            }
        }
        let price = if random.one_in(100) { ";one too many" } else { "" };
        let _ = writeln!(text, ";{}{price}", random.below(1_000_000));
    }
    text
}
