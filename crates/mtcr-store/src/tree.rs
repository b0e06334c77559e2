//! The hashes of the ledger as rows: level 0 has one for each entry, each level above one for each 256 below.

use crate::database::Tx;
use crate::fault::Fault;
use crate::value::{Row, int};
use mtcr_ledger::{Hash, TILE_WIDTH};

/// Appends the hashes of entries to a log of a size.
pub(crate) async fn grow(tx: &mut Tx, size: u64, leaves: &[Hash]) -> Result<(), Fault> {
    let mut position = size;
    for leaf in leaves {
        put(tx, 0, position, leaf).await?;
        position += 1;
        // A hash that fills a tile is followed by the one that the tile has in the level above, and so on upwards.
        let (mut level, mut filled) = (0, position);
        while filled % TILE_WIDTH == 0 {
            filled /= TILE_WIDTH;
            let tile = run(tx, level, (filled - 1) * TILE_WIDTH, TILE_WIDTH).await?;
            level += 1;
            put(tx, level, filled - 1, &Hash::tree(&tile)).await?;
        }
    }
    Ok(())
}

/// So many hashes of a level from a position on; fewer where there are no more.
pub(crate) async fn run(tx: &mut Tx, level: u8, position: u64, width: u64) -> Result<Vec<Hash>, Fault> {
    let sql = "SELECT hash, position FROM ledger_hash WHERE level = $1 AND position >= $2 AND position < $3 \
               ORDER BY position";
    let args = [i64::from(level).into(), int(position).into(), int(position.saturating_add(width)).into()];
    tx.rows(sql, &args).await?.iter().map(|row| hash(level, row)).collect()
}

fn hash(level: u8, row: &Row) -> Result<Hash, Fault> {
    let bytes = row.bytes(0).and_then(|bytes| <[u8; Hash::LENGTH]>::try_from(bytes).ok());
    bytes.map(Hash::from_bytes).ok_or_else(|| Fault::Row {
        table: "ledger_hash",
        row: format!("{level}, {}", row.int(1).unwrap_or(-1)),
        column: "hash",
        right: "32 bytes",
    })
}

async fn put(tx: &mut Tx, level: u8, position: u64, hash: &Hash) -> Result<(), Fault> {
    let sql = "INSERT INTO ledger_hash (level, position, hash) VALUES ($1, $2, $3)";
    let args = [i64::from(level).into(), int(position).into(), hash.as_bytes().to_vec().into()];
    tx.execute(sql, &args).await.map(drop)
}
