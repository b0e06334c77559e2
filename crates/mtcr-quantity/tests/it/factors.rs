//! Every known unit against its factor, written out independently of the table in the crate.

use std::collections::BTreeSet;

use mtcr_quantity::{Number, UnitRow, parse_unit, units};

/// Symbol, base units per unit (m, kg, s, A, K, deg, bit), name of the dimension.
const FACTORS: &[(&str, &str, &str)] = &[
    ("m", "1", "length"),
    ("in", "0.0254", "length"),
    ("ft", "0.3048", "length"),
    ("yd", "0.9144", "length"),
    ("mi", "1609.344", "length"),
    ("nmi", "1852", "length"),
    ("ha", "10000", "area"),
    ("L", "0.001", "volume"),
    ("USgal", "0.003785411784", "volume"),
    ("g", "0.001", "mass"),
    ("t", "1000", "mass"),
    ("lb", "0.45359237", "mass"),
    ("oz", "0.028349523125", "mass"),
    ("s", "1", "time"),
    ("min", "60", "time"),
    ("h", "3600", "time"),
    ("d", "86400", "time"),
    ("yr", "31557600", "time"),
    ("sqrt(s)", "1", "s1/2"),
    ("sqrt(h)", "60", "s1/2"),
    ("sqrt(Hz)", "1", "s-1/2"),
    ("Hz", "1", "frequency or rate"),
    ("sps", "1", "frequency or rate"),
    ("kn", "463/900", "speed"),
    ("mph", "0.44704", "speed"),
    ("Gal", "0.01", "acceleration"),
    ("g0", "9.80665", "acceleration"),
    ("N", "1", "force"),
    ("lbf", "4.4482216152605", "force"),
    ("klbf", "4448.2216152605", "force"),
    ("kgf", "9.80665", "force"),
    ("tf", "9806.65", "force"),
    ("Pa", "1", "pressure or energy per volume"),
    ("bar", "100000", "pressure or energy per volume"),
    ("atm", "101325", "pressure or energy per volume"),
    ("Torr", "20265/152", "pressure or energy per volume"),
    ("mmHg", "133.322387415", "pressure or energy per volume"),
    ("inHg", "3386.388640341", "pressure or energy per volume"),
    ("psi", "8896443230521/1290320000", "pressure or energy per volume"),
    ("ksi", "8896443230521/1290320", "pressure or energy per volume"),
    ("J", "1", "energy or torque"),
    ("Wh", "3600", "energy or torque"),
    ("eV", "1.602176634e-19", "energy or torque"),
    ("cal", "4.184", "energy or torque"),
    ("BTU", "1055.05585262", "energy or torque"),
    ("W", "1", "power"),
    ("hp", "745.69987158227022", "power"),
    ("PS", "735.49875", "power"),
    ("K", "1", "temperature"),
    ("degC", "1", "temperature"),
    ("degF", "5/9", "temperature"),
    ("degR", "5/9", "temperature"),
    ("A", "1", "electric current"),
    ("V", "1", "voltage"),
    ("ohm", "1", "electric resistance"),
    ("Gy", "1", "absorbed dose"),
    ("Gy(Si)", "1", "absorbed dose in silicon"),
    ("rad(Si)", "0.01", "absorbed dose in silicon"),
    ("deg", "1", "angle"),
    ("arcmin", "1/60", "angle"),
    ("arcsec", "1/3600", "angle"),
    ("rad", "180*pi^-1", "angle"),
    ("rev", "360", "angle"),
    ("rpm", "6", "angular rate"),
    ("bit", "1", "amount of data"),
    ("B", "8", "amount of data"),
    ("1", "1", "plain number"),
    ("%", "0.01", "plain number"),
    ("ppm", "0.000001", "plain number"),
    ("ppb", "0.000000001", "plain number"),
    ("%wt", "0.01", "mass fraction"),
    ("ppmw", "0.000001", "mass fraction"),
    ("%vol", "0.01", "volume fraction"),
    ("ppmv", "0.000001", "volume fraction"),
    ("dB", "1", "level difference in decibels"),
    ("dB(20uPa)", "1", "sound pressure level relative to 20 uPa"),
    ("dBm", "1", "power level relative to 1 mW"),
    ("dBi", "1", "antenna gain relative to isotropic"),
    ("dBsm", "1", "cross-section level relative to 1 m2"),
];

#[test]
fn every_unit_has_its_defining_factor() {
    let listed: Vec<_> = FACTORS.iter().map(|(symbol, _, _)| *symbol).collect();
    let known: Vec<_> = units().map(UnitRow::symbol).collect();
    assert_eq!(listed, known);
    for (symbol, factor, dimension) in FACTORS {
        let unit = parse_unit(symbol).unwrap();
        assert_eq!(unit.symbol(), *symbol);
        assert_eq!(*unit.factor(), Number::parse(factor).unwrap(), "{symbol}");
        assert_eq!(unit.dimension().to_string(), *dimension, "{symbol}");
        assert!(!unit.factor().is_zero() && !unit.factor().is_negative());
    }
}

#[test]
fn a_derived_factor_is_that_of_its_definition() {
    for (symbol, definition) in [
        ("ft", "12 in"),
        ("yd", "3 ft"),
        ("mi", "5280 ft"),
        ("USgal", "231 in3"),
        ("L", "1 dm3"),
        ("oz", "1/16 lb"),
        ("lbf", "1 lb g0"),
        ("kgf", "1 kg g0"),
        ("psi", "1 lbf/in2"),
        ("ksi", "1000 psi"),
        ("Torr", "1/760 atm"),
        ("mmHg", "13595.1 kg g0 mm/m3"),
        ("inHg", "25.4 mmHg"),
        ("hp", "550 ft lbf/s"),
        ("PS", "75 kgf m/s"),
        ("BTU", "2326 J lb/kg"),
        ("kn", "1 nmi/h"),
        ("mph", "1 mi/h"),
        ("Gal", "1 cm/s2"),
        ("rpm", "1 rev/min"),
        ("yr", "365.25 d"),
        ("kWh", "3.6 MJ"),
        ("V", "1 W/A"),
        ("ohm", "1 V/A"),
        ("rev", "2*pi rad"),
        ("sqrt(h)", "1 h/sqrt(h)"),
        ("mrad", "9/50*pi^-1 deg"),
        ("krad(Si)", "10 Gy(Si)"),
    ] {
        let (one, same) = (format!("1 {symbol}"), definition);
        let read = |text: &str| mtcr_quantity::Quantity::parse(text).unwrap();
        assert_eq!(read(&one), read(same), "{symbol}");
    }
}

#[test]
fn a_prefix_is_its_power_of_ten() {
    for (prefixed, bare, power) in [
        ("nm", "m", -9),
        ("um", "m", -6),
        ("µm", "m", -6),
        ("μm", "m", -6),
        ("mm", "m", -3),
        ("cm", "m", -2),
        ("dm", "m", -1),
        ("hPa", "Pa", 2),
        ("km", "m", 3),
        ("MW", "W", 6),
        ("mW", "W", -3),
        ("GHz", "Hz", 9),
        ("THz", "Hz", 12),
        ("keV", "eV", 3),
        ("GeV", "eV", 9),
        ("ug0", "g0", -6),
        ("micro g0", "g0", -6),
        ("kilometres", "m", 3),
        ("megawatt", "W", 6),
        ("Mrad(Si)", "rad(Si)", 6),
        ("kcal", "cal", 3),
    ] {
        let scale = Number::parse(&format!("1e{power}")).unwrap();
        let expected = parse_unit(bare).unwrap().factor().mul(&scale);
        assert_eq!(*parse_unit(prefixed).unwrap().factor(), expected, "{prefixed}");
    }
}

/// No two spellings of two units are the same text, whatever the prefix.
#[test]
fn every_spelling_means_one_unit() {
    let mut seen = BTreeSet::new();
    for row in units() {
        for symbol in std::iter::once(row.symbol()).chain(row.aliases()) {
            assert!(seen.insert(symbol.to_owned()), "{symbol} is spelt twice");
            let unit = parse_unit(symbol).unwrap();
            assert_eq!(unit.symbol(), row.symbol(), "{symbol}");
            for prefix in row.prefixes() {
                let canonical = format!("{prefix}{}", row.symbol());
                let read = parse_unit(&canonical).unwrap();
                assert_eq!((read.symbol(), read.dimension()), (canonical.as_str(), row.dimension()));
            }
        }
        for prefix in row.prefixes() {
            let prefixed = format!("{prefix}{}", row.symbol());
            assert!(seen.insert(prefixed.clone()), "{prefixed} is spelt twice");
        }
        assert!(!row.source().is_empty());
    }
}

#[test]
fn temperatures_count_from_their_own_zero() {
    for (text, kelvins) in [
        ("0 degC", "273.15"),
        ("-273.15 degC", "0"),
        ("100 °C", "373.15"),
        ("32 degF", "273.15"),
        ("212 °F", "373.15"),
        ("-459.67 degF", "0"),
        ("491.67 degR", "273.15"),
        ("300 K", "300"),
        ("5 mK", "0.005"),
    ] {
        let quantity = mtcr_quantity::Quantity::parse(text).unwrap();
        assert_eq!(*quantity.magnitude(), Number::parse(kelvins).unwrap(), "{text}");
    }
}
