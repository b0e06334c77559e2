//! A checked rule: every name found, every limit in base units.

use crate::dossier::Target;
use crate::syntax::{Op, Quantifier};
use crate::vocabulary::*;
use mtcr_quantity::Number;
use std::ops::Range;

/// A rule that evaluates without looking anything up and cannot fail.
///
/// Nodes stand in reading order; a node's members follow it up to its `end`.
#[derive(Clone, Debug)]
pub struct Rule {
    pub(crate) nodes: Vec<Node>,
    /// The canonical text, for explanations.
    pub(crate) text: String,
    /// The text as its author wrote it; the canonical text where none was kept.
    pub(crate) written: String,
}

/// One node of a checked rule.
#[derive(Clone, Debug)]
pub struct Node {
    /// What it tests.
    pub test: Test,
    /// The place just after its last member.
    pub end: usize,
    /// Its bytes in the rule's source text.
    pub at: Range<usize>,
    /// The node in canonical words.
    pub text: String,
}

/// What a node tests.
#[derive(Clone, Debug)]
pub enum Test {
    /// Every member holds.
    All,
    /// At least one member holds.
    Any,
    /// The member does not hold.
    Not,
    /// The product is of one of the classes.
    Class(Vec<ClassId>),
    /// The flag is true.
    Flag(FactId),
    /// The word is in the bit set; `ordered` when the set came from a place in an order.
    Word {
        /// The fact.
        fact: FactId,
        /// The words accepted.
        accepted: u64,
        /// Whether the words were named by their place in an order, where `other` settles nothing.
        ordered: bool,
    },
    /// The number compares so with the limit.
    Compare {
        /// The fact.
        fact: FactId,
        /// The comparison.
        op: Op,
        /// The limit in base units.
        limit: Number,
    },
    /// The span ends above the limit.
    ReachesAbove(FactId, Number),
    /// The span starts below the limit.
    ReachesBelow(FactId, Number),
    /// The span holds the stretch.
    Covers(FactId, Number, Number),
    /// The span shares a point with the stretch.
    Overlaps(FactId, Number, Number),
    /// So many members meet the rule.
    Has(Quantifier, ListId, Box<Rule>),
    /// The product that the member belongs to meets the rule.
    Host(Box<Rule>),
    /// The product has one of the purposes towards one of the targets.
    Purpose {
        /// The word.
        word: PurposeId,
        /// Bit set of words whose yes suffices.
        narrower: u32,
        /// Bit set of words whose no refutes.
        wider: u32,
        /// What is named.
        targets: Vec<Target>,
    },
    /// It is about one of the targets through one of the activities.
    Serves {
        /// The word `serves`.
        word: PurposeId,
        /// What is named.
        targets: Vec<Target>,
        /// Bit set of activities that suffice; 0 when none was named and any will do.
        activities: u32,
        /// Bit set of activities that contain one that suffices, so that more must be known.
        containing: u32,
    },
    /// The related product is controlled under one of these.
    SpecifiedIn(Vec<EntryRange>),
    /// The substance is this one.
    Substance(SubstanceId),
    /// The substance is a row of the table; rows with their own rule follow it.
    Table(TableId, Vec<Row>),
    /// Always Unknown, with this ground.
    Unsettled(String),
}

/// A row of a table of substances.
#[derive(Clone, Debug)]
pub struct Row {
    /// The substance.
    pub substance: SubstanceId,
    /// A further condition.
    pub rule: Option<Rule>,
}

impl Rule {
    /// The nodes in reading order.
    #[must_use]
    pub fn nodes(&self) -> &[Node] {
        &self.nodes
    }

    /// The rule in canonical words.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The rule as its author wrote it, with the digits of its limits.
    #[must_use]
    pub fn written(&self) -> &str {
        &self.written
    }

    /// The same rule, remembering how its author wrote it.
    #[must_use]
    pub fn with_written(mut self, text: &str) -> Self {
        text.clone_into(&mut self.written);
        self
    }

    /// The node at a place.
    #[must_use]
    pub fn node(&self, at: usize) -> Option<&Node> {
        self.nodes.get(at)
    }

    /// The places of the direct members of the node at a place.
    pub fn members(&self, at: usize) -> impl Iterator<Item = usize> + '_ {
        let end = self.nodes.get(at).map_or(at, |node| node.end);
        let mut next = at + 1;
        std::iter::from_fn(move || {
            if next >= end {
                return None;
            }
            let here = next;
            next = self.nodes.get(here)?.end;
            Some(here)
        })
    }

    /// Calls `visit` for every node of this rule and of the rules inside it (lists, hosts, table rows).
    pub fn walk<'a>(&'a self, visit: &mut impl FnMut(&'a Node)) {
        for node in &self.nodes {
            visit(node);
            match &node.test {
                Test::Has(_, _, inner) | Test::Host(inner) => inner.walk(visit),
                Test::Table(_, rows) => {
                    rows.iter().filter_map(|row| row.rule.as_ref()).for_each(|rule| rule.walk(visit))
                }
                _ => {}
            }
        }
    }
}

impl Test {
    /// Whether it compares a number or a span with limits.
    #[must_use]
    pub fn is_figure(&self) -> bool {
        matches!(
            self,
            Test::Compare { .. }
                | Test::ReachesAbove(..)
                | Test::ReachesBelow(..)
                | Test::Covers(..)
                | Test::Overlaps(..)
        )
    }

    /// Whether it joins other nodes of the same rule.
    #[must_use]
    pub fn is_connective(&self) -> bool {
        matches!(self, Test::All | Test::Any | Test::Not)
    }
}
