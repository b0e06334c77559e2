//! The one place where randomness comes in.

use crate::fault::Fault;
use zeroize::Zeroizing;

/// Random bytes of the operating system; gone from memory when they are dropped.
pub(crate) fn bytes<const N: usize>() -> Result<Zeroizing<[u8; N]>, Fault> {
    let mut bytes = Zeroizing::new([0; N]);
    getrandom::fill(bytes.as_mut()).map_err(Fault::Random)?;
    Ok(bytes)
}

/// So many characters of an alphabet of at most 256, each equally likely.
pub(crate) fn characters(alphabet: &[u8], count: usize) -> Result<Zeroizing<String>, Fault> {
    // A byte beyond the last whole multiple of the alphabet's length would favour its first letters.
    let whole = 256 - 256 % alphabet.len();
    let mut text = Zeroizing::new(String::with_capacity(count));
    while text.len() < count {
        for byte in bytes::<64>()?.iter().map(|byte| usize::from(*byte)) {
            if byte < whole && text.len() < count {
                let letter = alphabet.get(byte % alphabet.len()).copied().unwrap_or_default();
                text.push(char::from(letter));
            }
        }
    }
    Ok(text)
}
