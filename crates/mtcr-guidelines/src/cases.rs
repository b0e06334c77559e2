//! Runs the cases that stand beside the provisions, and finds what they leave unshown.

use crate::known;
use crate::names;
use crate::record;
use jiff::civil::Date;
use mtcr_corpus::Corpus;
use mtcr_corpus::corpus::guidelines::{GuidelineCase, Guidelines, Overlay, Provision, ProvisionText};
use mtcr_corpus::source::{Fires, RuleKind};
use mtcr_regime::Regime;
use mtcr_rules::{EntryRange, Judged, Rule, Scene, Test, Truth};

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
    let beside =
        guidelines.overlays.iter().find(|overlay| overlay.rules.iter().any(|rule| rule.id == case.rule));
    if let Some(overlay) = beside {
        known::fill(
            corpus,
            Regime::of(corpus),
            overlay,
            &case.destination,
            case.on,
            &mut dossier,
            &mut judged,
        );
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

/// What the cases leave unshown: every provision with a condition fires once (or is open
/// once, where it can be no more) and does not fire once, and every first day
/// of a text after the first has a case on it and one the day before. A rule of an overlay has cases on either side of
/// its last day too, and one that nobody can settle is open once.
#[must_use]
pub fn gaps(guidelines: &Guidelines, cases: &[GuidelineCase]) -> Vec<String> {
    let mut gaps = Vec::new();
    for provision in &guidelines.provisions {
        if !matches!(provision.kind, RuleKind::Principle | RuleKind::Factor) {
            let fires = if never_settles(provision) { Fires::Open } else { Fires::Fires };
            unshown(provision, &[fires, Fires::DoesNotFire], cases, &mut gaps);
        }
        let first = guidelines.provisions.iter().flat_map(|other| &other.texts).map(|text| text.from).min();
        if provision.kind != RuleKind::Principle {
            let days = provision.texts.iter().map(|text| text.from).filter(|from| Some(*from) != first);
            undated(provision, days, cases, &mut gaps);
        }
    }
    for overlay in &guidelines.overlays {
        for rule in &overlay.rules {
            let unsettled = |text: &ProvisionText| text.rule.as_ref().is_some_and(is_unsettled);
            let wanted: &[Fires] = if rule.texts.iter().all(unsettled) {
                &[Fires::Open]
            } else {
                &[Fires::Fires, Fires::DoesNotFire]
            };
            unshown(rule, wanted, cases, &mut gaps);
            let days = rule.texts.iter().flat_map(|text| [Some(text.from), text.until]).flatten();
            undated(rule, days, cases, &mut gaps);
        }
        unused(guidelines, overlay, cases, &mut gaps);
    }
    gaps
}

/// Whether a rule is nothing but a ground that nobody can settle.
fn is_unsettled(rule: &Rule) -> bool {
    rule.node(0).is_some_and(|node| matches!(node.test, Test::Unsettled(_)))
}

/// Outcomes that no case expects.
fn unshown(provision: &Provision, wanted: &[Fires], cases: &[GuidelineCase], gaps: &mut Vec<String>) {
    for wanted in wanted {
        if !cases.iter().any(|case| case.rule == provision.id && case.expect == *wanted) {
            gaps.push(format!("{}: no case that expects {wanted}", provision.id));
        }
    }
}

/// Days without a case on them or on the day before.
fn undated(
    provision: &Provision,
    days: impl Iterator<Item = Date>,
    cases: &[GuidelineCase],
    gaps: &mut Vec<String>,
) {
    for day in days.flat_map(|day| [Some(day), day.yesterday().ok()]).flatten() {
        if !cases.iter().any(|case| case.rule == provision.id && case.on == day) {
            gaps.push(format!("{}: no case on {day}", provision.id));
        }
    }
}

/// What an overlay knows of a state without a case that goes there on the first day and on the day before.
fn unused(guidelines: &Guidelines, overlay: &Overlay, cases: &[GuidelineCase], gaps: &mut Vec<String>) {
    for known in &overlay.known {
        let Some(state) = known.state.as_ref().or(known.elsewhere.as_ref()) else { continue };
        let name = guidelines.vocabulary.fact(known.fact).map_or("", |fact| fact.name.as_str());
        for day in [Some(known.from), known.from.yesterday().ok()].into_iter().flatten() {
            if !cases.iter().any(|case| case.destination == *state && case.on == day) {
                gaps.push(format!("{}: no case to {state} on {day}, for `{name}`", overlay.id));
            }
        }
    }
}
