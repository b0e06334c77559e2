//! Ed25519 keys of logs and cosigners, and how public ones are written (C2SP signed-note and tlog-cosignature).

use crate::hash::Hash;
use base64::prelude::{BASE64_STANDARD, Engine};
use ed25519_dalek::{Signature, Signer, SigningKey, VerifyingKey};
use std::fmt;
use thiserror::Error;

/// What a key may sign.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Role {
    /// Checkpoints of its own log.
    Log,
    /// That it saw a checkpoint of another's log, and when.
    Cosigner,
}

impl Role {
    /// The byte that stands for the kind of signature.
    const fn byte(self) -> u8 {
        match self {
            Role::Log => 0x01,
            Role::Cosigner => 0x04,
        }
    }
}

/// A key that cannot be used.
#[derive(Clone, Debug, Error, PartialEq, Eq)]
pub enum BadKey {
    /// The name is empty or holds a space, a plus or a control character.
    #[error("`{0}` cannot name a key: one word without `+`, such as `ministry.example/log`")]
    Name(String),
    /// The text is no public key.
    #[error("`{0}` is not a public key; write NAME+8 digits+BASE64 as the log publishes it")]
    Form(String),
    /// The digits between name and key are not those of this key.
    #[error("`{0}` is damaged: its eight digits are not those of its name and key")]
    Id(String),
    /// The key is for a kind of signature that is not read.
    #[error("`{0}` is neither an Ed25519 key of a log nor one of a cosigner")]
    Kind(String),
}

/// A public key with the name that it signs under.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PublicKey {
    name: String,
    role: Role,
    id: u32,
    key: VerifyingKey,
}

impl PublicKey {
    fn new(name: &str, role: Role, key: VerifyingKey) -> Result<Self, BadKey> {
        if !is_name(name) {
            return Err(BadKey::Name(name.to_owned()));
        }
        let digest = Hash::of(&[name.as_bytes(), b"\n", &[role.byte()], key.as_bytes()]);
        let [a, b, c, d, ..] = *digest.as_bytes();
        Ok(Self { name: name.to_owned(), role, id: u32::from_be_bytes([a, b, c, d]), key })
    }

    /// Reads a key as [`fmt::Display`] writes it: `NAME+ID+BASE64`.
    ///
    /// # Errors
    /// The text is no such key, is damaged, or is of a kind that is not read.
    pub fn parse(text: &str) -> Result<Self, BadKey> {
        let form = || BadKey::Form(text.to_owned());
        let (name, rest) = text.split_once('+').ok_or_else(form)?;
        let (id, key) = rest.split_once('+').ok_or_else(form)?;
        let bytes = BASE64_STANDARD.decode(key).map_err(|_| form())?;
        let (kind, key) = bytes.split_first().ok_or_else(form)?;
        let role = [Role::Log, Role::Cosigner].into_iter().find(|role| role.byte() == *kind);
        let role = role.ok_or_else(|| BadKey::Kind(text.to_owned()))?;
        let key = key.try_into().map_err(|_| form())?;
        let key = VerifyingKey::from_bytes(key).map_err(|_| form())?;
        let read = Self::new(name, role, key)?;
        if format!("{:08x}", read.id) == id { Ok(read) } else { Err(BadKey::Id(text.to_owned())) }
    }

    /// The name it signs under.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.name
    }

    /// What it may sign.
    #[must_use]
    pub const fn role(&self) -> Role {
        self.role
    }

    /// The number that stands before its signatures.
    #[must_use]
    pub const fn id(&self) -> u32 {
        self.id
    }

    /// Whether a signature over a message is of this key; the strict reading, which refuses keys of small order.
    pub(crate) fn verifies(&self, message: &[u8], signature: &[u8; 64]) -> bool {
        self.key.verify_strict(message, &Signature::from_bytes(signature)).is_ok()
    }
}

impl fmt::Display for PublicKey {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let bytes = [&[self.role.byte()], self.key.as_bytes().as_slice()].concat();
        write!(out, "{}+{:08x}+{}", self.name, self.id, BASE64_STANDARD.encode(bytes))
    }
}

/// A secret key. Its bytes come from whoever keeps it; nothing here makes or stores one.
pub struct SecretKey {
    public: PublicKey,
    key: SigningKey,
}

impl SecretKey {
    /// The key of a name and role that follows from 32 secret bytes (RFC 8032).
    ///
    /// A log and a cosigner never share their bytes.
    ///
    /// # Errors
    /// The name cannot name a key.
    pub fn from_seed(name: &str, role: Role, seed: &[u8; 32]) -> Result<Self, BadKey> {
        let key = SigningKey::from_bytes(seed);
        Ok(Self { public: PublicKey::new(name, role, key.verifying_key())?, key })
    }

    /// The public key that goes with it.
    #[must_use]
    pub const fn public(&self) -> &PublicKey {
        &self.public
    }

    pub(crate) fn sign(&self, message: &[u8]) -> [u8; 64] {
        self.key.sign(message).to_bytes()
    }
}

/// The name only: secret bytes are never printed.
impl fmt::Debug for SecretKey {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "SecretKey({})", self.public.name)
    }
}

/// Whether a text can name a key.
pub(crate) fn is_name(text: &str) -> bool {
    !text.is_empty() && !text.contains(|c: char| c.is_whitespace() || c.is_control() || c == '+')
}
