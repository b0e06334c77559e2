//! The key file of somebody who signs, apart from any node: who vouches for a law keeps one.

use crate::Fault;
use crate::key::{hex, only_the_owner_reads, write_secret};
use crate::random::random;
use mtcr_ledger::{Hash, Note, PublicKey, Role, SecretKey};
use std::fmt;
use std::path::Path;

const VERSION: &str = "mtcr-signing-key/1";

/// A key that signs notes in somebody's name.
pub struct SigningKey(SecretKey);

impl fmt::Debug for SigningKey {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "SigningKey({})", self.public())
    }
}

impl SigningKey {
    /// Makes a key that signs under a name, in a new file that only its owner reads.
    ///
    /// # Errors
    /// The file is there, cannot be written, or the name cannot name a key.
    pub fn create(path: &Path, name: &str) -> Result<Self, Fault> {
        let seed = random()?;
        let key = Self::of(path, name, &seed)?;
        let text = format!("{VERSION}\nname {name}\nsecret {}\n", hex(&seed));
        write_secret(path, text.as_bytes()).map_err(Fault::file("create the key file", path))?;
        Ok(key)
    }

    /// Reads a key file.
    ///
    /// # Errors
    /// It cannot be read, others may read it too, or it is no key file.
    pub fn open(path: &Path) -> Result<Self, Fault> {
        let text = std::fs::read_to_string(path).map_err(Fault::file("read the key file", path))?;
        only_the_owner_reads(path)?;
        let mut lines = text.lines();
        let mut next = |line: usize, right: &'static str, name: &str| {
            let found = lines.next().and_then(|found| found.strip_prefix(name));
            found.ok_or_else(|| Fault::KeyFile { path: path.into(), line, right })
        };
        next(1, VERSION, VERSION)?;
        let name = next(2, "`name` and the name of whoever signs", "name ")?;
        let right = "`secret` and 64 hexadecimal digits";
        let seed = Hash::from_hex(next(3, right, "secret ")?);
        let seed = seed.ok_or_else(|| Fault::KeyFile { path: path.into(), line: 3, right })?;
        Self::of(path, name, seed.as_bytes())
    }

    fn of(path: &Path, name: &str, seed: &[u8; 32]) -> Result<Self, Fault> {
        let right = "`name` and a name without spaces and `+`";
        let key = SecretKey::from_seed(name, Role::Log, seed);
        key.map(Self).map_err(|_| Fault::KeyFile { path: path.into(), line: 2, right })
    }

    /// The public key, by which others know the signatures.
    #[must_use]
    pub fn public(&self) -> &PublicKey {
        self.0.public()
    }

    /// Puts its signature under a note.
    pub fn sign(&self, note: &mut Note) {
        note.sign(&self.0);
    }
}
