//! A log that shows when it was tampered with: what happened goes into a Merkle tree, its head is signed, and whoever
//! holds an export can check it alone.
//!
//! [`Entry`] is what happened, as stable bytes; [`Log`] is a log of a size and says which files to write to append,
//! its head, and proofs; [`Checkpoint`] and [`Note`] are heads that logs sign and partners cosign; [`verify()`] checks
//! an export and says which entry was edited, deleted, moved or inserted. Restricted texts are kept sealed beside the
//! log, so that [deleting](Entry::deletion) one leaves the log whole. The formats are those of C2SP tlog-tiles,
//! tlog-checkpoint, tlog-cosignature and signed-note, over the tree of RFC 6962.
//!
//! It reads and writes nothing itself and knows neither clock nor chance: keys, instants and random bytes are
//! arguments. It does not know what events there are or who may read what.
//!
//! ```
//! use mtcr_ledger::{CHECKPOINT, Checkpoint, Entry, Log, Parts, Role, SecretKey, verify};
//! use std::collections::BTreeMap;
//!
//! let mut files = BTreeMap::new();
//! let entry = Entry::new(&Parts {
//!     kind: "case-submitted",
//!     subject: "case/2031-0017",
//!     actor: "exporter/4",
//!     at: "2031-03-04T09:15:00Z".parse()?,
//!     text: None,
//!     payload: b"{}",
//! })?;
//! files.append(&mut Log::new(&files, 0).append(&[entry.to_bytes()])?);
//!
//! let key = SecretKey::from_seed("node.example/log", Role::Log, &[7; 32])?;
//! let root = Log::new(&files, 1).root()?;
//! let note = Checkpoint::new("node.example/log", 1, root)?.sign(&key)?;
//! files.insert(CHECKPOINT.into(), note.to_string().into_bytes());
//!
//! assert!(verify(&files, &[key.public().clone()])?.is_whole());
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

mod append;
mod checkpoint;
mod entry;
mod hash;
mod key;
mod note;
mod proof;
mod resources;
mod sealed;
mod tile;
mod tree;
mod verify;

pub use append::paths;
pub use checkpoint::{BadCheckpoint, Checkpoint};
pub use entry::{BadEntry, Entry, Parts, Pledge, TEXT_DELETED};
pub use hash::Hash;
pub use key::{BadKey, PublicKey, Role, SecretKey};
pub use note::{BadNote, MOST_SIGNATURES, Note, Signed};
pub use proof::{NoProof, verify_consistency, verify_inclusion};
pub use resources::{Export, Resources};
pub use sealed::{Seal, Unopened, commitment, open, seal};
pub use tile::{TILE_WIDTH, Tile, bundle_path, sealed_path};
pub use tree::{Log, LogFault};
pub use verify::{CHECKPOINT, Finding, Report, Signatures, TextWrong, checkpoint_path, verify};
