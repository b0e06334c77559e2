//! Terms: how words of a list stand to those of the Annex.

use super::{Meaning, Term};
use crate::corpus::check::Checks;
use crate::corpus::rules::RuleReader;
use crate::problem::code;
use crate::source::{FileId, Located, NationalListSource, Relation, TermSource};
use mtcr_rules::{FactKind, Rule, Target, did_you_mean};
use std::collections::{BTreeMap, BTreeSet};

/// The terms of a list, linked; a term with a problem that hides its meaning stands without one.
pub(super) fn link(list: &NationalListSource, checks: &Checks<'_>, reader: &mut RuleReader<'_>) -> Vec<Term> {
    let mut seen = BTreeSet::new();
    let mut words: BTreeMap<&str, &str> = BTreeMap::new();
    let mut terms = Vec::new();
    for source in &list.terms {
        let problem = |at: &Located<String>, code, message: String| {
            checks.context.problem(source.file, at.at, code, message, None);
        };
        if !seen.insert(source.id.value.as_str()) {
            problem(&source.id, code::DECLARED_TWICE, format!("the term `{}` stands twice", source.id.value));
            continue;
        }
        if let Some(word) = &source.word
            && let Some(other) = words.insert(word.value.as_str(), source.id.value.as_str())
        {
            problem(word, code::TERM_WORD, format!("`{}` is the word of `{other}` already", word.value));
        }
        let read_in = checks.cited(source.file, &source.read_in);
        let Some(relation) = source.relation.as_ref().map(|relation| relation.value) else {
            continue;
        };
        terms.push(Term {
            id: source.id.value.clone(),
            national: source.national.value.trim().to_owned(),
            annex: source.annex.value.trim().to_owned(),
            relation,
            why: source.why.value.trim().to_owned(),
            read_in,
            meaning: meaning(list, source, relation, checks, reader),
            place: checks.context.place(source.file, source.id.at),
        });
    }
    terms
}

fn meaning(
    list: &NationalListSource,
    source: &TermSource,
    relation: Relation,
    checks: &Checks<'_>,
    reader: &mut RuleReader<'_>,
) -> Option<Meaning> {
    let file = source.file;
    let problem = |at: &Located<String>, message: String, help: &str| {
        checks.context.problem(file, at.at, code::TERM_WORD, message, Some(help.to_owned()));
    };
    let measured = matches!(relation, Relation::Narrower | Relation::Wider);
    let Some(word) = &source.word else {
        if measured {
            let help = "name under `word` the class, flag or use word of the list that stands for it";
            problem(&source.id, format!("a term that is {relation} needs a word"), help);
        }
        return None;
    };
    if !measured {
        let help = match relation {
            Relation::Same => "write the rule in the words of the Annex and leave `word` out",
            _ => "write `unsettled \"…\"` in the rule and leave `word` out",
        };
        problem(word, format!("a term that is {relation} cannot have a word"), help);
        return None;
    }
    let name = word.value.as_str();
    if list.vocabulary.uses.iter().any(|own| own.id.value == name) {
        if let Some(meaning) = &source.meaning {
            let help = "write `targets = [\"1.A\"]` in place of `meaning`";
            problem(meaning, format!("`{name}` is a use word, measured by targets"), help);
        }
        let id = reader.vocabulary.find_use(name)?;
        return Some(Meaning::Use(id, targets(source, checks, reader)));
    }
    if list.vocabulary.classes.iter().any(|own| own.id.value == name) {
        let id = reader.vocabulary.find_class(name)?;
        return Some(Meaning::Class(id, rule(source, word, checks, reader)?));
    }
    if list.vocabulary.facts.iter().any(|own| own.id.value == name) {
        let id = reader.vocabulary.find_fact(name)?;
        if reader.vocabulary.fact(id).is_some_and(|fact| fact.kind != FactKind::Flag) {
            problem(word, format!("`{name}` is no flag"), "a fact that a term measures is true or false");
            return None;
        }
        return Some(Meaning::Flag(id, rule(source, word, checks, reader)?));
    }
    let own = list.vocabulary.classes.iter().map(|word| word.id.value.as_str());
    let own = own.chain(list.vocabulary.facts.iter().map(|word| word.id.value.as_str()));
    let own = own.chain(list.vocabulary.uses.iter().map(|word| word.id.value.as_str()));
    let help = did_you_mean(name, own).unwrap_or_else(|| {
        "declare it in the vocabulary of the list as a class, flag or use word".to_owned()
    });
    problem(word, format!("the list has no word `{name}` of its own"), &help);
    None
}

fn rule(
    source: &TermSource,
    word: &Located<String>,
    checks: &Checks<'_>,
    reader: &mut RuleReader<'_>,
) -> Option<Rule> {
    let Some(text) = &source.meaning else {
        let message = format!("nothing says what `{}` is measured by", word.value);
        let help = Some("write `meaning = '''…'''`, a rule in the words of the Annex".to_owned());
        checks.context.problem(source.file, word.at, code::TERM_WORD, message, help);
        return None;
    };
    if let Some(first) = source.targets.first() {
        let message = format!("`{}` is no use word, so it has no targets", word.value);
        let help = Some("the rule under `meaning` says it all".to_owned());
        checks.context.problem(source.file, first.at, code::TERM_WORD, message, help);
    }
    reader.rule(source.file, text)
}

fn targets(source: &TermSource, checks: &Checks<'_>, reader: &RuleReader<'_>) -> Vec<Target> {
    if source.targets.is_empty()
        && let Some(word) = &source.word
    {
        let message = format!("nothing says what `{}` is measured by", word.value);
        let help = Some("write `targets = [\"1.A\"]`, entries and use words of the Annex".to_owned());
        checks.context.problem(source.file, word.at, code::TERM_WORD, message, help);
    }
    source.targets.iter().filter_map(|name| target(source.file, name, checks, reader)).collect()
}

fn target(
    file: FileId,
    name: &Located<String>,
    checks: &Checks<'_>,
    reader: &RuleReader<'_>,
) -> Option<Target> {
    let entries = reader.vocabulary.entries();
    let found = entries.range(&name.value).map(Target::Entries);
    let found = found.or_else(|| reader.vocabulary.find_use(&name.value).map(Target::Use));
    if found.is_none() {
        let known = entries.iter().map(|(_, id)| id);
        let known = known.chain(reader.vocabulary.uses().iter().map(|word| word.id.as_str()));
        let help = did_you_mean(&name.value, known);
        let message = format!("`{}` is neither an entry nor a use word", name.value);
        checks.context.problem(file, name.at, code::UNKNOWN_TARGET, message, help);
    }
    found
}
