//! A log of a size as the files of its tiles show it: tree head and proofs, each from a few tiles of every level.

use crate::hash::Hash;
use crate::plan::{Beyond, NoHash, Plan};
use crate::resources::Resources;
use crate::tile::Tile;
use std::collections::BTreeMap;
use thiserror::Error;

/// A log of a size, read from the files of its tiles.
#[derive(Debug)]
pub struct Log<'r, R> {
    resources: &'r R,
    size: u64,
}

impl<R> Clone for Log<'_, R> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<R> Copy for Log<'_, R> {}

/// What a log cannot answer.
#[derive(Debug, Error, PartialEq, Eq)]
pub enum LogFault<E> {
    /// A file cannot be read.
    #[error("`{path}` cannot be read")]
    Unread {
        /// The file.
        path: String,
        /// Why.
        #[source]
        cause: E,
    },
    /// A tile is missing or does not hold what its path says.
    #[error(transparent)]
    Tile(#[from] NoHash),
    /// More is asked for than the log has.
    #[error(transparent)]
    Beyond(#[from] Beyond),
}

impl<'r, R: Resources> Log<'r, R> {
    /// The first `size` entries of a log.
    #[must_use]
    pub const fn new(resources: &'r R, size: u64) -> Self {
        Self { resources, size }
    }

    /// How many entries it has.
    #[must_use]
    pub const fn size(&self) -> u64 {
        self.size
    }

    /// Its tree head.
    ///
    /// # Errors
    /// A tile is missing, malformed or cannot be read.
    pub fn root(&self) -> Result<Hash, LogFault<R::Error>> {
        let hashes = self.answer(&Plan::root(self.size))?;
        Ok(hashes.first().copied().unwrap_or_else(|| Hash::tree(&[])))
    }

    /// The hashes that lead from an entry to the tree head (RFC 6962 section 2.1.1).
    ///
    /// # Errors
    /// The log has no such entry; a tile is missing, malformed or cannot be read.
    pub fn inclusion(&self, index: u64) -> Result<Vec<Hash>, LogFault<R::Error>> {
        self.answer(&Plan::inclusion(self.size, index)?)
    }

    /// The hashes that show that the tree head of the first `old` entries lies within this one (RFC 6962 section 2.1.2).
    ///
    /// # Errors
    /// `old` is more than the log has; a tile is missing, malformed or cannot be read.
    pub fn consistency(&self, old: u64) -> Result<Vec<Hash>, LogFault<R::Error>> {
        self.answer(&Plan::consistency(self.size, old)?)
    }

    fn answer(&self, plan: &Plan) -> Result<Vec<Hash>, LogFault<R::Error>> {
        let tiles = plan.tiles().into_iter().map(|tile| Ok((tile, self.tile(tile)?)));
        let tiles = tiles.collect::<Result<BTreeMap<_, _>, LogFault<R::Error>>>()?;
        Ok(plan.hashes(&tiles)?)
    }

    /// Reads a tile.
    pub(crate) fn tile(&self, tile: Tile) -> Result<Vec<Hash>, LogFault<R::Error>> {
        let path = tile.path();
        match self.resources.read(&path) {
            Ok(Some(bytes)) => Ok(tile.hashes(&bytes).ok_or(NoHash::Malformed(tile))?),
            Ok(None) => Err(NoHash::Missing(tile).into()),
            Err(cause) => Err(LogFault::Unread { path, cause }),
        }
    }
}
