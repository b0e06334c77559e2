//! Strings with numbers: a table that finds the number of a string, the same on every machine.

use crate::number::{at, hash, id};

/// Distinct strings, numbered in the order in which they came.
#[derive(Clone, Debug, Default)]
pub(crate) struct Words {
    bytes: Vec<u8>,
    ends: Vec<u32>,
    slots: Vec<u32>,
}

/// No string here.
const FREE: u32 = u32::MAX;

impl Words {
    /// How many there are.
    pub(crate) fn len(&self) -> usize {
        self.ends.len()
    }

    /// Bytes they take.
    pub(crate) fn size(&self) -> usize {
        self.bytes.len() + (self.ends.len() + self.slots.len()) * 4
    }

    /// The bytes of string `number`; none of a number that was not given.
    pub(crate) fn bytes(&self, number: u32) -> &[u8] {
        let number = at(number);
        let from = number.checked_sub(1).and_then(|before| self.ends.get(before)).map_or(0, |end| at(*end));
        let until = self.ends.get(number).map_or(from, |end| at(*end));
        self.bytes.get(from..until).unwrap_or_default()
    }

    /// Where the bytes of string `number` begin.
    pub(crate) fn start(&self, number: u32) -> u32 {
        at(number).checked_sub(1).and_then(|before| self.ends.get(before)).copied().unwrap_or(0)
    }

    /// So many bytes from a place on.
    pub(crate) fn part(&self, from: u32, length: u16) -> &[u8] {
        self.bytes.get(at(from)..at(from) + usize::from(length)).unwrap_or_default()
    }

    /// The number of a string.
    pub(crate) fn find(&self, word: &[u8]) -> Option<u32> {
        let mask = self.slots.len().checked_sub(1)?;
        let mut slot = usize::try_from(hash(word)).unwrap_or(0) & mask;
        loop {
            match self.slots.get(slot) {
                Some(&FREE) | None => return None,
                Some(&number) if self.bytes(number) == word => return Some(number),
                Some(_) => slot = (slot + 1) & mask,
            }
        }
    }

    /// The number of a string, a new one if it is new.
    pub(crate) fn number(&mut self, word: &[u8]) -> u32 {
        if (self.len() + 1) * 2 > self.slots.len() {
            self.grow();
        }
        if let Some(number) = self.find(word) {
            return number;
        }
        let number = id(self.ends.len());
        self.bytes.extend_from_slice(word);
        self.ends.push(id(self.bytes.len()));
        self.place(number, hash(word));
        number
    }

    fn grow(&mut self) {
        let size = (self.slots.len() * 2).max(64);
        self.slots = vec![FREE; size];
        for number in 0..id(self.ends.len()) {
            let hash = hash(self.bytes(number));
            self.place(number, hash);
        }
    }

    fn place(&mut self, number: u32, hash: u64) {
        let mask = self.slots.len().saturating_sub(1);
        let mut slot = usize::try_from(hash).unwrap_or(0) & mask;
        while self.slots.get(slot).is_some_and(|held| *held != FREE) {
            slot = (slot + 1) & mask;
        }
        if let Some(held) = self.slots.get_mut(slot) {
            *held = number;
        }
    }
}
