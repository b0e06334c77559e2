//! A coded column: distinct values, and the code of each row's.

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

/// A coded column. Code 0 is a row of which nothing is known here.
#[derive(Clone, Debug)]
pub(crate) struct Coded {
    /// Each value as a product of which nothing else is known.
    pub(crate) values: Vec<Dossier>,
    /// The code of every row; empty when nothing is known in any.
    pub(crate) codes: Vec<u32>,
    known: BTreeMap<Key, u32>,
}

impl Coded {
    pub(super) fn new() -> Self {
        Coded { values: vec![Dossier::default()], codes: Vec::new(), known: BTreeMap::new() }
    }

    /// Says something of a row; `alone` makes the product of which nothing but this value is known.
    pub(super) fn set(&mut self, row: usize, key: Key, alone: impl FnOnce() -> Dossier) {
        let next = u32::try_from(self.values.len()).unwrap_or(u32::MAX);
        let code = *self.known.entry(key).or_insert_with(|| {
            self.values.push(alone());
            next
        });
        self.codes.resize(row, 0);
        self.codes.push(code);
    }

    /// Fills up to a number of rows, if anything was said.
    pub(super) fn fill(&mut self, rows: usize) {
        if !self.codes.is_empty() {
            self.codes.resize(rows, 0);
        }
    }
}
