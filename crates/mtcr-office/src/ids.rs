//! New ids: random, so that they say nothing about how many there are or what comes next.

use crate::fault::Fault;
use mtcr_accounts::BadId;

/// Letters and digits that nobody takes for another.
const ALPHABET: &[u8; 32] = b"0123456789abcdefghjkmnpqrstvwxyz";
/// 80 random bits: two of them meet after some 10^12.
const LENGTH: usize = 16;

/// A new id.
pub(crate) fn new<T>(make: impl Fn(&str) -> Result<T, BadId>) -> Result<T, Fault> {
    let text = random()?;
    make(&text).map_err(|_| Fault::Name(text.clone()))
}

/// The letters of one.
pub(crate) fn random() -> Result<String, Fault> {
    let mut bytes = [0; LENGTH];
    getrandom::fill(&mut bytes).map_err(Fault::Random)?;
    let letter = |byte: &u8| char::from(ALPHABET.get(usize::from(byte & 31)).copied().unwrap_or(b'0'));
    Ok(bytes.iter().map(letter).collect())
}
