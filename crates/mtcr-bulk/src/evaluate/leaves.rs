//! Tests over the rows of one group.

use super::compare::compare;
use super::gather::{Gathered, take};
use crate::batch::Batch;
use crate::plan::{Columns, Leaf, Plan};
use mtcr_rules::syntax::Op;
use mtcr_rules::{Scene, Truth, Vocabulary};

/// Makes tests over the rows of one group at a time.
pub(super) struct Leaves<'b> {
    vocabulary: &'b Vocabulary,
    columns: &'b Columns,
    batch: &'b Batch,
    rows: Vec<u32>,
    /// Counts groups from 1 on.
    group: usize,
    numbers: Vec<Gathered>,
    codes: Vec<Codes>,
}

/// Codes of the rows of a group, and what tests find of them.
#[derive(Debug, Default)]
struct Codes {
    group: usize,
    codes: Vec<u32>,
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
            rows: Vec::new(),
            group: 0,
            numbers: columns.numbers.iter().map(|_| Gathered::default()).collect(),
            codes: codes.collect(),
        }
    }

    /// Turns to other rows.
    pub(super) fn begin(&mut self, rows: &[u32]) {
        self.rows.clear();
        self.rows.extend_from_slice(rows);
        self.group += 1;
    }

    /// How many words a bitmap over the rows has.
    pub(super) fn width(&self) -> usize {
        self.rows.len().div_ceil(64)
    }

    /// For each word of a bitmap, the bits that stand for rows.
    pub(super) fn rows_by_word(&self) -> impl Iterator<Item = u64> + use<> {
        let (full, rest) = (self.rows.len() / 64, self.rows.len() % 64);
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
        let Some(Some(flags)) = self.batch.flags.get(column) else { return Some(Truth::Unknown) };
        let truths = self.rows.iter().map(|row| {
            usize::try_from(*row).ok().and_then(|row| flags.get(row)).copied().unwrap_or_default()
        });
        pack(truths, self.rows.len(), bits);
        None
    }

    fn gathered(&mut self, column: usize) -> Option<&Gathered> {
        let numbers = self.batch.numbers.get(column)?.as_ref();
        let gathered = self.numbers.get_mut(column)?;
        gathered.gather(numbers, self.group, &self.rows);
        gathered.any.then_some(gathered)
    }

    fn limit(&self, column: usize, limit: usize) -> f64 {
        self.columns.numbers.get(column).map_or(f64::NAN, |(_, _, limits)| limits.float(limit))
    }

    fn compare(&mut self, column: usize, op: Op, limit: usize, bits: &mut Vec<u64>) -> Option<Truth> {
        let (width, limit) = (self.width(), self.limit(column, limit));
        let Some(numbers) = self.gathered(column) else { return Some(Truth::Unknown) };
        bits.resize(width * 2, 0);
        let (shown, possible) = bits.split_at_mut(width);
        // All of a range compares so when its worse end does, some of it when its better end does.
        let (worse, better) = match op {
            Op::AtLeast | Op::MoreThan => (numbers.low.as_slice(), numbers.high()),
            Op::AtMost | Op::LessThan => (numbers.high(), numbers.low.as_slice()),
        };
        compare(worse, op, limit, shown);
        if numbers.ranges {
            compare(better, op, limit, possible);
        } else {
            possible.copy_from_slice(shown);
        }
        possible.iter_mut().zip(&numbers.unknown).for_each(|(word, unknown)| *word |= unknown);
        None
    }

    fn high(&mut self, column: usize, op: Op, limit: Option<usize>, bits: &mut Vec<u64>) -> Option<Truth> {
        let limit = limit.map_or(f64::INFINITY, |limit| self.limit(column, limit));
        let width = self.width();
        let Some(numbers) = self.gathered(column) else { return Some(Truth::False) };
        bits.resize(width, 0);
        compare(numbers.high(), op, limit, bits);
        bits.extend_from_within(..);
        None
    }

    fn coded(&mut self, column: usize, test: usize, bits: &mut Vec<u64>) -> Option<Truth> {
        let (Some(values), Some(tests), Some(codes)) =
            (self.batch.coded.get(column), self.columns.coded.get(column), self.codes.get_mut(column))
        else {
            return Some(Truth::Unknown);
        };
        codes.gather(&values.codes, self.group, &self.rows);
        let (Some(test), Some(found)) = (tests.tests.get(test), codes.found.get_mut(test)) else {
            return Some(Truth::Unknown);
        };
        found.resize(values.values.len(), None);
        let mut truth = |code: u32| {
            let code = usize::try_from(code).unwrap_or_default();
            let (Some(slot), Some(value)) = (found.get_mut(code), values.values.get(code)) else {
                return Truth::Unknown;
            };
            *slot.get_or_insert_with(|| Scene::new(self.vocabulary, value).predicate(test))
        };
        if let Some(same) = codes.same {
            return Some(truth(same));
        }
        pack(codes.codes.iter().map(|code| truth(*code)), self.rows.len(), bits);
        None
    }
}

impl Codes {
    fn gather(&mut self, column: &[u32], group: usize, rows: &[u32]) {
        if self.group == group {
            return;
        }
        self.group = group;
        if column.is_empty() {
            self.same = Some(0);
            return;
        }
        take(column, rows, &mut self.codes, 0);
        let first = self.codes.first().copied().unwrap_or_default();
        self.same = self.codes.iter().all(|code| *code == first).then_some(first);
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
