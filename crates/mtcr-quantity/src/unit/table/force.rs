//! Force, pressure, energy and power.

use super::super::factor::{Factor, ratio, scaled};
use super::super::prefix::{BARS, ELECTRIC, KILO_TO_GIGA, ONLY_KILO, PRESSURES, TORRS, USUAL};
use super::{NIST, SI, UnitRow};
use crate::Dimension;

const FORCE: Dimension = Dimension::mechanical(1, 1, -2);
const PRESSURE: Dimension = Dimension::mechanical(-1, 1, -2);
const ENERGY: Dimension = Dimension::mechanical(2, 1, -2);
const POWER: Dimension = Dimension::mechanical(2, 1, -3);

/// 0.45359237 kg · 9.80665 m/s2.
const POUND_FORCE: i64 = 44_482_216_152_605; // · 10^-13 N

pub(super) static ROWS: &[UnitRow] = &[
    UnitRow::new(&["N"], FORCE, Factor::ONE, SI).named(&["newton", "newtons"]).prefixed(USUAL),
    UnitRow::new(&["lbf"], FORCE, scaled(POUND_FORCE, -13), "pound · standard gravity").named(&[
        "pound-force",
        "pounds-force",
        "pound force",
        "pounds force",
    ]),
    UnitRow::new(&["klbf"], FORCE, scaled(POUND_FORCE, -10), "1000 lbf"),
    UnitRow::new(&["kgf", "kp"], FORCE, scaled(980_665, -5), "kilogram · standard gravity").named(&[
        "kilogram-force",
        "kilograms-force",
        "kilopond",
        "kiloponds",
    ]),
    UnitRow::new(&["tf"], FORCE, scaled(980_665, -2), "tonne · standard gravity")
        .named(&["tonne-force", "tonnes-force"]),
    UnitRow::new(&["Pa"], PRESSURE, Factor::ONE, SI).named(&["pascal", "pascals"]).prefixed(PRESSURES),
    UnitRow::new(&["bar"], PRESSURE, scaled(1, 5), "SI brochure, 8th edition, table 8")
        .named(&["bars"])
        .prefixed(BARS),
    UnitRow::new(&["atm"], PRESSURE, scaled(101_325, 0), "10th CGPM (1954)").named(&[
        "atmosphere",
        "atmospheres",
        "standard atmosphere",
        "standard atmospheres",
    ]),
    UnitRow::new(&["Torr", "torr"], PRESSURE, ratio(101_325, 760), NIST).prefixed(TORRS),
    // 13 595.1 kg/m3 · 9.80665 m/s2 · 1 mm.
    UnitRow::new(&["mmHg"], PRESSURE, scaled(133_322_387_415, -9), "conventional mercury; NIST SP 811"),
    // 25.4 mmHg.
    UnitRow::new(&["inHg"], PRESSURE, scaled(3_386_388_640_341, -9), "conventional mercury; NIST SP 811"),
    // One lbf on 0.0254 m · 0.0254 m.
    UnitRow::new(&["psi"], PRESSURE, ratio(POUND_FORCE, 6_451_600_000), "lbf/in2"),
    UnitRow::new(&["ksi"], PRESSURE, ratio(POUND_FORCE, 6_451_600), "1000 lbf/in2"),
    UnitRow::new(&["J"], ENERGY, Factor::ONE, SI).named(&["joule", "joules"]).prefixed(USUAL),
    UnitRow::new(&["Wh"], ENERGY, scaled(3600, 0), "W · 3600 s").prefixed(KILO_TO_GIGA),
    UnitRow::new(&["eV"], ENERGY, scaled(1_602_176_634, -28), "SI brochure, 9th edition, table 8")
        .named(&["electronvolt", "electronvolts"])
        .prefixed(KILO_TO_GIGA),
    UnitRow::new(&["cal"], ENERGY, scaled(4184, -3), "thermochemical calorie; NIST SP 811")
        .named(&["calorie", "calories"])
        .prefixed(ONLY_KILO),
    // International Table calorie 4.1868 J · pound · 5/9 K, per gram and kelvin.
    UnitRow::new(&["BTU", "Btu"], ENERGY, scaled(105_505_585_262, -8), "International Table; NIST SP 811"),
    UnitRow::new(&["W"], POWER, Factor::ONE, SI).named(&["watt", "watts"]).prefixed(ELECTRIC),
    // 550 ft lbf/s.
    UnitRow::new(&["hp"], POWER, scaled(74_569_987_158_227_022, -14), NIST)
        .named(&["horsepower", "mechanical horsepower"]),
    // 75 kgf m/s.
    UnitRow::new(&["PS"], POWER, scaled(73_549_875, -5), NIST).named(&["metric horsepower"]),
];
