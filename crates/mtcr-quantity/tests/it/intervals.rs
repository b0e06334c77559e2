//! Ranges: membership, order against a limit, arithmetic.

use mtcr_quantity::{End, Interval, Number};

/// `[1, 2)`, `(.., 5]`: `..` is unbounded.
fn range(text: &str) -> Interval {
    let (low, high) = text.split_once(", ").unwrap();
    let end = |text: &str, closed: bool| match text {
        ".." => End::Unbounded,
        number if closed => End::Closed(Number::parse(number).unwrap()),
        number => End::Open(Number::parse(number).unwrap()),
    };
    let low = end(low.trim_start_matches(['(', '[']), low.starts_with('['));
    let high = end(high.trim_end_matches([')', ']']), high.ends_with(']'));
    Interval::new(low, high).unwrap()
}

fn number(text: &str) -> Number {
    Number::parse(text).unwrap()
}

#[test]
fn a_range_is_never_empty() {
    let closed = |text: &str| End::Closed(number(text));
    let open = |text: &str| End::Open(number(text));
    for (low, high, exists) in [
        (closed("1"), closed("2"), true),
        (closed("1"), closed("1"), true),
        (open("1"), closed("1"), false),
        (closed("1"), open("1"), false),
        (open("1"), open("1"), false),
        (closed("2"), closed("1"), false),
        (open("1"), open("2"), true),
        (End::Unbounded, open("1"), true),
        (open("1"), End::Unbounded, true),
        (End::Unbounded, End::Unbounded, true),
        (closed("22/7"), closed("1*pi"), false),
        (closed("1*pi"), closed("22/7"), true),
    ] {
        assert_eq!(Interval::new(low.clone(), high.clone()).is_some(), exists, "{low:?} {high:?}");
    }
    assert_eq!(Interval::everything(), range("(.., ..)"));
    assert_eq!(Interval::point(number("3")).is_point(), Some(&number("3")));
    assert_eq!(range("[3, 4]").is_point(), None);
}

#[test]
fn a_limit_is_met_by_all_by_none_or_unknown() {
    // The range, the limit, and the answers to >=, >, <=, <.
    for (text, limit, answers) in [
        ("[1, 2]", "1", [Some(true), None, None, Some(false)]),
        ("[1, 2]", "2", [None, Some(false), Some(true), None]),
        ("(1, 2)", "1", [Some(true), Some(true), Some(false), Some(false)]),
        ("(1, 2)", "2", [Some(false), Some(false), Some(true), Some(true)]),
        ("[1, 2]", "1.5", [None; 4]),
        ("[1, 2]", "0", [Some(true), Some(true), Some(false), Some(false)]),
        ("[1, 2]", "3", [Some(false), Some(false), Some(true), Some(true)]),
        ("[5, 5]", "5", [Some(true), Some(false), Some(true), Some(false)]),
        ("(.., 5]", "5", [None, Some(false), Some(true), None]),
        ("(.., 5)", "5", [Some(false), Some(false), Some(true), Some(true)]),
        ("[5, ..)", "5", [Some(true), None, None, Some(false)]),
        ("(.., ..)", "5", [None; 4]),
        ("[1*pi, 4]", "22/7", [None; 4]),
        ("[22/7, 4]", "1*pi", [Some(true), Some(true), Some(false), Some(false)]),
    ] {
        let (members, limit) = (range(text), number(limit));
        let given = [
            members.at_least(&limit),
            members.more_than(&limit),
            members.at_most(&limit),
            members.less_than(&limit),
        ];
        assert_eq!(given, answers, "{text} {limit}");
    }
}

#[test]
fn ranges_meet_and_nest() {
    for (left, right, both, hull, within) in [
        ("[1, 3]", "[2, 4]", Some("[2, 3]"), "[1, 4]", false),
        ("[1, 3)", "(2, 4]", Some("(2, 3)"), "[1, 4]", false),
        ("[1, 2]", "[2, 3]", Some("[2, 2]"), "[1, 3]", false),
        ("[1, 2)", "[2, 3]", None, "[1, 3]", false),
        ("[1, 2]", "(2, 3]", None, "[1, 3]", false),
        ("[1, 2]", "[3, 4]", None, "[1, 4]", false),
        ("(1, 2)", "[1, 2]", Some("(1, 2)"), "[1, 2]", true),
        ("[1, 2]", "(1, 2)", Some("(1, 2)"), "[1, 2]", false),
        ("[1, 2]", "[1, 2]", Some("[1, 2]"), "[1, 2]", true),
        ("(.., 2]", "[1, ..)", Some("[1, 2]"), "(.., ..)", false),
        ("(.., 2]", "(.., 3)", Some("(.., 2]"), "(.., 3)", true),
        ("[1, 2]", "(.., ..)", Some("[1, 2]"), "(.., ..)", true),
        ("(.., ..)", "[1, 2]", Some("[1, 2]"), "(.., ..)", false),
    ] {
        let (a, b) = (range(left), range(right));
        assert_eq!(a.intersect(&b), both.map(range), "{left} {right}");
        assert_eq!(b.intersect(&a), both.map(range), "{left} {right}");
        assert_eq!(a.hull(&b), range(hull), "{left} {right}");
        assert_eq!(b.hull(&a), range(hull), "{left} {right}");
        assert_eq!(a.within(&b), within, "{left} {right}");
    }
    assert!(range("(1, 2]").contains(&number("2")) && !range("(1, 2]").contains(&number("1")));
}

#[test]
fn sums_and_differences_have_exact_ends() {
    for (left, right, sum, difference) in [
        ("[1, 2]", "[10, 20]", "[11, 22]", "[-19, -8]"),
        ("[1, 2)", "[10, 20]", "[11, 22)", "[-19, -8)"),
        ("[1, 2]", "[10, 20)", "[11, 22)", "(-19, -8]"),
        ("(.., 2]", "[10, 20]", "(.., 22]", "(.., -8]"),
        ("[1, ..)", "(.., 3)", "(.., ..)", "(-2, ..)"),
    ] {
        assert_eq!(range(left).add(&range(right)), Some(range(sum)), "{left} {right}");
        assert_eq!(range(left).sub(&range(right)), Some(range(difference)), "{left} {right}");
    }
    assert_eq!(range("[1, 2]").add(&range("[1*pi, 2*pi]")), None);
}

#[test]
fn products_and_quotients_have_exact_ends() {
    for (left, right, product, quotient) in [
        ("[1, 2]", "[3, 4]", "[3, 8]", Some("[1/4, 2/3]")),
        ("(1, 2]", "[3, 4]", "(3, 8]", Some("(1/4, 2/3]")),
        ("[1, 2]", "[3, 4)", "[3, 8)", Some("(1/4, 2/3]")),
        ("[-1, 2]", "[3, 4]", "[-4, 8]", Some("[-1/3, 2/3]")),
        ("[-1, 2)", "[-3, 4]", "(-6, 8)", None),
        ("[0, 0]", "(.., ..)", "[0, 0]", None),
        ("[0, 1]", "(0, 1)", "[0, 1)", Some("[0, ..)")),
        ("(0, 1]", "[1, ..)", "(0, ..)", Some("(0, 1]")),
        ("[1, 2]", "(0, ..)", "(0, ..)", Some("(0, ..)")),
        ("[1, 2]", "(.., 0)", "(.., 0)", Some("(.., 0)")),
        ("[1, 2]", "[0, 1]", "[0, 2]", None),
        ("[-2, -1]", "(.., -4]", "[4, ..)", Some("(0, 1/2]")),
        ("(.., ..)", "[1, 2]", "(.., ..)", Some("(.., ..)")),
        ("(-1, 1)", "(.., ..)", "(.., ..)", None),
        ("[1*pi, 4]", "[2, 2]", "[2*pi, 8]", Some("[1/2*pi, 2]")),
        ("[0, ..)", "(.., 0]", "(.., 0]", None),
    ] {
        let (a, b) = (range(left), range(right));
        assert_eq!(a.mul(&b), Some(range(product)), "{left} {right}");
        assert_eq!(b.mul(&a), Some(range(product)), "{left} {right}");
        assert_eq!(a.div(&b), quotient.map(range), "{left} {right}");
    }
}

#[test]
fn least_and_greatest_have_exact_ends() {
    for (left, right, least, greatest) in [
        ("[1, 4]", "[2, 3]", "[1, 3]", "[2, 4]"),
        ("[1, 4)", "(1, 4]", "[1, 4)", "(1, 4]"),
        ("[1, ..)", "[2, 3]", "[1, 3]", "[2, ..)"),
        ("(.., 1]", "[2, 3]", "(.., 1]", "[2, 3]"),
        ("[1, 2)", "[2, 2]", "[1, 2)", "[2, 2]"),
    ] {
        let (a, b) = (range(left), range(right));
        assert_eq!((a.min(&b), a.max(&b)), (range(least), range(greatest)), "{left} {right}");
        assert_eq!((b.min(&a), b.max(&a)), (range(least), range(greatest)), "{left} {right}");
    }
}
