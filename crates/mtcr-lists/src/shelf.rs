//! The folder in which lists are kept, each in versions of which one is in use.
//!
//! A list is a folder of its own: `list.json` names every version that was ever in use, the last of them being the one in use,
//! and the records of a version stand in a file named by their digest. A new version is written beside the old one, and
//! `list.json` is replaced in one step by a rename; until then the old version is in use, and whatever stops an import leaves it
//! so.

mod diff;
mod disk;
mod import;
mod status;
mod stored;
mod version;

pub use diff::{Change, Changed, Difference, Entry, difference};
pub use disk::{Disk, Lock, RealDisk};
pub use import::{Import, ImportError, Imported, SourceFile};
pub(crate) use status::state_on;
pub use status::{ListStatus, State};
pub use version::{FileRecord, Version};

use crate::declaration::{Declaration, DeclarationError};
use mtcr_screening::{ListId, Party};
use std::path::{Path, PathBuf};
use version::Index;

/// A folder of lists.
#[derive(Debug)]
pub struct Shelf<D = RealDisk> {
    folder: PathBuf,
    disk: D,
}

/// What is on the shelf cannot be used.
#[derive(Debug, thiserror::Error)]
pub enum ShelfError {
    /// The system did not give a file.
    #[error("cannot read `{path}`")]
    Unreadable {
        /// The file.
        path: String,
        /// What the system said.
        source: std::io::Error,
    },
    /// A file is not what was written.
    #[error("`{path}` is damaged: {what}; import the list again")]
    Damaged {
        /// The file.
        path: String,
        /// What is wrong.
        what: String,
    },
    /// A declaration in the folder is wrong.
    #[error(transparent)]
    Declaration(#[from] DeclarationError),
    /// No version of that number keeps its records.
    #[error("the list `{list}` has no version {number} whose records are kept")]
    NoVersion {
        /// The list.
        list: String,
        /// The version asked for.
        number: u32,
    },
}

impl Shelf {
    /// A shelf in a folder; the first import makes it.
    #[must_use]
    pub fn at(folder: &Path) -> Shelf {
        Shelf { folder: folder.to_owned(), disk: RealDisk }
    }
}

impl<D: Disk> Shelf<D> {
    /// A shelf on another disk, which tests let fail.
    pub fn on(folder: &Path, disk: D) -> Shelf<D> {
        Shelf { folder: folder.to_owned(), disk }
    }

    /// What lists are to look like: the built-in declarations, and those of the folder `declarations` on the shelf, which come
    /// in place of built-in ones of the same id.
    ///
    /// # Errors
    /// A declaration cannot be read or used.
    pub fn declarations(&self) -> Result<Vec<Declaration>, ShelfError> {
        let mut declarations = Declaration::built_in()?;
        let folder = self.folder.join("declarations");
        let mut names = match self.disk.names(&folder) {
            Ok(names) => names,
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => Vec::new(),
            Err(source) => return Err(unreadable(&folder, source)),
        };
        names.sort();
        for (name, id) in names.iter().filter_map(|name| Some((name, name.strip_suffix(".toml")?))) {
            let path = folder.join(name);
            let bytes = self.disk.read(&path).map_err(|source| unreadable(&path, source))?;
            let text = String::from_utf8(bytes).map_err(|_| damaged(&path, "it is not UTF-8"))?;
            let own = Declaration::read(id, &text)?;
            declarations.retain(|declaration| declaration.id != own.id);
            declarations.push(own);
        }
        declarations.sort_by(|one, other| one.id.cmp(&other.id));
        Ok(declarations)
    }

    /// Every version of a list that was ever in use, oldest first; the last is in use. None when it was never imported.
    ///
    /// # Errors
    /// The record of versions cannot be read.
    pub fn versions(&self, list: &ListId) -> Result<Vec<Version>, ShelfError> {
        Ok(self.index(list)?.versions)
    }

    /// The records of the version in use.
    ///
    /// # Errors
    /// The list was never imported, or its files are not what was written.
    pub fn parties(&self, list: &ListId) -> Result<Vec<Party>, ShelfError> {
        match self.index(list)?.versions.last() {
            Some(version) => self.parties_of(list, version),
            None => Err(ShelfError::NoVersion { list: list.0.clone(), number: 0 }),
        }
    }

    /// The records of a version by its number.
    ///
    /// # Errors
    /// There is no such version, its records are no longer kept, or are not what was written.
    pub fn parties_at(&self, list: &ListId, number: u32) -> Result<Vec<Party>, ShelfError> {
        let versions = self.index(list)?.versions;
        let version = versions.iter().find(|version| version.number == number);
        let absent = || ShelfError::NoVersion { list: list.0.clone(), number };
        let version = version.ok_or_else(absent)?;
        match self.parties_of(list, version) {
            Err(ShelfError::Unreadable { source, .. }) if source.kind() == std::io::ErrorKind::NotFound => {
                Err(absent())
            }
            other => other,
        }
    }

    fn parties_of(&self, list: &ListId, version: &Version) -> Result<Vec<Party>, ShelfError> {
        let path = self.records(list, version);
        let bytes = self.disk.read(&path).map_err(|source| unreadable(&path, source))?;
        let parties = stored::parties(&bytes, version).map_err(|what| damaged(&path, what))?;
        match parties.iter().find(|party| party.id.list != *list) {
            Some(other) => {
                Err(damaged(&path, format!("it holds a record of the list `{}`", other.id.list.0)))
            }
            None => Ok(parties),
        }
    }

    fn index(&self, list: &ListId) -> Result<Index, ShelfError> {
        let path = self.index_path(list);
        match self.disk.read(&path) {
            Ok(bytes) => Index::read(&bytes).map_err(|what| damaged(&path, what)),
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => Ok(Index::default()),
            Err(source) => Err(unreadable(&path, source)),
        }
    }

    fn folder_of(&self, list: &ListId) -> PathBuf {
        self.folder.join(&list.0)
    }

    fn index_path(&self, list: &ListId) -> PathBuf {
        self.folder_of(list).join("list.json")
    }

    fn records(&self, list: &ListId, version: &Version) -> PathBuf {
        self.folder_of(list).join(version.file_name())
    }
}

fn unreadable(path: &Path, source: std::io::Error) -> ShelfError {
    ShelfError::Unreadable { path: path.display().to_string(), source }
}

fn damaged(path: &Path, what: impl Into<String>) -> ShelfError {
    ShelfError::Damaged { path: path.display().to_string(), what: what.into() }
}
