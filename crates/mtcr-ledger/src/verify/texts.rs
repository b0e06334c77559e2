//! Entries that can be read, and the restricted texts that go with them.

use super::report::{Finding, TextWrong};
use crate::entry::{Entry, TEXT_DELETED};
use crate::resources::Resources;
use crate::sealed::is_pledged;
use crate::tile::sealed_path;
use std::collections::{BTreeMap, BTreeSet};

/// What the entries say of restricted texts, and what is there of them.
#[derive(Default)]
pub(crate) struct Texts {
    /// Every pledged text, by its entry.
    pledged: BTreeMap<u64, State>,
    deleted: BTreeSet<u64>,
}

/// What is there of a text.
#[derive(Clone, Copy, PartialEq, Eq)]
enum State {
    AsPledged,
    Altered,
    Gone,
}

impl Texts {
    /// Reads the entry at an index of the log, and the sealed bytes that it pledges, which are taken from the files
    /// that are left over. The inner error says why it is no entry.
    pub(crate) fn read<R: Resources>(
        &mut self,
        resources: &R,
        files: &mut BTreeSet<String>,
        index: u64,
        bytes: &[u8],
    ) -> Result<Result<(), String>, R::Error> {
        let entry = match Entry::parse(bytes) {
            Ok(entry) => entry,
            Err(wrong) => return Ok(Err(wrong.to_string())),
        };
        if let Some(pledge) = entry.text() {
            let path = sealed_path(index);
            let sealed = if files.remove(&path) { resources.read(&path)? } else { None };
            let state = match sealed {
                None => State::Gone,
                Some(bytes) if is_pledged(&pledge, &bytes) => State::AsPledged,
                Some(_) => State::Altered,
            };
            self.pledged.insert(index, state);
        }
        if entry.kind() == TEXT_DELETED {
            match entry.deletes().filter(|target| self.pledged.contains_key(target)) {
                Some(target) => self.deleted.insert(target),
                None => return Ok(Err("it deletes the text of no earlier entry".to_owned())),
            };
        }
        Ok(Ok(()))
    }

    /// How many texts are there as pledged.
    pub(crate) fn kept(&self) -> u64 {
        let kept = self.pledged.iter();
        kept.filter(|(entry, state)| **state == State::AsPledged && !self.deleted.contains(entry)).count()
            as u64
    }

    /// How many texts entries say were deleted.
    pub(crate) fn deleted(&self) -> u64 {
        self.deleted.len() as u64
    }

    /// What is wrong with texts.
    pub(crate) fn findings(&self) -> impl Iterator<Item = Finding> {
        self.pledged.iter().filter_map(|(entry, state)| {
            let wrong = match (state, self.deleted.contains(entry)) {
                (State::Gone, true) | (State::AsPledged, false) => return None,
                (State::Gone, false) => TextWrong::Missing,
                (_, true) => TextWrong::StillThere,
                (State::Altered, false) => TextWrong::Altered,
            };
            Some(Finding::Text { entry: *entry, wrong })
        })
    }
}
