//! The few questions that would settle most of what is open.

use crate::answer;
use mtcr_annex::{Classification, OpenEntry};
use mtcr_rules::Ask;
use std::collections::BTreeMap;

/// A question with what it may settle.
#[derive(Clone, Debug)]
pub(crate) struct Settling {
    /// The name to answer under.
    pub(crate) name: String,
    /// The question.
    pub(crate) text: String,
    /// How an answer is written on the command line, where it can be given there.
    pub(crate) answer: Option<String>,
    /// How many open entries ask it.
    pub(crate) entries: usize,
    ask: Ask,
    /// The sum, over the entries that ask it, of one over the questions they have, in parts of [`WHOLE`].
    weight: usize,
}

/// A number that small numbers of questions divide.
const WHOLE: usize = 27_720;

/// Classes or targets that one question names at most.
const MOST_NAMED: usize = 6;

/// The questions that settle most, the best first: one that alone settles an entry counts more than one of many.
/// Grounds that nobody can settle are left out.
#[must_use]
pub(crate) fn most_settling(
    classification: &Classification<'_>,
    open: &[OpenEntry<'_, '_>],
    most: usize,
) -> Vec<Settling> {
    let vocabulary = &classification.classifier().corpus().vocabulary;
    let mut found: Vec<Settling> = Vec::new();
    let mut places: BTreeMap<&str, usize> = BTreeMap::new();
    for entry in open {
        let weight = WHOLE / entry.questions.len().max(1);
        for question in &entry.questions {
            if matches!(question.ask, Ask::Unsettled(_)) {
                continue;
            }
            match places.get(question.name.as_str()).and_then(|at| found.get_mut(*at)) {
                Some(known) => {
                    known.weight += weight;
                    known.entries += 1;
                    merge(&mut known.ask, &question.ask);
                }
                None => {
                    places.insert(&question.name, found.len());
                    found.push(Settling {
                        name: question.name.clone(),
                        text: String::new(),
                        answer: None,
                        entries: 1,
                        ask: question.ask.clone(),
                        weight,
                    });
                }
            }
        }
    }
    found.sort_by(|a, b| b.weight.cmp(&a.weight).then_with(|| a.name.cmp(&b.name)));
    found.truncate(most);
    for question in &mut found {
        let shortened = shorten(&mut question.ask);
        question.text = question.ask.question(vocabulary);
        if shortened {
            question.text.push_str(" (and others)");
        }
        question.answer = answer::on_command_line(vocabulary, classification.dossier, &question.ask);
    }
    found
}

/// Adds the classes or targets that another question of the same name names.
fn merge(known: &mut Ask, other: &Ask) {
    match (known, other) {
        (Ask::Class(known), Ask::Class(other)) => add(known, other),
        (Ask::Purpose(_, known), Ask::Purpose(_, other)) => add(known, other),
        (Ask::Related(_, _, known), Ask::Related(_, _, other)) => add(known, other),
        (Ask::Member(_, _, known), Ask::Member(_, _, other)) => merge(known, other),
        _ => {}
    }
}

fn add<T: Clone + PartialEq>(known: &mut Vec<T>, other: &[T]) {
    for item in other {
        if !known.contains(item) {
            known.push(item.clone());
        }
    }
}

/// Keeps the first few classes or targets; tells whether there were more.
fn shorten(ask: &mut Ask) -> bool {
    let cut = |length: usize| length > MOST_NAMED;
    match ask {
        Ask::Class(named) => {
            let more = cut(named.len());
            named.truncate(MOST_NAMED);
            more
        }
        Ask::Purpose(_, named) => {
            let more = cut(named.len());
            named.truncate(MOST_NAMED);
            more
        }
        Ask::Related(_, _, named) => {
            let more = cut(named.len());
            named.truncate(MOST_NAMED);
            more
        }
        Ask::Member(_, _, inner) => shorten(inner),
        _ => false,
    }
}
