//! Growing a log: which files to write when entries are appended.

use crate::hash::Hash;
use crate::resources::Resources;
use crate::tile::{TILE_WIDTH, Tile, bundle_path};
use crate::tree::{Log, LogFault};
use std::collections::BTreeMap;

impl<R: Resources> Log<'_, R> {
    /// The files to write so that the entries stand at the end of the log: tiles and bundles, full and partial, of the
    /// grown log. Files that are there already stay as they are.
    ///
    /// Reads one partial tile on each level that grows and at most one bundle.
    ///
    /// # Errors
    /// An entry is longer than 65535 bytes; a partial tile or bundle is missing, malformed or cannot be read.
    pub fn append(&self, entries: &[Vec<u8>]) -> Result<BTreeMap<String, Vec<u8>>, LogFault<R::Error>> {
        let mut files = self.grow_bundles(entries)?;
        let mut hashes: Vec<Hash> = entries.iter().map(|entry| Hash::leaf(entry)).collect();
        let mut level = 0;
        while !hashes.is_empty() {
            hashes = self.grow_level(level, &hashes, &mut files)?;
            level += 1;
        }
        Ok(files)
    }

    /// Appends hashes to a level; what its tiles that are now full hash to is to be appended to the level above.
    fn grow_level(
        &self,
        level: u8,
        hashes: &[Hash],
        files: &mut BTreeMap<String, Vec<u8>>,
    ) -> Result<Vec<Hash>, LogFault<R::Error>> {
        let count = self.size().checked_shr(u32::from(level) * 8).unwrap_or(0);
        let mut index = count / TILE_WIDTH;
        let mut tile = match count % TILE_WIDTH {
            0 => Vec::new(),
            width => self.tile(Tile { level, index, width })?,
        };
        let mut above = Vec::new();
        for hash in hashes {
            tile.push(*hash);
            if tile.len() as u64 == TILE_WIDTH {
                above.push(Hash::tree(&tile));
                put(files, level, index, &tile);
                tile.clear();
                index += 1;
            }
        }
        put(files, level, index, &tile);
        Ok(above)
    }

    fn grow_bundles(&self, entries: &[Vec<u8>]) -> Result<BTreeMap<String, Vec<u8>>, LogFault<R::Error>> {
        let mut files = BTreeMap::new();
        let mut index = self.size() / TILE_WIDTH;
        let mut width = self.size() % TILE_WIDTH;
        let mut bundle = match width {
            0 => Vec::new(),
            _ => self.file(bundle_path(index, width))?,
        };
        for entry in entries {
            let length = u16::try_from(entry.len()).map_err(|_| LogFault::TooLong(entry.len()))?;
            bundle.extend(length.to_be_bytes());
            bundle.extend(entry);
            width += 1;
            if width == TILE_WIDTH {
                files.insert(bundle_path(index, width), std::mem::take(&mut bundle));
                (index, width) = (index + 1, 0);
            }
        }
        if width > 0 && !entries.is_empty() {
            files.insert(bundle_path(index, width), bundle);
        }
        Ok(files)
    }
}

fn put(files: &mut BTreeMap<String, Vec<u8>>, level: u8, index: u64, hashes: &[Hash]) {
    if !hashes.is_empty() {
        let tile = Tile { level, index, width: hashes.len() as u64 };
        files.insert(tile.path(), hashes.iter().flat_map(|hash| *hash.as_bytes()).collect());
    }
}

/// Splits a bundle into its entries; the second part says whether its last length has all its bytes.
pub(crate) fn entries_of(mut bundle: &[u8]) -> (Vec<&[u8]>, bool) {
    let mut entries = Vec::new();
    while let Some((length, rest)) = bundle.split_first_chunk::<2>() {
        let Some((entry, rest)) = rest.split_at_checked(usize::from(u16::from_be_bytes(*length))) else {
            break;
        };
        entries.push(entry);
        bundle = rest;
    }
    (entries, bundle.is_empty())
}

/// The paths of everything that a log of a size consists of: its tiles, and the bundles of its entries.
pub fn paths(size: u64) -> impl Iterator<Item = String> {
    Tile::all(size).flat_map(|tile| {
        let bundle = (tile.level == 0).then(|| bundle_path(tile.index, tile.width));
        [Some(tile.path()), bundle].into_iter().flatten()
    })
}
