//! The checkpoints of an export: which can be believed.

use super::first;
use super::report::{Finding, Signatures};
use crate::checkpoint::{BadCheckpoint, Checkpoint};
use crate::hash::Hash;
use crate::key::{PublicKey, Role};
use crate::note::{Note, Signed};
use crate::resources::Export;
use std::collections::BTreeSet;

/// Where the newest checkpoint is kept.
pub const CHECKPOINT: &str = "checkpoint";

/// Where an earlier checkpoint is kept.
#[must_use]
pub fn checkpoint_path(size: u64) -> String {
    format!("checkpoints/{size}")
}

/// A checkpoint that was read, with its place.
struct Head {
    path: String,
    checkpoint: Checkpoint,
    signed: Vec<Signed>,
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
        keys: &[PublicKey],
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
            match open(&bytes, keys) {
                Ok((checkpoint, _)) if path != CHECKPOINT && path != checkpoint_path(checkpoint.size()) => {
                    let why = format!("is a checkpoint of {} entries", checkpoint.size());
                    findings.push(Finding::file(path, why));
                }
                Ok((checkpoint, signed)) => heads.push(Head { path, checkpoint, signed }),
                Err(wrong) => findings.push(Finding::file(path, format!("cannot be believed: {wrong}"))),
            }
        }
        heads.sort_by(|a, b| b.checkpoint.size().cmp(&a.checkpoint.size()).then(a.path.cmp(&b.path)));
        Ok(Self { heads })
    }

    /// The greatest checkpoint and whose signatures it bears; those of other logs than its own are findings.
    pub(crate) fn anchor(
        &mut self,
        keys: &[PublicKey],
        findings: &mut Vec<Finding>,
    ) -> (Option<Checkpoint>, Signatures) {
        let anchor = self.heads.first().map(|head| head.checkpoint.clone());
        if let Some(anchor) = &anchor {
            self.heads.retain(|head| {
                let same = head.checkpoint.origin() == anchor.origin();
                if !same {
                    let why = format!(
                        "is of the log `{}`, the newest checkpoint is of another",
                        head.checkpoint.origin()
                    );
                    findings.push(Finding::file(&*head.path, why));
                }
                same
            });
        }
        let signatures = match self.heads.first() {
            Some(head) if !keys.is_empty() => Signatures::Checked(head.signed.clone()),
            None if !keys.is_empty() => Signatures::Checked(Vec::new()),
            _ => Signatures::NotChecked,
        };
        (anchor, signatures)
    }

    /// How many earlier checkpoints the entries agree with. One that they do not agree with, though they agree with
    /// the greatest, was signed for another log under the same name.
    pub(crate) fn earlier_that_hold(&self, leaves: &[Hash], findings: &mut Vec<Finding>) -> u64 {
        let Some((newest, earlier)) = self.heads.split_first() else { return 0 };
        let (good, bad): (Vec<&Head>, Vec<&Head>) = earlier.iter().partition(|head| head.holds(leaves));
        if newest.holds(leaves) {
            let why = "was signed for other entries than the newest checkpoint: the log was rewritten";
            findings.extend(bad.iter().map(|head| Finding::file(&*head.path, why)));
        }
        good.len() as u64
    }

    /// The size of the greatest checkpoint that the entries agree with; they are right so far.
    pub(crate) fn last_that_holds(&self, leaves: &[Hash]) -> u64 {
        let holding = self.heads.iter().filter(|head| head.holds(leaves));
        holding.map(|head| head.checkpoint.size()).max().unwrap_or(0)
    }

    /// Where something was changed, when the greatest checkpoint does not hold and nothing else tells: between the
    /// last checkpoint that holds and the first one after it that does not.
    pub(crate) fn between(&self, leaves: &[Hash]) -> Finding {
        let broken = self.heads.iter().filter(|head| !head.holds(leaves)).map(|head| head.checkpoint.size());
        let last = self.last_that_holds(leaves);
        match broken.filter(|size| last < *size).min() {
            Some(size) => Finding::Unplaced { entries: last..=size - 1 },
            None => {
                Finding::file(CHECKPOINT, "was signed for other entries than another checkpoint of its size")
            }
        }
    }
}

impl Head {
    fn holds(&self, leaves: &[Hash]) -> bool {
        first(leaves, self.checkpoint.size()).is_some_and(|run| Hash::tree(run) == *self.checkpoint.root())
    }
}

fn open(bytes: &[u8], keys: &[PublicKey]) -> Result<(Checkpoint, Vec<Signed>), String> {
    let words = |wrong: BadCheckpoint| wrong.to_string();
    let note = Note::parse(bytes).map_err(|wrong| words(wrong.into()))?;
    let checkpoint = Checkpoint::parse(note.text()).map_err(words)?;
    let signed = note.signed_by(keys).map_err(|wrong| words(wrong.into()))?;
    if !keys.is_empty() && !signed.iter().any(|signed| signed.role == Role::Log) {
        return Err("no key that was given for the log has signed it".to_owned());
    }
    Ok((checkpoint, signed))
}
