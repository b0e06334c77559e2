//! What the shelf asks of a disk, so that tests can let every step of it fail.

use std::fs::{self, File, OpenOptions};
use std::io::{self, Write as _};
use std::path::Path;

/// Held while a list is being imported; let go when it is dropped, or when the program ends in any way.
#[derive(Debug)]
pub struct Lock {
    _file: Option<File>,
}

impl Lock {
    /// A lock that holds nothing, for disks of tests.
    #[must_use]
    pub fn of_nothing() -> Lock {
        Lock { _file: None }
    }
}

/// The operations of a disk. What is written lasts when the call comes back.
pub trait Disk {
    /// Makes a folder and those around it.
    ///
    /// # Errors
    /// The system refuses.
    fn folder(&self, path: &Path) -> io::Result<()>;

    /// Writes a whole file; one that stops half-way may leave a part of it.
    ///
    /// # Errors
    /// The system refuses.
    fn write(&self, path: &Path, bytes: &[u8]) -> io::Result<()>;

    /// Puts a file in the place of another in one step.
    ///
    /// # Errors
    /// The system refuses.
    fn rename(&self, from: &Path, to: &Path) -> io::Result<()>;

    /// Removes a file.
    ///
    /// # Errors
    /// The system refuses.
    fn remove(&self, path: &Path) -> io::Result<()>;

    /// A whole file.
    ///
    /// # Errors
    /// There is none, or the system refuses.
    fn read(&self, path: &Path) -> io::Result<Vec<u8>>;

    /// The names in a folder.
    ///
    /// # Errors
    /// There is none, or the system refuses.
    fn names(&self, folder: &Path) -> io::Result<Vec<String>>;

    /// Takes a lock; none when another program holds it.
    ///
    /// # Errors
    /// The system refuses.
    fn lock(&self, path: &Path) -> io::Result<Option<Lock>>;
}

/// The disk of this machine.
#[derive(Clone, Copy, Debug, Default)]
pub struct RealDisk;

impl Disk for RealDisk {
    fn folder(&self, path: &Path) -> io::Result<()> {
        fs::create_dir_all(path)
    }

    fn write(&self, path: &Path, bytes: &[u8]) -> io::Result<()> {
        let mut file = File::create(path)?;
        file.write_all(bytes)?;
        file.sync_all()
    }

    fn rename(&self, from: &Path, to: &Path) -> io::Result<()> {
        fs::rename(from, to)?;
        // A rename lasts once its folder does; where folders cannot be opened the system sees to it itself.
        match to.parent().map(File::open) {
            Some(Ok(folder)) if cfg!(unix) => folder.sync_all(),
            _ => Ok(()),
        }
    }

    fn remove(&self, path: &Path) -> io::Result<()> {
        fs::remove_file(path)
    }

    fn read(&self, path: &Path) -> io::Result<Vec<u8>> {
        fs::read(path)
    }

    fn names(&self, folder: &Path) -> io::Result<Vec<String>> {
        fs::read_dir(folder)?
            .map(|entry| entry.map(|entry| entry.file_name().to_string_lossy().into_owned()))
            .collect()
    }

    fn lock(&self, path: &Path) -> io::Result<Option<Lock>> {
        let file = OpenOptions::new().create(true).truncate(false).write(true).open(path)?;
        match file.try_lock() {
            Ok(()) => Ok(Some(Lock { _file: Some(file) })),
            Err(fs::TryLockError::WouldBlock) => Ok(None),
            Err(fs::TryLockError::Error(error)) => Err(error),
        }
    }
}
