//! What the ledger of a node says of jobs, read from its export: what everybody may fetch has no entries about accounts,
//! nor those that stand beside them.

use mtcr_ledger::{Checkpoint, Entry, Note, TILE_WIDTH, bundle_path};
use std::collections::BTreeMap;
use std::path::Path;
use std::process::Command;

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
    /// Reads the ledger of a database, which a node may be writing to, through an export that is thrown away.
    ///
    /// # Errors
    /// The command fails, or what it wrote cannot be read.
    pub(crate) fn read(program: &Path, own: &[&str], folder: &Path) -> Result<Self, String> {
        let export = folder.join("export");
        let ran = Command::new(program)
            .args(["audit", "export", "export"])
            .args(own)
            .current_dir(folder)
            .output()
            .map_err(|error| format!("cannot run {}: {error}", program.display()))?;
        if !ran.status.success() {
            return Err(format!("mtcr audit export: {}", String::from_utf8_lossy(&ran.stderr)));
        }
        let file = |name: &str| {
            let path = export.join(name);
            std::fs::read(&path).map_err(|error| format!("{}: {error}", path.display()))
        };
        let note = Note::parse(&file("checkpoint")?);
        let note = note.map_err(|error| format!("checkpoint: {error}"))?;
        let size = Checkpoint::parse(note.text()).map_err(|error| format!("checkpoint: {error}"))?.size();
        let mut entries = Entries::default();
        for index in 0..size.div_ceil(TILE_WIDTH) {
            let width = (size - index * TILE_WIDTH).min(TILE_WIDTH);
            entries.bundle(&file(&bundle_path(index, width))?);
        }
        if entries.count != size {
            entries.odd += 1;
        }
        std::fs::remove_dir_all(&export).map_err(|error| format!("{}: {error}", export.display()))?;
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
                    if let Some(job) = entry.subject().strip_prefix("job/") {
                        self.jobs.entry(job.to_owned()).or_default().push(entry.kind().to_owned());
                    }
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
