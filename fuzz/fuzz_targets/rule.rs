//! Any text as a rule: parsed, printed, parsed again, checked against the law's vocabulary and evaluated.

#![no_main]

use libfuzzer_sys::fuzz_target;
use mtcr_rules::{Dossier, Flaw, Rule, Scene, Truth, Vocabulary, check, parse};
use openmtcr::Law;
use std::cell::RefCell;
use std::sync::LazyLock;

static LAW: LazyLock<Law> = LazyLock::new(|| Law::built_in().expect("the law is built in whole"));

thread_local! {
    /// Checking names members of families (`mass-fraction(aluminium)`) in the vocabulary, so each run has its own.
    static VOCABULARY: RefCell<Vocabulary> = RefCell::new(LAW.corpus.vocabulary.clone());
}

fuzz_target!(|text: &str| {
    let tree = match parse(text) {
        Ok(tree) => tree,
        Err(flaw) => return points_into(text, &flaw),
    };
    let canonical = tree.to_string();
    let again = parse(&canonical).unwrap_or_else(|flaw| panic!("{text:?} is written {canonical:?}, but {flaw}"));
    assert_eq!(again.to_string(), canonical, "the canonical text of {text:?} is not its own");

    VOCABULARY.with_borrow_mut(|vocabulary| {
        let facts = vocabulary.facts().count();
        match (check(&tree, vocabulary, &LAW.corpus), check(&again, vocabulary, &LAW.corpus)) {
            (Ok(rule), Ok(same)) => evaluate(vocabulary, &rule, &same),
            (Err(flaws), Err(same)) => {
                flaws.iter().for_each(|flaw| points_into(text, flaw));
                let codes = |flaws: &[Flaw]| flaws.iter().map(|flaw| flaw.code).collect::<Vec<_>>();
                assert_eq!(codes(&flaws), codes(&same), "{text:?} and {canonical:?} have different flaws");
            }
            _ => panic!("only one of {text:?} and {canonical:?} is declared"),
        }
        if vocabulary.facts().count() != facts {
            vocabulary.clone_from(&LAW.corpus.vocabulary);
        }
    });
});

fn evaluate(vocabulary: &Vocabulary, rule: &Rule, same: &Rule) {
    let mut named = Dossier::new("named");
    let classes: Vec<_> = vocabulary.classes().map(|(id, _)| id).collect();
    for id in classes {
        // A class that excludes one named before is left out.
        let _ = named.add_class(vocabulary, id);
    }
    for dossier in [Dossier::new("blank"), named] {
        let scene = Scene::new(vocabulary, &dossier);
        let truth = scene.truth(rule);
        assert_eq!(truth, scene.truth(same), "`{}` and its canonical text differ", rule.written());
        let mut asks = Vec::new();
        scene.asks(rule, &mut asks);
        assert!(truth == Truth::Unknown || asks.is_empty(), "`{}` is settled and asks {asks:?}", rule.text());
        for ask in &asks {
            let _ = (ask.name(vocabulary), ask.question(vocabulary));
        }
    }
}

fn points_into(text: &str, flaw: &Flaw) {
    assert!(text.get(flaw.at.clone()).is_some(), "{text:?}: {:?} of `{flaw}` is no part of it", flaw.at);
    assert!(!flaw.message.contains('\n'), "{text:?}: the message has several lines: {flaw}");
}
