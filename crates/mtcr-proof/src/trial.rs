//! Whether a product answers a question, by the ordinary reader and evaluator.

mod smaller;

use crate::product::Product;
use crate::question::{Part, Question};
use mtcr_annex::{Classification, Classifier, EditionChoice};
use mtcr_corpus::dossier::read_dossier;
use mtcr_corpus::{Corpus, EditionId};
use mtcr_rules::Truth;
use std::collections::BTreeMap;

/// Classifies products in every edition that the parts name.
pub(crate) struct Trial<'a> {
    corpus: &'a Corpus,
    parts: Vec<Part<'a>>,
    classifiers: BTreeMap<EditionId, Classifier<'a>>,
    /// By part: whether a rule of it looks at what else the product is controlled under.
    looks_around: Vec<bool>,
}

/// What the reader and the evaluator found of a product.
pub(crate) enum Found {
    /// It answers the question; the parts of `inside` that it meets.
    Answers {
        /// Their places.
        meets: Vec<usize>,
    },
    /// The reader refuses it.
    Refused(String),
    /// The evaluator finds something else.
    Otherwise(String),
}

impl<'a> Trial<'a> {
    pub(crate) fn new(corpus: &'a Corpus, parts: &[Part<'a>]) -> Self {
        let mut classifiers = BTreeMap::new();
        for part in parts {
            let edition = part.edition();
            let choice = EditionChoice { wanted: edition, evaluated: edition };
            classifiers.entry(edition).or_insert_with(|| Classifier::new(corpus, choice));
        }
        let looks_around = parts.iter().map(|part| part.looks_around(corpus)).collect();
        Trial { corpus, parts: parts.to_vec(), classifiers, looks_around }
    }

    /// Reads a product and evaluates the parts of a question over it.
    pub(crate) fn try_out(&self, question: &Question, product: &Product) -> Found {
        let text = product.to_string();
        let read = read_dossier("product.toml", &text, &self.corpus.vocabulary, &self.corpus.methods);
        let dossier = match read {
            Ok(dossier) => dossier,
            Err(report) => return Found::Refused(report.to_string()),
        };
        let judged: BTreeMap<EditionId, Classification<'_>> = self
            .classifiers
            .iter()
            .map(|(edition, classifier)| (*edition, classifier.classify(&dossier)))
            .collect();
        let meets: Vec<usize> =
            question.inside.iter().copied().filter(|at| self.truth(&judged, *at).is_true()).collect();
        if meets.is_empty() && !question.inside.is_empty() {
            return Found::Otherwise(format!("it meets none of {}", self.names(&question.inside)));
        }
        if let Some(at) = question.with.iter().find(|at| !self.truth(&judged, **at).is_true()) {
            return Found::Otherwise(format!("it does not meet {}", self.names(&[*at])));
        }
        let mut outside = question.outside.iter().chain(&question.beyond);
        if let Some(at) = outside.find(|at| !self.truth(&judged, **at).is_false()) {
            return Found::Otherwise(format!("{} is {}", self.names(&[*at]), self.truth(&judged, *at)));
        }
        Found::Answers { meets }
    }

    fn truth(&self, judged: &BTreeMap<EditionId, Classification<'_>>, at: usize) -> Truth {
        let Some(part) = self.parts.get(at) else { return Truth::Unknown };
        let Some(found) = judged.get(&part.edition()) else { return Truth::Unknown };
        match part {
            Part::Entry(text) => match found.paragraph(text.entry) {
                Some(finding) => finding.own,
                None => found.finding(text.entry).map_or(Truth::False, |finding| finding.own),
            },
            Part::Settled(text) => found.judged().truth(text.entry),
            Part::Rule(rule, _) => found.scene().truth(rule),
        }
    }

    fn names(&self, places: &[usize]) -> String {
        let names = places.iter().filter_map(|at| self.parts.get(*at)).map(|part| match part {
            Part::Entry(text) | Part::Settled(text) => {
                self.corpus.vocabulary.entries().name(text.entry).to_owned()
            }
            Part::Rule(rule, _) => format!("`{}`", rule.text()),
        });
        names.collect::<Vec<_>>().join(", ")
    }
}

impl Part<'_> {
    /// The edition in which it is read.
    #[must_use]
    pub fn edition(&self) -> EditionId {
        match self {
            Part::Entry(text) | Part::Settled(text) => text.edition,
            Part::Rule(_, edition) => *edition,
        }
    }
}
