//! The limits of one column, and where an exact number lies among them.
//!
//! # Why a float gives the verdict of the exact number
//!
//! A rule asks of a number only how it stands to limits of its own fact: below, at, or above. So it suffices that the float
//! kept for a number stands to the float of every limit as the number stands to the limit.
//!
//! 1. The limits of a column are put in exact order, `l₀ < l₁ < …` (equal ones are one). The float of each is the one near
//!    it, raised where necessary so that `f₀ < f₁ < …` with at least one float strictly between neighbours.
//! 2. For a number `v` exact comparison finds the place among the limits.
//!    If `v = lₖ` its float is `fₖ`.
//!    Otherwise `lₖ < v < lₖ₊₁` for one `k` (or `v` lies before the first or after the last), and its float is the one near
//!    `v`, moved into the open stretch between `fₖ` and `fₖ₊₁`, which by 1. holds a float.
//! 3. Hence for every limit: `v < lₖ` exactly if its float is `< fₖ`, and the same for `=` and `>`.
//!
//! How near "near" is plays no part, so that rounding cannot touch a verdict; the distance between a number and its float is
//! one of rounding unless limits lie within rounding of each other.
//!
//! A range that ends at `v` without holding it is just inside of `v`: it stands to every limit as `v` does, except to a
//! limit equal to `v`. Its float is the next one inside, which by 1. is still on this side of the neighbouring limit.

use super::float;
use mtcr_quantity::{End, Number};
use std::cmp::Ordering;

/// The limits that rules compare one column with.
#[derive(Clone, Debug, Default)]
pub(crate) struct Limits {
    /// In exact order, each with its float and its place in the order of compilation.
    sorted: Vec<(Number, f64)>,
    /// The float of each by its place in the order of compilation.
    floats: Vec<f64>,
}

/// Where an open end of a range lies beside its number.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Inside {
    At,
    Above,
    Below,
}

impl Limits {
    /// Orders limits; `None` when two of them cannot be told apart (powers of π too far from each other).
    pub(crate) fn new(limits: &[Number]) -> Option<Self> {
        let mut order: Vec<(usize, &Number)> = limits.iter().enumerate().collect();
        let mut comparable = true;
        order.sort_by(|a, b| {
            a.1.compare(b.1).unwrap_or_else(|| {
                comparable = false;
                Ordering::Equal
            })
        });
        if !comparable {
            return None;
        }
        let mut found = Limits { sorted: Vec::new(), floats: vec![0.0; limits.len()] };
        for (at, number) in order {
            let float = match found.sorted.last() {
                Some((before, float)) if before == number => *float,
                Some((_, before)) => {
                    let float = float::apart(*before, float::near(number));
                    found.sorted.push((number.clone(), float));
                    float
                }
                None => {
                    let float = float::near(number);
                    found.sorted.push((number.clone(), float));
                    float
                }
            };
            if let Some(slot) = found.floats.get_mut(at) {
                *slot = float;
            }
        }
        Some(found)
    }

    /// The float of a limit by its place in the order of compilation.
    pub(crate) fn float(&self, at: usize) -> f64 {
        self.floats.get(at).copied().unwrap_or(f64::NAN)
    }

    /// The place of a float among the limits: 2k below limit k and above the one before, 2k + 1 at limit k; one more than
    /// any of these for infinity.
    pub(crate) fn place_of(&self, float: f64) -> usize {
        let below = self.sorted.iter().filter(|(_, limit)| *limit < float).count();
        let at = self.sorted.get(below).is_some_and(|(_, limit)| limit.total_cmp(&float).is_eq());
        below * 2 + usize::from(at || float.is_infinite() && float.is_sign_positive())
    }

    /// The float of a number; `None` when it cannot be told apart from a limit.
    pub(crate) fn point(&self, number: &Number) -> Option<f64> {
        self.place(number, Inside::At)
    }

    /// The float of the lower end of a range.
    pub(crate) fn low(&self, end: &End) -> Option<f64> {
        match end {
            End::Unbounded => Some(f64::NEG_INFINITY),
            End::Closed(number) => self.place(number, Inside::At),
            End::Open(number) => self.place(number, Inside::Above),
        }
    }

    /// The float of the upper end of a range.
    pub(crate) fn high(&self, end: &End) -> Option<f64> {
        match end {
            End::Unbounded => Some(f64::INFINITY),
            End::Closed(number) => self.place(number, Inside::At),
            End::Open(number) => self.place(number, Inside::Below),
        }
    }

    fn place(&self, number: &Number, inside: Inside) -> Option<f64> {
        let (mut from, mut to) = (0, self.sorted.len());
        while from < to {
            let middle = from + (to - from) / 2;
            let (limit, float) = self.sorted.get(middle)?;
            match number.compare(limit)? {
                Ordering::Less => to = middle,
                Ordering::Greater => from = middle + 1,
                Ordering::Equal => {
                    return Some(match inside {
                        Inside::At => *float,
                        Inside::Above => float.next_up(),
                        Inside::Below => float.next_down(),
                    });
                }
            }
        }
        let below = from.checked_sub(1).and_then(|at| self.sorted.get(at)).map(|(_, float)| *float);
        let above = self.sorted.get(from).map(|(_, float)| *float);
        Some(float::between(below, float::near(number), above))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use mtcr_quantity::Interval;
    use proptest::prelude::*;

    /// Numbers that crowd around a few: the same, nearer than any float tells apart, a little off, far off, with π.
    fn number() -> impl Strategy<Value = Number> {
        let base = prop_oneof![
            Just("0".to_owned()),
            Just("0.1".to_owned()),
            Just("300000".to_owned()),
            Just("1/3".to_owned()),
            Just("1*pi".to_owned()),
            Just("-40".to_owned()),
            (-1000_i64..1000, 1_i64..1000).prop_map(|(a, b)| format!("{a}/{b}")),
            Just("1e60".to_owned()),
            Just("1e-60".to_owned()),
        ];
        let nudge = prop_oneof![
            4 => Just("0"),
            1 => Just("1e-30"),
            1 => Just("-1e-30"),
            1 => Just("1e-17"),
            1 => Just("-1e-17"),
            1 => Just("1"),
            1 => Just("-1"),
        ];
        (base, nudge).prop_map(|(base, nudge)| {
            let (base, nudge) = (Number::parse(&base).unwrap(), Number::parse(nudge).unwrap());
            if base.is_pi_free() { base.add(&nudge).unwrap_or(base) } else { base }
        })
    }

    fn end() -> impl Strategy<Value = End> {
        prop_oneof![Just(End::Unbounded), number().prop_map(End::Closed), number().prop_map(End::Open),]
    }

    proptest! {
        #[test]
        fn a_float_stands_to_every_limit_as_its_number_does(
            limits in proptest::collection::vec(number(), 1..40),
            numbers in proptest::collection::vec(number(), 1..20),
        ) {
            let held = Limits::new(&limits).unwrap();
            for number in limits.iter().chain(&numbers) {
                let float = held.point(number).unwrap();
                for (at, limit) in limits.iter().enumerate() {
                    prop_assert_eq!(float.partial_cmp(&held.float(at)), number.compare(limit), "{} {}", number, limit);
                }
            }
        }

        #[test]
        fn the_ends_of_a_range_compare_as_the_range_does(
            limits in proptest::collection::vec(number(), 1..40),
            low in end(),
            high in end(),
        ) {
            let held = Limits::new(&limits).unwrap();
            let range = Interval::new(low, high);
            prop_assume!(range.is_some());
            let range = range.unwrap();
            let (low, high) = (held.low(range.low()).unwrap(), held.high(range.high()).unwrap());
            for (at, limit) in limits.iter().enumerate() {
                let float = held.float(at);
                let decided = |all: bool, some: bool| all.then_some(true).or((!some).then_some(false));
                prop_assert_eq!(decided(low >= float, high >= float), range.at_least(limit));
                prop_assert_eq!(decided(low > float, high > float), range.more_than(limit));
                prop_assert_eq!(decided(high <= float, low <= float), range.at_most(limit));
                prop_assert_eq!(decided(high < float, low < float), range.less_than(limit));
            }
        }
    }
}
