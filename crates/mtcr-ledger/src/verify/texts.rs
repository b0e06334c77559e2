//! Entries that can be read, and the restricted texts that go with them.

use super::report::{Finding, TextWrong};
use crate::entry::{Entry, Pledge};
use crate::resources::Resources;
use crate::sealed::is_pledged;
use crate::tile::sealed_path;
use std::collections::{BTreeMap, BTreeSet};

/// What the entries say of restricted texts.
#[derive(Default)]
pub(crate) struct Texts {
    pledged: BTreeMap<u64, Pledge>,
    deleted: BTreeSet<u64>,
    pub(crate) kept: u64,
}

impl Texts {
    /// Reads the entry at an index of the log.
    pub(crate) fn read(&mut self, index: u64, bytes: &[u8]) -> Result<(), String> {
        let entry = Entry::parse(bytes).map_err(|wrong| wrong.to_string())?;
        if let Some(pledge) = entry.text() {
            self.pledged.insert(index, pledge);
        }
        if entry.kind() == crate::entry::TEXT_DELETED {
            let target = entry.deletes().filter(|target| self.pledged.contains_key(target));
            let target = target.ok_or("it deletes the text of no earlier entry")?;
            self.deleted.insert(target);
        }
        Ok(())
    }

    /// How many texts entries say were deleted.
    pub(crate) fn deleted(&self) -> u64 {
        self.deleted.len() as u64
    }

    /// Compares what the entries say with the sealed bytes that are there; `beyond` are entries that are unknown
    /// because something else is wrong with them.
    pub(crate) fn check<R: Resources>(
        &mut self,
        resources: &R,
        sealed: &mut BTreeSet<String>,
        findings: &mut Vec<Finding>,
    ) -> Result<(), R::Error> {
        for (entry, pledge) in &self.pledged {
            let path = sealed_path(*entry);
            let bytes = if sealed.remove(&path) { resources.read(&path)? } else { None };
            let wrong = match (bytes, self.deleted.contains(entry)) {
                (None, true) => None,
                (None, false) => Some(TextWrong::Missing),
                (Some(_), true) => Some(TextWrong::StillThere),
                (Some(bytes), false) if is_pledged(pledge, &bytes) => {
                    self.kept += 1;
                    None
                }
                (Some(_), false) => Some(TextWrong::Altered),
            };
            findings.extend(wrong.map(|wrong| Finding::Text { entry: *entry, wrong }));
        }
        Ok(())
    }
}
