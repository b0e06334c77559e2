//! Two rows of leaf hashes: what was logged against what is there, and the fewest changes that lead from one to the
//! other.

use super::report::Finding;
use crate::hash::Hash;
use std::collections::BTreeMap;
use std::ops::RangeInclusive;

/// How the entries that are there stand to those that were logged.
pub(crate) struct Comparison {
    /// Which logged entry each one that is there is, if any.
    pub(crate) logged: Vec<Option<usize>>,
    /// What differs.
    pub(crate) findings: Vec<Finding>,
    /// Places of entries at the end that follow everything that was logged.
    pub(crate) after: Vec<RangeInclusive<u64>>,
    /// Whether each logged entry is there somewhere.
    present: Vec<bool>,
}

/// What differs between the leaf hashes that were logged, none where they are not known, and those of what is there:
/// as few edits, deletions, moves and insertions as lead from one to the other. The indices of both count from 0.
///
/// For a store that keeps the hashes beside its rows: give the [leaf hashes](Hash::leaf) that it kept, once a
/// checkpoint vouches for them, and those of its rows as they are now. What follows the last entry that was logged is
/// an insertion here.
///
/// ```
/// use mtcr_ledger::{Hash, differences};
///
/// let [a, b, c] = [b"a", b"b", b"c"].map(|row| Hash::leaf(row));
/// let logged = [Some(a), Some(b), Some(c)];
/// assert!(differences(&logged, &[a, b, c]).is_empty());
/// assert_eq!(differences(&logged, &[a, c])[0].to_string(), "entry 1 was deleted");
/// assert_eq!(differences(&logged, &[b, a, c])[0].to_string(), "entry 1 was moved and now stands at 0");
/// ```
#[must_use]
pub fn differences(logged: &[Option<Hash>], found: &[Hash]) -> Vec<Finding> {
    let compared = compare(logged, found);
    let after = compared.after.into_iter().map(|places| Finding::Inserted { places });
    compared.findings.into_iter().chain(after).collect()
}

/// Compares what was logged, where known, with what is there.
pub(crate) fn compare(expected: &[Option<Hash>], found: &[Hash]) -> Comparison {
    let logged = matches(expected, found);
    let kept = longest_rising(&logged);
    let mut changes = Changes::default();
    let (mut entry, mut place) = (0, 0);
    let mut after = Vec::new();
    let end = (expected.len(), found.len());
    let kept = kept.into_iter().filter_map(|at| logged.get(at).copied().flatten().map(|entry| (entry, at)));
    let mut present = vec![false; expected.len()];
    for entry in logged.iter().flatten() {
        if let Some(mark) = present.get_mut(*entry) {
            *mark = true;
        }
    }
    let is_gone = |entry: &usize| present.get(*entry) == Some(&false);
    let is_new = |place: &usize| logged.get(*place) == Some(&None);
    for (next_entry, next_place) in kept.chain([end]) {
        let mut gone = (entry..next_entry).filter(is_gone);
        let mut new = (place..next_place).filter(is_new);
        for moved in (place..next_place).filter(|place| !is_new(place)) {
            if let Some(Some(entry)) = logged.get(moved) {
                changes.moved(*entry, moved);
            }
        }
        loop {
            match (gone.next(), new.next()) {
                (Some(entry), Some(_)) if expected.get(entry) == Some(&None) => {
                    extend(&mut changes.unplaced, entry);
                }
                (Some(entry), Some(_)) => extend(&mut changes.edited, entry),
                (Some(entry), None) => extend(&mut changes.deleted, entry),
                // What follows the last entry that was logged may simply be newer.
                (None, Some(place)) if next_entry == expected.len() && next_place == found.len() => {
                    extend(&mut after, place);
                }
                (None, Some(place)) => extend(&mut changes.inserted, place),
                (None, None) => break,
            }
        }
        (entry, place) = (next_entry + 1, next_place + 1);
    }
    Comparison { findings: changes.findings(), logged, after, present }
}

impl Comparison {
    /// Whether all of these logged entries are there.
    pub(crate) fn has_all(&self, entries: &RangeInclusive<u64>) -> bool {
        let at = |entry: u64| usize::try_from(entry).unwrap_or(usize::MAX);
        let run = self.present.get(at(*entries.start())..=at(*entries.end()));
        run.is_some_and(|run| run.iter().all(|present| *present))
    }
}

/// Pairs equal hashes: first those at both ends, then the first with the first of each hash.
fn matches(expected: &[Option<Hash>], found: &[Hash]) -> Vec<Option<usize>> {
    let same = |(logged, there): &(&Option<Hash>, &Hash)| logged.as_ref() == Some(there);
    let head = expected.iter().zip(found).take_while(same).count();
    let rest = (expected.len() - head).min(found.len() - head);
    let tail = expected.iter().rev().zip(found.iter().rev()).take(rest).take_while(same).count();
    let middle = head..expected.len() - tail;

    let mut places: BTreeMap<Hash, Vec<usize>> = BTreeMap::new();
    for (entry, hash) in expected.iter().enumerate().take(middle.end).skip(middle.start).rev() {
        if let Some(hash) = hash {
            places.entry(*hash).or_default().push(entry);
        }
    }
    let end = found.len() - tail;
    found
        .iter()
        .enumerate()
        .map(|(place, hash)| match place {
            _ if place < head => Some(place),
            _ if place < end => places.get_mut(hash).and_then(Vec::pop),
            _ => Some(place - end + middle.end),
        })
        .collect()
}

/// The places of a longest run of rising entries: those that stand in order.
fn longest_rising(logged: &[Option<usize>]) -> Vec<usize> {
    // The last place of the best run of each length, and the place before each.
    let mut ends: Vec<(usize, usize)> = Vec::new();
    let mut before: Vec<Option<usize>> = vec![None; logged.len()];
    for (place, entry) in logged.iter().enumerate() {
        let Some(entry) = *entry else { continue };
        let length = ends.partition_point(|(end, _)| *end < entry);
        let link = length.checked_sub(1).and_then(|shorter| ends.get(shorter)).map(|(_, place)| *place);
        if let Some(slot) = before.get_mut(place) {
            *slot = link;
        }
        match ends.get_mut(length) {
            Some(end) => *end = (entry, place),
            None => ends.push((entry, place)),
        }
    }
    let mut run = Vec::with_capacity(ends.len());
    let mut at = ends.last().map(|(_, place)| *place);
    while let Some(place) = at {
        run.push(place);
        at = before.get(place).copied().flatten();
    }
    run.reverse();
    run
}

/// Changes, of which neighbours of one kind are one finding.
#[derive(Default)]
struct Changes {
    edited: Vec<RangeInclusive<u64>>,
    deleted: Vec<RangeInclusive<u64>>,
    inserted: Vec<RangeInclusive<u64>>,
    unplaced: Vec<RangeInclusive<u64>>,
    moved: Vec<(RangeInclusive<u64>, u64)>,
}

impl Changes {
    fn moved(&mut self, entry: usize, place: usize) {
        let (entry, place) = (entry as u64, place as u64);
        match self.moved.last_mut() {
            Some((range, to))
                if *range.end() + 1 == entry && *to + (range.end() - range.start()) + 1 == place =>
            {
                *range = *range.start()..=entry;
            }
            _ => self.moved.push((entry..=entry, place)),
        }
    }

    fn findings(self) -> Vec<Finding> {
        let edited = self.edited.into_iter().map(|entries| Finding::Edited { entries });
        let deleted = self.deleted.into_iter().map(|entries| Finding::Deleted { entries });
        let inserted = self.inserted.into_iter().map(|places| Finding::Inserted { places });
        let unplaced = self.unplaced.into_iter().map(|entries| Finding::Unplaced { entries });
        let moved = self.moved.into_iter().map(|(entries, to)| Finding::Moved { entries, to });
        edited.chain(deleted).chain(moved).chain(inserted).chain(unplaced).collect()
    }
}

fn extend(ranges: &mut Vec<RangeInclusive<u64>>, at: usize) {
    let at = at as u64;
    match ranges.last_mut() {
        Some(range) if *range.end() + 1 == at => *range = *range.start()..=at,
        _ => ranges.push(at..=at),
    }
}
