//! How the cost of a row changes with the number of rows and with the number of entries.

use crate::figures::Spread;
use crate::progress::say;
use crate::rounds::{ROUNDS, batches, evaluate};
use crate::run::alone;
use mtcr_annex::Classifier;
use mtcr_bulk::{Batch, Plan};
use mtcr_rules::EntryId;
use serde_json::{Map, Value, json};
use std::collections::BTreeSet;
use std::time::Duration;

/// Rows that each part of the edition is measured with.
const ROWS_OF_PARTS: usize = 100_000;
/// In how many parts the edition is cut; one part is the whole.
const CUTS: [usize; 3] = [4, 2, 1];

/// Rows a second by the number of rows; where there are more than `most` has, those are evaluated over and over.
#[must_use]
pub fn by_rows(
    classifier: &Classifier<'_>,
    plan: &Plan<'_>,
    sizes: &[usize],
    most: &[Batch],
    seed: u64,
) -> Value {
    let held: usize = most.iter().map(Batch::len).sum();
    let mut found = Map::new();
    for rows in sizes {
        say(&format!("growth with rows: {rows}"));
        let own = (*rows < held).then(|| batches(classifier, plan, *rows, seed));
        let measured = own.as_deref().unwrap_or(most);
        let times = if own.is_some() { 1 } else { rows.div_ceil(held.max(1)) };
        let once = || (0..times).map(|_| alone(measured, |batch| evaluate(plan, batch)).0).sum();
        let spent: Vec<Duration> = (0..ROUNDS).map(|_| once()).collect();
        let evaluated = times * measured.iter().map(Batch::len).sum::<usize>();
        found.insert(evaluated.to_string(), Spread::rate(evaluated, &spent).json(0));
    }
    Value::Object(found)
}

/// The cost of a row by the number of entries: quarters of the edition, halves, and the whole.
///
/// Every n-th entry makes a part, and all parts are measured, so that the mean over the parts is that of the same entries in
/// every size, whichever of them are dear. Entries repeated under other ids would share all their tests with the first ones
/// and cost next to nothing.
///
/// # Errors
/// A part that cannot be compiled.
pub fn by_entries(classifier: &Classifier<'_>, seed: u64) -> Result<Value, String> {
    let mut entries: Vec<EntryId> = classifier.planned().map(|(entry, ..)| entry.id).collect();
    entries.sort_unstable();
    let mut found = Vec::new();
    for cuts in CUTS {
        say(&format!("growth with entries: {} of {} at a time", entries.len() / cuts, entries.len()));
        let mut spent = vec![Duration::ZERO; ROUNDS];
        let mut nodes = 0;
        for part in 0..cuts {
            let wanted: BTreeSet<EntryId> = entries.iter().skip(part).step_by(cuts).copied().collect();
            let plan = Plan::of_entries(classifier, |entry| wanted.contains(&entry))
                .map_err(|unplanned| unplanned.to_string())?;
            nodes += plan.size().nodes;
            let batches = batches(classifier, &plan, ROWS_OF_PARTS, seed);
            // Programs are made in the first evaluation, which is not counted.
            let _ = alone(&batches, |batch| evaluate(&plan, batch));
            for round in &mut spent {
                *round += alone(&batches, |batch| evaluate(&plan, batch)).0;
            }
        }
        let rate = Spread::rate(ROWS_OF_PARTS * cuts, &spent);
        found.push(json!({
            "entries": entries.len() / cuts,
            "nodes": nodes / cuts,
            "rows_per_second": rate.json(0),
        }));
    }
    Ok(Value::Array(found))
}
