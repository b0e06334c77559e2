//! What texts read of a product, with a value on and on either side of every limit.

use super::{Text, text_of};
use crate::cells::Dice;
use mtcr_corpus::{Corpus, EditionId};
use mtcr_quantity::Number;
use mtcr_rules::{
    ClassId, EntryId, EntryRange, FactId, FactKind, ListId, PurposeId, Rule, SubstanceId, Target, Test,
};
use std::collections::{BTreeMap, BTreeSet};

/// Everything read of one sort of product or member.
#[derive(Default)]
pub(crate) struct Reads<'a> {
    /// Limits while rules are read, then the values to draw from.
    pub(crate) numbers: BTreeMap<FactId, Vec<Number>>,
    pub(crate) spans: BTreeMap<FactId, Vec<Number>>,
    pub(crate) flags: BTreeSet<FactId>,
    pub(crate) words: BTreeSet<FactId>,
    pub(crate) classes: BTreeSet<ClassId>,
    pub(crate) substances: BTreeSet<SubstanceId>,
    pub(crate) purposes: BTreeSet<PurposeId>,
    pub(crate) targets: BTreeSet<Target>,
    pub(crate) serves: Option<PurposeId>,
    pub(crate) served: BTreeSet<Target>,
    pub(crate) lists: BTreeMap<ListId, Reads<'a>>,
    /// What members are asked to be specified in.
    pub(crate) specified: Vec<EntryRange>,
    hosts: Vec<&'a Rule>,
    seen: BTreeSet<EntryId>,
}

impl<'a> Reads<'a> {
    pub(crate) fn text(&mut self, corpus: &'a Corpus, edition: EditionId, (rule, exclusions): &Text<'a>) {
        self.rule(corpus, edition, rule);
        exclusions.iter().for_each(|part| self.rule(corpus, edition, part));
    }

    pub(crate) fn rule(&mut self, corpus: &'a Corpus, edition: EditionId, rule: &'a Rule) {
        for node in rule.nodes() {
            self.test(corpus, edition, &node.test);
        }
    }

    fn test(&mut self, corpus: &'a Corpus, edition: EditionId, test: &'a Test) {
        match test {
            Test::Class(classes) => self.classes.extend(classes),
            Test::Flag(fact) => drop(self.flags.insert(*fact)),
            Test::Word { fact, .. } => drop(self.words.insert(*fact)),
            Test::Compare { fact, limit, .. } => self.numbers.entry(*fact).or_default().push(limit.clone()),
            Test::ReachesAbove(fact, limit) | Test::ReachesBelow(fact, limit) => {
                self.spans.entry(*fact).or_default().push(limit.clone());
            }
            Test::Covers(fact, low, high) | Test::Overlaps(fact, low, high) => {
                self.spans.entry(*fact).or_default().extend([low.clone(), high.clone()]);
            }
            Test::Has(_, list, rule) => {
                let members = self.lists.entry(*list).or_default();
                members.rule(corpus, edition, rule);
                for host in std::mem::take(&mut members.hosts) {
                    self.rule(corpus, edition, host);
                }
            }
            Test::Host(rule) => self.hosts.push(rule),
            Test::Purpose { word, targets, .. } => {
                self.purposes.insert(*word);
                self.targets.extend(targets);
            }
            Test::Serves { word, targets, .. } => {
                self.serves = Some(*word);
                self.served.extend(targets);
            }
            Test::SpecifiedIn(ranges) => {
                self.specified.extend(ranges);
                let names = corpus.vocabulary.entries();
                for entry in ranges.iter().flat_map(|range| names.ruled(*range)) {
                    if let (true, Some(text)) = (self.seen.insert(entry), text_of(corpus, edition, entry)) {
                        self.text(corpus, edition, &text);
                    }
                }
            }
            Test::Substance(substance) => drop(self.substances.insert(*substance)),
            Test::Table(_, rows) => {
                self.substances.extend(rows.iter().map(|row| row.substance));
                rows.iter()
                    .filter_map(|row| row.rule.as_ref())
                    .for_each(|rule| self.rule(corpus, edition, rule));
            }
            Test::All | Test::Any | Test::Not | Test::Unsettled(_) => {}
        }
    }

    /// Puts values to draw from in the place of limits, here and in lists.
    pub(crate) fn cut(&mut self, corpus: &Corpus) {
        for (fact, limits) in self.numbers.iter_mut().chain(&mut self.spans) {
            let whole = corpus.vocabulary.fact(*fact).is_some_and(|fact| fact.kind == FactKind::Count);
            *limits = cells(limits, whole);
        }
        self.lists.values_mut().for_each(|members| members.cut(corpus));
    }
}

/// Every limit, a value between each two, one below the least and one above the greatest.
fn cells(limits: &[Number], whole: bool) -> Vec<Number> {
    let mut limits = limits.to_vec();
    limits.sort_by(|a, b| a.compare(b).unwrap());
    limits.dedup();
    let one = Number::one();
    let mut cells = limits.clone();
    if whole {
        cells.extend(limits.iter().filter_map(|limit| limit.add(&one)));
        cells.extend(limits.iter().filter_map(|limit| limit.sub(&one)));
        cells.retain(|number| !number.is_negative());
        return cells;
    }
    let half = Number::ratio(1, 2).unwrap();
    cells.extend(limits.windows(2).filter_map(|pair| Some(pair[0].add(&pair[1])?.mul(&half))));
    let step = |limit: &Number| {
        if limit.is_zero() { one.clone() } else { limit.abs().mul(&Number::ratio(1, 20).unwrap()) }
    };
    cells.extend(limits.first().and_then(|first| first.sub(&step(first))));
    cells.extend(limits.last().and_then(|last| last.add(&step(last))));
    cells
}

/// One of some things.
pub(crate) fn pick<'x, T>(dice: &mut Dice, from: &'x [T]) -> Option<&'x T> {
    from.get(dice.below(from.len()))
}
