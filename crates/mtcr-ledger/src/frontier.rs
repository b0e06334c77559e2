//! Growing a log by one entry at a time: what is remembered of it, and which hashes are to be kept.

use crate::checkpoint::{BadCheckpoint, Checkpoint};
use crate::hash::Hash;
use crate::plan::{NoHash, Plan};
use crate::tile::Tile;
use std::collections::BTreeMap;

/// A hash of a [`Tile`], to be kept for good: a log of `n` entries has `n` of level 0, `n / 256` of level 1, and so on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TileHash {
    /// The level of the tile.
    pub level: u8,
    /// Its place among all hashes of the level, from 0; the tile is `index / 256`.
    pub index: u64,
    /// The hash.
    pub hash: Hash,
}

/// The right edge of a log: its size and the heads of the full subtrees that it falls into, the greatest first. At
/// most 64 hashes, whatever the size; enough to append and to know the tree head.
///
/// ```
/// use mtcr_ledger::{Frontier, Hash};
///
/// let mut log = Frontier::new();
/// let kept = log.append(Hash::leaf(b"what happened"));
/// assert_eq!((kept.len(), kept[0].level, kept[0].index), (1, 0, 0));
///
/// let again = Frontier::from_bytes(&log.to_bytes()).ok_or("no frontier")?;
/// assert_eq!((again.size(), again.root()), (1, Hash::leaf(b"what happened")));
/// # Ok::<(), &str>(())
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Frontier {
    size: u64,
    peaks: Vec<Hash>,
}

impl Frontier {
    /// The edge of a log without entries.
    #[must_use]
    pub const fn new() -> Self {
        Self { size: 0, peaks: Vec::new() }
    }

    /// The edge of a log of a size, from its tiles: those that [`Plan::frontier`] asks for.
    ///
    /// # Errors
    /// A tile is missing or of another width.
    pub fn of(size: u64, tiles: &BTreeMap<Tile, Vec<Hash>>) -> Result<Self, NoHash> {
        Ok(Self { size, peaks: Plan::frontier(size).hashes(tiles)? })
    }

    /// How many entries the log has.
    #[must_use]
    pub const fn size(&self) -> u64 {
        self.size
    }

    /// Puts an entry, by its [leaf hash](Hash::leaf), at the end of the log, and says which hashes are to be kept:
    /// always that of the entry itself, as the last of level 0, and one of each level above whose tile below is now
    /// full.
    ///
    /// Keep them in the transaction that keeps the entry; whoever has them all can write every tile and prove
    /// everything.
    pub fn append(&mut self, leaf: Hash) -> Vec<TileHash> {
        let mut kept = vec![TileHash { level: 0, index: self.size, hash: leaf }];
        let mut hash = leaf;
        // Every full subtree of the same height to the left is taken up, as a sum carries over ones.
        for height in 1..=self.size.trailing_ones() {
            let Some(left) = self.peaks.pop() else { break };
            hash = Hash::node(&left, &hash);
            if height % 8 == 0 {
                let level = u8::try_from(height / 8).unwrap_or(u8::MAX);
                kept.push(TileHash { level, index: self.size.checked_shr(height).unwrap_or(0), hash });
            }
        }
        self.peaks.push(hash);
        self.size = self.size.saturating_add(1);
        kept
    }

    /// The tree head.
    #[must_use]
    pub fn root(&self) -> Hash {
        let mut peaks = self.peaks.iter().rev();
        let Some(last) = peaks.next() else { return Hash::tree(&[]) };
        peaks.fold(*last, |right, left| Hash::node(left, &right))
    }

    /// The checkpoint of the log under its name, to be signed.
    ///
    /// # Errors
    /// The name is empty or not one line.
    pub fn checkpoint(&self, origin: &str) -> Result<Checkpoint, BadCheckpoint> {
        Checkpoint::new(origin, self.size, self.root())
    }

    /// The size in eight bytes, the greatest first, and the hashes: to be kept beside the log.
    #[must_use]
    pub fn to_bytes(&self) -> Vec<u8> {
        let size = self.size.to_be_bytes();
        size.into_iter().chain(self.peaks.iter().flat_map(|peak| *peak.as_bytes())).collect()
    }

    /// Reads what [`Frontier::to_bytes`] writes; none for anything that has more or fewer hashes than its size needs.
    #[must_use]
    pub fn from_bytes(bytes: &[u8]) -> Option<Self> {
        let (size, rest) = bytes.split_first_chunk::<8>()?;
        let size = u64::from_be_bytes(*size);
        let (peaks, rest) = rest.as_chunks::<{ Hash::LENGTH }>();
        let needed = usize::try_from(size.count_ones()).ok()?;
        (rest.is_empty() && peaks.len() == needed)
            .then(|| Self { size, peaks: peaks.iter().copied().map(Hash::from_bytes).collect() })
    }
}
