//! Products drawn in the cells of an entry and of the paragraphs that are said to catch it.
//!
//! Each starts as a product that meets the entry: a case of it. What the texts read and the case does not say is drawn;
//! then up to three facts move to another cell. What the proof took as given of products (terms, links) holds of every
//! product drawn; all else is left to the ordinary evaluator.

mod dossier;
mod draft;
mod given;
mod named;
mod reads;

use crate::cells::Dice;
use draft::{Draft, Sort};
use given::Given;
use mtcr_annex::{Classifier, EditionChoice};
use mtcr_corpus::{Case, Corpus, EditionId, Expect};
use mtcr_rules::{Dossier, EntryId, Holds, Rule, Scene, Truth};
use reads::{Reads, pick};
use std::collections::BTreeMap;

/// A rule with its exclusions.
pub(crate) type Text<'a> = (&'a Rule, Vec<&'a Rule>);

/// The one text of an entry or paragraph.
pub(crate) fn text_of(corpus: &Corpus, edition: EditionId, id: EntryId) -> Option<Text<'_>> {
    let (rule, exclusions) = match corpus.list.as_ref().and_then(|list| list.paragraph(id)) {
        Some(paragraph) => (&paragraph.rule, &paragraph.exclusions),
        None => {
            let mut texts = corpus.entry(id)?.versions_in(edition);
            let (text, None) = (texts.next()?, texts.next()) else { return None };
            (&text.rule, &text.exclusions)
        }
    };
    Some((rule.as_ref()?, exclusions.iter().map(|part| &part.rule).collect()))
}

/// A law with one of its lists.
pub(crate) struct Law<'a> {
    corpus: &'a Corpus,
    edition: EditionId,
    classifier: Classifier<'a>,
    given: Given<'a>,
    /// Products that are under an entry or paragraph, as its cases tell.
    seeds: BTreeMap<EntryId, Vec<Dossier>>,
    /// The entries that all paragraphs together catch.
    pub(crate) caught: Vec<EntryId>,
}

/// That an entry is caught by some paragraphs.
pub(crate) struct Claim {
    pub(crate) entry: EntryId,
    pub(crate) paragraphs: Vec<EntryId>,
}

/// What came of drawing.
#[derive(Clone, Debug, Default)]
pub(crate) struct Drawn {
    /// Products drawn.
    pub(crate) products: usize,
    /// Those under the entry.
    pub(crate) met: usize,
    /// The first that is under the entry and under none of the paragraphs.
    pub(crate) escaped: Option<String>,
}

impl<'a> Law<'a> {
    pub(crate) fn new(corpus: &'a Corpus, edition: EditionId, cases: Vec<Case>) -> Self {
        let (given, caught) = Given::of(corpus, edition);
        let mut seeds: BTreeMap<EntryId, Vec<Dossier>> = BTreeMap::new();
        let controlled = |case: &Case| case.expect == Expect::Controlled && case.editions.contains(&edition);
        for case in cases.into_iter().filter(controlled) {
            seeds.entry(case.entry).or_default().push(case.dossier);
        }
        let classifier = Classifier::new(corpus, EditionChoice { wanted: edition, evaluated: edition });
        Law { corpus, edition, classifier, given, seeds, caught }
    }

    /// Draws products against a claim until one escapes, or so many were drawn.
    pub(crate) fn draw(&self, claim: &Claim, count: usize, dice: &mut Dice) -> Drawn {
        let text = text_of(self.corpus, self.edition, claim.entry).unwrap();
        let texts: Vec<Text<'_>> =
            claim.paragraphs.iter().map(|id| text_of(self.corpus, self.edition, *id).unwrap()).collect();
        let mut reads = Reads::default();
        for text in std::iter::once(&text).chain(&texts) {
            reads.text(self.corpus, self.edition, text);
        }
        // What measures a word that is read is read as well, and may name further words.
        for _ in 0..4 {
            for (word, meaning, _) in &self.given.words {
                let read = match word {
                    given::Word::Class(class) => reads.classes.contains(class),
                    given::Word::Flag(fact) => reads.flags.contains(fact),
                };
                if read {
                    reads.rule(self.corpus, self.edition, meaning);
                }
            }
        }
        reads.cut(self.corpus);
        let sort = Sort::new(self.corpus, reads, &self.given);
        let seeds = self.seeds_of(std::iter::once(&claim.entry).chain(&claim.paragraphs), &sort, dice);
        let mut drawn = Drawn::default();
        for _ in 0..8 * count {
            if drawn.products == count {
                break;
            }
            let mut draft = pick(dice, &seeds).cloned().unwrap_or_default();
            let insert = |sort: &Sort<'_>, dice: &mut Dice| self.member(sort, dice);
            draft.fill(self.corpus, &sort, dice, &insert);
            for _ in 0..dice.below(4) {
                draft.vary(self.corpus, &sort, dice, &insert);
            }
            let Some(dossier) = self.product(&mut draft, &sort, dice) else { continue };
            drawn.products += 1;
            let truths = self.truths(&dossier, claim, &text, &texts);
            drawn.met += usize::from(truths.0.is_true());
            if truths.0.is_true() && truths.1.iter().all(|truth| truth.is_false()) {
                drawn.escaped = Some(format!("{dossier:?}"));
                break;
            }
        }
        drawn
    }

    fn seeds_of<'b>(
        &self,
        ids: impl Iterator<Item = &'b EntryId>,
        sort: &Sort<'_>,
        dice: &mut Dice,
    ) -> Vec<Draft> {
        let dossiers = ids.flat_map(|id| self.seeds.get(id).into_iter().flatten());
        dossiers.map(|dossier| Draft::of(self.corpus, dossier, sort, dice)).collect()
    }

    /// A member of a list: a product that is under what members are asked to be specified in, or any.
    fn member(&self, sort: &Sort<'_>, dice: &mut Dice) -> Draft {
        let names = self.corpus.vocabulary.entries();
        let ids: Vec<EntryId> = sort.reads.specified.iter().flat_map(|range| names.ruled(*range)).collect();
        let known = pick(dice, &ids).and_then(|id| pick(dice, self.seeds.get(id)?));
        let known = known.filter(|_| dice.below(4) != 0);
        known.map_or_else(Draft::default, |dossier| Draft::of(self.corpus, dossier, sort, dice))
    }

    /// The dossier of a draft, made to conform to the terms; none where it is no possible product.
    fn product(&self, draft: &mut Draft, sort: &Sort<'_>, dice: &mut Dice) -> Option<Dossier> {
        draft.close(self.corpus, &self.given, sort, dice);
        for _ in 0..3 {
            let mut dossier = draft.dossier(self.corpus, sort)?;
            mtcr_rules::complete(&self.corpus.vocabulary, &self.corpus.methods, &mut dossier).ok()?;
            if !draft.conform(self.corpus, &self.given, sort, &dossier) {
                return Some(dossier);
            }
        }
        None
    }

    fn truths(
        &self,
        dossier: &Dossier,
        claim: &Claim,
        text: &Text<'_>,
        texts: &[Text<'_>],
    ) -> (Truth, Vec<Truth>) {
        let holds =
            |list| self.corpus.vocabulary.list(list).is_some_and(|list| list.decl.holds == Holds::Dossiers);
        let alone = dossier.lists().iter().all(|(list, members)| members.members.is_empty() || !holds(*list));
        if alone {
            let scene = Scene::new(&self.corpus.vocabulary, dossier);
            return (truth(&scene, text), texts.iter().map(|text| truth(&scene, text)).collect());
        }
        let found = self.classifier.classify(dossier);
        let own = found.finding(claim.entry).map_or(Truth::False, |finding| finding.own);
        let of = |id: &EntryId| found.paragraph(*id).map_or(Truth::False, |finding| finding.own);
        (own, claim.paragraphs.iter().map(of).collect())
    }
}

fn truth(scene: &Scene<'_>, (rule, exclusions): &Text<'_>) -> Truth {
    let excluded = exclusions.iter().map(|part| scene.truth(part)).fold(Truth::False, Truth::or);
    scene.truth(rule).and(excluded.not())
}
