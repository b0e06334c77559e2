//! Parties asked of the lists of a shelf.

use super::{Hit, Parties, Screened};
use crate::line::Party;
use jiff::civil::Date;
use mtcr_lists::Screener;
use mtcr_screening::{Address, Kind, Score, Scratch, Subject};
use std::sync::{Mutex, PoisonError};

/// Every list of a screener, on a day, with a threshold.
#[derive(Debug)]
pub struct Listed<'s> {
    screener: &'s Screener,
    threshold: Score,
    on: Date,
    /// Space of earlier questions; who asks takes one and gives it back.
    scratch: Mutex<Vec<Scratch>>,
}

impl<'s> Listed<'s> {
    /// Asks a screener with the threshold from which on a person looks at a hit.
    #[must_use]
    pub fn new(screener: &'s Screener, on: Date) -> Self {
        Self { screener, threshold: screener.names().hit(), on, scratch: Mutex::new(Vec::new()) }
    }

    fn spaces(&self) -> std::sync::MutexGuard<'_, Vec<Scratch>> {
        // A thread that stopped in between leaves only space behind.
        self.scratch.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Parties for Listed<'_> {
    fn screen(&self, party: &Party) -> Screened {
        let mut subject = Subject::named(party.name.as_str(), Kind::Unknown);
        subject.states.extend(party.state.clone());
        if let Some(text) = &party.address {
            subject.addresses.push(Address { text: text.clone(), town: None, state: party.state.clone() });
        }
        let mut scratch = self.spaces().pop().unwrap_or_default();
        let answer = self.screener.check_with(&mut scratch, &subject, self.threshold, self.on);
        self.spaces().push(scratch);
        let (lists, own): (Vec<_>, Vec<_>) =
            answer.refusals.iter().partition(|refusal| refusal.list.is_some());
        let list = |refusal: &&mtcr_lists::Refusal| {
            refusal
                .list
                .as_ref()
                .map_or_else(|| refusal.why.clone(), |list| format!("{}: {}", list.0, refusal.why))
        };
        Screened {
            hits: answer
                .found
                .iter()
                .map(|found| Hit {
                    list: found.party.id.list.0.clone(),
                    record: found.party.id.uid.clone(),
                    name: found.party.names.first().map(|name| name.text.clone()).unwrap_or_default(),
                    score: i32::from(found.hit.score.value()),
                })
                .collect(),
            lists: lists.iter().map(list).collect(),
            unscreened: own.first().map(|refusal| refusal.why.clone()),
        }
    }
}
