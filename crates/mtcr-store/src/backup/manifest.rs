//! What a backup says of itself.

use crate::database::Tx;
use crate::fault::Fault;
use crate::ledger::{size, tree_head};
use crate::tables;
use mtcr_ledger::Hash;
use serde_json::{Value, json};
use sha2::{Digest, Sha256};
use std::collections::BTreeMap;
use std::io::Read;
use std::path::Path;

/// The name of the file that holds it.
pub(super) const FILE: &str = "manifest.json";
const VERSION: &str = "mtcr-backup/1";

/// What a backup says of itself.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Manifest {
    /// `sqlite` or `postgres`.
    pub database: String,
    /// The digest of the file that holds the database.
    pub file: Hash,
    /// The newest migration of the database.
    pub schema: i64,
    /// How many rows each table has.
    pub rows: BTreeMap<String, u64>,
    /// How many entries the ledger has.
    pub size: u64,
    /// The head of the ledger.
    pub root: Hash,
}

impl Manifest {
    /// What a database holds, with the digest of the file that it is backed up in.
    pub(super) async fn of(tx: &mut Tx, database: &str, file: Hash) -> Result<Self, Fault> {
        let mut rows = BTreeMap::new();
        for table in tables::all(tx).await? {
            let count = tables::rows(tx, &table).await?;
            rows.insert(table, count);
        }
        let schema = tx.row("SELECT max(version) FROM _sqlx_migrations", &[]).await?;
        let size = size(tx).await?;
        let root = tree_head(tx, size).await?.root;
        let schema = schema.and_then(|row| row.int(0)).unwrap_or(0);
        Ok(Self { database: database.to_owned(), file, schema, rows, size, root })
    }

    /// Compares what a restored database holds with what was backed up.
    pub(super) async fn check(&self, tx: &mut Tx, folder: &Path) -> Result<(), Fault> {
        let found = Self::of(tx, &self.database, self.file).await?;
        let differs = |what: String| Err(Fault::Backup { path: folder.into(), wrong: what });
        for (table, rows) in &self.rows {
            let restored = found.rows.get(table).copied().unwrap_or(0);
            if restored != *rows {
                return differs(format!("table `{table}` was restored with {restored} rows of {rows}"));
            }
        }
        if found != *self {
            return differs(
                "what was restored has another schema, other tables or another ledger".to_owned(),
            );
        }
        Ok(())
    }

    pub(super) fn to_text(&self) -> String {
        let Self { database, file, schema, rows, size, root } = self;
        let value = json!({
            "version": VERSION,
            "database": database,
            "file": file.to_string(),
            "schema": schema,
            "rows": rows,
            "ledger": {"size": size, "root": root.to_string()},
        });
        format!("{value:#}\n")
    }

    /// Reads the manifest of a backup.
    ///
    /// # Errors
    /// There is none, or it is not of the form in which it is written.
    pub fn read(folder: &Path) -> Result<Self, Fault> {
        let path = folder.join(FILE);
        let text = std::fs::read_to_string(&path).map_err(Fault::file("read", &path))?;
        let wrong = || Fault::Backup { path: folder.into(), wrong: format!("`{FILE}` is not a manifest") };
        let value: Value = serde_json::from_str(&text).map_err(|_| wrong())?;
        if value.get("version").and_then(Value::as_str) != Some(VERSION) {
            return Err(wrong());
        }
        let text = |name: &str| value.get(name).and_then(Value::as_str);
        let ledger = value.get("ledger");
        let rows = value.get("rows").and_then(Value::as_object).map(|rows| {
            rows.iter().map(|(table, rows)| Some((table.clone(), rows.as_u64()?))).collect::<Option<_>>()
        });
        let root = ledger.and_then(|ledger| ledger.get("root")).and_then(Value::as_str);
        Ok(Self {
            database: text("database").ok_or_else(wrong)?.to_owned(),
            file: text("file").and_then(Hash::from_hex).ok_or_else(wrong)?,
            schema: value.get("schema").and_then(Value::as_i64).ok_or_else(wrong)?,
            rows: rows.flatten().ok_or_else(wrong)?,
            size: ledger.and_then(|ledger| ledger.get("size")).and_then(Value::as_u64).ok_or_else(wrong)?,
            root: root.and_then(Hash::from_hex).ok_or_else(wrong)?,
        })
    }

    /// Whether the file of the backup lies in its folder; its digest is compared when it is restored.
    ///
    /// # Errors
    /// It is not there, or empty.
    pub fn is_there(&self, folder: &Path) -> Result<(), Fault> {
        let name = if self.database == "sqlite" { super::sqlite::FILE } else { super::postgres::FILE };
        if std::fs::metadata(folder.join(name)).is_ok_and(|found| found.len() > 0) {
            return Ok(());
        }
        Err(Fault::Backup { path: folder.into(), wrong: format!("`{name}` is not there or empty") })
    }

    /// Refuses a backup of the other kind, and one whose file is not what was written.
    pub(super) fn fits(&self, folder: &Path, database: &str, file: &str) -> Result<(), Fault> {
        let differs = |wrong: String| Err(Fault::Backup { path: folder.into(), wrong });
        if self.database != database {
            return differs(format!("is of `{}` and does not go into `{database}`", self.database));
        }
        if digest(&folder.join(file))? != self.file {
            return differs(format!("`{file}` is not what was written: its digest is another"));
        }
        Ok(())
    }
}

/// The digest of a file, however long.
pub(super) fn digest(path: &Path) -> Result<Hash, Fault> {
    let attempt = "read";
    let mut file = std::fs::File::open(path).map_err(Fault::file(attempt, path))?;
    let mut digest = Sha256::new();
    let mut buffer = vec![0; 1 << 16];
    loop {
        let read = file.read(&mut buffer).map_err(Fault::file(attempt, path))?;
        if read == 0 {
            return Ok(Hash::from_bytes(digest.finalize().into()));
        }
        digest.update(buffer.get(..read).unwrap_or_default());
    }
}
