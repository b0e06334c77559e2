//! What rules ask of a product: the limits of every fact, words, substances, classes and purposes.

use mtcr_annex::Classifier;
use mtcr_quantity::Number;
use mtcr_rules::{ClassId, FactId, PurposeId, Rule, SubstanceId, Target, Test, Vocabulary};
use std::collections::{BTreeMap, BTreeSet};

/// What some rules ask.
#[derive(Clone, Debug, Default)]
pub struct Asked {
    /// Limits by fact; caps of trade-offs have the limits of what they cap.
    pub limits: BTreeMap<FactId, Vec<Number>>,
    /// Flags.
    pub flags: BTreeSet<FactId>,
    /// Words accepted, by fact.
    pub words: BTreeMap<FactId, Vec<u64>>,
    /// Substances.
    pub substances: BTreeSet<SubstanceId>,
    /// Classes.
    pub classes: BTreeSet<ClassId>,
    /// Words of purpose with what they are asked about.
    pub purposes: BTreeSet<(PurposeId, Target)>,
}

impl Asked {
    /// What every entry of an edition asks, in the order of evaluation.
    #[must_use]
    pub fn by_entry(classifier: &Classifier<'_>) -> Vec<Asked> {
        let vocabulary = &classifier.corpus().vocabulary;
        let of_texts = |texts: &[&mtcr_corpus::Version]| {
            let mut asked = Asked::default();
            for text in texts {
                text.rules().for_each(|rule| asked.rule(vocabulary, rule));
            }
            asked
        };
        classifier.planned().map(|(_, texts, _)| of_texts(texts)).collect()
    }

    /// What all of them ask.
    #[must_use]
    pub fn together(parts: &[Asked]) -> Asked {
        let mut all = Asked::default();
        for part in parts {
            for (fact, limits) in &part.limits {
                limits.iter().for_each(|limit| all.limit(*fact, limit));
            }
            for (fact, words) in &part.words {
                all.words.entry(*fact).or_default().extend(words);
            }
            all.flags.extend(&part.flags);
            all.substances.extend(&part.substances);
            all.classes.extend(&part.classes);
            all.purposes.extend(&part.purposes);
        }
        for words in all.words.values_mut() {
            words.sort_unstable();
            words.dedup();
        }
        all
    }

    /// The facts of the product itself.
    pub fn facts(&self) -> impl Iterator<Item = FactId> + '_ {
        self.limits.keys().chain(&self.flags).chain(self.words.keys()).copied()
    }

    fn limit(&mut self, fact: FactId, limit: &Number) {
        let limits = self.limits.entry(fact).or_default();
        if !limits.contains(limit) {
            limits.push(limit.clone());
        }
    }

    fn rule(&mut self, vocabulary: &Vocabulary, rule: &Rule) {
        rule.walk(&mut |node| self.test(vocabulary, &node.test));
    }

    fn test(&mut self, vocabulary: &Vocabulary, test: &Test) {
        match test {
            Test::Class(classes) => self.classes.extend(classes),
            Test::Flag(fact) => {
                self.flags.insert(*fact);
            }
            Test::Word { fact, accepted, .. } => self.words.entry(*fact).or_default().push(*accepted),
            Test::Compare { fact, limit, .. } => {
                let trades = vocabulary.lists().filter_map(|(_, list)| list.trade_off.as_ref());
                for trade in trades {
                    for (member, cap) in [(trade.grows, trade.cap_grows), (trade.against, trade.cap_against)]
                    {
                        if member == *fact {
                            self.limit(cap, limit);
                        }
                    }
                }
                if vocabulary.fact(*fact).is_some_and(|fact| fact.list.is_none()) {
                    self.limit(*fact, limit);
                }
            }
            Test::ReachesAbove(fact, limit) | Test::ReachesBelow(fact, limit) => self.limit(*fact, limit),
            Test::Covers(fact, low, high) | Test::Overlaps(fact, low, high) => {
                self.limit(*fact, low);
                self.limit(*fact, high);
            }
            Test::Purpose { word, targets, .. } | Test::Serves { word, targets, .. } => {
                self.purposes.extend(targets.iter().map(|target| (*word, *target)));
            }
            Test::Substance(substance) => {
                self.substances.insert(*substance);
            }
            Test::Table(_, rows) => self.substances.extend(rows.iter().map(|row| row.substance)),
            Test::All
            | Test::Any
            | Test::Not
            | Test::Has(..)
            | Test::Host(_)
            | Test::SpecifiedIn(_)
            | Test::Unsettled(_) => {}
        }
    }
}
