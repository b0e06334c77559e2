//! The questions of a class one by one, for a form.

use super::{UnknownClass, find, near, reads};
use crate::bench::Bench;
use mtcr_annex::ask::Query;
use mtcr_rules::Holds;

/// A class with the questions that rules which could still apply to it ask.
#[derive(Clone, Debug)]
pub struct ClassQuestions {
    /// The class.
    pub id: String,
    /// Its name for people.
    pub label: String,
    /// What belongs to it and what does not; empty when nothing is said.
    pub hint: String,
    /// The questions, the most useful first: facts, then words of purpose, then lists of facts.
    pub questions: Vec<Query>,
}

/// What `mtcr new` asks of a class by id, label or synonym.
///
/// # Errors
/// A class that the vocabulary does not have.
pub fn class_questions(bench: &Bench<'_>, class: &str) -> Result<ClassQuestions, UnknownClass> {
    let corpus = &bench.law.corpus;
    let words = &corpus.vocabulary;
    let unknown = || UnknownClass { class: class.to_owned(), help: near(words, class) };
    let id = find(words, class).ok_or_else(unknown)?;
    let decl = &words.class(id).ok_or_else(unknown)?.decl;
    let found = reads(bench, id);
    let facts = found.facts.into_iter().map(|one| (Query::of_fact(corpus, one.what), one.entries));
    let purposes = found.purposes.into_iter();
    let purposes = purposes.map(|one| (Query::of_purpose(corpus, one.what, &one.targets), one.entries));
    let of_facts = |id| words.list(id).is_some_and(|list| list.decl.holds == Holds::Facts);
    let lists = found.lists.into_iter().filter(|one| of_facts(one.what));
    let lists = lists.map(|one| (Query::of_list(corpus, one.what), one.entries));
    let questions = facts.chain(purposes).chain(lists);
    Ok(ClassQuestions {
        id: decl.id.clone(),
        label: decl.label.clone(),
        hint: decl.hint.clone().unwrap_or_default(),
        questions: questions
            .map(|(mut query, entries)| {
                query.entries = entries;
                query
            })
            .collect(),
    })
}
