//! Checking proofs, with no log at hand (RFC 9162 sections 2.1.3.2 and 2.1.4.2; the proofs are those of RFC 6962).

use crate::hash::Hash;
use thiserror::Error;

/// A proof that does not show what it is for.
#[derive(Clone, Copy, Debug, Error, PartialEq, Eq)]
pub enum NoProof {
    /// The entry or the old tree lies beyond the tree.
    #[error("it is about more than the tree has")]
    Beyond,
    /// It has more or fewer hashes than trees of these sizes need.
    #[error("it is too long or too short for trees of these sizes")]
    Length,
    /// Its hashes lead to another tree head.
    #[error("it leads to another tree head")]
    Root,
}

/// Checks that the entry with this leaf hash stands at `index` in the tree of `size` entries with this head.
///
/// # Errors
/// It does not follow from the proof.
pub fn verify_inclusion(
    leaf: &Hash,
    index: u64,
    size: u64,
    root: &Hash,
    proof: &[Hash],
) -> Result<(), NoProof> {
    if index >= size {
        return Err(NoProof::Beyond);
    }
    let mut walk = Walk { at: index, last: size - 1 };
    let mut hash = *leaf;
    for other in proof {
        hash = match walk.up()? {
            Side::Left => Hash::node(other, &hash),
            Side::Right => Hash::node(&hash, other),
        };
    }
    walk.done()?;
    if hash == *root { Ok(()) } else { Err(NoProof::Root) }
}

/// Checks that the tree of `old` entries with one head is the beginning of the tree of `new` entries with the other.
///
/// An empty tree is the beginning of every tree.
///
/// # Errors
/// It does not follow from the proof.
pub fn verify_consistency(
    (old, old_root): (u64, &Hash),
    (new, new_root): (u64, &Hash),
    proof: &[Hash],
) -> Result<(), NoProof> {
    if old > new {
        return Err(NoProof::Beyond);
    }
    if old == 0 || old == new {
        let same = if old == 0 { *old_root == Hash::tree(&[]) } else { old_root == new_root };
        return match (proof, same) {
            ([], true) => Ok(()),
            ([], false) => Err(NoProof::Root),
            _ => Err(NoProof::Length),
        };
    }
    let mut walk = Walk { at: old - 1, last: new - 1 };
    walk.skip(walk.at.trailing_ones());
    // An old tree that is one full subtree is its own beginning; its hash is not in the proof.
    let (first, rest) =
        if old.is_power_of_two() { (old_root, proof) } else { proof.split_first().ok_or(NoProof::Length)? };
    let (mut before, mut after) = (*first, *first);
    for other in rest {
        match walk.up()? {
            Side::Left => {
                before = Hash::node(other, &before);
                after = Hash::node(other, &after);
            }
            Side::Right => after = Hash::node(&after, other),
        }
    }
    walk.done()?;
    if before == *old_root && after == *new_root { Ok(()) } else { Err(NoProof::Root) }
}

/// On which side of the path the next hash of a proof stands.
enum Side {
    Left,
    Right,
}

/// The way from a node to the head: its place, and the last place, at each height.
struct Walk {
    at: u64,
    last: u64,
}

impl Walk {
    /// One hash further up.
    fn up(&mut self) -> Result<Side, NoProof> {
        if self.last == 0 {
            return Err(NoProof::Length);
        }
        let side = if self.at & 1 == 1 || self.at == self.last {
            // A node without a right neighbour rises until it is a right child.
            self.skip(self.at.trailing_zeros());
            Side::Left
        } else {
            Side::Right
        };
        self.skip(1);
        Ok(side)
    }

    fn skip(&mut self, heights: u32) {
        self.at = self.at.checked_shr(heights).unwrap_or(0);
        self.last = self.last.checked_shr(heights).unwrap_or(0);
    }

    fn done(&self) -> Result<(), NoProof> {
        if self.last == 0 { Ok(()) } else { Err(NoProof::Length) }
    }
}
