//! Quantities with tolerances.

use mtcr_quantity::{End, Measured, Number};

#[test]
fn a_tolerance_makes_a_closed_range() {
    for (text, low, high, unit) in [
        ("10 N", "10", "10", "N"),
        ("10 N ± 5 %", "9.5", "10.5", "N"),
        ("10 N±5%", "9.5", "10.5", "N"),
        ("-10 N ± 5 %", "-10.5", "-9.5", "N"),
        ("10 N +/- 0.5 N", "9.5", "10.5", "N"),
        ("10 N +- 0.5 N", "9.5", "10.5", "N"),
        ("10 kN +/- 500 N", "9500", "10500", "kN"),
        ("10 ± 0.5 N", "9.5", "10.5", "N"),
        ("(10 ± 0.5) N", "9.5", "10.5", "N"),
        ("( 10 ± 0.5 ) kN", "9500", "10500", "kN"),
        ("(12 ± 5) %", "0.07", "0.17", "%"),
        ("12 ± 5", "7", "17", "1"),
        ("12", "12", "12", "1"),
        ("10 N ± 0 N", "10", "10", "N"),
        ("10 N ± 100 ppm", "9.999", "10.001", "N"),
        ("20 degC ± 2 K", "291.15", "295.15", "degC"),
        ("20 degC ± 2 degC", "291.15", "295.15", "degC"),
        ("20 ± 2 degC", "291.15", "295.15", "degC"),
        ("(20 ± 2) degC", "291.15", "295.15", "degC"),
        ("160 dB(20uPa) ± 2 dB", "158", "162", "dB(20uPa)"),
        ("84 %wt ± 2 %wt", "0.82", "0.86", "%wt"),
        ("1 rad ± 1 mrad", "179.82*pi^-1", "180.18*pi^-1", "rad"),
    ] {
        let measured = Measured::parse(text).unwrap_or_else(|mistake| panic!("{text}: {mistake:?}"));
        let end = |text: &str| End::Closed(Number::parse(text).unwrap());
        assert_eq!((measured.interval.low(), measured.interval.high()), (&end(low), &end(high)), "{text}");
        assert_eq!(measured.unit.symbol(), unit, "{text}");
        assert_eq!(measured.dimension, measured.unit.dimension(), "{text}");
    }
}
