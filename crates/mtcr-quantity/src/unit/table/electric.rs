//! Electricity and absorbed dose.

use super::super::factor::{Factor, scaled};
use super::super::prefix::{DOSES, ELECTRIC};
use super::{SI, UnitRow};
use crate::Dimension;
use crate::dimension::Kind;

const VOLTAGE: Dimension = Dimension::mechanical(2, 1, -3).with_current(-1);
const RESISTANCE: Dimension = Dimension::mechanical(2, 1, -3).with_current(-2);

pub(super) static ROWS: &[UnitRow] = &[
    UnitRow::new(&["A"], Dimension::CURRENT, Factor::ONE, SI)
        .named(&["ampere", "amperes", "amp", "amps"])
        .prefixed(ELECTRIC),
    UnitRow::new(&["V"], VOLTAGE, Factor::ONE, SI).named(&["volt", "volts"]).prefixed(ELECTRIC),
    // Both the Greek letter and the sign that looks like it.
    UnitRow::new(&["ohm", "\u{3a9}", "\u{2126}"], RESISTANCE, Factor::ONE, SI)
        .named(&["ohms"])
        .prefixed(ELECTRIC),
    UnitRow::new(&["Gy"], Dimension::of_kind(Kind::AbsorbedDose), Factor::ONE, SI)
        .named(&["gray", "grays"])
        .prefixed(DOSES),
    UnitRow::new(&["Gy(Si)"], Dimension::of_kind(Kind::SiliconDose), Factor::ONE, "gray, in silicon")
        .named(&["gray(Si)", "grays(Si)"])
        .prefixed(DOSES),
    UnitRow::new(
        &["rad(Si)", "rads(Si)"],
        Dimension::of_kind(Kind::SiliconDose),
        scaled(1, -2),
        "SI brochure, 8th edition, table 10: 0.01 Gy",
    )
    .prefixed(DOSES),
];
