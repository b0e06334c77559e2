//! From checked rules to nodes, as they are evaluated over a product without related products and lists.
//!
//! INVARIANT (one meaning): each rule here means what [`mtcr_rules::Scene`] finds over such a product. What does not depend
//! on the row is asked of `Scene` itself, over a product of which nothing is known.

use super::columns::{Attribute, Collector, Part};
use super::graph::{Graph, Leaf, NodeId};
use mtcr_quantity::Number;
use mtcr_rules::syntax::{Op, Quantifier};
use mtcr_rules::{
    Dossier, EntryId, EntryRange, FactId, ListId, Row, Rule, Scene, Test, TradeOff, Truth, Vocabulary,
};
use std::collections::BTreeMap;

/// What a rule is evaluated over.
#[derive(Clone, Copy)]
enum Over<'t> {
    /// The product.
    Product,
    /// Every loading that is not ruled out by the caps of a trade-off: two figures from zero to their caps, nothing else.
    Loadings(&'t TradeOff),
}

/// Compiles rules into one graph.
pub(crate) struct Compiler<'v> {
    vocabulary: &'v Vocabulary,
    pub(crate) graph: Graph,
    pub(crate) columns: Collector,
    /// The truth of the entries compiled so far.
    pub(crate) entries: BTreeMap<EntryId, NodeId>,
}

impl<'v> Compiler<'v> {
    pub(crate) fn new(vocabulary: &'v Vocabulary) -> Self {
        Compiler {
            vocabulary,
            graph: Graph::default(),
            columns: Collector::default(),
            entries: BTreeMap::new(),
        }
    }

    /// The truth of a rule.
    pub(crate) fn rule(&mut self, rule: &Rule) -> NodeId {
        self.node(rule, 0, Over::Product)
    }

    fn node(&mut self, rule: &Rule, at: usize, over: Over<'_>) -> NodeId {
        let Some(node) = rule.node(at) else { return self.graph.always(Truth::Unknown) };
        match &node.test {
            Test::All => {
                let members = self.members(rule, at, over);
                self.graph.all(members)
            }
            Test::Any => {
                let members = self.members(rule, at, over);
                self.graph.any(members)
            }
            Test::Not => {
                let members = self.members(rule, at, over);
                let any = self.graph.any(members);
                self.graph.not(any)
            }
            test => self.test(test, over),
        }
    }

    fn members(&mut self, rule: &Rule, at: usize, over: Over<'_>) -> Vec<NodeId> {
        rule.members(at).map(|member| self.node(rule, member, over)).collect()
    }

    /// The truth of a single test of the product.
    pub(crate) fn of_product(&mut self, test: &Test) -> NodeId {
        self.test(test, Over::Product)
    }

    fn test(&mut self, test: &Test, over: Over<'_>) -> NodeId {
        match over {
            Over::Product => self.over_product(test),
            Over::Loadings(trade) => self.over_loadings(test, trade),
        }
    }

    fn over_product(&mut self, test: &Test) -> NodeId {
        match test {
            Test::Class(classes) => {
                let test = self.columns.class(classes);
                self.graph.leaf(Leaf::Class(test))
            }
            Test::Flag(fact) => {
                let column = self.columns.flag(*fact);
                self.graph.leaf(Leaf::Flag(column))
            }
            Test::Word { fact, .. } => self.coded(Attribute::Fact(*fact), test),
            Test::Compare { fact, op, limit } => self.compare((*fact, Part::Value), *op, limit),
            Test::ReachesAbove(fact, limit) => self.compare((*fact, Part::To), Op::MoreThan, limit),
            Test::ReachesBelow(fact, limit) => self.compare((*fact, Part::From), Op::LessThan, limit),
            Test::Covers(fact, low, high) => {
                let from = self.compare((*fact, Part::From), Op::AtMost, low);
                let to = self.compare((*fact, Part::To), Op::AtLeast, high);
                self.graph.all([from, to])
            }
            Test::Overlaps(fact, low, high) => {
                let from = self.compare((*fact, Part::From), Op::AtMost, high);
                let to = self.compare((*fact, Part::To), Op::AtLeast, low);
                self.graph.all([from, to])
            }
            Test::Has(Quantifier::Some, list, rule) => self.some(*list, rule, test),
            Test::Purpose { .. } | Test::Serves { .. } => self.coded(Attribute::Purposes, test),
            Test::SpecifiedIn(ranges) => self.specified_in(ranges),
            Test::Substance(_) => self.substance(test),
            Test::Table(table, rows) => {
                let (plain, with_rule): (Vec<Row>, Vec<Row>) =
                    rows.iter().cloned().partition(|row| row.rule.is_none());
                // Among these, or Unknown where the substance is; the others add to it.
                let mut members = vec![self.substance(&Test::Table(*table, plain))];
                for row in &with_rule {
                    let is = self.substance(&Test::Substance(row.substance));
                    let met = row.rule.as_ref().map(|rule| self.rule(rule));
                    members.push(self.graph.all(std::iter::once(is).chain(met)));
                }
                self.graph.any(members)
            }
            Test::Has(..) | Test::Host(_) | Test::Unsettled(_) | Test::All | Test::Any | Test::Not => {
                self.alike(test)
            }
        }
    }

    /// What a test is of a product of which nothing is known.
    fn alike(&mut self, test: &Test) -> NodeId {
        let nothing = Dossier::default();
        let truth = Scene::new(self.vocabulary, &nothing).predicate(test);
        self.graph.always(truth)
    }

    fn coded(&mut self, attribute: Attribute, test: &Test) -> NodeId {
        let (column, test) = self.columns.coded(attribute, test);
        self.graph.leaf(Leaf::Coded { column, test })
    }

    fn substance(&mut self, test: &Test) -> NodeId {
        match self.vocabulary.substance_fact() {
            Some(fact) => self.coded(Attribute::Fact(fact), test),
            None => self.alike(test),
        }
    }

    fn compare(&mut self, (fact, part): (FactId, Part), op: Op, limit: &Number) -> NodeId {
        let column = self.columns.number(fact, part);
        let limit = self.columns.limit(column, limit);
        self.graph.leaf(Leaf::Compare { column, op, limit })
    }

    /// The entries found so far; what comes later in the order of evaluation is not seen, as in the ordinary path.
    fn specified_in(&mut self, ranges: &[EntryRange]) -> NodeId {
        let names = self.vocabulary.entries();
        let found: Vec<NodeId> = ranges
            .iter()
            .flat_map(|range| names.ruled(*range))
            .filter_map(|entry| self.entries.get(&entry).copied())
            .collect();
        self.graph.any(found)
    }

    /// Some member of an open list of which none is named: Unknown, or refuted by the caps of a trade-off.
    fn some(&mut self, list: ListId, rule: &Rule, test: &Test) -> NodeId {
        let Some(trade) = self.vocabulary.list(list).and_then(|list| list.trade_off.as_ref()) else {
            return self.alike(test);
        };
        let zero = Number::zero();
        let caps = [trade.cap_grows, trade.cap_against];
        let capped = caps.map(|cap| self.below(cap, None, false));
        let empty = caps.map(|cap| self.below(cap, Some(&zero), false));
        let inner = self.node(rule, 0, Over::Loadings(trade));
        let possible = self.graph.possible(inner);
        let fails = self.graph.not(possible);
        let capped = self.graph.any(capped);
        let none_left = self.graph.any(empty.into_iter().chain([fails]));
        let refuted = self.graph.all([capped, none_left]);
        self.open_unless_false(refuted)
    }

    /// False where the node is True, else Unknown.
    fn open_unless_false(&mut self, refuted: NodeId) -> NodeId {
        let open = self.graph.always(Truth::Unknown);
        let stands = self.graph.not(refuted);
        self.graph.all([open, stands])
    }

    /// Whether the upper end of a fact lies below a limit, or anywhere.
    fn below(&mut self, fact: FactId, limit: Option<&Number>, or_equal: bool) -> NodeId {
        let column = self.columns.number(fact, Part::Value);
        let limit = limit.map(|limit| self.columns.limit(column, limit));
        self.graph.leaf(Leaf::HighBelow { column, limit, or_equal })
    }

    fn over_loadings(&mut self, test: &Test, trade: &TradeOff) -> NodeId {
        match test {
            Test::Compare { fact, op, limit } if *fact == trade.grows => {
                self.up_to(trade.cap_grows, *op, limit)
            }
            Test::Compare { fact, op, limit } if *fact == trade.against => {
                self.up_to(trade.cap_against, *op, limit)
            }
            Test::Host(rule) => self.rule(rule),
            _ => self.alike(test),
        }
    }

    /// A comparison of everything from zero to a cap. Where the cap lies below zero the answer does not count.
    fn up_to(&mut self, cap: FactId, op: Op, limit: &Number) -> NodeId {
        let negative = limit.is_negative();
        let not_positive = negative || limit.is_zero();
        match op {
            Op::AtLeast if not_positive => self.graph.always(Truth::True),
            Op::MoreThan if negative => self.graph.always(Truth::True),
            Op::AtMost if negative => self.graph.always(Truth::False),
            Op::LessThan if not_positive => self.graph.always(Truth::False),
            Op::AtLeast | Op::MoreThan => {
                let refuted = self.below(cap, Some(limit), op == Op::MoreThan);
                self.open_unless_false(refuted)
            }
            Op::AtMost | Op::LessThan => {
                let open = self.graph.always(Truth::Unknown);
                let shown = self.below(cap, Some(limit), op == Op::AtMost);
                self.graph.any([open, shown])
            }
        }
    }
}
