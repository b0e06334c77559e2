//! Records as they are kept: small, quick to read, and checked against their digest.

use super::version::Version;
use mtcr_screening::Party;
use sha2::{Digest as _, Sha256};
use std::fmt::Write as _;

/// What a file of records begins with. The number changes with the shape of a record, so that another shape is never misread.
const BEGINS: &[u8] = b"mtcr parties 1\n";

/// The bytes of records.
pub(super) fn bytes(parties: &[Party]) -> Result<Vec<u8>, String> {
    postcard::to_extend(parties, BEGINS.to_vec()).map_err(|error| error.to_string())
}

/// The records of bytes that are what was written.
pub(super) fn parties(bytes: &[u8], version: &Version) -> Result<Vec<Party>, String> {
    let found = digest(bytes);
    if found != version.digest {
        return Err(format!("its digest is {found} and not the one in `list.json`"));
    }
    let body = bytes.strip_prefix(BEGINS).ok_or("it was written by another version of this program")?;
    let parties: Vec<Party> = postcard::from_bytes(body).map_err(|error| error.to_string())?;
    if parties.len() == version.records && !parties.is_empty() {
        Ok(parties)
    } else {
        Err(format!("it holds {} records, and `list.json` says {}", parties.len(), version.records))
    }
}

/// The SHA-256 of bytes, hexadecimal.
pub(super) fn digest(bytes: &[u8]) -> String {
    hex(&Sha256::digest(bytes))
}

/// Bytes as hexadecimal digits.
pub(super) fn hex(bytes: &[u8]) -> String {
    let mut hex = String::with_capacity(bytes.len() * 2);
    for byte in bytes {
        // Writing to a string does not fail.
        let _ = write!(hex, "{byte:02x}");
    }
    hex
}
