//! The plan beside row engines: the same rules, the same rows, in turn.

use crate::figures::{Spread, quotient};
use crate::peers;
use crate::progress::say;
use crate::rounds::{ROUNDS, evaluate};
use crate::run::alone;
use mtcr_annex::Classifier;
use mtcr_bulk::Plan;
use serde_json::{Map, Value, json};
use std::path::Path;
use std::process::Command;
use std::time::Duration;

/// What is run of other engines, and where.
pub struct Beside<'p> {
    /// The program that runs them.
    pub program: &'p Path,
    /// Their names.
    pub engines: &'p [String],
    /// A folder for rules and rows.
    pub work: &'p Path,
}

/// Measures the engines and the plan on one core, over so many rows, and compares what they find.
///
/// # Errors
/// An engine that does not run, or that finds something else than the plan.
pub fn against_peers(
    classifier: &Classifier<'_>,
    plan: &Plan<'_>,
    beside: &Beside<'_>,
    rows: usize,
    seed: u64,
) -> Result<Value, String> {
    say(&format!("drawing {rows} products for {}", beside.engines.join(", ")));
    let batches = peers::write(classifier, plan, rows, seed, beside.work)?;
    let mut own: Vec<Duration> = Vec::new();
    let mut others: Vec<Vec<Ran>> = vec![Vec::new(); beside.engines.len()];
    for round in 1..=ROUNDS {
        own.push(alone(&batches, |batch| evaluate(plan, batch)).0);
        for (engine, times) in beside.engines.iter().zip(&mut others) {
            say(&format!("round {round} of {ROUNDS}: {engine} over {rows} rows"));
            let mut command = Command::new(beside.program);
            times.push(once(command.arg(engine).arg(beside.work), engine, rows)?);
        }
    }
    let mut found = Map::new();
    let mut best: Option<(&str, f64)> = None;
    for (engine, ran) in beside.engines.iter().zip(&others) {
        let times: Vec<Duration> = ran.iter().map(|ran| ran.spent).collect();
        let ratio = Spread::ratio(&times, &own);
        if best.is_none_or(|(_, least)| ratio.median < least) {
            best = Some((engine, ratio.median));
        }
        let rate = Spread::rate(rows, &times);
        let per_row = quotient(1e6, rate.median);
        found.insert(
            engine.clone(),
            json!({
                "ratio": ratio.json(0),
                "rows_per_second": rate.json(0),
                "microseconds_a_row": per_row.round(),
                "peak_megabytes": ran.iter().filter_map(|ran| ran.megabytes).max(),
            }),
        );
    }
    Ok(json!({
        "rows": rows,
        "best_peer": best.map(|(engine, _)| engine),
        "ratio": best.map(|(_, ratio)| ratio.round()),
        "plan_rows_per_second": Spread::rate(rows, &own).json(0),
        "engines": found,
    }))
}

/// One run of an engine.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Ran {
    /// How long evaluation took.
    pub(crate) spent: Duration,
    /// The most memory that its process had, where it says so.
    pub(crate) megabytes: Option<u64>,
}

/// Runs an engine once, by a command that prints what it did as one JSON object.
pub(crate) fn once(command: &mut Command, engine: &str, rows: usize) -> Result<Ran, String> {
    let output = command.output().map_err(|error| format!("{}: {error}", command.get_program().display()))?;
    if !output.status.success() {
        return Err(format!("{engine}: {}", String::from_utf8_lossy(&output.stderr)));
    }
    let answer: Value =
        serde_json::from_slice(&output.stdout).map_err(|error| format!("{engine}: {error}"))?;
    let count = |key: &str| answer.get(key).and_then(Value::as_u64).and_then(|n| usize::try_from(n).ok());
    if (count("rows"), count("different")) != (Some(rows), Some(0)) {
        return Err(format!("{engine} does not find what the plan finds: {answer}"));
    }
    let seconds = answer.get("seconds").and_then(Value::as_f64).unwrap_or(f64::NAN);
    let spent = Duration::try_from_secs_f64(seconds).map_err(|error| format!("{engine}: {error}"))?;
    Ok(Ran { spent, megabytes: answer.get("peak_megabytes").and_then(Value::as_u64) })
}
