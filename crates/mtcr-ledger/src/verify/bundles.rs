//! The bundles of an export, and the entries in them.

use crate::export::entries_of;
use crate::hash::Hash;
use crate::resources::Export;
use crate::tile::parse_bundle_path;
use std::collections::{BTreeMap, BTreeSet};

/// The bundles that are there, in order; their entries one after the other are the log.
pub(crate) struct Bundles {
    bundles: Vec<Bundle>,
}

/// A bundle, with how many entries its path promises.
pub(crate) struct Bundle {
    pub(crate) path: String,
    pub(crate) width: u64,
}

impl Bundles {
    /// Takes the bundles from the files that are left over. Of several partial ones of one place the widest counts:
    /// narrower ones are its beginnings, left from smaller logs.
    pub(crate) fn take(files: &mut BTreeSet<String>) -> Self {
        let mut widest: BTreeMap<u64, Bundle> = BTreeMap::new();
        for path in files.iter() {
            let Some((index, width)) = parse_bundle_path(path) else { continue };
            if widest.get(&index).is_none_or(|known| known.width < width) {
                widest.insert(index, Bundle { path: path.clone(), width });
            }
        }
        let bundles: Vec<Bundle> = widest.into_values().collect();
        for bundle in &bundles {
            files.remove(&bundle.path);
        }
        Self { bundles }
    }

    /// Reads one bundle after the other: its entries, and whether the last of them is all there.
    pub(crate) fn each<E: Export>(
        &self,
        export: &E,
        mut read: impl FnMut(&Bundle, Vec<&[u8]>, bool) -> Result<(), E::Error>,
    ) -> Result<(), E::Error> {
        for bundle in &self.bundles {
            let bytes = export.read(&bundle.path)?.unwrap_or_default();
            let (entries, complete) = entries_of(&bytes);
            read(bundle, entries, complete)?;
        }
        Ok(())
    }

    /// The hashes of all entries, at once.
    pub(crate) fn leaves<E: Export>(&self, export: &E) -> Result<Vec<Hash>, E::Error> {
        let mut leaves = Vec::new();
        self.each(export, |_, entries, _| {
            leaves.extend(entries.into_iter().map(Hash::leaf));
            Ok(())
        })?;
        Ok(leaves)
    }
}
