//! What the texts come to.

use super::Sources;
use sha2::{Digest, Sha256};
use std::fmt::Write;

/// The digest over every text with its length, in a fixed order.
pub(super) fn of(sources: &Sources<'_>) -> String {
    let mut hasher = Sha256::new();
    for text in [
        sources.settings,
        sources.legal_forms,
        sources.business_words,
        sources.ordinals,
        sources.small_words,
        sources.variants,
        sources.letters,
        sources.frequencies,
    ] {
        hasher.update(text.len().to_string());
        hasher.update([0]);
        hasher.update(text);
    }
    let mut hex = String::new();
    for byte in hasher.finalize() {
        let _ = write!(hex, "{byte:02x}");
    }
    hex
}
