//! Tiles: runs of at most 256 hashes of one height, and the paths they are kept under (C2SP tlog-tiles).

use crate::hash::Hash;
use std::fmt;

/// Hashes in a full tile, and entries in a full bundle.
pub const TILE_WIDTH: u64 = 256;

/// A tile of the tree: the hashes of `width` subtrees of 256 to the power of `level` leaves each.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Tile {
    /// Levels of tiles below it.
    pub level: u8,
    /// Its place among the tiles of its level, from 0.
    pub index: u64,
    /// Its hashes, from 1 to 256; fewer than 256 make it partial.
    pub width: u64,
}

impl Tile {
    /// The tile of a level and place in a log of a size; none where nothing of it is filled.
    #[must_use]
    pub fn of(size: u64, level: u8, index: u64) -> Option<Self> {
        let hashes = size.checked_shr(u32::from(level) * 8).unwrap_or(0);
        let width = hashes.saturating_sub(index.checked_mul(TILE_WIDTH)?).min(TILE_WIDTH);
        (width > 0).then_some(Self { level, index, width })
    }

    /// All tiles of a log of a size, level by level from the leaves.
    pub fn all(size: u64) -> impl Iterator<Item = Self> {
        (0..8_u8).flat_map(move |level| (0..).map_while(move |index| Self::of(size, level, index)))
    }

    /// Where it is kept: `tile/LEVEL/INDEX`, with `.p/WIDTH` where it is partial.
    #[must_use]
    pub fn path(&self) -> String {
        format!("tile/{}/{}", self.level, Place { index: self.index, width: self.width })
    }

    /// Reads its hashes; none where the bytes are not as many as its width says.
    #[must_use]
    pub fn hashes(&self, bytes: &[u8]) -> Option<Vec<Hash>> {
        let (hashes, rest) = bytes.as_chunks::<{ Hash::LENGTH }>();
        (rest.is_empty() && hashes.len() as u64 == self.width)
            .then(|| hashes.iter().copied().map(Hash::from_bytes).collect())
    }
}

/// Where the entries from `index` times 256 on are kept: `tile/entries/INDEX`, with `.p/WIDTH` where they are not 256.
#[must_use]
pub fn bundle_path(index: u64, width: u64) -> String {
    format!("tile/entries/{}", Place { index, width })
}

/// Reads a path of a bundle: its place and its width.
pub(crate) fn parse_bundle_path(path: &str) -> Option<(u64, u64)> {
    let rest = path.strip_prefix("tile/entries/")?;
    let (place, width) = match rest.split_once(".p/") {
        Some((place, width)) => (place, width.parse().ok().filter(|width| (1..TILE_WIDTH).contains(width))?),
        None => (rest, TILE_WIDTH),
    };
    let digits: String = place.split('/').map(|part| part.trim_start_matches('x')).collect();
    let index = digits.parse().ok()?;
    // Only the one spelling of a place counts.
    (bundle_path(index, width) == path).then_some((index, width))
}

/// Where the sealed text of an entry is kept.
#[must_use]
pub fn sealed_path(entry: u64) -> String {
    format!("sealed/{}", Place { index: entry, width: TILE_WIDTH })
}

struct Place {
    index: u64,
    width: u64,
}

/// Three digits to a folder, all but the last with an `x` before them.
impl fmt::Display for Place {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut path = format!("{:03}", self.index % 1000);
        let mut rest = self.index / 1000;
        while rest > 0 {
            path = format!("x{:03}/{path}", rest % 1000);
            rest /= 1000;
        }
        out.write_str(&path)?;
        if self.width < TILE_WIDTH { write!(out, ".p/{}", self.width) } else { Ok(()) }
    }
}
