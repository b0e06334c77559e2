//! Digests that say nothing to whoever lacks the key file: of a name alone anybody could try all that it may be.

use mtcr_screening::{Address, Party, Source, Subject};
use serde::Serialize;
use sha2::{Digest, Sha256};
use std::fmt::Write;

/// Bytes of a digest that stand in an event: so many that no two are the same.
const BYTES: usize = 16;

/// What makes them.
pub(crate) struct Keyed([u8; 32]);

impl Keyed {
    pub(crate) fn new(key: [u8; 32]) -> Self {
        Self(key)
    }

    /// Of a party asked about. The order of what is said of it does not matter.
    pub(crate) fn subject(&self, subject: &Subject) -> String {
        self.of("subject", &tidy(subject.clone()))
    }

    /// Of a record of a list, with everything that it says; where in a file it stands does not matter.
    pub(crate) fn party(&self, party: &Party) -> String {
        self.of("party", &Party { source: Source::default(), ..party.clone() })
    }

    /// Of which record it is, whatever it says.
    pub(crate) fn record(&self, party: &Party) -> String {
        self.of("record", &party.id)
    }

    fn of(&self, what: &str, value: &impl Serialize) -> String {
        // Plain data is written to memory: nothing fails.
        let bytes = serde_json::to_vec(value).unwrap_or_default();
        let inner =
            Sha256::new().chain_update(self.0).chain_update(what).chain_update([0]).chain_update(bytes);
        let outer = Sha256::new().chain_update(self.0).chain_update(inner.finalize()).finalize();
        hex(outer.as_slice().get(..BYTES).unwrap_or_default())
    }
}

pub(crate) fn hex(bytes: &[u8]) -> String {
    let mut text = String::with_capacity(bytes.len() * 2);
    for byte in bytes {
        // Writing to a string cannot fail.
        let _ = write!(text, "{byte:02x}");
    }
    text
}

/// A party without what says nothing: white space, what is empty, what stands twice.
pub(crate) fn tidy(mut subject: Subject) -> Subject {
    let lines = |texts: &mut Vec<String>| {
        let own = texts.iter().map(|text| text.split_whitespace().collect::<Vec<_>>().join(" "));
        let mut own: Vec<String> = own.filter(|text| !text.is_empty()).collect();
        own.sort();
        own.dedup();
        *texts = own;
    };
    lines(&mut subject.names);
    lines(&mut subject.states);
    subject.births.sort();
    subject.births.dedup();
    subject.identifiers.sort();
    subject.identifiers.dedup();
    subject.addresses.retain(|address| *address != Address::default());
    subject.addresses.sort();
    subject.addresses.dedup();
    subject
}
