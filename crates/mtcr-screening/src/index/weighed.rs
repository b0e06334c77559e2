//! A candidate weighed against the question, without comparing letters again.

use super::candidates::Debt;
use super::{Index, Row, Scratch};
use crate::compare::align::{Pair, Side, Space, choose};
use crate::compare::steps::{Outcome, add_up};
use crate::like::{Like, like};
use crate::number::{at, id};
use crate::prepared::{MOST, Prepared, Reading};

/// By form of the index, the words of a question that it is like.
#[derive(Clone, Debug, Default)]
pub(super) struct Marks {
    /// By form, the number of the first mark, one above; 0 where there is none.
    first: Vec<u32>,
    marks: Vec<Mark>,
    /// Words that are like too many forms to mark them.
    begin: Vec<usize>,
}

#[derive(Clone, Copy, Debug)]
struct Mark {
    form: u32,
    /// Which word of the question.
    place: u32,
    like: Like,
    /// The next mark of the same form, one above.
    next: u32,
}

impl Marks {
    fn add(&mut self, form: u32, place: u32, like: Like) {
        if let Some(first) = self.first.get_mut(at(form)) {
            self.marks.push(Mark { form, place, like, next: *first });
            *first = id(self.marks.len());
        }
    }

    fn of(&self, form: u32) -> impl Iterator<Item = &Mark> {
        let mark = |number: u32| number.checked_sub(1).and_then(|number| self.marks.get(at(number)));
        let first = mark(self.first.get(at(form)).copied().unwrap_or(0));
        std::iter::successors(first, move |held| mark(held.next))
    }

    fn clear(&mut self) {
        for mark in self.marks.drain(..) {
            if let Some(first) = self.first.get_mut(at(mark.form)) {
                *first = 0;
            }
        }
        self.begin.clear();
    }
}

impl Index {
    /// Marks the forms that are like the words of a question, whose leads are those of `candidates`.
    pub(super) fn mark(&self, left: Side<'_>, prepared: &Prepared, reading: Reading, scratch: &mut Scratch) {
        let Scratch { marks, nears, leads, .. } = scratch;
        marks.clear();
        marks.first.resize(self.forms.len(), 0);
        let last = prepared.tokens.len().saturating_sub(1);
        for (place, (token, lead)) in prepared.tokens.iter().zip(leads.iter()).enumerate() {
            if self.only_begins(token, place == last, left.forms, reading) {
                marks.begin.push(place);
                continue;
            }
            for near in self.near(&lead.near, nears).iter().filter_map(|near| near.alike(reading)) {
                if near.rows > 0 {
                    marks.add(near.form, id(place), near.like);
                }
            }
        }
    }

    /// What `outcome` says of the question and a row, but nothing where the row cannot reach the threshold. The forms that
    /// are like the question's words must be marked.
    pub(super) fn weigh(
        &self,
        left: Side<'_>,
        (number, row): (u32, &Row),
        reading: Reading,
        scratch: &mut Scratch,
    ) -> Option<Outcome> {
        let right = Side { tokens: self.row_tokens(number), legal: row.legal, forms: &self.forms };
        let Scratch { marks, joined, debt, space, .. } = scratch;
        let settled = self.pairs(left, right, reading, marks, *debt, space);
        let first = joined.partition_point(|(row, _)| *row < number);
        let more = joined.get(first..).unwrap_or_default().iter().take_while(|(row, _)| *row == number);
        let (joined, settled) =
            more.fold((false, settled), |(_, sum), (_, more)| (true, sum.saturating_add(*more)));
        if settled < debt.with(row) {
            return None;
        }
        let pairs = choose(&self.names, left, right, joined, space);
        Some(add_up(&self.names, left, right, pairs, reading, |_, _| {}))
    }

    /// Puts the pairs of single words into `space`, as `align` would, and returns what they settle at most: every word is in
    /// one pair at most, so that it is no more than the best of each, on either side.
    fn pairs(
        &self,
        left: Side<'_>,
        right: Side<'_>,
        reading: Reading,
        marks: &Marks,
        debt: Debt,
        space: &mut Space,
    ) -> i64 {
        space.edges.clear();
        let last = left.tokens.len().saturating_sub(1);
        let (mut lefts, mut rights) = ([0_i64; MOST], 0_i64);
        for (j, other) in right.tokens.iter().enumerate() {
            let mut best = 0;
            let mut pair = |place: usize, like: Like| {
                let Some(one) = left.tokens.get(place) else { return };
                space.edges.push(Pair {
                    left: 1 << place,
                    right: 1 << j,
                    like,
                    weight: one.weight.min(other.weight),
                });
                let settled = debt.settled(one, other, like.by);
                best = best.max(settled);
                if let Some(held) = lefts.get_mut(place) {
                    *held = (*held).max(settled);
                }
            };
            for mark in marks.of(other.form) {
                pair(at(mark.place), mark.like);
            }
            for place in &marks.begin {
                let forms = left.tokens.get(*place).and_then(|one| left.forms.get(one.form));
                if let (Some(form), Some(beside)) = (forms, right.forms.get(other.form))
                    && let Some(like) = like(&self.names, &form, &beside, reading, *place == last)
                {
                    pair(*place, like);
                }
            }
            rights += best;
        }
        rights.min(lefts.iter().sum())
    }
}
