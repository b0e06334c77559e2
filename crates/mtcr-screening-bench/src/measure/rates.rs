//! How often what is listed is found, and what is not listed makes an alert.

use serde::Serialize;

/// What one system said of one name or pair. A score is from 0, no hit at all, to 1.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Outcome {
    /// Whether the name is that of a listed party, or the two names are of one.
    pub listed: bool,
    /// Of a listed name the best score among the parties to be found, of another the best of any hit.
    pub score: f64,
}

/// How well a threshold divides.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct Rates {
    /// The threshold: an alert has at least this score.
    pub threshold: f64,
    /// Of what is listed, the share found. 0 when nothing is listed.
    pub recall: f64,
    /// Of what is not listed, the share with an alert. 0 when everything is listed.
    pub false_alerts: f64,
    /// Of the alerts, the share of what is listed. 1 without alerts.
    pub precision: f64,
    /// The harmonic mean of recall and precision.
    pub f1: f64,
}

/// A share as a number from 0 to 1; of nothing it is 0.
fn share(part: usize, whole: usize) -> f64 {
    if whole == 0 { 0.0 } else { count(part) / count(whole) }
}

/// A count as a number that shares are made of. Counts here are far below what such a number holds exactly.
fn count(count: usize) -> f64 {
    u32::try_from(count).map_or(f64::INFINITY, f64::from)
}

/// The rates at a threshold. A score of 0 is no hit and never an alert.
#[must_use]
pub fn rates(outcomes: &[Outcome], threshold: f64) -> Rates {
    let alert = |outcome: &&Outcome| outcome.score > 0.0 && outcome.score >= threshold;
    let listed = outcomes.iter().filter(|outcome| outcome.listed).count();
    let found = outcomes.iter().filter(|outcome| outcome.listed).filter(alert).count();
    let false_alerts = outcomes.iter().filter(|outcome| !outcome.listed).filter(alert).count();
    let recall = share(found, listed);
    let precision = if found + false_alerts == 0 { 1.0 } else { share(found, found + false_alerts) };
    let sum = recall + precision;
    let f1 = if sum > 0.0 { 2.0 * recall * precision / sum } else { 0.0 };
    Rates { threshold, recall, false_alerts: share(false_alerts, outcomes.len() - listed), precision, f1 }
}

/// The rates at the threshold with the best F1; of equal ones the highest threshold.
#[must_use]
pub fn best(outcomes: &[Outcome]) -> Rates {
    let mut sorted: Vec<Outcome> = outcomes.iter().copied().filter(|outcome| outcome.score > 0.0).collect();
    sorted.sort_by(|left, right| right.score.total_cmp(&left.score));
    let listed = outcomes.iter().filter(|outcome| outcome.listed).count();
    let (mut found, mut alerts) = (0, 0);
    let mut best = (0.0, 2.0);
    for (at, outcome) in sorted.iter().enumerate() {
        found += usize::from(outcome.listed);
        alerts += 1;
        // A threshold takes all of equal scores or none.
        let ends = sorted.get(at + 1).is_none_or(|next| next.score < outcome.score);
        let f1 = share(2 * found, alerts + listed);
        if ends && f1 > best.0 {
            best = (f1, outcome.score);
        }
    }
    rates(outcomes, best.1)
}

fn scores(outcomes: &[Outcome], listed: bool) -> Vec<f64> {
    let mut scores: Vec<f64> =
        outcomes.iter().filter(|outcome| outcome.listed == listed).map(|outcome| outcome.score).collect();
    scores.sort_by(|left, right| right.total_cmp(left));
    scores
}

/// The recall at the lowest threshold at which at most this share of what is not listed has an alert, with that share as
/// it comes out.
#[must_use]
pub fn recall_at_false_alerts(outcomes: &[Outcome], most: f64) -> Rates {
    let others = scores(outcomes, false);
    // The lowest threshold is one just above the first score that would be an alert too many.
    let floor =
        (0..others.len()).take_while(|at| share(at + 1, others.len()) <= most).last().map_or(0, |at| at + 1);
    let above = others.get(floor).copied().unwrap_or(0.0);
    let threshold = outcomes
        .iter()
        .map(|outcome| outcome.score)
        .filter(|score| *score > above)
        .min_by(f64::total_cmp)
        // Nothing scores higher: a threshold that nothing reaches.
        .unwrap_or(2.0);
    rates(outcomes, threshold)
}

/// The rates at the highest threshold with at least this recall; none when no threshold has it.
#[must_use]
pub fn false_alerts_at_recall(outcomes: &[Outcome], least: f64) -> Option<Rates> {
    let listed = scores(outcomes, true);
    let needed = (0..=listed.len()).find(|found| share(*found, listed.len()) >= least)?;
    let threshold = match needed {
        0 => 2.0,
        found => *listed.get(found - 1)?,
    };
    (needed == 0 || threshold > 0.0).then(|| rates(outcomes, threshold))
}
