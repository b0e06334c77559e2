//! Random secrets that are handed out once and of which only a hash is kept.

use crate::fault::Fault;
use crate::random;
use sha2::{Digest, Sha256};
use std::fmt;
use std::marker::PhantomData;
use subtle::ConstantTimeEq;
use zeroize::Zeroizing;

/// Letters of a secret; a double click selects all of it.
const ALPHABET: &[u8; 62] = b"0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

/// Random letters: 43 of 62 are a little more than 256 bits.
const RANDOM: usize = 43;

/// Letters that check the rest, so that a scanner tells a leaked secret from a text that looks like one.
const CHECK: usize = 6;

/// What a secret is for. A secret of one kind is not read as another, and hashes to something else.
pub trait Kind: sealed::Sealed {
    /// What its text begins with.
    const PREFIX: &'static str;
}

/// The secret of a session, kept in a cookie.
pub enum Session {}
/// The secret of a program that calls the API.
pub enum Token {}
/// The secret in a link that works once.
pub enum Link {}

impl Kind for Session {
    const PREFIX: &'static str = "mtcrs_";
}
impl Kind for Token {
    const PREFIX: &'static str = "mtcr_";
}
impl Kind for Link {
    const PREFIX: &'static str = "mtcrl_";
}

mod sealed {
    pub trait Sealed {}
    impl Sealed for super::Session {}
    impl Sealed for super::Token {}
    impl Sealed for super::Link {}
}

/// The secret of a session.
pub type SessionId = Secret<Session>;
/// An API token.
pub type ApiToken = Secret<Token>;
/// The code of a one-time link.
pub type LinkCode = Secret<Link>;

/// A prefix, 43 random characters (256 bits), and 6 that check them: the CRC-32 of all that stands before it, to base 62.
///
/// It is neither `Debug` nor `Display` nor `Clone`, and is gone from memory when dropped.
pub struct Secret<K> {
    text: Zeroizing<String>,
    kind: PhantomData<fn() -> K>,
}

impl<K: Kind> Secret<K> {
    /// A new one.
    ///
    /// # Errors
    /// The system gives no random bytes.
    pub fn new() -> Result<Self, Fault> {
        let mut text = Zeroizing::new(String::with_capacity(K::PREFIX.len() + RANDOM + CHECK));
        text.push_str(K::PREFIX);
        text.push_str(&random::characters(ALPHABET, RANDOM)?);
        let digits = check(&text);
        text.push_str(&digits);
        Ok(Self { text, kind: PhantomData })
    }

    /// Reads what somebody presents; `None` when it cannot be one of this kind. That it is one says nothing: look up
    /// [`kept`](Self::kept).
    #[must_use]
    pub fn read(text: &str) -> Option<Self> {
        let body = text.strip_prefix(K::PREFIX)?;
        if body.len() != RANDOM + CHECK || !body.bytes().all(|byte| ALPHABET.contains(&byte)) {
            return None;
        }
        let (before, digits) = text.split_at_checked(text.len() - CHECK)?;
        (check(before) == digits).then(|| Self { text: Zeroizing::new(text.to_owned()), kind: PhantomData })
    }

    /// The text, for the one who is to have it.
    #[must_use]
    pub fn reveal(&self) -> &str {
        &self.text
    }

    /// What may be kept.
    #[must_use]
    pub fn kept(&self) -> Kept<K> {
        // 256 random bits need neither salt nor cost: they cannot be tried through.
        Kept { hash: Sha256::digest(self.text.as_bytes()).into(), kind: PhantomData }
    }
}

/// The hash of a secret: what is kept, looked up and compared. It opens nothing.
pub struct Kept<K> {
    hash: [u8; 32],
    kind: PhantomData<fn() -> K>,
}

impl<K: Kind> Kept<K> {
    /// Reads 64 hexadecimal digits in lower case, as [`Display`](fmt::Display) writes them.
    #[must_use]
    pub fn read(text: &str) -> Option<Self> {
        let (pairs, rest) = text.as_bytes().as_chunks::<2>();
        let mut hash = [0; 32];
        if !rest.is_empty() || pairs.len() != hash.len() {
            return None;
        }
        let digit = |byte: u8| match byte {
            b'0'..=b'9' => Some(byte - b'0'),
            b'a'..=b'f' => Some(byte - b'a' + 10),
            _ => None,
        };
        for (byte, [high, low]) in hash.iter_mut().zip(pairs) {
            *byte = digit(*high)? << 4 | digit(*low)?;
        }
        Some(Self { hash, kind: PhantomData })
    }
}

impl<K> PartialEq for Kept<K> {
    /// Takes the same time wherever the two differ.
    fn eq(&self, other: &Self) -> bool {
        self.hash.ct_eq(&other.hash).into()
    }
}

impl<K> Eq for Kept<K> {}

impl<K> Clone for Kept<K> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<K> Copy for Kept<K> {}

impl<K> fmt::Display for Kept<K> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.hash.iter().try_for_each(|byte| write!(f, "{byte:02x}"))
    }
}

impl<K> fmt::Debug for Kept<K> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Kept({self})")
    }
}

/// The CRC-32 of a text to base 62, most significant digit first.
fn check(text: &str) -> String {
    let mut rest = crc32fast::hash(text.as_bytes());
    let mut digits = [b'0'; CHECK];
    for digit in digits.iter_mut().rev() {
        let at = usize::try_from(rest % 62).unwrap_or_default();
        *digit = ALPHABET.get(at).copied().unwrap_or_default();
        rest /= 62;
    }
    digits.map(char::from).iter().collect()
}
