//! A log that shows when it was tampered with: what happened goes into a Merkle tree, its head is signed, and whoever
//! holds an export can check it alone.
//!
//! [`Entry`] is what happened, as stable bytes; [`Frontier`] grows a log and says which hashes to keep; [`Plan`] says
//! which tiles of them a tree head or a proof takes, and computes it; [`Checkpoint`] and [`Note`] are heads that logs
//! sign and partners [`cosign`], and [`Trust`] says whose signatures it takes; [`export()`] says which files an export
//! has; [`verify()`] checks one and says which entry was edited, deleted, moved or inserted. Restricted texts are kept
//! sealed beside the log, so that [deleting](Entry::deletion) one leaves the log whole. The formats are those of C2SP
//! tlog-tiles, tlog-checkpoint, tlog-cosignature and signed-note, over the tree of RFC 6962.
//!
//! It reads and writes nothing itself and knows neither clock nor chance: keys, instants and random bytes are
//! arguments. It does not know what events there are or who may read what.
//!
//! ```
//! use mtcr_ledger::{CHECKPOINT, Entry, Frontier, Hash, Part, Parts, Role, SecretKey, Trust, Verdict, export, verify};
//! use std::collections::BTreeMap;
//!
//! let entry = Entry::new(&Parts {
//!     kind: "case-submitted",
//!     subject: "case/2031-0017",
//!     actor: "exporter/4",
//!     at: "2031-03-04T09:15:00Z".parse()?,
//!     text: None,
//!     payload: b"{}",
//! })?
//! .to_bytes();
//! let mut log = Frontier::new();
//! let kept = log.append(Hash::leaf(&entry));
//!
//! let mut files = BTreeMap::new();
//! for part in export(log.size()) {
//!     let bytes = match part {
//!         Part::Hashes(_) => Part::tile(&[kept[0].hash]),
//!         Part::Entries { .. } => Part::bundle([&entry])?,
//!     };
//!     files.insert(part.path(), bytes);
//! }
//! let key = SecretKey::from_seed("arlandia.example/log", Role::Log, &[7; 32])?;
//! let note = log.checkpoint("arlandia.example/log")?.sign(&key)?;
//! files.insert(CHECKPOINT.into(), note.to_string().into_bytes());
//!
//! let report = verify(&files, &Trust::new(vec![key.public().clone()]))?;
//! assert_eq!(report.verdict(), Verdict::Whole);
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

mod checkpoint;
mod entry;
mod export;
mod frontier;
mod hash;
mod key;
mod note;
mod plan;
mod proof;
mod resources;
mod sealed;
mod tile;
mod tree;
mod trust;
mod verify;
mod witness;

pub use checkpoint::{BadCheckpoint, Checkpoint};
pub use entry::{BadEntry, Entry, Parts, Pledge, TEXT_DELETED};
pub use export::{Part, TooLong, export};
pub use frontier::{Frontier, TileHash};
pub use hash::Hash;
pub use key::{BadKey, PublicKey, Role, SecretKey};
pub use note::{BadNote, MOST_SIGNATURES, Note, Signed};
pub use plan::{Beyond, NoHash, Plan};
pub use proof::{NoProof, verify_consistency, verify_inclusion};
pub use resources::{Export, Resources};
pub use sealed::{Seal, Unopened, commitment, is_pledged, open, seal};
pub use tile::{TILE_WIDTH, Tile, bundle_path, sealed_path};
pub use tree::{Log, LogFault};
pub use trust::{Distrust, Opened, Trust};
pub use verify::{
    CHECKPOINT, Finding, Report, Signatures, TextWrong, Verdict, checkpoint_path, differences, verify,
};
pub use witness::{NotCosigned, cosign};
