//! What is evaluated: answers over a graph, and the same for products of known classes, where most of it falls away.

use super::entry::{Answer, Whole};
use super::graph::{Graph, Leaf, Node, NodeId};
use mtcr_rules::Truth;

/// Answers over a graph.
#[derive(Clone, Debug)]
pub(crate) struct Program {
    pub(crate) graph: Graph,
    /// In the order of entries; entries that no row of these classes can be under are left out.
    pub(crate) answers: Vec<Answer>,
    pub(crate) whole: Whole,
}

impl Program {
    /// The program for products of which every test of classes is known.
    pub(crate) fn of_classes(&self, classes: &[Truth]) -> Program {
        let mut carrier = Carrier {
            from: &self.graph,
            into: Graph::default(),
            moved: vec![None; self.graph.len()],
            classes,
        };
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
    classes: &'g [Truth],
}

impl Carrier<'_> {
    fn carry(&mut self, id: NodeId) -> NodeId {
        if let Some(moved) = self.moved.get(id.index()).copied().flatten() {
            return moved;
        }
        let moved = match self.from.node(id) {
            None => self.into.always(Truth::Unknown),
            Some(Node::Const(truth)) => self.into.always(*truth),
            Some(Node::Leaf(Leaf::Class(test))) => {
                self.into.always(self.classes.get(*test).copied().unwrap_or_default())
            }
            Some(Node::Leaf(leaf)) => self.into.leaf(leaf.clone()),
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
