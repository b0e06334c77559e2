//! What an overlay's tables and the registry say of facts, so that nobody need state them.
//!
//! What is stated may say more. Where it says otherwise, the fact is open for the overlay, and both readings are shown.

use crate::determination::Ground;
use crate::line::LineScene;
use crate::names;
use crate::reason::Seen;
use jiff::civil::Date;
use mtcr_corpus::corpus::guidelines::Overlay;
use mtcr_corpus::source::{Mark, RuleKind};
use mtcr_corpus::{Cited, Corpus};
use mtcr_regime::{Found, On, Regime, is_code};
use mtcr_rules::{Dossier, FactId, Judged, Scene, Stated, Test, Truth, Value};

/// What is known of a fact, and from where.
pub(crate) struct Said<'c> {
    fact: FactId,
    value: Value,
    /// Whether it holds, or may.
    truth: Truth,
    summary: String,
    mark: Mark,
    read_in: &'c [Cited],
    from: Option<Date>,
    until: Option<Date>,
}

/// What became of a fact that is known.
pub(crate) enum Known<'c> {
    /// Nobody had stated it: it was filled in.
    Filled(Said<'c>),
    /// It is stated otherwise, and open now.
    Disputed(Said<'c>),
}

/// Puts what an overlay knows into a line: the product alone as a list, what the registry says of the destination, and
/// the overlay's own tables. Returns what was filled in, and what is stated otherwise.
pub(crate) fn fill<'c>(
    corpus: &'c Corpus,
    regime: Regime<'c>,
    overlay: &'c Overlay,
    destination: &str,
    on: Date,
    dossier: &mut Dossier,
    judged: &mut Judged,
) -> Vec<Known<'c>> {
    let words = &corpus.guidelines.vocabulary;
    if let (Some(item), Some(product)) = (words.find_list(names::ITEM), words.find_list(names::PRODUCT)) {
        let mut members = dossier.list(product).cloned().unwrap_or_default();
        members.members.truncate(1);
        dossier.set_list(item, members);
        let own: Vec<Judged> = judged.of(product).iter().take(1).cloned().collect();
        judged.members.push((item, own));
    }
    let union = in_union(corpus, regime, destination, on).filter(|said| reads(overlay, said.fact));
    let mut all: Vec<Said<'c>> = union.into_iter().collect();
    let scene = Scene::judged(words, dossier, judged);
    let to = code(regime, destination, on);
    let elsewhere = |state: &str| match to {
        Some(to) => to != state,
        None => is_code(destination) && !destination.eq_ignore_ascii_case(state),
    };
    all.extend(overlay.known.iter().filter_map(|known| {
        let truth = known.rule.as_ref().map_or(Truth::True, |rule| scene.truth(rule));
        let holds = known.from <= on
            && known.until.is_none_or(|until| on < until)
            && known.state.as_deref().is_none_or(|state| to == Some(state))
            && known.elsewhere.as_deref().is_none_or(elsewhere)
            && !truth.is_false();
        holds.then(|| Said {
            fact: known.fact,
            value: known.value.clone(),
            truth,
            summary: known.summary.clone(),
            mark: known.mark,
            read_in: &known.read_in,
            from: Some(known.from),
            until: known.until,
        })
    }));
    let mut became: Vec<Known<'c>> = Vec::new();
    for said in all {
        // What is in dispute stays open, whatever else is known of it.
        let torn =
            became.iter().any(|known| matches!(known, Known::Disputed(other) if other.fact == said.fact));
        if !torn {
            became.extend(settle(dossier, said));
        }
    }
    became
}

/// Whether any rule of an overlay asks for a flag.
fn reads(overlay: &Overlay, flag: FactId) -> bool {
    let mut found = false;
    for rule in overlay.rules.iter().flat_map(|rule| &rule.texts).filter_map(|text| text.rule.as_ref()) {
        rule.walk(&mut |node| found |= matches!(node.test, Test::Flag(fact) if fact == flag));
    }
    found
}

/// The code of the state that a transfer names as its destination; `None` when the registry does not know it.
fn code<'c>(regime: Regime<'c>, destination: &str, on: Date) -> Option<&'c str> {
    if destination.is_empty() {
        return None;
    }
    let found = regime.find(destination, On::day(on)).ok().and_then(Found::state);
    found.map(|state| state.iso2.as_str())
}

/// Whether the destination is a member of the European Union on the day, by the registry.
fn in_union<'c>(corpus: &'c Corpus, regime: Regime<'c>, destination: &str, on: Date) -> Option<Said<'c>> {
    let fact = corpus.guidelines.vocabulary.find_fact(names::IN_EU)?;
    let code = code(regime, destination, on)?;
    let on = On::day(on);
    let state = regime.registry().state(code)?;
    let member = match regime.in_eu(state, on) {
        Truth::True => true,
        Truth::False => false,
        Truth::Unknown => return None,
    };
    let term =
        regime.registry().eu.iter().find(|term| term.state == code && on.within(term.period).is_true());
    let basis = term.or_else(|| regime.registry().eu.first()).map(|term| &term.basis)?;
    Some(Said {
        fact,
        value: Value::Flag(member),
        truth: Truth::True,
        summary: format!(
            "registry: {code} is {}a member of the European Union",
            if member { "" } else { "not " }
        ),
        mark: basis.mark,
        read_in: &basis.source,
        from: None,
        until: None,
    })
}

/// Takes what is known beside what is stated: what agrees or says more is joined, what contradicts is forgotten.
fn settle<'c>(dossier: &mut Dossier, said: Said<'c>) -> Option<Known<'c>> {
    let fact = said.fact;
    match (dossier.value(fact), &said.value) {
        (Some(Value::Flag(stated)), Value::Flag(known)) if stated != known => {
            dossier.forget(fact);
            return Some(Known::Disputed(said));
        }
        (Some(Value::Words { yes, no }), Value::Words { yes: also, no: neither }) => {
            let torn = (yes & neither) | (no & also);
            let (also, neither) = if said.truth.is_true() { (*also, *neither) } else { (0, 0) };
            let joined = Value::Words { yes: (yes | also) & !torn, no: (no | neither) & !torn };
            dossier.set(fact, joined);
            if torn != 0 {
                return Some(Known::Disputed(said));
            }
        }
        (None, known) if said.truth.is_true() => {
            dossier.set(fact, known.clone());
            let read_in: Vec<String> = said.read_in.iter().map(ToString::to_string).collect();
            let document = format!("{}, mark {}", read_in.join(", "), said.mark);
            dossier.set_stated(fact, Stated { basis: said.summary.clone(), document, ..Stated::default() });
            return Some(Known::Filled(said));
        }
        _ => {}
    }
    None
}

impl Known<'_> {
    /// This as a ground of its overlay; `stated` is the line as it was stated, `own` as the overlay sees it.
    pub(crate) fn ground(
        &self,
        overlay: &Overlay,
        stated: &Seen<'_, '_>,
        own: &Seen<'_, '_>,
        line: usize,
    ) -> Ground {
        let inquiry = stated.inquiry;
        let (said, part, title, truth) = match self {
            Known::Filled(said) => (said, "known", "Known, and not stated", Truth::True),
            Known::Disputed(said) => (said, "stated", "Stated otherwise than known", Truth::Unknown),
        };
        let name = inquiry.corpus.guidelines.vocabulary.fact(said.fact).map_or("", |fact| fact.name.as_str());
        let (why, summary) = match self {
            Known::Filled(_) => (vec![own.fact(said.fact)], format!("{}.", said.summary)),
            Known::Disputed(_) => {
                let mut known = LineScene { dossier: Dossier::new(String::new()), ..stated.line.clone() };
                known.dossier.set(said.fact, said.value.clone());
                let known = Seen { inquiry, line: &known }.fact(said.fact);
                let both = vec![format!("stated: {}", stated.fact(said.fact)), format!("known: {known}")];
                (
                    both,
                    format!(
                        "What is stated and what is known differ, so that it is open here: {}.",
                        said.summary
                    ),
                )
            }
        };
        Ground {
            rule: format!("{}/{part}/{name}", overlay.id),
            paragraph: overlay.title.clone(),
            title: title.to_owned(),
            kind: Some(RuleKind::Ground),
            line: Some(line),
            truth,
            effect: String::new(),
            why,
            summary,
            note: String::new(),
            mark: said.mark,
            read_in: said.read_in.to_vec(),
            from: said.from,
            until: said.until,
        }
    }
}
