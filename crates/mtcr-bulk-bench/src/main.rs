//! Both paths over drawn products, and the plan beside the floor; the last line is one JSON object.

use clap::Parser;
use mtcr_annex::{Classifier, choose_edition};
use mtcr_bulk::Plan;
use mtcr_bulk_bench::bench;
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
    /// Products of the sample for the ordinary path
    #[arg(long, default_value_t = 20_000)]
    sample: usize,
    /// Also how cost grows with the number of rows
    #[arg(long)]
    growth: bool,
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

fn run(arguments: &Arguments) -> Result<serde_json::Value, String> {
    let read = mtcr_corpus::files::read_folder(&arguments.corpus, &arguments.corpus.to_string_lossy());
    let corpus = mtcr_corpus::compile(&read.source).map_err(|report| report.to_string())?;
    let choice = choose_edition(&corpus, None).map_err(|unknown| unknown.to_string())?;
    let classifier = Classifier::new(&corpus, choice);
    let plan = Plan::compile(&classifier).map_err(|unplanned| unplanned.to_string())?;
    if let Some(rows) = arguments.verify {
        return bench::compare(&classifier, &plan, rows, arguments.seed);
    }
    let mut figures = bench::against_floor(&classifier, &plan, arguments.rows, arguments.seed);
    if let Some(figures) = figures.as_object_mut() {
        figures.insert("ordinary".to_owned(), bench::ordinary(&classifier, arguments.sample, arguments.seed));
        if arguments.growth {
            let sizes = [10_000, 100_000, 1_000_000, 10_000_000];
            figures.insert("growth".to_owned(), bench::growth(&classifier, &plan, &sizes, arguments.seed));
        }
    }
    Ok(figures)
}
