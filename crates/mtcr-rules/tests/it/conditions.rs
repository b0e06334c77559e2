//! Which conditions a rule drops and adds against another.

use crate::dummy::{rule, vocabulary};
use mtcr_rules::{Conditions, changed_conditions};

#[test]
fn a_change_is_told_by_its_conditions() {
    for (before, after, drops, adds) in [
        ("class is kite and painted", "class is kite and painted", &[][..], &[][..]),
        ("class is kite and painted", "painted and class is kite", &[], &[]),
        ("class is kite", "class is kite and painted", &[], &["painted"]),
        ("class is kite and painted", "class is kite", &["painted"], &[]),
        (
            "class is kite and max-reach >= 300 km",
            "class is kite and max-reach >= 280 km",
            &["max-reach >= 300 km"],
            &["max-reach >= 280 km"],
        ),
        // Inside the one group that differs; an alternative says that it is one.
        (
            "class is kite and (painted or max-load >= 500 kg)",
            "class is kite and (painted or max-load >= 400 kg or colour is red)",
            &["or max-load >= 500 kg"],
            &["or max-load >= 400 kg", "or colour is red"],
        ),
        ("class is kite", "class is kite or painted", &["class is kite"], &["class is kite or painted"]),
        ("not colour is green", "not colour is red", &["not colour is green"], &["not colour is red"]),
    ] {
        let mut vocabulary = vocabulary();
        let (one, other) = (rule(&mut vocabulary, before), rule(&mut vocabulary, after));
        let texts = |texts: &[&str]| texts.iter().map(|text| (*text).to_owned()).collect::<Vec<_>>();
        let wanted = Conditions { drops: texts(drops), adds: texts(adds) };
        assert_eq!(changed_conditions(&one, &other), wanted, "{before} | {after}");
    }
}
