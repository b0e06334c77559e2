//! Figures of a text beside the limits of the entries found.

use crate::law::{FINDER, find};
use mtcr_search::State;

/// The state of a limit of an entry found for a text; the limit by its beginning.
fn state(text: &str, entry: &str, limit: &str) -> State {
    let answer = find(text);
    let hit = answer.hits.iter().find(|hit| FINDER.name(hit.entry) == entry);
    let hit = hit.unwrap_or_else(|| panic!("{text}: no {entry}"));
    let found = hit.limits.iter().find(|touched| touched.limit.starts_with(limit));
    found.unwrap_or_else(|| panic!("{text}: no {limit} in {:?}", hit.limits)).state.clone()
}

#[test]
fn figures_stand_to_limits() {
    let meets = |text: &str| State::Meets(text.to_owned());
    let short = |text: &str| State::JustShort(text.to_owned());
    let misses = |text: &str| State::Misses(text.to_owned());
    for (text, entry, limit, expected) in [
        ("gyro 0.3 deg/h", "9.A.4", "drift-rate-stability <", meets("0.3 deg/h")),
        // The limit is excluded.
        ("gyro 0.5 deg/h", "9.A.4", "drift-rate-stability <", short("0.5 deg/h")),
        ("gyro 0.56 deg/h", "9.A.4", "drift-rate-stability <", misses("0.56 deg/h")),
        ("fog 0.3 degrees per hour", "9.A.4", "drift-rate-stability <", meets("0.3 degrees per hour")),
        ("rocket, range 300 km", "19.A.1", "max-range >=", meets("300 km")),
        ("rocket, range 299.9 km", "19.A.1", "max-range >=", short("299.9 km")),
        ("rocket, range 269.9 km", "19.A.1", "max-range >=", misses("269.9 km")),
        ("rocket range 320 km payload 40 kg", "1.A.1", "range >=", meets("320 km")),
        ("rocket range 320 km payload 40 kg", "1.A.1", "payload >=", misses("40 kg")),
        ("turbojet of 0.42 kN", "3.A.1.a", "dry-mass <", State::Open),
        ("turbojet of 0.42 kN", "3.A.1.a", "max-thrust-uninstalled >", meets("0.42 kN")),
        // A figure in grams is an acceleration where the rule asks for one.
        ("gun hardened accelerometer 20000 g", "9.A.5", "specified-acceleration >", meets("20000 g")),
        // Figures that go into a computed one, without and with what is missing.
        (
            "carbon fibre prepreg 5.2 GPa, 300 GPa modulus",
            "6.C.1",
            "specific-modulus >",
            State::Needs(vec!["fibre density".into()]),
        ),
        (
            "carbon fibre prepreg 300 GPa modulus, 1.8 g/cm3",
            "6.C.1",
            "specific-modulus >",
            meets("≈16995300 m, computed"),
        ),
        (
            "carbon fibre prepreg 5.2 GPa, 300 GPa modulus, 1.8 g/cm3",
            "6.C.1",
            "specific-tensile-strength >",
            meets("≈294585 m, computed"),
        ),
        (
            "carbon fibre prepreg 5.2 GPa, 300 GPa modulus, 1.8 g/cm3",
            "6.C.1",
            "specific-modulus >",
            meets("≈16995300 m, computed"),
        ),
        (
            "ball bearing: bore 20 mm, width 14 mm, outside diameter 47 mm",
            "3.A.7",
            "bearing-outside-diameter >=",
            meets("47 mm"),
        ),
        (
            "ball bearing: bore 20 mm, width 14 mm, outside diameter 47 mm",
            "3.A.7",
            "bearing-width <=",
            meets("14 mm"),
        ),
        // Ends of a span.
        (
            "environmental chamber -70 to 180 degC with vibration",
            "15.B.4.a",
            "chamber-temperature reaches above",
            meets("-70, 180 degC"),
        ),
        (
            "environmental chamber 20 to 80 degC with vibration",
            "15.B.4.a",
            "chamber-temperature reaches below",
            misses("20, 80 degC"),
        ),
        // Which of three lengths is meant, no word says.
        ("ball bearing 40 mm", "3.A.7", "bearing-bore-diameter >=", State::Unclear("40 mm".into())),
        ("ball bearing with bore 20 mm", "3.A.7", "bearing-bore-diameter >=", meets("20 mm")),
    ] {
        assert_eq!(state(text, entry, limit), expected, "{text}: {entry} {limit}");
    }
}

#[test]
fn figures_are_read_exactly() {
    for (text, meets) in [("rocket range 0.3 Mm", true), ("rocket range 0.2999999999999 Mm", false)] {
        let found = state(text, "19.A.1", "max-range >=");
        assert_eq!(matches!(found, State::Meets(_)), meets, "{text}: {found:?}");
    }
}

#[test]
fn without_figures_every_limit_is_open() {
    let answer = find("turbojet engine");
    assert!(answer.figures.is_empty());
    let limits = answer.hits.iter().flat_map(|hit| &hit.limits);
    assert!(limits.clone().count() > 0 && limits.clone().all(|limit| limit.state == State::Open));
}
