//! Which forms of an index are like a word of a question.
//!
//! INVARIANT (all of them): every form of the index that `like` calls alike with the word, in either reading, is among them,
//! but for what an initial, or two letters at the end, begin: those are too many and are looked at one by one. So a
//! comparison of candidates need not ask `like` again.

use super::keys::keys;
use super::{Index, Scratch};
use crate::forms::{Form, Forms};
use crate::like::{CUT_OFF_FROM, FRAGMENT_FROM, Like, likes};
use crate::number::{at, id};
use crate::prepared::{Reading, Token};
use std::ops::Range;
use std::sync::OnceLock;

/// A form of the index that is like a word, by reading: persons, others.
#[derive(Clone, Copy, Debug)]
pub(super) struct Near {
    pub form: u32,
    likes: [Option<Like>; 2],
    weights: [u16; 2],
    rows: [u32; 2],
}

/// The same in one reading.
#[derive(Clone, Copy, Debug)]
pub(super) struct Alike {
    pub form: u32,
    pub like: Like,
    /// What the form weighs at most.
    pub weight: u16,
    /// In how many rows it is.
    pub rows: u32,
}

impl Near {
    /// What it is in a reading in which it is like the word.
    pub(super) fn alike(&self, reading: Reading) -> Option<Alike> {
        let ([like, other], [weight, beside], [rows, more]) = (self.likes, self.weights, self.rows);
        Some(match reading {
            Reading::Person => Alike { form: self.form, like: like?, weight, rows },
            Reading::Other => Alike { form: self.form, like: other?, weight: beside, rows: more },
        })
    }
}

/// What is near to the words that an index has itself, worked out when the first question has one of them. Most words of
/// questions are such words.
#[derive(Debug, Default)]
pub(super) struct Known(Vec<OnceLock<Box<[Near]>>>);

impl Known {
    /// Of so many forms, nothing yet.
    pub(super) fn of(forms: usize) -> Self {
        Self((0..2 * forms).map(|_| OnceLock::new()).collect())
    }

    /// Bytes it takes.
    pub(super) fn bytes(&self) -> usize {
        let held = self.0.iter().filter_map(OnceLock::get).map(|near| size_of_val(&**near));
        self.0.len() * size_of::<OnceLock<Box<[Near]>>>() + held.sum::<usize>()
    }
}

/// Where what is near to a word stands.
#[derive(Clone, Debug)]
pub(super) enum Place {
    /// With what the index knows of its own words.
    Known(usize),
    /// With what was looked up for this question.
    Asked(Range<usize>),
}

/// A word of a question that was looked up.
#[derive(Clone, Debug)]
struct Word {
    form: u32,
    last: bool,
    near: Place,
}

/// What is near to the words of one question: both readings, and every name, look it up once.
#[derive(Clone, Debug, Default)]
pub(super) struct Nears {
    words: Vec<Word>,
    near: Vec<Near>,
    /// Forms of the index that were looked at for a word: its number, one above.
    seen: Vec<u32>,
    turn: u32,
}

impl Nears {
    /// Forgets the words of another question.
    pub(super) fn clear(&mut self) {
        self.words.clear();
        self.near.clear();
    }

    /// Begins another word over `count` forms: none was looked at.
    fn begin(&mut self, count: usize) {
        self.turn = self.turn.wrapping_add(1);
        if self.turn == 0 || self.seen.len() != count {
            self.seen.clear();
            self.seen.resize(count, 0);
            self.turn = 1;
        }
    }

    /// Whether a form is looked at for the first time.
    fn first(&mut self, number: u32) -> bool {
        match self.seen.get_mut(at(number)) {
            Some(seen) if *seen != self.turn => {
                *seen = self.turn;
                true
            }
            _ => false,
        }
    }
}

impl Index {
    /// What is near to a word.
    pub(super) fn near<'n>(&'n self, place: &Place, nears: &'n Nears) -> &'n [Near] {
        match place {
            Place::Known(number) => {
                self.known.0.get(*number).and_then(OnceLock::get).map_or(&[], |near| near)
            }
            Place::Asked(range) => nears.near.get(range.clone()).unwrap_or_default(),
        }
    }

    /// Where what is near to a word stands, looked up when it was not yet.
    pub(super) fn look_up(&self, token: &Token, last: bool, forms: &Forms, scratch: &mut Scratch) -> Place {
        let nears = &mut scratch.nears;
        if let Some(word) = nears.words.iter().find(|word| word.form == token.form && word.last == last) {
            return word.near.clone();
        }
        let start = nears.near.len();
        let mut near = Place::Asked(start..start);
        if let Some(form) = forms.get(token.form) {
            let number = self.forms.same(&form).map(|number| 2 * at(number) + usize::from(last));
            near = match number.and_then(|number| Some((number, self.known.0.get(number)?))) {
                Some((number, held)) => {
                    held.get_or_init(|| {
                        self.look_all(&form, last, nears);
                        nears.near.drain(start..).collect()
                    });
                    Place::Known(number)
                }
                None => {
                    self.look_all(&form, last, nears);
                    Place::Asked(start..nears.near.len())
                }
            };
        }
        nears.words.push(Word { form: token.form, last, near: near.clone() });
        near
    }

    fn look_all(&self, form: &Form<'_>, last: bool, nears: &mut Nears) {
        nears.begin(self.forms.len());
        keys(&self.names, form, |key| {
            for number in self.keys.get(key) {
                self.look(number, form, last, nears);
            }
        });
        self.beginnings(form, last, nears);
    }

    fn look(&self, number: u32, form: &Form<'_>, last: bool, nears: &mut Nears) {
        if nears.first(number)
            && let Some(other) = self.forms.get(number)
        {
            let likes = likes(&self.names, form, &other, last);
            if likes != [None; 2] {
                let rows = [&self.person, &self.other].map(|postings| id(postings.get(number).len()));
                nears.near.push(Near { form: number, likes, weights: other.weights, rows });
            }
        }
    }

    /// Words that this one begins with, those that begin with it, and its first letter.
    fn beginnings(&self, form: &Form<'_>, last: bool, nears: &mut Nears) {
        let text = form.text;
        let mut look = |number| self.look(number, form, last, nears);
        self.forms.beginnings(text, CUT_OFF_FROM, &mut look);
        if text.len() >= CUT_OFF_FROM || last && text.len() > FRAGMENT_FROM {
            self.starting(text).for_each(look);
        }
    }

    /// Forms that begin with a word.
    pub(super) fn starting<'i>(&'i self, text: &'i [u8]) -> impl Iterator<Item = u32> + 'i {
        let place = self.sorted.partition_point(|number| self.forms.text(*number) < text);
        let from = self.sorted.get(place..).unwrap_or_default().iter().copied();
        from.take_while(move |number| self.forms.text(*number).starts_with(text))
    }
}
