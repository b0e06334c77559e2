//! A keyed digest, under a label for each purpose.

use hmac::{Hmac, KeyInit, Mac};
use sha2::Sha256;

/// HMAC-SHA-256 over a label and parts, each with its length before it so that no two lists of parts look alike.
pub(crate) fn mac(key: &[u8], label: &str, parts: &[&[u8]]) -> [u8; 32] {
    // INVARIANT (any key): HMAC takes keys of every length; longer ones than a block are hashed first.
    let Ok(mut mac) = Hmac::<Sha256>::new_from_slice(key) else { return [0; 32] };
    for part in std::iter::once(&label.as_bytes()).chain(parts) {
        mac.update(&u64::try_from(part.len()).unwrap_or(u64::MAX).to_be_bytes());
        mac.update(part);
    }
    mac.finalize().into_bytes().into()
}
