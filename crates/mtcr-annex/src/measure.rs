//! Distances and shares shown to people.

use mtcr_quantity::Number;
use mtcr_rules::Fact;
use std::cmp::Ordering;

/// A distance between two values of a fact, in the unit it is shown in.
///
/// Of temperatures the distance is in kelvins, since a distance of 5 degC is no temperature.
#[must_use]
pub fn distance(fact: &Fact, far: &Number) -> String {
    match fact.unit() {
        Some(unit) if unit.offset().is_zero() => mtcr_quantity::display(far, unit),
        Some(_) => format!("{} K", far.to_decimal()),
        None => far.to_decimal(),
    }
}

/// Tenths of a per cent beyond which a share is shown as "1000 % or more".
const MOST_TENTHS: i64 = 10_000;

/// A share in per cent, rounded down to a tenth and marked where it was: `≈3.4 %`.
#[must_use]
pub fn share(share: &Number) -> String {
    let tenths = share.mul(&Number::from_integer(1000));
    let reaches = |count: i64| {
        tenths.compare(&Number::from_integer(count)).is_some_and(|order| order != Ordering::Less)
    };
    if reaches(MOST_TENTHS) {
        return format!("{} % or more", MOST_TENTHS / 10);
    }
    // The greatest whole number of tenths that the share reaches lies in low..high.
    let (mut low, mut high) = (0, MOST_TENTHS);
    while low + 1 < high {
        let middle = low.midpoint(high);
        if reaches(middle) {
            low = middle;
        } else {
            high = middle;
        }
    }
    let exact = tenths.compare(&Number::from_integer(low)) == Some(Ordering::Equal);
    let mark = if exact { "" } else { "≈" };
    match low % 10 {
        0 => format!("{mark}{} %", low / 10),
        tenth => format!("{mark}{}.{tenth} %", low / 10),
    }
}

#[cfg(test)]
mod tests {
    use super::share;
    use mtcr_quantity::Number;

    #[test]
    fn shares_are_short_and_say_when_they_are_rounded() {
        for (top, bottom, shown) in [
            (0, 1, "0 %"),
            (1, 4, "25 %"),
            (1, 8, "12.5 %"),
            (1, 3, "≈33.3 %"),
            (1, 90_000, "≈0 %"),
            (70, 1, "1000 % or more"),
        ] {
            assert_eq!(share(&Number::ratio(top, bottom).unwrap()), shown, "{top}/{bottom}");
        }
    }
}
