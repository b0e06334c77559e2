//! Holds the product against its marks of speed: one table and, as the last line, the same as one JSON object.
//!
//! Times come from loops of its own, since the marks name percentiles that a sampling harness does not give.
//! Nothing here fails when a mark is missed: the machine may be busy, and a figure must be read beside its load.

use openmtcr::wire::ProductForm;
use openmtcr::{Bench, Law};
use serde_json::{Value, json};
use std::error::Error;
use std::hint::black_box;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

type Outcome<T> = Result<T, Box<dyn Error>>;

const ONE: &str = include_str!("dossiers/turbojet.toml");
const WITH_TEN: &str = include_str!("dossiers/drone-with-ten-parts.toml");
const ROOT: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../..");

/// How often things are done.
struct Pace {
    /// Loops, of which the one with the least median counts.
    loops: usize,
    /// Calls of a loop.
    calls: usize,
    /// Runs of the command.
    runs: usize,
}

/// As the marks are defined.
const FULL: Pace = Pace { loops: 5, calls: 100_000, runs: 50 };
/// Only to see that everything still runs, as in `cargo test --benches`.
const QUICK: Pace = Pace { loops: 1, calls: 100, runs: 2 };

fn main() -> Outcome<()> {
    let measured = std::env::args().any(|argument| argument == "--bench");
    let pace = if measured { FULL } else { QUICK };
    let mut table = Table::default();
    let machine = machine();
    in_process(&pace, &mut table)?;
    command(&pace, &mut table)?;
    println!("{}, {} cores, load average {}", machine.0, machine.1, machine.2);
    table.print();
    let unix_time = std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH)?.as_secs();
    let (cpu, cores, load) = machine;
    let whole = json!({
        "unix-time": unix_time, "cpu": cpu, "cores": cores, "load-average-before": load,
        "loops": pace.loops, "calls": pace.calls, "runs": pace.runs, "figures": table.json(),
    });
    println!("{whole}");
    Ok(())
}

/// Calls of the library in one process.
fn in_process(pace: &Pace, table: &mut Table) -> Outcome<()> {
    let law = Law::built_in()?;
    let bench = Bench::new(&law, None)?;
    let read = |text: &str| bench.read("bench.toml", text).map_err(|report| report.to_string());

    let one = read(ONE)?;
    let times = best(pace.loops, pace.calls, || drop(black_box(bench.classifier.classify(black_box(&one)))));
    table.add("classify-one-median", "one product, median", times.median, Some(Duration::from_micros(200)));
    table.add("classify-one-p99", "one product, p99", times.p99, Some(Duration::from_millis(1)));

    let with_ten = read(WITH_TEN)?;
    let calls = (pace.calls / 10).max(1);
    let times = best(pace.loops, calls, || drop(black_box(bench.classifier.classify(black_box(&with_ten)))));
    table.add("classify-with-ten-median", "a product with ten parts, median", times.median, None);
    table.add("classify-with-ten-p99", "a product with ten parts, p99", times.p99, None);

    let times =
        best(pace.loops, calls, || drop(black_box(ProductForm::of(&bench.classifier.classify(&one), None))));
    table.add("answer-one-median", "one product with its whole answer, median", times.median, None);

    let mut slowest = (Duration::ZERO, String::new());
    for path in examples()? {
        // An example that does not read fails in the tests.
        let Ok(dossier) = bench.open(&path, &[]) else {
            continue;
        };
        let times =
            best(1, (pace.calls / 100).max(1), || drop(black_box(bench.classifier.classify(&dossier))));
        let name = path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
        slowest = slowest.max((times.median, name));
    }
    let label = format!("slowest example ({}), median", slowest.1);
    table.add("classify-slowest-example-median", &label, slowest.0, None);

    let times = best(1, pace.runs, || drop(black_box(Law::built_in())));
    table.add("law-built-in-median", "the law built in, decoded and linked, median", times.median, None);
    Ok(())
}

/// The built command, started anew each time; the three commands take turns, so that a busy moment meets each.
fn command(pace: &Pace, table: &mut Table) -> Outcome<()> {
    let dossier = Path::new(ROOT).join("crates/openmtcr/benches/dossiers/turbojet.toml");
    let data = Path::new(ROOT).join("data");
    let (dossier, data) = (dossier.to_string_lossy(), data.to_string_lossy());
    let lines: [&[&str]; 3] =
        [&["--version"], &["classify", &*dossier], &["classify", &*dossier, "--corpus", &*data]];
    let mut times: [Vec<Duration>; 3] = [Vec::new(), Vec::new(), Vec::new()];
    // The first runs warm the caches and are not counted.
    for round in 0..=pace.runs {
        for (line, times) in lines.iter().zip(&mut times) {
            let time = run(line)?;
            if round > 0 {
                times.push(time);
            }
        }
    }
    let [version, classify, folder] = times.map(|times| Times::of(times).median);
    table.add("command-version-median", "`mtcr --version`, median", version, None);
    table.add(
        "command-classify-median",
        "`mtcr classify`, median",
        classify,
        Some(Duration::from_millis(50)),
    );
    table.add_ratio("command-classify-ratio", "`mtcr classify` to `mtcr --version`", classify, version);
    let mark = Some(Duration::from_millis(500));
    table.add("command-corpus-median", "`mtcr classify --corpus data`, median", folder, mark);
    Ok(())
}

/// One run from start to exit, with its output thrown away.
fn run(line: &[&str]) -> Outcome<Duration> {
    let mut command = Command::new(env!("CARGO_BIN_EXE_mtcr"));
    command.args(line).stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
    let start = Instant::now();
    let status = command.status()?;
    let time = start.elapsed();
    // 1 says that something is controlled or open, which the product here is.
    match status.code() {
        Some(0 | 1) => Ok(time),
        _ => Err(format!("`mtcr {}` ended with {status}", line.join(" ")).into()),
    }
}

fn examples() -> Outcome<Vec<PathBuf>> {
    let mut found = Vec::new();
    for entry in std::fs::read_dir(Path::new(ROOT).join("examples/products"))? {
        let path = entry?.path();
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        if name.ends_with(".toml") && !name.ends_with(".expect.toml") {
            found.push(path);
        }
    }
    found.sort();
    Ok(found)
}

/// Median and 99th percentile of some times.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Times {
    median: Duration,
    p99: Duration,
}

impl Times {
    fn of(mut times: Vec<Duration>) -> Self {
        times.sort_unstable();
        let at = |percent: usize| times.get(times.len() * percent / 100).copied().unwrap_or_default();
        Times { median: at(50), p99: at(99) }
    }
}

/// The loop with the least median; the call is timed with what it gives back being freed.
fn best(loops: usize, calls: usize, mut call: impl FnMut()) -> Times {
    let mut all: Vec<Times> = Vec::new();
    for _ in 0..loops {
        let mut times = Vec::with_capacity(calls);
        for _ in 0..calls {
            let start = Instant::now();
            call();
            times.push(start.elapsed());
        }
        all.push(Times::of(times));
    }
    all.into_iter().min().unwrap_or(Times { median: Duration::ZERO, p99: Duration::ZERO })
}

/// Processor, cores and load average, as far as the system tells.
fn machine() -> (String, usize, String) {
    let read = |path: &str| std::fs::read_to_string(path).unwrap_or_default();
    let cpu = read("/proc/cpuinfo");
    let cpu = cpu.lines().find(|line| line.starts_with("model name")).and_then(|line| line.split_once(": "));
    let cores = std::thread::available_parallelism().map_or(1, Into::into);
    let load: Vec<String> = read("/proc/loadavg").split(' ').take(3).map(str::to_owned).collect();
    (cpu.map_or("unknown processor", |(_, name)| name).to_owned(), cores, load.join(" "))
}

#[derive(Default)]
struct Table {
    rows: Vec<Row>,
}

struct Row {
    id: &'static str,
    label: String,
    shown: String,
    /// Nanoseconds, or thousandths of a ratio.
    value: u128,
    mark: Option<Duration>,
}

impl Table {
    fn add(&mut self, id: &'static str, label: &str, time: Duration, mark: Option<Duration>) {
        let row = Row { id, label: label.to_owned(), shown: shown(time), value: time.as_nanos(), mark };
        self.rows.push(row);
    }

    fn add_ratio(&mut self, id: &'static str, label: &str, time: Duration, to: Duration) {
        let value = time.as_nanos() * 1000 / to.as_nanos().max(1);
        let shown = format!("{}.{} times", value / 1000, value % 1000 / 100);
        self.rows.push(Row { id, label: label.to_owned(), shown, value, mark: None });
    }

    fn print(&self) {
        let width = self.rows.iter().map(|row| row.label.chars().count()).max().unwrap_or_default();
        for row in &self.rows {
            let mark = row.mark.map_or_else(String::new, |mark| {
                let verdict = if row.value <= mark.as_nanos() { "reached" } else { "missed" };
                format!("mark {:>9}  {verdict}", shown(mark))
            });
            println!("{:width$}  {:>11}  {mark}", row.label, row.shown);
        }
    }

    fn json(&self) -> Value {
        let figures = self.rows.iter().map(|row| {
            let unit = if row.id.ends_with("-ratio") { "thousandths" } else { "ns" };
            let value = u64::try_from(row.value).unwrap_or(u64::MAX);
            let reached = row.mark.map(|mark| row.value <= mark.as_nanos());
            (row.id.to_owned(), json!({ "value": value, "unit": unit, "reached": reached }))
        });
        Value::Object(figures.collect())
    }
}

/// A time with three digits or a few more: `21.4 µs`, `8.31 ms`.
fn shown(time: Duration) -> String {
    let nanoseconds = time.as_nanos();
    match nanoseconds {
        0..1_000_000 => format!("{}.{} µs", nanoseconds / 1000, nanoseconds % 1000 / 100),
        _ => format!("{}.{:02} ms", nanoseconds / 1_000_000, nanoseconds % 1_000_000 / 10_000),
    }
}
