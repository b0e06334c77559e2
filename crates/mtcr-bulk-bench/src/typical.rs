//! Products as the files of companies have them: a class, and some of the facts that are asked of it.

use crate::asked::Asked;
use crate::draft::Draft;
use crate::random::Random;
use mtcr_annex::Classifier;
use mtcr_quantity::{End, Interval, Number};
use mtcr_rules::{ClassId, FactId, FactKind, Statement, Value, Vocabulary};

/// How often, one in so many times, a product is like this.
const WITHOUT_CLASS: usize = 33;
const WITH_PURPOSE: usize = 5;
const WITH_TOLERANCE: usize = 33;
const AT_LIMIT: usize = 20;
/// Classes of which rules ask less than this are left out: nobody sends a file of them.
const FEWEST: usize = 3;
/// The fewest facts, and how many more there may be, where so many are asked of the class.
const FACTS: (usize, usize) = (6, 7);

/// Draws products.
pub struct Catalogue<'a> {
    classifier: &'a Classifier<'a>,
    all: Asked,
    /// Classes with the facts that are asked of them and that rules read.
    classes: Vec<(ClassId, Vec<FactId>)>,
    random: Random,
}

impl<'a> Catalogue<'a> {
    /// Products of an edition by a seed.
    #[must_use]
    pub fn new(classifier: &'a Classifier<'a>, seed: u64) -> Self {
        let entries = Asked::by_entry(classifier);
        let all = Asked::together(&entries);
        let vocabulary = &classifier.corpus().vocabulary;
        let substance = vocabulary.substance_fact();
        let read = |fact: &FactId| {
            all.limits.contains_key(fact)
                || all.flags.contains(fact)
                || all.words.contains_key(fact)
                || Some(*fact) == substance
        };
        let classes = vocabulary.classes().filter_map(|(id, _)| {
            let asked_of = |fact: FactId| {
                let declared = vocabulary.fact(fact)?;
                let mut of = declared.decl.of.iter().filter_map(|of| vocabulary.find_class(of));
                Some(declared.list.is_none() && of.any(|of| vocabulary.lies_under(id, of)))
            };
            let declared =
                vocabulary.facts().map(|(fact, _)| fact).filter(|fact| asked_of(*fact) == Some(true));
            let under = |asked: &&Asked| asked.classes.iter().any(|class| vocabulary.lies_under(id, *class));
            let in_rules = entries.iter().filter(under).flat_map(Asked::facts);
            let mut facts: Vec<FactId> = declared.filter(read).chain(in_rules).collect();
            facts.sort_unstable();
            facts.dedup();
            (facts.len() >= FEWEST).then_some((id, facts))
        });
        let classes = classes.collect();
        Catalogue { classifier, all, classes, random: Random::new(seed) }
    }

    /// How many classes there are to draw from.
    #[must_use]
    pub fn classes(&self) -> usize {
        self.classes.len()
    }

    /// The next product.
    pub fn draft(&mut self) -> Draft {
        let mut draft = Draft::default();
        let Some((class, facts)) = self.random.of(&self.classes).cloned() else { return draft };
        if !self.random.one_in(WITHOUT_CLASS) {
            draft.classes.push((class, true));
        }
        let mut facts = facts;
        let wanted = FACTS.0 + self.random.below(FACTS.1);
        while facts.len() > wanted {
            let out = self.random.below(facts.len());
            facts.swap_remove(out);
        }
        for fact in facts {
            if let Some(value) = self.value(fact) {
                draft.facts.push((fact, value));
            }
        }
        if self.random.one_in(WITH_PURPOSE) {
            let purposes: Vec<_> = self.all.purposes.iter().copied().collect();
            if let Some((word, target)) = self.random.of(&purposes).copied() {
                let mut statement = Statement::default();
                if self.random.one_in(2) {
                    statement.yes.push(target)
                } else {
                    statement.no.push(target)
                }
                draft.purposes.push((word, statement));
            }
        }
        draft
    }

    fn vocabulary(&self) -> &'a Vocabulary {
        &self.classifier.corpus().vocabulary
    }

    fn value(&mut self, fact: FactId) -> Option<Value> {
        let declared = self.vocabulary().fact(fact)?;
        Some(match &declared.kind {
            FactKind::Flag => Value::Flag(self.random.one_in(2)),
            FactKind::Quantity(_) => {
                let number = self.number(fact);
                Value::Number(if self.random.one_in(WITH_TOLERANCE) {
                    wide(&number)?
                } else {
                    Interval::point(number)
                })
            }
            FactKind::Count => Value::Number(Interval::point(Number::from_integer(
                i64::try_from(1 + self.random.below(64)).ok()?,
            ))),
            FactKind::Span(_) => {
                let (a, b) = (self.number(fact), self.number(fact));
                let ordered = a.compare(&b)?.is_le();
                let (from, to) = if ordered { (a, b) } else { (b, a) };
                Value::Span { from: Some(from), to: Some(to) }
            }
            FactKind::Word => Value::Word(1 << self.random.below(declared.decl.values.len().clamp(1, 62))),
            FactKind::Words => {
                Value::Words { yes: 1 << self.random.below(declared.decl.values.len().clamp(1, 62)), no: 0 }
            }
            FactKind::Substance => {
                let substances: Vec<_> = self.all.substances.iter().copied().collect();
                Value::Substance(self.random.of(&substances).copied())
            }
        })
    }

    /// A figure as a data sheet has it: three digits, between a sixteenth and sixteen times a limit, some at the limit.
    fn number(&mut self, fact: FactId) -> Number {
        let limits = self.all.limits.get(&fact).map_or(&[][..], Vec::as_slice);
        let limit = self.random.of(limits).cloned().unwrap_or_else(Number::one);
        if self.random.one_in(AT_LIMIT) {
            return limit;
        }
        let digits = i64::try_from(100 + self.random.below(900)).unwrap_or(100);
        let scale =
            [1600, 800, 400, 200, 100, 50, 25, 1000].get(self.random.below(8)).copied().unwrap_or(1000);
        Number::ratio(digits, scale).map_or(limit.clone(), |share| limit.mul(&share))
    }
}

/// A figure with a tolerance of five hundredths.
fn wide(number: &Number) -> Option<Interval> {
    let off = number.abs().mul(&Number::ratio(1, 20)?);
    Interval::new(End::Closed(number.sub(&off)?), End::Closed(number.add(&off)?))
}
