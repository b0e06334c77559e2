//! That an entry is in the ledger: the hashes that show it, checked here before they are shown.

use super::entries::Row;
use crate::pages::frame::Frame;
use crate::pages::problems::Wrong;
use mtcr_ledger::{Hash, verify_inclusion};
use mtcr_store::{Fault, Store, TreeHead};

/// A proof as it is shown.
pub(super) struct ProofView {
    /// The entry, with what everybody may see of it.
    pub(super) row: Row,
    /// How many entries the tree has that it is proved for.
    pub(super) size: u64,
    /// Whether the newest checkpoint signs that tree.
    pub(super) signed: bool,
    /// The hash of the entry.
    pub(super) leaf: String,
    /// The hashes on the way from the entry to the root.
    pub(super) hashes: Vec<String>,
    /// The hash of the root.
    pub(super) root: String,
    /// The address of the same in JSON.
    pub(super) api: String,
}

/// What is asked about an entry.
pub(super) enum Proof {
    /// Nothing.
    NotAsked,
    /// It is in the ledger.
    There(Box<ProofView>),
    /// It is not, or what was typed is no number.
    Not(Wrong),
    /// The hashes kept do not lead from the entry to the root.
    Broken,
}

/// Proves an entry by its number as it was typed: for the tree of the newest checkpoint where that has it, so that the
/// proof ends in what is signed, else for the ledger as it stands.
///
/// # Errors
/// The store cannot be read.
pub(super) async fn prove(
    store: &Store,
    f: &Frame,
    typed: &str,
    head: &TreeHead,
    signed: Option<(u64, Hash)>,
) -> Result<Proof, Fault> {
    if typed.is_empty() {
        return Ok(Proof::NotAsked);
    }
    let found = match typed.parse::<u64>() {
        Ok(index) => store.since(index, 1).await?.into_iter().next().map(|event| (index, event)),
        Err(_) => None,
    };
    let Some((index, event)) = found.filter(|(index, _)| *index < head.size) else {
        return Ok(Proof::Not(none(typed, head.size)));
    };
    let (size, root, signed) = match signed {
        Some((size, root)) if index < size => (size, root, true),
        _ => (head.size, head.root, false),
    };
    let Ok(entry) = event.entry() else { return Ok(Proof::Broken) };
    let leaf = Hash::leaf(&entry.to_bytes());
    let Some(hashes) = store.inclusion(index, size).await? else { return Ok(Proof::Broken) };
    if verify_inclusion(&leaf, index, size, &root, &hashes).is_err() {
        return Ok(Proof::Broken);
    }
    Ok(Proof::There(Box::new(ProofView {
        row: Row::of(f, &event),
        size,
        signed,
        leaf: leaf.to_string(),
        hashes: hashes.iter().map(ToString::to_string).collect(),
        root: root.to_string(),
        api: format!("/api/v1/ledger/proof?index={index}&size={size}"),
    })))
}

/// That there is no such entry.
fn none(typed: &str, size: u64) -> Wrong {
    let help = match size.checked_sub(1) {
        None => "the ledger has no entry yet".to_owned(),
        Some(last) => format!("entries have the numbers 0 to {last}"),
    };
    Wrong::new("entry", format!("the ledger has no entry `{typed}`"), Some(help))
}
