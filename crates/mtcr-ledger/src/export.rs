//! Writing an export: which files it has, and what of a store stands in each.

use crate::hash::Hash;
use crate::tile::{TILE_WIDTH, Tile, bundle_path};
use std::ops::Range;
use thiserror::Error;

/// A file of an export that holds part of the log: a tile of hashes or a bundle of entries.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// Hashes, as [`Frontier::append`](crate::Frontier::append) said to keep them.
    Hashes(Tile),
    /// Entries.
    Entries {
        /// The first of them.
        first: u64,
        /// How many, 1 to 256.
        count: u64,
    },
}

/// An entry is longer than the format of bundles can say.
#[derive(Clone, Copy, Debug, Error, PartialEq, Eq)]
#[error("an entry of {0} bytes does not fit: 65535 is the most")]
pub struct TooLong(
    /// How long it is.
    pub usize,
);

/// The files of an export of a log of a size, one after the other, in an order in which each entry is read once.
///
/// Nothing is held in memory; whoever keeps the log fetches what each file holds and writes it. Besides these an
/// export has the checkpoints ([`CHECKPOINT`](crate::CHECKPOINT), [`checkpoint_path`](crate::checkpoint_path)) and
/// the sealed texts ([`sealed_path`](crate::sealed_path)).
///
/// Give the hashes as they were kept and the entries as they are now: a store that was tampered with then makes an
/// export in which [`verify`](crate::verify()) finds the entry. A bundle may hold fewer entries than it should, for
/// the same reason.
///
/// ```
/// use mtcr_ledger::{Frontier, Hash, Part, export};
/// use std::collections::BTreeMap;
///
/// // A store: entries by their index, hashes by level and index.
/// let entries: Vec<Vec<u8>> = (0..600_u32).map(|entry| entry.to_be_bytes().to_vec()).collect();
/// let mut hashes = BTreeMap::new();
/// let mut log = Frontier::new();
/// for entry in &entries {
///     hashes.extend(log.append(Hash::leaf(entry)).into_iter().map(|kept| ((kept.level, kept.index), kept.hash)));
/// }
///
/// let mut files = BTreeMap::new();
/// for part in export(log.size()) {
///     let bytes = match part {
///         Part::Hashes(tile) => {
///             let run: Vec<Hash> = tile.run().filter_map(|at| hashes.get(&(tile.level, at)).copied()).collect();
///             Part::tile(&run)
///         }
///         Part::Entries { first, count } => {
///             let run = entries.iter().skip(first as usize).take(count as usize);
///             Part::bundle(run)?
///         }
///     };
///     files.insert(part.path(), bytes);
/// }
/// assert_eq!(files.len(), 3 + 1 + 3);
/// assert_eq!(files["tile/1/000.p/2"].len(), 2 * 32);
/// # Ok::<(), mtcr_ledger::TooLong>(())
/// ```
pub fn export(size: u64) -> impl Iterator<Item = Part> {
    let bundles = (0..size.div_ceil(TILE_WIDTH)).map(move |index| {
        let first = index * TILE_WIDTH;
        Part::Entries { first, count: (size - first).min(TILE_WIDTH) }
    });
    bundles.chain(Tile::all(size).map(Part::Hashes))
}

impl Part {
    /// Where it is kept.
    #[must_use]
    pub fn path(&self) -> String {
        match self {
            Part::Hashes(tile) => tile.path(),
            Part::Entries { first, count } => bundle_path(first / TILE_WIDTH, *count),
        }
    }

    /// The bytes of a tile.
    #[must_use]
    pub fn tile(hashes: &[Hash]) -> Vec<u8> {
        hashes.iter().flat_map(|hash| *hash.as_bytes()).collect()
    }

    /// The bytes of a bundle.
    ///
    /// # Errors
    /// An entry is longer than 65535 bytes.
    pub fn bundle<'e>(entries: impl IntoIterator<Item = &'e Vec<u8>>) -> Result<Vec<u8>, TooLong> {
        let mut bundle = Vec::new();
        for entry in entries {
            let length = u16::try_from(entry.len()).map_err(|_| TooLong(entry.len()))?;
            bundle.extend(length.to_be_bytes());
            bundle.extend(entry);
        }
        Ok(bundle)
    }
}

impl Tile {
    /// Which hashes of its level it holds, as [`TileHash`](crate::TileHash) counts them.
    #[must_use]
    pub const fn run(&self) -> Range<u64> {
        let first = self.index.saturating_mul(TILE_WIDTH);
        first..first.saturating_add(self.width)
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
