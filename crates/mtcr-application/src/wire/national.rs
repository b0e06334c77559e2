//! National lists: a list with its rows, one paragraph in full, rows of the crosswalk.

use super::entry::{NamedForm, NoteForm};
use super::finding::DoubtForm;
use super::{CoverageForm, cited};
use crate::crosswalk;
use mtcr_corpus::files::CorpusSource;
use mtcr_corpus::{Corpus, CrosswalkRow, NationalList, Paragraph, Term};
use mtcr_rules::lies_below;
use serde::Serialize;
use utoipa::ToSchema;

/// A national list.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct NationalListForm {
    /// Its id.
    pub id: String,
    /// Its name for people.
    pub title: String,
    /// Whose law it is.
    pub jurisdiction: String,
    /// The date of the text, as far as known.
    pub from: String,
    /// What is known of that date, in words.
    pub vintage: String,
    /// SHA-256 over its files.
    pub digest: String,
    /// What the law has and the list does not carry.
    pub missing: Vec<String>,
    /// How it is to be read.
    pub notes: Vec<RemarkOfListForm>,
    /// How its words stand to those of the Annex.
    pub terms: Vec<TermForm>,
    /// The paragraphs in the order of their ids.
    pub paragraphs: Vec<ParagraphRowForm>,
}

/// A note on how a list is to be read.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct RemarkOfListForm {
    /// Its id.
    pub id: String,
    /// In own words.
    pub summary: String,
    /// The law that was read.
    pub read_in: Vec<String>,
}

/// A word of a list beside the one of the Annex.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct TermForm {
    /// Its id.
    pub id: String,
    /// The words of the list.
    pub national: String,
    /// The words of the Annex.
    pub annex: String,
    /// `same`, `narrower`, `wider` or `unclear`.
    pub relation: &'static str,
    /// What this rests on.
    pub why: String,
    /// The law that was read.
    pub read_in: Vec<String>,
}

/// One row of `annex list --of`.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct ParagraphRowForm {
    /// The id as the law prints it.
    pub id: String,
    /// A noun phrase.
    pub heading: String,
    /// Whether it controls something itself.
    pub rule: bool,
    /// Ids of the terms it rests on.
    pub rests_on: Vec<String>,
    /// The law that was read.
    pub read_in: Vec<String>,
}

/// One paragraph in full.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct ParagraphDetailForm {
    /// The list.
    pub list: String,
    /// What the list says of it.
    #[serde(flatten)]
    pub row: ParagraphRowForm,
    /// File, line and column of the paragraph.
    pub place: String,
    /// File, line and column of the rule; null for a heading.
    pub rule_place: Option<String>,
    /// What it says.
    pub text: ParagraphTextForm,
    /// The terms it rests on.
    pub terms: Vec<TermForm>,
    /// The entries of the Annex beside it.
    pub entries: Vec<String>,
}

/// What a paragraph says.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct ParagraphTextForm {
    /// In own words; empty where a heading says nothing.
    pub summary: String,
    /// The condition in canonical form; null for a heading.
    pub rule: Option<String>,
    /// Paragraphs, or what their ids begin with: a product under one of these is not under this one.
    pub yields_to: Vec<String>,
    /// Conditions that take products out, those of the headings above included.
    pub exclusions: Vec<NamedForm>,
    /// Explanations.
    pub notes: Vec<NoteForm>,
    /// Where texts differ or are silent.
    pub doubts: Vec<DoubtForm>,
}

/// A paragraph of a national list beside an entry of the Annex.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct CrosswalkRowForm {
    /// The entry.
    pub entry: String,
    /// Its heading.
    pub heading: String,
    /// The list.
    pub list: String,
    /// Its name for people.
    pub title: String,
    /// The paragraph as the law prints it.
    pub id: String,
    /// What the row rests on.
    pub basis: String,
    /// The same in words.
    pub basis_text: String,
    /// What `annex show` takes to show the paragraph; null where the law does not hold it.
    pub paragraph: Option<String>,
    /// With `--prove`, where the law holds the list: what a proof says of the entry and of the row.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub proof: Option<RowProofForm>,
}

/// What a proof says of a row of the crosswalk.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ToSchema)]
pub struct RowProofForm {
    /// Of the entry and the whole list: `covered`, `not-covered` or `open`.
    pub verdict: &'static str,
    /// Of the paragraphs of the row: `needed` for the proof that the entry is covered, `not-needed` for it, `apart`:
    /// no product is under the entry and under one of them, `not-held`: the list has none of them; null where nothing
    /// of this is known.
    pub row: Option<&'static str>,
    /// For an entry that is covered: the paragraphs that its proof needs and that no row puts beside it.
    pub beside_no_row: Vec<String>,
}

impl NationalListForm {
    /// The form of a list.
    #[must_use]
    pub fn of(list: &NationalList) -> Self {
        NationalListForm {
            id: list.id.clone(),
            title: list.title.clone(),
            jurisdiction: list.jurisdiction.clone(),
            from: list.from.clone(),
            vintage: list.vintage.clone(),
            digest: list.digest.clone(),
            missing: list.missing.clone(),
            notes: list
                .notes
                .iter()
                .map(|note| RemarkOfListForm {
                    id: note.id.clone(),
                    summary: note.summary.clone(),
                    read_in: cited(&note.read_in),
                })
                .collect(),
            terms: list.terms.iter().map(TermForm::of).collect(),
            paragraphs: list
                .paragraphs
                .iter()
                .map(|paragraph| ParagraphRowForm::of(list, paragraph))
                .collect(),
        }
    }
}

impl TermForm {
    fn of(term: &Term) -> Self {
        TermForm {
            id: term.id.clone(),
            national: term.national.clone(),
            annex: term.annex.clone(),
            relation: term.relation.as_str(),
            why: term.why.clone(),
            read_in: cited(&term.read_in),
        }
    }
}

impl ParagraphRowForm {
    /// The row of a paragraph.
    #[must_use]
    pub fn of(list: &NationalList, paragraph: &Paragraph) -> Self {
        ParagraphRowForm {
            id: paragraph.name.clone(),
            heading: paragraph.heading.clone(),
            rule: paragraph.rule.is_some(),
            rests_on: terms(list, paragraph).map(|term| term.id.clone()).collect(),
            read_in: cited(&paragraph.read_in),
        }
    }
}

fn terms<'a>(list: &'a NationalList, paragraph: &'a Paragraph) -> impl Iterator<Item = &'a Term> {
    paragraph.rests_on.iter().filter_map(|at| list.term(*at))
}

impl ParagraphDetailForm {
    /// The form of a paragraph of the list that a corpus was compiled with.
    #[must_use]
    pub fn of(corpus: &Corpus, list: &NationalList, paragraph: &Paragraph) -> Self {
        let names = corpus.vocabulary.entries();
        ParagraphDetailForm {
            list: list.id.clone(),
            row: ParagraphRowForm::of(list, paragraph),
            place: paragraph.place.to_string(),
            rule_place: paragraph.rule_place.as_ref().map(ToString::to_string),
            text: ParagraphTextForm {
                summary: paragraph.summary.clone(),
                rule: paragraph.rule.as_ref().map(|rule| rule.text().to_owned()),
                yields_to: paragraph.yields_to.iter().map(|range| names.prefix(*range)).collect(),
                exclusions: paragraph.exclusions.iter().map(NamedForm::of).collect(),
                notes: paragraph.notes.iter().map(NoteForm::of).collect(),
                doubts: paragraph.doubts.iter().map(DoubtForm::of).collect(),
            },
            terms: terms(list, paragraph).map(TermForm::of).collect(),
            entries: crosswalk::entries_beside(corpus, &list.id, &paragraph.name),
        }
    }
}

impl RowProofForm {
    /// What a comparison found of the paragraphs of a row; nothing of an entry that was not compared.
    #[must_use]
    pub fn of(found: &CoverageForm, row: &CrosswalkRowForm) -> Option<Self> {
        let entry = found.entries.iter().find(|one| one.id == row.entry)?;
        let of_row = match entry.verdict {
            _ if row.paragraph.is_none() => Some("not-held"),
            _ if entry.apart.contains(&row.id) => Some("apart"),
            "covered" if entry.paragraphs.iter().any(|one| lies_below(one, &row.id)) => Some("needed"),
            "covered" => Some("not-needed"),
            _ => None,
        };
        let beside_no_row = entry.beside_no_row.clone();
        Some(RowProofForm { verdict: entry.verdict, row: of_row, beside_no_row })
    }
}

impl CrosswalkRowForm {
    /// The form of a row. `source` holds the national lists.
    #[must_use]
    pub fn of(corpus: &Corpus, source: &CorpusSource, row: &CrosswalkRow) -> Self {
        let list = corpus.crosswalk.list(row);
        let basis = corpus.crosswalk.basis(row);
        let names = corpus.vocabulary.entries();
        CrosswalkRowForm {
            entry: names.name(row.entry).to_owned(),
            heading: names.heading(row.entry).to_owned(),
            list: list.map_or_else(String::new, |list| list.id.clone()),
            title: list.map_or_else(String::new, |list| list.title.clone()),
            id: row.id.clone(),
            basis: basis.map_or_else(String::new, |basis| basis.id.clone()),
            basis_text: basis.map_or_else(String::new, |basis| basis.text.clone()),
            paragraph: crosswalk::paragraph(corpus, source, row),
            proof: None,
        }
    }
}
