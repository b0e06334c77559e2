//! Backups: that there is one, that it is new, and that the key is not in it.

use super::report::{BACKUP_BROKEN, BACKUP_NONE, BACKUP_OLD, BACKUP_UNSET, BACKUP_WITH_KEY};
use super::{Report, Visit};
use jiff::Timestamp;
use mtcr_store::{Manifest, Store};
use std::path::{Path, PathBuf};

const MANIFEST: &str = "manifest.json";

pub(super) fn look(visit: &Visit<'_>, report: &mut Report) {
    let Some(folder) = visit.settings.backups() else {
        if visit.settings.database().is_some() {
            report.find(BACKUP_UNSET, "`backup.folder` is not set: nobody knows whether there are backups");
        }
        return;
    };
    let shown = folder.display();
    let below: Vec<PathBuf> = match std::fs::read_dir(folder) {
        Ok(items) => items.flatten().map(|item| item.path()).collect(),
        Err(why) => return report.find(BACKUP_NONE, format!("`{shown}` cannot be read: {why}")),
    };
    let made = |path: &PathBuf| {
        let at = std::fs::metadata(path.join(MANIFEST)).ok()?.modified().ok()?;
        Some((Timestamp::try_from(at).ok()?, path.clone()))
    };
    match below.iter().filter_map(made).max() {
        None => report.find(BACKUP_NONE, format!("`{shown}` holds no folder with a `{MANIFEST}`")),
        Some((at, newest)) => {
            if visit.now.duration_since(at) > visit.periods.backup() {
                let hours = visit.periods.backup_hours;
                let newest = newest.display();
                report.find(
                    BACKUP_OLD,
                    format!("the newest backup, `{newest}`, is of {at}, more than {hours} hours ago"),
                );
            }
            if let Err(why) = Manifest::read(&newest).and_then(|manifest| manifest.is_there(&newest)) {
                report.find(BACKUP_BROKEN, why.to_string());
            }
        }
    }
    let inside = below.iter().filter(|path| path.is_dir()).flat_map(|path| files(path));
    let files = below.iter().filter(|path| path.is_file()).cloned();
    for path in inside.chain(files).filter(|path| Store::is_key_file(path)) {
        report.find(BACKUP_WITH_KEY, format!("`{}` is a key file among the backups", path.display()));
    }
}

fn files(folder: &Path) -> Vec<PathBuf> {
    let items = std::fs::read_dir(folder).into_iter().flatten().flatten();
    items.map(|item| item.path()).filter(|path| path.is_file()).collect()
}
