//! The strips beside the plane, for statements of which one figure is not said: rows in which nothing overlaps.

use super::frame::SMALL;
use super::mark::{ARROW, HALF};
use super::points::Item;
use super::product::Datum;
use super::scale::{Scale, Stretch};
use super::words;
use std::collections::BTreeMap;

/// The height of a row of the strip below.
pub(super) const ROW: i64 = 170;
/// The width of a row of the strip on the left, which is upright.
pub(super) const COLUMN: i64 = 330;
/// From the middle of a mark to its label.
pub(super) const TO_LABEL: i64 = HALF + 75;
/// What is left between neighbours in a row.
const BETWEEN: i64 = 60;

/// The row of each statement in a strip, by the places of the product and of the statement.
#[derive(Clone, Debug, Default)]
pub(super) struct Rows {
    rows: BTreeMap<(usize, usize), usize>,
    count: usize,
}

impl Rows {
    /// Rows below the plane, for statements without the figure upwards. Labels stand right of marks, left of those
    /// for which the plane ends too early.
    pub(super) fn below(items: &[Item<'_>], scale: &Scale<'_>, right: i64) -> Self {
        Self::lay(items, |item, place, datum| {
            let value = datum.across.as_ref().filter(|_| datum.up.is_none())?;
            let stretch = scale.stretch(value, datum.half());
            let (from, until) = covered(stretch, 1);
            let label = words::width(&item.label(place), SMALL) + 40;
            Some(if until.max(stretch.mark + TO_LABEL) + label < right {
                (from, until.max(stretch.mark + TO_LABEL) + label)
            } else {
                (from.min(stretch.mark - TO_LABEL) - label, until)
            })
        })
    }

    /// Upright rows left of the plane, for statements without the figure across.
    pub(super) fn beside(items: &[Item<'_>], scale: &Scale<'_>) -> Self {
        Self::lay(items, |_, _, datum| {
            let value = datum.up.as_ref().filter(|_| datum.across.is_none())?;
            Some(covered(scale.stretch(value, datum.half()), -1))
        })
    }

    fn lay(items: &[Item<'_>], span: impl Fn(&Item<'_>, usize, &Datum) -> Option<(i64, i64)>) -> Self {
        let mut spans = Vec::new();
        for (at, item) in items.iter().enumerate() {
            for (place, datum) in item.data.iter().enumerate() {
                spans.extend(span(item, place, datum).map(|(from, until)| (from, until, (at, place))));
            }
        }
        let (rows, count) = packed(spans);
        Rows { rows, count }
    }

    /// How many rows there are.
    pub(super) fn count(&self) -> i64 {
        i64::try_from(self.count).unwrap_or(0)
    }

    /// The row of a statement.
    pub(super) fn row(&self, item: usize, place: usize) -> i64 {
        self.rows.get(&(item, place)).and_then(|row| i64::try_from(*row).ok()).unwrap_or(0)
    }
}

/// What a mark covers along its strip, with its arms; `forward` is the direction in which the axis grows.
fn covered(stretch: Stretch, forward: i64) -> (i64, i64) {
    let low = stretch.low.unwrap_or(stretch.mark - forward * ARROW);
    let high = stretch.high.unwrap_or(stretch.mark + forward * ARROW);
    let half = HALF + BETWEEN;
    (low.min(high) - half, low.max(high) + half)
}

/// Puts spans into as few rows as come out when each, in order of its beginning, goes into the first row that is free.
fn packed<K: Copy + Ord>(mut spans: Vec<(i64, i64, K)>) -> (BTreeMap<K, usize>, usize) {
    spans.sort_unstable();
    let mut ends: Vec<i64> = Vec::new();
    let mut rows = BTreeMap::new();
    for (from, until, key) in spans {
        let free = ends.iter().position(|end| *end <= from);
        let row = free.unwrap_or(ends.len());
        match ends.get_mut(row) {
            Some(end) => *end = until,
            None => ends.push(until),
        }
        rows.insert(key, row);
    }
    (rows, ends.len())
}

#[cfg(test)]
mod tests {
    use super::packed;

    #[test]
    fn spans_of_one_row_do_not_overlap() {
        let spans: Vec<(i64, i64, usize)> = (0..40)
            .map(|at| {
                let from = i64::try_from(at * 37 % 101).unwrap();
                (from, from + 20, at)
            })
            .collect();
        let (rows, count) = packed(spans.clone());
        assert!(count < 15, "{count}");
        for (at, one) in spans.iter().enumerate() {
            for two in spans.iter().skip(at + 1).filter(|two| rows[&two.2] == rows[&one.2]) {
                assert!(one.1 <= two.0 || two.1 <= one.0, "{one:?} {two:?}");
            }
        }
        let mut turned = spans;
        turned.reverse();
        assert_eq!(packed(turned).0, rows);
    }
}
