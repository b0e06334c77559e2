//! What a recorded fact that has not happened would change.

use crate::determination::{Inquiry, join, walked};
use crate::line::Products;
use crate::walk::PositionRange;
use mtcr_rules::{FactKind, Value};

/// A recorded fact with the position there would be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    /// The fact.
    pub fact: String,
    /// Its question, which a yes would answer.
    pub question: String,
    /// The position then.
    pub range: PositionRange,
}

/// Puts each recorded fact in place in turn and determines again; those that change the position are kept.
pub(crate) fn find(inquiry: &Inquiry<'_>, products: &Products<'_>, known: PositionRange) -> Vec<Change> {
    let guidelines = &inquiry.corpus.guidelines;
    let mut changes = Vec::new();
    for recorded in &guidelines.recorded {
        let (None, Some(id)) = (recorded.list, recorded.fact) else {
            continue;
        };
        let Some(fact) = guidelines.vocabulary.fact(id) else {
            continue;
        };
        let value = match fact.kind {
            FactKind::Flag => Value::Flag(true),
            FactKind::Words => Value::Words { yes: u64::MAX >> 1, no: 0 },
            _ => continue,
        };
        let range = join(&walked(inquiry, products, Some((id, &value))), guidelines.positions.len());
        if range != known {
            changes.push(Change { fact: fact.name.clone(), question: fact.decl.question.clone(), range });
        }
    }
    changes
}
