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
use crate::like::{CUT_OFF_FROM, FRAGMENT_FROM, Like, fragment, like};
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
    /// It is like so much that its rows are not looked up: an initial, or what leads to the most rows.
    open: bool,
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
        let mut leads: Vec<Lead> =
            prepared
            .tokens
            .iter()
            .enumerate()
            .map(|(place, token)| self.lead(token, place + 1 == prepared.tokens.len(), forms, reading, allowed))
            .collect();
        let whole: i64 = prepared.tokens.iter().map(|token| i64::from(token.weight)).sum();
        let need = leads.iter().map(|lead| lead.miss).sum::<i64>() - 2 * allowed * whole;
        let everything = need <= 0 || leads.iter().filter(|lead| lead.open).map(|lead| lead.miss).sum::<i64>() >= need;
        if everything {
            scratch.found.extend(0..id(self.rows.len()));
            return;
        }
        let passed = pass_over(&mut leads, need);
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
                if *held + passed >= need {
                    found.push(row);
                }
                *held = 0;
            }
        }
    }

    /// Everything that is like a word.
    fn lead(&self, token: &Token, last: bool, forms: &Forms, reading: Reading, allowed: i64) -> Lead {
        let weight = i64::from(token.weight);
        let miss = i64::from(token.extra) * 10_000 + allowed * weight;
        let mut lead = Lead { miss, forms: Vec::new(), rows: 0, open: false };
        let Some(form) = forms.get(token.form) else { return lead };
        if form.text.len() == 1 && reading == Reading::Person || last && form.text.len() == FRAGMENT_FROM {
            (lead.open, lead.rows) = (true, usize::MAX);
            return lead;
        }
        let mut near = Vec::new();
        keys(&self.names, &form, |key| near.extend_from_slice(self.keys.get(key)));
        self.beginnings(&form, last, reading, &mut near);
        near.sort_unstable();
        near.dedup();
        for number in near {
            let Some(other) = self.forms.get(number) else { continue };
            let like = like(&self.names, &form, &other, reading);
            let like = if last { like.or_else(|| fragment(&self.names, &form, &other)) } else { like };
            let Some(like) = like else { continue };
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
        let place = |word: &[u8]| self.sorted.partition_point(|number| self.letters(*number) < word);
        if reading == Reading::Person {
            let first = text.get(..1).unwrap_or_default();
            near.extend(self.from(place(first)).take_while(|number| self.letters(*number) == first));
        }
        for length in CUT_OFF_FROM..text.len() {
            let begin = text.get(..length).unwrap_or_default();
            near.extend(self.from(place(begin)).take_while(|number| self.letters(*number) == begin));
        }
        if text.len() >= CUT_OFF_FROM || last && text.len() > FRAGMENT_FROM {
            near.extend(self.from(place(text)).take_while(|number| self.letters(*number).starts_with(text)));
        }
    }

    fn from(&self, place: usize) -> impl Iterator<Item = u32> + '_ {
        self.sorted.get(place..).unwrap_or_default().iter().copied()
    }

    fn letters(&self, number: u32) -> &[u8] {
        self.forms.get(number).map_or(&[], |form| form.text)
    }

    /// Rows that write as one word what the question writes as several, and the other way round.
    fn together(&self, prepared: &Prepared, forms: &Forms, leads: &[Lead], scratch: &mut Scratch) {
        let all: i64 = leads.iter().map(|lead| lead.miss).sum();
        written_together(forms, &prepared.tokens, |wanted| {
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
        } else {
            break;
        }
    }
    passed
}
