//! Products drawn so that every limit is met, missed and hit: on it, just under and just over, as values and as ranges.

use crate::asked::Asked;
use crate::draft::Draft;
use crate::random::Random;
use mtcr_annex::Classifier;
use mtcr_quantity::{End, Interval, Number};
use mtcr_rules::{ClassId, FactId, FactKind, Statement, SubstanceId, Target, Value, Vocabulary};

/// Draws products.
pub struct Drawer<'a> {
    classifier: &'a Classifier<'a>,
    entries: Vec<Asked>,
    all: Asked,
    facts: Vec<FactId>,
    random: Random,
}

impl<'a> Drawer<'a> {
    /// Draws of an edition by a seed.
    #[must_use]
    pub fn new(classifier: &'a Classifier<'a>, seed: u64) -> Self {
        let entries = Asked::by_entry(classifier);
        let all = Asked::together(&entries);
        let mut facts: Vec<FactId> =
            all.limits.keys().chain(&all.flags).chain(all.words.keys()).copied().collect();
        facts.extend(classifier.corpus().vocabulary.substance_fact());
        facts.sort_unstable();
        facts.dedup();
        Drawer { classifier, entries, all, facts, random: Random::new(seed) }
    }

    /// The next product: about one entry and its neighbours in the text, with something of everything.
    pub fn draft(&mut self) -> Draft {
        let mut draft = Draft::default();
        let about = self.random.below(self.entries.len());
        let Some(asked) = self.entries.get(about).cloned() else { return draft };
        self.classes(&asked, &mut draft);
        for fact in facts_of(self.classifier, &asked) {
            if !self.random.one_in(6) {
                self.fact(fact, &asked, &mut draft);
            }
        }
        for _ in 0..self.random.below(4) {
            if let Some(fact) = self.random.of(&self.facts.clone()).copied() {
                let all = std::mem::take(&mut self.all);
                self.fact(fact, &all, &mut draft);
                self.all = all;
            }
        }
        self.purposes(&asked, &mut draft);
        if self.random.one_in(200) {
            draft.empty_list = self.vocabulary().lists().map(|(id, _)| id).next();
        }
        draft
    }

    fn vocabulary(&self) -> &'a Vocabulary {
        &self.classifier.corpus().vocabulary
    }

    fn classes(&mut self, asked: &Asked, draft: &mut Draft) {
        let near: Vec<ClassId> = asked.classes.iter().copied().collect();
        if !self.random.one_in(12) {
            draft.classes.extend(self.random.of(&near).map(|class| (*class, true)));
        }
        let count = self.vocabulary().class_count();
        for _ in 0..2 {
            if self.random.one_in(8) {
                draft.classes.push((ClassId::at(self.random.below(count)), true));
            }
            if self.random.one_in(8) {
                draft.classes.push((ClassId::at(self.random.below(count)), false));
            }
        }
    }

    fn fact(&mut self, fact: FactId, asked: &Asked, draft: &mut Draft) {
        if draft.facts.iter().any(|(known, _)| *known == fact) {
            return;
        }
        let Some(kind) = self.vocabulary().fact(fact).map(|fact| fact.kind.clone()) else { return };
        let limits = asked.limits.get(&fact).map_or(&[][..], Vec::as_slice);
        let value = match kind {
            FactKind::Flag => Value::Flag(self.random.one_in(2)),
            FactKind::Quantity(_) => Value::Number(self.interval(limits, false)),
            FactKind::Count => Value::Number(self.interval(limits, true)),
            FactKind::Span(_) => {
                let (a, b) = (self.number(limits, false), self.number(limits, false));
                let ordered = a.compare(&b).is_none_or(std::cmp::Ordering::is_le);
                let (from, to) = if ordered { (a, b) } else { (b, a) };
                Value::Span {
                    from: (!self.random.one_in(6)).then_some(from),
                    to: (!self.random.one_in(6)).then_some(to),
                }
            }
            FactKind::Word => Value::Word(self.word(fact, asked)),
            FactKind::Words => Value::Words { yes: self.word(fact, asked), no: 0 },
            FactKind::Substance => Value::Substance(self.substance(asked)),
        };
        let value = match value {
            Value::Words { yes, .. } => {
                let no = self.word(fact, asked) & !yes;
                Value::Words { yes: if self.random.one_in(3) { 0 } else { yes }, no }
            }
            other => other,
        };
        draft.facts.push((fact, value));
    }

    /// A number at, beside or near one of the limits.
    fn number(&mut self, limits: &[Number], whole: bool) -> Number {
        let limit = self.random.of(limits).cloned().unwrap_or_else(|| {
            Number::from_integer(i64::try_from(self.random.below(1000)).unwrap_or_default())
        });
        let step = |text: &str| Number::parse(text).unwrap_or_else(|_| Number::one());
        // Beside a limit by less than floats tell apart, by what they just do, by a little, by much.
        let aside = if whole {
            Number::one()
        } else {
            match self.random.below(5) {
                0 => step("1e-40"),
                1 => limit.abs().mul(&step("1e-18")),
                2 => limit.abs().mul(&step("1e-15")),
                3 => limit.abs().mul(&step("1/100")),
                _ => limit.abs().mul(&step("1/2")),
            }
        };
        match self.random.below(5) {
            0 | 1 => limit.add(&aside).unwrap_or(limit),
            2 | 3 => limit.sub(&aside).unwrap_or(limit),
            _ => limit,
        }
    }

    /// What is known of a number: exact, between ends, or one-sided.
    fn interval(&mut self, limits: &[Number], whole: bool) -> Interval {
        let point = self.number(limits, whole);
        if !self.random.one_in(3) {
            return Interval::point(point);
        }
        let other = self.number(limits, whole);
        let (low, high) = if point.compare(&other).is_none_or(std::cmp::Ordering::is_le) {
            (point.clone(), other)
        } else {
            (other, point.clone())
        };
        let mut end = |number: Number| match self.random.below(4) {
            0 => End::Unbounded,
            1 => End::Open(number),
            _ => End::Closed(number),
        };
        let (low, high) = (end(low), end(high));
        Interval::new(low, high).unwrap_or_else(|| Interval::point(point))
    }

    /// Words of a fact: those that a rule accepts, one of them, others, or some of each.
    fn word(&mut self, fact: FactId, asked: &Asked) -> u64 {
        let declared = self.vocabulary().fact(fact).map_or(0, |fact| fact.decl.values.len());
        let one = 1_u64 << self.random.below(declared.clamp(1, 62));
        let accepted = asked.words.get(&fact).and_then(|words| self.random.of(words)).copied().unwrap_or(one);
        match self.random.below(6) {
            0 => accepted,
            1 => accepted | one,
            // The lowest word accepted.
            2 | 3 => accepted & accepted.wrapping_neg(),
            // `other`, by the name that every fact of words knows it under.
            4 if self.random.one_in(3) => {
                self.vocabulary().fact(fact).and_then(|fact| fact.value_bit(mtcr_rules::OTHER)).unwrap_or(one)
            }
            _ => one,
        }
    }

    fn substance(&mut self, asked: &Asked) -> Option<SubstanceId> {
        let near: Vec<SubstanceId> = asked.substances.iter().copied().collect();
        let count = self.vocabulary().substances().len();
        match self.random.below(6) {
            0 => None,
            1 => Some(SubstanceId::at(self.random.below(count))),
            _ => self.random.of(&near).copied(),
        }
    }

    fn purposes(&mut self, asked: &Asked, draft: &mut Draft) {
        let near: Vec<_> = asked.purposes.iter().copied().collect();
        let all: Vec<_> = self.all.purposes.iter().copied().collect();
        let mut named = Vec::new();
        for _ in 0..self.random.below(3) {
            named.extend(self.random.of(&near).copied());
        }
        if self.random.one_in(5) {
            named.extend(self.random.of(&all).copied());
        }
        for (word, target) in named {
            let word = if self.random.one_in(3) {
                self.random.of(&all).map_or(word, |(word, _)| *word)
            } else {
                word
            };
            let target = self.beside(target);
            let mut statement = Statement { complete: self.random.one_in(6), ..Statement::default() };
            if self.random.one_in(2) {
                statement.yes.push(target)
            } else {
                statement.no.push(target)
            }
            draft.purposes.push((word, statement));
        }
        draft.purposes_complete = self.random.one_in(8);
    }

    /// A target, one entry of its run, or everything of the item it stands in.
    fn beside(&mut self, target: Target) -> Target {
        let Target::Entries(range) = target else { return target };
        let names = self.vocabulary().entries();
        let within: Vec<_> = range.iter().collect();
        match (self.random.below(4), self.random.of(&within)) {
            (0, Some(entry)) => Target::Entries(names.only(*entry)),
            (1, Some(entry)) => {
                let item = names.name(*entry).split('.').next().unwrap_or_default();
                names.range(item).map_or(target, Target::Entries)
            }
            _ => target,
        }
    }
}

/// The facts that rules ask for.
fn facts_of(classifier: &Classifier<'_>, asked: &Asked) -> Vec<FactId> {
    let mut facts: Vec<FactId> =
        asked.limits.keys().chain(&asked.flags).chain(asked.words.keys()).copied().collect();
    if !asked.substances.is_empty() {
        facts.extend(classifier.corpus().vocabulary.substance_fact());
    }
    facts
}
