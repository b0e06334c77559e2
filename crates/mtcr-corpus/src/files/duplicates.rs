//! Ids that occur twice. The vocabulary's own ids are checked where the vocabulary is built.

use std::collections::BTreeMap;

use super::CorpusSource;
use crate::problem::{Problem, code, quoted};
use crate::source::{EntrySource, FileId, Located, Span, VersionSource};

/// Something with an id: where it stands.
type Named<'a> = (&'a str, FileId, Span);

/// Every id that stands for two things of one kind.
pub(super) fn all(source: &CorpusSource) -> Vec<Problem> {
    let mut problems = Vec::new();
    let mut check = |what, named: Vec<Named<'_>>| problems.extend(twice(source, what, named));
    check(
        "edition",
        source.editions.iter().map(|it| named(it.file, &it.id)).collect(),
    );
    check(
        "entry",
        source.entries.iter().map(|it| named(it.file, &it.id)).collect(),
    );
    check(
        "table",
        source.tables.iter().map(|it| named(it.file, &it.table)).collect(),
    );
    check(
        "source",
        source.sources.iter().map(|it| named(it.file, &it.id)).collect(),
    );
    check(
        "definition",
        source
            .definitions
            .iter()
            .map(|it| named(it.file, &it.id))
            .collect(),
    );
    check(
        "method for",
        source
            .vocabulary
            .methods
            .iter()
            .map(|it| named(it.file, &it.result))
            .collect(),
    );
    check(
        "note",
        source.notes.iter().map(|it| named(it.file, &it.id)).collect(),
    );
    for entry in &source.entries {
        for version in &entry.versions {
            check("part", parts(entry, version));
        }
    }
    for cases in &source.cases {
        check(
            "case",
            cases.cases.iter().map(|it| named(cases.file, &it.name)).collect(),
        );
    }
    for table in &source.tables {
        check(
            "row",
            table
                .rows
                .iter()
                .map(|it| named(table.file, &it.substance))
                .collect(),
        );
    }
    problems
}

fn named(file: FileId, id: &Located<String>) -> Named<'_> {
    (id.as_str(), file, id.at)
}

/// The exclusions, exceptions, allowances, notes and doubts of a version share one space of ids.
fn parts<'a>(entry: &EntrySource, version: &'a VersionSource) -> Vec<Named<'a>> {
    let exclusions = version.exclusions.iter().map(|it| &it.id);
    let exceptions = version.exceptions.iter().map(|it| &it.id);
    let allowances = version.allowances.iter().map(|it| &it.id);
    let notes = version.notes.iter().map(|it| &it.id);
    let doubts = version.doubts.iter().map(|it| &it.id);
    let ids = exclusions
        .chain(exceptions)
        .chain(allowances)
        .chain(notes)
        .chain(doubts);
    ids.map(|id| named(entry.file, id)).collect()
}

fn twice(source: &CorpusSource, what: &str, named: Vec<Named<'_>>) -> Vec<Problem> {
    let mut first: BTreeMap<&str, (FileId, Span)> = BTreeMap::new();
    let mut problems = Vec::new();
    for (id, file, at) in named {
        if id.is_empty() {
            continue;
        }
        if let Some((other, there)) = first.get(id) {
            let place = source
                .place(*other, *there)
                .map(|place| place.to_string())
                .unwrap_or_default();
            let message = format!("the {what} {} stands twice; first at {place}", quoted(id));
            problems.push(source.problem(file, at, code::DECLARED_TWICE, message));
        } else {
            first.insert(id, (file, at));
        }
    }
    problems
}
