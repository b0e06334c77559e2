//! What people say of a hit: same, different, unsure; and how long that holds.
//!
//! Pure rules: what is asked, what has been said, and what follows. Nothing here stores, knows the day or who somebody is:
//! people are opaque ids.

mod standing;

pub use standing::{Judged, Standing, standing};

use crate::index::{Grade, Hit, Index};
use crate::number::at;
use crate::party::{PartyId, RecordDigest};
use crate::subject::Subject;
use thiserror::Error;

/// Somebody, by an id that says nothing of them.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct PersonId(pub String);

/// A judgement, by the id that whoever keeps it gives it.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct JudgementId(pub String);

/// What somebody says.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Answer {
    /// The subject is the listed party.
    Same,
    /// It is another.
    Different,
    /// It cannot be said yet.
    Unsure,
}

/// What a judgement is about: a subject and a listed party, each as it was then. When either record changes, it is about
/// nothing any more.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Pair {
    /// The subject as it was asked about.
    pub subject: RecordDigest,
    /// Which record of which list.
    pub party: PartyId,
    /// The record as it was.
    pub record: RecordDigest,
}

impl Pair {
    /// The pair of a hit; nothing when the hit is of another index.
    pub fn of(subject: &Subject, hit: &Hit, index: &Index) -> Option<Self> {
        let party = index.parties().get(at(hit.party))?;
        Some(Self { subject: subject.digest(), party: party.id.clone(), record: party.digest() })
    }
}

/// What one person said of a pair.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Judgement {
    /// Its id.
    pub id: JudgementId,
    /// What it is about.
    pub pair: Pair,
    /// What was said.
    pub answer: Answer,
    /// Why.
    pub reason: String,
    /// Who said it.
    pub by: PersonId,
    /// How sure the hit was: that decides how many people release it.
    pub grade: Grade,
}

/// What follows from a judgement.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Outcome {
    /// The pair is settled by it.
    Settled,
    /// Another person must say the same.
    SecondNeeded,
    /// Nothing is settled.
    Open,
}

/// Why a judgement is not taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
pub enum Refusal {
    /// There is no reason.
    #[error("a judgement says why")]
    NoReason,
    /// The same person has said so before.
    #[error("a hit of the top grade is released by two different people, and this one has judged it")]
    SamePerson,
}

/// Judges a pair, given what has been said before, oldest first.
///
/// `Different` on a hit of the top grade releases it only when two different people say so, with nothing else said in
/// between. `Same` settles at once: it never takes two to be careful. `Unsure` opens a pair again.
///
/// # Errors
/// The reason is empty; or somebody would be their own second.
pub fn judge(before: &[Judgement], new: &Judgement) -> Result<Outcome, Refusal> {
    if new.reason.trim().is_empty() {
        return Err(Refusal::NoReason);
    }
    match new.answer {
        Answer::Same => Ok(Outcome::Settled),
        Answer::Unsure => Ok(Outcome::Open),
        Answer::Different if new.grade < Grade::Top => Ok(Outcome::Settled),
        Answer::Different => {
            let people = standing::run_of_different(before, &new.pair);
            if people.contains(&&new.by) {
                return Err(Refusal::SamePerson);
            }
            Ok(if people.is_empty() { Outcome::SecondNeeded } else { Outcome::Settled })
        }
    }
}
