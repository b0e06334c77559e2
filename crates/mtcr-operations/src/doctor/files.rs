//! Who may read and write the files of the node.

use super::report::{BULK_READABLE, BULK_UNUSABLE, DATABASE_READABLE, FOLDER_WRITABLE, OWNER_APART};
use super::{Report, Visit};
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

pub(super) fn look(visit: &Visit<'_>, report: &mut Report) {
    let (database, key) = (visit.settings.database_file(), visit.settings.key_file());
    if let Some(path) = &database
        && let Some(mode) = open_to_others(path, 0o077)
    {
        report.find(DATABASE_READABLE, format!("the database `{}` has mode {mode:o}", path.display()));
    }
    let folders: BTreeSet<PathBuf> =
        [&database, &key].into_iter().flatten().map(|path| folder_of(path)).collect();
    for folder in folders {
        if let Some(mode) = open_to_others(&folder, 0o002) {
            let what = format!(
                "the folder `{}` has mode {mode:o}: anybody can replace the files in it",
                folder.display()
            );
            report.find(FOLDER_WRITABLE, what);
        }
    }
    if let (Some(database), Some(key)) = (&database, &key)
        && let (Some(one), Some(other)) = (owner(database), owner(key))
        && one != other
    {
        let what =
            format!("`{}` belongs to user {one}, `{}` to user {other}", database.display(), key.display());
        report.find(OWNER_APART, what);
    }
    if let Some(folder) = visit.settings.bulk_folder() {
        bulk(&folder, report);
    }
}

/// The folder of files of products, which the node makes where it is not there.
fn bulk(folder: &Path, report: &mut Report) {
    let shown = folder.display();
    if let Some(mode) = open_to_others(folder, 0o077) {
        report.find(BULK_READABLE, format!("the folder of files `{shown}` has mode {mode:o}"));
    }
    match std::fs::read_dir(folder) {
        Err(wrong) if wrong.kind() != std::io::ErrorKind::NotFound => {
            report.find(BULK_UNUSABLE, format!("the folder of files `{shown}`: {wrong}"));
        }
        _ => {}
    }
}

/// The folder of a file.
pub(super) fn folder_of(path: &Path) -> PathBuf {
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty());
    folder.unwrap_or(Path::new(".")).to_owned()
}

/// The mode of a file, where it gives somebody else one of these rights; none also where there is no file.
#[cfg(unix)]
pub(super) fn open_to_others(path: &Path, rights: u32) -> Option<u32> {
    use std::os::unix::fs::PermissionsExt;
    let mode = std::fs::metadata(path).ok()?.permissions().mode() & 0o7777;
    // In a folder with the sticky bit nobody can replace the files of others.
    let sticky = mode & 0o1000 != 0 && rights == 0o002;
    (mode & rights != 0 && !sticky).then_some(mode & 0o777)
}

#[cfg(not(unix))]
pub(super) fn open_to_others(_: &Path, _: u32) -> Option<u32> {
    None
}

#[cfg(unix)]
fn owner(path: &Path) -> Option<u32> {
    std::fs::metadata(path).ok().map(|found| std::os::unix::fs::MetadataExt::uid(&found))
}

#[cfg(not(unix))]
fn owner(_: &Path) -> Option<u32> {
    None
}
