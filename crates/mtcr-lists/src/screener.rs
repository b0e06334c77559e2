//! Parties asked of every list that is kept, and of none that cannot be trusted.

use crate::declaration::Declaration;
use crate::profile::Profile;
use crate::shelf::{Disk, Shelf, ShelfError, State, Version, state_on};
use jiff::civil::Date;
use mtcr_screening::{Hit, Index, ListId, Names, Party, Score, Scratch, Subject, compare};
use serde::Serialize;
use std::cmp::Reverse;
use std::sync::Arc;

/// Why a party cannot be called clear.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Refusal {
    /// The list that stands in the way; none when the name itself does.
    pub list: Option<ListId>,
    /// Why, in words.
    pub why: String,
}

/// A listed party that is like the one asked about.
#[derive(Clone, Debug)]
pub struct Found<'s> {
    /// The record.
    pub party: &'s Party,
    /// What its list is.
    pub declaration: &'s Declaration,
    /// Which version of the list it stands in.
    pub version: u32,
    /// How alike they are, and why.
    pub hit: Hit,
}

/// What is said of a party.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Outcome {
    /// Every list that must be asked was asked, and none has a record like it.
    Clear,
    /// Some list has.
    Hits,
    /// A list is stale, missing, damaged or out of its range, or the name says too little: whether the party is clear cannot be
    /// said. Hits of the other lists are still told.
    Refused,
}

/// The answer about one party.
#[derive(Clone, Debug)]
pub struct Answer<'s> {
    /// What stands in the way of "clear"; empty when nothing does.
    pub refusals: Vec<Refusal>,
    /// What is like it: by evidence and score, the most first, then by how severe the list is, then by id.
    pub found: Vec<Found<'s>>,
}

impl Answer<'_> {
    /// What it comes to.
    #[must_use]
    pub fn outcome(&self) -> Outcome {
        match (self.refusals.is_empty(), self.found.is_empty()) {
            (false, _) => Outcome::Refused,
            (true, false) => Outcome::Hits,
            (true, true) => Outcome::Clear,
        }
    }
}

/// A list as the screener holds it.
#[derive(Clone, Debug)]
struct Held {
    declaration: Declaration,
    version: Option<Version>,
    /// Why its records could not be read, when they could not.
    missing: Option<String>,
}

impl Held {
    fn state(&self, on: Date) -> State {
        match (&self.missing, &self.version) {
            (Some(why), _) => State::Missing { why: why.clone() },
            (None, None) => State::NeverImported,
            (None, Some(version)) => state_on(&self.declaration, version, on),
        }
    }
}

/// Every list of a shelf in one index, and how each stands.
#[derive(Debug)]
pub struct Screener {
    index: Index,
    held: Vec<Held>,
    profile: Profile,
}

impl Screener {
    /// Reads every list that was ever imported. What cannot be read is remembered and told with every answer.
    ///
    /// # Errors
    /// A declaration on the shelf is wrong.
    pub fn load<D: Disk>(
        shelf: &Shelf<D>,
        profile: &Profile,
        names: Arc<Names>,
    ) -> Result<Screener, ShelfError> {
        let mut held = Vec::new();
        let mut parties = Vec::new();
        for declaration in shelf.declarations()? {
            let (version, missing) = match shelf.versions(&declaration.id) {
                Err(error) => (None, Some(error.to_string())),
                Ok(versions) => match versions.last() {
                    None => (None, None),
                    Some(version) => match shelf.parties(&declaration.id) {
                        Ok(read) => {
                            parties.extend(read);
                            (Some(version.clone()), None)
                        }
                        Err(error) => (Some(version.clone()), Some(error.to_string())),
                    },
                },
            };
            held.push(Held { declaration, version, missing });
        }
        Ok(Screener { index: Index::build(names, parties), held, profile: profile.clone() })
    }

    /// How names are compared.
    #[must_use]
    pub fn names(&self) -> &Names {
        self.index.names()
    }

    /// The profile by which it answers.
    #[must_use]
    pub fn profile(&self) -> &Profile {
        &self.profile
    }

    /// Every declared list with its version in use and how it stands on a day.
    pub fn lists(&self, on: Date) -> impl Iterator<Item = (&Declaration, Option<&Version>, State)> {
        self.held.iter().map(move |held| (&held.declaration, held.version.as_ref(), held.state(on)))
    }

    /// How many records there are in all lists together.
    #[must_use]
    pub fn records(&self) -> usize {
        self.index.len()
    }

    /// Asks every list about a party on a day. A party is clear only when every list that the profile requires is in use and every
    /// other list that was ever imported is too.
    #[must_use]
    pub fn check(&self, subject: &Subject, threshold: Score, on: Date) -> Answer<'_> {
        self.check_with(&mut Scratch::default(), subject, threshold, on)
    }

    /// The same with space from earlier questions, for those who ask many.
    #[must_use]
    pub fn check_with(
        &self,
        scratch: &mut Scratch,
        subject: &Subject,
        threshold: Score,
        on: Date,
    ) -> Answer<'_> {
        let mut refusals = self.refusals(on);
        refusals.extend(self.says_too_little(subject, threshold));
        let hits = self.index.check_with(scratch, subject, threshold);
        let mut found: Vec<Found<'_>> = hits.into_iter().filter_map(|hit| self.found(hit)).collect();
        found.sort_by(|one, other| {
            let key = |found: &Found<'_>| {
                (Reverse(found.hit.evidence), Reverse(found.hit.score), Reverse(found.declaration.severity))
            };
            key(one).cmp(&key(other)).then_with(|| one.party.id.cmp(&other.party.id))
        });
        Answer { refusals, found }
    }

    /// What stands in the way of "clear" on a day, whoever is asked about.
    #[must_use]
    pub fn refusals(&self, on: Date) -> Vec<Refusal> {
        let mut refusals: Vec<Refusal> = Vec::new();
        for held in &self.held {
            let why = match held.state(on) {
                State::InUse | State::NeverImported => continue,
                State::Stale { days, allowed } => {
                    format!("it was imported {days} days ago, and may be used for {allowed}: import it anew")
                }
                State::Later => "it was imported after the day that is asked about".to_owned(),
                State::OutOfRange { records } => format!(
                    "it has {records} records, and {} to {} when it is whole",
                    held.declaration.records.at_least, held.declaration.records.at_most
                ),
                State::Missing { why } => why,
            };
            refusals.push(Refusal { list: Some(held.declaration.id.clone()), why });
        }
        for alternatives in self.profile.required.iter().filter(|alternatives| !alternatives.is_empty()) {
            let there = |list: &ListId| {
                self.held.iter().any(|held| held.declaration.id == *list && held.version.is_some())
            };
            if !alternatives.iter().any(there)
                && !refusals
                    .iter()
                    .any(|refusal| alternatives.iter().any(|list| refusal.list.as_ref() == Some(list)))
            {
                refusals.push(Refusal {
                    list: alternatives.first().cloned(),
                    why: format!("it was never imported, and the profile `{}` requires it", self.profile.id),
                });
            }
        }
        refusals
    }

    /// A name that would not even be found if it stood on a list as it is cannot be called clear.
    fn says_too_little(&self, subject: &Subject, threshold: Score) -> Option<Refusal> {
        let itself = compare(self.names(), subject, subject).score;
        (itself < threshold).then(|| Refusal {
            list: None,
            why: "the name says too little to be compared: give it in full, or a number that identifies the party".to_owned(),
        })
    }

    fn found(&self, hit: Hit) -> Option<Found<'_>> {
        let party = self.index.parties().get(usize::try_from(hit.party).ok()?)?;
        let held = self.held.iter().find(|held| held.declaration.id == party.id.list)?;
        let version = held.version.as_ref().map_or(0, |version| version.number);
        Some(Found { party, declaration: &held.declaration, version, hit })
    }
}
