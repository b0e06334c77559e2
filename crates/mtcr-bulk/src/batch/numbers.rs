//! A column of numbers: what is known of one figure, as floats that stand to the plan's limits as the numbers do.

/// A column of numbers, not a number where nothing is known.
///
/// Each float stands to the float of every limit of its figure as the exact number stands to the limit.
#[derive(Clone, Debug, Default)]
pub(crate) struct Numbers {
    low: Vec<f64>,
    /// Only where some row's number is not known exactly.
    high: Option<Vec<f64>>,
}

impl Numbers {
    /// The lower ends; the numbers themselves where there are no upper ends.
    pub(crate) fn low(&self) -> &[f64] {
        &self.low
    }

    /// The upper ends, where some number of the column is a range.
    pub(crate) fn high(&self) -> Option<&[f64]> {
        self.high.as_deref()
    }

    /// Says something of a row; rows before it of which nothing was said stay unknown.
    pub(super) fn set(&mut self, row: usize, low: f64, high: f64) {
        self.low.resize(row, f64::NAN);
        if self.high.is_none() && low.total_cmp(&high).is_ne() {
            self.high = Some(self.low.clone());
        }
        self.low.push(low);
        if let Some(column) = &mut self.high {
            column.resize(row, f64::NAN);
            column.push(high);
        }
    }

    /// Fills up to a number of rows.
    pub(super) fn fill(&mut self, rows: usize) {
        self.low.resize(rows, f64::NAN);
        if let Some(column) = &mut self.high {
            column.resize(rows, f64::NAN);
        }
    }
}
