//! Backup and restore, both verified.

mod manifest;
mod postgres;
mod sqlite;

pub use manifest::Manifest;

use crate::database::{Address, Database};
use crate::fault::Fault;
use crate::store::{Options, Store};
use crate::{files, ledger};
use std::path::Path;

impl Store {
    /// Writes everything as it is at one moment into a folder, while others read and write: the database and a manifest
    /// of what is in it. The folder is made; it must not be there, or be empty.
    ///
    /// The key file is not part of it: keep a copy elsewhere, or a restored ledger cannot be signed on, nor a restricted
    /// text opened. On PostgreSQL `pg_dump` does the work and must be installed, not older than the server.
    ///
    /// # Errors
    /// The folder holds something or cannot be written; the database cannot be read; what was written is not what is
    /// there.
    pub async fn backup(&self, folder: &Path) -> Result<Manifest, Fault> {
        ledger::empty(folder)?;
        let manifest = match &self.database {
            Database::Sqlite { .. } => sqlite::backup(&self.database, folder).await?,
            Database::Postgres { url, .. } => postgres::backup(&self.database, url, folder).await?,
        };
        let path = folder.join(manifest::FILE);
        // The manifest comes last: a folder without one is no backup.
        files::write(&path, manifest.to_text().as_bytes()).map_err(Fault::file("write", &path))?;
        Ok(manifest)
    }

    /// Fills an empty database from a backup, compares it with the manifest row count by row count and by the head of
    /// the ledger, and opens it.
    ///
    /// A SQLite file must not be there yet; a PostgreSQL database must have no tables. A backup goes back into a
    /// database of the kind it is of.
    ///
    /// # Errors
    /// The backup is not what its manifest says, or of the other kind; the target is not empty; as [`Store::open`].
    pub async fn restore(folder: &Path, url: &str, options: &Options) -> Result<Self, Fault> {
        let manifest = Manifest::read(folder)?;
        match Address::parse(url)? {
            Address::Sqlite(path) => sqlite::restore(folder, &manifest, &path).await?,
            Address::Postgres(url) => postgres::restore(folder, &manifest, &url, &options.limits).await?,
        }
        Self::open(url, options).await
    }
}
