//! Products with other products in them, as files and in memory: they go through the ordinary path.

mod object;
mod shred;

use crate::draft::Draft;
use crate::figures::Spread;
use crate::progress::say;
use crate::random::Random;
use crate::rounds::{ROUNDS, cores, evaluate};
use crate::run::{alone, process_at_work, together};
use crate::typical::Catalogue;
use mtcr_annex::Classifier;
use mtcr_bulk::{Batch, BatchBuilder, Plan};
use mtcr_bulk_files::{Job, Split, Totals, run};
use serde_json::{Map, Value, json};
use std::fmt::Write;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

/// Rows of a batch of nested products: few, since each takes long, so that all cores have some.
const ROWS_OF_BATCH: usize = 512;
/// Most products in a product.
const MOST_PARTS: usize = 3;

/// Measures nested products: evaluated in memory, and from NDJSON and Parquet to CSV with the answers.
///
/// # Errors
/// A file that cannot be written or read, a row that is malformed, or answers that differ between the two formats.
pub fn nested(
    classifier: &Classifier<'_>,
    plan: &Plan<'_>,
    rows: usize,
    seed: u64,
    work: &Path,
) -> Result<Value, String> {
    say(&format!("drawing {rows} nested products"));
    let drafts = drafts(classifier, rows, seed);
    let mut figures = in_memory(classifier, plan, &drafts);
    let objects: Vec<Value> = drafts.iter().map(|draft| object::of(classifier, draft)).collect();
    std::fs::create_dir_all(work).map_err(|error| format!("{}: {error}", work.display()))?;
    let lines = objects.iter().fold(String::new(), |mut lines, object| {
        // Writing to a string cannot fail.
        let _ = writeln!(lines, "{object}");
        lines
    });
    let ndjson = work.join("nested.ndjson");
    std::fs::write(&ndjson, lines).map_err(|error| format!("{}: {error}", ndjson.display()))?;
    let parquet = work.join("nested.parquet");
    shred::write(&objects, &parquet)?;

    let mut spent: [Vec<(Duration, Duration)>; 4] = Default::default();
    let ways = [
        ("ndjson", &ndjson, false),
        ("parquet", &parquet, false),
        ("ndjson", &ndjson, true),
        ("parquet", &parquet, true),
    ];
    for round in 1..=ROUNDS {
        say(&format!("round {round} of {ROUNDS}: nested products from NDJSON and Parquet"));
        let mut outputs: Vec<Vec<u8>> = Vec::new();
        for ((name, input, brief), spent) in ways.iter().zip(&mut spent) {
            let output = work.join(format!("nested-{name}.csv"));
            let (time, totals) = file(classifier, input, &output, *brief)?;
            if totals.malformed > 0 || totals.read != u64::try_from(rows).unwrap_or_default() {
                return Err(format!("{}: {totals:?} of {rows} rows", input.display()));
            }
            spent.push(time);
            outputs.push(std::fs::read(&output).map_err(|error| format!("{}: {error}", output.display()))?);
        }
        if !outputs.chunks(2).all(|pair| pair.first() == pair.last()) {
            return Err("NDJSON and Parquet of the same products have other answers".to_owned());
        }
    }
    for ((name, _, brief), spent) in ways.iter().zip(spent) {
        let (waited, worked): (Vec<Duration>, Vec<Duration>) = spent.into_iter().unzip();
        let way = if *brief { format!("{name}_brief") } else { (*name).to_owned() };
        figures.insert(
            way,
            json!({
                "rows_per_second_all_cores": Spread::rate(rows, &waited).json(0),
                "rows_per_second_of_a_core": Spread::rate(rows, &worked).json(0),
            }),
        );
    }
    Ok(Value::Object(figures))
}

/// Products of a catalogue that a row can say, with one to three others of it in them.
fn drafts(classifier: &Classifier<'_>, rows: usize, seed: u64) -> Vec<Draft> {
    let mut catalogue = Catalogue::new(classifier, seed);
    let mut random = Random::new(seed);
    let mut drafts = Vec::new();
    while drafts.len() < rows {
        let mut whole = catalogue.draft();
        whole.contains = (0..=random.below(MOST_PARTS)).map(|_| catalogue.draft()).collect();
        object::keep_written(classifier, &mut whole);
        if whole.dossier(classifier).is_some() {
            drafts.push(whole);
        }
    }
    drafts
}

/// The evaluator alone, on one core and on all.
fn in_memory(classifier: &Classifier<'_>, plan: &Plan<'_>, drafts: &[Draft]) -> Map<String, Value> {
    let mut builder = BatchBuilder::new(plan);
    let mut batch = |drafts: &[Draft]| {
        drafts
            .iter()
            .filter_map(|draft| draft.dossier(classifier))
            .for_each(|dossier| builder.push(&dossier));
        builder.finish()
    };
    let batches: Vec<Batch> = drafts.chunks(ROWS_OF_BATCH).map(&mut batch).collect();
    let threads = cores();
    let (mut one, mut all) = (Vec::new(), Vec::new());
    for round in 1..=ROUNDS {
        say(&format!("round {round} of {ROUNDS}: nested products in memory"));
        one.push(alone(&batches, |batch| evaluate(plan, batch)).0);
        all.push(together(&batches, threads, |batch| evaluate(plan, batch)).0);
    }
    let (products, ordinary) = (
        drafts.iter().map(|draft| 1 + draft.contains.len()).sum::<usize>(),
        batches.iter().map(Batch::ordinary),
    );
    let mut found = Map::new();
    found.insert("rows".to_owned(), json!(drafts.len()));
    found.insert("products".to_owned(), json!(products));
    found.insert("ordinary".to_owned(), json!(ordinary.sum::<usize>()));
    found.insert("rows_per_second".to_owned(), Spread::rate(drafts.len(), &one).json(0));
    found.insert("rows_per_second_all_cores".to_owned(), Spread::rate(drafts.len(), &all).json(0));
    found
}

/// A file classified into another; how long one waits for it, and how long all threads work at it.
fn file(
    classifier: &Classifier<'_>,
    input: &PathBuf,
    output: &Path,
    brief: bool,
) -> Result<((Duration, Duration), Totals), String> {
    for leftover in [output.to_owned(), output.with_extension("csv.totals.json")] {
        if leftover.exists() {
            std::fs::remove_file(&leftover).map_err(|error| format!("{}: {error}", leftover.display()))?;
        }
    }
    let job = Job {
        input,
        output,
        map: None,
        classifier,
        edition: "newest",
        engine: env!("CARGO_PKG_VERSION"),
        threads: cores(),
        split: Split::default(),
        resume: false,
        brief,
        durable_every: u64::MAX,
    };
    let (start, worked) = (Instant::now(), process_at_work());
    let done = run(&job, &mut |_| {}).map_err(|error| error.to_string())?;
    Ok(((start.elapsed(), process_at_work().saturating_sub(worked)), done.totals))
}
