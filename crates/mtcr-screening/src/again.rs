//! What another version of a list changes.

use crate::index::{Hit, Index, Scratch};
use crate::number::{at, id};
use crate::party::{Party, PartyId, RecordDigest};
use crate::score::Score;
use crate::subject::Subject;
use std::collections::BTreeMap;

/// What happened to a record between two versions.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Change {
    /// It was not there before.
    New,
    /// It says something else.
    Changed,
    /// It is gone.
    Removed,
}

/// What changed between two versions of lists, by id and digest of each record. Where a record stands in its file and in
/// which order records come changes nothing.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Changes {
    /// Each record that changed, in the order of ids.
    pub records: Vec<(PartyId, Change)>,
}

impl Changes {
    /// What happened to a record; nothing when it is as it was.
    pub fn of(&self, party: &PartyId) -> Option<Change> {
        let place = self.records.binary_search_by(|(held, _)| held.cmp(party)).ok()?;
        self.records.get(place).map(|(_, change)| *change)
    }

    /// How many records are new, changed and removed.
    pub fn counts(&self) -> (usize, usize, usize) {
        let count = |wanted| self.records.iter().filter(|(_, change)| *change == wanted).count();
        (count(Change::New), count(Change::Changed), count(Change::Removed))
    }
}

/// Compares two versions. Two records with one id within a version, which a reader should not give, count as one that
/// says what both say.
pub fn changes(before: &[Party], after: &[Party]) -> Changes {
    let digests = |parties: &[Party]| {
        let mut by_id: BTreeMap<PartyId, Vec<RecordDigest>> = BTreeMap::new();
        for party in parties {
            by_id.entry(party.id.clone()).or_default().push(party.digest());
        }
        by_id.values_mut().for_each(|digests| digests.sort_unstable());
        by_id
    };
    let (mut old, new) = (digests(before), digests(after));
    let mut records = Vec::new();
    for (party, digest) in new {
        match old.remove(&party) {
            None => records.push((party, Change::New)),
            Some(held) if held != digest => records.push((party, Change::Changed)),
            Some(_) => {}
        }
    }
    records.extend(old.into_keys().map(|party| (party, Change::Removed)));
    records.sort();
    Changes { records }
}

/// What a new version says of one subject.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rescreened {
    /// Which of the subjects, by place.
    pub subject: usize,
    /// Hits on records that are new or changed, with what happened to each; places are those of the index of the whole
    /// new version.
    pub hits: Vec<(Change, Hit)>,
    /// Records that it was hit by and that are gone or say something else now, from `before`.
    pub lapsed: Vec<(PartyId, Change)>,
}

/// Asks about `subjects` again, only against what changed: `after` is the index of the whole new version, `hit_before`
/// which records each subject was hit by under the old one. Subjects for which nothing changed are not in the answer.
///
/// A judgement about a record that changed has lapsed, whether the record still is a hit or not.
pub fn rescreen(
    after: &Index,
    changes: &Changes,
    subjects: &[Subject],
    hit_before: &[Vec<PartyId>],
    threshold: Score,
) -> Vec<Rescreened> {
    let (mut places, mut parties) = (Vec::new(), Vec::new());
    for (place, party) in after.parties().iter().enumerate() {
        if changes.of(&party.id).is_some() {
            places.push(id(place));
            parties.push(party.clone());
        }
    }
    let changed = Index::build(after.shared_names(), parties);
    let mut scratch = Scratch::default();
    let mut out = Vec::new();
    for (number, subject) in subjects.iter().enumerate() {
        let hits: Vec<(Change, Hit)> = changed
            .check_with(&mut scratch, subject, threshold)
            .into_iter()
            .filter_map(|hit| {
                let change = changes.of(&changed.parties().get(at(hit.party))?.id)?;
                let party = *places.get(at(hit.party))?;
                Some((change, Hit { party, ..hit }))
            })
            .collect();
        let lapsed: Vec<(PartyId, Change)> = hit_before
            .get(number)
            .into_iter()
            .flatten()
            .filter_map(|party| changes.of(party).map(|change| (party.clone(), change)))
            .collect();
        if !hits.is_empty() || !lapsed.is_empty() {
            out.push(Rescreened { subject: number, hits, lapsed });
        }
    }
    out
}
