//! From dossiers to a batch.

use super::coded::{Key, Values};
use super::{Batch, ClassRows};
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

/// What a row says in one column, by the column's place among those of its kind.
#[derive(Clone, Copy, Debug)]
enum Cell {
    /// The ends of a number.
    Number(usize, f64, f64),
    Flag(usize, Truth),
    Code(usize, u32),
}

/// Collects products into a batch.
#[derive(Debug)]
pub struct BatchBuilder<'p> {
    columns: &'p Columns,
    /// By fact.
    slots: Vec<Slots>,
    purposes: Option<usize>,
    batch: Batch,
    /// Places of sets of classes, by the words of what a product is and is not.
    sets: BTreeMap<Vec<u64>, usize>,
    key: Vec<u64>,
    /// What the row being added says.
    cells: Vec<Cell>,
}

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
            cells: Vec::new(),
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
        if !self.offer(dossier) {
            self.batch.ordinary.push((self.batch.rows, dossier.clone()));
            self.batch.rows += 1;
        }
    }

    /// Adds a product as the next row where columns can hold it, and says whether they can. One that they cannot hold, as one
    /// with other products in it, is no row: whoever offers it takes the ordinary path.
    #[must_use]
    pub fn offer(&mut self, dossier: &Dossier) -> bool {
        let (Ok(()), Ok(place)) = (self.cells_of(dossier), u32::try_from(self.batch.rows)) else {
            return false;
        };
        let columns = self.columns;
        let set = self.set(dossier);
        let Some(set) = self.batch.sets.get_mut(set) else { return false };
        self.batch.rows += 1;
        let at = set.rows.len();
        set.rows.push(place);
        for cell in &self.cells {
            match *cell {
                Cell::Number(column, low, high) => {
                    set.said.insert(columns.number_at(column));
                    set.numbers.change(column, |numbers| numbers.set(at, low, high));
                }
                Cell::Flag(column, truth) => {
                    set.said.insert(columns.flag_at(column));
                    set.flags.change(column, |flags| put(flags, at, truth));
                }
                Cell::Code(column, code) => {
                    set.said.insert(columns.coded_at(column));
                    set.codes.change(column, |codes| put(codes, at, code));
                }
            }
        }
        true
    }

    /// The rows so far; the builder begins anew.
    #[must_use]
    pub fn finish(&mut self) -> Batch {
        self.sets.clear();
        let empty = empty(self.columns);
        let mut batch = std::mem::replace(&mut self.batch, empty);
        for set in &mut batch.sets {
            let rows = set.rows.len();
            set.numbers.all_mut().for_each(|column| column.fill(rows));
            set.flags.all_mut().for_each(|column| column.resize(rows, Truth::default()));
            set.codes.all_mut().for_each(|column| column.resize(rows, 0));
        }
        batch
    }

    /// What a product says in the columns.
    fn cells_of(&mut self, dossier: &Dossier) -> Result<(), NotHeld> {
        self.cells.clear();
        if !dossier.lists().is_empty() || dossier.assertion.is_some() {
            return Err(NotHeld);
        }
        let (columns, cells, values) = (self.columns, &mut self.cells, &mut self.batch.values);
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
                    cells.push(Cell::Number(at, low, high));
                }
                Value::Span { from, to } => {
                    for (slot, end) in [(slots.from, from), (slots.to, to)] {
                        let (Some(at), Some(end)) = (slot, end) else { continue };
                        let float = limits(columns, at)?.point(end).ok_or(NotHeld)?;
                        cells.push(Cell::Number(at, float, float));
                    }
                }
                Value::Flag(known) => {
                    cells.extend(slots.flag.map(|at| Cell::Flag(at, Truth::from(*known))));
                }
                Value::Word(_) | Value::Words { .. } | Value::Substance(_) => {
                    let (Some(at), Some(key)) = (slots.coded, Key::of(value)) else { continue };
                    let Some(values) = values.get_mut(at) else { continue };
                    let alone = || {
                        let mut alone = Dossier::default();
                        alone.set(fact, value.clone());
                        alone
                    };
                    cells.push(Cell::Code(at, values.code(key, alone)));
                }
            }
        }
        if (!dossier.purposes().is_empty() || dossier.purposes_complete)
            && let Some((at, Some(values))) = self.purposes.map(|at| (at, values.get_mut(at)))
        {
            let key = Key::Purposes(dossier.purposes().to_vec(), dossier.purposes_complete);
            cells.push(Cell::Code(at, values.code(key, || dossier.purposes_alone())));
        }
        Ok(())
    }

    /// The place of the set of classes of a product.
    fn set(&mut self, dossier: &Dossier) -> usize {
        let (is, is_not) = dossier.class_sets();
        self.key.clear();
        self.key.extend(is.words());
        self.key.extend(is_not.words());
        if let Some(set) = self.sets.get(self.key.as_slice()) {
            return *set;
        }
        let set = self.batch.sets.len();
        self.batch.sets.push(ClassRows {
            alone: dossier.classes_alone(),
            key: self.key.clone(),
            said: Said::none(self.columns.count()),
            ..ClassRows::default()
        });
        self.sets.insert(self.key.clone(), set);
        set
    }
}

fn empty(columns: &Columns) -> Batch {
    Batch { values: vec![Values::new(); columns.coded.len()], ..Batch::default() }
}

/// Puts a value at a place beyond the last one; nothing is known of what lies between.
fn put<T: Clone + Default>(column: &mut Vec<T>, at: usize, value: T) {
    column.resize(at, T::default());
    column.push(value);
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
