//! The truths of nodes over the rows of one group, found when they are asked for.

use super::leaves::Leaves;
use crate::batch::{Batch, ClassRows};
use crate::plan::{Graph, Node, NodeId, Plan, Program};
use mtcr_rules::Truth;

/// What was found of one node.
#[derive(Debug)]
pub(super) enum Register {
    /// The same in every row.
    Same(Truth),
    /// Two bitmaps of equal size: the rows where it is True, then those where it is not False.
    /// Bits beyond the last row are 0.
    Bits(Vec<u64>),
}

const UNKNOWN: Register = Register::Same(Truth::Unknown);

/// The registers of a group of rows. Bitmaps are used again from group to group.
pub(super) struct Registers<'b> {
    leaves: Leaves<'b>,
    found: Vec<Option<Register>>,
    spare: Vec<Vec<u64>>,
}

impl<'b> Registers<'b> {
    pub(super) fn new(plan: &'b Plan<'_>, batch: &'b Batch) -> Self {
        Registers { leaves: Leaves::new(plan, batch), found: Vec::new(), spare: Vec::new() }
    }

    /// Turns to other rows.
    pub(super) fn begin(&mut self, program: &Program, rows: &'b ClassRows) {
        self.leaves.begin(rows);
        for register in self.found.drain(..) {
            if let Some(Register::Bits(bits)) = register {
                self.spare.push(bits);
            }
        }
        self.found.resize_with(program.graph.len(), || None);
    }

    /// How many words a bitmap has.
    pub(super) fn width(&self) -> usize {
        self.leaves.width()
    }

    /// What was found of a node; Unknown where it was not asked for.
    pub(super) fn read(&self, id: NodeId) -> &Register {
        self.found.get(id.index()).and_then(Option::as_ref).unwrap_or(&UNKNOWN)
    }

    /// One word of the two bitmaps of a node.
    pub(super) fn words(&self, id: NodeId, at: usize) -> (u64, u64) {
        match self.read(id) {
            Register::Same(truth) => {
                (if truth.is_true() { u64::MAX } else { 0 }, if truth.is_false() { 0 } else { u64::MAX })
            }
            Register::Bits(bits) => {
                let word = |at: usize| bits.get(at).copied().unwrap_or_default();
                (word(at), word(at + bits.len() / 2))
            }
        }
    }

    /// Finds the truth of a node and of what it needs of its members.
    pub(super) fn evaluate(&mut self, graph: &Graph, id: NodeId) {
        if self.found.get(id.index()).is_some_and(Option::is_some) {
            return;
        }
        let register = match graph.node(id) {
            None => UNKNOWN,
            Some(Node::Const(truth)) => Register::Same(*truth),
            Some(Node::Leaf(leaf)) => {
                let mut bits = self.spare.pop().unwrap_or_default();
                bits.clear();
                match self.leaves.evaluate(leaf, &mut bits) {
                    None => Register::Bits(bits),
                    Some(truth) => {
                        self.spare.push(bits);
                        Register::Same(truth)
                    }
                }
            }
            Some(Node::All(members)) => self.all(graph, members),
            Some(Node::Any(members)) => self.any(graph, members),
            Some(Node::Not(inner)) => {
                self.evaluate(graph, *inner);
                self.changed(*inner, Truth::not, |shown, possible, rows| (!possible & rows, !shown & rows))
            }
            Some(Node::Possible(inner)) => {
                self.evaluate(graph, *inner);
                self.changed(
                    *inner,
                    |truth| Truth::from(!truth.is_false()),
                    |_, possible, _| (possible, possible),
                )
            }
            Some(Node::Certain(inner)) => {
                self.evaluate(graph, *inner);
                self.changed(*inner, |truth| Truth::from(truth.is_true()), |shown, _, _| (shown, shown))
            }
            Some(Node::Agreed(members)) => self.agreed(graph, members),
        };
        if let Some(slot) = self.found.get_mut(id.index()) {
            *slot = Some(register);
        }
    }

    fn all(&mut self, graph: &Graph, members: &[NodeId]) -> Register {
        let mut joined: Option<Vec<u64>> = None;
        let mut open = false;
        for member in members {
            self.evaluate(graph, *member);
            match found(&self.found, *member) {
                Register::Same(Truth::True) => {}
                Register::Same(Truth::Unknown) => open = true,
                Register::Same(Truth::False) => {
                    self.spare.extend(joined);
                    return Register::Same(Truth::False);
                }
                Register::Bits(bits) => match &mut joined {
                    None => joined = Some(copied(&mut self.spare, bits)),
                    Some(joined) => joined.iter_mut().zip(bits).for_each(|(all, word)| *all &= word),
                },
            }
            if let Some(bits) = joined.take_if(|bits| possible(bits).iter().all(|word| *word == 0)) {
                self.spare.push(bits);
                return Register::Same(Truth::False);
            }
        }
        match joined {
            None => Register::Same(if open { Truth::Unknown } else { Truth::True }),
            Some(mut bits) => {
                if open {
                    let half = bits.len() / 2;
                    bits.iter_mut().take(half).for_each(|word| *word = 0);
                }
                Register::Bits(bits)
            }
        }
    }

    fn any(&mut self, graph: &Graph, members: &[NodeId]) -> Register {
        let mut joined: Option<Vec<u64>> = None;
        let mut open = false;
        for member in members {
            self.evaluate(graph, *member);
            match found(&self.found, *member) {
                Register::Same(Truth::False) => {}
                Register::Same(Truth::Unknown) => open = true,
                Register::Same(Truth::True) => {
                    self.spare.extend(joined);
                    return Register::Same(Truth::True);
                }
                Register::Bits(bits) => match &mut joined {
                    None => joined = Some(copied(&mut self.spare, bits)),
                    Some(joined) => joined.iter_mut().zip(bits).for_each(|(any, word)| *any |= word),
                },
            }
        }
        match joined {
            None => Register::Same(if open { Truth::Unknown } else { Truth::False }),
            Some(mut bits) => {
                if open {
                    let half = bits.len() / 2;
                    let rows = self.leaves.rows_by_word();
                    bits.iter_mut().skip(half).zip(rows).for_each(|(word, rows)| *word = rows);
                }
                Register::Bits(bits)
            }
        }
    }

    fn agreed(&mut self, graph: &Graph, members: &[NodeId]) -> Register {
        let width = self.width();
        let mut bits = self.spare.pop().unwrap_or_default();
        bits.clear();
        bits.extend(self.leaves.rows_by_word());
        bits.resize(width * 2, 0);
        for member in members {
            self.evaluate(graph, *member);
            let (shown, possible) = bits.split_at_mut(width);
            for (at, (shown, possible)) in shown.iter_mut().zip(possible).enumerate() {
                let (one, other) = self.words(*member, at);
                *shown &= one;
                *possible |= other;
            }
        }
        let rows = self.leaves.rows_by_word();
        bits.iter_mut().skip(width).zip(rows).for_each(|(word, rows)| *word &= rows);
        Register::Bits(bits)
    }

    /// The register of another node, changed word by word.
    fn changed(
        &mut self,
        inner: NodeId,
        same: impl Fn(Truth) -> Truth,
        words: impl Fn(u64, u64, u64) -> (u64, u64),
    ) -> Register {
        let mut bits = match found(&self.found, inner) {
            Register::Same(truth) => return Register::Same(same(*truth)),
            Register::Bits(bits) => copied(&mut self.spare, bits),
        };
        let half = bits.len() / 2;
        let (shown, possible) = bits.split_at_mut(half);
        for ((shown, possible), rows) in shown.iter_mut().zip(possible).zip(self.leaves.rows_by_word()) {
            (*shown, *possible) = words(*shown, *possible, rows);
        }
        Register::Bits(bits)
    }
}

fn found(found: &[Option<Register>], id: NodeId) -> &Register {
    found.get(id.index()).and_then(Option::as_ref).unwrap_or(&UNKNOWN)
}

/// The second half: rows where a node is not False.
fn possible(bits: &[u64]) -> &[u64] {
    bits.get(bits.len() / 2..).unwrap_or_default()
}

fn copied(spare: &mut Vec<Vec<u64>>, bits: &[u64]) -> Vec<u64> {
    let mut copy = spare.pop().unwrap_or_default();
    copy.clear();
    copy.extend_from_slice(bits);
    copy
}
