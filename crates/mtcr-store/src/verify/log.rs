//! The check of the ledger itself, over rows instead of files, and what it says of them.

use super::events::{Events, span};
use super::report::{TableFinding, Wrong};
use crate::database::Tx;
use crate::fault::Fault;
use crate::ledger::{Named, bundle, tile};
use crate::value::{Row, int};
use mtcr_ledger::{
    CHECKPOINT, Checkpoint, Export, Finding, Note, Part, Report, Resources, TILE_WIDTH, TextWrong, Trust,
    checkpoint_path, export, sealed_path,
};
use std::cell::RefCell;
use std::collections::BTreeSet;
use std::ops::RangeInclusive;
use tokio::runtime::Handle;

/// The greatest size of a checkpoint that can be believed, as its note says; 0 where there is none.
pub(super) async fn newest(tx: &mut Tx, trust: &Trust) -> Result<u64, Fault> {
    let rows = tx.rows("SELECT note FROM checkpoint", &[]).await?;
    let believed = |row: &Row| {
        let note = Note::parse(row.text(0)?.as_bytes()).ok()?;
        trust.opens(&note).ok().map(|opened| opened.checkpoint.size())
    };
    Ok(rows.iter().filter_map(believed).max().unwrap_or(0))
}

/// Checks the ledger up to a size, with so many entries as the events give them.
pub(super) async fn verify(tx: Tx, size: u64, entries: u64, trust: &Trust) -> Result<(Tx, Report), Fault> {
    let (handle, trust) = (Handle::current(), trust.clone());
    let checked = tokio::task::spawn_blocking(move || {
        let rows = Rows { tx: RefCell::new(tx), handle, size, entries };
        let report = mtcr_ledger::verify(&rows, &trust)?;
        Ok((rows.tx.into_inner(), report))
    });
    checked.await.map_err(|_| Fault::BrokenOff)?
}

/// The tables as the files of an export, each made when it is asked for.
struct Rows {
    tx: RefCell<Tx>,
    handle: Handle,
    size: u64,
    entries: u64,
}

impl Resources for Rows {
    type Error = Fault;

    fn read(&self, path: &str) -> Result<Option<Vec<u8>>, Fault> {
        let tx = &mut *self.tx.borrow_mut();
        self.handle.block_on(async {
            match Named::parse(path) {
                None => Ok(None),
                // What is there is given out even where it is less than the path says: that is what is looked for.
                Some(Named::Bundle { index, width }) => Ok(Some(bundle(tx, index, width).await?.0)),
                Some(Named::Tile(wanted)) => Ok(Some(Part::tile(&tile(tx, &wanted).await?))),
                Some(named) => named.read(tx).await,
            }
        })
    }
}

impl Export for Rows {
    fn paths(&self) -> Result<BTreeSet<String>, Fault> {
        let tx = &mut *self.tx.borrow_mut();
        self.handle.block_on(async {
            let mut paths = BTreeSet::new();
            let checkpoints = tx.rows("SELECT size FROM checkpoint ORDER BY number", &[]).await?;
            for (at, row) in checkpoints.iter().enumerate() {
                let size = row.count(0).unwrap_or(0);
                let newest = at + 1 == checkpoints.len();
                paths.insert(if newest { CHECKPOINT.to_owned() } else { checkpoint_path(size) });
            }
            let tiles = export(self.size).filter(|part| matches!(part, Part::Hashes(_)));
            let bundles = export(self.entries).filter(|part| matches!(part, Part::Entries { .. }));
            paths.extend(tiles.chain(bundles).map(|part| part.path()));
            let sealed = tx.rows("SELECT sequence FROM sealed_text", &[]).await?;
            let sealed = sealed.iter().filter_map(|row| row.count(0)?.checked_sub(1));
            paths.extend(sealed.map(sealed_path));
            Ok(paths)
        })
    }
}

/// What the check of the ledger says of rows; of events by their sequence numbers.
pub(super) async fn findings(
    tx: &mut Tx,
    report: &Report,
    events: &mut Events,
) -> Result<Vec<TableFinding>, Fault> {
    let mut out = Vec::new();
    let sequences = |entries: &RangeInclusive<u64>| entries.start() + 1..=entries.end() + 1;
    for finding in &report.findings {
        match finding {
            Finding::Edited { entries } => events.push(sequences(entries), Wrong::Altered),
            Finding::Deleted { entries } => events.push(sequences(entries), Wrong::Deleted),
            Finding::Unplaced { entries } => events.push(sequences(entries), Wrong::Unplaced),
            Finding::Moved { entries, to } => {
                let to = sequence_at(tx, *to).await?;
                events.push(sequences(entries), Wrong::Moved(to.to_string()));
            }
            Finding::Inserted { places } => {
                let first = sequence_at(tx, *places.start()).await?;
                events.push(first..=sequence_at(tx, *places.end()).await?, Wrong::Inserted);
            }
            Finding::Unreadable { entry, why } => {
                events.push(sequences(&(*entry..=*entry)), Wrong::Other(why.clone()));
            }
            Finding::Text { entry, wrong } => {
                let wrong = match wrong {
                    TextWrong::Missing => Wrong::Deleted,
                    TextWrong::Altered => Wrong::Altered,
                    TextWrong::StillThere => Wrong::Inserted,
                };
                out.push(TableFinding::new("sealed_text", entry + 1, wrong));
            }
            Finding::File { path, why } => out.push(file(tx, path, why).await?),
        }
    }
    for path in &report.other_files {
        if let Some(Named::Sealed { index }) = Named::parse(path) {
            out.push(TableFinding::new("sealed_text", index + 1, Wrong::Inserted));
        }
    }
    Ok(out)
}

/// What is wrong with a file, as what is wrong with the rows that it was made of.
async fn file(tx: &mut Tx, path: &str, why: &str) -> Result<TableFinding, Fault> {
    let (table, row) = match Named::parse(path) {
        Some(Named::Tile(tile)) => {
            ("ledger_hash", format!("level {}, {}", tile.level, span(tile.run().start, tile.run().end - 1)))
        }
        Some(Named::Bundle { index, width }) => {
            let first = index * TILE_WIDTH + 1;
            ("event", span(first, first + width - 1))
        }
        Some(Named::Sealed { index }) => ("sealed_text", (index + 1).to_string()),
        Some(Named::Checkpoint { size }) => {
            let sql = "SELECT number FROM checkpoint WHERE size = $1 OR $1 < 0 ORDER BY number DESC LIMIT 1";
            let found = tx.row(sql, &[size.map_or(-1, int).into()]).await?;
            let number = found.and_then(|row| row.int(0));
            ("checkpoint", number.map_or_else(|| path.to_owned(), |number| number.to_string()))
        }
        None => ("ledger_hash", path.to_owned()),
    };
    Ok(TableFinding::new(table, row, Wrong::Other(why.to_owned())))
}

/// The numbers of checkpoints have no gaps, their sizes rise with them and are those of their notes.
pub(super) async fn numbers(tx: &mut Tx, findings: &mut Vec<TableFinding>) -> Result<(), Fault> {
    let rows = tx.rows("SELECT number, size, note FROM checkpoint ORDER BY number", &[]).await?;
    let (mut next, mut greatest) = (1, None);
    for row in &rows {
        let (number, size) = (row.count(0).unwrap_or(0), row.count(1));
        if number > next {
            findings.push(TableFinding::new("checkpoint", span(next, number - 1), Wrong::Deleted));
        }
        let mut wrong = |why: &str| {
            findings.push(TableFinding::new("checkpoint", number, Wrong::Other(why.to_owned())));
        };
        if size <= greatest {
            wrong("is out of order");
        }
        let note = row.text(2).and_then(|note| Note::parse(note.as_bytes()).ok());
        let noted = note.and_then(|note| Checkpoint::parse(note.text()).ok());
        if noted.is_some_and(|noted| Some(noted.size()) != size) {
            wrong("is not of the size that its note says");
        }
        (next, greatest) = (number + 1, size.max(greatest));
    }
    Ok(())
}

/// The sequence number of the row that is at a place, counted from 0 over the rows that are there.
async fn sequence_at(tx: &mut Tx, place: u64) -> Result<u64, Fault> {
    let sql = "SELECT sequence FROM event WHERE sequence > 0 ORDER BY sequence LIMIT 1 OFFSET $1";
    let row = tx.row(sql, &[int(place).into()]).await?;
    Ok(row.and_then(|row| row.count(0)).unwrap_or(place + 1))
}
