//! The plan beside a vectorised engine, OpenFisca-Core on NumPy, over the entries whose truth depends on figures.
//!
//! The engine gets what the plan gets, as columns: figures as places among the limits of their fact, and codes of classes,
//! flags, words, substances and purposes, with the answers of every code. Both evaluate the same entries of the same rows.

mod columns;
mod formulas;

pub use formulas::numeric;

use crate::beside::{Ran, once};
use crate::figures::Spread;
use crate::progress::say;
use crate::rounds::{ROUNDS, evaluate};
use crate::run::alone;
use crate::typical::Catalogue;
use mtcr_annex::Classifier;
use mtcr_bulk::{Batch, BatchBuilder, Plan, ROWS};
use serde_json::{Value, json};
use std::path::Path;
use std::process::Command;
use std::time::Duration;

/// How the engine is run, and over how many rows.
#[derive(Clone, Copy, Debug)]
pub struct Vector<'v> {
    /// The interpreter of Python of the environment that has the engine.
    pub python: &'v Path,
    /// The program that runs it.
    pub program: &'v Path,
    /// A folder for formulas and columns.
    pub work: &'v Path,
    /// Rows, all of them one population.
    pub rows: usize,
    /// Which products.
    pub seed: u64,
}

/// Measures both on one core, in turn, and compares what they find.
///
/// # Errors
/// The engine does not run, or finds something else than the plan.
pub fn against_vector(classifier: &Classifier<'_>, vector: &Vector<'_>) -> Result<Value, String> {
    let compiled = |unplanned: mtcr_bulk::Unplanned| unplanned.to_string();
    let entries = numeric(&Plan::compile(classifier).map_err(compiled)?.export());
    let plan = Plan::of_entries(classifier, |entry| entries.contains(&entry)).map_err(compiled)?;
    say(&format!("drawing {} products for openfisca", vector.rows));
    let (whole, batches) = rows(classifier, &plan, vector.rows, vector.seed);
    columns::write(&plan, &whole, vector.work)?;
    let (mut own, mut ran): (Vec<Duration>, Vec<Ran>) = (Vec::new(), Vec::new());
    for round in 1..=ROUNDS {
        say(&format!("round {round} of {ROUNDS}: openfisca over {} rows", vector.rows));
        own.push(alone(&batches, |batch| evaluate(&plan, batch)).0);
        let mut command = Command::new(vector.python);
        command.arg(vector.program).arg(vector.work);
        ran.push(once(&mut command, "openfisca", vector.rows)?);
    }
    let other: Vec<Duration> = ran.iter().map(|ran| ran.spent).collect();
    Ok(json!({
        "engine": "OpenFisca-Core",
        "rows": vector.rows,
        "entries": entries.len(),
        "ratio": Spread::ratio(&other, &own).json(1),
        "rows_per_second": Spread::rate(vector.rows, &other).json(0),
        "peak_megabytes": ran.iter().filter_map(|ran| ran.megabytes).max(),
        "plan_rows_per_second": Spread::rate(vector.rows, &own).json(0),
    }))
}

/// The same products as one batch, and as batches of the usual size.
fn rows(classifier: &Classifier<'_>, plan: &Plan<'_>, rows: usize, seed: u64) -> (Batch, Vec<Batch>) {
    let mut catalogue = Catalogue::new(classifier, seed);
    let (mut all, mut some) = (BatchBuilder::new(plan), BatchBuilder::new(plan));
    let mut batches = Vec::new();
    while all.len() < rows {
        let Some(dossier) = catalogue.draft().dossier(classifier) else { continue };
        all.push(&dossier);
        some.push(&dossier);
        if some.len() == ROWS {
            batches.push(some.finish());
        }
    }
    if !some.is_empty() {
        batches.push(some.finish());
    }
    (all.finish(), batches)
}
