//! The ledger over the events: heads, proofs, files, checkpoints.

mod export;
mod files;

pub(crate) use export::empty;
pub(crate) use files::{Named, bundle, entry_bytes, tile};

use crate::database::Tx;
use crate::event::{COLUMNS, Event};
use crate::fault::Fault;
use crate::store::Store;
use crate::value::{Row, int};
use mtcr_ledger::{Entry, Frontier, Hash, Note, Plan, Tile};
use std::collections::BTreeMap;

/// The head of the ledger at a size.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TreeHead {
    /// How many entries it has.
    pub size: u64,
    /// The hash over them all.
    pub root: Hash,
}

impl Store {
    /// The head of the ledger as it is now; it is signed with the next checkpoint.
    ///
    /// # Errors
    /// The database cannot be read, or lacks hashes.
    pub async fn tree_head(&self) -> Result<TreeHead, Fault> {
        let mut tx = self.database.read().await?;
        let size = size(&mut tx).await?;
        tree_head(&mut tx, size).await
    }

    /// The entry of the ledger at an index from 0; none where there is no such. It stands for event `index + 1`.
    ///
    /// # Errors
    /// The database cannot be read, or the row of the event is not as the store writes it.
    pub async fn leaf(&self, index: u64) -> Result<Option<Entry>, Fault> {
        let sql = format!("SELECT {COLUMNS} FROM event WHERE sequence = $1");
        let rows = self.database.rows(&sql, &[int(index.saturating_add(1)).into()]).await?;
        rows.first().map(|row| entry(&Event::read(row)?)).transpose()
    }

    /// The hashes that lead from an entry to the head of a size (RFC 6962 section 2.1.1); none where the ledger is not
    /// of that size yet, or the entry is beyond it.
    ///
    /// # Errors
    /// The database cannot be read, or lacks hashes.
    pub async fn inclusion(&self, index: u64, size: u64) -> Result<Option<Vec<Hash>>, Fault> {
        let mut tx = self.database.read().await?;
        match Plan::inclusion(size, index) {
            Ok(plan) if size <= self::size(&mut tx).await? => hashes(&mut tx, &plan).await.map(Some),
            _ => Ok(None),
        }
    }

    /// The hashes that show that the head of an earlier size lies within that of a later one (RFC 6962 section 2.1.2);
    /// none where the sizes are not in that order, or the ledger is not of that size yet.
    ///
    /// # Errors
    /// The database cannot be read, or lacks hashes.
    pub async fn consistency(&self, old: u64, size: u64) -> Result<Option<Vec<Hash>>, Fault> {
        let mut tx = self.database.read().await?;
        match Plan::consistency(size, old) {
            Ok(plan) if size <= self::size(&mut tx).await? => hashes(&mut tx, &plan).await.map(Some),
            _ => Ok(None),
        }
    }

    /// The newest signed checkpoint; none before the first.
    ///
    /// # Errors
    /// The database cannot be read, or the row holds no signed note.
    pub async fn checkpoint(&self) -> Result<Option<Note>, Fault> {
        let sql = "SELECT number, note FROM checkpoint ORDER BY number DESC LIMIT 1";
        self.database.rows(sql, &[]).await?.first().map(note).transpose()
    }

    /// How many entries the ledger has, and how many of them stand under its newest checkpoint.
    ///
    /// # Errors
    /// The database cannot be read.
    pub async fn signed(&self) -> Result<(u64, u64), Fault> {
        let mut tx = self.database.read().await?;
        let entries = size(&mut tx).await?;
        let newest = tx.row("SELECT size FROM checkpoint ORDER BY number DESC LIMIT 1", &[]).await?;
        Ok((entries, newest.and_then(|row| row.count(0)).unwrap_or(0)))
    }

    /// Signs the head of the ledger as it is now, unless the newest checkpoint is of the same size.
    ///
    /// Rows after the last checkpoint are vouched for by nothing: sign often, and give the checkpoint to somebody else.
    ///
    /// # Errors
    /// The database cannot write, or lacks hashes, or the edge of the ledger is not that of its hashes.
    pub async fn sign_checkpoint(&self) -> Result<Note, Fault> {
        let mut tx = self.database.write().await?;
        // The row stays locked, so that two nodes on one database do not sign at once.
        let sql = "UPDATE head SET sequence = sequence WHERE id = 1 RETURNING sequence, frontier";
        let head = tx.row(sql, &[]).await?.unwrap_or_default();
        let wrong = |column, right| Fault::Row { table: "head", row: "1".into(), column, right };
        let size = head.count(0).ok_or_else(|| wrong("sequence", "a count"))?;
        let sql = "SELECT number, note, size FROM checkpoint ORDER BY number DESC LIMIT 1";
        let newest = tx.row(sql, &[]).await?;
        if let Some(row) = newest.as_ref().filter(|row| row.count(2) == Some(size)) {
            return note(row);
        }
        // What is signed is what the hashes say: an edge that was tampered with must not become a second history.
        let edge = tiles(&mut tx, &Plan::frontier(size)).await?;
        let edge = Frontier::of(size, &edge).map_err(|lack| Fault::Hashes(lack.to_string()))?;
        if head.bytes(1) != Some(&edge.to_bytes()) {
            return Err(wrong("frontier", "the edge of the hashes in `ledger_hash`"));
        }
        let number = newest.and_then(|row| row.int(0)).unwrap_or(0) + 1;
        let key = &self.key.log;
        let unsigned = || Fault::Row {
            table: "checkpoint",
            row: number.to_string(),
            column: "note",
            right: "a signed checkpoint",
        };
        let checkpoint = edge.checkpoint(key.public().name()).map_err(|_| unsigned())?;
        let note = checkpoint.sign(key).map_err(|_| unsigned())?;
        let sql = "INSERT INTO checkpoint (number, size, note) VALUES ($1, $2, $3)";
        tx.execute(sql, &[number.into(), int(size).into(), note.to_string().into()]).await?;
        tx.commit().await?;
        Ok(note)
    }

    /// A file of the ledger by its path in C2SP tlog-tiles, such as `tile/0/x001/067`, `tile/entries/000.p/7` or
    /// `checkpoint`; none where there is no such. Sealed texts are not among them: they are only in exports.
    ///
    /// # Errors
    /// The database cannot be read.
    pub async fn ledger_file(&self, path: &str) -> Result<Option<Vec<u8>>, Fault> {
        let named = Named::parse(path).filter(|named| !matches!(named, Named::Sealed { .. }));
        let Some(named) = named else { return Ok(None) };
        named.read(&mut self.database.read().await?).await
    }
}

/// How many entries the ledger has.
pub(crate) async fn size(tx: &mut Tx) -> Result<u64, Fault> {
    let row = tx.row("SELECT sequence FROM head WHERE id = 1", &[]).await?;
    let wrong = Fault::Row { table: "head", row: "1".into(), column: "sequence", right: "a count" };
    row.and_then(|row| row.count(0)).ok_or(wrong)
}

/// The head at a size that the ledger has.
pub(crate) async fn tree_head(tx: &mut Tx, size: u64) -> Result<TreeHead, Fault> {
    let root = hashes(tx, &Plan::root(size)).await?;
    let root = root.first().copied().ok_or_else(|| Fault::Hashes(format!("a ledger of {size} entries")))?;
    Ok(TreeHead { size, root })
}

/// The tiles that a plan needs.
async fn tiles(tx: &mut Tx, plan: &Plan) -> Result<BTreeMap<Tile, Vec<Hash>>, Fault> {
    let mut tiles = BTreeMap::new();
    for wanted in plan.tiles() {
        tiles.insert(wanted, tile(tx, &wanted).await?);
    }
    Ok(tiles)
}

async fn hashes(tx: &mut Tx, plan: &Plan) -> Result<Vec<Hash>, Fault> {
    let tiles = tiles(tx, plan).await?;
    plan.hashes(&tiles).map_err(|lack| Fault::Hashes(lack.to_string()))
}

/// The entry of an event.
pub(crate) fn entry(event: &Event) -> Result<Entry, Fault> {
    let row = || event.sequence.to_string();
    let wrong = || Fault::Row { table: "event", row: row(), column: "kind", right: "fit for an entry" };
    event.entry().map_err(|_| wrong())
}

fn note(row: &Row) -> Result<Note, Fault> {
    let read = row.text(1).and_then(|note| Note::parse(note.as_bytes()).ok());
    read.ok_or_else(|| Fault::Row {
        table: "checkpoint",
        row: row.int(0).unwrap_or(0).to_string(),
        column: "note",
        right: "a signed note",
    })
}
