//! Answers kept: a day's declarations name the same parties again and again.

use super::{Parties, Screened};
use crate::line::Party;
use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, PoisonError};

/// Parts of the memory, so that those who ask at the same time seldom wait for each other.
const PARTS: u64 = 64;

/// What another one said, remembered for so many parties at most. What is remembered changes no answer.
#[derive(Debug)]
pub struct Remembered<P> {
    asked: P,
    most: usize,
    parts: Vec<Mutex<Memory>>,
}

/// Answers of late and those before; when the former are too many they take the place of the latter.
#[derive(Debug, Default)]
struct Memory {
    late: BTreeMap<Key, Arc<Screened>>,
    before: BTreeMap<Key, Arc<Screened>>,
}

/// A number of what is asked of a party, which finds it fast, and all of it, which tells it from others.
type Key = (u64, String);

/// What is asked of a party. The lengths before the fields keep apart what would read alike.
fn key(party: &Party) -> Key {
    let (state, address) = (party.state.as_deref(), party.address.as_deref());
    let length = |field: Option<&str>| field.map_or(-1, |text| i64::try_from(text.len()).unwrap_or(i64::MAX));
    let text = format!(
        "{} {} {}{}{}",
        party.name.len(),
        length(state),
        party.name,
        state.unwrap_or_default(),
        address.map_or_else(String::new, |address| format!(" {address}")),
    );
    let number = text.bytes().fold(0xcbf2_9ce4_8422_2325_u64, |state, byte| {
        (state ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
    });
    (number, text)
}

impl<P: Parties> Remembered<P> {
    /// Remembers the answers about at most `most` parties or a few more.
    #[must_use]
    pub fn new(asked: P, most: usize) -> Self {
        let parts = (0..PARTS).map(|_| Mutex::new(Memory::default())).collect();
        Self { asked, most: most / 128 + 1, parts }
    }

    fn part(&self, key: &Key) -> Option<&Mutex<Memory>> {
        self.parts.get(usize::try_from((key.0 >> 32) % PARTS).unwrap_or(0))
    }

    /// The answer about a party.
    #[must_use]
    pub fn answer(&self, party: &Party) -> Arc<Screened> {
        let key = key(party);
        let Some(part) = self.part(&key) else { return Arc::new(self.asked.screen(party)) };
        {
            let mut memory = part.lock().unwrap_or_else(PoisonError::into_inner);
            if let Some(known) = memory.late.get(&key) {
                return Arc::clone(known);
            }
            if let Some(known) = memory.before.remove(&key) {
                memory.late.insert(key, Arc::clone(&known));
                return known;
            }
        }
        // Asked without holding the part: two who ask of the same party at once get the same answer.
        let answer = Arc::new(self.asked.screen(party));
        let mut memory = part.lock().unwrap_or_else(PoisonError::into_inner);
        if memory.late.len() >= self.most {
            memory.before = std::mem::take(&mut memory.late);
        }
        memory.late.insert(key, Arc::clone(&answer));
        answer
    }
}

impl<P: Parties> Parties for Remembered<P> {
    fn screen(&self, party: &Party) -> Screened {
        (*self.answer(party)).clone()
    }
}
