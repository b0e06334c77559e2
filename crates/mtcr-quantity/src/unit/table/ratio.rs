//! Ratios, shares of mixtures and levels in decibels.

use super::super::factor::{Factor, scaled};
use super::UnitRow;
use crate::Dimension;
use crate::dimension::Kind;

const MASS_SHARE: Dimension = Dimension::of_kind(Kind::MassFraction);
const VOLUME_SHARE: Dimension = Dimension::of_kind(Kind::VolumeFraction);
const COUNT: &str = "definition";
const LEVEL: &str = "SI brochure, 9th edition, table 8: decibel";

pub(super) static ROWS: &[UnitRow] = &[
    UnitRow::new(&["1"], Dimension::NONE, Factor::ONE, COUNT),
    UnitRow::new(&["%"], Dimension::NONE, scaled(1, -2), COUNT).named(&["percent", "per cent"]),
    UnitRow::new(&["ppm"], Dimension::NONE, scaled(1, -6), COUNT).named(&["parts per million"]),
    UnitRow::new(&["ppb"], Dimension::NONE, scaled(1, -9), COUNT).named(&["parts per billion"]),
    UnitRow::new(&["%wt", "wt%", "%mass", "%w/w", "mass%"], MASS_SHARE, scaled(1, -2), COUNT).named(&[
        "% by weight",
        "% by mass",
        "percent by weight",
        "percent by mass",
        "wt %",
        "% wt",
        "% w/w",
        "%(w/w)",
        "weight percent",
        "mass percent",
    ]),
    UnitRow::new(&["ppmw"], MASS_SHARE, scaled(1, -6), COUNT).named(&["ppm by weight", "ppm by mass"]),
    UnitRow::new(&["%vol", "vol%", "%v/v"], VOLUME_SHARE, scaled(1, -2), COUNT).named(&[
        "% by volume",
        "percent by volume",
        "vol %",
        "% vol",
        "% v/v",
        "%(v/v)",
        "volume percent",
    ]),
    UnitRow::new(&["ppmv"], VOLUME_SHARE, scaled(1, -6), COUNT).named(&["ppm by volume"]),
    UnitRow::new(&["dB"], Dimension::of_kind(Kind::LevelDifference), Factor::ONE, LEVEL)
        .named(&["decibel", "decibels"]),
    UnitRow::new(&["dB(20uPa)"], Dimension::of_kind(Kind::SoundLevel), Factor::ONE, LEVEL).named(&[
        "dB re 20 uPa",
        "dB re 20uPa",
        "dB(20 uPa)",
        "dB(re 20 uPa)",
        "dB ref 20 uPa",
    ]),
    UnitRow::new(&["dBm"], Dimension::of_kind(Kind::MilliwattLevel), Factor::ONE, LEVEL)
        .named(&["dB(mW)", "dB re 1 mW"]),
    UnitRow::new(&["dBi"], Dimension::of_kind(Kind::IsotropicGain), Factor::ONE, LEVEL),
    UnitRow::new(&["dBsm"], Dimension::of_kind(Kind::SquareMetreLevel), Factor::ONE, LEVEL)
        .named(&["dBm2", "dB re 1 m2"]),
];
