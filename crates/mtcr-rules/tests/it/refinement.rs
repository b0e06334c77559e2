//! INVARIANT (refinement): saying more never changes what was settled.

use crate::dummy::{dossier, rule, vocabulary};
use mtcr_rules::{Scene, Truth, complete};
use proptest::prelude::*;

/// Statements in chains: each later one of a chain says more than the one before.
const CHAINS: [&[&str]; 8] = [
    &["class toy", "class kite", "class box-kite"],
    &["max-reach = 100 km..500 km", "max-reach = 250 km..400 km", "max-reach = 300 km"],
    &["max-load = ..600 kg", "max-load = ..499 kg", "max-load = 60 kg"],
    &["colour = red|green", "colour = red"],
    &["temperature = -50 degC..", "temperature = -50 degC..60 degC"],
    &["usable-in yes 1.A", "usable-in yes 1.A.1"],
    &["flight 280_km 600_kg achievable", "flight 280_km 600_kg achievable\nflight 310_km 520_kg achievable"],
    &["painted = true"],
];

const RULES: [&str; 12] = [
    "class is kite",
    "class is drone",
    "class in { box-kite, cloth }",
    "max-reach >= 300 km",
    "max-reach < 300 km",
    "some flight has (reach >= 300 km and load >= 500 kg)",
    "colour is red",
    "not colour is green",
    "temperature covers -50 degC to 60 degC",
    "usable-in { 1.A.1 }",
    "fit-for { 1.A }",
    "(class is kite and painted) or max-load >= 500 kg",
];

proptest! {
    #[test]
    fn settled_truths_stay(less in prop::array::uniform8(0_usize..4), more in prop::array::uniform8(0_usize..4)) {
        let mut vocabulary = vocabulary();
        let rules: Vec<_> = RULES.iter().map(|text| rule(&mut vocabulary, text)).collect();
        let text = |level: &dyn Fn(usize) -> usize| {
            let lines: Vec<&str> = CHAINS
                .iter()
                .enumerate()
                .filter_map(|(at, chain)| chain.get(level(at).min(chain.len()).checked_sub(1)?).copied())
                .collect();
            lines.join("\n")
        };
        let first = text(&|at| less[at]);
        let second = text(&|at| less[at].max(more[at]));
        let (mut a, judged) = dossier(&vocabulary, &first);
        let (mut b, _) = dossier(&vocabulary, &second);
        if complete(&vocabulary, &[], &mut a).is_ok() && complete(&vocabulary, &[], &mut b).is_ok() {
            for rule in &rules {
                let before = Scene::judged(&vocabulary, &a, &judged).truth(rule);
                let after = Scene::judged(&vocabulary, &b, &judged).truth(rule);
                prop_assert!(
                    before == Truth::Unknown || before == after,
                    "`{}`: {} by `{}`, but {} by `{}`", rule.text(), before, first, after, second
                );
            }
        }
    }
}
