//! Ids that occur twice among documents that are not linked to one another. Entries and their parts, and the
//! words of the vocabulary, are checked where they are linked.

use std::collections::BTreeMap;

use super::CorpusSource;
use crate::problem::{Problem, code, quoted};
use crate::source::{FileId, Located, Span};

/// Something with an id: where it stands.
type Named<'a> = (&'a str, FileId, Span);

/// Every id that stands for two things of one kind.
pub(super) fn all(source: &CorpusSource) -> Vec<Problem> {
    let mut problems = Vec::new();
    let mut check = |what, named: Vec<Named<'_>>| problems.extend(twice(source, what, named));
    check("edition", source.editions.iter().map(|it| named(it.file, &it.id)).collect());
    check("entry", source.entries.iter().map(|it| named(it.file, &it.id)).collect());
    check("table", source.tables.iter().map(|it| named(it.file, &it.table)).collect());
    check("source", source.sources.iter().map(|it| named(it.file, &it.id)).collect());
    check("definition", source.definitions.iter().map(|it| named(it.file, &it.id)).collect());
    check("method for", source.vocabulary.methods.iter().map(|it| named(it.file, &it.result)).collect());
    check("note", source.notes.iter().map(|it| named(it.file, &it.id)).collect());
    for cases in &source.cases {
        check("case", cases.cases.iter().map(|it| named(cases.file, &it.name)).collect());
    }
    problems
}

fn named(file: FileId, id: &Located<String>) -> Named<'_> {
    (id.as_str(), file, id.at)
}

fn twice(source: &CorpusSource, what: &str, named: Vec<Named<'_>>) -> Vec<Problem> {
    let mut first: BTreeMap<&str, (FileId, Span)> = BTreeMap::new();
    let mut problems = Vec::new();
    for (id, file, at) in named {
        if id.is_empty() {
            continue;
        }
        if let Some((other, there)) = first.get(id) {
            let place = source.place(*other, *there).map(|place| place.to_string()).unwrap_or_default();
            let message = format!("the {what} {} stands twice; first at {place}", quoted(id));
            problems.push(source.problem(file, at, code::DECLARED_TWICE, message));
        } else {
            first.insert(id, (file, at));
        }
    }
    problems
}
