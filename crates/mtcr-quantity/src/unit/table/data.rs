//! Data.

use super::super::factor::{Factor, scaled};
use super::super::prefix::BITS;
use super::UnitRow;
use crate::Dimension;

const IEC: &str = "IEC 80000-13";

pub(super) static ROWS: &[UnitRow] = &[
    UnitRow::new(&["bit"], Dimension::DATA, Factor::ONE, IEC).named(&["bits"]).prefixed(BITS),
    UnitRow::new(&["B"], Dimension::DATA, scaled(8, 0), IEC).named(&["byte", "bytes"]).prefixed(BITS),
];
