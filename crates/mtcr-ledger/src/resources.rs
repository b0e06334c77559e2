//! Where the files of a log are read from.

use std::collections::{BTreeMap, BTreeSet};
use std::convert::Infallible;

/// Reads files of a log by their path, such as `tile/0/x001/067`.
///
/// The paths are those of C2SP tlog-tiles; a store may keep them as rows.
pub trait Resources {
    /// Why a file cannot be read.
    type Error;

    /// The bytes of a file; none where there is no such file.
    ///
    /// # Errors
    /// The file may be there and cannot be read.
    fn read(&self, path: &str) -> Result<Option<Vec<u8>>, Self::Error>;
}

/// Files of a log that can also be listed: what [`verify`](crate::verify) checks.
pub trait Export: Resources {
    /// The paths of all files.
    ///
    /// # Errors
    /// They cannot be listed.
    fn paths(&self) -> Result<BTreeSet<String>, Self::Error>;
}

/// An export in memory.
impl Resources for BTreeMap<String, Vec<u8>> {
    type Error = Infallible;

    fn read(&self, path: &str) -> Result<Option<Vec<u8>>, Infallible> {
        Ok(self.get(path).cloned())
    }
}

impl Export for BTreeMap<String, Vec<u8>> {
    fn paths(&self) -> Result<BTreeSet<String>, Infallible> {
        Ok(self.keys().cloned().collect())
    }
}
