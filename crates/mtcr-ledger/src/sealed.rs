//! Restricted texts: sealed beside the log, committed to within it.
//!
//! Sealed bytes are the commitment, a nonce, and salt and text under XChaCha20-Poly1305. The salt is nowhere else.
//! When the sealed bytes are destroyed, or the key of this one text, neither digest in the log tells anything of it:
//! even a text of a few possible wordings cannot be tried against a hash that covers 32 random bytes. The log stays
//! whole.

use crate::entry::Pledge;
use crate::hash::Hash;
use chacha20poly1305::aead::{Aead, KeyInit, Payload};
use chacha20poly1305::{XChaCha20Poly1305, XNonce};
use thiserror::Error;

/// The first bytes of every sealed text.
const VERSION: &[u8] = b"mtcr-ledger-sealed/1\n";
/// What sets a commitment apart from every other hash.
const COMMITMENT: &[u8] = b"mtcr-ledger-commitment/1\n";

/// What sealing needs besides the text; all of it random, and used for one text only.
pub struct Seal {
    /// The key; kept apart from the sealed bytes, one for each text, so that destroying it reaches backups too.
    pub key: [u8; 32],
    /// The nonce.
    pub nonce: [u8; 24],
    /// The salt of the commitment.
    pub salt: [u8; 32],
}

/// Sealed bytes that do not open.
#[derive(Clone, Copy, Debug, Error, PartialEq, Eq)]
pub enum Unopened {
    /// They are not the bytes that the entry pledges.
    #[error("it is not what the entry pledges")]
    Altered,
    /// They are no sealed text.
    #[error("it is not a sealed text")]
    Form,
    /// The key is another one.
    #[error("the key does not open it")]
    Key,
    /// It opens to a text that the entry does not commit to.
    #[error("it holds another text than the entry commits to")]
    Commitment,
}

/// The commitment to a text under a salt: what a court can be shown, with salt and text, without any key.
#[must_use]
pub fn commitment(salt: &[u8; 32], text: &[u8]) -> Hash {
    Hash::of(&[COMMITMENT, salt, text])
}

/// Seals a text: what its entry says of it, and the bytes to keep at [`sealed_path`](crate::sealed_path).
///
/// The length of the bytes shows the length of the text.
///
/// # Errors
/// The text is longer than the cipher allows, 256 GiB.
pub fn seal(seal: &Seal, text: &[u8]) -> Result<(Pledge, Vec<u8>), Unopened> {
    let commitment = commitment(&seal.salt, text);
    let open = [&seal.salt, text].concat();
    let payload = Payload { msg: &open, aad: commitment.as_bytes() };
    let cipher = XChaCha20Poly1305::new(&seal.key.into());
    let closed = cipher.encrypt(&XNonce::from(seal.nonce), payload).map_err(|_| Unopened::Form)?;
    let bytes = [VERSION, commitment.as_bytes(), &seal.nonce, &closed].concat();
    Ok((Pledge { commitment, sealed: Hash::of(&[&bytes]) }, bytes))
}

/// Opens sealed bytes.
///
/// # Errors
/// They are not those that the entry pledges, or the key is another one.
pub fn open(pledge: &Pledge, key: &[u8; 32], bytes: &[u8]) -> Result<Vec<u8>, Unopened> {
    if !is_pledged(pledge, bytes) {
        return Err(Unopened::Altered);
    }
    let rest = bytes.strip_prefix(VERSION).ok_or(Unopened::Form)?;
    let (committed, rest) = rest.split_first_chunk::<{ Hash::LENGTH }>().ok_or(Unopened::Form)?;
    let (nonce, closed) = rest.split_first_chunk::<24>().ok_or(Unopened::Form)?;
    let payload = Payload { msg: closed, aad: committed };
    let cipher = XChaCha20Poly1305::new(&(*key).into());
    let open = cipher.decrypt(&XNonce::from(*nonce), payload).map_err(|_| Unopened::Key)?;
    let (salt, text) = open.split_first_chunk::<32>().ok_or(Unopened::Form)?;
    if commitment(salt, text) == pledge.commitment { Ok(text.to_vec()) } else { Err(Unopened::Commitment) }
}

/// Whether sealed bytes are those that an entry pledges; needs no key.
#[must_use]
pub fn is_pledged(pledge: &Pledge, bytes: &[u8]) -> bool {
    Hash::of(&[bytes]) == pledge.sealed
}
