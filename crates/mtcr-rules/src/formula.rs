//! Methods: facts computed from other facts, with units checked and intervals rounded outward.

mod parser;

use crate::dossier::{Dossier, Value};
use crate::flaw::Flaw;
use crate::rule::Rule;
use crate::vocabulary::{FactId, FactKind, ListId, Vocabulary};
use mtcr_quantity::{Dimension, End, Interval, Number};
use std::collections::BTreeMap;

/// How a fact is computed.
#[derive(Clone, Debug)]
pub enum Method {
    /// By a formula over other facts of the product.
    Formula {
        /// The fact computed.
        result: FactId,
        /// The formula.
        formula: Formula,
    },
    /// As the sum of a member fact over those members of a list that a rule counts.
    Sum {
        /// The fact computed.
        result: FactId,
        /// The member fact summed; never negative.
        summed: FactId,
        /// The list.
        list: ListId,
        /// Which members count.
        counts: Rule,
        /// The products the method is for; every product when there is none.
        applies: Option<Rule>,
    },
}

impl Method {
    /// The fact it computes.
    #[must_use]
    pub fn result(&self) -> FactId {
        match self {
            Method::Formula { result, .. } | Method::Sum { result, .. } => *result,
        }
    }

    /// The facts of the product it reads.
    #[must_use]
    pub fn reads(&self) -> Vec<FactId> {
        match self {
            Method::Formula { formula, .. } => formula.reads(),
            Method::Sum { .. } => Vec::new(),
        }
    }
}

/// An expression over facts and constants.
#[derive(Clone, Debug)]
pub enum Formula {
    /// A fact of the product.
    Fact(FactId),
    /// A constant in base units.
    Constant(Number),
    /// Two operands joined.
    Join(Join, Box<Formula>, Box<Formula>),
}

/// How two operands are joined.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Join {
    /// Sum.
    Add,
    /// Difference.
    Subtract,
    /// Product.
    Multiply,
    /// Quotient; nothing when the divisor may be zero.
    Divide,
    /// The smaller.
    Min,
    /// The larger.
    Max,
}

impl Formula {
    /// Reads and checks a formula; `constants` are in base units with their dimension.
    ///
    /// # Errors
    /// What is not of the language, an unknown fact, operands whose units do not fit, a result of another
    /// dimension than the fact's.
    pub fn parse(
        text: &str,
        result: FactId,
        constants: &BTreeMap<String, (Number, Dimension)>,
        vocabulary: &mut Vocabulary,
    ) -> Result<Self, Flaw> {
        let (formula, dimension) = parser::parse(text, constants, vocabulary)?;
        let wanted = vocabulary.fact(result).and_then(|fact| match fact.kind {
            FactKind::Quantity(_) | FactKind::Count => fact.dimension(),
            _ => None,
        });
        if wanted != Some(dimension) {
            return Err(Flaw::new(
                "wrong-dimension",
                0..text.len(),
                "the formula does not give a quantity like its result",
            ));
        }
        Ok(formula)
    }

    /// The facts it reads.
    #[must_use]
    pub fn reads(&self) -> Vec<FactId> {
        match self {
            Formula::Fact(id) => vec![*id],
            Formula::Constant(_) => Vec::new(),
            Formula::Join(_, a, b) => [a.reads(), b.reads()].concat(),
        }
    }

    /// The value over a dossier; `None` when nothing can be said.
    #[must_use]
    pub fn value(&self, dossier: &Dossier) -> Option<Interval> {
        match self {
            Formula::Fact(id) => match dossier.value(*id) {
                Some(Value::Number(interval)) => Some(interval.clone()),
                _ => None,
            },
            Formula::Constant(number) => Some(Interval::point(number.clone())),
            Formula::Join(join, a, b) => {
                let (a, b) = (a.value(dossier), b.value(dossier));
                match (join, a, b) {
                    (Join::Add, Some(a), Some(b)) => a.add(&b),
                    (Join::Subtract, Some(a), Some(b)) => a.sub(&b),
                    (Join::Multiply, Some(a), Some(b)) => a.mul(&b),
                    (Join::Divide, Some(a), Some(b)) => a.div(&b),
                    (Join::Min, Some(a), Some(b)) => Some(a.min(&b)),
                    (Join::Max, Some(a), Some(b)) => Some(a.max(&b)),
                    // One operand bounds the result from one side even when the other is not known.
                    (Join::Min, Some(known), None) | (Join::Min, None, Some(known)) => {
                        Interval::new(End::Unbounded, known.high().clone())
                    }
                    (Join::Max, Some(known), None) | (Join::Max, None, Some(known)) => {
                        Interval::new(known.low().clone(), End::Unbounded)
                    }
                    _ => None,
                }
            }
        }
    }
}
