//! Both paths over drawn products, and the plan beside the floor; the last line is one JSON object.

use clap::Parser;
use mtcr_annex::{Classifier, choose_edition};
use mtcr_bulk::Plan;
use mtcr_bulk_bench::bench;
use mtcr_bulk_bench::beside::{Beside, against_peers};
use serde_json::Value;
use std::path::PathBuf;
use std::process::ExitCode;

/// Both paths over drawn products, and the plan beside the floor.
#[derive(Parser)]
struct Arguments {
    /// The folder of the law
    #[arg(long, default_value = "data")]
    corpus: PathBuf,
    /// Products over which both paths are compared; nothing is measured then
    #[arg(long)]
    verify: Option<usize>,
    /// Products that are measured with
    #[arg(long, default_value_t = 1_000_000)]
    rows: usize,
    /// Products of the sample for the ordinary path and for row engines
    #[arg(long, default_value_t = 20_000)]
    sample: usize,
    /// Also how cost grows with the number of rows
    #[arg(long)]
    growth: bool,
    /// The program of `benches/peers`; without it no other engine is measured
    #[arg(long)]
    peers: Option<PathBuf>,
    /// Engines, with commas between them
    #[arg(long, default_value = "regorus,regorus-rvm,cedar,zen-engine")]
    engines: String,
    /// A folder for what is written on the way
    #[arg(long, default_value = "target/bulk-bench")]
    work: PathBuf,
    /// Another seed makes other products of the same kind
    #[arg(long, default_value_t = 8)]
    seed: u64,
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
    let plan = Plan::compile(&classifier).map_err(|unplanned| unplanned.to_string())?;
    if let Some(rows) = arguments.verify {
        return bench::compare(&classifier, &plan, rows, arguments.seed);
    }
    let mut beside = None;
    if let Some(program) = &arguments.peers {
        let engines: Vec<String> = arguments.engines.split(',').map(str::to_owned).collect();
        let peers = Beside { program, engines: &engines, work: &arguments.work };
        beside = Some(against_peers(&classifier, &plan, &peers, arguments.sample, arguments.seed)?);
    }
    let mut figures = bench::against_floor(&classifier, &plan, arguments.rows, arguments.seed);
    if let Some(figures) = figures.as_object_mut() {
        if let Some(Value::Object(beside)) = beside {
            figures.extend(
                ["best_peer", "ratio"]
                    .map(|key| (key.to_owned(), beside.get(key).cloned().unwrap_or_default())),
            );
            figures.insert("peers".to_owned(), Value::Object(beside));
        }
        figures.insert("ordinary".to_owned(), bench::ordinary(&classifier, arguments.sample, arguments.seed));
        if arguments.growth {
            let sizes = [10_000, 100_000, 1_000_000, 10_000_000];
            figures.insert("growth".to_owned(), bench::growth(&classifier, &plan, &sizes, arguments.seed));
        }
    }
    Ok(figures)
}
