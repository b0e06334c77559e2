//! Products drawn from the cells of the Annex never contradict a proof.
//!
//! Each rule is compared with itself, with forms of it that include a limit it leaves out, and with one that has an
//! alternative. Then products are drawn on and on either side of every limit that these read, and evaluated by the
//! ordinary evaluator.

use crate::law::LAW;
use mtcr_corpus::EditionId;
use mtcr_proof::{Part, Prover, Question};
use mtcr_quantity::{Interval, Number};
use mtcr_rules::{Dossier, FactId, FactKind, Rule, Scene, Statement, Target, Test, Value};
use std::collections::BTreeMap;

/// How many products are drawn in all.
const DRAWN: usize = 100_000;

/// A plain generator: the same products in every run.
pub(crate) struct Dice(pub(crate) u64);

impl Dice {
    pub(crate) fn below(&mut self, count: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).unwrap() % count.max(1)
    }

    pub(crate) fn coin(&mut self) -> bool {
        self.below(2) == 1
    }
}

/// What some rules read of a product without lists.
#[derive(Default)]
struct Reads {
    numbers: BTreeMap<FactId, Vec<Number>>,
    spans: BTreeMap<FactId, Vec<Number>>,
    flags: Vec<FactId>,
    words: Vec<FactId>,
    classes: Vec<mtcr_rules::ClassId>,
    purposes: Vec<(mtcr_rules::PurposeId, Target)>,
    substances: Vec<mtcr_rules::SubstanceId>,
    lists: bool,
}

impl Reads {
    fn of(rules: &[&Rule]) -> Self {
        let mut reads = Reads::default();
        for rule in rules {
            rule.walk(&mut |node| match &node.test {
                Test::Compare { fact, limit, .. } => {
                    reads.numbers.entry(*fact).or_default().push(limit.clone());
                }
                Test::ReachesAbove(fact, limit) | Test::ReachesBelow(fact, limit) => {
                    reads.spans.entry(*fact).or_default().push(limit.clone());
                }
                Test::Covers(fact, low, high) | Test::Overlaps(fact, low, high) => {
                    reads.spans.entry(*fact).or_default().extend([low.clone(), high.clone()]);
                }
                Test::Flag(fact) => reads.flags.push(*fact),
                Test::Word { fact, .. } => reads.words.push(*fact),
                Test::Class(classes) => reads.classes.extend(classes),
                Test::Purpose { word, targets, .. } => {
                    reads.purposes.extend(targets.iter().map(|target| (*word, *target)));
                }
                Test::Substance(substance) => reads.substances.push(*substance),
                Test::Table(_, rows) => reads.substances.extend(rows.iter().map(|row| row.substance)),
                Test::Has(..) | Test::Serves { .. } => reads.lists = true,
                _ => {}
            });
        }
        reads
    }

    /// A product with one exact value for everything read; `None` where the draw is no possible product.
    fn draw(&self, dice: &mut Dice) -> Option<Dossier> {
        let words = &LAW.vocabulary;
        let mut dossier = Dossier::new("drawn");
        for class in &self.classes {
            // One class is met oftener than many at once.
            if dice.below(self.classes.len()) == 0 {
                let _ = dossier.add_class(words, *class);
            }
        }
        for class in &self.classes {
            if dossier.is_of(*class).is_none() {
                dossier.deny_class(words, *class).ok()?;
            }
        }
        for (fact, limits) in &self.numbers {
            let whole = words.fact(*fact)?.kind == FactKind::Count;
            dossier.set(*fact, Value::Number(Interval::point(near(dice, limits, whole)?)));
        }
        for (fact, limits) in &self.spans {
            let (a, b) = (near(dice, limits, false)?, near(dice, limits, false)?);
            let (from, to) = if a.compare(&b)?.is_le() { (a, b) } else { (b, a) };
            dossier.set(*fact, Value::Span { from: Some(from), to: Some(to) });
        }
        for fact in &self.flags {
            dossier.set(*fact, Value::Flag(dice.coin()));
        }
        for fact in &self.words {
            let declared = words.fact(*fact)?;
            let count = declared.decl.values.len();
            let value = match declared.kind {
                FactKind::Words => {
                    let yes = u64::try_from(dice.below(1 << count.min(20))).ok()?;
                    Value::Words { yes, no: !yes }
                }
                _ => Value::Word(1 << dice.below(count)),
            };
            dossier.set(*fact, value);
        }
        if let (Some(fact), false) = (words.substance_fact(), self.substances.is_empty()) {
            let at = dice.below(self.substances.len() + 1);
            dossier.set(fact, Value::Substance(self.substances.get(at).copied()));
        }
        for (word, target) in &self.purposes {
            let mut statement = Statement::default();
            if dice.coin() {
                statement.yes.push(*target);
            } else {
                statement.no.push(*target);
            }
            dossier.state_purpose(*word, statement);
        }
        mtcr_rules::complete(words, &[], &mut dossier).ok()?;
        Some(dossier)
    }
}

/// A limit, or a number between two of them or beyond them.
fn near(dice: &mut Dice, limits: &[Number], whole: bool) -> Option<Number> {
    let limit = &limits[dice.below(limits.len())];
    let other = &limits[dice.below(limits.len())];
    let number = match dice.below(4) {
        0 => limit.clone(),
        1 if whole => limit.add(&Number::one())?,
        2 if whole => limit.sub(&Number::one())?,
        1 => limit.mul(&Number::ratio(21, 20)?),
        2 => limit.mul(&Number::ratio(19, 20)?),
        _ if whole => limit.clone(),
        _ => limit.add(other)?.div(&Number::from_integer(2))?,
    };
    (!number.is_negative() || !whole).then_some(number)
}

/// The rule's text, forms of it that include a limit it leaves out, and one with an alternative.
fn widened(text: &str) -> Vec<String> {
    let mut forms = vec![text.to_owned()];
    for (strict, wide) in [(" > ", " >= "), (" < ", " <= ")] {
        // Each in turn, counted from the front.
        for at in 0..text.matches(strict).count() {
            let mut parts: Vec<&str> = text.splitn(at + 2, strict).collect();
            let rest = parts.pop().unwrap();
            forms.push(format!("{}{wide}{rest}", parts.join(strict)));
        }
    }
    forms.push(format!("({text}) or class is software"));
    forms
}

#[test]
fn drawn_products_contradict_no_proof() {
    let edition: EditionId = LAW.newest_edition().unwrap();
    let texts: Vec<&Rule> = LAW
        .entries
        .iter()
        .flat_map(|entry| entry.versions_in(edition).filter_map(|version| version.rule.as_ref()))
        .collect();
    let mut vocabulary = LAW.vocabulary.clone();
    let mut dice = Dice(7);
    let (mut drawn, mut proofs, mut met) = (0, 0, 0);
    let share = DRAWN / texts.len() * 2;
    for rule in texts {
        let forms: Vec<Rule> = widened(rule.text())
            .iter()
            .map(|text| mtcr_rules::check(&mtcr_rules::parse(text).unwrap(), &mut vocabulary, &*LAW).unwrap())
            .collect();
        let parts: Vec<Part<'_>> =
            std::iter::once(rule).chain(&forms).map(|rule| Part::Rule(rule, edition)).collect();
        let mut prover = Prover::new(&LAW, parts, &[]).unwrap();
        let mut proved: Vec<(usize, usize)> = Vec::new();
        for inside in 0..=forms.len() {
            for outside in 0..=forms.len() {
                let question =
                    Question { inside: vec![inside], outside: vec![outside], ..Question::default() };
                if prover.is_proved(&question) {
                    proved.push((inside, outside));
                }
            }
        }
        // The text read again is the same rule, and one with an alternative is wider. Elsewhere a `not` may turn it round.
        assert!([1, forms.len()].iter().all(|at| proved.contains(&(0, *at))), "{}", rule.text());
        proofs += proved.len();
        let all: Vec<&Rule> = std::iter::once(rule).chain(&forms).collect();
        let reads = Reads::of(&all);
        if reads.lists {
            continue;
        }
        for _ in 0..share {
            let Some(dossier) = reads.draw(&mut dice) else { continue };
            drawn += 1;
            let scene = Scene::new(&LAW.vocabulary, &dossier);
            let truths: Vec<mtcr_rules::Truth> = all.iter().map(|rule| scene.truth(rule)).collect();
            met += usize::from(truths[0].is_true());
            for (inside, outside) in &proved {
                assert!(
                    !(truths[*inside].is_true() && truths[*outside].is_false()),
                    "`{}` but not `{}`: {dossier:?}",
                    all[*inside].text(),
                    all[*outside].text()
                );
            }
        }
    }
    assert!(drawn >= DRAWN, "only {drawn} products");
    assert!(met > drawn / 100, "only {met} of {drawn} products met a rule");
    assert!(proofs > 3 * 198, "only {proofs} proofs");
}
