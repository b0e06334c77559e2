//! The answer of `classify`.

use super::{EntryFindingForm, ProblemForm, category};
use crate::law::Law;
use crate::questions;
use mtcr_annex::measure;
use mtcr_annex::{Basis, Classification, EditionChoice, NearMiss, OpenEntry};
use mtcr_corpus::Corpus;
use mtcr_rules::ListId;
use serde::Serialize;
use utoipa::ToSchema;

/// What no answer speaks of.
pub const SCOPE: &str = "other lists and the catch-all may apply";

/// How many near misses an answer holds at most.
const MOST_NEAR: usize = 5;

/// How many of the questions that settle most an answer repeats in words.
const MOST_QUESTIONS: usize = 5;

/// The answer for some products.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct ClassificationForm {
    /// That nobody vouches for the law, where that is so.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub banner: Option<String>,
    /// The edition asked for.
    pub edition: String,
    /// The edition whose text was evaluated.
    pub evaluated_edition: String,
    /// SHA-256 of the law.
    pub corpus: String,
    /// The program's version.
    pub engine: &'static str,
    /// What the answer is about.
    pub scope: String,
    /// What qualifies the whole answer: `edition-substituted`.
    pub grounds: Vec<&'static str>,
    /// The products in the order of the call; a dossier that cannot be read is missing here.
    pub products: Vec<ProductForm>,
    /// What is wrong with dossiers that cannot be read.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub problems: Vec<ProblemForm>,
}

/// What was found of one product.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct ProductForm {
    /// Its name.
    pub name: String,
    /// The file.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub file: Option<String>,
    /// `controlled`, `not-controlled` or `undetermined`.
    pub verdict: &'static str,
    /// The category with what it rests on.
    pub category: CategoryForm,
    /// Entries it is controlled under, alone or together with those they yield to.
    pub entries: Vec<EntryFindingForm>,
    /// Open entries, those nearest to an answer first.
    pub undetermined: Vec<OpenForm>,
    /// Refuted entries that one figure keeps out, nearest first.
    pub near: Vec<NearForm>,
    /// How many entries are refuted.
    pub refuted: usize,
    /// The questions that would settle most.
    pub questions: Vec<QuestionForm>,
    /// What it contains, each a finding of its own.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    #[schema(no_recursion)]
    pub contains: Vec<ContainedForm>,
    /// What it is for.
    #[serde(rename = "for", skip_serializing_if = "Vec::is_empty")]
    #[schema(no_recursion)]
    pub serves: Vec<ProductForm>,
}

/// A category between two ends, and what it rests on.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct CategoryForm {
    /// The least; null when it may not be controlled at all.
    pub at_least: Option<&'static str>,
    /// The gravest; null when it cannot be controlled.
    pub could_be: Option<&'static str>,
    /// `entry`, or `inclusion` when it follows from what the product contains.
    pub basis: Option<&'static str>,
}

/// An open entry.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct OpenForm {
    /// The entry.
    pub id: String,
    /// Whether all its figures are met, so that only words, certificates or exclusions are open.
    pub limits_met: bool,
    /// Names of the facts that could still change it.
    pub asks: Vec<String>,
    /// The heading.
    pub heading: String,
    /// The gravest category it would give.
    pub category: Option<&'static str>,
}

/// A refuted entry that one figure keeps out.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct NearForm {
    /// The entry.
    pub id: String,
    /// The figure.
    pub fact: String,
    /// How far it is from the limit; null when that is not known.
    pub margin: Option<String>,
    /// The same as a share of the limit.
    pub share: Option<String>,
    /// The condition that is not met.
    pub predicate: String,
}

/// A question to a person.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct QuestionForm {
    /// The name to answer under.
    pub name: String,
    /// The question.
    pub question: String,
    /// How an answer is written on the command line, where it can be given there.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub answer: Option<String>,
    /// How many open entries ask it.
    pub entries: usize,
}

/// A contained product with its part in the inclusion rule.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct ContainedForm {
    /// Whether it makes the host Category I: `true`, `unknown`; absent when it does not.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub makes_host_category_one: Option<String>,
    /// What was found of it.
    #[serde(flatten)]
    pub product: ProductForm,
}

impl ClassificationForm {
    /// An answer without products so far.
    #[must_use]
    pub fn new(law: &Law, choice: EditionChoice) -> Self {
        let name = |id| law.corpus.edition(id).map_or_else(String::new, |edition| edition.id.clone());
        let edition = name(choice.wanted);
        ClassificationForm {
            banner: law.banner(),
            scope: format!("the MTCR Annex (edition {edition}) and nothing else; {SCOPE}"),
            edition,
            evaluated_edition: name(choice.evaluated),
            corpus: law.corpus.digest.to_string(),
            engine: env!("CARGO_PKG_VERSION"),
            grounds: choice.is_substituted().then_some("edition-substituted").into_iter().collect(),
            products: Vec::new(),
            problems: Vec::new(),
        }
    }
}

impl ProductForm {
    /// The form of a classification, related products inside it.
    #[must_use]
    pub fn of(classification: &Classification<'_>, file: Option<&str>) -> Self {
        let corpus = classification.classifier().corpus();
        let (range, basis) = classification.category();
        let open = classification.open();
        ProductForm {
            name: classification.dossier.name.clone(),
            file: file.map(str::to_owned),
            verdict: classification.verdict().as_str(),
            category: CategoryForm {
                at_least: category(range.at_least),
                could_be: category(range.could_be),
                basis: basis.map(|basis| match basis {
                    Basis::Entry => "entry",
                    Basis::Inclusion => "inclusion",
                }),
            },
            entries: classification
                .findings
                .iter()
                .filter(|finding| {
                    finding.truth.is_true() || (finding.truth.is_unknown() && finding.own.is_true())
                })
                .map(|finding| EntryFindingForm::of(classification, finding))
                .collect(),
            undetermined: open.iter().map(OpenForm::of).collect(),
            near: classification.near(MOST_NEAR).iter().map(|miss| NearForm::of(corpus, miss)).collect(),
            refuted: classification.refuted().count(),
            questions: questions::most_settling(classification, &open, MOST_QUESTIONS)
                .iter()
                .map(|question| QuestionForm {
                    name: question.name.clone(),
                    question: question.text.clone(),
                    answer: question.answer.clone(),
                    entries: question.entries,
                })
                .collect(),
            contains: contained(classification),
            serves: members(classification, corpus.vocabulary.for_list())
                .iter()
                .map(|member| ProductForm::of(member, None))
                .collect(),
        }
    }
}

fn members<'c, 'a>(classification: &'c Classification<'a>, list: Option<ListId>) -> &'c [Classification<'a>] {
    classification
        .related
        .iter()
        .find(|(id, _)| Some(*id) == list)
        .map_or(&[], |(_, members)| members.as_slice())
}

fn contained(classification: &Classification<'_>) -> Vec<ContainedForm> {
    let list = classification.classifier().corpus().vocabulary.contains_list();
    members(classification, list)
        .iter()
        .enumerate()
        .map(|(at, member)| ContainedForm {
            makes_host_category_one: classification
                .inclusion
                .through
                .iter()
                .find(|(place, _)| *place == at)
                .map(|(_, truth)| truth.to_string()),
            product: ProductForm::of(member, None),
        })
        .collect()
}

impl OpenForm {
    fn of(open: &OpenEntry<'_, '_>) -> Self {
        OpenForm {
            id: open.finding.entry.name.clone(),
            limits_met: open.limits_met,
            asks: open.questions.iter().map(|question| question.name.clone()).collect(),
            heading: open.finding.entry.heading.clone(),
            category: category(open.finding.category.could_be),
        }
    }
}

impl NearForm {
    fn of(corpus: &Corpus, miss: &NearMiss<'_, '_>) -> Self {
        let fact = corpus.vocabulary.fact(miss.fact);
        NearForm {
            id: miss.finding.entry.name.clone(),
            fact: fact.map_or_else(String::new, |fact| fact.name.clone()),
            margin: miss.distance.as_ref().zip(fact).map(|(far, fact)| measure::distance(fact, far)),
            share: miss.share.as_ref().map(measure::share),
            predicate: miss.predicate.clone(),
        }
    }
}
