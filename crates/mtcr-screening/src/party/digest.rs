//! What a record comes to, so that it is known again and known to have changed.

use super::{Party, Source};
use serde::Serialize;
use sha2::{Digest as _, Sha256};
use std::fmt;

/// The digest of a record of a list or of a subject: 32 bytes, written as 64 hexadecimal digits.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct RecordDigest([u8; 32]);

impl RecordDigest {
    /// Of anything that is compared, in the fields' order.
    pub(crate) fn of<T: Serialize>(kind: &str, value: &T) -> Self {
        // Records are strings, numbers, and lists of them whose length is known: postcard writes these without fail.
        let bytes = postcard::to_stdvec(value).unwrap_or_default();
        let mut hasher = Sha256::new();
        hasher.update(kind.as_bytes());
        hasher.update([0]);
        hasher.update(&bytes);
        Self(hasher.finalize().into())
    }

    /// From 64 hexadecimal digits, as it is written; nothing of anything else.
    pub fn parse(text: &str) -> Option<Self> {
        let digits: Vec<u32> = text.chars().map(|c| c.to_digit(16)).collect::<Option<_>>()?;
        let bytes: Vec<u8> = digits
            .chunks_exact(2)
            .filter_map(|pair| u8::try_from(pair.first()? * 16 + pair.last()?).ok())
            .collect();
        (digits.len() == 64).then(|| bytes.try_into().ok().map(Self)).flatten()
    }
}

impl fmt::Display for RecordDigest {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.iter().try_for_each(|byte| write!(f, "{byte:02x}"))
    }
}

impl Party {
    /// What the record says, wherever in its file it stands. It changes with every word of the record, the publisher's
    /// remarks included.
    pub fn digest(&self) -> RecordDigest {
        let mut record = self.clone();
        record.source = Source::default();
        RecordDigest::of("party", &record)
    }
}
