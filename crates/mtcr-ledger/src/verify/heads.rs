//! The checkpoints of an export: which can be believed.

use super::report::{Finding, Signatures};
use crate::checkpoint::{BadCheckpoint, Checkpoint};
use crate::hash::Hash;
use crate::note::Note;
use crate::resources::Export;
use crate::trust::{Distrust, Opened, Trust};
use std::collections::{BTreeMap, BTreeSet};

/// Where the newest checkpoint is kept.
pub const CHECKPOINT: &str = "checkpoint";

/// Where an earlier checkpoint is kept.
#[must_use]
pub fn checkpoint_path(size: u64) -> String {
    format!("checkpoints/{size}")
}

/// The tree heads over the first so many of the entries that are there; none where there are fewer.
type Roots = BTreeMap<u64, Hash>;

/// A checkpoint that was read, with its place.
struct Head {
    path: String,
    opened: Opened,
}

/// The checkpoints that can be believed, the greatest first.
pub(crate) struct Heads {
    heads: Vec<Head>,
}

impl Heads {
    /// Reads all checkpoints of an export, and takes them from the files that are left over; one that is not there or
    /// cannot be believed is a finding.
    pub(crate) fn read<E: Export>(
        export: &E,
        files: &mut BTreeSet<String>,
        trust: &Trust,
        findings: &mut Vec<Finding>,
    ) -> Result<Self, E::Error> {
        let mut heads = Vec::new();
        let is_head = |path: &&String| *path == CHECKPOINT || path.starts_with("checkpoints/");
        let paths: Vec<String> = files.iter().filter(is_head).cloned().collect();
        if !files.contains(CHECKPOINT) {
            findings.push(Finding::file(CHECKPOINT, "is missing"));
        }
        for path in paths {
            files.remove(&path);
            let bytes = export.read(&path)?.unwrap_or_default();
            match open(&bytes, trust).map(|opened| Head { path: path.clone(), opened }) {
                Ok(head) if path != CHECKPOINT && path != checkpoint_path(head.size()) => {
                    findings.push(Finding::file(path, format!("is a checkpoint of {} entries", head.size())));
                }
                Ok(head) => heads.push(head),
                Err(wrong) => findings.push(Finding::file(path, format!("cannot be believed: {wrong}"))),
            }
        }
        heads.sort_by(|a, b| b.size().cmp(&a.size()).then(a.path.cmp(&b.path)));
        Ok(Self { heads })
    }

    /// The greatest checkpoint and whose signatures it bears; those of other logs than its own are findings.
    pub(crate) fn anchor(
        &mut self,
        trust: &Trust,
        findings: &mut Vec<Finding>,
    ) -> (Option<Checkpoint>, Signatures) {
        let anchor = self.heads.first().map(|head| head.opened.checkpoint.clone());
        if let Some(anchor) = &anchor {
            self.heads.retain(|head| {
                let same = head.opened.checkpoint.origin() == anchor.origin();
                if !same {
                    let why = format!(
                        "is of the log `{}`, the newest checkpoint is of another",
                        head.opened.checkpoint.origin()
                    );
                    findings.push(Finding::file(&*head.path, why));
                }
                same
            });
        }
        let signatures = match self.heads.first() {
            Some(head) if !trust.keys().is_empty() => Signatures::Checked(head.opened.signed.clone()),
            None if !trust.keys().is_empty() => Signatures::Checked(Vec::new()),
            _ => Signatures::NotChecked,
        };
        (anchor, signatures)
    }

    /// The sizes of all of them.
    pub(crate) fn sizes(&self) -> BTreeSet<u64> {
        self.heads.iter().map(Head::size).collect()
    }

    /// The size of the greatest checkpoint that the entries agree with and enough partners have cosigned.
    pub(crate) fn cosigned(&self, roots: &Roots) -> Option<u64> {
        self.heads.iter().find(|head| head.opened.quorum && head.holds(roots)).map(Head::size)
    }

    /// How many earlier checkpoints the entries agree with. One that they do not agree with, though they agree with
    /// the greatest, was signed for another log under the same name.
    pub(crate) fn earlier_that_hold(&self, roots: &Roots, findings: &mut Vec<Finding>) -> u64 {
        let Some((newest, earlier)) = self.heads.split_first() else { return 0 };
        let (good, bad): (Vec<&Head>, Vec<&Head>) = earlier.iter().partition(|head| head.holds(roots));
        if newest.holds(roots) {
            let why = "was signed for other entries than the newest checkpoint: the log was rewritten";
            findings.extend(bad.iter().map(|head| Finding::file(&*head.path, why)));
        }
        good.len() as u64
    }

    /// The size of the greatest checkpoint that the entries agree with; they are right so far.
    pub(crate) fn last_that_holds(&self, roots: &Roots) -> u64 {
        let holding = self.heads.iter().filter(|head| head.holds(roots));
        holding.map(Head::size).max().unwrap_or(0)
    }

    /// Where something was changed, when the greatest checkpoint does not hold and nothing else tells: between the
    /// last checkpoint that holds and the first one after it that does not.
    pub(crate) fn between(&self, roots: &Roots) -> Finding {
        let broken = self.heads.iter().filter(|head| !head.holds(roots)).map(Head::size);
        let last = self.last_that_holds(roots);
        match broken.filter(|size| last < *size).min() {
            Some(size) => Finding::Unplaced { entries: last..=size - 1 },
            None => {
                Finding::file(CHECKPOINT, "was signed for other entries than another checkpoint of its size")
            }
        }
    }
}

impl Head {
    fn size(&self) -> u64 {
        self.opened.checkpoint.size()
    }

    fn holds(&self, roots: &Roots) -> bool {
        roots.get(&self.size()) == Some(self.opened.checkpoint.root())
    }
}

fn open(bytes: &[u8], trust: &Trust) -> Result<Opened, Distrust> {
    trust.opens(&Note::parse(bytes).map_err(BadCheckpoint::from)?)
}
