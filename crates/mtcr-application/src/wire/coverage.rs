//! What a national list catches of the Annex.

use super::difference::why_open;
use super::{EntryRowForm, cited};
use crate::coverage::{Coverage, CoveredRow, Nearest};
use crate::figure::{CoverRow, CoverVerdict};
use mtcr_corpus::Corpus;
use mtcr_corpus::corpus::Explained;
use mtcr_proof::cover::{ButFor, Cover};
use mtcr_rules::EntryId;
use serde::Serialize;
use utoipa::ToSchema;

/// The comparison of an edition with a national list.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct CoverageForm {
    /// The list.
    pub list: String,
    /// Its name for people.
    pub title: String,
    /// The date of its text, as far as known.
    pub from: String,
    /// The edition of the Annex.
    pub edition: String,
    /// SHA-256 of the law.
    pub corpus: String,
    /// SHA-256 of the list.
    pub digest: String,
    /// How many entries were found how.
    pub counts: CoverageCountsForm,
    /// The entries in the order of ids.
    pub entries: Vec<CoveredEntryForm>,
}

/// How many entries were found how.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, ToSchema)]
pub struct CoverageCountsForm {
    /// Entries compared.
    pub entries: usize,
    /// Those that the list catches in full.
    pub covered: usize,
    /// Those with a product that slips through.
    pub not_covered: usize,
    /// Of these: those where only words, or systems that products are for, stand in the way.
    pub but_for: usize,
    /// Those of which it cannot be said.
    pub open: usize,
}

/// What the list does with one entry.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct CoveredEntryForm {
    /// The entry.
    pub id: String,
    /// Its heading.
    pub heading: String,
    /// Its category: `I`, `II` or `follows-subject`.
    pub category: &'static str,
    /// `covered`, `not-covered` or `open`.
    pub verdict: &'static str,
    /// For `covered`: the paragraphs that together catch it.
    pub paragraphs: Vec<String>,
    /// For `covered`: ids of the terms of the list that the proof rests on.
    pub terms: Vec<String>,
    /// For `covered`: entries and paragraphs whose own coverage the proof rests on.
    pub reaches: Vec<String>,
    /// For `covered`: those paragraphs that no row of the crosswalk puts beside the entry.
    pub beside_no_row: Vec<String>,
    /// Rows of the crosswalk whose paragraphs share no product with the entry, as they name them.
    pub apart: Vec<String>,
    /// For `not-covered`: a product under the entry and under no paragraph, as a dossier.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub witness: Option<String>,
    /// For `not-covered`: the paragraph nearest to it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub nearest: Option<NearestForm>,
    /// For `not-covered`: what would have to be otherwise, where no more than that stands in the way.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub but_for: Option<ButForForm>,
    /// For `not-covered` and `open`: the difference from the texts, in own words.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub explanation: Option<ExplanationForm>,
    /// For `open`: which words cannot be compared, or what else keeps the answer open.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub why: Option<String>,
}

/// The paragraph that comes nearest to catching a product.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct NearestForm {
    /// Its id.
    pub id: String,
    /// Its heading.
    pub heading: String,
    /// The conditions that the product does not meet, or the exclusions that take it out.
    pub lacks: Vec<String>,
}

/// Why an entry is not covered, or open.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct ExplanationForm {
    /// The difference in own words.
    pub why: String,
    /// The law that was read.
    pub read_in: Vec<String>,
}

/// What would have to be otherwise for an entry to be covered.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct ButForForm {
    /// Ids of terms that would have to mean the same as the words of the Annex.
    pub terms: Vec<String>,
    /// Entries and paragraphs that would have to be caught in full, as products are for what they control.
    pub entries: Vec<String>,
}

impl CoverageForm {
    /// The form of a comparison.
    #[must_use]
    pub fn of(found: &Coverage) -> Self {
        let list = found.corpus.list.as_ref();
        let text = |text: Option<&String>| text.cloned().unwrap_or_default();
        let entries: Vec<CoveredEntryForm> =
            found.rows.iter().map(|row| CoveredEntryForm::of(found, row)).collect();
        CoverageForm {
            list: text(list.map(|list| &list.id)),
            title: text(list.map(|list| &list.title)),
            from: text(list.map(|list| &list.from)),
            edition: text(found.corpus.edition(found.edition).map(|edition| &edition.id)),
            corpus: found.corpus.digest.clone(),
            digest: text(list.map(|list| &list.digest)),
            counts: CoverageCountsForm::of(&entries),
            entries,
        }
    }
}

impl CoverageForm {
    /// The entries as the matrix draws them.
    #[must_use]
    pub fn figure_rows(&self) -> Vec<CoverRow> {
        self.entries.iter().map(CoveredEntryForm::figure_row).collect()
    }
}

impl CoverageCountsForm {
    fn of(entries: &[CoveredEntryForm]) -> Self {
        let count = |verdict| entries.iter().filter(|entry| entry.verdict == verdict).count();
        CoverageCountsForm {
            entries: entries.len(),
            covered: count("covered"),
            not_covered: count("not-covered"),
            but_for: entries.iter().filter(|entry| entry.but_for.is_some()).count(),
            open: count("open"),
        }
    }
}

impl CoveredEntryForm {
    fn of(coverage: &Coverage, row: &CoveredRow) -> Self {
        let corpus = &coverage.corpus;
        let of_entry =
            corpus.entry(row.found.entry).and_then(|entry| EntryRowForm::of(corpus, entry, coverage.edition));
        let names = corpus.vocabulary.entries();
        let mut form = CoveredEntryForm {
            id: names.name(row.found.entry).to_owned(),
            heading: names.heading(row.found.entry).to_owned(),
            category: of_entry.map_or("", |entry| entry.category),
            verdict: "open",
            paragraphs: Vec::new(),
            terms: Vec::new(),
            reaches: Vec::new(),
            beside_no_row: row.beside_no_row.clone(),
            apart: row.found.apart.clone(),
            witness: None,
            nearest: row.nearest.as_ref().map(NearestForm::of),
            but_for: None,
            explanation: row.explained(corpus).map(ExplanationForm::of),
            why: None,
        };
        match &row.found.cover {
            Cover::Covered(rests) => {
                form.verdict = "covered";
                form.paragraphs = ids(corpus, &rests.paragraphs);
                form.terms = terms(corpus, &rests.terms);
                form.reaches = ids(corpus, &rests.reaches);
            }
            Cover::NotCovered { witness, but_for } => {
                form.verdict = "not-covered";
                form.witness = Some(witness.product.to_string());
                form.but_for = but_for.as_ref().map(|but_for| ButForForm::of(corpus, but_for));
            }
            Cover::Open(why) => form.why = Some(why_open(why)),
        }
        form
    }

    fn figure_row(&self) -> CoverRow {
        let nearest = || Some(format!("{} does not reach it", self.nearest.as_ref()?.id));
        let said = self.explanation.as_ref().map(|said| said.why.clone());
        let words = said.or_else(|| self.why.clone()).or_else(nearest);
        CoverRow {
            entry: self.id.clone(),
            verdict: match self.verdict {
                "covered" => CoverVerdict::Covered,
                "not-covered" => CoverVerdict::NotCovered,
                _ => CoverVerdict::Open,
            },
            words: words.filter(|_| self.verdict != "covered").unwrap_or_default(),
        }
    }

    /// The witness in one line: what the dossier says without its name, line by line.
    #[must_use]
    pub fn witness_line(&self) -> String {
        let lines = self.witness.iter().flat_map(|text| text.lines());
        let said =
            lines.filter(|line| !line.is_empty() && !line.starts_with("name = ") && *line != "[facts]");
        said.collect::<Vec<_>>().join("; ")
    }
}

impl NearestForm {
    fn of(nearest: &Nearest) -> Self {
        NearestForm {
            id: nearest.paragraph.clone(),
            heading: nearest.heading.clone(),
            lacks: nearest.lacks.clone(),
        }
    }
}

impl ExplanationForm {
    fn of(explained: &Explained) -> Self {
        ExplanationForm { why: explained.why.clone(), read_in: cited(&explained.read_in) }
    }
}

impl ButForForm {
    fn of(corpus: &Corpus, but_for: &ButFor) -> Self {
        ButForForm { terms: terms(corpus, &but_for.terms), entries: ids(corpus, &but_for.entries) }
    }
}

fn ids(corpus: &Corpus, entries: &[EntryId]) -> Vec<String> {
    let names = corpus.vocabulary.entries();
    entries.iter().map(|entry| names.name(*entry).to_owned()).collect()
}

fn terms(corpus: &Corpus, places: &[usize]) -> Vec<String> {
    let terms = places.iter().filter_map(|at| corpus.list.as_ref()?.term(*at));
    terms.map(|term| term.id.clone()).collect()
}
