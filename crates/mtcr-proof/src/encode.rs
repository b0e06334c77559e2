//! Rules as statements over scopes.

use crate::list::{every, so_many};
use crate::question::Part;
use crate::scope::Scope;
use crate::solver::{Lit, Solver};
use crate::survey::{Text, texts};
use mtcr_corpus::{Corpus, EditionId};
use mtcr_quantity::Number;
use mtcr_rules::syntax::{Op, Quantifier};
use mtcr_rules::{EntryId, EntryRange, FactId, ListId, Rule, SubstanceId, Test};
use std::collections::BTreeMap;

/// When a rule surely holds, and when it possibly does; one statement where nothing in it is left open.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Pair {
    pub(crate) sure: Lit,
    pub(crate) possible: Lit,
}

/// Words that nobody has settled, about one product.
pub(crate) struct Unsettled {
    pub(crate) words: String,
    pub(crate) pair: Pair,
    /// Where this holds, the words are either true or false of the product, wherever they stand.
    pub(crate) either: Lit,
}

/// Turns rules into statements.
pub(crate) struct Encoder<'a> {
    pub(crate) corpus: &'a Corpus,
    pub(crate) solver: Solver,
    pub(crate) unsettled: BTreeMap<(Lit, String), Unsettled>,
}

impl Pair {
    fn exactly(lit: Lit) -> Self {
        Pair { sure: lit, possible: lit }
    }

    fn not(self) -> Self {
        Pair { sure: !self.possible, possible: !self.sure }
    }
}

impl Encoder<'_> {
    fn all(&mut self, pairs: &[Pair]) -> Pair {
        let sure = self.solver.all(pairs.iter().map(|pair| pair.sure));
        Pair { sure, possible: self.solver.all(pairs.iter().map(|pair| pair.possible)) }
    }

    fn any(&mut self, pairs: &[Pair]) -> Pair {
        let sure = self.solver.any(pairs.iter().map(|pair| pair.sure));
        Pair { sure, possible: self.solver.any(pairs.iter().map(|pair| pair.possible)) }
    }

    /// A part of a question over a product.
    pub(crate) fn part(&mut self, scope: &Scope, part: &Part<'_>) -> Pair {
        match part {
            Part::Entry(text) => self.own(scope, text.entry, text.edition),
            Part::Settled(text) => self.settled(scope, text.entry, text.edition),
            Part::Rule(rule, edition) => self.rule(scope, *edition, rule),
        }
    }

    /// An entry before it yields; where only bounds of a text's start are known, what all that may apply agree on.
    fn own(&mut self, scope: &Scope, entry: EntryId, edition: EditionId) -> Pair {
        let corpus = self.corpus;
        let texts: Vec<Pair> =
            texts(corpus, entry, edition).iter().map(|text| self.text(scope, edition, text)).collect();
        if texts.is_empty() {
            return Pair::exactly(self.solver.no());
        }
        Pair { sure: self.all(&texts).sure, possible: self.any(&texts).possible }
    }

    fn text(&mut self, scope: &Scope, edition: EditionId, text: &Text<'_>) -> Pair {
        let mut parts = vec![self.rule(scope, edition, text.rule)];
        parts.extend(text.exclusions.iter().map(|part| self.rule(scope, edition, &part.rule).not()));
        self.all(&parts)
    }

    /// An entry and none of those it yields to.
    fn settled(&mut self, scope: &Scope, entry: EntryId, edition: EditionId) -> Pair {
        let mut others: Vec<EntryId> =
            texts(self.corpus, entry, edition).into_iter().flat_map(|text| text.yields_to).collect();
        others.sort_unstable();
        others.dedup();
        let mut parts = vec![self.own(scope, entry, edition)];
        parts.extend(others.into_iter().map(|other| self.settled(scope, other, edition).not()));
        self.all(&parts)
    }

    /// A rule over a product or member.
    pub(crate) fn rule(&mut self, scope: &Scope, edition: EditionId, rule: &Rule) -> Pair {
        self.node(scope, edition, rule, 0)
    }

    fn node(&mut self, scope: &Scope, edition: EditionId, rule: &Rule, at: usize) -> Pair {
        let Some(node) = rule.node(at) else { return Pair::exactly(self.solver.no()) };
        let members = |this: &mut Self| -> Vec<Pair> {
            rule.members(at).map(|member| this.node(scope, edition, rule, member)).collect()
        };
        match &node.test {
            Test::All => {
                let members = members(self);
                self.all(&members)
            }
            Test::Any => {
                let members = members(self);
                self.any(&members)
            }
            Test::Not => {
                let members = members(self);
                self.any(&members).not()
            }
            test => self.predicate(scope, edition, test, &node.text),
        }
    }

    fn predicate(&mut self, scope: &Scope, edition: EditionId, test: &Test, text: &str) -> Pair {
        let no = self.solver.no();
        let exactly = |lit: Option<Lit>| Pair::exactly(lit.unwrap_or(no));
        let ends = |fact: &FactId| scope.spans.get(fact);
        match test {
            Test::Class(classes) => {
                let lits = classes.iter().filter_map(|class| scope.classes.get(class).copied());
                Pair::exactly(self.solver.any(lits.collect::<Vec<_>>()))
            }
            Test::Flag(fact) => exactly(scope.flags.get(fact).copied()),
            Test::Word { fact, accepted, ordered } => self.word(scope, *fact, *accepted, *ordered),
            Test::Compare { fact, op, limit } => exactly(compare(scope, *fact, *op, limit)),
            Test::ReachesAbove(fact, limit) => exactly(ends(fact).and_then(|(_, to)| to.above(limit))),
            Test::ReachesBelow(fact, limit) => {
                exactly(ends(fact).and_then(|(from, _)| from.at_least(limit)).map(|lit| !lit))
            }
            Test::Covers(fact, low, high) => {
                let both = ends(fact).and_then(|(from, to)| Some([!from.above(low)?, to.at_least(high)?]));
                exactly(both.map(|both| self.solver.all(both)))
            }
            Test::Overlaps(fact, low, high) => {
                let both = ends(fact).and_then(|(from, to)| Some([!from.above(high)?, to.at_least(low)?]));
                exactly(both.map(|both| self.solver.all(both)))
            }
            Test::Has(quantifier, list, rule) if scope.lists.contains_key(list) => {
                self.has(scope, edition, *quantifier, *list, rule)
            }
            Test::Purpose { word, targets, .. } => {
                Pair::exactly(scope.purposes.meets(&mut self.solver, *word, targets))
            }
            Test::Serves { targets, activities, containing, .. } => {
                let (sure, possible) =
                    scope.serving.meets(&mut self.solver, targets, *activities, *containing);
                Pair { sure, possible }
            }
            Test::SpecifiedIn(ranges) => self.specified_in(scope, edition, ranges),
            Test::Substance(substance) => Pair::exactly(self.substance(scope, *substance)),
            Test::Table(_, rows) => {
                let mut found = Vec::with_capacity(rows.len());
                for row in rows {
                    let is = Pair::exactly(self.substance(scope, row.substance));
                    let and = row.rule.as_ref().map(|rule| self.rule(scope, edition, rule));
                    let parts: Vec<Pair> = std::iter::once(is).chain(and).collect();
                    found.push(self.all(&parts));
                }
                self.any(&found)
            }
            Test::Unsettled(ground) => self.open(scope, ground),
            // Conditions on the described products that a product is for, and on the host of a member.
            Test::Has(..) | Test::Host(_) => self.open(scope, text),
            Test::All | Test::Any | Test::Not => exactly(None),
        }
    }

    fn word(&mut self, scope: &Scope, fact: FactId, accepted: u64, ordered: bool) -> Pair {
        let Some(word) = scope.words.get(&fact) else { return Pair::exactly(self.solver.no()) };
        if !ordered {
            let lits = word.values.iter().filter(|(bit, _)| accepted & bit != 0).map(|(_, lit)| *lit);
            return Pair::exactly(self.solver.any(lits.collect::<Vec<_>>()));
        }
        // The words accepted are a run of the order: at least its first word, and not at least the one after it.
        let first = word.ranks.iter().position(|(bit, _)| accepted & bit != 0);
        let Some(first) = first else { return Pair::exactly(self.solver.no()) };
        let after = word.ranks.iter().skip(first).find(|(bit, _)| accepted & bit == 0).map(|(_, lit)| !*lit);
        // Every declared word is at least the first one; a word outside the order may stand before it.
        let from = word.ranks.get(first).filter(|_| first > 0 || after.is_none()).map(|(_, lit)| *lit);
        Pair::exactly(self.solver.all(from.into_iter().chain(after)))
    }

    fn has(
        &mut self,
        scope: &Scope,
        edition: EditionId,
        quantifier: Quantifier,
        list: ListId,
        rule: &Rule,
    ) -> Pair {
        let slots = scope.lists.get(&list).map_or(&[][..], Vec::as_slice);
        let met: Vec<Pair> = slots.iter().map(|slot| self.rule(slot, edition, rule)).collect();
        let mut over = |met: &dyn Fn(&Pair) -> Lit, pairs: &[Pair]| {
            let met: Vec<Lit> = pairs.iter().map(met).collect();
            match quantifier {
                Quantifier::Some => so_many(&mut self.solver, 1, slots, &met),
                Quantifier::AtLeast(count) => so_many(&mut self.solver, count, slots, &met),
                Quantifier::Every => every(&mut self.solver, slots, &met),
            }
        };
        Pair { sure: over(&|pair| pair.sure, &met), possible: over(&|pair| pair.possible, &met) }
    }

    fn specified_in(&mut self, scope: &Scope, edition: EditionId, ranges: &[EntryRange]) -> Pair {
        let corpus = self.corpus;
        let entries: Vec<EntryId> =
            ranges.iter().flat_map(|range| corpus.vocabulary.entries().ruled(*range)).collect();
        let found: Vec<Pair> = entries.into_iter().map(|entry| self.settled(scope, entry, edition)).collect();
        self.any(&found)
    }

    fn substance(&self, scope: &Scope, substance: SubstanceId) -> Lit {
        scope.substances.get(&Some(substance)).copied().unwrap_or(self.solver.no())
    }

    /// Words that may be true or false, the same wherever they stand about one product.
    fn open(&mut self, scope: &Scope, words: &str) -> Pair {
        if let Some(known) = self.unsettled.get(&(scope.own, words.to_owned())) {
            return known.pair;
        }
        let pair = Pair { sure: self.solver.fresh(), possible: self.solver.fresh() };
        let either = self.solver.fresh();
        self.solver.implies(pair.sure, pair.possible);
        self.solver.clause([!either, !pair.possible, pair.sure]);
        let open = Unsettled { words: words.to_owned(), pair, either };
        self.unsettled.insert((scope.own, words.to_owned()), open);
        pair
    }
}

fn compare(scope: &Scope, fact: FactId, op: Op, limit: &Number) -> Option<Lit> {
    let line = scope.numbers.get(&fact)?;
    match op {
        Op::AtLeast => line.at_least(limit),
        Op::MoreThan => line.above(limit),
        Op::AtMost => line.above(limit).map(|lit| !lit),
        Op::LessThan => line.at_least(limit).map(|lit| !lit),
    }
}
