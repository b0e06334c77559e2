//! Passwords: chosen, hashed with Argon2id, verified.

use crate::fault::Fault;
use crate::guess;
use crate::permit::{Busy, Permit, Permits};
use crate::random;
use crate::settings::PasswordSettings;
use argon2::password_hash::phc;
use argon2::{Algorithm, Argon2, Params, Version};
use subtle::ConstantTimeEq;
use thiserror::Error;
use unicode_normalization::UnicodeNormalization;
use zeroize::Zeroizing;

/// More bytes than any password that may be chosen can have.
const MOST_BYTES: usize = 8192;
/// The highest costs that a hash may have, in KiB and passes.
pub(crate) const MOST_MEMORY: u32 = 262_144;
pub(crate) const MOST_PASSES: u32 = 64;
/// Bytes of a salt and of a hash.
const SALT: usize = 16;
const HASH: usize = 32;

/// A password that somebody typed, in one spelling of its characters (NFKC).
pub struct Password(Zeroizing<String>);

impl Password {
    /// What was typed. A text longer than any password becomes the empty one, which nobody has.
    #[must_use]
    pub fn typed(text: &str) -> Self {
        let short = if text.len() <= MOST_BYTES { text } else { "" };
        // Room for all of it at once: a text that grows leaves copies behind in memory.
        let mut normal = Zeroizing::new(String::with_capacity(short.len() * 2));
        normal.extend(short.nfkc());
        Self(normal)
    }
}

/// A password that may be used.
pub struct Chosen(Password);

/// Why a password may not be used.
#[derive(Clone, Copy, Debug, Error, PartialEq, Eq)]
pub enum Unfit {
    /// It has too few characters.
    #[error("a password has {shortest} characters or more")]
    Short {
        /// The fewest, inclusive.
        shortest: usize,
    },
    /// It has too many.
    #[error("a password has {longest} characters at most")]
    Long {
        /// The most, inclusive.
        longest: usize,
    },
    /// It is made of words that everybody tries, names, or runs of characters.
    #[error(
        "this password is easily guessed: without common words, names and runs of characters it has fewer than {left}"
    )]
    Guessed {
        /// The fewest that must be left.
        left: usize,
    },
}

/// What is kept of a password: a hash in PHC form. It is neither `Debug` nor `Display`.
#[derive(Clone)]
pub struct PasswordHash(Zeroizing<String>);

impl PasswordHash {
    /// Reads what was kept.
    ///
    /// # Errors
    /// It is not an Argon2id hash that [`Passwords`] could have made.
    pub fn read(text: &str) -> Result<Self, Fault> {
        parts(text)?;
        Ok(Self(Zeroizing::new(text.to_owned())))
    }

    /// What is to be kept.
    #[must_use]
    pub fn reveal(&self) -> &str {
        &self.0
    }
}

/// What came of a verification.
pub enum Verified {
    /// It is not the password, or there is nobody.
    Wrong,
    /// It is.
    Right,
    /// It is, and its hash cost less than hashes do now: keep this one instead.
    Outdated(PasswordHash),
}

/// Sets and verifies passwords.
pub struct Passwords {
    settings: PasswordSettings,
    params: Params,
    permits: Permits,
    /// The hash of a password that nobody knows, verified when there is nobody.
    nobody: PasswordHash,
}

impl Passwords {
    /// Ready to hash with these costs.
    ///
    /// # Errors
    /// The costs are out of bounds, or the system gives no random bytes.
    pub fn new(settings: &PasswordSettings) -> Result<Self, Fault> {
        let params =
            Params::new(settings.memory, settings.passes, settings.lanes, Some(HASH)).map_err(Fault::Hash)?;
        let permits = Permits::new(settings.at_once, settings.waiting);
        let nobody = random::characters(b"abcdefghijklmnop", 64)?;
        let nobody = hashed(&params, nobody.as_bytes(), &mut permits.take().map_err(|_| Fault::KeptHash)?)?;
        Ok(Self { settings: settings.clone(), params, permits, nobody })
    }

    /// Leave to hash; waits for one to come free.
    ///
    /// # Errors
    /// As many are waiting as may.
    pub fn permit(&self) -> Result<Permit<'_>, Busy> {
        self.permits.take()
    }

    /// Whether a text may become somebody's password. `names` are those that an attacker would try with this person:
    /// the name to sign in with, parts of their name, their organisation.
    ///
    /// # Errors
    /// It is too short, too long, or easily guessed.
    pub fn choose(&self, text: &str, names: &[&str]) -> Result<Chosen, Unfit> {
        let settings = &self.settings;
        let long = Unfit::Long { longest: settings.longest };
        if MOST_BYTES < text.len() {
            return Err(long);
        }
        let password = Password::typed(text);
        let count = password.0.chars().count();
        if count < settings.shortest {
            return Err(Unfit::Short { shortest: settings.shortest });
        }
        if settings.longest < count {
            return Err(long);
        }
        if guess::left(&password.0, names, settings) < settings.left {
            return Err(Unfit::Guessed { left: settings.left });
        }
        Ok(Chosen(password))
    }

    /// The hash to keep, with a salt of its own.
    ///
    /// # Errors
    /// The system gives no random bytes.
    pub fn hash(&self, chosen: &Chosen, permit: &mut Permit<'_>) -> Result<PasswordHash, Fault> {
        hashed(&self.params, chosen.0.0.as_bytes(), permit)
    }

    /// Whether a typed password is the one that was kept. Where nothing is kept, because there is no such person or they
    /// have no password, the same work is done and the answer is [`Verified::Wrong`].
    ///
    /// # Errors
    /// What was kept is no hash, or the system gives no random bytes for a new one.
    pub fn verify(
        &self,
        kept: Option<&PasswordHash>,
        typed: &Password,
        permit: &mut Permit<'_>,
    ) -> Result<Verified, Fault> {
        let (params, salt, hash) = parts(kept.unwrap_or(&self.nobody).reveal())?;
        let mut out = Zeroizing::new([0; HASH]);
        fill(&params, typed.0.as_bytes(), &salt, &mut out, permit)?;
        let same: bool = out.ct_eq(&hash).into();
        if !same || kept.is_none() {
            return Ok(Verified::Wrong);
        }
        if params.m_cost() < self.params.m_cost() || params.t_cost() < self.params.t_cost() {
            return hashed(&self.params, typed.0.as_bytes(), permit).map(Verified::Outdated);
        }
        Ok(Verified::Right)
    }
}

fn hashed(params: &Params, password: &[u8], permit: &mut Permit<'_>) -> Result<PasswordHash, Fault> {
    let salt = random::bytes::<SALT>()?;
    let mut out = Zeroizing::new([0; HASH]);
    fill(params, password, salt.as_ref(), &mut out, permit)?;
    let unfit = |_| Fault::KeptHash;
    let phc = phc::PasswordHash {
        algorithm: Algorithm::Argon2id.ident(),
        version: Some(Version::V0x13.into()),
        params: phc::ParamsString::try_from(params).map_err(|_| Fault::KeptHash)?,
        salt: Some(phc::Salt::new(salt.as_ref()).map_err(unfit)?),
        hash: Some(phc::Output::new(out.as_ref()).map_err(unfit)?),
    };
    Ok(PasswordHash(Zeroizing::new(phc.to_string())))
}

fn fill(
    params: &Params,
    password: &[u8],
    salt: &[u8],
    out: &mut [u8; HASH],
    permit: &mut Permit<'_>,
) -> Result<(), Fault> {
    let argon = Argon2::new(Algorithm::Argon2id, Version::V0x13, params.clone());
    let memory = permit.memory(params.block_count(), params.t_cost());
    argon.hash_password_into_with_memory(password, salt, out, memory).map_err(Fault::Hash)
}

/// Costs, salt and hash of what was kept; bounded, so that a row changed by somebody cannot take all memory.
fn parts(text: &str) -> Result<(Params, Vec<u8>, [u8; HASH]), Fault> {
    let phc = phc::PasswordHash::new(text).map_err(|_| Fault::KeptHash)?;
    let params = Params::try_from(&phc).map_err(|_| Fault::KeptHash)?;
    let version: u32 = Version::V0x13.into();
    let ours = phc.algorithm == Algorithm::Argon2id.ident()
        && phc.version == Some(version)
        && params.m_cost() <= MOST_MEMORY
        && params.t_cost() <= MOST_PASSES
        && params.p_cost() == 1;
    let salt = phc.salt.filter(|_| ours).ok_or(Fault::KeptHash)?;
    let hash = phc.hash.as_ref().and_then(|hash| hash.as_bytes().try_into().ok()).ok_or(Fault::KeptHash)?;
    Ok((params, salt.as_ref().to_vec(), hash))
}
