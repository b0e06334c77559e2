//! Length, area, volume, mass, time, frequency, speed and acceleration.

use super::super::factor::{Factor, ratio, scaled};
use super::super::prefix::{BITS, LARGE, LENGTHS, MASSES, SMALL, TIMES, VOLUMES};
use super::{NIST, SI, SI_TABLE_8, UnitRow};
use crate::Dimension;

const AREA: Dimension = Dimension::mechanical(2, 0, 0);
const VOLUME: Dimension = Dimension::mechanical(3, 0, 0);
const SPEED: Dimension = Dimension::mechanical(1, 0, -1);
const RATE: Dimension = Dimension::mechanical(0, 0, -1);

/// The international yard and pound agreement of 1959: yard 0.9144 m, pound 0.45359237 kg.
const AGREEMENT: &str = "international yard and pound, 1959; NIST SP 811, appendix B.8";

pub(super) static ROWS: &[UnitRow] = &[
    UnitRow::new(&["m"], Dimension::LENGTH, Factor::ONE, SI)
        .named(&["metre", "metres", "meter", "meters"])
        .prefixed(LENGTHS),
    UnitRow::new(&["in"], Dimension::LENGTH, scaled(254, -4), AGREEMENT).named(&["inch", "inches"]),
    UnitRow::new(&["ft"], Dimension::LENGTH, scaled(3048, -4), AGREEMENT).named(&["foot", "feet"]),
    UnitRow::new(&["yd"], Dimension::LENGTH, scaled(9144, -4), AGREEMENT).named(&["yard", "yards"]),
    UnitRow::new(&["mi"], Dimension::LENGTH, scaled(1_609_344, -3), AGREEMENT).named(&[
        "mile",
        "miles",
        "statute mile",
        "statute miles",
    ]),
    UnitRow::new(&["nmi"], Dimension::LENGTH, scaled(1852, 0), "SI brochure, 8th edition, table 8")
        .named(&["nautical mile", "nautical miles"]),
    UnitRow::new(&["ha"], AREA, scaled(1, 4), SI_TABLE_8).named(&["hectare", "hectares"]),
    UnitRow::new(&["L", "l"], VOLUME, scaled(1, -3), SI_TABLE_8)
        .named(&["litre", "litres", "liter", "liters"])
        .prefixed(VOLUMES),
    // 231 cubic inches.
    UnitRow::new(&["USgal"], VOLUME, scaled(3_785_411_784, -12), NIST).named(&[
        "US gallon",
        "US gallons",
        "US gal",
    ]),
    UnitRow::new(&["g"], Dimension::MASS, scaled(1, -3), SI)
        .named(&["gram", "grams", "gramme", "grammes"])
        .prefixed(MASSES),
    UnitRow::new(&["t"], Dimension::MASS, scaled(1, 3), SI_TABLE_8).named(&[
        "tonne",
        "tonnes",
        "metric ton",
        "metric tons",
    ]),
    UnitRow::new(&["lb", "lbm", "lbs"], Dimension::MASS, scaled(45_359_237, -8), AGREEMENT)
        .named(&["pound", "pounds"]),
    // A sixteenth of a pound.
    UnitRow::new(&["oz"], Dimension::MASS, scaled(28_349_523_125, -12), AGREEMENT)
        .named(&["ounce", "ounces"]),
    UnitRow::new(&["s", "sec"], Dimension::TIME, Factor::ONE, SI)
        .named(&["second", "seconds", "secs"])
        .prefixed(TIMES),
    UnitRow::new(&["min"], Dimension::TIME, scaled(60, 0), SI_TABLE_8).named(&["minute", "minutes", "mins"]),
    UnitRow::new(&["h", "hr"], Dimension::TIME, scaled(3600, 0), SI_TABLE_8).named(&["hour", "hours", "hrs"]),
    UnitRow::new(&["d"], Dimension::TIME, scaled(86_400, 0), SI_TABLE_8).named(&["day", "days"]),
    // The Julian year, 365.25 days.
    UnitRow::new(&["yr"], Dimension::TIME, scaled(31_557_600, 0), "IAU style manual (1989), Julian year")
        .named(&["year", "years", "julian year", "julian years"]),
    UnitRow::new(&["sqrt(s)", "√s", "rts"], Dimension::ROOT_TIME, Factor::ONE, "square root of s")
        .named(&["root second"]),
    UnitRow::new(
        &["sqrt(h)", "√h", "rth", "sqrt(hr)", "rthr"],
        Dimension::ROOT_TIME,
        scaled(60, 0),
        ROOT_HOUR,
    )
    .named(&["root hour", "square root hour"]),
    UnitRow::new(&["sqrt(Hz)", "√Hz", "rtHz"], ROOT_RATE, Factor::ONE, "square root of Hz")
        .named(&["root hertz"]),
    UnitRow::new(&["Hz"], RATE, Factor::ONE, SI).named(&["hertz"]).prefixed(LARGE),
    UnitRow::new(&["sps"], RATE, Factor::ONE, "one sample per second")
        .named(&["samples per second"])
        .prefixed(BITS),
    // One nautical mile per hour.
    UnitRow::new(&["kn", "kt"], SPEED, ratio(1852, 3600), "SI brochure, 8th edition, table 8")
        .named(&["knot", "knots"]),
    UnitRow::new(&["mph"], SPEED, scaled(44_704, -5), NIST).named(&["miles per hour"]),
    UnitRow::new(
        &["Gal"],
        Dimension::mechanical(1, 0, -2),
        scaled(1, -2),
        "SI brochure, 8th edition, table 9",
    )
    .prefixed(SMALL),
    UnitRow::new(&["g0", "gn", "g_n"], Dimension::mechanical(1, 0, -2), scaled(980_665, -5), GRAVITY)
        .named(&["standard gravity", "standard gravities"])
        .prefixed(SMALL),
];

const ROOT_HOUR: &str = "square root of 3600 s";
const ROOT_RATE: Dimension = Dimension::INVERSE_ROOT_TIME;
/// The third General Conference on Weights and Measures fixed 9.80665 m/s2.
const GRAVITY: &str = "3rd CGPM (1901): 9.80665 m/s2";
