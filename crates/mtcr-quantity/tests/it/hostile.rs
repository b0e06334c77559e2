//! Texts made to exhaust or confuse: answered quickly, and with short messages.

use mtcr_quantity::{Measured, Number, Quantity, Written, parse_unit};

#[test]
fn long_texts_are_refused_briefly() {
    let million = 1_000_000;
    let digits = "9".repeat(million);
    for text in [
        digits.clone(),
        format!("0.{digits}"),
        format!("0.{}1", "0".repeat(million)),
        format!("1/{digits}"),
        format!("{digits}/{digits}"),
        format!("1e{digits}"),
        format!("1e-{digits}"),
        format!("1*pi^{digits}"),
        format!("1{}", "_".repeat(million)),
        format!("1{}", "_0".repeat(million)),
        format!("1 {}", "m".repeat(million)),
        format!("1 {}", "m ".repeat(million)),
        format!("1 {}", "(".repeat(million)),
        format!("1 {}", "/m".repeat(million)),
        "-".repeat(million),
        "±".repeat(million),
        "x".repeat(million),
        format!("1 m {}", "± 1 m".repeat(million)),
    ] {
        let mistake = Measured::parse(&text).unwrap_err();
        assert!(mistake.message.len() < 200, "{}", mistake.message);
        assert!(text.get(mistake.at.clone()).is_some());
        assert!(Number::parse(&text).is_err() && Written::parse(&text).is_err());
    }
    let zeros = format!("{}7{}", "0".repeat(million), " ".repeat(million));
    assert_eq!(Number::parse(&zeros).unwrap(), Number::from_integer(7));
}

#[test]
fn the_count_of_digits_is_told() {
    let mistake = Number::parse(&"9".repeat(1_000_000)).unwrap_err();
    assert_eq!(mistake.message, "a number may have at most 60 digits and this one has 1000000");
    assert_eq!(mistake.at, 0..1_000_000);
    assert!(Number::parse(&"9".repeat(60)).is_ok());
    assert!(Number::parse(&"9".repeat(61)).is_err());
    assert!(Number::parse(&format!("0.{}", "1".repeat(60))).is_ok());
    assert!(Number::parse(&format!("0.{}", "1".repeat(61))).is_err());
    assert!(Number::parse("1e60").is_ok() && Number::parse("1e-60").is_ok());
}

#[test]
fn parentheses_nest_sixteen_deep() {
    let nested = |depth: usize| format!("{}m{}", "(".repeat(depth), ")".repeat(depth));
    assert_eq!(parse_unit(&nested(16)).unwrap().symbol(), "m");
    let mistake = parse_unit(&nested(17)).unwrap_err();
    assert_eq!((mistake.at, mistake.message.as_str()), (16..17, "parentheses are nested more than 16 deep"));
}

#[test]
fn a_unit_is_at_most_two_hundred_bytes_long() {
    let mistake = Quantity::parse(&format!("1 {}", "m/m/".repeat(60))).unwrap_err();
    assert_eq!(
        (mistake.at, mistake.message.as_str()),
        (2..242, "a unit may be at most 200 bytes long and this one has 240")
    );
    let ratios = "%/".repeat(99) + "%";
    assert!(parse_unit(&ratios).is_ok());
}

#[test]
fn powers_cannot_be_stacked() {
    assert!(parse_unit("((((%9)9)9)9)9").is_err());
    assert!(parse_unit("((%3)2)2").is_ok());
}

/// No text makes the readers panic or point off a character boundary.
#[test]
fn odd_characters_are_pointed_at_whole() {
    let odd = [
        "", " ", "\u{a0}", "µ", "²", "⁻", "−", "±", "(", ")", "/", "^", "_", "e", "1", ".", "*pi", "σ", "𝟙",
        "m",
    ];
    for a in odd {
        for b in odd {
            for c in odd {
                for text in [
                    format!("{a}{b}{c}"),
                    format!("1{a}{b}{c}"),
                    format!("1 m{a}{b}{c}"),
                    format!("1 m ± 1{a}{b}{c}"),
                ] {
                    for mistake in
                        [Measured::parse(&text).err(), parse_unit(&text).err()].into_iter().flatten()
                    {
                        assert!(text.get(mistake.at.clone()).is_some(), "{text:?} {mistake:?}");
                    }
                }
            }
        }
    }
}
