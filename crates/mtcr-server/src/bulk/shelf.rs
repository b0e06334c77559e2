//! The folder of files: one folder for each, named by its id, with what is known of it, its content, its mapping, its answers.
//!
//! INVARIANT (whole or not there): a file is made beside its place and renamed into it, and renamed out of it before it is
//! deleted, so that a kill leaves it whole or not there; what lies beside is removed at the next start.

use super::about::{About, FileId};
use super::error::Trouble;
use std::fs::{File, TryLockError};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

/// What is known of a file, in its folder.
const ABOUT: &str = "about.json";
/// Its mapping, in its folder.
const MAPPING: &str = "mapping.toml";
/// What the name of a folder begins with while its file is sent, and after it was deleted.
const BESIDE: &str = ".beside-";

/// A folder of files, of this process alone.
#[derive(Debug)]
pub(crate) struct Shelf {
    folder: PathBuf,
    /// Held for as long as the process lives.
    _lock: File,
}

impl Shelf {
    /// Takes a folder, which is made where it is not there, readable for its owner alone; what an earlier process left half done
    /// is removed.
    pub(crate) fn open(folder: &Path) -> io::Result<Shelf> {
        make(folder)?;
        let lock = File::create(folder.join("lock"))?;
        match lock.try_lock() {
            Ok(()) => {}
            Err(TryLockError::WouldBlock) => {
                return Err(io::Error::other(
                    "another node keeps its files in this folder; name another one",
                ));
            }
            Err(TryLockError::Error(wrong)) => return Err(wrong),
        }
        let shelf = Shelf { folder: folder.to_owned(), _lock: lock };
        for name in shelf.names()? {
            if name.starts_with(BESIDE) {
                std::fs::remove_dir_all(folder.join(name))?;
            }
        }
        Ok(shelf)
    }

    fn names(&self) -> io::Result<Vec<String>> {
        let mut names = Vec::new();
        for entry in std::fs::read_dir(&self.folder)? {
            names.extend(entry?.file_name().into_string());
        }
        names.sort();
        Ok(names)
    }

    /// The folder of a file.
    pub(crate) fn of(&self, id: &FileId) -> PathBuf {
        self.folder.join(id.as_str())
    }

    /// The folder in which a file is made.
    pub(crate) fn beside(&self, id: &FileId) -> io::Result<PathBuf> {
        let folder = self.folder.join(format!("{BESIDE}{id}"));
        make(&folder)?;
        Ok(folder)
    }

    /// Puts a file that was made beside in its place.
    pub(crate) fn put(&self, about: &About) -> Result<(), Trouble> {
        let beside = self.folder.join(format!("{BESIDE}{}", about.id));
        write(&beside.join(ABOUT), &text(about))?;
        std::fs::rename(&beside, self.of(&about.id))?;
        Ok(sync(&self.folder)?)
    }

    /// Removes what was made beside and is not wanted.
    pub(crate) fn drop_beside(&self, id: &FileId) {
        let _ = std::fs::remove_dir_all(self.folder.join(format!("{BESIDE}{id}")));
    }

    /// What is known of a file.
    pub(crate) fn about(&self, id: &FileId) -> Result<About, Trouble> {
        let bytes = std::fs::read(self.of(id).join(ABOUT))?;
        serde_json::from_slice(&bytes).map_err(|wrong| Trouble::Disk(wrong.into()))
    }

    /// Every file, by its id. One that cannot be read is logged by its number of files and passed over.
    pub(crate) fn all(&self) -> io::Result<Vec<About>> {
        let mut all = Vec::new();
        for id in self.names()?.iter().filter_map(|name| FileId::read(name)) {
            match self.about(&id) {
                Ok(about) => all.push(about),
                Err(wrong) => tracing::error!(fault = %wrong, "what is known of a file cannot be read"),
            }
        }
        Ok(all)
    }

    /// Writes what is known of a file in the place of what was known; readers see the one or the other.
    pub(crate) fn save(&self, about: &About) -> Result<(), Trouble> {
        Ok(write(&self.of(&about.id).join(ABOUT), &text(about))?)
    }

    /// The mapping of a file; none where it has none.
    pub(crate) fn mapping(&self, id: &FileId) -> Result<Option<String>, Trouble> {
        match std::fs::read_to_string(self.of(id).join(MAPPING)) {
            Ok(text) => Ok(Some(text)),
            Err(wrong) if wrong.kind() == io::ErrorKind::NotFound => Ok(None),
            Err(wrong) => Err(wrong.into()),
        }
    }

    /// Keeps a mapping; none where the text is empty.
    pub(crate) fn map(&self, id: &FileId, mapping: &str) -> Result<(), Trouble> {
        let path = self.of(id).join(MAPPING);
        if !mapping.trim().is_empty() {
            return Ok(write(&path, mapping)?);
        }
        match std::fs::remove_file(path) {
            Err(wrong) if wrong.kind() != io::ErrorKind::NotFound => Err(wrong.into()),
            _ => Ok(()),
        }
    }

    /// Removes what runs have written.
    pub(crate) fn clear(&self, id: &FileId) -> Result<(), Trouble> {
        for entry in std::fs::read_dir(self.of(id))? {
            let entry = entry?;
            if entry.file_name().to_string_lossy().starts_with("answers.") {
                std::fs::remove_file(entry.path())?;
            }
        }
        Ok(())
    }

    /// Deletes a file with everything of it. A run that is under way finds its folder gone.
    pub(crate) fn delete(&self, id: &FileId) -> Result<(), Trouble> {
        let gone = self.folder.join(format!("{BESIDE}{id}"));
        std::fs::rename(self.of(id), &gone)?;
        sync(&self.folder)?;
        Ok(std::fs::remove_dir_all(gone)?)
    }

    /// Bytes of everything that is kept.
    pub(crate) fn bytes(&self) -> io::Result<u64> {
        let mut sum: u64 = 0;
        for name in self.names()? {
            let folder = self.folder.join(name);
            if !folder.is_dir() {
                continue;
            }
            for entry in std::fs::read_dir(folder)? {
                // What is renamed meanwhile counts next time.
                sum = sum.saturating_add(entry?.metadata().map_or(0, |about| about.len()));
            }
        }
        Ok(sum)
    }
}

fn text(about: &About) -> String {
    // Texts and numbers: nothing here has no form in JSON.
    serde_json::to_string_pretty(about).unwrap_or_default()
}

/// Writes a small file durably in the place of an earlier one.
fn write(path: &Path, text: &str) -> io::Result<()> {
    let next = path.with_extension("next");
    let mut file = File::create(&next)?;
    file.write_all(text.as_bytes())?;
    file.sync_all()?;
    std::fs::rename(&next, path)?;
    path.parent().map_or(Ok(()), sync)
}

/// Makes names in a folder durable.
fn sync(folder: &Path) -> io::Result<()> {
    // Where folders cannot be synced, as on Windows, names are as durable as the system makes them.
    if cfg!(unix) { File::open(folder)?.sync_all() } else { Ok(()) }
}

/// Makes a folder that nobody but its owner looks into.
fn make(folder: &Path) -> io::Result<()> {
    let mut builder = std::fs::DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder.create(folder)
}
