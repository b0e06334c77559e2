//! Bulk classification measured, or compared with the ordinary path; the last line is one JSON object.

use clap::{Parser, ValueEnum};
use mtcr_annex::{Classifier, choose_edition};
use mtcr_bulk::Plan;
use mtcr_bulk_bench::beside::{Beside, against_peers};
use mtcr_bulk_bench::nested::nested;
use mtcr_bulk_bench::progress::say;
use mtcr_bulk_bench::vector::{Vector, against_vector};
use mtcr_bulk_bench::{bench, growth, rounds, verify};
use serde_json::{Map, Value};
use std::path::PathBuf;
use std::process::ExitCode;

/// Bulk classification measured, or compared with the ordinary path.
#[derive(Parser)]
struct Arguments {
    /// The folder of the law
    #[arg(long, default_value = "data")]
    corpus: PathBuf,
    /// Products over which both paths are compared; nothing is measured then
    #[arg(long)]
    verify: Option<usize>,
    /// Products of a file that is judged in full and in brief; nothing else is measured then
    #[arg(long)]
    files: Option<usize>,
    /// Products that are measured with
    #[arg(long, default_value_t = 1_000_000)]
    rows: usize,
    /// Products of the sample for the ordinary path and for row engines
    #[arg(long, default_value_t = 20_000)]
    sample: usize,
    /// Products of the sample for the vectorised engine
    #[arg(long, default_value_t = 100_000)]
    vector_rows: usize,
    /// Products with others in them
    #[arg(long, default_value_t = 10_000)]
    nested_rows: usize,
    /// Parts that are left out, with commas between them
    #[arg(long, value_enum, value_delimiter = ',')]
    without: Vec<Part>,
    /// The program of `benches/peers`; without it no row engine is measured
    #[arg(long)]
    peers: Option<PathBuf>,
    /// Row engines, with commas between them; `regorus` is the same engine by its interpreter, ten times as slow
    #[arg(long, value_delimiter = ',', default_value = "regorus-rvm,zen-engine,cedar")]
    engines: Vec<String>,
    /// The interpreter of Python that has OpenFisca-Core; without it the vectorised engine is not measured
    #[arg(long, requires = "openfisca")]
    python: Option<PathBuf>,
    /// The program that runs OpenFisca-Core
    #[arg(long, requires = "python")]
    openfisca: Option<PathBuf>,
    /// A folder for what is written on the way
    #[arg(long, default_value = "target/bulk-bench")]
    work: PathBuf,
    /// Another seed makes other products of the same kind
    #[arg(long, default_value_t = 8)]
    seed: u64,
}

/// A part of the measurement. That against the floor is always made.
#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Part {
    /// Row engines: regorus, zen-engine, cedar
    Engines,
    /// The vectorised engine
    Openfisca,
    /// The ordinary path, one product at a time
    Ordinary,
    /// Growth of the cost with rows and with entries
    Growth,
    /// Products with others in them, in memory and as NDJSON and Parquet
    Nested,
}

fn main() -> ExitCode {
    match run(&Arguments::parse()) {
        Ok(figures) => {
            println!("{figures}");
            ExitCode::SUCCESS
        }
        Err(message) => {
            eprintln!("{message}");
            ExitCode::FAILURE
        }
    }
}

fn run(arguments: &Arguments) -> Result<Value, String> {
    let read = mtcr_corpus::files::read_folder(&arguments.corpus, &arguments.corpus.to_string_lossy());
    let corpus = mtcr_corpus::compile(&read.source).map_err(|report| report.to_string())?;
    let choice = choose_edition(&corpus, None).map_err(|unknown| unknown.to_string())?;
    let classifier = Classifier::new(&corpus, choice);
    if let Some(rows) = arguments.files {
        return mtcr_bulk_bench::files::measure(&classifier, rows, arguments.seed, &arguments.work);
    }
    let plan = Plan::compile(&classifier).map_err(|unplanned| unplanned.to_string())?;
    match arguments.verify {
        Some(rows) => verify::compare(&classifier, &plan, rows, arguments.seed),
        None => measured(arguments, &classifier, &plan).map(Value::Object),
    }
}

/// Every part in turn: its figures under its name, each as the middle, the least and the most of all rounds; before them those
/// that marks are about, the middle alone.
fn measured(
    arguments: &Arguments,
    classifier: &Classifier<'_>,
    plan: &Plan<'_>,
) -> Result<Map<String, Value>, String> {
    let with = |part| !arguments.without.contains(&part);
    let (seed, work) = (arguments.seed, &arguments.work);
    let (mut marks, mut parts) = (Map::new(), Map::new());
    let mut mark = |name: &str, found: &Value, key: &str| {
        let middle = match found.get(key) {
            Some(Value::Array(spread)) => spread.first(),
            other => other,
        };
        marks.insert(name.to_owned(), middle.cloned().unwrap_or_default());
    };
    if let Some(program) = arguments.peers.as_ref().filter(|_| with(Part::Engines)) {
        let beside = Beside { program, engines: &arguments.engines, work };
        let found = against_peers(classifier, plan, &beside, arguments.sample, seed)?;
        mark("best_peer", &found, "best_peer");
        mark("ratio", &found, "ratio");
        parts.insert("engines".to_owned(), found);
    }
    if let (Some(python), Some(program), true) =
        (&arguments.python, &arguments.openfisca, with(Part::Openfisca))
    {
        let work = &work.join("openfisca");
        let vector = Vector { python, program, work, rows: arguments.vector_rows, seed };
        let found = against_vector(classifier, &vector)?;
        mark("vector_ratio", &found, "ratio");
        parts.insert("openfisca".to_owned(), found);
    }
    if with(Part::Nested) {
        let found = nested(classifier, plan, arguments.nested_rows, seed, &work.join("nested"))?;
        parts.insert("nested".to_owned(), found);
    }
    if with(Part::Ordinary) {
        parts.insert("ordinary".to_owned(), bench::ordinary(classifier, arguments.sample, seed));
    }
    say(&format!("drawing {} products", arguments.rows));
    let batches = rounds::batches(classifier, plan, arguments.rows, seed);
    let found = bench::against_floor(plan, &batches);
    mark("floor_ratio", &found, "ratio");
    for name in ["rows_per_second", "rows_per_second_all_cores", "peak_megabytes"] {
        mark(name, &found, name);
    }
    parts.insert("floor".to_owned(), found);
    if with(Part::Growth) {
        let sizes = [10_000, 100_000, 1_000_000, 10_000_000];
        let rows = growth::by_rows(classifier, plan, &sizes, &batches, seed);
        parts.insert("growth_with_rows".to_owned(), rows);
        parts.insert("growth_with_entries".to_owned(), growth::by_entries(classifier, seed)?);
    }
    marks.extend(parts);
    Ok(marks)
}
