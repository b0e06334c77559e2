//! What follows from a dossier: bounds, members of lists, methods.

use crate::dummy::{dossier, interval, rule, vocabulary};
use mtcr_quantity::{Dimension, Quantity};
use mtcr_rules::{Formula, Method, Value, Vocabulary, complete};
use std::collections::BTreeMap;

fn number(
    vocabulary: &Vocabulary,
    methods: &[Method],
    text: &str,
    fact: &str,
) -> Result<Option<Value>, String> {
    let (mut dossier, _) = dossier(vocabulary, text);
    complete(vocabulary, methods, &mut dossier)
        .map_err(|found| found.iter().map(|one| one.message.clone()).collect::<Vec<_>>().join("; "))?;
    Ok(dossier.value(vocabulary.find_fact(fact).unwrap()).cloned())
}

#[test]
fn bounds_narrow_both_facts_and_refuse_what_cannot_be() {
    let vocabulary = vocabulary();
    for (text, fact, expected) in [
        ("mass = 100 kg", "max-load", Some("..100 kg")),
        ("max-load = 30 kg", "mass", Some("30 kg..")),
        ("max-load = 30 kg\nmass = 20 kg..90 kg", "mass", Some("30 kg..90 kg")),
        ("flight 280_km 600_kg achievable", "max-reach", Some("280 km..")),
        ("flight 280_km 600_kg achievable", "max-load", Some("600 kg..")),
        ("flight 280_km 600_kg achievable", "mass", Some("600 kg..")),
        ("painted = true", "mass", None),
    ] {
        let found = number(&vocabulary, &[], text, fact).unwrap();
        assert_eq!(found, expected.map(|text| Value::Number(interval(text))), "{fact} of {text}");
    }
    let refused = number(&vocabulary, &[], "max-load = 30 kg\nmass = 20 kg", "mass").unwrap_err();
    assert_eq!(
        refused, "`max-load` is 30 kg, but `mass` is 20 kg; `mass` is 20 kg, but `max-load` is 30 kg",
        "each place gets its message"
    );
    let refused =
        number(&vocabulary, &[], "flight 280_km - achievable\nmax-reach = 279 km", "mass").unwrap_err();
    assert!(refused.contains("`max-reach` is 279 km"), "{refused}");
}

#[test]
fn formulas_are_exact_and_checked() {
    let mut vocabulary = vocabulary();
    let result = vocabulary.find_fact("stiffness").unwrap();
    let formula = Formula::parse("force / travel", result, &BTreeMap::new(), &mut vocabulary).unwrap();
    let methods = [Method::Formula { result, formula }];
    for (text, expected) in [
        ("force = 10 N\ntravel = 3 m", Some("10/3 N/m")),
        ("force = 10 N..20 N\ntravel = 2 m..5 m", Some("2 N/m..10 N/m")),
        ("force = 10 N", None),
        ("force = 10 N\ntravel = 0 m..1 m", None),
    ] {
        let found = number(&vocabulary, &methods, text, "stiffness").unwrap();
        assert_eq!(found, expected.map(|text| Value::Number(interval(text))), "{text}");
    }
    let both = number(&vocabulary, &methods, "force = 10 N\ntravel = 2 m\nstiffness = 6 N/m", "stiffness");
    assert_eq!(both.unwrap_err(), "`stiffness` is 6 N/m, but its method gives 5 N/m");
    for (text, message) in [
        ("force / mass", "the formula does not give a quantity like its result"),
        ("force + travel", "the units of these operands do not fit together"),
        ("force /", "`` does not belong here"),
        ("force / (travel", "`` does not belong here"),
        ("farce / travel", "unknown fact `farce`"),
        ("painted / travel", "`painted` is not one number"),
    ] {
        let flaw = Formula::parse(text, result, &BTreeMap::new(), &mut vocabulary).unwrap_err();
        assert_eq!(flaw.message, message, "{text}");
    }
    let deep = "(".repeat(10_000);
    assert!(Formula::parse(&deep, result, &BTreeMap::new(), &mut vocabulary).is_err());
}

#[test]
fn constants_minimum_and_maximum() {
    let mut vocabulary = vocabulary();
    let result = vocabulary.find_fact("force").unwrap();
    let two = Quantity::parse("2 N").unwrap();
    let constants = BTreeMap::from([("push".to_owned(), (two.magnitude().clone(), two.dimension()))]);
    assert_ne!(two.dimension(), Dimension::none());
    for (formula, text, expected) in [
        ("push * 3", "", Some("6 N")),
        ("push - `0.5 N`", "", Some("1.5 N")),
        ("max(push, stiffness * travel)", "stiffness = 3 N/m\ntravel = 1 m", Some("3 N")),
        ("max(push, stiffness * travel)", "", Some("2 N..")),
        ("min(push, stiffness * travel)", "", Some("..2 N")),
    ] {
        let parsed = Formula::parse(formula, result, &constants, &mut vocabulary).unwrap();
        let methods = [Method::Formula { result, formula: parsed }];
        let found = number(&vocabulary, &methods, text, "force").unwrap();
        assert_eq!(found, expected.map(|text| Value::Number(interval(text))), "{formula} over {text}");
    }
}

#[test]
fn sums_count_what_a_rule_counts() {
    let mut vocabulary = vocabulary();
    let list = vocabulary.find_list("flight").unwrap();
    let tree = mtcr_rules::parse("kind is achievable and host has (class is kite)").unwrap();
    let counts = mtcr_rules::check_member(&tree, list, &mut vocabulary, &()).unwrap();
    let applies = Some(rule(&mut vocabulary, "class is toy"));
    let summed = vocabulary.find_member_fact(list, "load").unwrap();
    let result = vocabulary.find_fact("mass").unwrap();
    let methods = [Method::Sum { result, summed, list, counts, applies }];
    for (text, expected) in [
        (
            "class kite\nflight - 2_kg achievable\nflight - 3_kg achievable\nmax-load = 3 kg..9 kg\ncomplete flight",
            "5 kg",
        ),
        ("class kite\nflight - 2_kg achievable\nflight - 3_kg achievable", "5 kg.."),
        (
            "class kite\nflight - 2_kg achievable\nflight - 3_kg greatest\nmax-load = 3 kg..4 kg\ncomplete flight",
            "3 kg..3 kg",
        ),
    ] {
        let found = number(&vocabulary, &methods, text, "mass");
        if text.contains("greatest") {
            // 2 kg counted, but a load of 3 kg is carried: the two cannot both be.
            assert!(found.is_err(), "{found:?}");
        } else {
            assert_eq!(found.unwrap(), Some(Value::Number(interval(expected))), "{text}");
        }
    }
    let drone =
        number(&vocabulary, &methods, "class drone\nflight - 2_kg achievable\ncomplete flight", "mass");
    assert!(drone.is_err(), "nothing counts, yet a load is carried: {drone:?}");
    let cloth =
        number(&vocabulary, &methods, "class cloth\nflight - 2_kg achievable\ncomplete flight", "mass")
            .unwrap();
    assert_eq!(cloth, Some(Value::Number(interval("2 kg.."))), "the method is not for cloth");
}
