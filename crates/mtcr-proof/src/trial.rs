//! Whether a product answers a question, by the ordinary reader and evaluator.

use crate::least::least;
use crate::product::Product;
use crate::question::{Part, Question};
use crate::survey::texts;
use mtcr_annex::{Classification, Classifier, EditionChoice};
use mtcr_corpus::dossier::read_dossier;
use mtcr_corpus::{Corpus, EditionId};
use mtcr_rules::{Dossier, EntryId, Truth};
use std::collections::BTreeMap;

/// Classifies products in every edition that the parts name.
pub(crate) struct Trial<'a> {
    corpus: &'a Corpus,
    parts: Vec<Part<'a>>,
    classifiers: BTreeMap<EditionId, Classifier<'a>>,
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
        Trial { corpus, parts: parts.to_vec(), classifiers }
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

    /// The product without what the answer does not need.
    pub(crate) fn least(&self, asked: &Question, product: Product) -> Product {
        let plain = |dossier: &Dossier| dossier.lists().iter().all(|(_, members)| members.members.is_empty());
        least(product, &|smaller| {
            let text = smaller.to_string();
            let read = read_dossier("product.toml", &text, &self.corpus.vocabulary, &self.corpus.methods);
            match read {
                Ok(dossier) if plain(&dossier) => self.still_plain(asked, &dossier),
                Ok(_) => matches!(self.try_out(asked, smaller), Found::Answers { .. }),
                Err(_) => false,
            }
        })
    }

    /// The same of a product without lists, which needs no classification of others.
    fn still_plain(&self, question: &Question, dossier: &Dossier) -> bool {
        let truth = |at: &usize| self.parts.get(*at).map_or(Truth::Unknown, |part| self.alone(dossier, part));
        question.inside.iter().all(|at| truth(at).is_true())
            && question.with.iter().all(|at| truth(at).is_true())
            && question.outside.iter().all(|at| truth(at).is_false())
    }

    fn alone(&self, dossier: &Dossier, part: &Part<'_>) -> Truth {
        let scene = mtcr_rules::Scene::new(&self.corpus.vocabulary, dossier);
        match part {
            Part::Rule(rule, _) => scene.truth(rule),
            Part::Entry(text) => self.own(dossier, text.entry, text.edition),
            Part::Settled(text) => self.settled(dossier, text.entry, text.edition),
        }
    }

    fn own(&self, dossier: &Dossier, entry: EntryId, edition: EditionId) -> Truth {
        let scene = mtcr_rules::Scene::new(&self.corpus.vocabulary, dossier);
        let of_each = texts(self.corpus, entry, edition).into_iter().map(|text| {
            let rule = scene.truth(text.rule);
            let excluded =
                text.exclusions.iter().map(|part| scene.truth(&part.rule)).fold(Truth::False, Truth::or);
            rule.and(excluded.not())
        });
        of_each.reduce(Truth::agreed).unwrap_or(Truth::False)
    }

    fn settled(&self, dossier: &Dossier, entry: EntryId, edition: EditionId) -> Truth {
        let others = texts(self.corpus, entry, edition).into_iter().flat_map(|text| text.yields_to);
        let under = others.map(|other| self.settled(dossier, other, edition)).fold(Truth::False, Truth::or);
        self.own(dossier, entry, edition).and(under.not())
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
