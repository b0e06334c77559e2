//! Numbers: reading, writing, order, arithmetic.

use std::cmp::Ordering::{self, Equal, Greater, Less};

use mtcr_quantity::Number;

fn number(text: &str) -> Number {
    Number::parse(text).unwrap_or_else(|mistake| panic!("{text}: {mistake:?}"))
}

#[test]
fn a_number_is_written_in_four_ways() {
    for (text, exact, shown, canonical) in [
        ("0", "0", "0", "0"),
        ("-0.0", "0", "0", "0"),
        ("0*pi", "0", "0", "0"),
        ("300", "300", "300", "300"),
        ("+1.50", "1.5", "1.5", "3/2"),
        ("−2.5", "-2.5", "-2.5", "-5/2"),
        ("1_000_000.000_1", "1000000.0001", "1000000.0001", "10000000001/10000"),
        ("1.1e6", "1100000", "1100000", "1100000"),
        ("1E-3", "0.001", "0.001", "1/1000"),
        ("5e-7", "5e-7", "5e-7", "1/2000000"),
        ("1/30", "1/30", "≈0.0333333", "1/30"),
        ("-2/3", "-2/3", "≈-0.666667", "-2/3"),
        ("6/3", "2", "2", "2"),
        ("1/4", "0.25", "0.25", "1/4"),
        ("007", "7", "7", "7"),
        ("123456789012.5", "123456789012.5", "≈123457000000", "246913578025/2"),
        ("1.602176634e-19", "1.602176634e-19", "1.602176634e-19", "801088317/5000000000000000000000000000"),
        ("1e20", "1e20", "1e20", "100000000000000000000"),
        ("2*pi", "2*pi", "≈6.28319", "2*pi"),
        ("180*pi^-1", "180*pi^-1", "≈57.2958", "180*pi^-1"),
        ("1/2*π^2", "0.5*pi^2", "≈4.9348", "1/2*pi^2"),
        ("999999.99999999", "999999.99999999", "≈1000000", "99999999999999/100000000"),
        ("9223372036854775807", "9223372036854775807", "≈9.22337e18", "9223372036854775807"),
        ("-9223372036854775808", "-9223372036854775808", "≈-9.22337e18", "-9223372036854775808"),
        (" 5 ", "5", "5", "5"),
    ] {
        let value = number(text);
        assert_eq!(value.to_string(), exact, "{text}");
        assert_eq!(value.to_decimal(), shown, "{text}");
        assert_eq!(value.to_ratio_string(), canonical, "{text}");
        assert_eq!(number(exact), value, "{text}");
        assert_eq!(number(canonical), value, "{text}");
    }
}

#[test]
fn the_largest_numbers_that_may_be_written_read_back() {
    let nines = "9".repeat(60);
    for text in [
        format!("{nines}e60"),
        format!("-{nines}e-60"),
        format!("0.{}1e-60", "0".repeat(59)),
        format!("9.{}e-60", "9".repeat(59)),
        format!("1{}e60", "0".repeat(59)),
        format!("1.{}e-6", "9".repeat(57)),
        format!("1/{nines}"),
        format!("{nines}/7"),
    ] {
        assert_eq!(number(&number(&text).to_string()), number(&text), "{text}");
    }
}

#[test]
fn order_is_exact() {
    let cases: [(&str, &str, Ordering); 20] = [
        ("1/3", "0.333333333333333333333333333333", Greater),
        ("1/3", "2/6", Equal),
        ("-1/3", "-1/2", Greater),
        ("9223372036854775807", "9223372036854775808", Less),
        ("9223372036854775807/9223372036854775806", "9223372036854775806/9223372036854775805", Less),
        ("-9223372036854775808", "9223372036854775807", Less),
        ("1e60", "1e59", Greater),
        ("1e-60", "0", Greater),
        ("1*pi", "22/7", Less),
        ("1*pi", "333/106", Greater),
        ("1*pi", "355/113", Less),
        ("-1*pi", "-355/113", Greater),
        ("1*pi", "3.14159265358979323846264338327950288419716939937510582097494", Greater),
        ("1*pi", "3.14159265358979323846264338327950288419716939937510582097495", Less),
        ("1*pi^2", "9.8696044", Greater),
        ("1*pi^2", "3*pi", Greater),
        ("1*pi^-1", "0.318309886", Greater),
        ("1*pi", "0", Greater),
        ("-1*pi", "1*pi^2", Less),
        ("2*pi", "2*pi", Equal),
    ];
    for (left, right, order) in cases {
        assert_eq!(number(left).compare(&number(right)), Some(order), "{left} {right}");
        assert_eq!(number(right).compare(&number(left)), Some(order.reverse()), "{right} {left}");
    }
}

/// Ninety decimal places of π: the first bounds, of sixty places, do not separate these from π.
#[test]
fn a_very_near_decimal_is_still_told_from_pi() {
    // OEIS A000796, truncated.
    let head = number("3141592653589793238462643383279502884197169399");
    let tail = number("375105820974944592307816406286208998628034825");
    let whole = head.mul(&number("1e45")).add(&tail).unwrap();
    let places = number("1e60").mul(&number("1e30"));
    let below = whole.div(&places).unwrap();
    let above = whole.add(&Number::one()).unwrap().div(&places).unwrap();
    let pi = number("1*pi");
    assert_eq!((pi.compare(&below), pi.compare(&above)), (Some(Greater), Some(Less)));
    assert_eq!((below.compare(&pi), above.compare(&pi)), (Some(Less), Some(Greater)));
    assert_eq!((pi.neg().compare(&below.neg()), pi.neg().compare(&above.neg())), (Some(Less), Some(Greater)));
}

#[test]
fn powers_of_pi_too_far_apart_are_not_ordered() {
    let far = Number::one().times_pi(65);
    assert_eq!(far.compare(&Number::one()), None);
    assert_eq!(far.compare(&far), Some(Equal));
    assert_eq!(far.compare(&Number::zero()), Some(Greater));
    assert_eq!(Number::one().times_pi(64).compare(&Number::one()), Some(Greater));
    assert_eq!(far.to_decimal(), "1*pi^65");
}

#[test]
fn arithmetic_stays_exact_beyond_machine_words() {
    let largest = Number::from_integer(i64::MAX);
    let smallest = Number::from_integer(i64::MIN);
    assert_eq!(largest.add(&Number::one()).unwrap().to_ratio_string(), "9223372036854775808");
    assert_eq!(smallest.neg().to_ratio_string(), "9223372036854775808");
    assert_eq!(smallest.neg().neg(), smallest);
    assert_eq!(largest.mul(&largest).div(&largest), Some(largest.clone()));
    assert_eq!(Number::ratio(i64::MIN, i64::MIN), Some(Number::one()));
    assert_eq!(Number::ratio(1, i64::MIN).unwrap().to_ratio_string(), "-1/9223372036854775808");
    assert_eq!(Number::ratio(1, 0), None);
    assert_eq!(Number::one().div(&Number::zero()), None);
    assert_eq!(number("1*pi").add(&Number::one()), None);
    assert_eq!(number("1*pi").sub(&number("1*pi")), Some(Number::zero()));
    assert_eq!(number("1*pi").add(&Number::zero()), Some(number("1*pi")));
    assert_eq!(number("2*pi").mul(&number("3*pi^-1")), number("6"));
    assert_eq!(number("1*pi").div(&number("2*pi")), Some(number("0.5")));
    assert!(number("4/2").is_integer() && !number("1*pi").is_integer() && !number("1/2").is_integer());
    assert!(number("2").is_pi_free() && !number("2*pi").is_pi_free() && number("0*pi").is_pi_free());
    assert!(number("-1e40").is_negative() && !number("1e40").is_negative() && Number::zero().is_zero());
    assert_eq!(number("2/3").pow(-3), Some(number("27/8")));
    assert_eq!(number("0").pow(-1), None);
}
