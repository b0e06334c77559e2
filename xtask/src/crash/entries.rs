//! What the ledger of a node says of jobs, read through its API.

use super::client::{Client, Gone};
use mtcr_ledger::{Entry, TILE_WIDTH, bundle_path};
use serde_json::Value;
use std::collections::BTreeMap;

/// The kinds of the events of each job, in their order.
#[derive(Debug, Default)]
pub(crate) struct Entries {
    /// How many entries there are.
    pub(crate) count: u64,
    pub(crate) jobs: BTreeMap<String, Vec<String>>,
    /// Entries that cannot be read.
    pub(crate) odd: u64,
}

impl Entries {
    /// Reads the ledger.
    pub(crate) fn read(client: &Client) -> Result<Self, Gone> {
        let (_, ledger) = client.got("ledger")?;
        let ledger: Value = serde_json::from_str(&ledger).unwrap_or_default();
        let size = ledger.get("size").and_then(Value::as_u64).unwrap_or_default();
        let mut entries = Entries::default();
        for index in 0..size.div_ceil(TILE_WIDTH) {
            let width = (size - index * TILE_WIDTH).min(TILE_WIDTH);
            let bundle = client.bytes(&format!("ledger/{}", bundle_path(index, width)))?;
            entries.bundle(&bundle);
        }
        if entries.count != size {
            entries.odd += 1;
        }
        Ok(entries)
    }

    /// Reads entries, each after its length.
    fn bundle(&mut self, mut bytes: &[u8]) {
        while let Some((&[high, low], rest)) = bytes.split_first_chunk() {
            let Some((entry, rest)) = rest.split_at_checked(usize::from(u16::from_be_bytes([high, low])))
            else {
                self.odd += 1;
                return;
            };
            bytes = rest;
            self.count += 1;
            match Entry::parse(entry) {
                Ok(entry) => {
                    let job = entry.subject().strip_prefix("job/").unwrap_or_default().to_owned();
                    self.jobs.entry(job).or_default().push(entry.kind().to_owned());
                }
                Err(_) => self.odd += 1,
            }
        }
    }
}

/// Whether these are all events that a job has which is over.
pub(crate) fn is_whole(kinds: &[String]) -> bool {
    let kinds: Vec<&str> = kinds.iter().map(String::as_str).collect();
    matches!(
        kinds.as_slice(),
        ["job-queued", "job-failed" | "job-cancelled"]
            | ["job-queued", "job-started", "job-done" | "job-failed" | "job-cancelled"]
    )
}

/// Whether a job that may go on can have these.
pub(crate) fn is_begun(kinds: &[String]) -> bool {
    is_whole(kinds)
        || matches!(kinds, [one] if one == "job-queued")
        || matches!(kinds, [one, two] if one == "job-queued" && two == "job-started")
}
