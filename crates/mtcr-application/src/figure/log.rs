//! Logarithms without floating point.

use mtcr_quantity::Number;
use std::cmp::Ordering;

/// Steps of one decade.
pub(super) const DECADE: i64 = 1 << BITS;
const BITS: u32 = 12;
/// Decades looked at on either side of 1; numbers outside are given as the nearest end.
const MOST: i64 = 60;
/// The digits that a number is cut to: one before the point and nine behind it.
const UNIT: u64 = 1_000_000_000;

/// The decimal logarithm in steps of a [`DECADE`], rounded down; `None` for zero and less.
///
/// Powers of ten are exact, and equal numbers have equal logarithms; the tenth digit of a number is the first that is
/// dropped.
pub(super) fn log10(number: &Number) -> Option<i64> {
    if number.is_zero() || number.is_negative() {
        return None;
    }
    let at_least = |limit: &Number| number.compare(limit).is_none_or(Ordering::is_ge);
    let ten = Number::from_integer(10);
    let (mut decade, mut power) = (0, Number::one());
    while decade < MOST && at_least(&power.mul(&ten)) {
        (decade, power) = (decade + 1, power.mul(&ten));
    }
    while decade > -MOST && !at_least(&power) {
        (decade, power) = (decade - 1, power.div(&ten)?);
    }
    let scaled = number.div(&power)?.mul(&whole(UNIT)?);
    let mut from = UNIT;
    let mut until = UNIT * 10;
    while until - from > 1 {
        let middle = from.midpoint(until);
        if scaled.compare(&whole(middle)?).is_none_or(Ordering::is_ge) {
            from = middle;
        } else {
            until = middle;
        }
    }
    Some(decade * DECADE + fraction(from))
}

/// The logarithm of a number from 1 to 10 that is given in parts of [`UNIT`]: squaring doubles it, and each time it
/// passes 10 is one binary digit.
fn fraction(parts: u64) -> i64 {
    let unit = u128::from(UNIT);
    let mut rest = u128::from(parts);
    let mut steps = 0;
    for _ in 0..BITS {
        rest = rest * rest / unit;
        steps *= 2;
        if rest >= unit * 10 {
            rest /= 10;
            steps += 1;
        }
    }
    steps
}

fn whole(value: u64) -> Option<Number> {
    i64::try_from(value).ok().map(Number::from_integer)
}

#[cfg(test)]
mod tests {
    use super::{DECADE, log10};
    use mtcr_quantity::Number;

    #[test]
    fn logarithms_are_those_of_the_tables() {
        // Four-figure tables: 0.3010, 0.4771, 0.6990, 0.8451; 4096 steps to a decade.
        for (number, steps) in [
            ("1", 0),
            ("10", DECADE),
            ("0.001", -3 * DECADE),
            ("2", 1233),
            ("3", 1954),
            ("5", 2862),
            ("7", 3461),
            ("300", 2 * DECADE + 1954),
            ("9.99999999", DECADE - 1),
            ("1/3", -1955),
            ("1e60", 60 * DECADE),
        ] {
            assert_eq!(log10(&Number::parse(number).unwrap()), Some(steps), "{number}");
        }
        assert_eq!(log10(&Number::zero()), None);
        assert_eq!(log10(&Number::from_integer(-3)), None);
        assert_eq!(log10(&Number::one().times_pi(1)), Some(2036), "log π = 0.4971");
    }

    #[test]
    fn a_greater_number_never_stands_before_a_smaller_one() {
        let mut last = i64::MIN;
        for part in 1..300 {
            let here = log10(&Number::ratio(part, 7).unwrap()).unwrap();
            assert!(here >= last, "{part}/7");
            last = here;
        }
    }
}
