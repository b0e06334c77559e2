//! The plan against the floor and against the ordinary path.

use crate::figures::{Spread, peak_megabytes};
use crate::floor;
use crate::progress::say;
use crate::rounds::{ROUNDS, cores, evaluate};
use crate::run::{alone, together};
use crate::typical::Catalogue;
use mtcr_annex::{Classifier, Verdict};
use mtcr_bulk::{Batch, Plan};
use mtcr_rules::Dossier;
use serde_json::{Value, json};
use std::time::Duration;

/// The plan against the floor, on one core and on all, over batches of a catalogue.
#[must_use]
pub fn against_floor(plan: &Plan<'_>, batches: &[Batch]) -> Value {
    // Before the floor's copy of the columns is made.
    let _ = alone(batches, |batch| evaluate(plan, batch));
    let peak = peak_megabytes();
    let floors: Vec<_> = batches.iter().map(floor::columns).collect();
    let known: usize =
        floors.iter().flatten().map(|column| column.len() - arrow_array::Array::null_count(column)).sum();
    let columns: usize = floors.iter().map(Vec::len).sum();
    let rows: usize = batches.iter().map(Batch::len).sum();
    let threads = cores();
    let (mut plan_one, mut plan_all) = (Vec::new(), Vec::new());
    let (mut floor_one, mut floor_all) = (Vec::new(), Vec::new());
    let mut open = 0;
    for round in 0..=ROUNDS {
        say(&format!("round {round} of {ROUNDS}: the plan and Arrow's sum, on one core and on {threads}"));
        let times = [
            alone(&floors, |columns| floor::sums(columns)),
            alone(batches, |batch| evaluate(plan, batch)),
            together(&floors, threads, |columns| floor::sums(columns)),
            together(batches, threads, |batch| evaluate(plan, batch)),
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
        "ratio": Spread::ratio(&plan_one, &floor_one).json(2),
        "ratio_all_cores": Spread::ratio(&plan_all, &floor_all).json(2),
        "rows_per_second": Spread::rate(rows, &plan_one).json(0),
        "rows_per_second_all_cores": Spread::rate(rows, &plan_all).json(0),
        "floor_rows_per_second": Spread::rate(rows, &floor_one).json(0),
        "floor_rows_per_second_all_cores": Spread::rate(rows, &floor_all).json(0),
        "peak_megabytes": peak,
        "peak_megabytes_with_floor": peak_megabytes(),
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
    let times: Vec<Duration> = (1..=ROUNDS)
        .map(|round| {
            say(&format!("round {round} of {ROUNDS}: the ordinary path over {rows} products"));
            alone(&sample, |dossier| {
                usize::from(classifier.classify(dossier).verdict() != Verdict::NotControlled)
            })
            .0
        })
        .collect();
    json!({ "rows": rows, "rows_per_second": Spread::rate(rows, &times).json(0) })
}
