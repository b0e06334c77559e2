//! Runs the cases that stand beside the provisions, and finds what they leave unshown.

use crate::names;
use crate::record;
use mtcr_corpus::Corpus;
use mtcr_corpus::corpus::guidelines::{GuidelineCase, Guidelines, Provision};
use mtcr_corpus::source::{Fires, RuleKind};
use mtcr_rules::{EntryRange, Judged, Scene, Test, Truth};

/// What a case finds instead of what it expects; `None` when it finds that.
#[must_use]
pub fn run(corpus: &Corpus, case: &GuidelineCase) -> Option<String> {
    let guidelines = &corpus.guidelines;
    let Some(provision) = guidelines.find(&case.rule) else {
        return Some(format!("unknown provision `{}`", case.rule));
    };
    let Some(text) = provision.on(case.on) else {
        return (case.expect != Fires::NotInForce)
            .then(|| format!("expected {}, found not-in-force", case.expect));
    };
    let mut dossier = case.dossier.clone();
    record::said(guidelines, &mut dossier);
    record::fill(guidelines, &mut dossier);
    let mut judged = Judged::default();
    let product = (!case.controlled.is_empty() || !case.open.is_empty())
        .then(|| judge(corpus, &case.controlled, &case.open));
    for (name, members) in [
        (names::PRODUCT, product.into_iter().collect()),
        (names::BESIDE, alone(corpus, &case.beside)),
        (names::EARLIER, alone(corpus, &case.earlier)),
    ] {
        if let Some(list) = guidelines.vocabulary.find_list(name) {
            let complete = name != names::PRODUCT || !members.is_empty();
            let mut named = record::named(members.iter().map(|_| name.to_owned()));
            named.complete = complete;
            dossier.set_list(list, named);
            judged.members.push((list, members));
        }
    }
    let scene = Scene::judged(&guidelines.vocabulary, &dossier, &judged);
    let truth = text.rule.as_ref().map_or(Truth::True, |rule| scene.truth(rule));
    let found = match truth {
        Truth::True => Fires::Fires,
        Truth::Unknown => Fires::Open,
        Truth::False => Fires::DoesNotFire,
    };
    let mut asks = Vec::new();
    if let Some(rule) = &text.rule {
        scene.asks(rule, &mut asks);
    }
    let asked: Vec<String> = asks.iter().map(|ask| ask.name(&guidelines.vocabulary)).collect();
    if found != case.expect {
        return Some(format!("expected {}, found {found} (asks {})", case.expect, asked.join(", ")));
    }
    let missing: Vec<&str> =
        case.asks.iter().filter(|ask| !asked.contains(ask)).map(String::as_str).collect();
    (!missing.is_empty())
        .then(|| format!("does not ask for {}; asks {}", missing.join(", "), asked.join(", ")))
}

fn judge(corpus: &Corpus, controlled: &[EntryRange], open: &[EntryRange]) -> Judged {
    let mut judged = Judged {
        truths: vec![Truth::False; corpus.entries.len()],
        asserted: controlled.to_vec(),
        members: Vec::new(),
    };
    for entry in open.iter().flat_map(|range| range.iter()) {
        if let Some(slot) = judged.truths.get_mut(entry.index()) {
            *slot = Truth::Unknown;
        }
    }
    judged
}

fn alone(corpus: &Corpus, entries: &[EntryRange]) -> Vec<Judged> {
    entries.iter().map(|entry| judge(corpus, std::slice::from_ref(entry), &[])).collect()
}

/// Whether what a provision says is left open whatever is known, so that it never holds for certain.
fn never_settles(provision: &Provision) -> bool {
    provision.texts.iter().filter_map(|text| text.rule.as_ref()).all(|rule| {
        let all = rule.node(0).is_some_and(|root| matches!(root.test, Test::All));
        let mut parts = rule.members(0).filter_map(|part| rule.node(part));
        all && parts.any(|part| matches!(part.test, Test::Unsettled(_)))
    })
}

/// What the cases leave unshown: every provision with a condition fires once (or is open once, where it can be no more) and does not fire once, and every first day
/// of a text after the first has a case on it and one the day before.
#[must_use]
pub fn gaps(guidelines: &Guidelines, cases: &[GuidelineCase]) -> Vec<String> {
    let mut gaps = Vec::new();
    for provision in &guidelines.provisions {
        let own: Vec<&GuidelineCase> = cases.iter().filter(|case| case.rule == provision.id).collect();
        if !matches!(provision.kind, RuleKind::Principle | RuleKind::Factor) {
            let fires = if never_settles(provision) { Fires::Open } else { Fires::Fires };
            for wanted in [fires, Fires::DoesNotFire] {
                if !own.iter().any(|case| case.expect == wanted) {
                    gaps.push(format!("{}: no case that expects {wanted}", provision.id));
                }
            }
        }
        let first = guidelines.provisions.iter().flat_map(|other| &other.texts).map(|text| text.from).min();
        for text in provision.texts.iter().filter(|text| Some(text.from) != first) {
            let before = text.from.yesterday().ok();
            for day in [Some(text.from), before].into_iter().flatten() {
                if provision.kind != RuleKind::Principle && !own.iter().any(|case| case.on == day) {
                    gaps.push(format!("{}: no case on {day}", provision.id));
                }
            }
        }
    }
    gaps
}
