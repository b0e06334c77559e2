//! What a node keeps: opened for the node itself, backed up, restored, exported and compared with its ledger.

use super::args::{Arguments, Format, Kept};
use super::out::{self, Outcome, chain, complain};
use super::{Ended, settings};

use mtcr_operations::{NOTHING, Settings};
use mtcr_store::{Manifest, Options, Store, Verified};
use serde::Serialize;
use std::collections::BTreeMap;
use std::path::Path;
use tokio::runtime::{Builder, Runtime};

/// What a backup holds, or a database restored from it.
#[derive(Serialize)]
struct BackupForm {
    folder: String,
    database: String,
    rows: BTreeMap<String, u64>,
    ledger: LedgerForm,
}

#[derive(Serialize)]
struct LedgerForm {
    entries: u64,
    root: String,
}

/// An export and the key that it is checked with.
#[derive(Serialize)]
struct ExportForm {
    folder: String,
    files: u64,
    key: String,
}

/// A comparison of rows with the ledger.
#[derive(Serialize)]
struct ComparedForm {
    whole: bool,
    findings: Vec<String>,
    unanchored: BTreeMap<String, u64>,
}

/// The store that settings name; nothing where they name none.
pub(super) async fn opened(settings: &Settings) -> Result<Option<Store>, Outcome> {
    let Some(database) = settings.database() else { return Ok(None) };
    Store::open(database, &how(settings)).await.map(Some).map_err(|fault| told(&fault))
}

/// `mtcr backup`.
pub(super) fn backup(arguments: &Arguments, folder: &Path, kept: &Kept) -> Ended {
    let manifest = with_store(kept, async |store| store.backup(folder).await)?;
    say(arguments, &of_manifest(folder, &manifest), |form| {
        format!(
            "backed up to {}: {} rows of {} tables, {} entries in the ledger\n\
             The key file is not part of it; keep a copy of it elsewhere.\n",
            form.folder,
            form.rows.values().sum::<u64>(),
            form.rows.len(),
            form.ledger.entries
        )
    })
}

/// `mtcr restore`.
pub(super) fn restore(arguments: &Arguments, folder: &Path, kept: &Kept) -> Ended {
    let manifest = Manifest::read(folder).map_err(|fault| told(&fault))?;
    let settings = settings::of_database(kept)?;
    let database = settings.database().unwrap_or(NOTHING);
    runtime()?.block_on(async {
        let store = Store::restore(folder, database, &how(&settings)).await.map_err(|fault| told(&fault))?;
        store.close().await;
        Ok(())
    })?;
    say(arguments, &of_manifest(folder, &manifest), |form| {
        format!(
            "restored from {}: {} rows of {} tables and {} entries in the ledger, as they were backed up\n",
            form.folder,
            form.rows.values().sum::<u64>(),
            form.rows.len(),
            form.ledger.entries
        )
    })
}

/// `mtcr audit export`.
pub(super) fn export(arguments: &Arguments, folder: &Path, kept: &Kept) -> Ended {
    let (files, key) = with_store(kept, async |store| {
        let files = store.audit_export(folder).await?;
        Ok((files, store.public_key().to_string()))
    })?;
    let form = ExportForm { folder: folder.to_string_lossy().into_owned(), files, key };
    say(arguments, &form, |form| {
        format!(
            "exported {} files to {}\nThe ledger is signed with {}\n\
             Whoever checks the export should have this key from somewhere else than the export.\n",
            form.files, form.folder, form.key
        )
    })
}

/// `mtcr audit database`.
pub(super) fn compare(arguments: &Arguments, kept: &Kept) -> Ended {
    let found = with_store(kept, async |store| store.verify(&store.trust()).await)?;
    let form = compared(&found);
    say(arguments, &form, |form| {
        let mut text: String = form.findings.iter().map(|finding| format!("{finding}\n")).collect();
        text.push_str(match form.whole {
            true => "every row that is evidence is as the ledger has it\n",
            false => "what is kept is not what was recorded\n",
        });
        for (table, rows) in form.unanchored.iter().filter(|(_, rows)| **rows > 0) {
            text.push_str(&format!("nothing vouches for {rows} rows of table `{table}`\n"));
        }
        text
    })?;
    Ok(if form.whole { Outcome::Nothing } else { Outcome::Attention })
}

fn compared(found: &Verified) -> ComparedForm {
    let of_log = found.log.findings.iter().map(ToString::to_string);
    ComparedForm {
        whole: found.is_whole(),
        findings: of_log.chain(found.findings.iter().map(ToString::to_string)).collect(),
        unanchored: found.unanchored.iter().map(|one| (one.table.clone(), one.rows)).collect(),
    }
}

fn of_manifest(folder: &Path, manifest: &Manifest) -> BackupForm {
    BackupForm {
        folder: folder.to_string_lossy().into_owned(),
        database: manifest.database.clone(),
        rows: manifest.rows.clone(),
        ledger: LedgerForm { entries: manifest.size, root: manifest.root.to_string() },
    }
}

fn how(settings: &Settings) -> Options {
    Options { key: settings.key().map(Path::to_owned), ..Options::default() }
}

/// Works on a database that is there; one that is not would be made.
fn with_store<T>(
    kept: &Kept,
    work: impl AsyncFnOnce(&Store) -> Result<T, mtcr_store::Fault>,
) -> Result<T, Outcome> {
    let settings = settings::of_database(kept)?;
    if let Some(path) = settings.database_file()
        && !path.is_file()
    {
        let path = path.display();
        complain(&format!("there is no database `{path}`; name that of the node with `--database`"));
        return Err(Outcome::BadInput);
    }
    runtime()?.block_on(async {
        let database = settings.database().unwrap_or(NOTHING);
        let store = Store::open(database, &how(&settings)).await.map_err(|fault| told(&fault))?;
        let done = work(&store).await;
        store.close().await;
        done.map_err(|fault| told(&fault))
    })
}

fn say<F: Serialize>(arguments: &Arguments, form: &F, text: impl FnOnce(&F) -> String) -> Ended {
    match arguments.format {
        Format::Json => out::print_json(form)?,
        Format::Text | Format::Csv => out::print(&text(form)),
    }
    Ok(Outcome::Nothing)
}

/// The instant that the clock says.
pub(super) fn now() -> jiff::Timestamp {
    jiff::Timestamp::now()
}

/// What runs the node and its store.
pub(super) fn runtime() -> Result<Runtime, Outcome> {
    Builder::new_multi_thread().enable_all().build().map_err(|wrong| {
        complain(&format!("no threads can be started: {wrong}"));
        Outcome::Refused
    })
}

/// Tells what is wrong, with its causes.
pub(super) fn told(wrong: &dyn std::error::Error) -> Outcome {
    complain(&chain(wrong));
    Outcome::BadInput
}
