//! A small log to tamper with.

use mtcr_ledger::{
    CHECKPOINT, Checkpoint, Entry, Log, Parts, PublicKey, Role, SecretKey, TILE_WIDTH, bundle_path,
    checkpoint_path,
};
use std::collections::BTreeMap;

/// An export in memory.
pub(crate) type Files = BTreeMap<String, Vec<u8>>;

pub(crate) const ORIGIN: &str = "arlandia.example/log";

pub(crate) fn key() -> SecretKey {
    SecretKey::from_seed(ORIGIN, Role::Log, &[7; 32]).expect("a key")
}

pub(crate) fn keys() -> Vec<PublicKey> {
    vec![key().public().clone()]
}

/// Entry `index` of the log that all tests grow.
pub(crate) fn entry(index: u64) -> Vec<u8> {
    let subject = format!("case/2031-{index:04}");
    let payload = format!("{{\"step\":{index}}}");
    let at = jiff::Timestamp::from_microsecond(1_930_000_000_000_000 + i64::try_from(index).expect("small"));
    Entry::new(&Parts {
        kind: "case-submitted",
        subject: &subject,
        actor: "exporter/4",
        at: at.expect("an instant"),
        text: None,
        payload: payload.as_bytes(),
    })
    .expect("an entry")
    .to_bytes()
}

pub(crate) fn entries(size: u64) -> Vec<Vec<u8>> {
    (0..size).map(entry).collect()
}

/// The log of some entries, without a checkpoint.
pub(crate) fn grow(entries: &[Vec<u8>]) -> Files {
    let mut files = Files::new();
    files.append(&mut Log::new(&files, 0).append(entries).expect("a log"));
    files
}

/// The signed checkpoint of the first entries of a log.
pub(crate) fn head(files: &Files, size: u64) -> Vec<u8> {
    let root = Log::new(files, size).root().expect("a head");
    let note = Checkpoint::new(ORIGIN, size, root).expect("a checkpoint").sign(&key()).expect("a note");
    note.to_string().into_bytes()
}

/// A log with its checkpoint, and earlier ones at some sizes.
pub(crate) fn export(entries: &[Vec<u8>], earlier: &[u64]) -> Files {
    let mut files = grow(entries);
    files.insert(CHECKPOINT.to_owned(), head(&files, entries.len() as u64));
    for size in earlier {
        let count = usize::try_from(*size).expect("small");
        files.insert(checkpoint_path(*size), head(&grow(&entries[..count]), *size));
    }
    files
}

/// Puts other entries into an export and leaves all else as it is.
pub(crate) fn replace_entries(files: &mut Files, entries: &[Vec<u8>]) {
    files.retain(|path, _| !path.starts_with("tile/entries/"));
    for (index, bundle) in (0..).zip(entries.chunks(256)) {
        let bytes = bundle.iter().flat_map(|entry| {
            let length = u16::try_from(entry.len()).expect("short").to_be_bytes();
            length.into_iter().chain(entry.iter().copied())
        });
        files.insert(bundle_path(index, (bundle.len() as u64).min(TILE_WIDTH)), bytes.collect());
    }
}
