//! A small log to tamper with.

use mtcr_ledger::{
    CHECKPOINT, Entry, Frontier, Hash, Part, Parts, Role, SecretKey, TILE_WIDTH, Trust, bundle_path,
    checkpoint_path,
};
use std::collections::BTreeMap;

/// An export in memory.
pub(crate) type Files = BTreeMap<String, Vec<u8>>;

pub(crate) const ORIGIN: &str = "arlandia.example/log";

pub(crate) fn key() -> SecretKey {
    SecretKey::from_seed(ORIGIN, Role::Log, &[7; 32]).expect("a key")
}

pub(crate) fn trust() -> Trust {
    Trust::new(vec![key().public().clone()])
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

/// A log as a store keeps it: its edge, and every hash by level and index.
#[derive(Default)]
pub(crate) struct Kept {
    pub(crate) edge: Frontier,
    pub(crate) hashes: BTreeMap<(u8, u64), Hash>,
}

impl Kept {
    pub(crate) fn append(&mut self, entry: &[u8]) {
        let kept = self.edge.append(Hash::leaf(entry));
        self.hashes.extend(kept.into_iter().map(|kept| ((kept.level, kept.index), kept.hash)));
    }

    /// The files of the export.
    pub(crate) fn files(&self, entries: &[Vec<u8>]) -> Files {
        let file = |part: Part| match part {
            Part::Hashes(tile) => {
                Part::tile(&tile.run().map(|at| self.hashes[&(tile.level, at)]).collect::<Vec<_>>())
            }
            Part::Entries { first, count } => {
                let first = usize::try_from(first).expect("small");
                Part::bundle(&entries[first..][..usize::try_from(count).expect("small")]).expect("short")
            }
        };
        mtcr_ledger::export(self.edge.size()).map(|part| (part.path(), file(part))).collect()
    }
}

/// The log of some entries, without a checkpoint.
pub(crate) fn grow(entries: &[Vec<u8>]) -> Files {
    let mut kept = Kept::default();
    entries.iter().for_each(|entry| kept.append(entry));
    kept.files(entries)
}

/// The signed checkpoint of some entries.
pub(crate) fn head(entries: &[Vec<u8>]) -> Vec<u8> {
    let mut log = Frontier::new();
    for entry in entries {
        log.append(Hash::leaf(entry));
    }
    let note = log.checkpoint(ORIGIN).expect("a checkpoint").sign(&key()).expect("a note");
    note.to_string().into_bytes()
}

/// A log with its checkpoint, and earlier ones at some sizes.
pub(crate) fn export(entries: &[Vec<u8>], earlier: &[u64]) -> Files {
    let mut files = grow(entries);
    files.insert(CHECKPOINT.to_owned(), head(entries));
    for size in earlier {
        let count = usize::try_from(*size).expect("small");
        files.insert(checkpoint_path(*size), head(&entries[..count]));
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
