//! Answers tried out: what a person may say, each as a dossier that says so.

use super::query::Subject;
use crate::classify::Classification;
use mtcr_corpus::Corpus;
use mtcr_quantity::{End, Interval, Number};
use mtcr_rules::{
    ClassId, Dossier, FactId, FactKind, ListId, Members, OTHER, PurposeId, Rule, Statement, SubstanceId,
    Target, Test, Value, Vocabulary,
};
use std::cmp::Ordering;
use std::collections::{BTreeMap, BTreeSet};

/// The weight of an answer that is as likely as any other of its question.
const ONE: u32 = 1;

/// What open rules read: the limits of figures, and substances.
#[derive(Default)]
pub(super) struct Reads {
    limits: BTreeMap<FactId, Vec<Number>>,
    substances: BTreeSet<SubstanceId>,
}

impl Reads {
    /// What the rules of open entries read.
    pub(super) fn of(found: &Classification<'_>) -> Self {
        let mut reads = Reads::default();
        for text in found.undetermined().flat_map(|finding| &finding.texts) {
            let exclusions = text.version.exclusions.iter().map(|exclusion| &exclusion.rule);
            text.version.rule.iter().chain(exclusions).for_each(|rule| reads.rule(rule));
        }
        reads.capped(&found.classifier().corpus().vocabulary);
        for limits in reads.limits.values_mut() {
            limits.sort_by(|a, b| a.compare(b).unwrap_or(Ordering::Equal));
            limits.dedup();
        }
        reads
    }

    fn rule(&mut self, rule: &Rule) {
        rule.walk(&mut |node| match &node.test {
            Test::Compare { fact, limit, .. }
            | Test::ReachesAbove(fact, limit)
            | Test::ReachesBelow(fact, limit) => {
                self.limits.entry(*fact).or_default().push(limit.clone());
            }
            Test::Covers(fact, low, high) | Test::Overlaps(fact, low, high) => {
                self.limits.entry(*fact).or_default().extend([low.clone(), high.clone()]);
            }
            Test::Substance(substance) => {
                self.substances.insert(*substance);
            }
            Test::Table(_, rows) => self.substances.extend(rows.iter().map(|row| row.substance)),
            _ => {}
        });
    }

    /// A limit of a figure that trades against another one cuts the product's greatest value of it as well.
    fn capped(&mut self, words: &Vocabulary) {
        for (list, trade) in words.lists().filter_map(|(id, list)| Some((id, list.decl.trade_off.as_ref()?)))
        {
            for (member, cap) in [(&trade.grows, &trade.cap_grows), (&trade.against, &trade.cap_against)] {
                let (Some(member), Some(cap)) = (words.find_member_fact(list, member), words.find_fact(cap))
                else {
                    continue;
                };
                let limits = self.limits.get(&member).cloned().unwrap_or_default();
                self.limits.entry(cap).or_default().extend(limits);
            }
        }
    }

    fn limits(&self, fact: FactId) -> &[Number] {
        self.limits.get(&fact).map_or(&[], Vec::as_slice)
    }
}

/// Tries answers out on what is known of one product.
pub(super) struct Trials<'c, 'a> {
    pub(super) found: &'c Classification<'a>,
    pub(super) corpus: &'c Corpus,
    pub(super) reads: &'c Reads,
    /// How many answers to one question are tried.
    pub(super) most: usize,
}

impl Trials<'_, '_> {
    /// Every answer tried for a question that is possible here, with its weight.
    ///
    /// Equal weights, except that "none of these" weighs as much as all that are named together: most products are
    /// none of the special things that rules ask for.
    pub(super) fn of(&self, subject: &Subject) -> Vec<(u32, Dossier)> {
        match subject {
            Subject::Walk(classes) => self.classes(classes, ONE, false),
            Subject::Classes(classes) => self.classes(classes, number(classes.len()), true),
            Subject::Fact(fact) => {
                self.values(*fact).into_iter().filter_map(|value| self.with(*fact, value)).collect()
            }
            Subject::Tie(list, at, fact) => {
                let values = self.values(*fact).into_iter();
                values.filter_map(|value| self.with_tie(*list, *at, *fact, value)).collect()
            }
            Subject::Purpose(word, targets) => self.purposes(*word, targets),
            Subject::List(list) => self.list(*list),
        }
    }

    fn completed(&self, weight: u32, mut dossier: Dossier) -> Option<(u32, Dossier)> {
        mtcr_rules::complete(&self.corpus.vocabulary, &self.corpus.methods, &mut dossier).ok()?;
        Some((weight, dossier))
    }

    fn classes(&self, classes: &[ClassId], none: u32, rest_denied: bool) -> Vec<(u32, Dossier)> {
        let words = &self.corpus.vocabulary;
        let mut trials = Vec::new();
        for class in classes.iter().take(self.most) {
            let mut dossier = self.found.dossier.clone();
            if dossier.add_class(words, *class).is_err() {
                continue;
            }
            if rest_denied {
                self.deny(&mut dossier, classes);
            }
            trials.extend(self.completed(ONE, dossier));
        }
        let mut dossier = self.found.dossier.clone();
        self.deny(&mut dossier, classes);
        trials.extend(self.completed(none, dossier));
        trials
    }

    /// Denies classes, but for those above a named one, which are not meant.
    fn deny(&self, dossier: &mut Dossier, classes: &[ClassId]) {
        for class in classes {
            let _ = dossier.deny_class(&self.corpus.vocabulary, *class);
        }
    }

    fn with(&self, fact: FactId, value: Value) -> Option<(u32, Dossier)> {
        let mut dossier = self.found.dossier.clone();
        let value = narrowed(dossier.value(fact), value)?;
        dossier.set(fact, value);
        self.completed(ONE, dossier)
    }

    fn with_tie(&self, list: ListId, at: usize, fact: FactId, value: Value) -> Option<(u32, Dossier)> {
        let mut dossier = self.found.dossier.clone();
        let mut members = dossier.list(list)?.clone();
        let member = members.members.get_mut(at)?;
        let value = narrowed(member.value(fact), value)?;
        member.set(fact, value);
        dossier.set_list(list, members);
        self.completed(ONE, dossier)
    }

    /// The values that open rules can tell apart: cells between limits, words, yes and no.
    fn values(&self, fact: FactId) -> Vec<Value> {
        let Some(declared) = self.corpus.vocabulary.fact(fact) else {
            return Vec::new();
        };
        let limits = self.reads.limits(fact);
        let mut values: Vec<Value> = match &declared.kind {
            FactKind::Quantity(_) | FactKind::Count => cells(limits).into_iter().map(Value::Number).collect(),
            FactKind::Span(_) => spans(limits),
            FactKind::Flag => vec![Value::Flag(true), Value::Flag(false)],
            FactKind::Word => {
                let names = declared.decl.values.iter().map(|value| value.id.as_str()).chain([OTHER]);
                names.filter_map(|name| declared.value_bit(name)).map(Value::Word).collect()
            }
            FactKind::Words => {
                let bits: Vec<u64> =
                    declared.decl.values.iter().filter_map(|value| declared.value_bit(&value.id)).collect();
                let all = bits.iter().fold(0, |all, bit| all | bit);
                let one = bits.iter().map(|bit| Value::Words { yes: *bit, no: all & !bit });
                one.chain([Value::Words { yes: 0, no: all }]).collect()
            }
            FactKind::Substance => {
                let known = self.reads.substances.iter().map(|substance| Value::Substance(Some(*substance)));
                [Value::Substance(None)].into_iter().chain(known).collect()
            }
        };
        values.truncate(self.most);
        values
    }

    fn purposes(&self, word: PurposeId, targets: &[Target]) -> Vec<(u32, Dossier)> {
        let said = |yes: &[Target]| {
            let mut dossier = self.found.dossier.clone();
            let no = targets.iter().filter(|target| !yes.contains(target)).copied().collect();
            dossier.state_purpose(word, Statement { yes: yes.to_vec(), no, complete: false });
            dossier
        };
        let each = targets.iter().take(self.most).filter_map(|target| self.completed(ONE, said(&[*target])));
        let mut trials: Vec<(u32, Dossier)> = each.collect();
        trials.extend(self.completed(number(targets.len()), said(&[])));
        trials
    }

    /// One more member that says nothing, which stands for any that does not settle it, or no more members.
    fn list(&self, list: ListId) -> Vec<(u32, Dossier)> {
        let mut ended = self.found.dossier.clone();
        let mut members = ended.list(list).cloned().unwrap_or_else(Members::default);
        members.complete = true;
        ended.set_list(list, members);
        let ended = self.completed(ONE, ended);
        ended.into_iter().chain([(ONE, self.found.dossier.clone())]).collect()
    }
}

fn number(count: usize) -> u32 {
    u32::try_from(count).unwrap_or(u32::MAX).max(ONE)
}

/// A value inside what is known of the fact already; `None` where that leaves nothing.
fn narrowed(known: Option<&Value>, value: Value) -> Option<Value> {
    match (known, value) {
        (Some(Value::Number(known)), Value::Number(cell)) => known.intersect(&cell).map(Value::Number),
        (Some(Value::Word(known)), Value::Word(word)) => (known & word != 0).then_some(Value::Word(word)),
        (_, value) => Some(value),
    }
}

/// The stretches between limits. A value exactly at a limit falls with one of its neighbours and is not tried.
fn cells(limits: &[Number]) -> Vec<Interval> {
    let ends = limits.iter().map(|limit| End::Open(limit.clone()));
    let lows = [End::Unbounded].into_iter().chain(ends.clone());
    let highs = ends.chain([End::Unbounded]);
    lows.zip(highs).filter_map(|(low, high)| Interval::new(low, high)).collect()
}

/// Spans whose ends lie in the stretches between limits.
fn spans(limits: &[Number]) -> Vec<Value> {
    let points = points(limits);
    let pairs = points.iter().enumerate().flat_map(|(at, from)| {
        points.iter().skip(at).map(move |to| Value::Span { from: Some(from.clone()), to: Some(to.clone()) })
    });
    pairs.collect()
}

/// One number in each stretch between limits.
fn points(limits: &[Number]) -> Vec<Number> {
    let two = Number::from_integer(2);
    let below = limits.first().and_then(|first| first.sub(&Number::one()));
    let between = limits.iter().zip(limits.iter().skip(1)).filter_map(|(low, high)| low.add(high)?.div(&two));
    let above = limits.last().and_then(|last| last.add(&Number::one()));
    below.into_iter().chain(between).chain(above).collect()
}
