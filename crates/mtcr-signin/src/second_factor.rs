//! Codes of an authenticator (RFC 6238) and codes to recover with.

use crate::fault::Fault;
use crate::random;
use crate::settings::SecondFactorSettings;
use jiff::Timestamp;
use sha2::{Digest, Sha256};
use subtle::ConstantTimeEq;
use totp_rs::{Algorithm, Builder, Secret, Totp};
use zeroize::Zeroizing;

/// Bytes of a new secret: those that RFC 4226 recommends.
const SECRET: usize = 20;
const DIGITS: u8 = 6;

/// The secret that an authenticator and the node share. It is neither `Debug` nor `Display`.
pub struct SecondFactor {
    secret: Zeroizing<Vec<u8>>,
    step: u64,
    window: u16,
}

/// A step whose code was used: a later sign-in must use a later one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Step(pub u64);

impl SecondFactor {
    /// A new one.
    ///
    /// # Errors
    /// The system gives no random bytes.
    pub fn new(settings: &SecondFactorSettings) -> Result<Self, Fault> {
        Self::from_bytes(random::bytes::<SECRET>()?.as_ref(), settings)
    }

    /// What was kept.
    ///
    /// # Errors
    /// It has fewer than 20 bytes.
    pub fn from_bytes(secret: &[u8], settings: &SecondFactorSettings) -> Result<Self, Fault> {
        if secret.len() < SECRET {
            return Err(Fault::SecondFactor);
        }
        let step = u64::try_from(settings.step.as_secs()).unwrap_or_default().max(1);
        Ok(Self { secret: Zeroizing::new(secret.to_vec()), step, window: settings.window })
    }

    /// What is to be kept: as bytes, because a code can only be computed from the secret itself. Whoever keeps it
    /// encrypts it.
    #[must_use]
    pub fn reveal(&self) -> &[u8] {
        &self.secret
    }

    /// For people who type it into their authenticator: 32 letters and digits.
    #[must_use]
    pub fn base32(&self) -> Zeroizing<String> {
        Zeroizing::new(Secret::from(self.secret.to_vec()).to_base32())
    }

    /// The `otpauth` address of a picture to scan. A colon, which separates the two names there, becomes a space.
    ///
    /// # Errors
    /// The names give no address.
    pub fn uri(&self, issuer: &str, name: &str) -> Result<Zeroizing<String>, Fault> {
        let plain = |text: &str| text.replace(':', " ");
        let totp = self.totp(&plain(name), Some(plain(issuer)))?;
        totp.to_url().map(Zeroizing::new).map_err(|_| Fault::SecondFactor)
    }

    /// The step whose code this is, if it is one of now or of a neighbouring step within the window and later than the
    /// last one used. Keep it, in the same transaction as the sign-in, as the last one used.
    #[must_use]
    pub fn check(&self, code: &str, now: Timestamp, last: Option<Step>) -> Option<Step> {
        let present = u64::try_from(now.as_second()).ok()?.checked_div(self.step)?;
        let totp = self.totp("name", None).ok()?;
        let typed: Zeroizing<String> =
            Zeroizing::new(code.chars().filter(|one| !one.is_whitespace()).collect());
        let window = u64::from(self.window);
        let mut found = None;
        // Every step is computed, whichever fits, so that the time says nothing.
        for step in present.saturating_sub(window)..=present.saturating_add(window) {
            let right = Zeroizing::new(totp.generate(step.saturating_mul(self.step)).to_string());
            let fits: bool = right.as_bytes().ct_eq(typed.as_bytes()).into();
            if fits && last.is_none_or(|last| last < Step(step)) && found.is_none() {
                found = Some(Step(step));
            }
        }
        found
    }

    fn totp(&self, name: &str, issuer: Option<String>) -> Result<Totp, Fault> {
        // SHA-1 and six digits: what every authenticator reads; collisions of SHA-1 do not touch HMAC.
        Builder::new()
            .with_algorithm(Algorithm::SHA1)
            .with_digits(DIGITS)
            .with_step_duration(self.step)
            .with_secret(self.secret.to_vec())
            .with_account_name(name)
            .with_issuer(issuer)
            .build()
            .map_err(|_| Fault::SecondFactor)
    }
}

/// Letters that nobody takes for another.
const LETTERS: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";
/// 24 letters of 32: 120 random bits, which no search goes through.
const LENGTH: usize = 24;
const GROUP: usize = 4;

/// A code that replaces a lost authenticator, once. It is neither `Debug` nor `Display`.
pub struct RecoveryCode(Zeroizing<String>);

impl RecoveryCode {
    /// A set of new ones; it replaces whatever set there was.
    ///
    /// # Errors
    /// The system gives no random bytes.
    pub fn set(settings: &SecondFactorSettings) -> Result<Vec<Self>, Fault> {
        (0..settings.codes).map(|_| random::characters(LETTERS, LENGTH).map(Self)).collect()
    }

    /// Reads what somebody typed, in either case, with or without separators; `O` is zero, `I` and `L` are one.
    #[must_use]
    pub fn read(text: &str) -> Option<Self> {
        if 4 * LENGTH < text.len() {
            return None;
        }
        let mut code = Zeroizing::new(String::with_capacity(4 * LENGTH));
        for letter in text.chars().filter(|letter| letter.is_alphanumeric()) {
            code.push(match letter.to_ascii_uppercase() {
                'O' => '0',
                'I' | 'L' => '1',
                other => other,
            });
        }
        let fits = code.len() == LENGTH && code.bytes().all(|byte| LETTERS.contains(&byte));
        fits.then_some(Self(code))
    }

    /// For the person: six groups of four.
    #[must_use]
    pub fn reveal(&self) -> Zeroizing<String> {
        let mut text = Zeroizing::new(String::with_capacity(LENGTH + LENGTH / GROUP));
        for (at, letter) in self.0.chars().enumerate() {
            if 0 < at && at % GROUP == 0 {
                text.push('-');
            }
            text.push(letter);
        }
        text
    }

    /// What is kept: strike it out, in the same transaction as the sign-in, when it is used.
    #[must_use]
    pub fn kept(&self) -> KeptCode {
        KeptCode(
            Sha256::new().chain_update("openmtcr recovery code 1 ").chain_update(&*self.0).finalize().into(),
        )
    }
}

/// The hash of a recovery code.
#[derive(Clone, Copy, Debug, Eq)]
pub struct KeptCode(pub [u8; 32]);

impl PartialEq for KeptCode {
    /// Takes the same time wherever the two differ.
    fn eq(&self, other: &Self) -> bool {
        self.0.ct_eq(&other.0).into()
    }
}
