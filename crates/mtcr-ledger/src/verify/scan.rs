//! One pass over the entries of an export, in little memory: which checkpoints they agree with, and which tiles.

use super::bundles::Bundles;
use super::report::Finding;
use super::tiles::unheld;
use crate::frontier::{Frontier, TileHash};
use crate::hash::Hash;
use crate::resources::Export;
use crate::tile::{TILE_WIDTH, Tile};
use crate::tree::{Log, LogFault};
use std::collections::{BTreeMap, BTreeSet};

/// What the entries say when they are read in order.
#[derive(Default)]
pub(crate) struct Scan {
    /// How many there are.
    pub(crate) entries: u64,
    /// The tree head over so many of them, for every size of a checkpoint.
    pub(crate) roots: BTreeMap<u64, Hash>,
    /// Bundles that cannot be read to their end.
    pub(crate) broken: Vec<Finding>,
    /// Bundles with more or fewer entries than their path says.
    pub(crate) misfits: Vec<Finding>,
    /// Tiles that hold other hashes than the entries give; to be told where the entries are right.
    pub(crate) tiles: Vec<Finding>,
}

impl Scan {
    /// Reads all entries. `sizes` are those of the checkpoints, `size` that of the log whose tiles are compared.
    pub(crate) fn of<E: Export>(
        export: &E,
        bundles: &Bundles,
        sizes: &BTreeSet<u64>,
        size: u64,
    ) -> Result<Self, E::Error> {
        let mut scan = Self::default();
        let mut log = Frontier::new();
        let mut levels =
            Levels { log: Log::new(export, size), held: BTreeMap::new(), wrong: BTreeMap::new() };
        if sizes.contains(&0) {
            scan.roots.insert(0, log.root());
        }
        let mut place = 0;
        bundles.each(export, |bundle, entries, complete| {
            if !complete {
                scan.broken.push(Finding::file(&*bundle.path, "ends in the middle of an entry"));
            }
            if entries.len() as u64 != bundle.width {
                let why = format!("holds {} entries where its path says {}", entries.len(), bundle.width);
                scan.misfits.push(Finding::file(&*bundle.path, why));
            } else if bundle.width < TILE_WIDTH && place != log.size() / TILE_WIDTH {
                scan.misfits.push(Finding::file(&*bundle.path, "is partial and not the last"));
            }
            place += 1;
            for entry in entries {
                for kept in log.append(Hash::leaf(entry)) {
                    levels.push(kept)?;
                }
                if sizes.contains(&log.size()) {
                    scan.roots.insert(log.size(), log.root());
                }
            }
            Ok(())
        })?;
        scan.entries = log.size();
        let wrong = levels.wrong.into_iter();
        scan.tiles = wrong.map(|(tile, why)| Finding::file(tile.path(), why)).collect();
        Ok(scan)
    }
}

/// The tiles as the entries give them, of which the last of each level is not full yet.
struct Levels<'e, E> {
    log: Log<'e, E>,
    held: BTreeMap<u8, Vec<Hash>>,
    wrong: BTreeMap<Tile, String>,
}

impl<E: Export> Levels<'_, E> {
    /// Takes the next hash of a level, and compares the tile that it completes with the one of the export.
    fn push(&mut self, kept: TileHash) -> Result<(), E::Error> {
        // What comes after the checkpoint is in no tile of it.
        let Some(tile) = Tile::of(self.log.size(), kept.level, kept.index / TILE_WIDTH) else {
            return Ok(());
        };
        if !tile.run().contains(&kept.index) {
            return Ok(());
        }
        let held = self.held.entry(kept.level).or_default();
        held.push(kept.hash);
        if (held.len() as u64) < tile.width {
            return Ok(());
        }
        let right = std::mem::take(held);
        let why = match self.log.tile(tile) {
            Ok(found) => right
                .iter()
                .zip(&found)
                .position(|(right, found)| right != found)
                .map(|at| format!("has another hash at {at} than its entries give")),
            Err(LogFault::Unread { cause, .. }) => return Err(cause),
            Err(fault) => Some(unheld(tile, &fault)),
        };
        if let Some(why) = why {
            self.wrong.insert(tile, why);
        }
        Ok(())
    }
}
