//! A log of a size as its tiles show it: tree head and proofs, each from as many tiles as the tree has levels.

use crate::hash::{Hash, split};
use crate::resources::Resources;
use crate::tile::{TILE_WIDTH, Tile};
use thiserror::Error;

/// A log of a size, read from its tiles.
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
    /// A file of the log is not there.
    #[error("`{0}` is not there")]
    Missing(String),
    /// A file does not hold what its path says.
    #[error("`{0}` does not hold as much as its path says")]
    Malformed(String),
    /// More is asked for than the log has.
    #[error("{asked} is beyond a log of {size} entries")]
    Beyond {
        /// The index or size asked for.
        asked: u64,
        /// The size of the log.
        size: u64,
    },
    /// An entry is longer than the format can say.
    #[error("an entry of {0} bytes does not fit: 65535 is the most")]
    TooLong(usize),
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
        if self.size == 0 { Ok(Hash::tree(&[])) } else { self.range(0, self.size) }
    }

    /// The hashes that lead from an entry to the tree head (RFC 6962 section 2.1.1).
    ///
    /// # Errors
    /// The log has no such entry; a tile is missing, malformed or cannot be read.
    pub fn inclusion(&self, index: u64) -> Result<Vec<Hash>, LogFault<R::Error>> {
        if index >= self.size {
            return Err(LogFault::Beyond { asked: index, size: self.size });
        }
        let (mut start, mut end) = (0, self.size);
        let mut path = Vec::new();
        while end - start > 1 {
            let middle = start + split(end - start);
            if index < middle {
                path.push(self.range(middle, end)?);
                end = middle;
            } else {
                path.push(self.range(start, middle)?);
                start = middle;
            }
        }
        path.reverse();
        Ok(path)
    }

    /// The hashes that show that the tree head of the first `old` entries lies within this one (RFC 6962 section 2.1.2).
    ///
    /// # Errors
    /// `old` is more than the log has; a tile is missing, malformed or cannot be read.
    pub fn consistency(&self, old: u64) -> Result<Vec<Hash>, LogFault<R::Error>> {
        if old > self.size {
            return Err(LogFault::Beyond { asked: old, size: self.size });
        }
        let (mut start, mut end) = (0, self.size);
        let mut path = Vec::new();
        if old == 0 || old == end {
            return Ok(path);
        }
        while old < end {
            let middle = start + split(end - start);
            if old <= middle {
                path.push(self.range(middle, end)?);
                end = middle;
            } else {
                path.push(self.range(start, middle)?);
                start = middle;
            }
        }
        // The old tree head itself is known to whoever checks, a subtree of it is not.
        if start > 0 {
            path.push(self.range(start, end)?);
        }
        path.reverse();
        Ok(path)
    }

    /// The tree hash over the entries from `start` to `end`, which RFC 6962 would form.
    fn range(&self, start: u64, end: u64) -> Result<Hash, LogFault<R::Error>> {
        let count = end - start;
        if count.is_power_of_two() {
            return self.perfect(count.ilog2(), start / count);
        }
        let middle = start + split(count);
        Ok(Hash::node(&self.range(start, middle)?, &self.range(middle, end)?))
    }

    /// The hash of the full subtree of 2 to the power of `height` leaves at a place of its height.
    fn perfect(&self, height: u32, place: u64) -> Result<Hash, LogFault<R::Error>> {
        let first = place << (height % 8);
        let level = u8::try_from(height / 8).unwrap_or(u8::MAX);
        let beyond = LogFault::Beyond { asked: first, size: self.size };
        let tile = Tile::of(self.size, level, first / TILE_WIDTH).ok_or(beyond)?;
        let hashes = self.tile(tile)?;
        let within = usize::try_from(first % TILE_WIDTH).unwrap_or(usize::MAX);
        let run = hashes.get(within..).and_then(|rest| rest.get(..1 << (height % 8)));
        run.map(Hash::tree).ok_or_else(|| LogFault::Malformed(tile.path()))
    }

    /// Reads a tile.
    pub(crate) fn tile(&self, tile: Tile) -> Result<Vec<Hash>, LogFault<R::Error>> {
        let bytes = self.file(tile.path())?;
        tile.hashes(&bytes).ok_or_else(|| LogFault::Malformed(tile.path()))
    }

    pub(crate) fn file(&self, path: String) -> Result<Vec<u8>, LogFault<R::Error>> {
        match self.resources.read(&path) {
            Ok(Some(bytes)) => Ok(bytes),
            Ok(None) => Err(LogFault::Missing(path)),
            Err(cause) => Err(LogFault::Unread { path, cause }),
        }
    }
}
