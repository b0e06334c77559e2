//! Showing magnitudes to people.

use crate::{Number, Unit};

/// A magnitude in base units, shown in a unit: `0.42 kN`; without unit for plain numbers.
///
/// The number is that of [`Number::to_decimal`], so a rounded one starts with `≈`.
#[must_use]
pub fn display(magnitude: &Number, unit: &Unit) -> String {
    let Some(number) = unit.from_base(magnitude) else {
        // Only a multiple of π in a unit with an offset has no exact number in that unit.
        return format!("{} K", magnitude.to_decimal());
    };
    join(&number.to_decimal(), unit)
}

/// A number and a unit as one text: `5 km`, `5` for plain numbers, `5 /s` rather than `5 1/s`.
pub(crate) fn join(number: &str, unit: &Unit) -> String {
    if unit.is_one() {
        return number.to_owned();
    }
    let symbol = unit.symbol();
    let symbol = if symbol.starts_with("1/") { symbol.trim_start_matches('1') } else { symbol };
    format!("{number} {symbol}")
}
