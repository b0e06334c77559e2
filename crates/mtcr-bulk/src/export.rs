//! The plan as it would be given to another engine, so that others can be measured over the same rules and rows.
//!
//! Tests of classes, flags, words, substances and purposes are handed over answered; figures as places among the limits of
//! their fact, which is exact: 2k lies below limit k and above the one before, 2k + 1 is limit k.
//! An engine that works on columns is handed the columns of codes, with the answers for each code ([`HandedOver`]).

mod handed_over;

pub use handed_over::{Ends, HandedOver, Table};

use crate::plan::{Leaf, Node, NodeId, Plan};
use mtcr_rules::syntax::Op;
use mtcr_rules::{EntryId, Truth};

/// The formulas of a plan. A formula stands after those it joins.
#[derive(Clone, Debug)]
pub struct Exported {
    /// The formulas.
    pub formulas: Vec<Formula>,
    /// The formula of the truth of each entry.
    pub entries: Vec<(EntryId, usize)>,
}

/// A three-valued formula; others are named by their places.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Formula {
    /// The same always.
    Always(Truth),
    /// A test that is handed over answered, by its number.
    Answered(usize),
    /// A figure against a limit, both as places among the limits.
    Figure {
        /// The figure.
        column: usize,
        /// How.
        op: Op,
        /// The limit.
        limit: usize,
    },
    /// Whether the upper end of a figure lies below a limit; False where nothing is known.
    HighBelow {
        /// The figure.
        column: usize,
        /// The limit.
        limit: usize,
        /// Whether the limit itself counts.
        or_equal: bool,
    },
    /// The least truth of the members.
    All(Vec<usize>),
    /// The greatest truth of the members.
    Any(Vec<usize>),
    /// True and False exchanged.
    Not(usize),
    /// What all members agree on.
    Agreed(Vec<usize>),
    /// True unless False.
    Possible(usize),
    /// False unless True.
    Certain(usize),
}

impl Plan<'_> {
    /// The formulas of the plan.
    #[must_use]
    pub fn export(&self) -> Exported {
        let program = self.whole_program();
        let at = |id: &NodeId| id.index();
        let many = |ids: &[NodeId]| ids.iter().map(at).collect::<Vec<usize>>();
        let formulas = program.graph.nodes().map(|node| match node {
            Node::Const(truth) => Formula::Always(*truth),
            Node::Leaf(leaf) => self.leaf(leaf),
            Node::All(members) => Formula::All(many(members)),
            Node::Any(members) => Formula::Any(many(members)),
            Node::Not(inner) => Formula::Not(at(inner)),
            Node::Agreed(members) => Formula::Agreed(many(members)),
            Node::Possible(inner) => Formula::Possible(at(inner)),
            Node::Certain(inner) => Formula::Certain(at(inner)),
        });
        Exported {
            formulas: formulas.collect(),
            entries: program.answers.iter().map(|answer| (answer.entry, at(&answer.truth))).collect(),
        }
    }

    fn leaf(&self, leaf: &Leaf) -> Formula {
        let columns = self.columns();
        let place = |column: &usize, limit: usize| {
            columns.numbers.get(*column).map_or(0, |(_, _, limits)| limits.place_of(limits.float(limit)))
        };
        match leaf {
            Leaf::Class(test) => Formula::Answered(*test),
            Leaf::Flag(column) => Formula::Answered(columns.classes.len() + column),
            Leaf::Coded { column, test } => Formula::Answered(self.coded_number(*column) + test),
            Leaf::Compare { column, op, limit } => {
                Formula::Figure { column: *column, op: *op, limit: place(column, *limit) }
            }
            Leaf::HighBelow { column, limit, or_equal } => {
                let limit = match limit {
                    Some(limit) => place(column, *limit),
                    None => columns
                        .numbers
                        .get(*column)
                        .map_or(0, |(_, _, limits)| limits.place_of(f64::INFINITY)),
                };
                Formula::HighBelow { column: *column, limit, or_equal: *or_equal }
            }
        }
    }

    /// The number of the first answered test on a coded column.
    fn coded_number(&self, column: usize) -> usize {
        let columns = self.columns();
        let before: usize = columns.coded.iter().take(column).map(|coded| coded.tests.len()).sum();
        columns.classes.len() + columns.flags.len() + before
    }
}
