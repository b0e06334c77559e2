//! Any text as number, unit, quantity and quantity with tolerance; what is shown reads back as the same.
//! Two lines are two numbers to compute with.

#![no_main]

use libfuzzer_sys::fuzz_target;
use mtcr_quantity::{End, Measured, Mistake, Number, Step, Written, display, parse_unit};

fuzz_target!(|text: &str| {
    match Number::parse(text) {
        Ok(number) => number_reads_back(&number),
        Err(mistake) => points_into(text, &mistake),
    }
    match parse_unit(text) {
        Ok(unit) => {
            assert_eq!(parse_unit(unit.symbol()).as_ref(), Ok(&unit), "{text:?}");
            assert!(!unit.factor().is_zero() && !unit.factor().is_negative(), "{text:?}");
        }
        Err(mistake) => points_into(text, &mistake),
    }
    match Written::parse(text) {
        Ok(written) => written_reads_back(text, &written),
        Err(mistake) => points_into(text, &mistake),
    }
    match Measured::parse(text) {
        Ok(measured) => {
            for end in [measured.interval.low(), measured.interval.high()] {
                if let End::Closed(value) | End::Open(value) = end {
                    let _ = display(value, &measured.unit);
                    let _ = (measured.interval.at_least(value), measured.interval.more_than(value));
                }
            }
        }
        Err(mistake) => points_into(text, &mistake),
    }
    if let Some((left, right)) = text.split_once('\n')
        && let (Ok(left), Ok(right)) = (Number::parse(left), Number::parse(right))
    {
        compute(&left, &right);
    }
});

fn number_reads_back(number: &Number) {
    assert_eq!(Number::parse(&number.to_string()).as_ref(), Ok(number), "shown as {number}");
    if let Ok(same) = Number::parse(&number.to_ratio_string()) {
        assert_eq!(&same, number);
    }
    let _ = number.to_decimal();
}

fn written_reads_back(text: &str, written: &Written) {
    let shown = written.to_string();
    assert_eq!(
        Measured::parse(text).map(|measured| measured.dimension),
        Ok(written.unit.dimension()),
        "{text:?}"
    );
    let again = Written::parse(&shown)
        .unwrap_or_else(|mistake| panic!("{text:?} is shown as {shown:?}, but {mistake}"));
    assert_eq!(again.quantity, written.quantity, "{text:?} is shown as {shown:?}");
    assert_eq!(again.unit, written.unit, "{text:?} is shown as {shown:?}");
    assert_eq!(again.to_string(), shown, "{text:?}");
    let _ = display(written.quantity.magnitude(), &written.unit);
    let (up, down) = (written.stepped(Step::Up), written.stepped(Step::Down));
    assert!(down.quantity.compare(&written.quantity).is_none_or(std::cmp::Ordering::is_lt), "{text:?}");
    assert!(up.quantity.compare(&written.quantity).is_none_or(std::cmp::Ordering::is_gt), "{text:?}");
}

fn compute(left: &Number, right: &Number) {
    let order = left.compare(right);
    assert_eq!(right.compare(left), order.map(std::cmp::Ordering::reverse));
    assert_eq!(order == Some(std::cmp::Ordering::Equal), left == right, "{left} {right}");
    if let Some(sum) = left.add(right) {
        assert_eq!(sum.sub(right).as_ref(), Some(left), "{left} {right}");
    }
    if let Some(share) = left.div(right) {
        assert_eq!(&share.mul(right), left, "{left} {right}");
    }
    let _ = (left.pow(3), right.pow(-3));
}

fn points_into(text: &str, mistake: &Mistake) {
    assert!(
        text.get(mistake.at.clone()).is_some(),
        "{text:?}: {:?} of `{mistake}` is no part of it",
        mistake.at
    );
    assert!(!mistake.message.contains('\n'), "{text:?}: the message has several lines: {mistake}");
}
