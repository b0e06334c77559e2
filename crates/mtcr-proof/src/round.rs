//! Round numbers between two limits, for products that people read.

use mtcr_quantity::Number;
use std::cmp::Ordering;
use std::sync::LazyLock;

/// Powers of ten tried as a step, greatest first.
const STEPS: std::ops::RangeInclusive<i8> = -18..=24;

/// How a number for a gap is chosen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Choice {
    /// A round one.
    Round,
    /// A whole one.
    Whole,
    /// One just above the lower end, so that several of them add little.
    Least,
}

/// A number strictly between two ends, either of which may be missing.
pub(crate) fn chosen(choice: Choice, low: Option<&Number>, high: Option<&Number>) -> Option<Number> {
    match (choice, low, high) {
        (Choice::Whole, ..) => whole(low, high),
        (Choice::Least, Some(low), Some(high)) => least(low, high).or_else(|| between(Some(low), Some(high))),
        _ => between(low, high),
    }
}

/// A number a tenth, or a smaller decimal step, above the lower end.
fn least(low: &Number, high: &Number) -> Option<Number> {
    let inside = |number: &Number| number.compare(high) == Some(Ordering::Less);
    (1..=6).filter_map(|digits: i8| multiple_above(low, &power(-digits)?)).find(inside)
}

/// A round number strictly between two ends, either of which may be missing.
///
/// It has the same sign as the ends where they allow it, and as few digits as possible.
/// `None` where nothing lies between or the ends cannot be compared.
pub(crate) fn between(low: Option<&Number>, high: Option<&Number>) -> Option<Number> {
    let zero = Number::zero();
    match (low, high) {
        (None, None) => Some(Number::one()),
        (Some(low), None) if low.is_negative() => Some(zero),
        (Some(low), None) => next(low),
        (None, Some(high)) if zero.compare(high)? == Ordering::Less => between(Some(&zero), Some(high)),
        (None, Some(high)) => between(Some(&high.neg()), None).map(|number| number.neg()),
        (Some(low), Some(high)) => {
            let inside = |number: &Number| number.compare(high) == Some(Ordering::Less);
            // Near the limit where that is round enough: what lies just beyond it tells more than what lies far off.
            if let Some(near) =
                next(low).filter(|near| zero.compare(low) == Some(Ordering::Less) && inside(near))
            {
                return Some(near);
            }
            STEPS
                .rev()
                .filter_map(power)
                .filter_map(|step| multiple_above(low, &step))
                .find(inside)
                .or_else(|| low.add(high)?.div(&Number::from_integer(2)))
        }
    }
}

/// A whole number strictly between two ends, the least that is not negative where that lies between them.
pub(crate) fn whole(low: Option<&Number>, high: Option<&Number>) -> Option<Number> {
    let zero = Number::zero();
    let from = match low {
        Some(low) => multiple_above(low, &Number::one())?,
        None => zero,
    };
    match high {
        Some(high) if from.compare(high)? != Ordering::Less => None,
        _ => Some(from),
    }
}

/// The next number after one that is not negative with as many digits as its first one says.
fn next(low: &Number) -> Option<Number> {
    let step = STEPS.rev().filter_map(power).find(|step| step.compare(low) != Some(Ordering::Greater));
    multiple_above(low, &step.unwrap_or_else(Number::one))
}

/// A power of ten, of those that are tried as steps.
fn power(exponent: i8) -> Option<Number> {
    static POWERS: LazyLock<Vec<Option<Number>>> =
        LazyLock::new(|| STEPS.map(|exponent| Number::from_integer(10).pow(exponent)).collect());
    let at = usize::try_from(i16::from(exponent) - i16::from(*STEPS.start())).ok()?;
    POWERS.get(at)?.clone()
}

/// The least multiple of a step above a number; `None` beyond a thousand million million steps.
fn multiple_above(number: &Number, step: &Number) -> Option<Number> {
    let exceeds =
        |count: i64| Number::from_integer(count).mul(step).compare(number) == Some(Ordering::Greater);
    // Most numbers are a few steps from zero: the bounds double until the number lies between them.
    let furthest = 1_i64 << 50;
    let (mut least, mut most) = if exceeds(0) { (-1, 0) } else { (0, 1) };
    while exceeds(least) && -furthest < least {
        (least, most) = (2 * least, least);
    }
    while !exceeds(most) && most < furthest {
        (least, most) = (most, 2 * most);
    }
    if !exceeds(most) || exceeds(least) {
        return None;
    }
    while most - least > 1 {
        let middle = least + (most - least) / 2;
        if exceeds(middle) {
            most = middle;
        } else {
            least = middle;
        }
    }
    Some(Number::from_integer(most).mul(step))
}

#[cfg(test)]
mod tests {
    use super::{between, whole};
    use mtcr_quantity::Number;

    #[test]
    fn few_digits() {
        for (low, high, expected) in [
            (Some("300"), None, "400"),
            (Some("97"), None, "100"),
            (Some("0.03"), None, "0.04"),
            (Some("0.9"), Some("1.5"), "1"),
            (Some("0.03"), Some("100"), "0.04"),
            (Some("0"), Some("750"), "100"),
            (None, Some("5"), "1"),
            (Some("0"), Some("0.03"), "0.01"),
            (Some("1/30"), Some("0.04"), "0.034"),
            (None, Some("-45"), "-50"),
            (Some("-54"), Some("-45"), "-50"),
            (Some("-54"), None, "0"),
            (None, None, "1"),
            (Some("0"), None, "1"),
        ] {
            let number = |text: Option<&str>| text.map(|text| Number::parse(text).unwrap());
            let found = between(number(low).as_ref(), number(high).as_ref()).unwrap();
            assert_eq!(found.to_string(), expected, "{low:?} {high:?}");
        }
    }

    #[test]
    fn whole_numbers() {
        let number = |value| Some(Number::from_integer(value));
        assert_eq!(whole(number(2).as_ref(), number(4).as_ref()), number(3));
        assert_eq!(whole(number(2).as_ref(), number(3).as_ref()), None);
        assert_eq!(whole(None, number(3).as_ref()), number(0));
        assert_eq!(whole(None, number(0).as_ref()), None);
    }
}
