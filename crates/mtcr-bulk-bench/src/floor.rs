//! The floor: Arrow's own sum over every column of numbers that the plan reads, over the same batches.

use arrow_array::Float64Array;
use mtcr_bulk::{Batch, ROWS};

/// The columns of numbers of a batch as Arrow has them: numbers with a bitmap of those known.
///
/// A column that no row of the batch says anything of is left out, as a file leaves out a page of nulls. A figure that is
/// given as a range is one number here, its lower end, so that the floor reads less than the plan does.
#[must_use]
pub fn columns(batch: &Batch) -> Vec<Float64Array> {
    batch
        .numbers()
        .map(|numbers| {
            let known = |number: &f64| (!number.is_nan()).then_some(*number);
            let mut column = Float64Array::builder(numbers.len().max(ROWS));
            numbers.iter().for_each(|number| column.append_option(known(number)));
            column.finish()
        })
        .collect()
}

/// The sums of some columns; what they are does not matter, that they were made does.
#[must_use]
pub fn sums(columns: &[Float64Array]) -> usize {
    columns
        .iter()
        .map(|column| usize::from(std::hint::black_box(arrow_arith::aggregate::sum(column)).is_some()))
        .sum()
}
