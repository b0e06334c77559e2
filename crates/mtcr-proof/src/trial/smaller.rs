//! A product without what its answer does not need.
//!
//! Thousands of smaller products are tried for each that is shown. They are read and evaluated as any other, but only as
//! far as the question goes: the parts asked about, rule by rule, and the related products. What comes out is tried out
//! in the ordinary way before it counts.

use super::{Found, Trial};
use crate::least::least;
use crate::product::Product;
use crate::question::{Part, Question};
use crate::survey::texts;
use mtcr_corpus::dossier::read_dossier;
use mtcr_corpus::{Corpus, EditionId};
use mtcr_rules::{Dossier, EntryId, Holds, Judged, Rule, Scene, Test, Truth};
use std::cell::RefCell;
use std::collections::BTreeMap;

/// What was found of related products, by their words; most stay as they are while others shrink.
type Known = RefCell<BTreeMap<(EditionId, String), Judged>>;

impl Trial<'_> {
    /// The product without what the answer does not need.
    pub(crate) fn least(&self, asked: &Question, product: Product) -> Product {
        let known = Known::default();
        let smaller = least(product.clone(), &|smaller| self.still(asked, smaller, &known));
        match self.try_out(asked, &smaller) {
            Found::Answers { .. } => smaller,
            _ => product,
        }
    }

    /// Whether a product still meets all of `inside` and `with` and is settled to meet nothing of `outside`.
    fn still(&self, question: &Question, product: &Product, known: &Known) -> bool {
        let text = product.to_string();
        let words = &self.corpus.vocabulary;
        let Ok(dossier) = read_dossier("product.toml", &text, words, &self.corpus.methods) else {
            return false;
        };
        let mut scenes = Scenes { trial: self, product, dossier: &dossier, known, judged: BTreeMap::new() };
        question.inside.iter().all(|at| scenes.truth(*at).is_true())
            && question.with.iter().all(|at| scenes.truth(*at).is_true())
            && question.outside.iter().all(|at| scenes.truth(*at).is_false())
    }
}

/// A dossier with what is found of its related products, edition by edition.
struct Scenes<'t, 'a> {
    trial: &'t Trial<'a>,
    product: &'t Product,
    dossier: &'t Dossier,
    known: &'t Known,
    /// By edition and by whether the product itself was classified too.
    judged: BTreeMap<(EditionId, bool), Judged>,
}

impl Scenes<'_, '_> {
    /// The truth of a part.
    fn truth(&mut self, at: usize) -> Truth {
        let trial = self.trial;
        let Some(part) = trial.parts.get(at) else { return Truth::Unknown };
        let whole = trial.looks_around.get(at).copied().unwrap_or(true);
        let edition = part.edition();
        if !self.judged.contains_key(&(edition, whole)) {
            let judged = if whole { self.whole(edition) } else { self.of_related(edition) };
            self.judged.insert((edition, whole), judged);
        }
        let Some(judged) = self.judged.get(&(edition, whole)) else { return Truth::Unknown };
        let scene = Scene::judged(&trial.corpus.vocabulary, self.dossier, judged);
        match part {
            Part::Rule(rule, _) => scene.truth(rule),
            Part::Entry(text) => own(trial.corpus, &scene, text.entry, edition),
            Part::Settled(text) => settled(trial.corpus, &scene, text.entry, edition),
        }
    }

    fn whole(&self, edition: EditionId) -> Judged {
        let classifier = self.trial.classifiers.get(&edition);
        classifier.map_or_else(Judged::default, |of| of.classify(self.dossier).judged().clone())
    }

    /// What is found of the related products; of the product itself nothing.
    fn of_related(&self, edition: EditionId) -> Judged {
        let words = &self.trial.corpus.vocabulary;
        let mut judged = Judged::default();
        for (list, members) in self.dossier.lists() {
            let Some(declared) = words.list(*list).filter(|list| list.decl.holds == Holds::Dossiers) else {
                continue;
            };
            let named = self.product.products.iter().find(|(name, _)| *name == declared.decl.id);
            let products = named.map_or(&[][..], |(_, products)| products.as_slice());
            let found = members.members.iter().enumerate().map(|(at, member)| {
                let alone = products.len() == members.members.len();
                self.of_one(edition, products.get(at).filter(|_| alone), member)
            });
            judged.members.push((*list, found.collect()));
        }
        judged
    }

    fn of_one(&self, edition: EditionId, product: Option<&Product>, member: &Dossier) -> Judged {
        let classify = || {
            let classifier = self.trial.classifiers.get(&edition);
            classifier.map_or_else(Judged::default, |of| of.classify(member).judged().clone())
        };
        let Some(product) = product else { return classify() };
        let key = (edition, product.to_string());
        if let Some(found) = self.known.borrow().get(&key) {
            return found.clone();
        }
        let found = classify();
        self.known.borrow_mut().insert(key, found.clone());
        found
    }
}

/// Rule and no exclusion of an entry or paragraph.
fn own(corpus: &Corpus, scene: &Scene<'_>, entry: EntryId, edition: EditionId) -> Truth {
    let of_each = texts(corpus, entry, edition).into_iter().map(|text| {
        let rule = scene.truth(text.rule);
        if rule.is_false() {
            return rule;
        }
        let excluded =
            text.exclusions.iter().map(|part| scene.truth(&part.rule)).fold(Truth::False, Truth::or);
        rule.and(excluded.not())
    });
    of_each.reduce(Truth::agreed).unwrap_or(Truth::False)
}

/// The same, and nothing that it yields to.
fn settled(corpus: &Corpus, scene: &Scene<'_>, entry: EntryId, edition: EditionId) -> Truth {
    let others = texts(corpus, entry, edition).into_iter().flat_map(|text| text.yields_to);
    let under = others.map(|other| settled(corpus, scene, other, edition)).fold(Truth::False, Truth::or);
    own(corpus, scene, entry, edition).and(under.not())
}

impl Part<'_> {
    /// Whether a rule of it, or of what it yields to, looks at what else the product is controlled under.
    pub(super) fn looks_around(&self, corpus: &Corpus) -> bool {
        let of_entry = |entry: EntryId, edition: EditionId| {
            texts(corpus, entry, edition).iter().any(|text| {
                let exclusions = text.exclusions.iter().map(|part| &part.rule);
                exclusions.chain([text.rule]).any(|rule| looks_around(rule, true))
            })
        };
        match self {
            Part::Rule(rule, _) => looks_around(rule, true),
            Part::Entry(text) => of_entry(text.entry, text.edition),
            // What it yields to may yield in turn.
            Part::Settled(text) => {
                let texts = texts(corpus, text.entry, text.edition);
                of_entry(text.entry, text.edition) || texts.iter().any(|text| !text.yields_to.is_empty())
            }
        }
    }
}

/// Whether a rule reads under what the product is controlled; `at_product` where it is read at the product itself.
fn looks_around(rule: &Rule, at_product: bool) -> bool {
    rule.nodes().iter().any(|node| match &node.test {
        Test::SpecifiedIn(_) => at_product,
        Test::Has(_, _, rule) => looks_around(rule, false),
        Test::Host(rule) => looks_around(rule, true),
        Test::Table(_, rows) => {
            rows.iter().filter_map(|row| row.rule.as_ref()).any(|rule| looks_around(rule, at_product))
        }
        _ => false,
    })
}
