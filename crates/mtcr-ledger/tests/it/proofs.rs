//! Proofs show what they are for and nothing else.

use crate::fixture::{entries, grow};
use mtcr_ledger::{Hash, Log, NoProof, verify_consistency, verify_inclusion};
use proptest::prelude::*;

fn leaves(size: u64) -> Vec<Hash> {
    entries(size).iter().map(|entry| Hash::leaf(entry)).collect()
}

fn flip(hash: &Hash, bit: usize) -> Hash {
    let mut bytes = *hash.as_bytes();
    bytes[bit / 8] ^= 1 << (bit % 8);
    Hash::from_bytes(bytes)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(60))]

    #[test]
    fn an_entry_is_proved_and_no_changed_bit_is(size in 1_u64..1200, pick in any::<u64>(), bit in 0_usize..256) {
        let index = pick % size;
        let files = grow(&entries(size));
        let log = Log::new(&files, size);
        let (root, proof) = (log.root().unwrap(), log.inclusion(index).unwrap());
        let leaf = leaves(size)[usize::try_from(index).unwrap()];
        prop_assert_eq!(verify_inclusion(&leaf, index, size, &root, &proof), Ok(()));
        prop_assert_eq!(verify_inclusion(&flip(&leaf, bit), index, size, &root, &proof), Err(NoProof::Root));
        prop_assert_eq!(verify_inclusion(&leaf, index, size, &flip(&root, bit), &proof), Err(NoProof::Root));
        for at in 0..proof.len() {
            let mut changed = proof.clone();
            changed[at] = flip(&changed[at], bit);
            prop_assert!(verify_inclusion(&leaf, index, size, &root, &changed).is_err());
        }
        for other in [index ^ 1, index + 1, size].into_iter().filter(|other| *other != index) {
            prop_assert!(verify_inclusion(&leaf, other, size, &root, &proof).is_err());
        }
        let longer = [proof.clone(), vec![root]].concat();
        prop_assert_eq!(verify_inclusion(&leaf, index, size, &root, &longer), Err(NoProof::Length));
        if let Some((_, shorter)) = proof.split_last() {
            prop_assert!(verify_inclusion(&leaf, index, size, &root, shorter).is_err());
        }
    }

    #[test]
    fn a_beginning_is_proved_and_no_changed_bit_is(new in 1_u64..1200, pick in any::<u64>(), bit in 0_usize..256) {
        let old = pick % (new + 1);
        let files = grow(&entries(new));
        let log = Log::new(&files, new);
        let proof = log.consistency(old).unwrap();
        let (before, after) = (Hash::tree(&leaves(old)), log.root().unwrap());
        prop_assert_eq!(verify_consistency((old, &before), (new, &after), &proof), Ok(()));
        prop_assert!(verify_consistency((old, &flip(&before, bit)), (new, &after), &proof).is_err());
        // An empty tree is the beginning of every other, whatever its head.
        let changed = verify_consistency((old, &before), (new, &flip(&after, bit)), &proof);
        prop_assert_eq!(changed.is_err(), old > 0);
        for at in 0..proof.len() {
            let mut changed = proof.clone();
            changed[at] = flip(&changed[at], bit);
            prop_assert!(verify_consistency((old, &before), (new, &after), &changed).is_err());
        }
        let longer = [proof.clone(), vec![after]].concat();
        prop_assert_eq!(verify_consistency((old, &before), (new, &after), &longer), Err(NoProof::Length));
        prop_assert!(verify_consistency((new + 1, &before), (new, &after), &proof).is_err());
    }
}

#[test]
fn all_small_sizes() {
    let files: Vec<_> = (0..=40).map(|size| grow(&entries(size))).collect();
    for new in 0..=40_u64 {
        let log = Log::new(&files[usize::try_from(new).unwrap()], new);
        let root = log.root().unwrap();
        for old in 0..=new {
            let before = Hash::tree(&leaves(old));
            let proof = log.consistency(old).unwrap();
            assert_eq!(verify_consistency((old, &before), (new, &root), &proof), Ok(()), "{old} of {new}");
        }
        for (index, leaf) in (0..).zip(leaves(new)) {
            let proof = log.inclusion(index).unwrap();
            assert_eq!(verify_inclusion(&leaf, index, new, &root, &proof), Ok(()), "{index} of {new}");
        }
    }
}
