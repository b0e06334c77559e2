//! The files as a disk may have them after the power was lost.

use super::trace::{FileId, Op, What};
use crate::chance::Chance;
use std::collections::BTreeMap;
use std::io;
use std::path::Path;

/// Bytes that a disk writes whole or not at all.
const SECTOR: usize = 512;

/// What is there of that which nobody waited for.
pub(crate) enum Rest<'a> {
    Nothing,
    /// Any sectors and names, in any combination.
    Any(&'a mut Chance),
}

impl Rest<'_> {
    fn is_there(&mut self) -> bool {
        match self {
            Self::Nothing => false,
            Self::Any(chance) => chance.below(2) == 0,
        }
    }
}

/// Files by their names.
#[derive(Debug, Default)]
pub(crate) struct Disk {
    names: BTreeMap<String, FileId>,
    files: BTreeMap<FileId, Vec<u8>>,
}

impl Disk {
    /// What a disk has of everything that began before a moment.
    pub(crate) fn at(ops: &[Op], cut: usize, rest: &mut Rest<'_>) -> Self {
        let mut disk = Self::default();
        for op in ops.iter().filter(|op| op.start < cut) {
            let durable = is_durable(ops, op, cut);
            match &op.what {
                What::Create { name, file } if durable || rest.is_there() => {
                    disk.names.insert(name.clone(), *file);
                }
                What::Unlink { name } if durable || rest.is_there() => {
                    disk.names.remove(name);
                }
                What::Truncate { file, length } if durable || rest.is_there() => {
                    disk.files.entry(*file).or_default().resize(*length, 0);
                }
                What::Write { file, offset, bytes } => {
                    for (at, sector) in sectors(*offset, bytes) {
                        if durable || rest.is_there() {
                            put(disk.files.entry(*file).or_default(), at, sector);
                        }
                    }
                }
                _ => {}
            }
        }
        disk
    }

    pub(crate) fn write(&self, folder: &Path) -> io::Result<()> {
        for (name, file) in &self.names {
            let path = folder.join(name);
            std::fs::write(&path, self.files.get(file).map(Vec::as_slice).unwrap_or_default())?;
            std::fs::set_permissions(&path, std::os::unix::fs::PermissionsExt::from_mode(0o600))?;
        }
        Ok(())
    }
}

/// Whether somebody waited for it: a sync of the file, of names one of the folder, that began after it was done and
/// was done before the moment.
fn is_durable(ops: &[Op], op: &Op, cut: usize) -> bool {
    let is_its = |sync: &What| match (&op.what, sync) {
        (What::Create { .. } | What::Unlink { .. }, What::SyncFolder) => true,
        (What::Write { file, .. } | What::Truncate { file, .. }, What::Sync { file: synced, .. }) => {
            file == synced
        }
        _ => false,
    };
    let after = ops.iter().skip_while(|other| other.start <= op.start);
    let before_cut = after.take_while(|other| other.start < cut);
    before_cut.filter(|other| is_its(&other.what)).any(|sync| sync.start > op.done && sync.done < cut)
}

/// The parts of a run of bytes, cut where sectors end.
fn sectors(offset: usize, bytes: &[u8]) -> impl Iterator<Item = (usize, &[u8])> {
    let mut at = offset;
    let mut left = bytes;
    std::iter::from_fn(move || {
        let (sector, rest) = left.split_at_checked((SECTOR - at % SECTOR).min(left.len()))?;
        let begins = at;
        (at, left) = (at + sector.len(), rest);
        (!sector.is_empty()).then_some((begins, sector))
    })
}

fn put(file: &mut Vec<u8>, offset: usize, bytes: &[u8]) {
    let end = offset + bytes.len();
    if file.len() < end {
        file.resize(end, 0);
    }
    if let Some(place) = file.get_mut(offset..end) {
        place.copy_from_slice(bytes);
    }
}
