//! Words of the vocabulary that no rule or method reads.

use super::Oddity;
use mtcr_corpus::Corpus;
use mtcr_rules::{
    ActivityId, ClassId, FactId, FactKind, Formula, Method, PurposeId, Rule, SubstanceId, Target, Test,
    UseId, Vocabulary,
};
use std::collections::BTreeSet;

/// What rules and methods name.
#[derive(Default)]
struct Read {
    classes: BTreeSet<ClassId>,
    facts: BTreeSet<FactId>,
    purposes: BTreeSet<PurposeId>,
    activities: u32,
    uses: BTreeSet<UseId>,
    substances: BTreeSet<SubstanceId>,
}

/// Words that nothing reads. A class counts as read where a rule names it, one above or one below it, or one that no
/// product can be together with it. Values of facts, members of lists and the words of transfers are left aside.
pub(super) fn unused(corpus: &Corpus) -> Vec<Oddity> {
    let mut read = Read::default();
    for version in corpus.entries.iter().flat_map(|entry| &entry.versions) {
        let exclusions = version.exclusions.iter().map(|part| &part.rule);
        let exceptions = version.exceptions.iter().map(|part| &part.when.rule);
        let hosts = version.allowances.iter().flat_map(|allowance| &allowance.host);
        read.uses.extend(hosts.filter_map(|host| corpus.vocabulary.find_use(host)));
        version.rule.iter().chain(exclusions).chain(exceptions).for_each(|rule| read.rule(rule));
    }
    for method in &corpus.methods {
        match method {
            Method::Formula { formula, .. } => read.formula(formula),
            Method::Sum { counts, applies, .. } => {
                read.rule(counts);
                applies.iter().for_each(|rule| read.rule(rule));
            }
        }
    }
    let words = &corpus.vocabulary;
    for bound in words.bounds() {
        read.facts.extend([bound.lower, bound.upper]);
    }
    for (_, list) in words.lists() {
        let caps = list.decl.trade_off.iter().flat_map(|trade| [&trade.cap_grows, &trade.cap_against]);
        read.facts.extend(caps.filter_map(|cap| words.find_fact(cap)));
    }
    read.oddities(words)
}

impl Read {
    fn rule(&mut self, rule: &Rule) {
        rule.walk(&mut |node| match &node.test {
            Test::Class(classes) => self.classes.extend(classes),
            Test::Flag(fact)
            | Test::Word { fact, .. }
            | Test::Compare { fact, .. }
            | Test::ReachesAbove(fact, _)
            | Test::ReachesBelow(fact, _)
            | Test::Covers(fact, ..)
            | Test::Overlaps(fact, ..) => {
                self.facts.insert(*fact);
            }
            Test::Purpose { word, targets, .. } => {
                self.purposes.insert(*word);
                self.targets(targets);
            }
            Test::Serves { word, targets, activities, .. } => {
                self.purposes.insert(*word);
                self.activities |= activities;
                self.targets(targets);
            }
            Test::Substance(substance) => {
                self.substances.insert(*substance);
            }
            Test::Table(_, rows) => self.substances.extend(rows.iter().map(|row| row.substance)),
            _ => {}
        });
    }

    fn targets(&mut self, targets: &[Target]) {
        self.uses.extend(targets.iter().filter_map(|target| match target {
            Target::Use(id) => Some(*id),
            Target::Entries(_) => None,
        }));
    }

    fn formula(&mut self, formula: &Formula) {
        self.facts.extend(formula.reads());
    }

    fn oddities(&self, words: &Vocabulary) -> Vec<Oddity> {
        let mut found = Vec::new();
        let near = |class: ClassId| {
            self.classes.iter().any(|read| {
                words.lies_under(class, *read)
                    || words.lies_under(*read, class)
                    || words.are_disjoint(class, *read)
            })
        };
        for (_, class) in words.classes().filter(|(id, _)| !near(*id)) {
            found.push(Oddity::Unused("class", class.decl.id.clone()));
        }
        let family =
            |name: &str| self.facts.iter().any(|id| words.fact(*id).is_some_and(|fact| fact.decl.id == name));
        for (id, fact) in words.facts().filter(|(_, fact)| fact.list.is_none() && fact.parameter.is_none()) {
            // A flag asked of no class is a tie between products, which the inclusion rule may read.
            let tie = fact.kind == FactKind::Flag && fact.decl.of.is_empty();
            if !tie && fact.kind != FactKind::Substance && !self.facts.contains(&id) && !family(&fact.decl.id)
            {
                found.push(Oddity::Unused("fact", fact.name.clone()));
            }
        }
        for (at, word) in words.uses().iter().enumerate() {
            if !self.uses.contains(&UseId::at(at)) {
                found.push(Oddity::Unused("use", word.id.clone()));
            }
        }
        for (id, word) in words.purposes() {
            // A narrower word is read through each wider one.
            if !self.purposes.iter().any(|read| words.is_within(id, *read)) {
                found.push(Oddity::Unused("word of purpose", word.decl.id.clone()));
            }
        }
        for (id, word) in words.activities() {
            let within = |read: ActivityId| self.activities >> read.index() & 1 == 1;
            if !within(id)
                && !words
                    .activities()
                    .any(|(other, inner)| within(other) && inner.decl.inside.contains(&word.decl.id))
            {
                found.push(Oddity::Unused("activity", word.decl.id.clone()));
            }
        }
        found
    }
}
