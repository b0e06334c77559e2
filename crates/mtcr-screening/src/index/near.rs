//! Which forms of an index are like a word of a question.
//!
//! INVARIANT (all of them): every form of the index that `like` calls alike with the word, in either reading, is among them,
//! but for what an initial, or two letters at the end, begin: those are too many and are looked at one by one. So a
//! comparison of candidates need not ask `like` again.

use super::keys::keys;
use super::{Index, Scratch};
use crate::forms::{Form, Forms};
use crate::like::{CUT_OFF_FROM, FRAGMENT_FROM, Like, likes};
use crate::number::at;
use crate::prepared::{Reading, Token};
use std::ops::Range;

/// A form of the index that is like a word, by reading.
#[derive(Clone, Copy, Debug)]
pub(super) struct Near {
    pub form: u32,
    likes: [Option<Like>; 2],
}

impl Near {
    pub(super) fn like(&self, reading: Reading) -> Option<Like> {
        match reading {
            Reading::Person => self.likes[0],
            Reading::Other => self.likes[1],
        }
    }
}

/// A word of a question that was looked up.
#[derive(Clone, Debug)]
pub(super) struct Word {
    form: u32,
    last: bool,
    /// Where what is near to it stands.
    near: Range<usize>,
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

    pub(super) fn get(&self, place: usize) -> Option<Near> {
        self.near.get(place).copied()
    }

    pub(super) fn of(&self, word: &Range<usize>) -> &[Near] {
        self.near.get(word.clone()).unwrap_or_default()
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
    /// Where what is near to a word stands, looked up when it was not yet.
    pub(super) fn near(
        &self,
        token: &Token,
        last: bool,
        forms: &Forms,
        scratch: &mut Scratch,
    ) -> Range<usize> {
        let nears = &mut scratch.nears;
        if let Some(word) = nears.words.iter().find(|word| word.form == token.form && word.last == last) {
            return word.near.clone();
        }
        let start = nears.near.len();
        if let Some(form) = forms.get(token.form) {
            nears.begin(self.forms.len());
            keys(&self.names, &form, |key| {
                for number in self.keys.get(key) {
                    self.look(number, &form, last, nears);
                }
            });
            self.beginnings(&form, last, nears);
        }
        let near = start..nears.near.len();
        nears.words.push(Word { form: token.form, last, near: near.clone() });
        near
    }

    fn look(&self, number: u32, form: &Form<'_>, last: bool, nears: &mut Nears) {
        if nears.first(number)
            && let Some(other) = self.forms.get(number)
        {
            let likes = likes(&self.names, form, &other, last);
            if likes != [None; 2] {
                nears.near.push(Near { form: number, likes });
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
