//! A log that grows entry by entry keeps what the tree over all entries has.

use crate::fixture::{Kept, entries, grow};
use mtcr_ledger::{
    Beyond, Frontier, Hash, Log, LogFault, NoHash, Part, Plan, Tile, TooLong, export, verify_consistency,
    verify_inclusion,
};
use proptest::prelude::*;
use std::collections::BTreeMap;

fn leaves(size: u64) -> Vec<Hash> {
    entries(size).iter().map(|entry| Hash::leaf(entry)).collect()
}

/// The tiles that a plan asks for, out of what was kept.
fn fetch(plan: &Plan, kept: &Kept) -> BTreeMap<Tile, Vec<Hash>> {
    let run = |tile: Tile| tile.run().map(|at| kept.hashes[&(tile.level, at)]).collect();
    plan.tiles().into_iter().map(|tile| (tile, run(tile))).collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(40))]

    #[test]
    fn the_head_and_all_proofs_follow_from_what_is_kept(size in 1_u64..1500, pick in any::<u64>(), split in any::<u64>()) {
        let (all, pause) = (entries(size), split % (size + 1));
        let mut kept = Kept::default();
        for (at, entry) in (0..).zip(&all) {
            // The store goes down and comes up again in between, on what it kept beside the log or on tiles alone.
            if at == pause {
                let again = Frontier::from_bytes(&kept.edge.to_bytes());
                prop_assert_eq!(again.as_ref(), Some(&kept.edge));
                let tiles = fetch(&Plan::frontier(at), &kept);
                kept.edge = Frontier::of(at, &tiles).unwrap();
                prop_assert_eq!(again, Some(kept.edge.clone()));
            }
            kept.append(entry);
        }
        let (leaves, root) = (leaves(size), kept.edge.root());
        prop_assert_eq!(root, Hash::tree(&leaves));
        let head = Plan::root(size);
        prop_assert_eq!(head.hashes(&fetch(&head, &kept)), Ok(vec![root]));

        let index = pick % size;
        let plan = Plan::inclusion(size, index).unwrap();
        let proof = plan.hashes(&fetch(&plan, &kept)).unwrap();
        let leaf = leaves[usize::try_from(index).unwrap()];
        prop_assert_eq!(verify_inclusion(&leaf, index, size, &root, &proof), Ok(()));

        let plan = Plan::consistency(size, pause).unwrap();
        let proof = plan.hashes(&fetch(&plan, &kept)).unwrap();
        let before = Hash::tree(&leaves[..usize::try_from(pause).unwrap()]);
        prop_assert_eq!(verify_consistency((pause, &before), (size, &root), &proof), Ok(()));
    }

    #[test]
    fn a_tile_of_another_width_is_told(size in 2_u64..1500, pick in any::<u64>()) {
        let mut kept = Kept::default();
        entries(size).iter().for_each(|entry| kept.append(entry));
        let plan = Plan::inclusion(size, pick % size).unwrap();
        let tiles = fetch(&plan, &kept);
        for tile in tiles.keys() {
            let mut changed = tiles.clone();
            changed.get_mut(tile).unwrap().pop();
            prop_assert_eq!(plan.hashes(&changed), Err(NoHash::Malformed(*tile)));
            changed.remove(tile);
            prop_assert_eq!(plan.hashes(&changed), Err(NoHash::Missing(*tile)));
        }
    }
}

#[test]
fn a_proof_in_a_log_of_fifty_million_takes_few_tiles() {
    for index in [0, 1, 25_000_000, 33_554_431, 33_554_432, 49_999_999] {
        let tiles = Plan::inclusion(50_000_000, index).expect("within").tiles();
        assert!(tiles.len() <= 8, "{index}: {tiles:?}");
    }
    assert!(Plan::consistency(50_000_000, 49_999_999).expect("within").tiles().len() <= 8);
    assert!(Plan::root(u64::MAX).tiles().len() <= 8, "no size is too great to plan for");
}

#[test]
fn hashes_are_kept_once_and_in_order() {
    let mut log = Frontier::new();
    let mut next = BTreeMap::new();
    for leaf in leaves(1100) {
        for kept in log.append(leaf) {
            let next = next.entry(kept.level).or_insert(0);
            assert_eq!(kept.index, *next);
            *next += 1;
        }
    }
    assert_eq!(next, BTreeMap::from([(0, 1100), (1, 4)]));
}

#[test]
fn what_is_no_frontier_is_refused() {
    let mut log = Frontier::new();
    leaves(7).into_iter().for_each(|leaf| drop(log.append(leaf)));
    let bytes = log.to_bytes();
    assert_eq!(bytes.len(), 8 + 3 * 32);
    let other_size = [&[0, 0, 0, 0, 0, 0, 0, 8], &bytes[8..]].concat();
    for wrong in [&[], &bytes[1..], &bytes[..72], &bytes[..71], &other_size[..]] {
        assert_eq!(Frontier::from_bytes(wrong), None);
    }
    assert_eq!(Frontier::from_bytes(&[0; 8]), Some(Frontier::new()));
}

#[test]
fn what_is_written_is_what_the_size_needs() {
    for size in [0, 1, 255, 256, 257, 700] {
        let written: Vec<String> = grow(&entries(size)).into_keys().collect();
        let mut needed: Vec<String> = export(size).map(|part| part.path()).collect();
        needed.sort();
        assert_eq!(written, needed, "{size} entries");
    }
}

#[test]
fn a_log_crosses_the_third_level() {
    let leaves: Vec<Vec<u8>> = (0..65_537_u32).map(|at| at.to_be_bytes().to_vec()).collect();
    let files = grow(&leaves);
    let hashes: Vec<Hash> = leaves.iter().map(|leaf| Hash::leaf(leaf)).collect();
    assert_eq!(Log::new(&files, 65_537).root(), Ok(Hash::tree(&hashes)));
    assert!(files.contains_key("tile/2/000.p/1") && files.contains_key("tile/1/000"));
}

#[test]
fn what_does_not_fit_is_refused() {
    assert_eq!(Part::bundle(&[vec![0; 65_536]]), Err(TooLong(65_536)));
    assert_eq!(Part::bundle(&[vec![0; 65_535]]).map(|bytes| bytes.len()), Ok(65_537));
    let files = grow(&entries(3));
    let log = Log::new(&files, 3);
    assert_eq!(log.inclusion(3), Err(LogFault::Beyond(Beyond { asked: 3, size: 3 })));
    assert_eq!(log.consistency(4), Err(LogFault::Beyond(Beyond { asked: 4, size: 3 })));
    let gone = Log::new(&files, 4).root().map_err(|fault| fault.to_string());
    assert_eq!(gone, Err("`tile/0/000.p/4` is not there".to_owned()));
}
