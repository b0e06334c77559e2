//! Any text as a rule: parsed, printed, parsed again, checked against the law's vocabulary and evaluated.

#![no_main]

use libfuzzer_sys::fuzz_target;
use mtcr_rules::{Dossier, Flaw, Rule, Scene, Truth, Vocabulary, check, parse};
use openmtcr::Law;
use std::cell::RefCell;
use std::sync::LazyLock;

static LAW: LazyLock<Law> = LazyLock::new(|| Law::built_in().expect("the law is built in whole"));

/// A product of as many classes as can be true of one thing.
static NAMED: LazyLock<Dossier> = LazyLock::new(|| {
    let vocabulary = &LAW.corpus.vocabulary;
    let mut dossier = Dossier::new("named");
    for (id, _) in vocabulary.classes() {
        // A class that excludes one named before is left out.
        let _ = dossier.add_class(vocabulary, id);
    }
    dossier
});
static BLANK: LazyLock<Dossier> = LazyLock::new(|| Dossier::new("blank"));

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
    let again =
        parse(&canonical).unwrap_or_else(|flaw| panic!("{text:?} is written {canonical:?}, but {flaw}"));
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
    for dossier in [&*BLANK, &*NAMED] {
        let scene = Scene::new(vocabulary, dossier);
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
