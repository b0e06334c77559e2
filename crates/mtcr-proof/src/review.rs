//! What looks odd in a law: entries that nothing can meet, exclusions that take nothing out, entries that others hold
//! already, words that nothing reads.

mod unused;

use crate::prover::Prover;
use crate::question::{EntryText, Part, Question};
use crate::survey::texts;
use mtcr_corpus::{Corpus, EditionId};
use mtcr_rules::EntryId;

/// Something odd, in an edition of the Annex.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Oddity {
    /// No possible product is under the entry.
    NeverMet(EntryId),
    /// The exclusion of this id takes out no product that the rule catches.
    NeverFires(EntryId, String),
    /// Every possible product under the first entry is under the second, and neither yields to the other.
    Implied(EntryId, EntryId),
    /// A word of the vocabulary that nothing reads: what it is, and its id.
    Unused(&'static str, String),
}

impl Oddity {
    /// A stable name, by which data can say that it is known: `never-met 4.C.1`, `never-fires 4.C.1/gas`,
    /// `implied 4.C.1 4.C.2`, `unused fact colour`.
    #[must_use]
    pub fn name(&self, corpus: &Corpus) -> String {
        let id = |entry: &EntryId| corpus.vocabulary.entries().name(*entry);
        match self {
            Oddity::NeverMet(entry) => format!("never-met {}", id(entry)),
            Oddity::NeverFires(_, exclusion) => format!("never-fires {exclusion}"),
            Oddity::Implied(entry, by) => format!("implied {} {}", id(entry), id(by)),
            Oddity::Unused(kind, word) => format!("unused {kind} {word}"),
        }
    }

    /// The oddity in a sentence.
    #[must_use]
    pub fn sentence(&self, corpus: &Corpus) -> String {
        let id = |entry: &EntryId| corpus.vocabulary.entries().name(*entry);
        match self {
            Oddity::NeverMet(entry) => format!("no possible product is under {}", id(entry)),
            Oddity::NeverFires(_, exclusion) => {
                format!("the exclusion {exclusion} takes out no product that the rule catches")
            }
            Oddity::Implied(entry, by) => {
                format!("every product under {} is under {} as well, and neither yields", id(entry), id(by))
            }
            Oddity::Unused(kind, word) => format!("nothing reads the {kind} `{word}`"),
        }
    }
}

/// Everything odd in an edition, in order.
///
/// # Errors
/// The name of a fact two of whose limits are too close to tell apart.
pub fn review(corpus: &Corpus, edition: EditionId) -> Result<Vec<Oddity>, String> {
    let entries: Vec<EntryId> = corpus
        .entries
        .iter()
        .map(|entry| entry.id)
        .filter(|entry| !texts(corpus, *entry, edition).is_empty())
        .collect();
    let mut parts: Vec<Part<'_>> =
        entries.iter().map(|entry| Part::Entry(EntryText { entry: *entry, edition })).collect();
    // Behind the entries: a rule and one of its exclusions, pair by pair.
    let mut exclusions = Vec::new();
    for entry in &entries {
        for text in texts(corpus, *entry, edition) {
            for exclusion in text.exclusions {
                exclusions.push((*entry, exclusion.id.clone(), parts.len()));
                parts.extend([Part::Rule(text.rule, edition), Part::Rule(&exclusion.rule, edition)]);
            }
        }
    }
    let mut prover = Prover::new(corpus, parts, &[])?;
    let mut found = Vec::new();
    let all: Vec<usize> = (0..entries.len()).collect();
    for (at, entry) in entries.iter().enumerate() {
        if prover.proved(&Question { inside: vec![at], ..Question::default() }).is_some() {
            found.push(Oddity::NeverMet(*entry));
            continue;
        }
        let others: Vec<usize> = all.iter().copied().filter(|other| *other != at).collect();
        let implied = prover.implied(at, &others).into_iter().filter_map(|other| entries.get(other));
        let apart =
            implied.filter(|other| !yields(corpus, *entry, **other) && !yields(corpus, **other, *entry));
        found.extend(apart.map(|other| Oddity::Implied(*entry, *other)));
    }
    for (entry, id, at) in exclusions {
        if prover.proved(&Question { with: vec![at, at + 1], ..Question::default() }).is_some() {
            found.push(Oddity::NeverFires(entry, id));
        }
    }
    found.extend(unused::unused(corpus));
    found.sort();
    found.dedup();
    Ok(found)
}

/// What looks odd in the newest edition and is not accepted in the data, and what is accepted and no longer there; a
/// sentence each.
#[must_use]
pub fn notes(corpus: &Corpus) -> Vec<String> {
    let Some(edition) = corpus.newest_edition() else { return Vec::new() };
    let found = match review(corpus, edition) {
        Ok(found) => found,
        Err(fact) => {
            return vec![format!("two limits of `{fact}` are too close to tell apart; nothing was reviewed")];
        }
    };
    let names: Vec<String> = found.iter().map(|oddity| oddity.name(corpus)).collect();
    let known = |name: &String| corpus.accepted.iter().any(|accepted| accepted.oddity == *name);
    let unknown = found.iter().zip(&names).filter(|(_, name)| !known(name));
    let mut notes: Vec<String> =
        unknown.map(|(oddity, name)| format!("{} [{name}]", oddity.sentence(corpus))).collect();
    let gone = corpus.accepted.iter().filter(|accepted| !names.contains(&accepted.oddity));
    notes.extend(gone.map(|accepted| format!("`{}` is accepted and not found", accepted.oddity)));
    notes
}

/// Whether an entry leaves products to another one, or to one that it lies below.
fn yields(corpus: &Corpus, entry: EntryId, other: EntryId) -> bool {
    let names = corpus.vocabulary.entries();
    let inside = |wide: EntryId| names.at_or_below(wide).contains(other);
    let versions = corpus.entry(entry).into_iter().flat_map(|entry| &entry.versions);
    versions.flat_map(|version| &version.yields_to).any(|to| *to == other || inside(*to))
}
