//! What every measurement shares: rounds, cores, batches of a catalogue, and one evaluation.

use crate::typical::Catalogue;
use mtcr_annex::{Classifier, Verdict};
use mtcr_bulk::{Batch, BatchBuilder, Plan, ROWS};

/// How often everything is measured, in turn.
pub const ROUNDS: usize = 5;

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
