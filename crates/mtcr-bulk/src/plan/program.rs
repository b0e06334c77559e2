//! What is evaluated: answers over a graph, and the same for products of known classes, where most of it falls away.

use super::columns::Columns;
use super::entry::{Answer, Whole};
use super::graph::{Graph, Leaf, Node, NodeId};
use super::said::Said;
use mtcr_rules::{Dossier, Scene, Test, Truth, Vocabulary};

/// What is the same in all rows that a program is made for.
pub(crate) struct Alike<'p> {
    pub(crate) vocabulary: &'p Vocabulary,
    pub(crate) columns: &'p Columns,
    /// A product of the classes of which nothing else is known.
    pub(crate) classes: &'p Dossier,
    /// The columns that some row may say something of.
    pub(crate) said: &'p Said,
}

impl Alike<'_> {
    /// The truth of a test that is the same in all these rows: one of classes, or one of a column that says nothing.
    fn truth(&self, leaf: &Leaf) -> Option<Truth> {
        let silent = |column| !self.said.contains(column);
        match leaf {
            Leaf::Class(test) => {
                let test = self.columns.classes.get(*test)?;
                Some(Scene::new(self.vocabulary, self.classes).predicate(&Test::Class(test.clone())))
            }
            Leaf::Flag(column) => silent(self.columns.flag_at(*column)).then_some(Truth::Unknown),
            Leaf::Compare { column, .. } => silent(self.columns.number_at(*column)).then_some(Truth::Unknown),
            Leaf::HighBelow { column, .. } => silent(self.columns.number_at(*column)).then_some(Truth::False),
            Leaf::Coded { column, test } if silent(self.columns.coded_at(*column)) => {
                let test = self.columns.coded.get(*column)?.tests.get(*test)?;
                Some(Scene::new(self.vocabulary, self.classes).predicate(test))
            }
            Leaf::Coded { .. } => None,
        }
    }
}

/// Answers over a graph.
#[derive(Clone, Debug)]
pub(crate) struct Program {
    pub(crate) graph: Graph,
    /// In the order of entries; entries that no row of these classes can be under are left out.
    pub(crate) answers: Vec<Answer>,
    pub(crate) whole: Whole,
}

impl Program {
    /// The program for products that are alike in classes and in what they say nothing of.
    pub(crate) fn of(&self, alike: &Alike<'_>) -> Program {
        let mut carrier =
            Carrier { from: &self.graph, into: Graph::default(), moved: vec![None; self.graph.len()], alike };
        let mut answers = Vec::new();
        for answer in &self.answers {
            let truth = carrier.carry(answer.truth);
            if carrier.into.constant(truth) != Some(Truth::False) {
                answers.push(Answer { entry: answer.entry, truth, limits: carrier.carry(answer.limits) });
            }
        }
        let whole = Whole {
            verdict: carrier.carry(self.whole.verdict),
            could_be_one: carrier.carry(self.whole.could_be_one),
            at_least_one: carrier.carry(self.whole.at_least_one),
        };
        Program { graph: carrier.into, answers, whole }
    }
}

/// Carries nodes from one graph into another.
struct Carrier<'g> {
    from: &'g Graph,
    into: Graph,
    moved: Vec<Option<NodeId>>,
    alike: &'g Alike<'g>,
}

impl Carrier<'_> {
    fn carry(&mut self, id: NodeId) -> NodeId {
        if let Some(moved) = self.moved.get(id.index()).copied().flatten() {
            return moved;
        }
        let moved = match self.from.node(id) {
            None => self.into.always(Truth::Unknown),
            Some(Node::Const(truth)) => self.into.always(*truth),
            Some(Node::Leaf(leaf)) => match self.alike.truth(leaf) {
                Some(truth) => self.into.always(truth),
                None => self.into.leaf(leaf.clone()),
            },
            Some(Node::All(members)) => {
                let members = self.members(members, Truth::False);
                self.into.all(members)
            }
            Some(Node::Any(members)) => {
                let members = self.members(members, Truth::True);
                self.into.any(members)
            }
            Some(Node::Not(inner)) => {
                let inner = self.carry(*inner);
                self.into.not(inner)
            }
            Some(Node::Agreed(members)) => {
                let members: Vec<NodeId> = members.iter().map(|member| self.carry(*member)).collect();
                self.into.agreed(&members)
            }
            Some(Node::Possible(inner)) => {
                let inner = self.carry(*inner);
                self.into.possible(inner)
            }
            Some(Node::Certain(inner)) => {
                let inner = self.carry(*inner);
                self.into.certain(inner)
            }
        };
        if let Some(slot) = self.moved.get_mut(id.index()) {
            *slot = Some(moved);
        }
        moved
    }

    /// Members up to the first that decides alone.
    fn members(&mut self, members: &[NodeId], last: Truth) -> Vec<NodeId> {
        let mut carried = Vec::with_capacity(members.len());
        for member in members {
            let moved = self.carry(*member);
            carried.push(moved);
            if self.into.constant(moved) == Some(last) {
                break;
            }
        }
        carried
    }
}
