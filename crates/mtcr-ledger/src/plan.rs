//! Which tiles a tree head or a proof is computed from, and computing it from them: whoever keeps the tiles fetches
//! them in between, in whatever way.

use crate::hash::{Hash, split};
use crate::tile::{TILE_WIDTH, Tile};
use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;
use thiserror::Error;

/// What is to be computed of a log of a size.
///
/// ```
/// use mtcr_ledger::{Frontier, Hash, Plan, Tile, verify_inclusion};
/// use std::collections::BTreeMap;
///
/// let leaves: Vec<Hash> = (0..5_u8).map(|entry| Hash::leaf(&[entry])).collect();
/// let plan = Plan::inclusion(5, 3)?;
/// // Here a store is asked: of each tile, `width` hashes of `level` from `index * 256` on.
/// let mut tiles = BTreeMap::new();
/// for tile in plan.tiles() {
///     assert_eq!(tile, Tile { level: 0, index: 0, width: 5 });
///     tiles.insert(tile, leaves.clone());
/// }
/// let proof = plan.hashes(&tiles)?;
/// assert_eq!(verify_inclusion(&leaves[3], 3, 5, &Hash::tree(&leaves), &proof), Ok(()));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Plan {
    size: u64,
    /// The runs of entries whose tree hashes are the answer, in its order.
    runs: Vec<Range<u64>>,
}

/// More is asked for than the log has.
#[derive(Clone, Copy, Debug, Error, PartialEq, Eq)]
#[error("{asked} is beyond a log of {size} entries")]
pub struct Beyond {
    /// The index or size asked for.
    pub asked: u64,
    /// The size of the log.
    pub size: u64,
}

/// A tile that is asked for was not given.
#[derive(Clone, Copy, Debug, Error, PartialEq, Eq)]
pub enum NoHash {
    /// It is not there.
    #[error("`{}` is not there", .0.path())]
    Missing(Tile),
    /// It has more or fewer hashes than its width.
    #[error("`{}` does not hold as much as its path says", .0.path())]
    Malformed(Tile),
}

impl Plan {
    /// The tree head: one hash.
    #[must_use]
    pub fn root(size: u64) -> Self {
        Self { size, runs: std::iter::once(0..size).collect() }
    }

    /// The heads of the full subtrees that the log falls into, the greatest first: what
    /// [`Frontier::of`](crate::Frontier::of) needs.
    #[must_use]
    pub fn frontier(size: u64) -> Self {
        Self { size, runs: full_subtrees(0..size).collect() }
    }

    /// The hashes that lead from an entry to the tree head (RFC 6962 section 2.1.1).
    ///
    /// # Errors
    /// The log has no such entry.
    pub fn inclusion(size: u64, index: u64) -> Result<Self, Beyond> {
        if index >= size {
            return Err(Beyond { asked: index, size });
        }
        let (mut run, mut runs) = (0..size, Vec::new());
        while run.end - run.start > 1 {
            let (inside, other) = halves(&run, |left| index < left.end);
            runs.push(other);
            run = inside;
        }
        runs.reverse();
        Ok(Self { size, runs })
    }

    /// The hashes that show that the tree head of the first `old` entries lies within this one (RFC 6962 section 2.1.2).
    ///
    /// # Errors
    /// `old` is more than the log has.
    pub fn consistency(size: u64, old: u64) -> Result<Self, Beyond> {
        if old > size {
            return Err(Beyond { asked: old, size });
        }
        let (mut run, mut runs) = (0..size, Vec::new());
        if old == 0 || old == size {
            return Ok(Self { size, runs });
        }
        while old < run.end {
            let (inside, other) = halves(&run, |left| old <= left.end);
            runs.push(other);
            run = inside;
        }
        // The old tree head itself is known to whoever checks, a subtree of it is not.
        if run.start > 0 {
            runs.push(run);
        }
        runs.reverse();
        Ok(Self { size, runs })
    }

    /// The tiles that are needed: at most three for each level, whatever the size.
    #[must_use]
    pub fn tiles(&self) -> BTreeSet<Tile> {
        let subtrees = self.runs.iter().cloned().flat_map(full_subtrees);
        subtrees.filter_map(|run| self.place(&run)).map(|(tile, _)| tile).collect()
    }

    /// The answer.
    ///
    /// # Errors
    /// A tile that is needed is missing or of another width.
    pub fn hashes(&self, tiles: &BTreeMap<Tile, Vec<Hash>>) -> Result<Vec<Hash>, NoHash> {
        self.runs.iter().map(|run| self.hash(run, tiles)).collect()
    }

    /// The tree hash over a run of entries that RFC 6962 would form.
    fn hash(&self, run: &Range<u64>, tiles: &BTreeMap<Tile, Vec<Hash>>) -> Result<Hash, NoHash> {
        let mut right = None;
        let subtrees: Vec<Range<u64>> = full_subtrees(run.clone()).collect();
        for subtree in subtrees.into_iter().rev() {
            let Some((tile, within)) = self.place(&subtree) else { continue };
            let hashes = tiles.get(&tile).ok_or(NoHash::Missing(tile))?;
            let part = hashes.get(within).filter(|_| hashes.len() as u64 == tile.width);
            let left = Hash::tree(part.ok_or(NoHash::Malformed(tile))?);
            right = Some(right.map_or(left, |right| Hash::node(&left, &right)));
        }
        Ok(right.unwrap_or_else(|| Hash::tree(&[])))
    }

    /// Where the hashes under a full subtree stand: in which tile, and which of it. A run that is empty or lies beyond
    /// the log stands nowhere; plans have none.
    fn place(&self, subtree: &Range<u64>) -> Option<(Tile, Range<usize>)> {
        let height = (subtree.end - subtree.start).checked_ilog2()?;
        let level = u8::try_from(height / 8).ok()?;
        let first = subtree.start >> (u32::from(level) * 8);
        let tile = Tile::of(self.size, level, first / TILE_WIDTH)?;
        let within = usize::try_from(first % TILE_WIDTH).ok()?;
        Some((tile, within..within + (1 << (height % 8))))
    }
}

/// The two subtrees under a run of two or more entries: the one that is gone into, and the other.
fn halves(run: &Range<u64>, goes_left: impl Fn(&Range<u64>) -> bool) -> (Range<u64>, Range<u64>) {
    let middle = run.start + split(run.end - run.start);
    let (left, right) = (run.start..middle, middle..run.end);
    if goes_left(&left) { (left, right) } else { (right, left) }
}

/// The full subtrees that a run falls into, from the left; the run begins where the tree has a node over it.
fn full_subtrees(run: Range<u64>) -> impl Iterator<Item = Range<u64>> {
    let mut rest = run;
    std::iter::from_fn(move || {
        let height = (rest.end - rest.start).checked_ilog2()?;
        let subtree = rest.start..rest.start + (1 << height);
        rest.start = subtree.end;
        Some(subtree)
    })
}
