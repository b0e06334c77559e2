//! Which rows of an index can be like a name, without comparing them.
//!
//! INVARIANT (none lost): every row whose score reaches the threshold is among the candidates. A word that a row lacks
//! costs at least what the file of figures says, whatever else is there; a row that lacks more than the threshold allows
//! is passed over, and no other reason passes one over. Nothing here knows how many rows there are.

use super::build::written_together;
use super::keys::{firm, keys};
use super::{Index, Scratch};
use crate::compare::align::{TOGETHER_LETTERS, joins};
use crate::forms::{Form, Forms};
use crate::like::{CUT_OFF_FROM, FRAGMENT_FROM, Like, like};
use crate::number::{at, id, low};
use crate::prepared::{Prepared, Reading, Token};

/// What the parts of a score are rounded down by at most, in ten-thousandths, over all steps.
const ROUNDED: i64 = 50;

/// A word of the question with what it leads to.
struct Lead {
    /// What it costs a row to lack it.
    miss: i64,
    /// Forms that are like it, with what having one saves.
    forms: Vec<(u32, i64)>,
    /// How many rows that leads to.
    rows: usize,
    /// It leads to so many rows that they are not looked up.
    open: bool,
    /// It is an initial, or two letters of a word: this form, like every word that begins with it.
    begins: Option<u32>,
}

impl Index {
    /// Puts every row of a reading that can reach `threshold` into `scratch.found`, in order.
    pub(super) fn candidates(
        &self,
        prepared: &Prepared,
        forms: &Forms,
        reading: Reading,
        threshold: i64,
        scratch: &mut Scratch,
    ) {
        scratch.found.clear();
        let allowed = 10_000 - threshold + ROUNDED;
        let mut leads: Vec<Lead> = prepared
            .tokens
            .iter()
            .enumerate()
            .map(|(place, token)| {
                self.lead(token, place + 1 == prepared.tokens.len(), forms, reading, allowed)
            })
            .collect();
        let whole: i64 = prepared.tokens.iter().map(|token| i64::from(token.weight)).sum();
        let need = leads.iter().map(|lead| lead.miss).sum::<i64>() - 2 * allowed * whole;
        if need <= 0 {
            scratch.found.extend(0..id(self.rows.len()));
            return;
        }
        let passed = pass_over(&mut leads, need);
        for lead in leads.iter_mut().filter(|lead| !lead.open) {
            if let Some(number) = lead.begins {
                let text = forms.get(number).map_or(&[][..], |form| form.text);
                lead.forms.extend(self.starting(text).map(|number| (number, lead.miss)));
            }
        }
        scratch.saved.resize(self.rows.len(), 0);
        for lead in leads.iter().filter(|lead| !lead.open) {
            for (form, saves) in &lead.forms {
                for row in self.postings.get(*form) {
                    scratch.save(*row, *saves);
                }
            }
        }
        self.together(prepared, forms, &leads, scratch);
        let Scratch { touched, saved, found, .. } = scratch;
        for row in touched.drain(..) {
            if let Some(held) = saved.get_mut(at(row)) {
                let saved = i64::from(*held);
                if saved >= need
                    || saved + passed >= need && saved + self.passed_over(row, &leads, forms) >= need
                {
                    found.push(row);
                }
                *held = 0;
            }
        }
    }

    /// What the words that were passed over save a row.
    fn passed_over(&self, row: u32, leads: &[Lead], forms: &Forms) -> i64 {
        let tokens = self.row_tokens(row);
        let saves = |lead: &Lead| {
            if let Some(form) = lead.begins.and_then(|number| forms.get(number)) {
                let begins = tokens.iter().any(|token| self.letters(token.form).starts_with(form.text));
                return if begins { lead.miss } else { 0 };
            }
            let of = |token: &Token| {
                let place = lead.forms.binary_search_by_key(&token.form, |(form, _)| *form).ok()?;
                lead.forms.get(place).map(|(_, saves)| *saves)
            };
            tokens.iter().filter_map(of).max().unwrap_or(0)
        };
        leads.iter().filter(|lead| lead.open).map(saves).sum()
    }

    /// Everything that is like a word.
    fn lead(&self, token: &Token, last: bool, forms: &Forms, reading: Reading, allowed: i64) -> Lead {
        let weight = i64::from(token.weight);
        let miss = i64::from(token.extra) * 10_000 + allowed * weight;
        let mut lead = Lead { miss, forms: Vec::new(), rows: 0, open: false, begins: None };
        let Some(form) = forms.get(token.form) else { return lead };
        let letters = form.text.iter().all(u8::is_ascii_alphabetic);
        let initial = form.text.len() == 1 && reading == Reading::Person;
        let begins = initial || last && form.text.len() == FRAGMENT_FROM && !form.known;
        if letters && begins {
            (lead.begins, lead.rows) = (Some(token.form), usize::MAX);
            return lead;
        }
        let mut near = Vec::new();
        keys(&self.names, &form, |key| near.extend_from_slice(self.keys.get(key)));
        self.beginnings(&form, last, reading, &mut near);
        near.sort_unstable();
        near.dedup();
        for number in near {
            let Some(other) = self.forms.get(number) else { continue };
            let Some(like) = like(&self.names, &form, &other, reading, last) else { continue };
            let saves = miss - least_cost(like, weight, &other, reading, allowed);
            if saves > 0 {
                lead.rows += self.postings.get(number).len();
                lead.forms.push((number, saves));
            }
        }
        lead
    }

    /// Words that this one begins with, those that begin with it, and its first letter.
    fn beginnings(&self, form: &Form<'_>, last: bool, reading: Reading, near: &mut Vec<u32>) {
        let text = form.text;
        if reading == Reading::Person {
            near.extend(self.forms.find(text.get(..1).unwrap_or_default()));
        }
        near.extend((CUT_OFF_FROM..text.len()).filter_map(|length| self.forms.find(text.get(..length)?)));
        if text.len() >= CUT_OFF_FROM || last && text.len() > FRAGMENT_FROM {
            near.extend(self.starting(text));
        }
    }

    /// Forms that begin with a word.
    fn starting<'i>(&'i self, text: &'i [u8]) -> impl Iterator<Item = u32> + 'i {
        let place = self.sorted.partition_point(|number| self.letters(*number) < text);
        self.from(place).take_while(move |number| self.letters(*number).starts_with(text))
    }

    fn from(&self, place: usize) -> impl Iterator<Item = u32> + '_ {
        self.sorted.get(place..).unwrap_or_default().iter().copied()
    }

    fn letters(&self, number: u32) -> &[u8] {
        self.forms.text(number)
    }

    /// Rows that write as one word what the question writes as several, and the other way round.
    fn together(&self, prepared: &Prepared, forms: &Forms, leads: &[Lead], scratch: &mut Scratch) {
        written_together(forms, &prepared.tokens, |wanted, places| {
            let all: i64 = leads.get(places).unwrap_or_default().iter().map(|lead| lead.miss).sum();
            for number in self.keys.get(firm(wanted)) {
                for row in self.postings.get(*number) {
                    scratch.save(*row, all);
                }
            }
        });
        for (token, lead) in prepared.tokens.iter().zip(leads) {
            let Some(form) = forms.get(token.form).filter(|_| joins(token.tag)) else { continue };
            if form.text.len() >= *TOGETHER_LETTERS.start() {
                for row in self.together.get(low(form.firm_key)) {
                    scratch.save(*row, lead.miss);
                }
            }
        }
    }
}

/// The least that a word costs a row that has something like it: what is unlike, and that the shared weight is smaller
/// than the word's own. It grows or falls with the shared weight, so that one of its ends is the least.
fn least_cost(like: Like, weight: i64, other: &Form<'_>, reading: Reading, allowed: i64) -> i64 {
    let own = match reading {
        Reading::Person => other.weights[0],
        Reading::Other => other.weights[1],
    };
    let shared = weight.min(i64::from(own));
    let at = |shared: i64| 2 * shared * (10_000 - allowed - i64::from(like.by)) + 2 * allowed * weight;
    at(0).min(at(shared))
}

/// Leaves out the words that lead to the most rows, as long as a row that has all of them and nothing else is not enough.
/// What they may save is the answer.
fn pass_over(leads: &mut [Lead], need: i64) -> i64 {
    let mut order: Vec<usize> = (0..leads.len()).collect();
    order.sort_by_key(|place| leads.get(*place).map(|lead| std::cmp::Reverse(lead.rows)));
    let mut passed = 0;
    for place in order {
        if let Some(lead) = leads.get_mut(place)
            && passed + lead.miss < need
        {
            passed += lead.miss;
            lead.open = true;
        }
    }
    passed
}
