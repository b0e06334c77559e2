//! The arithmetic of the figures: known answers, counted by hand.

use mtcr_screening_bench::measure::{
    Outcome, Spread, best, false_alerts_at_recall, percentile, rates, recall_at_false_alerts,
};

fn outcomes(listed: &[f64], others: &[f64]) -> Vec<Outcome> {
    let of = |scores: &[f64], listed| {
        scores.iter().map(|score| Outcome { listed, score: *score }).collect::<Vec<_>>()
    };
    [of(listed, true), of(others, false)].concat()
}

#[test]
fn rates_are_those_of_the_confusion_matrix() {
    // Scores of listed names and of others, the threshold; recall, false alerts, precision, F1.
    for (listed, others, threshold, expected) in [
        (&[0.75, 0.5][..], &[0.25, 0.25][..], 0.5, [1.0, 0.0, 1.0, 1.0]),
        (&[0.75, 0.25], &[0.75, 0.25], 0.5, [0.5, 0.5, 0.5, 0.5]),
        (&[0.25, 0.25], &[0.25], 0.5, [0.0, 0.0, 1.0, 0.0]),
        (&[1.0, 1.0, 1.0, 0.0], &[1.0], 0.5, [0.75, 1.0, 0.75, 0.75]),
        // No hit is no alert, even at a threshold of nothing.
        (&[0.0, 1.0], &[0.0, 0.0, 0.0, 1.0], 0.0, [0.5, 0.25, 0.5, 0.5]),
        (&[], &[], 0.5, [0.0, 0.0, 1.0, 0.0]),
    ] {
        let found = rates(&outcomes(listed, others), threshold);
        assert_eq!(
            [found.recall, found.false_alerts, found.precision, found.f1],
            expected,
            "{listed:?} {others:?}"
        );
    }
}

#[test]
fn the_best_threshold_has_the_best_f1() {
    for (listed, others, threshold, f1) in [
        (&[0.75, 0.5][..], &[0.25][..], 0.5, 1.0),
        (&[0.75, 0.25], &[0.5], 0.25, 0.8),
        // Equal scores are all alerts or none: both thresholds have the same F1, and the higher one is taken.
        (&[1.0, 0.5], &[0.5, 0.5], 1.0, 2.0 / 3.0),
        (&[0.0], &[0.5], 2.0, 0.0),
    ] {
        let found = best(&outcomes(listed, others));
        assert_eq!((found.threshold, found.f1), (threshold, f1), "{listed:?} {others:?}");
    }
}

#[test]
fn recall_at_a_share_of_false_alerts_never_exceeds_the_share() {
    for (listed, others, most, threshold, recall, false_alerts) in [
        (&[0.75, 0.5, 0.25][..], &[0.625, 0.375, 0.125, 0.125][..], 0.25, 0.5, 2.0 / 3.0, 0.25),
        (&[0.75, 0.5, 0.25], &[0.625, 0.375, 0.125, 0.125], 0.2, 0.75, 1.0 / 3.0, 0.0),
        // Two others tie at the top: one false alert would be two.
        (&[1.0, 0.5], &[1.0, 1.0, 0.0, 0.0], 0.25, 2.0, 0.0, 0.0),
        // Every other name may make an alert: all hits count.
        (&[0.5, 0.0], &[0.75], 1.0, 0.5, 0.5, 1.0),
        (&[0.5], &[], 0.05, 0.5, 1.0, 0.0),
    ] {
        let found = recall_at_false_alerts(&outcomes(listed, others), most);
        assert_eq!(
            (found.threshold, found.recall, found.false_alerts),
            (threshold, recall, false_alerts),
            "{listed:?}"
        );
    }
}

#[test]
fn false_alerts_at_a_recall_are_those_of_the_highest_threshold_that_has_it() {
    for (listed, others, least, expected) in [
        (&[0.75, 0.5, 0.25, 0.0][..], &[0.625, 0.375][..], 0.5, Some((0.5, 0.5))),
        (&[0.75, 0.5, 0.25, 0.0], &[0.625, 0.375], 0.25, Some((0.75, 0.0))),
        (&[0.75, 0.5, 0.25, 0.0], &[0.625, 0.375], 0.76, None),
        (&[0.75], &[1.0], 0.0, Some((2.0, 0.0))),
    ] {
        let found = false_alerts_at_recall(&outcomes(listed, others), least);
        assert_eq!(found.map(|rates| (rates.threshold, rates.false_alerts)), expected, "{listed:?} {least}");
    }
}

#[test]
fn percentiles_and_medians() {
    let hundred: Vec<f64> = (1..=100).map(f64::from).collect();
    for (percent, expected) in [(0, 1.0), (50, 50.0), (99, 99.0), (100, 100.0)] {
        assert_eq!(percentile(&hundred, percent), Some(expected));
    }
    assert_eq!(percentile(&[], 50), None);
    let spread = Spread::of(vec![3.0, 1.0, 2.0]).unwrap();
    assert_eq!((spread.least, spread.median, spread.most), (1.0, 2.0, 3.0));
    assert_eq!(Spread::of(Vec::new()), None);
}
