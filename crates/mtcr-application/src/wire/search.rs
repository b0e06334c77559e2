//! What a search found.

use super::EntryRowForm;
use mtcr_corpus::EditionId;
use mtcr_rules::Vocabulary;
use mtcr_search::{Answer, Hit, Language, Reason, Remark, State, Touched};
use serde::Serialize;
use utoipa::ToSchema;

use crate::Law;

/// What a search is and is not.
const SCOPE: &str = "a hint where to look, no verdict: what is not found may be controlled all the same";

/// The entries found for a text.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct SearchForm {
    /// That nobody vouches for the law; null for the one built in.
    pub banner: Option<String>,
    /// The text.
    pub text: String,
    /// The language it was read in.
    pub language: &'static str,
    /// The edition.
    pub edition: String,
    /// What the answer is and is not.
    pub scope: &'static str,
    /// How words were read that nothing knows.
    pub corrected: Vec<CorrectedForm>,
    /// What of the text found no entry.
    pub remarks: Vec<String>,
    /// The quantities read in the text.
    pub figures: Vec<String>,
    /// The entries, the best first.
    pub hits: Vec<HitForm>,
}

/// A word that nothing knows.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct CorrectedForm {
    /// The word.
    pub typed: String,
    /// The word it was read as.
    pub read_as: String,
}

/// An entry found.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct HitForm {
    /// Its id in full.
    pub id: String,
    /// A noun phrase.
    pub heading: String,
    /// `I`, `II` or `follows-subject`.
    pub category: &'static str,
    /// Why it was found, the strongest reason first.
    pub reasons: Vec<ReasonForm>,
    /// Limits of its rule, those that figures of the text touch first.
    pub limits: Vec<TouchedForm>,
    /// The class to go on with, for `mtcr new` and `mtcr ask`; null where the rule names none.
    pub class: Option<String>,
}

/// Why an entry was found.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct ReasonForm {
    /// `id`, `code`, `cas`, `name` or `words`.
    pub kind: &'static str,
    /// As typed.
    pub typed: Vec<String>,
    /// The law whose code it is; null for other reasons.
    pub law: Option<String>,
    /// What the words name, the code that is recorded, or the substance; null where the words speak for themselves.
    pub meaning: Option<String>,
}

/// How the text stands to a limit.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct TouchedForm {
    /// The limit in the rule's words.
    pub limit: String,
    /// What it is about.
    pub about: String,
    /// `meets`, `just-short`, `misses`, `unclear`, `needs` or `open`.
    pub state: &'static str,
    /// The figures; null where the text has none.
    pub figure: Option<String>,
    /// What else must be known to compute the figure.
    pub needs: Vec<String>,
}

impl SearchForm {
    /// An answer of a search in a law.
    #[must_use]
    pub fn of(law: &Law, edition: EditionId, language: Language, text: &str, answer: &Answer) -> Self {
        let corpus = &law.corpus;
        SearchForm {
            banner: law.banner(),
            text: text.to_owned(),
            language: language.code(),
            edition: corpus.edition(edition).map_or_else(String::new, |edition| edition.id.clone()),
            scope: SCOPE,
            corrected: answer
                .corrected
                .iter()
                .map(|(typed, read_as)| CorrectedForm { typed: typed.clone(), read_as: read_as.clone() })
                .collect(),
            remarks: answer.remarks.iter().map(remark).collect(),
            figures: answer.figures.iter().map(|figure| figure.typed.clone()).collect(),
            hits: answer
                .hits
                .iter()
                .filter_map(|hit| {
                    let row = EntryRowForm::of(corpus, corpus.entry(hit.entry)?, edition)?;
                    Some(HitForm::of(&corpus.vocabulary, row, hit))
                })
                .collect(),
        }
    }
}

impl HitForm {
    fn of(words: &Vocabulary, row: EntryRowForm, hit: &Hit) -> Self {
        HitForm {
            id: row.id,
            heading: row.heading,
            category: row.category,
            reasons: hit.reasons.iter().map(ReasonForm::from).collect(),
            limits: hit.limits.iter().map(TouchedForm::from).collect(),
            class: hit.class.and_then(|id| words.class(id)).map(|class| class.decl.id.clone()),
        }
    }
}

fn remark(remark: &Remark) -> String {
    match remark {
        Remark::UnknownCode(code) => format!("no entry has `{code}`"),
        Remark::UnknownCas(number) => format!("no substance of the vocabulary has the CAS number {number}"),
        Remark::SubstanceOfNoEntry(number, substance) => {
            format!("CAS {number} is {substance}; no entry names it")
        }
    }
}

impl From<&Reason> for ReasonForm {
    fn from(reason: &Reason) -> Self {
        let (kind, typed, law, meaning) = match reason {
            Reason::Id { typed } => ("id", vec![typed.clone()], None, None),
            Reason::Code { typed, law, code } => {
                ("code", vec![typed.clone()], Some(law.clone()), Some(code.clone()))
            }
            Reason::Cas { number, substance } => ("cas", vec![number.clone()], None, Some(substance.clone())),
            Reason::Name { typed, meaning } => ("name", vec![typed.clone()], None, Some(meaning.clone())),
            Reason::Words(words) => ("words", words.clone(), None, None),
        };
        ReasonForm { kind, typed, law, meaning }
    }
}

impl From<&Touched> for TouchedForm {
    fn from(touched: &Touched) -> Self {
        let (state, figure, needs) = match &touched.state {
            State::Meets(figure) => ("meets", Some(figure), &[][..]),
            State::JustShort(figure) => ("just-short", Some(figure), &[][..]),
            State::Misses(figure) => ("misses", Some(figure), &[][..]),
            State::Unclear(figure) => ("unclear", Some(figure), &[][..]),
            State::Needs(missing) => ("needs", None, missing.as_slice()),
            State::Open => ("open", None, &[][..]),
        };
        TouchedForm {
            limit: touched.limit.clone(),
            about: touched.about.clone(),
            state,
            figure: figure.cloned(),
            needs: needs.to_vec(),
        }
    }
}
