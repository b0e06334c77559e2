//! Counters of a fixed size for any number of keys: a count-min sketch for each step of a sliding period.

use super::Refused;
use crate::settings::Limit;
use jiff::Timestamp;

/// The counters of one limit.
pub(super) struct Sketch {
    most: u32,
    /// Length of a slice, in milliseconds.
    length: i64,
    width: usize,
    rows: usize,
    /// One more slice than the period has, because the present one is not over: together they cover the period always.
    slices: Vec<Vec<u16>>,
    /// The number of the present slice, since 1970.
    present: i64,
}

/// What one attempt was counted in.
pub(super) struct Spent {
    slice: i64,
    cells: Vec<usize>,
}

impl Sketch {
    pub(super) fn new(limit: Limit, slices: usize, width: usize, rows: usize) -> Self {
        let count = i64::try_from(slices).unwrap_or(1).max(1);
        let period = i64::try_from(limit.within.as_millis()).unwrap_or(i64::MAX);
        // Rounded up: slices that are a little too long only count for a little longer.
        let length = period.saturating_add(count - 1).checked_div(count).unwrap_or(1).max(1);
        let slices = vec![vec![0; width * rows]; slices + 1];
        Self { most: limit.most.into(), length, width, rows, slices, present: i64::MIN }
    }

    /// Whether one more attempt under this key is let through.
    pub(super) fn room(&mut self, key: &[u8; 32], now: Timestamp) -> Result<(), Refused> {
        self.advance(now);
        let cells = self.cells(key);
        if self.count(&cells, 0) < self.most {
            return Ok(());
        }
        // The first slice boundary from which on enough of the oldest slices are out of the period.
        let old = (1..self.slices.len()).find(|old| self.count(&cells, *old) < self.most);
        let steps = i64::try_from(old.unwrap_or(self.slices.len())).unwrap_or(i64::MAX);
        let until = self.present.saturating_add(steps).saturating_mul(self.length);
        Err(Refused { until: Timestamp::from_millisecond(until).unwrap_or(Timestamp::MAX) })
    }

    /// Counts an attempt.
    pub(super) fn spend(&mut self, key: &[u8; 32], now: Timestamp) -> Spent {
        self.advance(now);
        let spent = Spent { slice: self.present, cells: self.cells(key) };
        self.change(&spent, |count| count.saturating_add(1));
        spent
    }

    /// Takes back what was counted, unless its slice is over the period anyway.
    pub(super) fn refund(&mut self, spent: &Spent) {
        let age = self.present.saturating_sub(spent.slice);
        if usize::try_from(age).is_ok_and(|age| age < self.slices.len()) {
            // A counter that is full no longer knows how much it counted; it stays full.
            self.change(spent, |count| if count == u16::MAX { count } else { count.saturating_sub(1) });
        }
    }

    fn change(&mut self, spent: &Spent, by: impl Fn(u16) -> u16) {
        let at = self.at(spent.slice);
        if let Some(slice) = self.slices.get_mut(at) {
            for cell in &spent.cells {
                if let Some(count) = slice.get_mut(*cell) {
                    *count = by(*count);
                }
            }
        }
    }

    /// Attempts under a key without those of the `old` oldest slices, or more.
    fn count(&self, cells: &[usize], old: usize) -> u32 {
        let kept = self.slices.len().saturating_sub(old);
        let ages = 0..i64::try_from(kept).unwrap_or_default();
        let numbers = ages.map(|age| self.at(self.present.saturating_sub(age)));
        let slices: Vec<&Vec<u16>> = numbers.filter_map(|at| self.slices.get(at)).collect();
        let sum = |cell: &usize| {
            slices.iter().filter_map(|slice| slice.get(*cell)).map(|count| u32::from(*count)).sum()
        };
        cells.iter().map(sum).min().unwrap_or(u32::MAX)
    }

    /// Empties the slices that begin anew. A clock that goes backwards empties none: what it passed before is counted on
    /// in the present slice, and after a step back of more than the period the counts age from the new time on.
    fn advance(&mut self, now: Timestamp) {
        let number = now.as_millisecond().div_euclid(self.length);
        let count = i64::try_from(self.slices.len()).unwrap_or(i64::MAX);
        if number <= self.present {
            if count < self.present.saturating_sub(number) {
                self.present = number;
            }
            return;
        }
        let first = self.present.saturating_add(1).max(number.saturating_sub(count - 1));
        for passed in first..=number {
            let at = self.at(passed);
            if let Some(slice) = self.slices.get_mut(at) {
                slice.fill(0);
            }
        }
        self.present = number;
    }

    /// Where the slice of a number lies.
    fn at(&self, number: i64) -> usize {
        let count = i64::try_from(self.slices.len()).unwrap_or(1);
        usize::try_from(number.rem_euclid(count)).unwrap_or_default()
    }

    /// One counter in each row, from the random bytes of the key.
    fn cells(&self, key: &[u8; 32]) -> Vec<usize> {
        let (words, _) = key.as_chunks::<4>();
        words
            .iter()
            .take(self.rows)
            .enumerate()
            .map(|(row, word)| {
                let word = usize::try_from(u32::from_be_bytes(*word)).unwrap_or_default();
                row * self.width + word % self.width
            })
            .collect()
    }
}
