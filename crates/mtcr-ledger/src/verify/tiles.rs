//! What the tiles say was logged, and which of them the checkpoint vouches for.

use super::report::Finding;
use crate::checkpoint::Checkpoint;
use crate::hash::Hash;
use crate::plan::NoHash;
use crate::resources::Resources;
use crate::tile::{TILE_WIDTH, Tile};
use crate::tree::{Log, LogFault};
use std::collections::{BTreeMap, BTreeSet};
use std::ops::RangeInclusive;

/// The tiles of an export, as far as they can be read.
pub(crate) struct Tiles {
    size: u64,
    tiles: BTreeMap<Tile, Vec<Hash>>,
    wrong: BTreeMap<Tile, String>,
    /// Wrong tiles of leaves whose entries are known to be right.
    restored: BTreeSet<Tile>,
}

impl Tiles {
    /// Reads all tiles of a log of a size.
    pub(crate) fn read<R: Resources>(resources: &R, size: u64) -> Result<Self, R::Error> {
        let log = Log::new(resources, size);
        let (mut tiles, mut wrong) = (BTreeMap::new(), BTreeMap::new());
        for tile in Tile::all(size) {
            match log.tile(tile) {
                Ok(hashes) => {
                    tiles.insert(tile, hashes);
                }
                Err(LogFault::Unread { cause, .. }) => return Err(cause),
                Err(fault) => {
                    wrong.insert(tile, unheld(tile, &fault));
                }
            }
        }
        Ok(Self { size, tiles, wrong, restored: BTreeSet::new() })
    }

    /// Marks every tile that neither the tile above it nor, at the right edge, the checkpoint vouches for.
    pub(crate) fn vouch(&mut self, checkpoint: &Checkpoint) {
        let edge = self.edge().as_ref() == Some(checkpoint.root());
        for (tile, hashes) in &self.tiles {
            let why = if tile.width < TILE_WIDTH {
                (!edge).then_some("or another tile at the right edge does not hash to the checkpoint")
            } else {
                let above = self.above(*tile).is_some_and(|above| above != Hash::tree(hashes));
                above.then_some("does not hash to the tile above it")
            };
            if let Some(why) = why {
                self.wrong.insert(*tile, why.to_owned());
            }
        }
    }

    /// What was logged, as far as the tiles tell.
    ///
    /// Where a tile is wrong or missing and entries that are there hash to what the tile above it says, they are what
    /// was logged.
    pub(crate) fn logged(&mut self, found: &[Hash]) -> Vec<Option<Hash>> {
        let mut logged = Vec::new();
        for tile in Tile::all(self.size).take_while(|tile| tile.level == 0) {
            let right = if self.wrong.contains_key(&tile) { self.restored(tile, found) } else { None };
            match (right, self.tiles.get(&tile)) {
                (Some(run), _) => {
                    self.restored.insert(tile);
                    logged.extend(run.iter().copied().map(Some));
                }
                (None, Some(held)) => logged.extend(held.iter().copied().map(Some)),
                (None, None) => logged.extend((0..tile.width).map(|_| None)),
            }
        }
        logged
    }

    /// The entries of a full tile that hash to what the tile above it says, where they stand or where they would stand
    /// if all that was deleted or inserted were before them.
    fn restored<'f>(&self, tile: Tile, found: &'f [Hash]) -> Option<&'f [Hash]> {
        let above = self.above(tile).filter(|_| tile.width == TILE_WIDTH)?;
        let first = tile.index * TILE_WIDTH;
        let shifted = (first + found.len() as u64).checked_sub(self.size);
        [Some(first), shifted].into_iter().flatten().find_map(|start| {
            let run = found.get(usize::try_from(start).ok()?..)?.get(..256)?;
            (Hash::tree(run) == above).then_some(run)
        })
    }

    /// What the tile above says that a full tile hashes to.
    fn above(&self, tile: Tile) -> Option<Hash> {
        let above = Tile::of(self.size, tile.level + 1, tile.index / TILE_WIDTH)?;
        let within = usize::try_from(tile.index % TILE_WIDTH).ok()?;
        self.tiles.get(&above)?.get(within).copied()
    }

    /// The tree head that the partial tiles give.
    fn edge(&self) -> Option<Hash> {
        let mut root = None;
        for level in 0..8_u8 {
            let count = self.size.checked_shr(u32::from(level) * 8).unwrap_or(0);
            let width = count % TILE_WIDTH;
            if width == 0 {
                continue;
            }
            let hashes = self.tiles.get(&Tile { level, index: count / TILE_WIDTH, width })?;
            root = Some(join(hashes, root));
        }
        root.or_else(|| (self.size == 0).then(|| Hash::tree(&[])))
    }

    /// The entries of each full tile that is wrong and could not be restored: where they agree with it, they were
    /// changed together with it.
    pub(crate) fn doubtful(&self) -> Vec<RangeInclusive<u64>> {
        let full =
            |tile: &&Tile| tile.level == 0 && tile.width == TILE_WIDTH && self.tiles.contains_key(tile);
        let doubtful = self.wrong.keys().filter(full).filter(|tile| !self.restored.contains(tile));
        doubtful.map(|tile| tile.index * TILE_WIDTH..=tile.index * TILE_WIDTH + TILE_WIDTH - 1).collect()
    }

    /// What is wrong with tiles.
    pub(crate) fn findings(self) -> Vec<Finding> {
        self.wrong.into_iter().map(|(tile, why)| Finding::file(tile.path(), why)).collect()
    }
}

/// What is wrong with a tile that could be read and has not what it should.
pub(crate) fn unheld<E>(tile: Tile, fault: &LogFault<E>) -> String {
    match fault {
        LogFault::Tile(NoHash::Missing(_)) => "is missing".to_owned(),
        _ => format!("does not hold {} hashes", tile.width),
    }
}

/// The head over the full subtrees of a partial tile and, right of them, whatever smaller subtrees hash to.
fn join(hashes: &[Hash], right: Option<Hash>) -> Hash {
    let width = hashes.len();
    let largest = 1_usize << width.max(1).ilog2();
    let (left, rest) = hashes.split_at(largest.min(width));
    let right = if rest.is_empty() { right } else { Some(join(rest, right)) };
    right.map_or_else(|| Hash::tree(left), |right| Hash::node(&Hash::tree(left), &right))
}
