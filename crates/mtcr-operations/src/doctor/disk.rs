//! Room on the disks of the node.

use super::files::folder_of;
use super::report::{DISK_FULL, DISK_LOW};
use super::{Report, Visit};
use std::path::Path;

pub(super) fn look(visit: &Visit<'_>, report: &mut Report) {
    let database = visit.settings.database_file().map(|path| folder_of(&path));
    if database.is_none() && visit.settings.database().is_some() {
        report.leave("the disk of the database", "it is another machine's; watch it there");
    }
    let backups = visit.settings.backups().map(Path::to_owned);
    let files = visit.settings.bulk_folder();
    for folder in [database, backups, files].into_iter().flatten().filter(|folder| folder.is_dir()) {
        match free(&folder) {
            Ok(free) => judge(visit, &folder, free, report),
            Err(why) => report.leave("the room on a disk", format!("`{}`: {why}", folder.display())),
        }
    }
}

fn judge(visit: &Visit<'_>, folder: &Path, free: u64, report: &mut Report) {
    let what = format!("{} MiB are free for `{}`", free >> 20, folder.display());
    if free < visit.periods.disk_full_bytes {
        report.find(DISK_FULL, what);
    } else if free < visit.periods.disk_low_bytes {
        report.find(DISK_LOW, what);
    }
}

/// The bytes that somebody without privileges may still write.
#[cfg(unix)]
fn free(folder: &Path) -> std::io::Result<u64> {
    let disk = rustix::fs::statvfs(folder)?;
    Ok(disk.f_bavail.saturating_mul(disk.f_frsize))
}

#[cfg(not(unix))]
fn free(_: &Path) -> std::io::Result<u64> {
    Err(std::io::ErrorKind::Unsupported.into())
}
