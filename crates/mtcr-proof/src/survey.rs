//! What a set of rules reads of a product, and of the members of its lists.

use crate::axiom::Axiom;
use crate::question::Part;
use mtcr_corpus::{Corpus, EditionId, Exclusion};
use mtcr_quantity::Number;
use mtcr_rules::syntax::Quantifier;
use mtcr_rules::{ClassId, EntryId, EntryRange, FactId, ListId, PurposeId, Rule, SubstanceId, Target, Test};
use std::collections::{BTreeMap, BTreeSet};

/// Chains of axioms followed; longer ones add nothing a reader of terms would follow.
const MOST_PASSES: usize = 8;

/// Everything read of one sort of product or member.
#[derive(Clone, Debug, Default)]
pub(crate) struct Survey {
    pub(crate) classes: BTreeSet<ClassId>,
    pub(crate) flags: BTreeSet<FactId>,
    /// Word facts, and whether a place in their order is asked for.
    pub(crate) words: BTreeMap<FactId, bool>,
    /// Numbers and spans with the limits they are compared with.
    pub(crate) numbers: BTreeMap<FactId, Vec<Number>>,
    pub(crate) spans: BTreeMap<FactId, Vec<Number>>,
    /// Substances named, if any rule asks for the substance.
    pub(crate) substances: Option<BTreeSet<SubstanceId>>,
    pub(crate) purposes: BTreeSet<PurposeId>,
    pub(crate) targets: BTreeSet<Target>,
    pub(crate) served: BTreeSet<Target>,
    /// Activities asked for: bit sets of those that suffice and of those that hold one that does.
    pub(crate) activities: BTreeSet<(u32, u32)>,
    pub(crate) lists: BTreeMap<ListId, Members>,
    seen: BTreeSet<(EntryId, EditionId)>,
}

/// What is read of the members of one list.
#[derive(Clone, Debug, Default)]
pub(crate) struct Members {
    /// How many members the rules together may need to be met or missed: each condition its own.
    /// A product with more members meets or misses the same rules as the one with only these.
    pub(crate) needed: usize,
    pub(crate) of: Survey,
}

impl Survey {
    /// Reads everything that a set of parts reads.
    pub(crate) fn of<'a>(corpus: &'a Corpus, parts: impl IntoIterator<Item = &'a Part<'a>>) -> Self {
        let mut survey = Survey::default();
        for part in parts {
            match part {
                Part::Entry(text) | Part::Settled(text) => survey.entry(corpus, text.entry, text.edition),
                Part::Rule(rule, edition) => survey.rule(corpus, *edition, rule),
            }
        }
        survey
    }

    /// Adds what axioms say of what is read already, until nothing is added.
    pub(crate) fn with(&mut self, corpus: &Corpus, axioms: &[Axiom<'_>]) {
        // A meaning may name words of other axioms; each pass carries one further.
        for _ in 0..=axioms.len().min(MOST_PASSES) {
            let before = (self.classes.len(), self.flags.len(), self.targets.len(), self.served.len());
            for axiom in axioms {
                self.axiom(corpus, axiom);
            }
            if before == (self.classes.len(), self.flags.len(), self.targets.len(), self.served.len()) {
                break;
            }
        }
        for members in self.lists.values_mut() {
            members.of.with(corpus, axioms);
        }
    }

    fn axiom(&mut self, corpus: &Corpus, axiom: &Axiom<'_>) {
        match axiom {
            Axiom::Class { word, meaning, edition, .. } if self.classes.contains(word) => {
                self.rule(corpus, *edition, meaning);
            }
            Axiom::Flag { word, meaning, edition, .. } if self.flags.contains(word) => {
                self.rule(corpus, *edition, meaning);
            }
            Axiom::Use { word, targets, .. } if self.targets.contains(&Target::Use(*word)) => {
                self.targets.extend(targets.iter());
            }
            Axiom::Reaches { from, to } => {
                let names = corpus.vocabulary.entries();
                let all = std::iter::once(from).chain(to).map(|entry| names.at_or_below(*entry));
                let all: Vec<Target> = all.map(Target::Entries).collect();
                for read in [&mut self.targets, &mut self.served] {
                    if read
                        .iter()
                        .any(|target| matches!(target, Target::Entries(range) if range.contains(*from)))
                    {
                        read.extend(all.iter().copied());
                    }
                }
            }
            _ => {}
        }
    }

    pub(crate) fn entry(&mut self, corpus: &Corpus, entry: EntryId, edition: EditionId) {
        if !self.seen.insert((entry, edition)) {
            return;
        }
        for text in texts(corpus, entry, edition) {
            self.rule(corpus, edition, text.rule);
            text.exclusions.iter().for_each(|part| self.rule(corpus, edition, &part.rule));
            text.yields_to.iter().for_each(|other| self.entry(corpus, *other, edition));
        }
    }

    fn entries(&mut self, corpus: &Corpus, edition: EditionId, ranges: &[EntryRange]) {
        for range in ranges {
            let ruled: Vec<EntryId> = corpus.vocabulary.entries().ruled(*range).collect();
            ruled.into_iter().for_each(|entry| self.entry(corpus, entry, edition));
        }
    }

    pub(crate) fn rule(&mut self, corpus: &Corpus, edition: EditionId, rule: &Rule) {
        for node in rule.nodes() {
            self.test(corpus, edition, &node.test);
        }
    }

    fn test(&mut self, corpus: &Corpus, edition: EditionId, test: &Test) {
        match test {
            Test::Class(classes) => self.classes.extend(classes),
            Test::Flag(fact) => {
                self.flags.insert(*fact);
            }
            Test::Word { fact, ordered, .. } => *self.words.entry(*fact).or_default() |= ordered,
            Test::Compare { fact, limit, .. } => self.numbers.entry(*fact).or_default().push(limit.clone()),
            Test::ReachesAbove(fact, limit) | Test::ReachesBelow(fact, limit) => {
                self.spans.entry(*fact).or_default().push(limit.clone());
            }
            Test::Covers(fact, low, high) | Test::Overlaps(fact, low, high) => {
                self.spans.entry(*fact).or_default().extend([low.clone(), high.clone()]);
            }
            // What products are for is asked through purposes; conditions on the products themselves stay open.
            Test::Has(_, list, _) if Some(*list) == corpus.vocabulary.for_list() => {}
            Test::Has(quantifier, list, rule) => {
                let members = self.lists.entry(*list).or_default();
                members.needed += match quantifier {
                    Quantifier::Some | Quantifier::Every => 1,
                    Quantifier::AtLeast(count) => *count,
                };
                members.of.rule(corpus, edition, rule);
            }
            Test::Purpose { word, targets, .. } => {
                self.purposes.insert(*word);
                self.targets.extend(targets);
            }
            Test::Serves { targets, activities, containing, .. } => {
                self.served.extend(targets);
                self.activities.insert((*activities, *containing));
            }
            Test::SpecifiedIn(ranges) => self.entries(corpus, edition, ranges),
            Test::Substance(substance) => {
                self.substances.get_or_insert_default().insert(*substance);
            }
            Test::Table(_, rows) => {
                let known = self.substances.get_or_insert_default();
                known.extend(rows.iter().map(|row| row.substance));
                rows.iter()
                    .filter_map(|row| row.rule.as_ref())
                    .for_each(|rule| self.rule(corpus, edition, rule));
            }
            Test::All | Test::Any | Test::Not | Test::Host(_) | Test::Unsettled(_) => {}
        }
    }
}

/// What an entry or paragraph lays down.
pub(crate) struct Text<'a> {
    pub(crate) rule: &'a Rule,
    pub(crate) exclusions: &'a [Exclusion],
    pub(crate) yields_to: Vec<EntryId>,
}

/// The texts of an entry that have a rule in an edition; a paragraph of a national list has one text.
pub(crate) fn texts(corpus: &Corpus, entry: EntryId, edition: EditionId) -> Vec<Text<'_>> {
    if let Some(paragraph) = corpus.list.as_ref().and_then(|list| list.paragraph(entry)) {
        let names = corpus.vocabulary.entries();
        let ranges = paragraph.yields_to.iter();
        return paragraph
            .rule
            .iter()
            .map(|rule| Text {
                rule,
                exclusions: &paragraph.exclusions,
                yields_to: ranges.clone().flat_map(|range| names.ruled(*range)).collect(),
            })
            .collect();
    }
    let versions = corpus.entry(entry).map(|entry| entry.versions_in(edition)).into_iter().flatten();
    versions
        .filter_map(|version| {
            let rule = version.rule.as_ref()?;
            Some(Text { rule, exclusions: &version.exclusions, yields_to: version.yields_to.clone() })
        })
        .collect()
}
