//! Compound units: what they are worth, and their canonical text.

use mtcr_quantity::{Number, Quantity, parse_unit};

#[test]
fn a_compound_has_one_canonical_text_and_an_exact_factor() {
    for (text, canonical, factor) in [
        ("kg/(N h)", "kg/(N h)", "1/3600"),
        ("kg / ( N*h )", "kg/(N h)", "1/3600"),
        ("kg/N/h", "kg/(N h)", "1/3600"),
        ("kg (N h)-1", "kg/(N h)", "1/3600"),
        ("lb/(lbf h)", "lb/(lbf h)", "1/35303.94"),
        ("g mm/kg", "g mm/kg", "0.000001"),
        ("g·mm/kg", "g mm/kg", "0.000001"),
        ("g⋅mm kg-1", "g mm/kg", "0.000001"),
        ("J/m3", "J/m3", "1"),
        ("J/m^3", "J/m3", "1"),
        ("J/m³", "J/m3", "1"),
        ("J m⁻³", "J/m3", "1"),
        ("J m^-3", "J/m3", "1"),
        ("deg/s", "deg/s", "1"),
        ("degrees/hour", "deg/h", "1/3600"),
        ("°/h", "deg/h", "1/3600"),
        ("1/s", "1/s", "1"),
        ("s-1", "1/s", "1"),
        ("/s", "1/s", "1"),
        ("rad/s", "rad/s", "180*pi^-1"),
        ("rad2", "rad2", "32400*pi^-2"),
        ("1/rad", "1/rad", "1/180*pi"),
        ("deg/sqrt(h)", "deg/sqrt(h)", "1/60"),
        ("deg/rth", "deg/sqrt(h)", "1/60"),
        ("deg/√h", "deg/sqrt(h)", "1/60"),
        ("ug0/sqrt(Hz)", "ug0/sqrt(Hz)", "0.00000980665"),
        ("m/s/sqrt(h)", "m/(s sqrt(h))", "1/60"),
        ("g/cm3", "g/cm3", "1000"),
        ("W/cm2", "W/cm2", "10000"),
        ("cal/cm2", "cal/cm2", "41840"),
        ("lbf s", "lbf s", "4.4482216152605"),
        ("N s", "N s", "1"),
        ("L/min", "L/min", "1/60000"),
        ("ft2", "ft2", "0.09290304"),
        ("(ft)2", "ft2", "0.09290304"),
        ("(m/s)2", "m2/s2", "1"),
        ("((m))", "m", "1"),
        ("g02", "g02", "96.1703842225"),
        ("Mbit/s", "Mbit/s", "1000000"),
        ("%/h", "%/h", "1/360000"),
        ("1 km 1", "km", "1000"),
        ("J/(kg K)", "J/(kg K)", "1"),
        ("Gy(Si)", "Gy(Si)", "1"),
        ("rad (Si)", "rad(Si)", "0.01"),
        ("% by weight", "%wt", "0.01"),
        ("dB re 20 µPa", "dB(20uPa)", "1"),
        ("dB (20 uPa)", "dB(20uPa)", "1"),
        ("", "1", "1"),
        ("  ", "1", "1"),
    ] {
        let unit = parse_unit(text).unwrap_or_else(|mistake| panic!("{text}: {mistake:?}"));
        assert_eq!(unit.symbol(), canonical, "{text}");
        assert_eq!(unit.to_string(), canonical, "{text}");
        if factor.contains('.') && factor.contains('/') {
            let (top, bottom) = factor.split_once('/').unwrap();
            let expected = Number::parse(top).unwrap().div(&Number::parse(bottom).unwrap()).unwrap();
            assert_eq!(*unit.factor(), expected, "{text}");
        } else {
            assert_eq!(*unit.factor(), Number::parse(factor).unwrap(), "{text}");
        }
        assert_eq!(parse_unit(canonical).unwrap(), unit, "{text}");
    }
}

#[test]
fn a_unit_too_long_to_be_read_back_is_refused() {
    let roots = |count: usize| "rth ".repeat(count);
    let unit = parse_unit(&roots(24)).unwrap();
    assert_eq!(unit.symbol(), vec!["sqrt(h)"; 24].join(" "));
    assert_eq!(parse_unit(unit.symbol()).unwrap(), unit);
    let refused = parse_unit(&roots(50)).unwrap_err();
    assert_eq!(refused.message, "this unit has more than 200 bytes when written out");
    assert_eq!(refused.at, 0..199);
}

#[test]
fn equal_quantities_are_equal_whatever_the_unit() {
    for row in [
        &["0.3 Mm", "300 km", "300_000 m", "300000m", "3e5 m", "3e8 mm", "0.3e+3km"][..],
        &["1 lbf s", "4.4482216152605 N s"],
        &["1/30 rad", "100/3 mrad"],
        &["180 deg", "1*pi rad", "0.5 rev"],
        &["500 kg", "0.5 t"],
        &["60 rpm", "1 rev/s", "360 deg/s", "2*pi rad/s"],
        &["12", "1200 %", "12 1"],
        &["1 deg/sqrt(h)", "1/60 deg/sqrt(s)", "1/60 deg sqrt(Hz)"],
        &["1e3 rad(Si)", "10 Gy(Si)", "1 krad(Si)"],
        &["1 kW/cm2", "10 MW/m2"],
    ] {
        for text in row {
            assert_eq!(Quantity::parse(text).unwrap(), Quantity::parse(row[0]).unwrap(), "{text}");
        }
    }
}

#[test]
fn sorts_that_look_alike_do_not_compare() {
    for (left, right) in [
        ("1 Gy", "1 J/kg"),
        ("1 Gy", "1 Gy(Si)"),
        ("1 rad", "1 rad(Si)"),
        ("1 rpm", "1 Hz"),
        ("1 %wt", "1 %vol"),
        ("1 %", "1 %wt"),
        ("1 dB", "1 dBm"),
        ("1 dBi", "1 dBsm"),
        ("1 dB", "1"),
        ("1 rad", "1"),
        ("1 bit/s", "1 Hz"),
        ("1 g", "1 g0"),
        ("1 deg/h", "1 deg/sqrt(h)"),
    ] {
        let (a, b) = (Quantity::parse(left).unwrap(), Quantity::parse(right).unwrap());
        assert_ne!(a, b, "{left} {right}");
        assert_eq!(a.compare(&b), None, "{left} {right}");
    }
}

#[test]
fn only_the_lone_gram_is_mistakable_for_gravity() {
    for (text, expected) in [
        ("g", true),
        ("mg", true),
        ("µg", true),
        ("gram", true),
        ("kg", false),
        ("g0", false),
        ("g/s", false),
    ] {
        assert_eq!(parse_unit(text).unwrap().is_gram_alone(), expected, "{text}");
    }
}
