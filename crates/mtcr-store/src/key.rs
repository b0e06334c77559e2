//! The key file of a node: what it signs its ledger with, and what it keeps restricted texts under.

use crate::Fault;
use crate::random::random;
use chacha20poly1305::aead::{Aead, KeyInit, Payload};
use chacha20poly1305::{XChaCha20Poly1305, XNonce};
use mtcr_ledger::{PublicKey, Role, SecretKey};
use std::fmt::{self, Write as _};
use std::io::{Read, Write};
use std::path::{Path, PathBuf};

const VERSION: &str = "mtcr-node-key/1";
/// Bytes of a nonce before what it closes.
const NONCE: usize = 24;

/// The keys of a node. They are in no backup; whoever has the file can sign for the node.
pub(crate) struct NodeKey {
    pub(crate) log: SecretKey,
    sealing: [u8; 32],
}

impl fmt::Debug for NodeKey {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "NodeKey({})", self.log.public())
    }
}

impl NodeKey {
    /// Reads the key file, or makes one for the owner alone where there is none.
    ///
    /// A new key signs under `name`. Where the database names the public key that signed it before (`recorded`), no key
    /// is made, and another one is refused.
    pub(crate) fn open(path: &Path, name: Option<&str>, recorded: Option<&PublicKey>) -> Result<Self, Fault> {
        let found = match std::fs::read_to_string(path) {
            Ok(text) => Self::parse(path, &text)?,
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => match recorded {
                Some(public) => {
                    return Err(Fault::KeyAbsent { path: path.into(), public: public.to_string() });
                }
                None => Self::create(path, name)?,
            },
            Err(source) => {
                return Err(Fault::File { attempt: "read the key file", path: path.into(), source });
            }
        };
        match recorded {
            Some(public) if public != found.log.public() => Err(Fault::OtherKey {
                path: path.into(),
                found: found.log.public().to_string(),
                public: public.to_string(),
            }),
            _ => Ok(found),
        }
    }

    fn parse(path: &Path, text: &str) -> Result<Self, Fault> {
        only_the_owner_reads(path)?;
        let mut lines = text.lines();
        let mut next = |line: usize, right: &'static str, name: &str| {
            let found = lines.next().and_then(|found| found.strip_prefix(name));
            found.ok_or_else(|| Fault::KeyFile { path: path.into(), line, right })
        };
        let hex = "64 hexadecimal digits after its name";
        let bytes = |line: usize, digits: &str| {
            let hash = mtcr_ledger::Hash::from_hex(digits);
            let hash = hash.ok_or_else(|| Fault::KeyFile { path: path.into(), line, right: hex })?;
            Ok::<_, Fault>(*hash.as_bytes())
        };
        next(1, VERSION, VERSION)?;
        let name = next(2, "`name` and the name of the log", "name ")?;
        let log = bytes(3, next(3, hex, "log ")?)?;
        let sealing = bytes(4, next(4, hex, "sealing ")?)?;
        Self::new(path, name, &log, sealing)
    }

    fn new(path: &Path, name: &str, log: &[u8; 32], sealing: [u8; 32]) -> Result<Self, Fault> {
        let right = "`name` and a name without spaces and `+`";
        let log = SecretKey::from_seed(name, Role::Log, log);
        let log = log.map_err(|_| Fault::KeyFile { path: path.into(), line: 2, right })?;
        Ok(Self { log, sealing })
    }

    fn create(path: &Path, name: Option<&str>) -> Result<Self, Fault> {
        let [log, sealing] = [random()?, random()?];
        let name = match name {
            Some(name) => name.to_owned(),
            None => format!("openmtcr-node/{}", hex(&random::<8>()?)),
        };
        let key = Self::new(path, &name, &log, sealing)?;
        let text = format!("{VERSION}\nname {name}\nlog {}\nsealing {}\n", hex(&log), hex(&sealing));
        write_secret(path, text.as_bytes()).map_err(Fault::file("create the key file", path))?;
        Ok(key)
    }

    /// Wraps the key of the text of an event.
    pub(crate) fn wrap(&self, sequence: u64, key: &[u8; 32]) -> Result<Vec<u8>, Fault> {
        let nonce = random::<NONCE>()?;
        let payload = Payload { msg: key, aad: &sequence.to_be_bytes() };
        let cipher = XChaCha20Poly1305::new(&self.sealing.into());
        let closed = cipher.encrypt(&XNonce::from(nonce), payload).map_err(|_| Fault::TextKey(sequence))?;
        Ok([nonce.as_slice(), &closed].concat())
    }

    /// The key of the text of an event.
    pub(crate) fn unwrap(&self, sequence: u64, wrapped: &[u8]) -> Result<[u8; 32], Fault> {
        let wrong = || Fault::TextKey(sequence);
        let (nonce, closed) = wrapped.split_first_chunk::<NONCE>().ok_or_else(wrong)?;
        let payload = Payload { msg: closed, aad: &sequence.to_be_bytes() };
        let cipher = XChaCha20Poly1305::new(&self.sealing.into());
        let key = cipher.decrypt(&XNonce::from(*nonce), payload).map_err(|_| wrong())?;
        key.try_into().map_err(|_| wrong())
    }
}

/// The public key of a key file that is there.
pub(crate) fn read(path: &Path) -> Result<PublicKey, Fault> {
    let text = std::fs::read_to_string(path).map_err(Fault::file("read the key file", path))?;
    Ok(NodeKey::parse(path, &text)?.log.public().clone())
}

/// Whether a file begins as a key file does.
pub(crate) fn begins_as_one(path: &Path) -> bool {
    let mut begin = [0; VERSION.len()];
    let read = std::fs::File::open(path).and_then(|mut file| file.read_exact(&mut begin));
    read.is_ok() && begin == *VERSION.as_bytes()
}

/// Where the key file of a database of one file is, unless another place is given.
pub(crate) fn beside(database: &Path) -> PathBuf {
    let mut name = database.as_os_str().to_owned();
    name.push(".key");
    name.into()
}

fn hex(bytes: &[u8]) -> String {
    let mut out = String::new();
    for byte in bytes {
        // Writing to a string cannot fail.
        let _ = write!(out, "{byte:02x}");
    }
    out
}

/// Writes a file that is new and that only its owner reads, and does not return before it is on disk.
fn write_secret(path: &Path, bytes: &[u8]) -> std::io::Result<()> {
    let mut options = std::fs::OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    let mut file = options.open(path)?;
    file.write_all(bytes)?;
    file.sync_all()?;
    crate::files::sync_folder_of(path)
}

#[cfg(unix)]
fn only_the_owner_reads(path: &Path) -> Result<(), Fault> {
    use std::os::unix::fs::PermissionsExt;
    let attempt = "read the permissions of";
    let metadata = std::fs::metadata(path).map_err(Fault::file(attempt, path))?;
    let mode = metadata.permissions().mode() & 0o777;
    if mode & 0o077 == 0 { Ok(()) } else { Err(Fault::KeyReadable { path: path.into(), mode }) }
}

#[cfg(not(unix))]
fn only_the_owner_reads(_: &Path) -> Result<(), Fault> {
    Ok(())
}
