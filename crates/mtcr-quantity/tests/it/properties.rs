//! What holds for all numbers, quantities and ranges.

use std::cmp::Ordering;

use mtcr_quantity::{End, Interval, Number, Step, Written};
use proptest::prelude::*;

fn plain() -> impl Strategy<Value = Number> {
    let small = (-20_i64..20, 1_i64..7).prop_map(|(n, d)| Number::ratio(n, d).unwrap());
    let wide = (any::<i64>(), any::<i64>()).prop_filter_map("zero denominator", |(n, d)| Number::ratio(n, d));
    let big = ("[1-9][0-9]{0,40}", -60_i32..60)
        .prop_map(|(digits, exponent)| Number::parse(&format!("{digits}e{exponent}")).unwrap());
    prop_oneof![4 => small, 2 => wide, 1 => big]
}

fn any_number() -> impl Strategy<Value = Number> {
    (plain(), prop_oneof![3 => Just(0_i8), 1 => -3_i8..=3]).prop_map(|(number, power)| number.times_pi(power))
}

fn end() -> impl Strategy<Value = End> {
    let number = || (-6_i64..6, 1_i64..3).prop_map(|(n, d)| Number::ratio(n, d).unwrap());
    prop_oneof![1 => Just(End::Unbounded), 3 => number().prop_map(End::Closed), 3 => number().prop_map(End::Open)]
}

fn interval() -> impl Strategy<Value = Interval> {
    (end(), end()).prop_filter_map("empty", |(low, high)| Interval::new(low, high))
}

/// A range with one of its members.
fn member() -> impl Strategy<Value = (Interval, Number)> {
    let number = (-40_i64..40, 1_i64..5).prop_map(|(n, d)| Number::ratio(n, d).unwrap());
    (interval(), number).prop_filter("outside", |(interval, number)| interval.contains(number))
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn exact_text_reads_back(digits in "-?[0-9]{1,30}(\\.[0-9]{1,30})?(e-?[0-5]?[0-9])?", pi in 0_i8..3) {
        let number = Number::parse(&digits).unwrap().times_pi(pi);
        prop_assert_eq!(Number::parse(&number.to_string()).unwrap(), number);
    }

    #[test]
    fn small_fractions_read_back(number in plain()) {
        prop_assert_eq!(Number::parse(&number.to_string()).unwrap(), number.clone());
        if number.to_ratio_string().len() <= 60 {
            prop_assert_eq!(Number::parse(&number.to_ratio_string()).unwrap(), number);
        }
    }

    #[test]
    fn written_text_reads_back(
        digits in "-?[0-9]{1,8}(\\.[0-9]{1,6}|/[1-9][0-9]{0,5})?",
        unit in prop::sample::select(vec!["", "km", "kg/(N h)", "deg/sqrt(h)", "degC", "% by weight", "1/s", "mrad", "dB(20uPa)"]),
        up in any::<bool>(),
    ) {
        let written = Written::parse(&format!("{digits} {unit}")).unwrap();
        let moved = written.stepped(if up { Step::Up } else { Step::Down });
        for written in [written, moved] {
            prop_assert_eq!(Written::parse(&written.to_string()).unwrap().quantity, written.quantity);
        }
    }

    #[test]
    fn order_is_antisymmetric(a in any_number(), b in any_number()) {
        let order = a.compare(&b).unwrap();
        prop_assert_eq!(b.compare(&a).unwrap(), order.reverse());
        prop_assert_eq!(order == Ordering::Equal, a == b);
        prop_assert_eq!(a.neg().compare(&b.neg()).unwrap(), order.reverse());
    }

    #[test]
    fn order_is_transitive(a in any_number(), b in any_number(), c in any_number()) {
        let mut sorted = [a, b, c];
        sorted.sort_by(|x, y| x.compare(y).unwrap());
        prop_assert_ne!(sorted[0].compare(&sorted[2]), Some(Ordering::Greater));
    }

    #[test]
    fn order_follows_the_difference(a in plain(), b in plain()) {
        let difference = a.sub(&b).unwrap();
        prop_assert_eq!(a.compare(&b), difference.compare(&Number::zero()));
    }

    #[test]
    fn arithmetic_undoes_itself(a in any_number(), b in any_number()) {
        if let Some(sum) = a.add(&b) {
            prop_assert_eq!(sum.sub(&b), Some(a.clone()));
        }
        if !b.is_zero() {
            prop_assert_eq!(a.mul(&b).div(&b), Some(a.clone()));
        }
        prop_assert_eq!(a.mul(&b), b.mul(&a));
    }

    #[test]
    fn rounding_for_people_is_close(a in any_number()) {
        let shown = a.to_decimal();
        let near = Number::parse(shown.trim_start_matches('≈'));
        prop_assume!(near.is_ok());
        let near = near.unwrap();
        if !shown.starts_with('≈') {
            prop_assert_eq!(near, a);
        } else {
            let ratio = near.div(&a).unwrap();
            prop_assert_eq!(ratio.compare(&Number::parse("0.99999499").unwrap()), Some(Ordering::Greater));
            prop_assert_eq!(ratio.compare(&Number::parse("1.00000501").unwrap()), Some(Ordering::Less));
        }
    }

    #[test]
    fn results_on_members_are_members_of_the_result((a, x) in member(), (b, y) in member()) {
        prop_assert!(a.add(&b).unwrap().contains(&x.add(&y).unwrap()));
        prop_assert!(a.sub(&b).unwrap().contains(&x.sub(&y).unwrap()));
        prop_assert!(a.mul(&b).unwrap().contains(&x.mul(&y)));
        match a.div(&b) {
            Some(quotients) => prop_assert!(quotients.contains(&x.div(&y).unwrap())),
            None => prop_assert!(b.contains(&Number::zero())),
        }
        let (least, greatest) = if x.compare(&y).unwrap().is_le() { (&x, &y) } else { (&y, &x) };
        prop_assert!(a.min(&b).contains(least) && a.max(&b).contains(greatest));
        prop_assert!(a.hull(&b).contains(&x) && a.hull(&b).contains(&y));
        prop_assert_eq!(a.intersect(&b).is_some_and(|both| both.contains(&x)), b.contains(&x));
    }

    #[test]
    fn closed_ends_of_results_are_reached(a in interval(), b in interval()) {
        // A product's closed end is the product of two closed ends, or zero from a zero.
        let product = a.mul(&b).unwrap();
        for end in [product.low(), product.high()] {
            if let End::Closed(value) = end {
                let ends = |range: &Interval| [range.low().clone(), range.high().clone()];
                let reached = ends(&a).iter().any(|x| ends(&b).iter().any(|y| {
                    matches!((x, y), (End::Closed(x), End::Closed(y)) if x.mul(y) == *value)
                }));
                let zero = Number::zero();
                let by_zero = value.is_zero() && (a.contains(&zero) || b.contains(&zero));
                prop_assert!(reached || by_zero);
            }
        }
    }

    #[test]
    fn a_verdict_holds_for_every_member((range, member) in member(), limit in -6_i64..6) {
        let limit = Number::from_integer(limit);
        let order = member.compare(&limit).unwrap();
        for (verdict, truth) in [
            (range.at_least(&limit), order.is_ge()),
            (range.more_than(&limit), order.is_gt()),
            (range.at_most(&limit), order.is_le()),
            (range.less_than(&limit), order.is_lt()),
        ] {
            prop_assert!(verdict.is_none_or(|verdict| verdict == truth));
        }
    }

    #[test]
    fn within_means_every_member((a, x) in member(), b in interval()) {
        if a.within(&b) {
            prop_assert!(b.contains(&x));
            prop_assert_eq!(a.intersect(&b), Some(a.clone()));
            prop_assert_eq!(a.hull(&b), b);
        }
    }

    #[test]
    fn no_text_makes_a_reader_panic(text in "\\PC{0,20}") {
        let _ = mtcr_quantity::Measured::parse(&text);
        let _ = mtcr_quantity::parse_unit(&text);
    }

    #[test]
    fn no_unit_text_makes_a_reader_panic(text in "[0-9kmNsgh°%²⁻µ()/*^. ·±e-]{0,20}") {
        for mistake in [mtcr_quantity::Measured::parse(&text).err(), mtcr_quantity::parse_unit(&text).err()].into_iter().flatten() {
            prop_assert!(text.get(mistake.at).is_some());
        }
        if let Ok(unit) = mtcr_quantity::parse_unit(&text) {
            prop_assert_eq!(mtcr_quantity::parse_unit(unit.symbol()).unwrap(), unit);
        }
    }
}
