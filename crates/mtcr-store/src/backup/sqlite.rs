//! A SQLite file copied by SQLite itself, while it is in use.

use super::manifest::{Manifest, digest};
use crate::database::{Database, Tx};
use crate::fault::Fault;
use crate::files::sync_folder_of;
use sqlx::ConnectOptions;
use sqlx::sqlite::SqliteConnectOptions;
use std::path::{Path, PathBuf};

pub(super) const FILE: &str = "database.sqlite";

pub(super) async fn backup(database: &Database, folder: &Path) -> Result<Manifest, Fault> {
    let path = folder.join(FILE);
    let mut own = database.alone().await?;
    own.execute("VACUUM INTO $1", &[path.to_string_lossy().into_owned().into()]).await?;
    only_for_the_owner(&path).map_err(Fault::file("write", &path))?;
    sync(&path)?;
    // What the manifest says is read from the copy, so that the copy is known to be readable.
    let digest = digest(&path)?;
    Manifest::of(&mut open(&path).await?, "sqlite", digest).await
}

pub(super) async fn restore(folder: &Path, manifest: &Manifest, target: &Path) -> Result<(), Fault> {
    manifest.fits(folder, "sqlite", FILE)?;
    for path in [target.to_owned(), with(target, "-wal"), with(target, "-journal")] {
        if std::fs::metadata(&path).is_ok_and(|found| found.len() > 0) {
            return Err(Fault::NotEmpty(path.display().to_string()));
        }
    }
    // Under another name until it is known to be whole.
    let half = with(target, ".restoring");
    let copied = std::fs::copy(folder.join(FILE), &half).map(drop);
    copied.map_err(Fault::file("write", &half))?;
    only_for_the_owner(&half).map_err(Fault::file("write", &half))?;
    sync(&half)?;
    let checked = match open(&half).await {
        Ok(mut tx) => manifest.check(&mut tx, folder).await,
        Err(fault) => Err(fault),
    };
    if let Err(fault) = checked {
        std::fs::remove_file(&half).map_err(Fault::file("remove", &half))?;
        return Err(fault);
    }
    std::fs::rename(&half, target).map_err(Fault::file("write", target))?;
    sync_folder_of(target).map_err(Fault::file("write", target))
}

/// Opens a copy that nobody else has, and finds it well formed.
async fn open(path: &Path) -> Result<Tx, Fault> {
    let options = SqliteConnectOptions::new().filename(path).immutable(true).read_only(true);
    let mut tx = Tx::SqliteAlone(options.connect().await.map_err(Fault::database("open the copy"))?);
    let row = tx.row("PRAGMA integrity_check(1)", &[]).await?;
    match row.as_ref().and_then(|row| row.text(0)) {
        Some("ok") => Ok(tx),
        said => {
            let wrong = format!("is not a sound SQLite file: {}", said.unwrap_or_default());
            Err(Fault::Backup { path: path.into(), wrong })
        }
    }
}

fn with(path: &Path, ending: &str) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(ending);
    name.into()
}

fn sync(path: &Path) -> Result<(), Fault> {
    let synced =
        std::fs::File::open(path).and_then(|file| file.sync_all()).and_then(|()| sync_folder_of(path));
    synced.map_err(Fault::file("write", path))
}

#[cfg(unix)]
fn only_for_the_owner(path: &Path) -> std::io::Result<()> {
    use std::os::unix::fs::PermissionsExt;
    std::fs::set_permissions(path, std::fs::Permissions::from_mode(0o600))
}

#[cfg(not(unix))]
fn only_for_the_owner(_: &Path) -> std::io::Result<()> {
    Ok(())
}
