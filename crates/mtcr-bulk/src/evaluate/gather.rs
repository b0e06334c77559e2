//! What a group of rows says in one column, brought together.

use super::compare;
use crate::batch::Numbers;

/// Numbers of the rows of a group.
#[derive(Debug, Default)]
pub(super) struct Gathered {
    /// The group it was gathered for.
    group: usize,
    pub(super) low: Vec<f64>,
    pub(super) high: Vec<f64>,
    /// Whether upper ends differ from lower ones.
    pub(super) ranges: bool,
    /// The rows of which nothing is known.
    pub(super) unknown: Vec<u64>,
    /// Whether something is known of some row.
    pub(super) any: bool,
}

impl Gathered {
    /// Gathers the rows of a group, unless that was done before.
    pub(super) fn gather(&mut self, column: Option<&Numbers>, group: usize, rows: &[u32]) {
        if self.group == group {
            return;
        }
        self.group = group;
        self.any = false;
        let Some(column) = column else { return };
        take(column.low(), rows, &mut self.low, f64::NAN);
        self.ranges = column.high().is_some();
        if let Some(high) = column.high() {
            take(high, rows, &mut self.high, f64::NAN);
        }
        self.unknown.clear();
        self.unknown.resize(rows.len().div_ceil(64), 0);
        compare::unknown(&self.low, &mut self.unknown);
        let unknown: u32 = self.unknown.iter().map(|word| word.count_ones()).sum();
        self.any = usize::try_from(unknown).is_ok_and(|unknown| unknown < rows.len());
    }

    /// The upper ends; the numbers themselves where no number is a range.
    pub(super) fn high(&self) -> &[f64] {
        if self.ranges { &self.high } else { &self.low }
    }
}

/// The values of some rows of a column.
pub(super) fn take<T: Copy>(column: &[T], rows: &[u32], into: &mut Vec<T>, missing: T) {
    into.clear();
    let value = |row: &u32| usize::try_from(*row).ok().and_then(|row| column.get(row)).copied();
    into.extend(rows.iter().map(|row| value(row).unwrap_or(missing)));
}
