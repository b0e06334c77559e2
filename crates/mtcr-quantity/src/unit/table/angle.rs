//! Angle. The base is the degree, so that everyday angles stay free of π.

use super::super::factor::{Factor, ratio, scaled};
use super::super::prefix::ANGLES;
use super::{SI_TABLE_8, UnitRow};
use crate::Dimension;

pub(super) static ROWS: &[UnitRow] = &[
    UnitRow::new(&["deg", "°"], Dimension::ANGLE, Factor::ONE, SI_TABLE_8).named(&[
        "degree",
        "degrees",
        "arc degree",
        "arc degrees",
    ]),
    UnitRow::new(&["arcmin"], Dimension::ANGLE, ratio(1, 60), SI_TABLE_8).named(&[
        "arcminute",
        "arcminutes",
        "minute of arc",
        "minutes of arc",
        "arc minutes",
    ]),
    UnitRow::new(&["arcsec"], Dimension::ANGLE, ratio(1, 3600), SI_TABLE_8).named(&[
        "arcsecond",
        "arcseconds",
        "second of arc",
        "seconds of arc",
        "arc seconds",
    ]),
    // 180/π degrees.
    UnitRow::new(&["rad"], Dimension::ANGLE, scaled(180, 0).times_pi(-1), "SI brochure: 1 deg = π/180 rad")
        .named(&["radian", "radians"])
        .prefixed(ANGLES),
    UnitRow::new(&["rev"], Dimension::ANGLE, scaled(360, 0), "one full turn").named(&[
        "revolution",
        "revolutions",
        "turn",
        "turns",
    ]),
    UnitRow::new(&["rpm"], Dimension::mechanical(0, 0, -1).with_angle(1), scaled(6, 0), "rev/min")
        .named(&["revolutions per minute"]),
];
