//! Ids for records whose publisher gives none that last: made of what the record says, never of where it stands.

use mtcr_screening::Party;
use sha2::{Digest as _, Sha256};
use std::collections::BTreeMap;
use std::fmt::Write as _;

/// The first 16 hexadecimal digits of a digest over parts, each ended so that they cannot run into each other.
pub(crate) fn made_of(parts: &[&str]) -> String {
    let mut digest = Sha256::new();
    for part in parts {
        digest.update(part.as_bytes());
        digest.update([0]);
    }
    let mut hex = String::with_capacity(16);
    for byte in digest.finalize().iter().take(8) {
        // Writing to a string does not fail.
        let _ = write!(hex, "{byte:02x}");
    }
    hex
}

/// A digest of all that a record says, whatever its id and place.
pub(crate) fn of_content(party: &Party) -> String {
    let mut bare = party.clone();
    bare.id.uid.clear();
    bare.source = mtcr_screening::Source::default();
    made_of(&[&serde_json::to_string(&bare).unwrap_or_default()])
}

/// Makes ids unique without looking at the order of records: records that share one get what else they say added to it, and
/// of records that say the same, one stays. Gives how many went.
pub(crate) fn settle(parties: &mut Vec<Party>) -> usize {
    let mut count: BTreeMap<String, usize> = BTreeMap::new();
    for party in parties.iter() {
        *count.entry(party.id.uid.clone()).or_default() += 1;
    }
    for party in parties.iter_mut() {
        if count.get(&party.id.uid).is_some_and(|count| *count > 1) {
            party.id.uid = format!("{}-{}", party.id.uid, of_content(party));
        }
    }
    let before = parties.len();
    let mut seen = std::collections::BTreeSet::new();
    parties.retain(|party| seen.insert(party.id.uid.clone()));
    before - parties.len()
}
