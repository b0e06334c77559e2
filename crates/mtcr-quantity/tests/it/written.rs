//! Quantities as written: canonical text, steps, display.

use mtcr_quantity::{Number, Quantity, Step, Written, display, parse_unit};

#[test]
fn the_canonical_text_reads_back() {
    for (text, canonical, step) in [
        ("300km", "300 km", "1"),
        ("300.0 km", "300 km", "0.1"),
        ("1.1e6 N s", "1100000 N s", "1e5"),
        ("1e-3 rad", "0.001 rad", "0.001"),
        ("1/30 deg", "1/30 deg", "1/3000"),
        ("12", "12", "1"),
        ("12 %", "12 %", "1"),
        ("12%", "12 %", "1"),
        ("-5.50 degC", "-5.5 degC", "0.01"),
        ("10/s", "10 /s", "1"),
        ("10 /s", "10 /s", "1"),
        ("3eV", "3 eV", "1"),
        ("3e2V", "300 V", "1e2"),
        ("2*pi rad", "2*pi rad", "1*pi"),
        ("2\u{a0}km", "2 km", "1"),
        ("5e5 rads (Si)", "500000 rad(Si)", "1e5"),
        ("1 kg/N/h", "1 kg/(N h)", "1"),
    ] {
        let written = Written::parse(text).unwrap_or_else(|mistake| panic!("{text}: {mistake:?}"));
        assert_eq!(written.to_string(), canonical, "{text}");
        assert_eq!(written.step, Number::parse(step).unwrap(), "{text}");
        assert_eq!(Written::parse(canonical).unwrap().quantity, written.quantity, "{text}");
        assert_eq!(written.quantity.dimension(), written.unit.dimension());
    }
}

#[test]
fn a_step_moves_the_last_written_digit() {
    for (text, up, down) in [
        ("300 km", "301 km", "299 km"),
        ("300.0 km", "300.1 km", "299.9 km"),
        ("1.1e6 N s", "1200000 N s", "1000000 N s"),
        ("1/30 rad", "101/3000 rad", "33/1000 rad"),
        ("0 degC", "1 degC", "-1 degC"),
        ("0", "1", "-1"),
        ("9.99 %", "10 %", "9.98 %"),
    ] {
        let written = Written::parse(text).unwrap();
        for (step, expected) in [(Step::Up, up), (Step::Down, down)] {
            let moved = written.stepped(step);
            assert_eq!(moved.quantity, Quantity::parse(expected).unwrap(), "{text}");
            assert_eq!(Written::parse(&moved.to_string()).unwrap().quantity, moved.quantity, "{text}");
            assert_eq!((&moved.unit, &moved.step), (&written.unit, &written.step), "{text}");
        }
        assert_eq!(written.stepped(Step::Up).stepped(Step::Down), written, "{text}");
    }
}

#[test]
fn magnitudes_are_shown_in_the_unit_asked_for() {
    for (text, unit, shown) in [
        ("420 N", "kN", "0.42 kN"),
        ("1 lbf s", "N s", "≈4.44822 N s"),
        ("1 mi", "km", "1.609344 km"),
        ("1 rad", "deg", "≈57.2958 deg"),
        ("180 deg", "rad", "≈3.14159 rad"),
        ("1 mrad", "rad", "0.001 rad"),
        ("0 degC", "degF", "32 degF"),
        ("0.05", "%", "5 %"),
        ("5 %", "1", "0.05"),
        ("1 kg/(N h)", "kg/(N s)", "≈0.000277778 kg/(N s)"),
        ("1e30 m", "m", "1e30 m"),
        ("60 /min", "1/s", "1 /s"),
    ] {
        let quantity = Quantity::parse(text).unwrap();
        assert_eq!(display(quantity.magnitude(), &parse_unit(unit).unwrap()), shown, "{text}");
    }
}

#[test]
fn a_temperature_has_no_pi() {
    let mistake = Written::parse("2*pi degC").unwrap_err();
    assert_eq!((mistake.at, mistake.message.as_str()), (0..4, "a temperature cannot be a multiple of pi"));
    assert_eq!(display(&Number::parse("100*pi").unwrap(), &parse_unit("degC").unwrap()), "≈314.159 K");
}
