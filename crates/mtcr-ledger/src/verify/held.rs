//! The entries that an export holds, bundle by bundle.

use super::report::Finding;
use crate::append::entries_of;
use crate::hash::Hash;
use crate::resources::Export;
use crate::tile::{TILE_WIDTH, parse_bundle_path};
use std::collections::{BTreeMap, BTreeSet};

/// The entries that are there, in order.
pub(crate) struct Held {
    /// Their hashes.
    pub(crate) leaves: Vec<Hash>,
    /// Bundles that cannot be read to their end.
    pub(crate) broken: Vec<Finding>,
    /// Bundles with more or fewer entries than their path says.
    pub(crate) misfits: Vec<Finding>,
    bundles: Vec<String>,
}

impl Held {
    /// Reads all bundles, and takes them from the files that are left over. Of several partial bundles the widest
    /// counts: narrower ones are its beginnings, left from smaller logs.
    pub(crate) fn read<E: Export>(export: &E, files: &mut BTreeSet<String>) -> Result<Self, E::Error> {
        let mut widest: BTreeMap<u64, (u64, String)> = BTreeMap::new();
        for path in files.iter() {
            let Some((index, width)) = parse_bundle_path(path) else { continue };
            let widest = widest.entry(index).or_default();
            if width > widest.0 {
                *widest = (width, path.clone());
            }
        }
        let mut held =
            Self { leaves: Vec::new(), broken: Vec::new(), misfits: Vec::new(), bundles: Vec::new() };
        for (width, path) in widest.into_values() {
            files.remove(&path);
            let bytes = export.read(&path)?.unwrap_or_default();
            let (entries, complete) = entries_of(&bytes);
            if !complete {
                held.broken.push(Finding::file(&*path, "ends in the middle of an entry"));
            }
            if entries.len() as u64 != width {
                let why = format!("holds {} entries where its path says {width}", entries.len());
                held.misfits.push(Finding::file(&*path, why));
            } else if width < TILE_WIDTH && held.bundles.len() as u64 != held.leaves.len() as u64 / TILE_WIDTH
            {
                held.misfits.push(Finding::file(&*path, "is partial and not the last"));
            }
            held.leaves.extend(entries.into_iter().map(Hash::leaf));
            held.bundles.push(path);
        }
        Ok(held)
    }

    /// Reads the bundles again, for the entries themselves.
    pub(crate) fn each<E: Export>(&self, export: &E, mut read: impl FnMut(&[u8])) -> Result<(), E::Error> {
        for path in &self.bundles {
            let bytes = export.read(path)?.unwrap_or_default();
            entries_of(&bytes).0.into_iter().for_each(&mut read);
        }
        Ok(())
    }
}
