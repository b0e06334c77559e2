//! Writing an export of the ledger to a folder, to be checked without the store.

use super::{Named, bundle, tile};
use crate::database::Tx;
use crate::fault::Fault;
use crate::files;
use crate::store::Store;
use crate::value::int;
use mtcr_ledger::{CHECKPOINT, Part, TILE_WIDTH, checkpoint_path, export, sealed_path};
use std::path::Path;

/// Rows that are read at once.
const ROWS: i64 = 1000;

impl Store {
    /// Writes the ledger up to its newest checkpoint, which it signs first, into a folder: entries, hashes, checkpoints
    /// and sealed texts, as C2SP tlog-tiles has them. `mtcr audit verify` and other programs check it.
    ///
    /// Hashes are written as they were kept and entries as the rows give them now, so that a store that was tampered
    /// with makes an export that shows it. The folder is made; it must not be there, or be empty. How many files.
    ///
    /// # Errors
    /// The folder holds something, or cannot be written; the database cannot be read, or not be signed.
    pub async fn audit_export(&self, folder: &Path) -> Result<u64, Fault> {
        empty(folder)?;
        self.sign_checkpoint().await?;
        let mut tx = self.database.snapshot().await?;
        let mut out = Out { folder, files: 0 };
        let mut size = 0;
        let sql = "SELECT size, note FROM checkpoint ORDER BY number";
        let checkpoints = tx.rows(sql, &[]).await?;
        for (at, row) in checkpoints.iter().enumerate() {
            let note = row.text(1).unwrap_or_default().as_bytes();
            size = row.count(0).unwrap_or(0);
            let newest = at + 1 == checkpoints.len();
            let path = if newest { CHECKPOINT.to_owned() } else { checkpoint_path(size) };
            out.write(&path, note)?;
        }
        for part in export(size) {
            let bytes = match part {
                Part::Hashes(wanted) => Part::tile(&tile(&mut tx, &wanted).await?),
                Part::Entries { first, count } => bundle(&mut tx, first / TILE_WIDTH, count).await?.0,
            };
            out.write(&part.path(), &bytes)?;
        }
        texts(&mut tx, size, &mut out).await?;
        Ok(out.files)
    }
}

/// Writes the sealed texts of the entries of a ledger of a size.
async fn texts(tx: &mut Tx, size: u64, out: &mut Out<'_>) -> Result<(), Fault> {
    let mut after = 0;
    loop {
        let sql = "SELECT sequence FROM sealed_text WHERE sequence > $1 AND sequence <= $2 \
                   ORDER BY sequence LIMIT $3";
        let rows = tx.rows(sql, &[int(after).into(), int(size).into(), ROWS.into()]).await?;
        for sequence in rows.iter().filter_map(|row| row.count(0)) {
            let index = sequence.saturating_sub(1);
            let bytes = Named::Sealed { index }.read(tx).await?;
            out.write(&sealed_path(index), &bytes.unwrap_or_default())?;
            after = sequence;
        }
        if rows.is_empty() {
            return Ok(());
        }
    }
}

struct Out<'a> {
    folder: &'a Path,
    files: u64,
}

impl Out<'_> {
    fn write(&mut self, path: &str, bytes: &[u8]) -> Result<(), Fault> {
        let path = self.folder.join(path);
        self.files += 1;
        files::write(&path, bytes).map_err(Fault::file("write", &path))
    }
}

/// Makes a folder that is not there yet, for its owner alone, or finds it empty.
pub(crate) fn empty(folder: &Path) -> Result<(), Fault> {
    let mut builder = std::fs::DirBuilder::new();
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder.recursive(true).create(folder).map_err(Fault::file("make the folder", folder))?;
    let mut found = std::fs::read_dir(folder).map_err(Fault::file("read the folder", folder))?;
    if found.next().is_some() { Err(Fault::NotEmpty(folder.display().to_string())) } else { Ok(()) }
}
