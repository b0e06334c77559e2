//! Rows as the files of C2SP tlog-tiles.

use super::entry;
use crate::database::Tx;
use crate::event::{COLUMNS, Event};
use crate::fault::Fault;
use crate::tree;
use crate::value::int;
use mtcr_ledger::{CHECKPOINT, Hash, Log, LogFault, TILE_WIDTH, checkpoint_path, sealed_path};
use std::collections::BTreeMap;
use std::convert::Infallible;

/// The files that a question needed so far.
#[derive(Default)]
pub(super) struct Files(BTreeMap<String, Vec<u8>>);

impl Files {
    /// Answers a question about a log of a size: the question is asked, what it lacks is read from the rows, and it is
    /// asked again.
    pub(super) async fn answer<T>(
        &mut self,
        tx: &mut Tx,
        size: u64,
        question: impl Fn(Log<'_, BTreeMap<String, Vec<u8>>>) -> Result<T, LogFault<Infallible>>,
    ) -> Result<T, Fault> {
        loop {
            match question(Log::new(&self.0, size)) {
                Ok(answer) => return Ok(answer),
                Err(LogFault::Missing(path)) => match read(tx, &path).await? {
                    Some(bytes) => drop(self.0.insert(path, bytes)),
                    None => return Err(Fault::Hashes(path)),
                },
                Err(LogFault::Malformed(path)) => return Err(Fault::Hashes(path)),
                Err(_) => return Err(Fault::Hashes(format!("tile/0 of {size} entries"))),
            }
        }
    }
}

/// What a path names.
enum Named {
    Tile { level: u8, index: u64, width: u64 },
    Bundle { index: u64, width: u64 },
    Sealed { index: u64 },
    Checkpoint { size: Option<u64> },
}

impl Named {
    fn parse(path: &str) -> Option<Self> {
        if path == CHECKPOINT {
            return Some(Self::Checkpoint { size: None });
        }
        let (folder, rest) = path.split_once('/')?;
        match folder {
            "checkpoints" => {
                let size = rest.parse().ok().filter(|size| checkpoint_path(*size) == path)?;
                Some(Self::Checkpoint { size: Some(size) })
            }
            "sealed" => {
                let index = place(rest)?.0;
                (sealed_path(index) == path).then_some(Self::Sealed { index })
            }
            "tile" => {
                let (level, rest) = rest.split_once('/')?;
                let (index, width) = place(rest)?;
                let named = match level {
                    "entries" => Self::Bundle { index, width },
                    level => Self::Tile { level: level.parse().ok()?, index, width },
                };
                (named.path().as_deref() == Some(path)).then_some(named)
            }
            _ => None,
        }
    }

    fn path(&self) -> Option<String> {
        match *self {
            Self::Tile { level, index, width } => Some(mtcr_ledger::Tile { level, index, width }.path()),
            Self::Bundle { index, width } => Some(mtcr_ledger::bundle_path(index, width)),
            Self::Sealed { .. } | Self::Checkpoint { .. } => None,
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

/// A file by its path; none where the rows do not fill it.
pub(super) async fn read(tx: &mut Tx, path: &str) -> Result<Option<Vec<u8>>, Fault> {
    match Named::parse(path) {
        None => Ok(None),
        Some(Named::Tile { level, index, width }) => {
            let Some(first) = index.checked_mul(TILE_WIDTH) else { return Ok(None) };
            let hashes = tree::run(tx, level, first, width).await?;
            let bytes = |hashes: &[Hash]| hashes.iter().flat_map(|hash| *hash.as_bytes()).collect();
            Ok((hashes.len() as u64 == width).then(|| bytes(&hashes)))
        }
        Some(Named::Bundle { index, width }) => bundle(tx, index, width).await,
        Some(Named::Sealed { index }) => {
            let sql = "SELECT bytes FROM sealed_text WHERE sequence = $1";
            let row = tx.row(sql, &[int(index.saturating_add(1)).into()]).await?;
            Ok(row.and_then(|row| row.bytes(0).map(<[u8]>::to_vec)))
        }
        Some(Named::Checkpoint { size }) => {
            let sql = "SELECT note FROM checkpoint WHERE size = $1 OR $1 < 0 ORDER BY number DESC LIMIT 1";
            let row = tx.row(sql, &[size.map_or(-1, int).into()]).await?;
            Ok(row.and_then(|row| row.text(0).map(|note| note.as_bytes().to_vec())))
        }
    }
}

/// The entries of a bundle, each after its length; fewer than its width where events are missing.
async fn bundle(tx: &mut Tx, index: u64, width: u64) -> Result<Option<Vec<u8>>, Fault> {
    let Some(first) = index.checked_mul(TILE_WIDTH) else { return Ok(None) };
    let sql = format!("SELECT {COLUMNS} FROM event WHERE sequence > $1 AND sequence <= $2 ORDER BY sequence");
    let rows = tx.rows(&sql, &[int(first).into(), int(first.saturating_add(width)).into()]).await?;
    if rows.len() as u64 != width {
        return Ok(None);
    }
    let mut bytes = Vec::new();
    for row in &rows {
        put(&entry(&Event::read(row)?)?.to_bytes(), &mut bytes)?;
    }
    Ok(Some(bytes))
}

/// Writes an entry after its length.
pub(crate) fn put(entry: &[u8], out: &mut Vec<u8>) -> Result<(), Fault> {
    let length = u16::try_from(entry.len()).map_err(|_| Fault::Hashes("tile/entries".to_owned()))?;
    out.extend(length.to_be_bytes());
    out.extend(entry);
    Ok(())
}
