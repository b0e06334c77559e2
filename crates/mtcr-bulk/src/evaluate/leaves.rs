//! Tests over the rows of one group.

use super::compare::{compare, unknown};
use crate::batch::{Batch, ClassRows, Numbers};
use crate::plan::{Columns, Leaf, Plan};
use mtcr_rules::syntax::Op;
use mtcr_rules::{Scene, Truth, Vocabulary};

/// Makes tests over the rows of one group at a time.
pub(super) struct Leaves<'b> {
    vocabulary: &'b Vocabulary,
    columns: &'b Columns,
    batch: &'b Batch,
    rows: Option<&'b ClassRows>,
    /// Counts groups from 1 on.
    group: usize,
    unknown: Vec<Unknown>,
    codes: Vec<Codes>,
}

/// The rows of a group of which nothing is known in a column of numbers.
#[derive(Debug, Default)]
struct Unknown {
    /// The group that it was found for.
    group: usize,
    bits: Vec<u64>,
}

/// What is found of the codes of a column.
#[derive(Debug, Default)]
struct Codes {
    /// The group that `same` was found for.
    group: usize,
    /// The code of all rows, where they have the same.
    same: Option<u32>,
    /// By test, then by code: what was found, where it was asked.
    found: Vec<Vec<Option<Truth>>>,
}

impl<'b> Leaves<'b> {
    pub(super) fn new(plan: &'b Plan<'_>, batch: &'b Batch) -> Self {
        let columns = plan.columns();
        let codes = columns
            .coded
            .iter()
            .map(|coded| Codes { found: vec![Vec::new(); coded.tests.len()], ..Codes::default() });
        Leaves {
            vocabulary: &plan.classifier().corpus().vocabulary,
            columns,
            batch,
            rows: None,
            group: 0,
            unknown: columns.numbers.iter().map(|_| Unknown::default()).collect(),
            codes: codes.collect(),
        }
    }

    /// Turns to other rows.
    pub(super) fn begin(&mut self, rows: &'b ClassRows) {
        self.rows = Some(rows);
        self.group += 1;
    }

    fn len(&self) -> usize {
        self.rows.map_or(0, |rows| rows.rows.len())
    }

    /// How many words a bitmap over the rows has.
    pub(super) fn width(&self) -> usize {
        self.len().div_ceil(64)
    }

    /// For each word of a bitmap, the bits that stand for rows.
    pub(super) fn rows_by_word(&self) -> impl Iterator<Item = u64> + use<> {
        let (full, rest) = (self.len() / 64, self.len() % 64);
        let last = (rest > 0).then(|| u64::MAX >> (64 - rest));
        std::iter::repeat_n(u64::MAX, full).chain(last)
    }

    /// The truth of a test: the same in every row, or two bitmaps written into the empty `bits`.
    pub(super) fn evaluate(&mut self, leaf: &Leaf, bits: &mut Vec<u64>) -> Option<Truth> {
        match leaf {
            // Every group has a program in which classes are settled.
            Leaf::Class(_) => Some(Truth::Unknown),
            Leaf::Flag(column) => self.flag(*column, bits),
            Leaf::Compare { column, op, limit } => self.compare(*column, *op, *limit, bits),
            Leaf::HighBelow { column, limit, or_equal } => {
                let op = if *or_equal { Op::AtMost } else { Op::LessThan };
                self.high(*column, op, *limit, bits)
            }
            Leaf::Coded { column, test } => self.coded(*column, *test, bits),
        }
    }

    fn flag(&mut self, column: usize, bits: &mut Vec<u64>) -> Option<Truth> {
        let Some(flags) = self.rows.and_then(|rows| rows.flags.get(column)) else {
            return Some(Truth::Unknown);
        };
        pack(flags.iter().copied(), flags.len(), bits);
        None
    }

    fn numbers(&self, column: usize) -> Option<&'b Numbers> {
        self.rows.and_then(|rows| rows.numbers.get(column))
    }

    fn limit(&self, column: usize, limit: usize) -> f64 {
        self.columns.numbers.get(column).map_or(f64::NAN, |(_, _, limits)| limits.float(limit))
    }

    fn compare(&mut self, column: usize, op: Op, limit: usize, bits: &mut Vec<u64>) -> Option<Truth> {
        let (width, limit) = (self.width(), self.limit(column, limit));
        let Some(numbers) = self.numbers(column) else { return Some(Truth::Unknown) };
        bits.resize(width * 2, 0);
        let (shown, possible) = bits.split_at_mut(width);
        // All of a range compares so when its worse end does, some of it when its better end does.
        let (low, high) = (numbers.low(), numbers.high().unwrap_or(numbers.low()));
        let (worse, better) = match op {
            Op::AtLeast | Op::MoreThan => (low, high),
            Op::AtMost | Op::LessThan => (high, low),
        };
        compare(worse, op, limit, shown);
        if numbers.high().is_some() {
            compare(better, op, limit, possible);
        } else {
            possible.copy_from_slice(shown);
        }
        if let Some(found) = self.unknown.get_mut(column) {
            found.find(low, self.group, width);
            possible.iter_mut().zip(&found.bits).for_each(|(word, unknown)| *word |= unknown);
        }
        None
    }

    fn high(&mut self, column: usize, op: Op, limit: Option<usize>, bits: &mut Vec<u64>) -> Option<Truth> {
        let limit = limit.map_or(f64::INFINITY, |limit| self.limit(column, limit));
        let width = self.width();
        let Some(numbers) = self.numbers(column) else { return Some(Truth::False) };
        bits.resize(width, 0);
        compare(numbers.high().unwrap_or(numbers.low()), op, limit, bits);
        bits.extend_from_within(..);
        None
    }

    fn coded(&mut self, column: usize, test: usize, bits: &mut Vec<u64>) -> Option<Truth> {
        let (Some(values), Some(tests), Some(found)) =
            (self.batch.values.get(column), self.columns.coded.get(column), self.codes.get_mut(column))
        else {
            return Some(Truth::Unknown);
        };
        let codes = self.rows.and_then(|rows| rows.codes.get(column)).map(Vec::as_slice).unwrap_or_default();
        found.begin(codes, self.group);
        let (Some(test), Some(truths)) = (tests.tests.get(test), found.found.get_mut(test)) else {
            return Some(Truth::Unknown);
        };
        truths.resize(values.alone.len(), None);
        let mut truth = |code: u32| {
            let code = usize::try_from(code).unwrap_or_default();
            let (Some(slot), Some(value)) = (truths.get_mut(code), values.alone.get(code)) else {
                return Truth::Unknown;
            };
            *slot.get_or_insert_with(|| Scene::new(self.vocabulary, value).predicate(test))
        };
        if let Some(same) = found.same {
            return Some(truth(same));
        }
        pack(codes.iter().map(|code| truth(*code)), codes.len(), bits);
        None
    }
}

impl Unknown {
    /// Finds the rows of a group, unless that was done before.
    fn find(&mut self, numbers: &[f64], group: usize, width: usize) {
        if self.group != group {
            self.group = group;
            self.bits.clear();
            self.bits.resize(width, 0);
            unknown(numbers, &mut self.bits);
        }
    }
}

impl Codes {
    /// Turns to the codes of a group; without any, all rows have code 0.
    fn begin(&mut self, codes: &[u32], group: usize) {
        if self.group != group {
            self.group = group;
            let first = codes.first().copied().unwrap_or_default();
            self.same = codes.iter().all(|code| *code == first).then_some(first);
        }
    }
}

/// Truths as two bitmaps.
fn pack(truths: impl Iterator<Item = Truth>, rows: usize, bits: &mut Vec<u64>) {
    let width = rows.div_ceil(64);
    bits.resize(width * 2, 0);
    let (shown, possible) = bits.split_at_mut(width);
    for (at, truth) in truths.enumerate() {
        if let (Some(shown), Some(possible)) = (shown.get_mut(at / 64), possible.get_mut(at / 64)) {
            *shown |= u64::from(truth.is_true()) << (at % 64);
            *possible |= u64::from(!truth.is_false()) << (at % 64);
        }
    }
}
