//! What holds of a pair now.

use super::{Answer, Judgement, Pair, PersonId};
use crate::index::Grade;

/// What holds of a pair.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Judged {
    /// Nobody has judged it, or everything said was about records that have changed since.
    Not,
    /// It is open: somebody is unsure.
    Unsure,
    /// One person has released it, and another one must.
    HalfReleased,
    /// It is another party.
    Different,
    /// It is the listed party.
    Same,
}

/// What holds of a pair, and what was said of the same subject or party before one of them changed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Standing<'j> {
    /// What holds.
    pub judged: Judged,
    /// The last judgement about the pair as it is.
    pub last: Option<&'j Judgement>,
    /// The last judgement about the same party and another state of its record or of the subject: it has lapsed, and is
    /// shown so that nobody begins from nothing.
    pub lapsed: Option<&'j Judgement>,
}

/// What holds of `pair` by everything said so far, oldest first, at the grade that the hit has now: a release by one
/// person lapses when the hit has risen to the top grade.
pub fn standing<'j>(said: &'j [Judgement], pair: &Pair, grade: Grade) -> Standing<'j> {
    let last = said.iter().rev().find(|held| held.pair == *pair);
    let lapsed = said.iter().rev().find(|held| held.pair != *pair && held.pair.party == pair.party);
    let judged = match last.map(|last| last.answer) {
        None => Judged::Not,
        Some(Answer::Same) => Judged::Same,
        Some(Answer::Unsure) => Judged::Unsure,
        Some(Answer::Different) => {
            let people = run_of_different(said, pair);
            let two = people.iter().any(|by| people.first() != Some(by));
            if two || grade < Grade::Top { Judged::Different } else { Judged::HalfReleased }
        }
    };
    Standing { judged, last, lapsed }
}

/// Who said `Different` of a pair since anything else was said of it.
pub(super) fn run_of_different<'j>(said: &'j [Judgement], pair: &Pair) -> Vec<&'j PersonId> {
    said.iter()
        .rev()
        .filter(|held| held.pair == *pair)
        .take_while(|held| held.answer == Answer::Different)
        .map(|held| &held.by)
        .collect()
}
