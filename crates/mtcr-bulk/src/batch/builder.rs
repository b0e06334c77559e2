//! From dossiers to a batch.

use super::coded::{Coded, Key};
use super::{Batch, ClassSet, Numbers};
use crate::plan::{Attribute, Columns, Limits, Part, Plan, Said};
use mtcr_rules::{Dossier, FactId, Truth, Value};
use std::collections::BTreeMap;

/// Where what is said of a fact goes.
#[derive(Clone, Copy, Debug, Default)]
struct Slots {
    value: Option<usize>,
    from: Option<usize>,
    to: Option<usize>,
    flag: Option<usize>,
    coded: Option<usize>,
}

/// Collects products into a batch.
#[derive(Debug)]
pub struct BatchBuilder<'p> {
    columns: &'p Columns,
    /// By fact.
    slots: Vec<Slots>,
    purposes: Option<usize>,
    batch: Batch,
    /// Codes of sets of classes, by the words of what a product is and is not.
    sets: BTreeMap<Vec<u64>, u32>,
    key: Vec<u64>,
    /// The columns that the row being added says something of.
    said: Vec<usize>,
}

/// The code of a row that goes through the ordinary path.
const ORDINARY: u32 = u32::MAX;

/// A row that columns cannot hold.
struct NotHeld;

impl<'p> BatchBuilder<'p> {
    /// A batch without rows.
    #[must_use]
    pub fn new(plan: &'p Plan<'_>) -> Self {
        let columns = plan.columns();
        let mut slots: Vec<Slots> = Vec::new();
        let mut purposes = None;
        for (at, (fact, part, _)) in columns.numbers.iter().enumerate() {
            slot(&mut slots, *fact, |slots| match part {
                Part::Value => slots.value = Some(at),
                Part::From => slots.from = Some(at),
                Part::To => slots.to = Some(at),
            });
        }
        for (at, fact) in columns.flags.iter().enumerate() {
            slot(&mut slots, *fact, |slots| slots.flag = Some(at));
        }
        for (at, coded) in columns.coded.iter().enumerate() {
            match coded.attribute {
                Attribute::Purposes => purposes = Some(at),
                Attribute::Fact(fact) => slot(&mut slots, fact, |slots| slots.coded = Some(at)),
            }
        }
        let batch = empty(columns);
        BatchBuilder {
            columns,
            slots,
            purposes,
            batch,
            sets: BTreeMap::new(),
            key: Vec::new(),
            said: Vec::new(),
        }
    }

    /// How many rows it has.
    #[must_use]
    pub fn len(&self) -> usize {
        self.batch.rows
    }

    /// Whether it has none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.batch.rows == 0
    }

    /// Adds a product as the next row.
    ///
    /// `dossier` must have been completed (computed facts, bounds) by the reader that made it.
    pub fn push(&mut self, dossier: &Dossier) {
        let row = self.batch.rows;
        self.batch.rows += 1;
        let code = match self.columns_of(row, dossier) {
            Ok(()) => {
                let code = self.class_code(dossier);
                if let Some(set) = usize::try_from(code).ok().and_then(|at| self.batch.class_sets.get_mut(at))
                {
                    self.said.iter().for_each(|column| set.said.insert(*column));
                }
                code
            }
            Err(NotHeld) => {
                self.batch.ordinary.push((row, dossier.clone()));
                ORDINARY
            }
        };
        self.batch.class_codes.push(code);
    }

    /// The rows so far; the builder begins anew.
    #[must_use]
    pub fn finish(&mut self) -> Batch {
        self.sets.clear();
        let empty = empty(self.columns);
        let mut batch = std::mem::replace(&mut self.batch, empty);
        let rows = batch.rows;
        batch.numbers.iter_mut().flatten().for_each(|column| column.fill(rows));
        batch.flags.iter_mut().flatten().for_each(|column| column.resize(rows, Truth::Unknown));
        batch.coded.iter_mut().for_each(|column| column.fill(rows));
        batch
    }

    /// Writes what is said of a product into the columns.
    fn columns_of(&mut self, row: usize, dossier: &Dossier) -> Result<(), NotHeld> {
        if !dossier.lists().is_empty() || dossier.assertion.is_some() {
            return Err(NotHeld);
        }
        let (batch, columns, said) = (&mut self.batch, self.columns, &mut self.said);
        said.clear();
        for (fact, value) in dossier.facts() {
            let Some(slots) = self.slots.get(fact.index()) else { continue };
            match value {
                Value::Number(interval) => {
                    let Some(at) = slots.value else { continue };
                    let limits = limits(columns, at)?;
                    let (low, high) = match interval.is_point() {
                        Some(number) => {
                            let float = limits.point(number).ok_or(NotHeld)?;
                            (float, float)
                        }
                        None => (
                            limits.low(interval.low()).ok_or(NotHeld)?,
                            limits.high(interval.high()).ok_or(NotHeld)?,
                        ),
                    };
                    number(batch, at, row, low, high);
                    said.push(columns.number_at(at));
                }
                Value::Span { from, to } => {
                    for (slot, end) in [(slots.from, from), (slots.to, to)] {
                        let (Some(at), Some(end)) = (slot, end) else { continue };
                        let float = limits(columns, at)?.point(end).ok_or(NotHeld)?;
                        number(batch, at, row, float, float);
                        said.push(columns.number_at(at));
                    }
                }
                Value::Flag(known) => {
                    let Some((at, Some(column))) = slots.flag.map(|at| (at, batch.flags.get_mut(at))) else {
                        continue;
                    };
                    let column = column.get_or_insert_default();
                    column.resize(row, Truth::Unknown);
                    column.push(Truth::from(*known));
                    said.push(columns.flag_at(at));
                }
                Value::Word(_) | Value::Words { .. } | Value::Substance(_) => {
                    let (Some((at, Some(column))), Some(key)) =
                        (slots.coded.map(|at| (at, batch.coded.get_mut(at))), Key::of(value))
                    else {
                        continue;
                    };
                    column.set(row, key, || {
                        let mut alone = Dossier::default();
                        alone.set(fact, value.clone());
                        alone
                    });
                    said.push(columns.coded_at(at));
                }
            }
        }
        if (!dossier.purposes().is_empty() || dossier.purposes_complete)
            && let Some((at, Some(column))) = self.purposes.map(|at| (at, batch.coded.get_mut(at)))
        {
            let key = Key::Purposes(dossier.purposes().to_vec(), dossier.purposes_complete);
            column.set(row, key, || dossier.purposes_alone());
            said.push(columns.coded_at(at));
        }
        Ok(())
    }

    fn class_code(&mut self, dossier: &Dossier) -> u32 {
        let (is, is_not) = dossier.class_sets();
        self.key.clear();
        self.key.extend(is.words());
        self.key.extend(is_not.words());
        if let Some(code) = self.sets.get(self.key.as_slice()) {
            return *code;
        }
        let code = u32::try_from(self.batch.class_sets.len()).unwrap_or(ORDINARY);
        let said = Said::none(self.columns.count());
        self.batch.class_sets.push(ClassSet { alone: dossier.classes_alone(), key: self.key.clone(), said });
        self.sets.insert(self.key.clone(), code);
        code
    }
}

fn empty(columns: &Columns) -> Batch {
    Batch {
        numbers: vec![None; columns.numbers.len()],
        flags: vec![None; columns.flags.len()],
        coded: vec![Coded::new(); columns.coded.len()],
        ..Batch::default()
    }
}

/// Changes the slots of a fact, making room for it.
fn slot(slots: &mut Vec<Slots>, fact: FactId, change: impl FnOnce(&mut Slots)) {
    if slots.len() <= fact.index() {
        slots.resize(fact.index() + 1, Slots::default());
    }
    if let Some(slots) = slots.get_mut(fact.index()) {
        change(slots);
    }
}

fn limits(columns: &Columns, at: usize) -> Result<&Limits, NotHeld> {
    columns.numbers.get(at).map(|(_, _, limits)| limits).ok_or(NotHeld)
}

fn number(batch: &mut Batch, at: usize, row: usize, low: f64, high: f64) {
    if let Some(column) = batch.numbers.get_mut(at) {
        column.get_or_insert_with(Numbers::default).set(row, low, high);
    }
}
