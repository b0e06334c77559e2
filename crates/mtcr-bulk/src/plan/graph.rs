//! Tests and connectives shared by everything that asks for them.

use mtcr_rules::Truth;
use mtcr_rules::syntax::Op;
use std::collections::BTreeMap;

/// The place of a node in its graph; members stand before what joins them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct NodeId(usize);

impl NodeId {
    pub(crate) fn index(self) -> usize {
        self.0
    }
}

/// A test of a row or a connective over others.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Node {
    /// The same in every row.
    Const(Truth),
    /// A test.
    Leaf(Leaf),
    /// The least truth of the members.
    All(Vec<NodeId>),
    /// The greatest truth of the members.
    Any(Vec<NodeId>),
    /// True and False exchanged.
    Not(NodeId),
    /// What all members agree on, else Unknown.
    Agreed(Vec<NodeId>),
    /// True unless the member is False.
    Possible(NodeId),
    /// False unless the member is True.
    Certain(NodeId),
}

/// A test that reads columns.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Leaf {
    /// A test of classes, by its place among the plan's.
    Class(usize),
    /// A flag, by its column.
    Flag(usize),
    /// A number or an end of a span against a limit of its column.
    Compare {
        /// The column.
        column: usize,
        /// How.
        op: Op,
        /// The limit's place among those of the column.
        limit: usize,
    },
    /// Whether the upper end of what is known lies below a limit; never Unknown, False where nothing is known.
    HighBelow {
        /// The column.
        column: usize,
        /// The limit's place among those of the column; without one it is infinity.
        limit: Option<usize>,
        /// Whether the limit itself counts.
        or_equal: bool,
    },
    /// A test whose truth depends on one coded attribute alone.
    Coded {
        /// The attribute's column.
        column: usize,
        /// The test's place among those of the column.
        test: usize,
    },
}

/// Nodes, each of which stands once however many ask for it.
#[derive(Clone, Debug, Default)]
pub(crate) struct Graph {
    nodes: Vec<Node>,
    known: BTreeMap<Node, NodeId>,
}

impl Graph {
    pub(crate) fn len(&self) -> usize {
        self.nodes.len()
    }

    pub(crate) fn node(&self, id: NodeId) -> Option<&Node> {
        self.nodes.get(id.0)
    }

    pub(crate) fn nodes(&self) -> impl Iterator<Item = &Node> {
        self.nodes.iter()
    }

    /// The truth of a node that is the same in every row.
    pub(crate) fn constant(&self, id: NodeId) -> Option<Truth> {
        match self.node(id)? {
            Node::Const(truth) => Some(*truth),
            _ => None,
        }
    }

    fn add(&mut self, node: Node) -> NodeId {
        if let Some(id) = self.known.get(&node) {
            return *id;
        }
        let id = NodeId(self.nodes.len());
        self.nodes.push(node.clone());
        self.known.insert(node, id);
        id
    }

    pub(crate) fn always(&mut self, truth: Truth) -> NodeId {
        self.add(Node::Const(truth))
    }

    pub(crate) fn leaf(&mut self, leaf: Leaf) -> NodeId {
        self.add(Node::Leaf(leaf))
    }

    pub(crate) fn not(&mut self, id: NodeId) -> NodeId {
        match self.node(id) {
            Some(Node::Const(truth)) => self.always(truth.not()),
            Some(Node::Not(inner)) => *inner,
            _ => self.add(Node::Not(id)),
        }
    }

    pub(crate) fn all(&mut self, members: impl IntoIterator<Item = NodeId>) -> NodeId {
        self.join(members, Truth::True, Truth::False, Node::All)
    }

    pub(crate) fn any(&mut self, members: impl IntoIterator<Item = NodeId>) -> NodeId {
        self.join(members, Truth::False, Truth::True, Node::Any)
    }

    /// Joins members with a connective of which `neutral` changes nothing and `last` decides alone.
    fn join(
        &mut self,
        members: impl IntoIterator<Item = NodeId>,
        neutral: Truth,
        last: Truth,
        connective: fn(Vec<NodeId>) -> Node,
    ) -> NodeId {
        let mut kept = Vec::new();
        for member in members {
            match self.constant(member) {
                Some(truth) if truth == neutral => {}
                Some(truth) if truth == last => return member,
                _ => kept.push(member),
            }
        }
        kept.sort_unstable_by_key(|id| (self.cost(*id), *id));
        kept.dedup();
        match kept.as_slice() {
            [] => self.always(neutral),
            [only] => *only,
            _ => self.add(connective(kept)),
        }
    }

    pub(crate) fn agreed(&mut self, members: &[NodeId]) -> NodeId {
        match members {
            [] => self.always(Truth::False),
            [first, rest @ ..] if rest.iter().all(|other| other == first) => *first,
            _ => self.add(Node::Agreed(members.to_vec())),
        }
    }

    pub(crate) fn possible(&mut self, id: NodeId) -> NodeId {
        match self.node(id) {
            Some(Node::Const(truth)) => {
                let truth = Truth::from(!truth.is_false());
                self.always(truth)
            }
            Some(Node::Possible(_) | Node::Certain(_)) => id,
            _ => self.add(Node::Possible(id)),
        }
    }

    pub(crate) fn certain(&mut self, id: NodeId) -> NodeId {
        match self.node(id) {
            Some(Node::Const(truth)) => {
                let truth = Truth::from(truth.is_true());
                self.always(truth)
            }
            Some(Node::Possible(_) | Node::Certain(_)) => id,
            _ => self.add(Node::Certain(id)),
        }
    }

    /// What is cheap to find out, and often settles the rest, comes first.
    fn cost(&self, id: NodeId) -> u8 {
        match self.node(id) {
            Some(Node::Const(_)) | None => 0,
            Some(Node::Leaf(Leaf::Class(_))) => 1,
            Some(Node::Leaf(Leaf::Flag(_))) => 2,
            Some(Node::Leaf(Leaf::Compare { .. } | Leaf::HighBelow { .. })) => 3,
            Some(Node::Leaf(Leaf::Coded { .. })) => 4,
            Some(_) => 5,
        }
    }
}
