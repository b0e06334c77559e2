//! The systems and entries that each reference is about.

use mtcr_corpus::{Corpus, Entry};
use mtcr_rules::{EntryId, Target, Test};
use std::collections::BTreeSet;
use std::path::Path;

#[derive(serde::Deserialize)]
#[serde(deny_unknown_fields)]
struct Scopes {
    scope: Vec<Scope>,
}

/// What one reference applies to.
#[derive(serde::Deserialize)]
#[serde(deny_unknown_fields)]
struct Scope {
    /// The reference.
    entry: String,
    /// The systems and entries it applies to, as ids or prefixes.
    applies_to: Vec<String>,
    /// Why the rule names others, or not all of these.
    #[serde(default)]
    reason: String,
}

/// Compares every row; returns how many there are.
pub(super) fn run(
    corpus: &Corpus,
    path: &Path,
    wrong: &mut Vec<String>,
    reasons: &mut usize,
) -> Result<usize, String> {
    let scopes: Scopes = super::table(path)?;
    for row in &scopes.scope {
        match compare(corpus, row) {
            Ok(()) if row.reason.is_empty() => {}
            Ok(()) => wrong.push(format!("{}: its scope needs no reason any more", row.entry)),
            Err(_) if !row.reason.is_empty() => *reasons += 1,
            Err(why) => wrong.push(format!("{}: scope: {why}", row.entry)),
        }
    }
    Ok(scopes.scope.len())
}

fn compare(corpus: &Corpus, row: &Scope) -> Result<(), String> {
    let names = corpus.vocabulary.entries();
    let root = names.find(&row.entry).and_then(|id| corpus.entry(id)).ok_or("no such entry")?;
    let mut wanted = BTreeSet::new();
    for id in &row.applies_to {
        wanted.extend(names.ruled(names.range(id).ok_or_else(|| format!("no entry {id}"))?));
    }
    let mut found = BTreeSet::new();
    // A heading is about what the entries below it are about.
    let range = names.range(&root.name).ok_or("no such entry")?;
    let heading = root.versions.iter().all(|version| version.rule.is_none());
    let below = range.iter().filter(|id| *id == root.id || heading).filter_map(|id| corpus.entry(id));
    for entry in below {
        targets(corpus, entry, &mut found);
    }
    // Parts made for the entry itself say nothing of what it is about.
    names.ruled(range).for_each(|own| {
        found.remove(&own);
    });
    let list = |ids: Vec<&EntryId>| ids.into_iter().map(|id| names.name(*id)).collect::<Vec<_>>().join(", ");
    let missing = list(wanted.difference(&found).collect());
    let more = list(found.difference(&wanted).collect());
    match (missing.is_empty(), more.is_empty()) {
        (true, true) => Ok(()),
        (false, true) => Err(format!("the rule does not name {missing}")),
        (true, false) => Err(format!("the rule also names {more}")),
        (false, false) => Err(format!("the rule does not name {missing}, but {more}")),
    }
}

fn targets(corpus: &Corpus, entry: &Entry, found: &mut BTreeSet<EntryId>) {
    let names = corpus.vocabulary.entries();
    let Some(rule) = entry.versions.first().and_then(|version| version.rule.as_ref()) else {
        return;
    };
    rule.walk(&mut |node| match &node.test {
        Test::Purpose { targets, .. } | Test::Serves { targets, .. } => {
            for target in targets {
                if let Target::Entries(range) = target {
                    found.extend(names.ruled(*range));
                }
            }
        }
        Test::SpecifiedIn(ranges) => ranges.iter().for_each(|range| found.extend(names.ruled(*range))),
        _ => {}
    });
}
