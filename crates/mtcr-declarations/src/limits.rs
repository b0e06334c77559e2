//! The limits of entries, read from their rules, and how figures of a text stand to them.

use crate::tables::Matching;
use mtcr_corpus::{Corpus, EditionId};
use mtcr_quantity::{Dimension, Figure, Interval, Number, parse_unit};
use mtcr_rules::syntax::Op;
use mtcr_rules::{EntryId, FactId, Holds, Rule, SubstanceId, Test, Vocabulary};

/// A limit of a rule.
#[derive(Clone, Debug)]
pub(crate) struct Limit {
    pub fact: FactId,
    pub dimension: Dimension,
    op: Op,
    bar: Number,
    /// In the words of the rule.
    pub text: String,
    /// The substance whose row of a table it is in.
    pub substance: Option<SubstanceId>,
}

/// How a figure stands to a limit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Stands {
    /// It meets it.
    Meets,
    /// It is short of it, and not by much.
    Close,
    /// It is well short of it.
    Short,
}

/// The limits of every entry.
#[derive(Clone, Debug)]
pub(crate) struct Limits {
    /// By place of the entry.
    of_entry: Vec<Vec<Limit>>,
    /// Dimensions of which a figure counts only when it is named.
    named_only: Vec<Dimension>,
    short: Number,
}

impl Limits {
    /// Reads the limits of an edition.
    ///
    /// # Errors
    /// A unit or share of the table is none; said in words.
    pub(crate) fn new(corpus: &Corpus, edition: EditionId, matching: &Matching) -> Result<Self, String> {
        let words = &corpus.vocabulary;
        let mut of_entry: Vec<Vec<Limit>> = vec![Vec::new(); words.entries().len()];
        for entry in &corpus.entries {
            let Some(limits) = of_entry.get_mut(entry.id.index()) else { continue };
            for rule in entry.versions_in(edition).filter_map(|version| version.rule.as_ref()) {
                collect(words, rule, 0, None, limits);
            }
        }
        let dimension = |unit: &String| match unit.as_str() {
            "1" => Ok(Dimension::none()),
            _ => parse_unit(unit).map(|unit| unit.dimension()).map_err(|mistake| mistake.to_string()),
        };
        let named_only = matching.named_only.iter().map(dimension).collect::<Result<_, _>>()?;
        let short = Number::ratio(matching.short_hundredths, 100).ok_or("hundredths of nothing")?;
        Ok(Self { of_entry, named_only, short })
    }

    /// The limits of an entry.
    pub(crate) fn of(&self, entry: EntryId) -> &[Limit] {
        self.of_entry.get(entry.index()).map_or(&[], Vec::as_slice)
    }

    /// Whether a figure of this sort counts only when a word says what it measures.
    pub(crate) fn is_named_only(&self, dimension: Dimension) -> bool {
        self.named_only.contains(&dimension)
    }

    /// How a figure stands to a limit; none when it is of another sort.
    pub(crate) fn stands(&self, figure: &Figure, limit: &Limit) -> Option<Stands> {
        let reading = figure.readings.iter().find(|reading| reading.dimension() == limit.dimension)?;
        let value = Interval::point(reading.magnitude().clone());
        let meets = match limit.op {
            Op::AtLeast => value.at_least(&limit.bar),
            Op::MoreThan => value.more_than(&limit.bar),
            Op::AtMost => value.at_most(&limit.bar),
            Op::LessThan => value.less_than(&limit.bar),
        };
        if meets != Some(false) {
            return Some(Stands::Meets);
        }
        let short = match limit.op {
            Op::AtLeast | Op::MoreThan => value.at_most(&limit.bar.mul(&self.short)),
            Op::AtMost | Op::LessThan => limit.bar.div(&self.short).and_then(|far| value.at_least(&far)),
        };
        Some(if short == Some(true) { Stands::Short } else { Stands::Close })
    }
}

/// The limits below a node; those under a `not` are none to be met, those of related products are not about the text.
fn collect(
    words: &Vocabulary,
    rule: &Rule,
    at: usize,
    substance: Option<SubstanceId>,
    into: &mut Vec<Limit>,
) {
    let Some(node) = rule.node(at) else { return };
    let mut limit = |fact: FactId, op: Op, bar: &Number| {
        if let Some(dimension) = words.fact(fact).and_then(mtcr_rules::Fact::dimension) {
            into.push(Limit { fact, dimension, op, bar: bar.clone(), text: node.text.clone(), substance });
        }
    };
    match &node.test {
        Test::Compare { fact, op, limit: bar } => limit(*fact, *op, bar),
        Test::ReachesAbove(fact, bar) => limit(*fact, Op::MoreThan, bar),
        Test::ReachesBelow(fact, bar) => limit(*fact, Op::LessThan, bar),
        Test::Covers(fact, low, high) => {
            limit(*fact, Op::AtMost, low);
            limit(*fact, Op::AtLeast, high);
        }
        Test::Overlaps(fact, low, high) => {
            limit(*fact, Op::AtMost, high);
            limit(*fact, Op::AtLeast, low);
        }
        Test::All | Test::Any => {
            rule.members(at).for_each(|member| collect(words, rule, member, substance, into));
        }
        Test::Has(_, list, inner)
            if words.list(*list).is_some_and(|list| list.decl.holds == Holds::Facts) =>
        {
            collect(words, inner, 0, substance, into);
        }
        Test::Table(_, rows) => {
            for row in rows {
                if let Some(rule) = &row.rule {
                    collect(words, rule, 0, Some(row.substance), into);
                }
            }
        }
        _ => {}
    }
}
