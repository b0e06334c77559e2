//! A product that is not yet laid down: one statement for everything that rules read of it.

use crate::line::{Line, ascending};
use crate::purpose::{Purposes, Serving};
use crate::shares::whole;
use crate::solver::{Lit, Solver};
use crate::survey::Survey;
use mtcr_corpus::Corpus;
use mtcr_quantity::Number;
use mtcr_rules::{ClassId, FactId, FactKind, ListId, SubstanceId};
use std::collections::BTreeMap;

/// The statements about one product or member.
pub(crate) struct Scope {
    /// Tells it from other scopes; says nothing.
    pub(crate) own: Lit,
    /// For a member: that there is such a member.
    pub(crate) present: Lit,
    pub(crate) classes: BTreeMap<ClassId, Lit>,
    pub(crate) flags: BTreeMap<FactId, Lit>,
    pub(crate) words: BTreeMap<FactId, Word>,
    pub(crate) numbers: BTreeMap<FactId, Line>,
    pub(crate) spans: BTreeMap<FactId, (Line, Line)>,
    /// The substance, `None` for one that no rule names; empty where none is asked for.
    pub(crate) substances: BTreeMap<Option<SubstanceId>, Lit>,
    pub(crate) purposes: Purposes,
    pub(crate) serving: Serving,
    pub(crate) lists: BTreeMap<ListId, Vec<Scope>>,
}

/// The statements about a word fact.
pub(crate) struct Word {
    /// Its values: a bit each, and the statement.
    pub(crate) values: Vec<(u64, Lit)>,
    /// For an ordered fact: that the thing is at least as demanding as each declared value; a value outside the
    /// declared ones has its place in the order, too, but nobody knows it.
    pub(crate) ranks: Vec<(u64, Lit)>,
}

/// The bit of the value that is none of the declared ones.
pub(crate) const OTHER: u64 = 1 << 63;

/// Makes scopes.
pub(crate) struct Builder<'a> {
    pub(crate) corpus: &'a Corpus,
    pub(crate) solver: &'a mut Solver,
    /// Holds where words outside a declared order are left aside.
    pub(crate) definite: Lit,
    /// Holds where what a product is about is said so that Annex and list are both settled by it.
    pub(crate) plain: Lit,
}

/// Two limits of one fact cannot be told apart.
#[derive(Debug)]
pub(crate) struct TooClose(pub(crate) String);

impl Builder<'_> {
    /// A product of which a survey is read, with everything the vocabulary says of all products.
    pub(crate) fn scope(&mut self, survey: &Survey, present: Lit) -> Result<Scope, TooClose> {
        let classes = self.classes(survey);
        let flags = survey.flags.iter().map(|fact| (*fact, self.solver.fresh())).collect();
        let words = survey.words.iter().map(|(fact, ordered)| (*fact, self.word(*fact, *ordered))).collect();
        let substances = self.substances(survey);
        let purposes = Purposes::new(self.corpus, self.solver, survey);
        let serving = Serving::new(self.corpus, self.solver, survey);
        serving.said_plainly(self.corpus, self.solver, self.plain);
        let cuts = self.cuts(survey);
        let mut numbers = BTreeMap::new();
        for (fact, limits) in &cuts {
            numbers.insert(*fact, self.number(*fact, limits)?);
        }
        self.bounds(&numbers);
        self.shares(&numbers);
        let mut spans = BTreeMap::new();
        for (fact, limits) in &survey.spans {
            let cuts = self.ordered(*fact, limits)?;
            let from = Line::new(self.solver, cuts.clone(), false);
            let to = Line::new(self.solver, cuts, false);
            from.never_above(self.solver, &to);
            spans.insert(*fact, (from, to));
        }
        let mut scope = Scope {
            own: self.solver.fresh(),
            present,
            classes,
            flags,
            words,
            numbers,
            spans,
            substances,
            purposes,
            serving,
            lists: BTreeMap::new(),
        };
        for (list, members) in &survey.lists {
            let slots = self.slots(*list, members, &scope)?;
            scope.lists.insert(*list, slots);
        }
        Ok(scope)
    }

    fn classes(&mut self, survey: &Survey) -> BTreeMap<ClassId, Lit> {
        let words = &self.corpus.vocabulary;
        let lits: BTreeMap<ClassId, Lit> =
            survey.classes.iter().map(|class| (*class, self.solver.fresh())).collect();
        for (low, below) in &lits {
            for (high, above) in lits.iter().filter(|(high, _)| *high != low) {
                if words.lies_under(*low, *high) {
                    self.solver.implies(*below, *above);
                }
                if low < high && words.are_disjoint(*low, *high) {
                    self.solver.clause([!*below, !*above]);
                }
            }
        }
        lits
    }

    fn word(&mut self, fact: FactId, ordered: bool) -> Word {
        let declared = self.corpus.vocabulary.fact(fact);
        let count = declared.map_or(0, |fact| fact.decl.values.len());
        let several = declared.is_some_and(|fact| fact.kind == FactKind::Words);
        let bits = (0..count).map(|at| 1_u64 << at).chain([OTHER]);
        let values: Vec<(u64, Lit)> = bits.map(|bit| (bit, self.solver.fresh())).collect();
        if !several {
            let lits: Vec<Lit> = values.iter().map(|(_, lit)| *lit).collect();
            self.solver.one_of(&lits);
        }
        let mut ranks: Vec<(u64, Lit)> = Vec::new();
        if ordered {
            let declared = values.iter().filter(|(bit, _)| *bit != OTHER);
            ranks = declared.map(|(bit, _)| (*bit, self.solver.fresh())).collect();
            for (at, (bit, rank)) in ranks.iter().enumerate() {
                if let Some((_, further)) = ranks.get(at + 1) {
                    self.solver.implies(*further, *rank);
                }
                for (value, lit) in values.iter().filter(|(value, _)| *value != OTHER) {
                    self.solver.implies(*lit, if value >= bit { *rank } else { !*rank });
                }
            }
            if let Some((_, other)) = values.last() {
                self.solver.clause([!self.definite, !*other]);
            }
        }
        Word { values, ranks }
    }

    fn substances(&mut self, survey: &Survey) -> BTreeMap<Option<SubstanceId>, Lit> {
        let Some(named) = &survey.substances else { return BTreeMap::new() };
        let all = named.iter().map(|one| Some(*one)).chain([None]);
        let lits: BTreeMap<_, Lit> = all.map(|one| (one, self.solver.fresh())).collect();
        self.solver.one_of(&lits.values().copied().collect::<Vec<_>>());
        lits
    }

    fn ordered(&self, fact: FactId, limits: &[Number]) -> Result<Vec<Number>, TooClose> {
        let name = || self.corpus.vocabulary.fact(fact).map_or_else(String::new, |fact| fact.name.clone());
        ascending(limits).ok_or_else(|| TooClose(name()))
    }

    /// A number with its least possible value, where one is declared.
    fn number(&mut self, fact: FactId, limits: &[Number]) -> Result<Line, TooClose> {
        let cuts = self.ordered(fact, limits)?;
        let whole = self.corpus.vocabulary.fact(fact).is_some_and(|fact| fact.kind == FactKind::Count);
        let line = Line::new(self.solver, cuts, whole);
        if let Some(least) = self.least(fact).and_then(|low| line.at_least(&low)) {
            self.solver.clause([least]);
        }
        Ok(line)
    }

    /// The least possible value of a fact; a count is never negative.
    fn least(&self, fact: FactId) -> Option<Number> {
        let declared = self.corpus.vocabulary.fact(fact)?;
        let low = declared.decl.low.as_ref().and_then(|low| low.interval.is_point().cloned());
        low.or_else(|| (declared.kind == FactKind::Count).then(Number::zero))
    }

    /// The limits at which each number is cut: its own, its least value, and those of the numbers it is bound to,
    /// so that what lies in one gap can be equal.
    fn cuts(&self, survey: &Survey) -> BTreeMap<FactId, Vec<Number>> {
        let words = &self.corpus.vocabulary;
        let mut cuts = survey.numbers.clone();
        for (list, members) in &survey.lists {
            for (cap, member) in self.caps(*list) {
                if let (Some(mine), Some(theirs)) = (cuts.get_mut(&cap), members.of.numbers.get(&member)) {
                    add(mine, theirs.iter().cloned().chain(self.least(member)));
                }
            }
        }
        for (fact, limits) in &mut cuts {
            add(limits, self.least(*fact));
            add(limits, words.fact(*fact).and_then(whole));
        }
        // Each pass carries limits, and facts that stand between two that are read, one bound further.
        for _ in words.bounds() {
            for bound in words.bounds() {
                let read = cuts.contains_key(&bound.lower) && cuts.contains_key(&bound.upper);
                if !read && !self.carries(bound.lower, &cuts) && !self.carries(bound.upper, &cuts) {
                    continue;
                }
                let mut both: Vec<Number> =
                    self.least(bound.lower).into_iter().chain(self.least(bound.upper)).collect();
                for fact in [bound.lower, bound.upper] {
                    add(&mut both, cuts.get(&fact).into_iter().flatten().cloned());
                }
                cuts.insert(bound.lower, both.clone());
                cuts.insert(bound.upper, both);
            }
        }
        cuts
    }

    /// Whether a fact stands between two bounds whose other facts are read.
    fn carries(&self, fact: FactId, cuts: &BTreeMap<FactId, Vec<Number>>) -> bool {
        let bounds = self.corpus.vocabulary.bounds();
        bounds.iter().any(|bound| bound.lower == fact && cuts.contains_key(&bound.upper))
            && bounds.iter().any(|bound| bound.upper == fact && cuts.contains_key(&bound.lower))
    }

    fn bounds(&mut self, numbers: &BTreeMap<FactId, Line>) {
        for bound in self.corpus.vocabulary.bounds() {
            if let (Some(lower), Some(upper)) = (numbers.get(&bound.lower), numbers.get(&bound.upper)) {
                lower.never_above(self.solver, upper);
            }
        }
    }

    /// The product's facts that bound facts of a list's members.
    pub(crate) fn caps(&self, list: ListId) -> Vec<(FactId, FactId)> {
        let words = &self.corpus.vocabulary;
        let declared = words.list(list).and_then(|list| list.decl.trade_off.as_ref());
        let pairs =
            declared.map(|trade| [(&trade.cap_grows, &trade.grows), (&trade.cap_against, &trade.against)]);
        let found = pairs.into_iter().flatten();
        found
            .filter_map(|(cap, fact)| Some((words.find_fact(cap)?, words.find_member_fact(list, fact)?)))
            .collect()
    }
}

/// Adds limits that are not there yet.
fn add(limits: &mut Vec<Number>, more: impl IntoIterator<Item = Number>) {
    for limit in more {
        if !limits.contains(&limit) {
            limits.push(limit);
        }
    }
}
