//! What is said of a transfer against what the states named, the registry and the product show.
//!
//! Where nothing is said, what is found counts. Where something is said that what is found leaves possible, it narrows
//! it. Where the two cannot both be true, neither wins in silence: the conflict is a ground with both sides.

use crate::determination::{Ground, Inquiry};
use crate::line::{self, LineScene};
use crate::names;
use crate::record;
use mtcr_annex::Classification;
use mtcr_corpus::Category;
use mtcr_corpus::source::{Mark, Role, RuleKind};
use mtcr_corpus::transfer::Line;
use mtcr_rules::{Dossier, FactId, Truth, Value};

/// Something that is said and cannot be true together with what is found.
#[derive(Clone, Debug)]
pub(crate) struct Conflict {
    /// The fact that is said; `None` where it is an entry.
    pub(crate) fact: Option<FactId>,
    /// What it is about, in words.
    about: String,
    /// What is said, in words.
    said: String,
    /// What is found, in words.
    found: String,
}

/// Compares what is said of a line with what is found, and puts into the dossier what counts.
pub(crate) fn compare(
    inquiry: &Inquiry<'_>,
    line: &Line,
    found: &Classification<'_>,
    dossier: &mut Dossier,
) -> Vec<Conflict> {
    let mut conflicts = Vec::new();
    record::said(&inquiry.corpus.guidelines, dossier);
    leaves(inquiry, dossier, &mut conflicts);
    standing(inquiry, dossier, &mut conflicts);
    let before = conflicts.len();
    kinds(inquiry, line, found, dossier, &mut conflicts);
    if let Some(fact) = inquiry.corpus.guidelines.vocabulary.find_fact(names::CONTRADICTED) {
        dossier.set(fact, Value::Flag(conflicts.len() > before));
    }
    conflicts
}

/// Two states that differ show that it leaves the jurisdiction; said otherwise, that is open.
fn leaves(inquiry: &Inquiry<'_>, dossier: &mut Dossier, conflicts: &mut Vec<Conflict>) {
    let Some(fact) = inquiry.corpus.guidelines.vocabulary.find_fact(names::LEAVES) else {
        return;
    };
    let transfer = inquiry.transfer;
    let from = transfer.exporter.state.as_str();
    let elsewhere = |state: &str| !from.is_empty() && !state.is_empty() && !state.eq_ignore_ascii_case(from);
    let to = transfer.destination.state.as_str();
    match dossier.value(fact) {
        None if elsewhere(to) => dossier.set(fact, Value::Flag(true)),
        Some(Value::Flag(false)) => {
            let receiving = |role: Role| matches!(role, Role::EndUser | Role::Consignee);
            let parties = transfer.parties.iter().filter(|party| receiving(party.role));
            let parties = parties.map(|party| (party.role.as_str(), party.person.state.as_str()));
            let away: Vec<String> = [("destination", to)]
                .into_iter()
                .chain(parties)
                .filter(|(_, state)| elsewhere(state))
                .map(|(who, state)| format!("the {who} in {state}"))
                .collect();
            if !away.is_empty() {
                let found = format!("the exporter is in {from}, {}", away.join(", "));
                conflicts.push(Conflict::of(inquiry, dossier, fact, found));
                dossier.forget(fact);
            }
        }
        _ => {}
    }
}

/// The registry is the authority on standing: what is said may narrow what it leaves open, and nothing more.
fn standing(inquiry: &Inquiry<'_>, dossier: &mut Dossier, conflicts: &mut Vec<Conflict>) {
    let words = &inquiry.corpus.guidelines.vocabulary;
    let Some(fact) = words.find_fact(names::STANDING) else {
        return;
    };
    let Some(declared) = words.fact(fact) else { return };
    let known = inquiry.standing.iter().filter_map(|word| declared.value_bit(word));
    let known = known.fold(0, |bits, bit| bits | bit);
    if known == 0 {
        return;
    }
    match dossier.value(fact) {
        Some(Value::Word(bits)) if bits & known == 0 => {
            let found = format!(
                "the registry of states says {} of {} on {}",
                labels(inquiry, fact, known),
                inquiry.transfer.exporter.state,
                inquiry.on
            );
            conflicts.push(Conflict::of(inquiry, dossier, fact, found));
            dossier.forget(fact);
        }
        Some(Value::Word(bits)) => dossier.set(fact, Value::Word(bits & known)),
        _ => dossier.set(fact, Value::Word(known)),
    }
}

/// What a product can be by its classes and by the entry asserted of it. Against that, a word said of it counts for
/// nothing milder: the product counts as described, and the provision on the contradiction opens what is more severe.
fn kinds(
    inquiry: &Inquiry<'_>,
    line: &Line,
    found: &Classification<'_>,
    dossier: &mut Dossier,
    conflicts: &mut Vec<Conflict>,
) {
    let values = &inquiry.corpus.guidelines.values;
    let mut facts: Vec<FactId> = values.iter().map(|value| value.fact).collect();
    facts.dedup();
    for fact in facts {
        let Some(declared) = inquiry.corpus.guidelines.vocabulary.fact(fact) else {
            continue;
        };
        let all = declared.decl.values.iter().filter_map(|value| declared.value_bit(&value.id));
        let all = all.fold(0, |bits, bit| bits | bit);
        let refuted = values.iter().filter(|value| value.fact == fact);
        let refuted = refuted.filter(|value| {
            let entries = found.judged().asserted.iter();
            let mut named =
                entries.clone().filter(|range| value.entries.iter().any(|own| own.meets(**range)));
            found.scene().truth(&value.rule).is_false()
                || (entries.len() > 0 && !value.entries.is_empty() && named.next().is_none())
        });
        let possible = refuted.fold(all, |bits, value| bits & !value.bit);
        match dossier.value(fact) {
            _ if possible == all => {}
            Some(Value::Word(bits)) if bits & possible != 0 => {
                dossier.set(fact, Value::Word(bits & possible));
            }
            None if possible != 0 => dossier.set(fact, Value::Word(possible)),
            _ => {
                conflicts.push(Conflict::of(inquiry, dossier, fact, described(line, found)));
                match possible {
                    0 => dossier.forget(fact),
                    _ => dossier.set(fact, Value::Word(possible)),
                }
            }
        }
    }
}

/// What a line says that its product is.
fn described(line: &Line, found: &Classification<'_>) -> String {
    let vocabulary = &found.classifier().corpus().vocabulary;
    let classes = found.dossier.named_classes().iter().filter_map(|class| vocabulary.class(*class));
    let classes: Vec<&str> = classes.map(|class| class.decl.label.as_str()).collect();
    let mut parts = Vec::new();
    if !classes.is_empty() {
        parts.push(format!("is described as {}", classes.join(", ")));
    }
    if let Some(assertion) = found.dossier.assertion.as_ref().filter(|asserted| !asserted.entries.is_empty())
    {
        parts.push(format!("is asserted to be under {} by {}", assertion.written.join(", "), assertion.by));
    }
    let at = if line.shown_at.is_empty() { String::new() } else { format!(" (at {})", line.shown_at) };
    format!("the product {}{at}", parts.join(" and "))
}

fn said(inquiry: &Inquiry<'_>, dossier: &Dossier, fact: FactId) -> String {
    let value = match dossier.value(fact) {
        None => return "nothing is said".to_owned(),
        Some(Value::Flag(true)) => "yes".to_owned(),
        Some(Value::Flag(false)) => "no".to_owned(),
        Some(Value::Word(bits)) => labels(inquiry, fact, *bits),
        Some(_) => String::new(),
    };
    let place = dossier.stated(fact).map(|stated| stated.place.as_str()).filter(|place| !place.is_empty());
    let place = place.map_or_else(String::new, |place| format!(" (at {place})"));
    format!("{value} is said{place}")
}

fn labels(inquiry: &Inquiry<'_>, fact: FactId, bits: u64) -> String {
    let declared = inquiry.corpus.guidelines.vocabulary.fact(fact);
    let values = declared.into_iter().flat_map(|declared| {
        declared
            .decl
            .values
            .iter()
            .filter(move |value| declared.value_bit(&value.id).is_some_and(|bit| bits & bit != 0))
    });
    let labels: Vec<&str> = values.map(|value| value.label.as_str()).collect();
    if labels.is_empty() { "other".to_owned() } else { labels.join(" or ") }
}

impl Conflict {
    /// A fact of the transfer or of a member of one of its lists, as it stands in `dossier`, against what is found.
    pub(crate) fn of(inquiry: &Inquiry<'_>, dossier: &Dossier, fact: FactId, found: String) -> Self {
        let declared = inquiry.corpus.guidelines.vocabulary.fact(fact);
        let about = declared.map_or("", |fact| fact.name.as_str()).replace('-', " ");
        Conflict { fact: Some(fact), about, said: said(inquiry, dossier, fact), found }
    }

    /// The same, told apart from others of its name.
    pub(crate) fn about(mut self, whom: &str) -> Self {
        self.about = format!("{whom}, {}", self.about);
        self
    }

    /// An entry that is asserted against the description beside it.
    fn of_entry(line: &Line, said: &str, found: &Classification<'_>) -> Self {
        let under: Vec<&str> = found.controlled().map(|finding| finding.entry.name.as_str()).collect();
        let under = match (under.is_empty(), found.inclusion.truth) {
            (false, _) => format!("it is under {}", under.join(", ")),
            (true, Truth::True) => "it is Category I through what it contains".to_owned(),
            (true, _) => "it is under one entry or another".to_owned(),
        };
        let at = if line.shown_at.is_empty() { String::new() } else { format!(" (at {})", line.shown_at) };
        Conflict {
            fact: None,
            about: "entry".to_owned(),
            said: said.to_owned(),
            found: format!("as the product is described{at} {under}"),
        }
    }

    /// Both sides, in words.
    pub(crate) fn text(&self) -> String {
        format!("{}: {}, but {}", self.about, self.said, self.found)
    }
}

/// An entry asserted of a line against the description that stands beside it: a conflict where the description is more
/// severe for certain, as far as the edition of the day is held.
pub(crate) fn entry(
    inquiry: &Inquiry<'_>,
    line: &Line,
    asserted: &Classification<'_>,
    described: &Classification<'_>,
    shown: &dyn Fn(&[String]) -> bool,
) -> Option<Conflict> {
    let assertion = asserted.dossier.assertion.as_ref()?;
    let severity = |found: &Classification<'_>| match found.category_given(shown).0.at_least {
        None => 0,
        Some(Category::Two) => 1,
        Some(Category::One) => 2,
    };
    let graver = line::is_trusted(inquiry, described) && severity(described) > severity(asserted);
    graver.then(|| {
        let written = assertion.written.join(", ");
        let written = if written.is_empty() { "none" } else { &written };
        Conflict::of_entry(line, &format!("{written} is asserted by {}", assertion.by), described)
    })
}

/// Every conflict of a line as a ground.
pub(crate) fn grounds(line: &LineScene, at: usize) -> Vec<Ground> {
    let conflicts = line.conflicts.iter();
    conflicts
        .map(|conflict| Ground {
            rule: "said-and-found-differ".to_owned(),
            paragraph: "the transfer itself".to_owned(),
            title: "What is said and what is found cannot both be true".to_owned(),
            kind: Some(RuleKind::Ground),
            line: Some(at),
            truth: Truth::True,
            effect: String::new(),
            why: vec![conflict.text()],
            summary: "Neither side is taken for true in silence: what either of them leaves possible remains possible.".to_owned(),
            note: String::new(),
            mark: Mark::A,
            read_in: Vec::new(),
            from: None,
            until: None,
        })
        .collect()
}
