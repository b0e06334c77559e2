//! Products of dimensions, and what dimensions are called.

use mtcr_quantity::{Dimension, parse_unit};

fn of(unit: &str) -> Dimension {
    parse_unit(unit).unwrap().dimension()
}

#[test]
fn powers_add_up() {
    for (left, right, product, quotient) in [
        ("m", "s", Some("m s"), Some("m/s")),
        ("N", "m", Some("J"), Some("N/m")),
        ("1", "Gy", Some("Gy"), None),
        ("Gy", "1", Some("Gy"), Some("Gy")),
        ("Gy", "Gy", None, Some("1")),
        ("%wt", "%wt", None, Some("1")),
        ("%wt", "%vol", None, None),
        ("%wt", "kg", None, None),
        ("kg", "%wt", None, None),
        ("dBm", "dBm", None, None),
        ("deg", "h", Some("deg h"), Some("deg/h")),
        ("sqrt(h)", "sqrt(h)", Some("h"), Some("1")),
    ] {
        assert_eq!(of(left).mul(&of(right)), product.map(of), "{left} · {right}");
        assert_eq!(of(left).div(&of(right)), quotient.map(of), "{left} / {right}");
    }
}

#[test]
fn powers_multiply() {
    assert_eq!(of("m").pow(3), Some(of("L")));
    assert_eq!(of("m").pow(0), Some(Dimension::none()));
    assert_eq!(of("m").pow(127).and_then(|power| power.mul(&of("m"))), None);
    assert_eq!(of("m2").pow(100), None);
    assert_eq!(of("Gy").pow(1), Some(of("Gy")));
    assert_eq!(of("Gy").pow(2), None);
    assert_eq!(of("sqrt(s)").pow(2), Some(of("s")));
}

#[test]
fn every_dimension_has_a_name() {
    for (unit, name) in [
        ("1", "plain number"),
        ("kg/(N h)", "inverse speed or mass flow per force"),
        ("N s", "impulse"),
        ("L/min", "volume flow"),
        ("W/m2", "power per area"),
        ("deg/sqrt(h)", "angle per square root of time"),
        ("g0/sqrt(Hz)", "m s-3/2"),
        ("m/sqrt(h)", "m s-1/2"),
        ("J/(kg K)", "m2 s-2 K-1"),
        ("bit/s", "data rate"),
        ("A bit", "A bit"),
    ] {
        assert_eq!(of(unit).to_string(), name, "{unit}");
    }
    assert!(of("%").is_none() && of("%").is_share() && of("%vol").is_share());
    assert!(of("dBm").is_level() && !of("%").is_level());
}
