//! Exports of a ledger in a folder, and the keys to check them with.

use mtcr_ledger::{BadKey, Export, PublicKey, Report, Resources, Trust, verify};
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use thiserror::Error;

/// What cannot be checked.
#[derive(Debug, Error)]
pub enum NoAudit {
    /// A file or folder cannot be read.
    #[error("cannot read `{}`: {cause}", path.display())]
    Unread {
        /// Which.
        path: PathBuf,
        /// Why.
        #[source]
        cause: std::io::Error,
    },
    /// The folder holds no export.
    #[error("`{}` holds no export of a ledger: there is neither a file `checkpoint` nor a folder `tile` in it", .0.display())]
    NoExport(PathBuf),
    /// A key that was given is none.
    #[error(transparent)]
    Key(BadKey),
    /// A line of the file of keys is no key.
    #[error("{}:{line}: {wrong}", path.display())]
    KeyOfFile {
        /// The file.
        path: PathBuf,
        /// The line, from 1.
        line: usize,
        /// What is wrong with it.
        wrong: BadKey,
    },
    /// The file of keys has none.
    #[error("`{}` has no key in it; write one a line, as the log publishes it", .0.display())]
    NoKey(PathBuf),
    /// More cosigners are wanted than keys of cosigners were given.
    #[error("{wanted} cosigners are wanted and {given} keys of cosigners were given; give a key of each")]
    Quorum {
        /// How many are wanted.
        wanted: usize,
        /// How many keys were given.
        given: usize,
    },
}

/// Checks the export in a folder against the keys that somebody trusts.
///
/// # Errors
/// The folder holds no export, or a file cannot be read.
pub fn audit(folder: &Path, trust: &Trust) -> Result<Report, NoAudit> {
    let listed = std::fs::read_dir(folder).map_err(|cause| NoAudit::Unread { path: folder.into(), cause })?;
    drop(listed);
    if !folder.join("checkpoint").is_file() && !folder.join("tile").is_dir() {
        return Err(NoAudit::NoExport(folder.into()));
    }
    verify(&Folder(folder), trust)
}

/// Trust in keys as they are written, in those of a file, and in checkpoints that so many of the cosigners among them
/// have signed.
///
/// # Errors
/// A key is none, the file cannot be read or has none, or there are fewer keys of cosigners than must sign.
pub fn trust(keys: &[String], file: Option<&Path>, quorum: usize) -> Result<Trust, NoAudit> {
    let mut trusted: Vec<PublicKey> =
        keys.iter().map(|key| PublicKey::parse(key).map_err(NoAudit::Key)).collect::<Result<_, _>>()?;
    if let Some(file) = file {
        trusted.extend(read_keys(file)?);
    }
    let trust = Trust::new(trusted);
    let given = trust.cosigners();
    if quorum > given {
        Err(NoAudit::Quorum { wanted: quorum, given })
    } else {
        Ok(trust.with_quorum(quorum))
    }
}

/// Reads public keys, one a line; empty lines and lines that begin with `#` are passed over.
fn read_keys(path: &Path) -> Result<Vec<PublicKey>, NoAudit> {
    let text = std::fs::read_to_string(path).map_err(|cause| NoAudit::Unread { path: path.into(), cause })?;
    let lines = (1..).zip(text.lines()).filter(|(_, text)| !text.is_empty() && !text.starts_with('#'));
    let keys: Vec<PublicKey> = lines
        .map(|(line, text)| {
            PublicKey::parse(text).map_err(|wrong| NoAudit::KeyOfFile { path: path.into(), line, wrong })
        })
        .collect::<Result<_, _>>()?;
    if keys.is_empty() { Err(NoAudit::NoKey(path.into())) } else { Ok(keys) }
}

/// An export in a folder.
struct Folder<'p>(&'p Path);

impl Resources for Folder<'_> {
    type Error = NoAudit;

    fn read(&self, path: &str) -> Result<Option<Vec<u8>>, NoAudit> {
        let path = self.0.join(path);
        match std::fs::read(&path) {
            Ok(bytes) => Ok(Some(bytes)),
            Err(cause) if cause.kind() == std::io::ErrorKind::NotFound => Ok(None),
            Err(cause) => Err(NoAudit::Unread { path, cause }),
        }
    }
}

impl Export for Folder<'_> {
    fn paths(&self) -> Result<BTreeSet<String>, NoAudit> {
        let mut paths = BTreeSet::new();
        let mut folders = vec![self.0.to_path_buf()];
        while let Some(folder) = folders.pop() {
            let unread = |cause| NoAudit::Unread { path: folder.clone(), cause };
            for entry in std::fs::read_dir(&folder).map_err(unread)? {
                let entry = entry.map_err(unread)?;
                // A link is listed as a file, never followed into another folder.
                if entry.file_type().map_err(unread)?.is_dir() {
                    folders.push(entry.path());
                } else if let Ok(path) = entry.path().strip_prefix(self.0) {
                    let parts: Vec<_> = path.iter().map(|part| part.to_string_lossy()).collect();
                    paths.insert(parts.join("/"));
                }
            }
        }
        Ok(paths)
    }
}
