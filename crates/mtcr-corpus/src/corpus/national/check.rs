//! Checks across the paragraphs of a list.

use super::link::Own;
use super::{Paragraph, Term};
use crate::corpus::check::{Checks, circles};
use crate::problem::code;
use crate::source::{Located, NationalListSource, Relation};
use mtcr_rules::{EntryId, Rule, Target, Test, Vocabulary};
use std::collections::{BTreeMap, BTreeSet};

/// Ids of notes, exclusions and doubts begin with their paragraph's id and occur once in the list.
pub(super) fn ids(own: &BTreeMap<EntryId, Own<'_>>, checks: &Checks<'_>) {
    let mut seen = BTreeSet::new();
    for paragraph in own.values() {
        let source = paragraph.source;
        let parts = (source.exclusions.iter().map(|part| &part.id))
            .chain(source.notes.iter().map(|part| &part.id))
            .chain(source.doubts.iter().map(|part| &part.id));
        for id in parts {
            checks.part_id(paragraph.file, &source.id.value, id, &mut seen);
        }
    }
}

/// References through `specified-in` form no circle.
pub(super) fn references(
    own: &BTreeMap<EntryId, Own<'_>>,
    first: usize,
    paragraphs: &[Paragraph],
    checks: &Checks<'_>,
) {
    let rules = paragraphs.iter().map(|paragraph| {
        let excluded = paragraph.exclusions.iter().map(|exclusion| &exclusion.rule);
        (paragraph.id, paragraph.rule.iter().chain(excluded).collect())
    });
    for id in circles(&rules.collect()) {
        let Some(paragraph) = own.get(&id).filter(|_| first <= id.index()) else { continue };
        let message =
            format!("paragraph `{}` refers to itself through `specified-in`", paragraph.source.id.value);
        checks.context.problem(paragraph.file, paragraph.source.id.at, code::REFERENCE_CIRCLE, message, None);
    }
}

/// Rules name the terms they rest on, and every term named is used.
pub(super) fn terms(
    list: &NationalListSource,
    terms: &[Term],
    own: &BTreeMap<EntryId, Own<'_>>,
    checks: &Checks<'_>,
    vocabulary: &Vocabulary,
) {
    let words = Words::of(list, terms);
    let mut named = BTreeSet::new();
    for paragraph in own.values() {
        let mut used = BTreeSet::new();
        let mut unsettled = false;
        let excluded = paragraph.exclusions.iter().map(|exclusion| &exclusion.rule);
        for rule in paragraph.rule.iter().chain(excluded) {
            words.used(rule, vocabulary, &mut used);
            unsettled |= is_unsettled(rule);
        }
        let problem = |code, message: String, help: Option<String>| {
            checks.context.problem(paragraph.file, paragraph.source.id.at, code, message, help);
        };
        for at in used.iter().filter(|at| !paragraph.rests_on.iter().any(|(named, _)| named == *at)) {
            if let Some(term) = terms.get(*at) {
                let message = format!("`{}` does not name the term it uses", paragraph.source.id.value);
                problem(code::UNNAMED_TERM, message, Some(format!("write `rests-on = [\"{}\"]`", term.id)));
            }
        }
        let unclear = |(at, _): &(usize, &Located<String>)| {
            terms.get(*at).is_some_and(|term| term.relation == Relation::Unclear)
        };
        if unsettled && !paragraph.rests_on.iter().any(unclear) {
            let message = format!("`{}` leaves open what no term says", paragraph.source.id.value);
            let help = "name under `rests-on` a term that is unclear";
            problem(code::UNNAMED_TERM, message, Some(help.to_owned()));
        }
        let broken = (paragraph.rule.is_none() && paragraph.source.rule.is_some())
            || paragraph.exclusions.len() < paragraph.source.exclusions.len();
        for (at, name) in &paragraph.rests_on {
            named.insert(name.value.as_str());
            let Some(term) = terms.get(*at) else { continue };
            let idle = match term.relation {
                Relation::Unclear => !unsettled,
                Relation::Narrower | Relation::Wider => term.meaning.is_some() && !used.contains(at),
                Relation::Same => false,
            };
            if idle && !broken {
                let message = format!("the rule does not use the term `{}`", name.value);
                checks.context.problem(paragraph.file, name.at, code::UNUSED_TERM, message, None);
            }
        }
    }
    for term in &list.terms {
        if !named.contains(term.id.value.as_str()) {
            let message = format!("no paragraph rests on the term `{}`", term.id.value);
            checks.context.problem(term.file, term.id.at, code::UNUSED_TERM, message, None);
        }
    }
}

/// The words that only the list has, with the places of their terms.
struct Words<'a>(BTreeMap<&'a str, usize>);

impl<'a> Words<'a> {
    fn of(list: &'a NationalListSource, terms: &[Term]) -> Self {
        let words = list.terms.iter().filter_map(|term| Some((term.word.as_ref()?, &term.id)));
        Words(
            words
                .filter_map(|(word, id)| {
                    let at = terms.iter().position(|term| term.id == id.value)?;
                    Some((word.value.as_str(), at))
                })
                .collect(),
        )
    }

    /// Adds the places of the terms whose words a rule uses.
    fn used(&self, rule: &Rule, vocabulary: &Vocabulary, into: &mut BTreeSet<usize>) {
        let mut add = |name: Option<&str>| {
            into.extend(name.and_then(|name| self.0.get(name)).copied());
        };
        rule.walk(&mut |node| match &node.test {
            Test::Class(classes) => {
                classes.iter().for_each(|id| add(vocabulary.class(*id).map(|class| class.decl.id.as_str())));
            }
            Test::Flag(fact) => add(vocabulary.fact(*fact).map(|fact| fact.name.as_str())),
            Test::Purpose { targets, .. } | Test::Serves { targets, .. } => {
                for target in targets {
                    if let Target::Use(id) = target {
                        add(vocabulary.uses().get(id.index()).map(|word| word.id.as_str()));
                    }
                }
            }
            _ => {}
        });
    }
}

fn is_unsettled(rule: &Rule) -> bool {
    let mut found = false;
    rule.walk(&mut |node| found |= matches!(node.test, Test::Unsettled(_)));
    found
}
