//! What changes between two editions.

use mtcr_corpus::{Corpus, EditionId, Entry, Version};
use mtcr_proof::diff::{Difference, Effect, EntryChange, TextChange};
use mtcr_proof::{Why, Witness};
use mtcr_rules::{Conditions, EntryId, changed_conditions};
use serde::Serialize;
use utoipa::ToSchema;

/// The changes from one edition to another.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct EditionDiffForm {
    /// The earlier edition.
    pub from: String,
    /// The later edition.
    pub to: String,
    /// SHA-256 of the law.
    pub corpus: String,
    /// Entries whose text changes, in the order of ids.
    pub entries: Vec<ChangedEntryForm>,
    /// Entries whose own text stays, but which name one that changes.
    pub readers: Vec<ReaderForm>,
}

/// What changes in one entry.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct ChangedEntryForm {
    /// Its id.
    pub id: String,
    /// Its heading.
    pub heading: String,
    /// `added`, `removed` or `amended`.
    pub text: &'static str,
    /// The parts that read otherwise; none for an entry added or removed.
    pub amended: Vec<AmendedForm>,
    /// Whether any product enters or leaves; null when that is open.
    pub effect: Option<bool>,
    /// Products that come under it.
    pub enters: EffectForm,
    /// Products that are no longer under it.
    pub leaves: EffectForm,
}

/// A part of an entry that reads otherwise.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct AmendedForm {
    /// Which part: `rule`, `summary`, `category`, or the id of an exclusion or exception.
    pub part: String,
    /// The earlier text; empty when there was none.
    pub before: String,
    /// The later text; empty when there is none.
    pub after: String,
    /// Conditions of a rule that the later text lacks; `or` leads one that was an alternative. What else differs, the
    /// order of conditions for one, shows in the texts alone.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub drops: Vec<String>,
    /// Conditions of a rule that the later text adds, written alike.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub adds: Vec<String>,
}

/// Which products a change moves in one direction.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct EffectForm {
    /// `none`, proved over all possible products; `crosses`, where no entry of the other edition controls the witness;
    /// `moves`, where other entries do; `open`.
    pub kind: &'static str,
    /// A product as a dossier, when there is one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub witness: Option<String>,
    /// For `moves`: the entries of the other edition that control every such product.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub under: Vec<String>,
    /// For `open`: why.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub why: Option<String>,
}

/// An entry that names others that change.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct ReaderForm {
    /// Its id.
    pub id: String,
    /// The changed entries that it names.
    pub names: Vec<String>,
}

impl EditionDiffForm {
    /// The difference as a form.
    #[must_use]
    pub fn of(corpus: &Corpus, from: EditionId, to: EditionId, found: &Difference) -> Self {
        let edition = |id| corpus.edition(id).map_or_else(String::new, |edition| edition.id.clone());
        let name = |id: &EntryId| corpus.vocabulary.entries().name(*id).to_owned();
        let readers = found
            .readers
            .iter()
            .map(|(reader, named)| ReaderForm { id: name(reader), names: named.iter().map(name).collect() });
        EditionDiffForm {
            from: edition(from),
            to: edition(to),
            corpus: corpus.digest.clone(),
            entries: found
                .changes
                .iter()
                .map(|change| ChangedEntryForm::of(corpus, (from, to), change))
                .collect(),
            readers: readers.collect(),
        }
    }
}

impl ChangedEntryForm {
    fn of(corpus: &Corpus, editions: (EditionId, EditionId), change: &EntryChange) -> Self {
        let (text, parts) = match &change.text {
            TextChange::Added => ("added", &[][..]),
            TextChange::Removed => ("removed", &[][..]),
            TextChange::Amended(parts) => ("amended", parts.as_slice()),
        };
        let entry = corpus.entry(change.entry);
        let amended = parts.iter().map(|part| {
            let Conditions { drops, adds } = conditions(entry, editions, &part.part);
            let (before, after) = (part.before.clone(), part.after.clone());
            AmendedForm { part: part.part.clone(), before, after, drops, adds }
        });
        let effect = match (&change.enters, &change.leaves) {
            (Effect::None, Effect::None) => Some(false),
            (Effect::Crosses(_) | Effect::Moves { .. }, _)
            | (_, Effect::Crosses(_) | Effect::Moves { .. }) => Some(true),
            _ => None,
        };
        ChangedEntryForm {
            id: entry.map_or_else(String::new, |entry| entry.name.clone()),
            heading: entry.map_or_else(String::new, |entry| entry.heading.clone()),
            text,
            amended: amended.collect(),
            effect,
            enters: EffectForm::of(corpus, &change.enters),
            leaves: EffectForm::of(corpus, &change.leaves),
        }
    }
}

/// What a part of an entry drops and adds; nothing where it is no rule, or several texts may apply.
fn conditions(entry: Option<&Entry>, (from, to): (EditionId, EditionId), part: &str) -> Conditions {
    let rule = |edition| {
        let texts: Vec<&Version> = entry?.versions_in(edition).collect();
        let [text] = texts.as_slice() else { return None };
        let excluded = text.exclusions.iter().chain(text.exceptions.iter().map(|exception| &exception.when));
        match part {
            "rule" => text.rule.as_ref(),
            id => excluded.into_iter().find(|one| one.id == id).map(|one| &one.rule),
        }
    };
    match (rule(from), rule(to)) {
        (Some(before), Some(after)) => changed_conditions(before, after),
        _ => Conditions::default(),
    }
}

impl EffectForm {
    fn of(corpus: &Corpus, effect: &Effect) -> Self {
        let form = |kind, witness: Option<&Witness>| EffectForm {
            kind,
            witness: witness.map(|witness| witness.product.to_string()),
            under: Vec::new(),
            why: None,
        };
        match effect {
            Effect::None => form("none", None),
            Effect::Crosses(witness) => form("crosses", Some(witness)),
            Effect::Moves { witness, under } => {
                let names = corpus.vocabulary.entries();
                let under = under.iter().map(|entry| names.name(*entry).to_owned()).collect();
                EffectForm { under, ..form("moves", Some(witness)) }
            }
            Effect::Open(why) => EffectForm { why: Some(why_open(why)), ..form("open", None) },
        }
    }
}

/// Why a question stays open, in words.
pub(super) fn why_open(why: &Why) -> String {
    match why {
        Why::Words(words) => format!("it depends on words that nobody has settled: {}", words.join("; ")),
        Why::Refused(report) => format!("every product found was refused: {}", report.trim()),
        Why::Disagreement(what) => {
            let first = what.lines().next().unwrap_or_default();
            format!("the evaluator does not confirm the product found: {first}")
        }
    }
}
