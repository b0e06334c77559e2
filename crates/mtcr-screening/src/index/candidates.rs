//! Which rows of an index can be like a name, without comparing them.
//!
//! INVARIANT (none lost): every row whose score reaches the threshold is among the candidates. With `allowed` for what the
//! threshold lets a score lose, a score reaches it when, over its pairs and the words that are left over on either side,
//!
//! ```text
//! sum of 2·shared·(10 000 − like) + sum of 10 000·extra  ≤  allowed · (sum of 2·shared + sum of weight)
//! ```
//!
//! at least: words that contradict each other cost more than what is only extra, and every other step takes something off.
//! So each word owes `10 000·extra − allowed·weight`, which its row must make good by pairs: a pair settles what both its
//! words owe and costs `2·shared·(10 000 − like − allowed)`. What a row can settle at most is added up here; a row that
//! cannot settle what both names owe is passed over, and no other reason passes one over. Nothing here knows how many rows
//! there are.

use super::build::written_together;
use super::keys::firm;
use super::near::Place;
use super::{Index, Posting, Row, Scratch};
use crate::compare::align::{TOGETHER_LETTERS, joins};
use crate::forms::Forms;
use crate::like::FRAGMENT_FROM;
use crate::number::{at, id, low};
use crate::prepared::{Prepared, Reading, Token};

/// What the parts of a score are rounded down by at most, in ten-thousandths, over all steps.
const ROUNDED: i64 = 50;

/// A word of the question with what it leads to.
#[derive(Clone, Debug)]
pub(super) struct Lead {
    weight: i64,
    /// What the word owes.
    owes: i64,
    /// What a pair settles of what the question owes at most, whatever the row.
    most: i64,
    /// What a pair settles of what both owe at most.
    most_of_both: i64,
    /// What is near to it.
    pub(super) near: Place,
    /// How many rows that leads to.
    rows: usize,
    /// It leads to so many rows that they are not looked up.
    open: bool,
    /// An initial, or two letters of a word: this form leads to every word that begins with it, which are as like it as this.
    begins: Option<(u32, u16)>,
}

/// What the candidates of one reading must settle.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Debt {
    allowed: i64,
    need: i64,
}

impl Debt {
    /// What a word owes.
    fn of(self, weight: u16, extra: u16) -> i64 {
        i64::from(extra) * 10_000 - self.allowed * i64::from(weight)
    }

    /// What a row must settle: what the question owes and what its own words do.
    pub(super) fn with(self, row: &Row) -> i64 {
        self.need + self.of_row(row)
    }

    fn of_row(self, row: &Row) -> i64 {
        i64::from(row.extra) * 10_000 - self.allowed * i64::from(row.weight)
    }

    /// What a pair costs, or earns when it is below none.
    fn cost(self, shared: i64, like: u16) -> i64 {
        2 * shared * (10_000 - self.allowed - i64::from(like))
    }

    /// What a pair of words settles.
    pub(super) fn settled(self, one: &Token, other: &Token, like: u16) -> i64 {
        let shared = i64::from(one.weight.min(other.weight));
        self.of(one.weight, one.extra) + self.of(other.weight, other.extra) - self.cost(shared, like)
    }
}

impl Index {
    /// Puts every row of a reading that can reach `threshold` into `scratch.found`, and into `scratch.joined`, in order, those
    /// whose words may be written together in another way, with what that settles at most.
    pub(super) fn candidates(
        &self,
        prepared: &Prepared,
        forms: &Forms,
        reading: Reading,
        threshold: i64,
        scratch: &mut Scratch,
    ) {
        scratch.found.clear();
        scratch.joined.clear();
        let allowed = 10_000 - threshold + ROUNDED;
        let mut debt = Debt { allowed, need: 0 };
        debt.need = prepared.tokens.iter().map(|token| debt.of(token.weight, token.extra)).sum();
        scratch.debt = debt;
        let mut leads = std::mem::take(&mut scratch.leads);
        leads.clear();
        let last = prepared.tokens.len().saturating_sub(1);
        for (place, token) in prepared.tokens.iter().enumerate() {
            let near = self.look_up(token, place == last, forms, scratch);
            leads.push(self.lead(token, near, reading, debt, scratch));
        }
        if debt.need <= 0 {
            let all = (0..id(self.rows.len())).zip(&self.rows);
            scratch.found.extend(all.filter(|(_, row)| row.reading == reading).map(|(number, _)| number));
            scratch.joined.extend(scratch.found.iter().map(|row| (*row, i64::MAX)));
            scratch.leads = leads;
            return;
        }
        for (place, token) in prepared.tokens.iter().enumerate() {
            leads.extend(self.beginning(token, place == last, forms, reading, debt));
        }
        pass_over(&mut leads, debt.need);
        let passed: i64 = leads.iter().filter(|lead| lead.open).map(|lead| lead.most_of_both).sum();
        scratch.saved.resize(self.rows.len(), 0);
        for lead in leads.iter().filter(|lead| !lead.open) {
            self.follow(lead, forms, reading, scratch);
        }
        self.together(prepared, forms, &leads, reading, scratch);
        let Scratch { touched, saved, found, .. } = scratch;
        for number in touched.drain(..) {
            if let (Some(held), Some(row)) = (saved.get_mut(at(number)), self.rows.get(at(number))) {
                if i64::from(*held) + passed >= debt.with(row) {
                    found.push(number);
                }
                *held = 0;
            }
        }
        scratch.joined.sort_unstable();
        scratch.leads = leads;
    }

    /// Adds what a word settles to every row it leads to.
    fn follow(&self, lead: &Lead, forms: &Forms, reading: Reading, scratch: &mut Scratch) {
        let Scratch { debt, nears, saved, touched, .. } = scratch;
        let mut save = |posting: &Posting, like: u16| {
            let shared = lead.weight.min(i64::from(posting.weight));
            let settled = lead.owes + debt.of(posting.weight, posting.extra) - debt.cost(shared, like);
            super::check::save(saved, touched, posting.row, settled);
        };
        if let Some((number, like)) = lead.begins {
            for form in self.starting(forms.text(number)) {
                self.postings(reading).get(form).iter().for_each(|posting| save(posting, like));
            }
        }
        for near in self.near(&lead.near, nears).iter().filter_map(|near| near.alike(reading)) {
            if near.rows > 0 {
                self.postings(reading).get(near.form).iter().for_each(|posting| save(posting, near.like.by));
            }
        }
    }

    fn lead(&self, token: &Token, near: Place, reading: Reading, debt: Debt, scratch: &Scratch) -> Lead {
        let weight = i64::from(token.weight);
        let owes = debt.of(token.weight, token.extra);
        let mut lead =
            Lead { weight, owes, most: 0, most_of_both: 0, near, rows: 0, open: false, begins: None };
        for near in self.near(&lead.near, &scratch.nears).iter().filter_map(|near| near.alike(reading)) {
            if near.rows > 0 {
                lead.rows += at(near.rows);
                let most = owes - debt.cost(weight.min(i64::from(near.weight)), near.like.by).min(0);
                lead.most = lead.most.max(most);
                lead.most_of_both = lead.most_of_both.max(most + self.owed_at_most(near.weight, debt));
            }
        }
        lead
    }

    /// What a word of a row can owe at most when it weighs so much at most.
    fn owed_at_most(&self, weight: u16, debt: Debt) -> i64 {
        let extra = &self.names.settings.extra;
        let most = extra.person.max(extra.organisation).max(extra.patronymic).max(extra.initial);
        (i64::from(weight) * (i64::from(most) * 100 - debt.allowed)).max(0)
    }

    /// What an initial, or two letters at the end, lead to by being the beginning of words: too many to look at one by one.
    fn beginning(
        &self,
        token: &Token,
        last: bool,
        forms: &Forms,
        reading: Reading,
        debt: Debt,
    ) -> Option<Lead> {
        if !self.only_begins(token, last, forms, reading) {
            return None;
        }
        let letters = &self.names.settings.letters;
        let like = if forms.text(token.form).len() == 1 { letters.initial } else { letters.cut_off };
        let weight = i64::from(token.weight);
        let owes = debt.of(token.weight, token.extra);
        let most = owes - debt.cost(weight, like).min(0);
        Some(Lead {
            weight,
            owes,
            most: most.max(0),
            most_of_both: most.max(0) + self.owed_at_most(self.heaviest, debt),
            near: Place::Asked(0..0),
            rows: usize::MAX,
            open: false,
            begins: Some((token.form, like)),
        })
    }

    /// Whether a word is like too many others that begin with it to look them up.
    pub(super) fn only_begins(&self, token: &Token, last: bool, forms: &Forms, reading: Reading) -> bool {
        forms.get(token.form).is_some_and(|form| match form.text.len() {
            1 => reading == Reading::Person,
            FRAGMENT_FROM => last && !form.known,
            _ => false,
        })
    }

    /// Rows that write as one word what the question writes as several, and the other way round.
    fn together(
        &self,
        prepared: &Prepared,
        forms: &Forms,
        leads: &[Lead],
        reading: Reading,
        scratch: &mut Scratch,
    ) {
        let debt = scratch.debt;
        let letters = &self.names.settings.letters;
        let like = letters.joined.max(letters.vowels_left_out);
        let join = |posting: &Posting, (weight, owes): (i64, i64), scratch: &mut Scratch| {
            let shared = weight.min(i64::from(posting.weight));
            let settled = owes + debt.of(posting.weight, posting.extra) - debt.cost(shared, like);
            if settled > 0 {
                scratch.save(posting.row, settled);
                scratch.joined.push((posting.row, settled));
            }
        };
        written_together(forms, &prepared.tokens, |wanted, places| {
            let words = leads.get(places).unwrap_or_default().iter();
            let all = words.fold((0, 0), |(weight, owes), lead| (weight + lead.weight, owes + lead.owes));
            for number in self.keys.get(firm(wanted)) {
                for posting in self.postings(reading).get(number) {
                    join(posting, all, scratch);
                }
            }
        });
        for (token, lead) in prepared.tokens.iter().zip(leads) {
            let Some(form) = forms.get(token.form).filter(|_| joins(token.tag)) else { continue };
            if form.text.len() >= *TOGETHER_LETTERS.start() {
                for number in self.together.get(low(form.firm_key)) {
                    if let Some(posting) = self.neighbours.get(at(number))
                        && self.rows.get(at(posting.row)).is_some_and(|row| row.reading == reading)
                    {
                        join(posting, (lead.weight, lead.owes), scratch);
                    }
                }
            }
        }
    }
}

/// Leaves out the words that lead to the most rows, as long as a row that has all of them and nothing else is not enough.
fn pass_over(leads: &mut [Lead], need: i64) {
    let mut order: Vec<usize> = (0..leads.len()).collect();
    order.sort_by_key(|place| leads.get(*place).map(|lead| std::cmp::Reverse(lead.rows)));
    let mut passed = 0;
    for place in order {
        if let Some(lead) = leads.get_mut(place)
            && passed + lead.most < need
        {
            passed += lead.most;
            lead.open = true;
        }
    }
}
