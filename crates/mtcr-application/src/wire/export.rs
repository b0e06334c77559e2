//! The whole law as one JSON document.

mod crosswalk;
mod guidelines;
mod registry;

use super::cited;
use super::edition::EditionForm;
use super::entry::VersionForm;
use super::vocabulary::VocabularyForm;
pub use crosswalk::{BasisOfRowForm, CrosswalkForm, CrosswalkLineForm, CrosswalkListForm};
pub use guidelines::{
    BridgeForm, GuidelinesForm, OverlayLawForm, ParameterForm, ProvisionForm, ProvisionTextForm,
    RecordedForm, SayingForm,
};
use mtcr_corpus::{Corpus, General};
pub use registry::{
    ChairRowForm, FormerRowForm, MembershipRowForm, PlenaryRowForm, RegistryRowsForm, StandingRowForm,
    StateRowForm,
};
use serde::Serialize;
use std::collections::BTreeMap;

/// The JSON Schema of [`CorpusForm`].
pub const CORPUS_SCHEMA: &str = include_str!("../../../../docs/reference/corpus.schema.json");

/// The whole law. Two corpora of the same content give the same bytes, wherever they were read from.
#[derive(Clone, Debug, Serialize)]
pub struct CorpusForm {
    /// The layout of this document.
    pub format: &'static str,
    /// SHA-256 of the files it was made from.
    pub digest: String,
    /// Editions, oldest first.
    pub editions: Vec<EditionForm>,
    /// The items.
    pub items: Vec<ItemForm>,
    /// Entries in the order of their ids.
    pub entries: Vec<EntryForm>,
    /// Tables of substances.
    pub tables: Vec<TableForm>,
    /// General notes.
    pub notes: Vec<GeneralForm>,
    /// Defined terms.
    pub definitions: Vec<GeneralForm>,
    /// The words.
    pub vocabulary: VocabularyForm,
    /// Computed facts, each after those it reads.
    pub methods: Vec<MethodForm>,
    /// The rules on transfers.
    pub guidelines: GuidelinesForm,
    /// States and bodies of the regime.
    pub registry: RegistryRowsForm,
    /// The paragraphs of national lists beside entries.
    pub crosswalk: CrosswalkForm,
    /// What is cited.
    pub sources: Vec<SourceForm>,
}

/// An item of the Annex.
#[derive(Clone, Debug, Serialize)]
pub struct ItemForm {
    /// Its number.
    pub number: u8,
    /// Its title.
    pub title: String,
}

/// An entry with its history.
#[derive(Clone, Debug, Serialize)]
pub struct EntryForm {
    /// The id in full.
    pub id: String,
    /// A noun phrase.
    pub heading: String,
    /// Whether no other entry lies below it.
    pub leaf: bool,
    /// Codes of laws beside it, by law.
    pub national: BTreeMap<String, Vec<String>>,
    /// Its texts, newest first.
    pub versions: Vec<VersionForm>,
}

/// A table of substances.
#[derive(Clone, Debug, Serialize)]
pub struct TableForm {
    /// The name rules use.
    pub name: String,
    /// The entry it belongs to.
    pub entry: String,
    /// Its rows.
    pub rows: Vec<RowForm>,
}

/// A row of a table.
#[derive(Clone, Debug, Serialize)]
pub struct RowForm {
    /// The substance.
    pub substance: String,
    /// A further condition; null when there is none.
    pub rule: Option<String>,
    /// The law that was read.
    pub read_in: Vec<String>,
    /// In own words; empty when nothing is said.
    pub summary: String,
}

/// A general note or a defined term.
#[derive(Clone, Debug, Serialize)]
pub struct GeneralForm {
    /// Its id.
    pub id: String,
    /// Title or term.
    pub title: String,
    /// What sort it is; empty when not said.
    pub kind: String,
    /// In own words.
    pub summary: String,
    /// How well the text is known.
    pub text_status: &'static str,
    /// The law that was read.
    pub read_in: Vec<String>,
}

/// A computed fact.
#[derive(Clone, Debug, Serialize)]
pub struct MethodForm {
    /// The fact.
    pub result: String,
    /// How it is computed.
    pub formula: String,
    /// What that rests on.
    pub source: String,
    /// In own words.
    pub summary: String,
}

/// A text that the data cites.
#[derive(Clone, Debug, Serialize)]
pub struct SourceForm {
    /// Its id.
    pub id: String,
    /// Its title.
    pub title: String,
    /// What sort of text it is.
    pub kind: &'static str,
    /// How much of it was read.
    pub read: String,
}

impl CorpusForm {
    /// The form of a corpus.
    #[must_use]
    pub fn of(corpus: &Corpus) -> Self {
        CorpusForm {
            format: "openmtcr-corpus-1",
            digest: corpus.digest.to_string(),
            editions: corpus.editions.iter().map(EditionForm::from).collect(),
            items: corpus
                .items
                .iter()
                .map(|item| ItemForm { number: item.number, title: item.title.clone() })
                .collect(),
            entries: corpus
                .entries
                .iter()
                .map(|entry| EntryForm {
                    id: entry.name.clone(),
                    heading: entry.heading.clone(),
                    leaf: entry.leaf,
                    national: entry.national.iter().cloned().collect(),
                    versions: entry.versions.iter().map(|version| VersionForm::of(corpus, version)).collect(),
                })
                .collect(),
            tables: tables(corpus),
            notes: corpus.notes.iter().map(GeneralForm::of).collect(),
            definitions: corpus.definitions.iter().map(GeneralForm::of).collect(),
            vocabulary: VocabularyForm::of(&corpus.vocabulary),
            methods: corpus
                .method_texts
                .iter()
                .map(|method| MethodForm {
                    result: method.result.clone(),
                    formula: method.formula.clone(),
                    source: method.source.clone(),
                    summary: method.summary.clone(),
                })
                .collect(),
            guidelines: GuidelinesForm::of(corpus),
            registry: RegistryRowsForm::of(&corpus.registry),
            crosswalk: CrosswalkForm::of(corpus),
            sources: corpus
                .sources
                .iter()
                .map(|cite| SourceForm {
                    id: cite.id.clone(),
                    title: cite.title.clone(),
                    kind: cite.kind.as_str(),
                    read: cite.read.clone(),
                })
                .collect(),
        }
    }
}

fn tables(corpus: &Corpus) -> Vec<TableForm> {
    corpus
        .tables
        .iter()
        .map(|table| TableForm {
            name: table.name.clone(),
            entry: corpus.vocabulary.entries().name(table.entry).to_owned(),
            rows: table
                .rows
                .iter()
                .zip(&table.texts)
                .map(|(row, text)| RowForm {
                    substance: text.substance.clone(),
                    rule: row.rule.as_ref().map(|rule| rule.text().to_owned()),
                    read_in: cited(&text.read_in),
                    summary: text.summary.clone(),
                })
                .collect(),
        })
        .collect()
}

impl GeneralForm {
    fn of(general: &General) -> Self {
        GeneralForm {
            id: general.id.clone(),
            title: general.title.clone(),
            kind: general.kind.clone(),
            summary: general.summary.clone(),
            text_status: general.text_status.as_str(),
            read_in: cited(&general.read_in),
        }
    }
}
