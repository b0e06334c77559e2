//! What is kept of a sign-in while the browser is at the provider.

use super::Unproven;
use crate::fault::Fault;
use crate::random;
use jiff::Timestamp;
use subtle::ConstantTimeEq;
use zeroize::Zeroizing;

/// Letters that stand in an address as they are, and enough of them for 256 bits and more.
const LETTERS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
const LENGTH: usize = 43;

/// A sign-in that was begun. It belongs to one browser: keep it on the node under a secret in a cookie of that browser,
/// and take it away when the browser comes back. It is neither `Debug` nor `Clone`.
pub struct Pending {
    pub(super) state: Zeroizing<String>,
    pub(super) nonce: Zeroizing<String>,
    pub(super) verifier: Zeroizing<String>,
    issuer: String,
    ends: Timestamp,
}

impl Pending {
    pub(super) fn new(issuer: &str, ends: Timestamp) -> Result<Self, Fault> {
        let secret = || random::characters(LETTERS, LENGTH);
        Ok(Self { state: secret()?, nonce: secret()?, verifier: secret()?, issuer: issuer.to_owned(), ends })
    }

    /// Until when the browser may come back, exclusive.
    #[must_use]
    pub fn ends(&self) -> Timestamp {
        self.ends
    }

    /// What is to be kept.
    #[must_use]
    pub fn reveal(&self) -> Zeroizing<String> {
        let Self { state, nonce, verifier, issuer, ends } = self;
        Zeroizing::new(format!("{} {} {} {ends} {issuer}", **state, **nonce, **verifier))
    }

    /// Reads what was kept; `None` when it is none.
    #[must_use]
    pub fn read(text: &str) -> Option<Self> {
        let mut words = text.splitn(5, ' ');
        let mut secret = || {
            let word = words.next()?;
            (word.len() == LENGTH && word.bytes().all(|byte| LETTERS.contains(&byte)))
                .then(|| Zeroizing::new(word.to_owned()))
        };
        let (state, nonce, verifier) = (secret()?, secret()?, secret()?);
        let ends = words.next()?.parse().ok()?;
        Some(Self { state, nonce, verifier, issuer: words.next()?.to_owned(), ends })
    }

    /// Whether a browser that comes back with this state may be the one that left.
    pub(super) fn answers(&self, issuer: &str, state: Option<&str>, now: Timestamp) -> Result<(), Unproven> {
        let same: bool = self.state.as_bytes().ct_eq(state.unwrap_or_default().as_bytes()).into();
        if !same {
            return Err(Unproven::State);
        }
        if self.issuer != issuer {
            return Err(Unproven::OtherProvider);
        }
        if self.ends <= now { Err(Unproven::Late) } else { Ok(()) }
    }
}
