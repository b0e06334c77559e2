//! What is measured, and how it is printed.

use crate::figures::{Spread, peak_megabytes};
use crate::floor;
use crate::run::{alone, together};
use crate::typical::Catalogue;
use crate::verify::{Compared, verify};
use mtcr_annex::{Classifier, Verdict};
use mtcr_bulk::{Batch, BatchBuilder, Plan, ROWS};
use mtcr_rules::Dossier;
use serde_json::{Value, json};
use std::time::Duration;

/// How often everything is measured, in turn.
pub const ROUNDS: usize = 5;

/// Compares both paths over drawn products, on all cores.
///
/// # Errors
/// The first difference.
pub fn compare(
    classifier: &Classifier<'_>,
    plan: &Plan<'_>,
    rows: usize,
    seed: u64,
) -> Result<Value, String> {
    let threads = cores();
    let found: Vec<Result<Compared, String>> = std::thread::scope(|scope| {
        let running: Vec<_> = (0_u64..)
            .take(threads)
            .map(|thread| {
                scope.spawn(move || verify(classifier, plan, seed + thread, rows.div_ceil(threads)))
            })
            .collect();
        let joined = running.into_iter().map(|thread| {
            thread.join().unwrap_or_else(|_| Err("a comparison stopped in a panic".to_owned()))
        });
        joined.collect()
    });
    let found: Vec<Compared> = found.into_iter().collect::<Result<_, _>>()?;
    let all = found.into_iter().fold(Compared::default(), Compared::and);
    Ok(json!({
        "rows": all.rows,
        "through_columns": all.rows - all.ordinary,
        "controlled": all.controlled,
        "undetermined": all.undetermined,
        "limits_met": all.limits_met,
        "different": 0,
    }))
}

/// How many cores there are.
#[must_use]
pub fn cores() -> usize {
    std::thread::available_parallelism().map_or(1, usize::from)
}

/// Products of a catalogue as batches.
#[must_use]
pub fn batches(classifier: &Classifier<'_>, plan: &Plan<'_>, rows: usize, seed: u64) -> Vec<Batch> {
    let threads = cores();
    let whole = rows.div_ceil(ROWS);
    std::thread::scope(|scope| {
        let running: Vec<_> = (0..threads)
            .map(|thread| {
                scope.spawn(move || {
                    let mine = (thread..whole).step_by(threads);
                    let seed =
                        seed.wrapping_mul(1000).wrapping_add(u64::try_from(thread).unwrap_or_default());
                    let mut catalogue = Catalogue::new(classifier, seed);
                    let mut builder = BatchBuilder::new(plan);
                    let batch = |at: usize| {
                        while builder.len() < ROWS.min(rows - at * ROWS) {
                            if let Some(dossier) = catalogue.draft().dossier(classifier) {
                                builder.push(&dossier);
                            }
                        }
                        builder.finish()
                    };
                    mine.map(batch).collect::<Vec<Batch>>()
                })
            })
            .collect();
        running.into_iter().flat_map(|thread| thread.join().unwrap_or_default()).collect()
    })
}

/// Evaluates a batch; the rows that are not refuted are counted, so that nothing is left out by the compiler.
#[must_use]
pub fn evaluate(plan: &Plan<'_>, batch: &Batch) -> usize {
    let outcomes = std::hint::black_box(plan.evaluate(batch));
    outcomes.iter().filter(|row| row.verdict() != Verdict::NotControlled).count()
}

/// The plan against the floor, on one core and on all.
#[must_use]
pub fn against_floor(classifier: &Classifier<'_>, plan: &Plan<'_>, rows: usize, seed: u64) -> Value {
    let batches = batches(classifier, plan, rows, seed);
    let floors: Vec<_> = batches.iter().map(floor::columns).collect();
    let known: usize = batches
        .iter()
        .flat_map(|batch| batch.numbers())
        .map(|column| column.low().iter().filter(|number| !number.is_nan()).count())
        .sum();
    let columns: usize = floors.iter().map(Vec::len).sum();
    let rows: usize = batches.iter().map(Batch::len).sum();
    let threads = cores();
    let (mut plan_one, mut plan_all) = (Vec::new(), Vec::new());
    let (mut floor_one, mut floor_all) = (Vec::new(), Vec::new());
    let mut open = 0;
    for round in 0..=ROUNDS {
        let times = [
            alone(&floors, |columns| floor::sums(columns)),
            alone(&batches, |batch| evaluate(plan, batch)),
            together(&floors, threads, |columns| floor::sums(columns)),
            together(&batches, threads, |batch| evaluate(plan, batch)),
        ];
        let [_, (_, found), ..] = times;
        open = found;
        // The first round warms the caches and makes the programs.
        if round > 0 {
            for (times, (time, _)) in
                [&mut floor_one, &mut plan_one, &mut floor_all, &mut plan_all].into_iter().zip(times)
            {
                times.push(time);
            }
        }
    }
    eprintln!("plan on one core {plan_one:?}, on {threads} {plan_all:?}; floor {floor_one:?}, {floor_all:?}");
    let size = plan.size();
    json!({
        "rows": rows,
        "rows_not_refuted": open,
        "numbers_known": known,
        "columns_read": columns,
        "batches": batches.len(),
        "nodes": size.nodes,
        "columns": size.numbers,
        "cores": threads,
        "floor_ratio": Spread::ratio(&plan_one, &floor_one).json(2),
        "floor_ratio_all_cores": Spread::ratio(&plan_all, &floor_all).json(2),
        "rows_per_second": Spread::rate(rows, &plan_one).json(0),
        "rows_per_second_all_cores": Spread::rate(rows, &plan_all).json(0),
        "floor_rows_per_second": Spread::rate(rows, &floor_one).json(0),
        "floor_rows_per_second_all_cores": Spread::rate(rows, &floor_all).json(0),
        "peak_megabytes": peak_megabytes(),
    })
}

/// The ordinary path over a sample, for comparison.
#[must_use]
pub fn ordinary(classifier: &Classifier<'_>, rows: usize, seed: u64) -> Value {
    let mut catalogue = Catalogue::new(classifier, seed);
    let mut sample: Vec<Dossier> = Vec::new();
    while sample.len() < rows {
        sample.extend(catalogue.draft().dossier(classifier));
    }
    let times: Vec<Duration> = (0..ROUNDS)
        .map(|_| {
            alone(&sample, |dossier| {
                usize::from(classifier.classify(dossier).verdict() != Verdict::NotControlled)
            })
            .0
        })
        .collect();
    json!({ "rows": rows, "rows_per_second": Spread::rate(rows, &times).json(0) })
}

/// How the time for a row changes with the number of rows.
#[must_use]
pub fn growth(classifier: &Classifier<'_>, plan: &Plan<'_>, sizes: &[usize], seed: u64) -> Value {
    let mut found = serde_json::Map::new();
    for rows in sizes {
        // Larger sets repeat what fits into memory.
        let batches = batches(classifier, plan, (*rows).min(1_000_000), seed);
        let held: usize = batches.iter().map(Batch::len).sum();
        let times = rows.div_ceil(held.max(1));
        let spent: Vec<Duration> = (0..3)
            .map(|_| (0..times).map(|_| alone(&batches, |batch| evaluate(plan, batch)).0).sum())
            .collect();
        found.insert(rows.to_string(), Spread::rate(held * times, &spent).json(0));
    }
    Value::Object(found)
}
