//! Temperature.

use super::super::factor::{Factor, ratio};
use super::super::prefix::SMALL;
use super::{SI, UnitRow};
use crate::Dimension;

pub(super) static ROWS: &[UnitRow] = &[
    UnitRow::new(&["K"], Dimension::TEMPERATURE, Factor::ONE, SI)
        .named(&["kelvin", "kelvins"])
        .prefixed(SMALL),
    UnitRow::new(&["degC", "°C", "℃"], Dimension::TEMPERATURE, Factor::ONE, SI)
        .named(&["celsius", "degree celsius", "degrees celsius", "deg C"])
        .zero_at(ratio(27_315, 100)),
    // 0 degF is 459.67 · 5/9 K.
    UnitRow::new(&["degF", "°F", "℉"], Dimension::TEMPERATURE, ratio(5, 9), "NIST SP 811, appendix B.8")
        .named(&["fahrenheit", "degree fahrenheit", "degrees fahrenheit", "deg F"])
        .zero_at(ratio(45_967, 180)),
    UnitRow::new(&["degR", "°R"], Dimension::TEMPERATURE, ratio(5, 9), "NIST SP 811, appendix B.8")
        .named(&["rankine", "degrees rankine"]),
];
