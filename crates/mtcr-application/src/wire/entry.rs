//! Entries: a row of the list, and one entry in full.

use super::finding::DoubtForm;
use super::{cited, finding::AllowanceForm};
use crate::answer::target_id;
use mtcr_corpus::{CategoryRule, Corpus, EditionId, Entry, Exception, NamedRule, Note, Version};
use mtcr_rules::{Rule, Target, Test};
use serde::Serialize;
use std::collections::{BTreeMap, BTreeSet};
use utoipa::ToSchema;

/// One row of `annex list`.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct EntryRowForm {
    /// The id in full.
    pub id: String,
    /// `I`, `II`, or `follows-subject` for what takes the category of the product it serves.
    pub category: &'static str,
    /// A noun phrase.
    pub heading: String,
    /// Whether no other entry lies below it.
    pub leaf: bool,
    /// How well the text is known.
    pub text_status: &'static str,
    /// Whether it controls something itself; an entry that does not is a heading.
    pub rule: bool,
    /// Predicates of the rule, those inside lists and tables included.
    pub predicates: usize,
    /// Words of purpose the rule uses.
    pub purposes: Vec<String>,
    /// Entries and uses the rule names.
    pub targets: Vec<String>,
    /// How many exclusions take products out.
    pub exclusions: usize,
    /// The law that was read.
    pub read_in: Vec<String>,
    /// Codes of laws beside it, as the crosswalk has them.
    pub national: BTreeMap<String, Vec<String>>,
}

/// One entry in full, as it stands in an edition.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct EntryDetailForm {
    /// What the list says of it.
    #[serde(flatten)]
    pub row: EntryRowForm,
    /// The edition.
    pub edition: String,
    /// File, line and column of the entry.
    pub place: String,
    /// File, line and column of the rule; null for a heading.
    pub rule_place: Option<String>,
    /// The texts that may apply, the newer first; more than one only where bounds of a start are known.
    pub versions: Vec<VersionForm>,
    /// Entries directly below it.
    pub children: Vec<String>,
}

/// A text of an entry.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct VersionForm {
    /// The first edition that may have it.
    pub from: String,
    /// The first edition that certainly has it.
    pub from_at_latest: String,
    /// The first edition without it, where it was removed.
    pub until: Option<String>,
    /// `I`, `II` or `follows-subject`.
    pub category: &'static str,
    /// How well the text is known.
    pub text_status: &'static str,
    /// The law that was read.
    pub read_in: Vec<String>,
    /// In own words.
    pub summary: String,
    /// The condition in canonical form; null for a heading.
    pub rule: Option<String>,
    /// A product under one of these is not under this entry.
    pub yields_to: Vec<String>,
    /// Conditions that take products out.
    pub exclusions: Vec<NamedForm>,
    /// Conditions under which the category is another one.
    pub exceptions: Vec<ToForm>,
    /// What may be exported all the same under conditions.
    pub allowances: Vec<AllowanceForm>,
    /// Explanations.
    pub notes: Vec<NoteForm>,
    /// Where texts differ or are silent.
    pub doubts: Vec<DoubtForm>,
}

/// A condition with its id.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct NamedForm {
    /// Its id.
    pub id: String,
    /// In own words.
    pub summary: String,
    /// The law that was read.
    pub read_in: Vec<String>,
    /// The condition in canonical form.
    pub rule: String,
}

/// A condition under which the category is another one.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct ToForm {
    /// The condition.
    #[serde(flatten)]
    pub when: NamedForm,
    /// The category then.
    pub to: &'static str,
    /// What only a transfer can show.
    pub needs: Vec<String>,
}

/// An explanation.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct NoteForm {
    /// Its id.
    pub id: String,
    /// `technical`, `clarification` or `includes`.
    pub kind: &'static str,
    /// In own words.
    pub summary: String,
    /// The law that was read.
    pub read_in: Vec<String>,
    /// A named standard; empty when none is.
    pub method: String,
}

impl EntryRowForm {
    /// The row of an entry in an edition; `None` where the entry does not exist then.
    #[must_use]
    pub fn of(corpus: &Corpus, entry: &Entry, edition: EditionId) -> Option<Self> {
        let version = entry.versions_in(edition).next()?;
        let mut predicates = 0;
        let mut purposes = BTreeSet::new();
        let mut targets = Vec::new();
        if let Some(rule) = &version.rule {
            rule.walk(&mut |node| {
                predicates += usize::from(
                    !node.test.is_connective() && !matches!(node.test, Test::Has(..) | Test::Host(_)),
                );
                named(corpus, &node.test, &mut purposes, &mut targets);
            });
        }
        Some(EntryRowForm {
            id: entry.name.clone(),
            category: category(version),
            heading: entry.heading.clone(),
            leaf: entry.leaf,
            text_status: version.text_status.as_str(),
            rule: version.rule.is_some(),
            predicates,
            purposes: purposes.into_iter().collect(),
            targets,
            exclusions: version.exclusions.len(),
            read_in: cited(&version.read_in),
            national: entry.national.iter().cloned().collect(),
        })
    }
}

/// The words of purpose and the targets that a predicate names.
fn named(corpus: &Corpus, test: &Test, purposes: &mut BTreeSet<String>, targets: &mut Vec<String>) {
    let vocabulary = &corpus.vocabulary;
    let found: Vec<Target> = match test {
        Test::Purpose { word, targets, .. } | Test::Serves { word, targets, .. } => {
            purposes.extend(vocabulary.purpose(*word).map(|word| word.decl.id.clone()));
            targets.clone()
        }
        Test::SpecifiedIn(ranges) => ranges.iter().map(|range| Target::Entries(*range)).collect(),
        _ => return,
    };
    for target in found {
        let name = target_id(vocabulary, &target);
        if !targets.contains(&name) {
            targets.push(name);
        }
    }
}

fn category(version: &Version) -> &'static str {
    match version.category {
        CategoryRule::Is(category) => category.as_str(),
        CategoryRule::FollowsSubject => "follows-subject",
    }
}

impl EntryDetailForm {
    /// An entry in an edition; `None` where it does not exist then.
    #[must_use]
    pub fn of(corpus: &Corpus, entry: &Entry, edition: EditionId) -> Option<Self> {
        let row = EntryRowForm::of(corpus, entry, edition)?;
        let first = entry.versions_in(edition).next()?;
        Some(EntryDetailForm {
            row,
            edition: edition_name(corpus, edition),
            place: entry.place.to_string(),
            rule_place: first.rule_place.as_ref().map(ToString::to_string),
            versions: entry.versions_in(edition).map(|version| VersionForm::of(corpus, version)).collect(),
            children: children(corpus, &entry.name),
        })
    }
}

/// The entries directly below an id.
#[must_use]
pub(crate) fn children(corpus: &Corpus, id: &str) -> Vec<String> {
    corpus
        .entries
        .iter()
        .filter(|entry| {
            entry
                .name
                .strip_prefix(id)
                .and_then(|rest| rest.strip_prefix('.'))
                .is_some_and(|rest| !rest.contains('.'))
        })
        .map(|entry| entry.name.clone())
        .collect()
}

fn edition_name(corpus: &Corpus, edition: EditionId) -> String {
    corpus.edition(edition).map_or_else(String::new, |edition| edition.id.clone())
}

impl VersionForm {
    /// The form of a text.
    #[must_use]
    pub fn of(corpus: &Corpus, version: &Version) -> Self {
        VersionForm {
            from: edition_name(corpus, version.start.possible),
            from_at_latest: edition_name(corpus, version.start.certain),
            until: version.until.map(|until| edition_name(corpus, until)),
            category: category(version),
            text_status: version.text_status.as_str(),
            read_in: cited(&version.read_in),
            summary: version.summary.clone(),
            rule: version.rule.as_ref().map(|rule: &Rule| rule.text().to_owned()),
            yields_to: version
                .yields_to
                .iter()
                .map(|id| corpus.vocabulary.entries().name(*id).to_owned())
                .collect(),
            exclusions: version.exclusions.iter().map(NamedForm::of).collect(),
            exceptions: version.exceptions.iter().map(ToForm::of).collect(),
            allowances: version.allowances.iter().map(AllowanceForm::of).collect(),
            notes: version.notes.iter().map(NoteForm::of).collect(),
            doubts: version.doubts.iter().map(DoubtForm::of).collect(),
        }
    }
}

impl NoteForm {
    pub(super) fn of(note: &Note) -> Self {
        NoteForm {
            id: note.id.clone(),
            kind: note.kind.as_str(),
            summary: note.summary.clone(),
            read_in: cited(&note.read_in),
            method: note.method.clone(),
        }
    }
}

impl NamedForm {
    pub(super) fn of(named: &NamedRule) -> Self {
        NamedForm {
            id: named.id.clone(),
            summary: named.summary.clone(),
            read_in: cited(&named.read_in),
            rule: named.rule.text().to_owned(),
        }
    }
}

impl ToForm {
    fn of(exception: &Exception) -> Self {
        ToForm {
            when: NamedForm::of(&exception.when),
            to: exception.to.as_str(),
            needs: exception.needs.clone(),
        }
    }
}
