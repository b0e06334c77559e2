//! The distinct values of a coded column.

use mtcr_rules::{Dossier, PurposeId, Statement, SubstanceId, Value};
use std::collections::BTreeMap;

/// What tells one value from another.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Key {
    Word(u64),
    Words(u64, u64),
    Substance(Option<SubstanceId>),
    Purposes(Vec<(PurposeId, Statement)>, bool),
}

impl Key {
    /// The key of a value of a fact; none for numbers, spans and flags, which have columns of their own.
    pub(super) fn of(value: &Value) -> Option<Self> {
        match value {
            Value::Word(possible) => Some(Key::Word(*possible)),
            Value::Words { yes, no } => Some(Key::Words(*yes, *no)),
            Value::Substance(substance) => Some(Key::Substance(*substance)),
            Value::Number(_) | Value::Span { .. } | Value::Flag(_) => None,
        }
    }
}

/// The distinct values of a coded column over all rows of a batch. Code 0 is that of a row of which nothing is known here.
#[derive(Clone, Debug)]
pub(crate) struct Values {
    /// Each value as a product of which nothing else is known, by its code.
    pub(crate) alone: Vec<Dossier>,
    known: BTreeMap<Key, u32>,
}

impl Values {
    pub(super) fn new() -> Self {
        Values { alone: vec![Dossier::default()], known: BTreeMap::new() }
    }

    /// The code of a value; `alone` makes the product of which nothing but this value is known.
    pub(super) fn code(&mut self, key: Key, alone: impl FnOnce() -> Dossier) -> u32 {
        let next = u32::try_from(self.alone.len()).unwrap_or(u32::MAX);
        *self.known.entry(key).or_insert_with(|| {
            self.alone.push(alone());
            next
        })
    }
}
