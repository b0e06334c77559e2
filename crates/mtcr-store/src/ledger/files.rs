//! Rows as the files of C2SP tlog-tiles.

use super::entry;
use crate::database::Tx;
use crate::event::{COLUMNS, Event};
use crate::fault::Fault;
use crate::value::{Row, Value, int};
use mtcr_ledger::{CHECKPOINT, Hash, Part, TILE_WIDTH, Tile, bundle_path, checkpoint_path, sealed_path};

/// What a path names.
pub(crate) enum Named {
    Tile(Tile),
    Bundle { index: u64, width: u64 },
    Sealed { index: u64 },
    Checkpoint { size: Option<u64> },
}

impl Named {
    /// Reads a path; each thing has one.
    pub(crate) fn parse(path: &str) -> Option<Self> {
        let named = match path.split_once('/') {
            None => Self::Checkpoint { size: None },
            Some(("checkpoints", size)) => Self::Checkpoint { size: Some(size.parse().ok()?) },
            Some(("sealed", rest)) => Self::Sealed { index: place(rest)?.0 },
            Some(("tile", rest)) => {
                let (level, rest) = rest.split_once('/')?;
                let (index, width) = place(rest)?;
                match level {
                    "entries" => Self::Bundle { index, width },
                    level => Self::Tile(Tile { level: level.parse().ok()?, index, width }),
                }
            }
            Some(_) => return None,
        };
        (named.path() == path).then_some(named)
    }

    fn path(&self) -> String {
        match self {
            Self::Tile(tile) => tile.path(),
            Self::Bundle { index, width } => bundle_path(*index, *width),
            Self::Sealed { index } => sealed_path(*index),
            Self::Checkpoint { size: None } => CHECKPOINT.to_owned(),
            Self::Checkpoint { size: Some(size) } => checkpoint_path(*size),
        }
    }

    /// What the rows hold of it; none where they do not fill it.
    pub(crate) async fn read(&self, tx: &mut Tx) -> Result<Option<Vec<u8>>, Fault> {
        match self {
            Self::Tile(wanted) => {
                let hashes = tile(tx, wanted).await?;
                Ok((hashes.len() as u64 == wanted.width).then(|| Part::tile(&hashes)))
            }
            Self::Bundle { index, width } => {
                let (bytes, entries) = bundle(tx, *index, *width).await?;
                Ok((entries == *width).then_some(bytes))
            }
            Self::Sealed { index } => {
                let sql = "SELECT bytes FROM sealed_text WHERE sequence = $1";
                let row = tx.row(sql, &[int(index.saturating_add(1)).into()]).await?;
                Ok(row.and_then(|row| row.bytes(0).map(<[u8]>::to_vec)))
            }
            Self::Checkpoint { size } => {
                let sql =
                    "SELECT note FROM checkpoint WHERE size = $1 OR $1 < 0 ORDER BY number DESC LIMIT 1";
                let row = tx.row(sql, &[size.map_or(-1, int).into()]).await?;
                Ok(row.and_then(|row| row.text(0).map(|note| note.as_bytes().to_vec())))
            }
        }
    }
}

/// Place and width at the end of a path.
fn place(text: &str) -> Option<(u64, u64)> {
    let (place, width) = match text.split_once(".p/") {
        Some((place, width)) => (place, width.parse().ok().filter(|width| (1..TILE_WIDTH).contains(width))?),
        None => (text, TILE_WIDTH),
    };
    let digits: String = place.split('/').map(|part| part.trim_start_matches('x')).collect();
    Some((digits.parse().ok()?, width))
}

/// The hashes of a tile as they were kept; fewer where rows are missing.
pub(crate) async fn tile(tx: &mut Tx, tile: &Tile) -> Result<Vec<Hash>, Fault> {
    let Some(first) = tile.index.checked_mul(TILE_WIDTH) else { return Ok(Vec::new()) };
    let sql = "SELECT hash FROM ledger_hash WHERE level = $1 AND position >= $2 AND position < $3 \
               ORDER BY position";
    let end = int(first.saturating_add(tile.width));
    let rows = tx.rows(sql, &[i64::from(tile.level).into(), int(first).into(), end.into()]).await?;
    let hash = |row: &Row| {
        let bytes = row.bytes(0).and_then(|bytes| <[u8; Hash::LENGTH]>::try_from(bytes).ok());
        bytes.map(Hash::from_bytes).ok_or_else(|| Fault::Hashes(tile.path()))
    };
    rows.iter().map(hash).collect()
}

/// The entries of a bundle as the rows of events give them now, each after its length, and how many there are.
pub(crate) async fn bundle(tx: &mut Tx, index: u64, width: u64) -> Result<(Vec<u8>, u64), Fault> {
    let Some(first) = index.checked_mul(TILE_WIDTH) else { return Ok((Vec::new(), 0)) };
    let sql = format!("SELECT {COLUMNS} FROM event WHERE sequence > $1 AND sequence <= $2 ORDER BY sequence");
    let rows = tx.rows(&sql, &[int(first).into(), int(first.saturating_add(width)).into()]).await?;
    let entries: Vec<Vec<u8>> = rows.iter().map(entry_bytes).collect();
    let path = || Fault::Hashes(bundle_path(index, width));
    Ok((Part::bundle(&entries).map_err(|_| path())?, entries.len() as u64))
}

/// The entry that a row stands for; for a row that the store did not write, something that no entry is.
pub(crate) fn entry_bytes(row: &Row) -> Vec<u8> {
    if let Ok(entry) = Event::read(row).and_then(|event| entry(&event)) {
        return entry.to_bytes();
    }
    let column = |value: &Value| match value {
        Value::Int(value) => format!("{value:?}").into_bytes(),
        Value::Text(value) => format!("{value:?}").into_bytes(),
        Value::Bytes(value) => format!("{value:?}").into_bytes(),
    };
    let columns: Vec<u8> = row.0.iter().flat_map(column).collect();
    format!("not a row of the store {}", Hash::of(&[&columns])).into_bytes()
}
