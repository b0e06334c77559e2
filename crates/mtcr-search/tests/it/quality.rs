//! The labelled descriptions find their entries as well as docs/search.md says.

use crate::law::{FINDER, find};
use mtcr_search::quality::{Labelled, Quality, place};
use std::collections::BTreeSet;
use std::path::Path;

/// Thousandths of the descriptions with a right entry among the first five that must be reached.
const FLOOR_AT_5: u64 = 900;
/// The same for the first ten.
const FLOOR_AT_10: u64 = 940;
/// Thousandths of the mean of one by the place of the first right entry.
const FLOOR_RANK: u64 = 850;

fn rows() -> Vec<Labelled> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../examples/search/labelled.toml");
    let file: toml::Table = std::fs::read_to_string(path).unwrap().parse().unwrap();
    let row = |row: &toml::Value| Labelled {
        text: row["text"].as_str().unwrap().to_owned(),
        entries: row["entries"]
            .as_array()
            .unwrap()
            .iter()
            .map(|id| id.as_str().unwrap().to_owned())
            .collect(),
        held_out: row.get("held-out").is_some_and(|held| held.as_bool().unwrap()),
    };
    file["product"].as_array().unwrap().iter().map(row).collect()
}

#[test]
fn recall_stays_above_its_floor() {
    for held_out in [false, true] {
        let mut quality = Quality::default();
        for row in rows().iter().filter(|row| row.held_out == held_out) {
            quality.add(place(&FINDER, row).unwrap());
        }
        let (five, ten) = (quality.thousandths(quality.at_5), quality.thousandths(quality.at_10));
        assert!(five >= FLOOR_AT_5, "recall@5 {five}, held out: {held_out}");
        assert!(ten >= FLOOR_AT_10, "recall@10 {ten}, held out: {held_out}");
        let rank = quality.mean_reciprocal_rank();
        assert!(rank >= FLOOR_RANK, "mean reciprocal rank {rank}, held out: {held_out}");
    }
}

#[test]
fn the_rows_are_many_and_reach_every_item() {
    let rows = rows();
    assert!(rows.len() >= 150, "{} rows", rows.len());
    let held_out = rows.iter().filter(|row| row.held_out).count();
    assert!(held_out * 4 > rows.len(), "{held_out} of {} are held out", rows.len());
    let texts: BTreeSet<&str> = rows.iter().map(|row| row.text.as_str()).collect();
    assert_eq!(texts.len(), rows.len(), "a description stands twice");
    let item = |id: &String| id.split('.').next().unwrap().to_owned();
    let named: BTreeSet<String> = rows.iter().flat_map(|row| row.entries.iter().map(item)).collect();
    let mut missing = BTreeSet::new();
    for number in 1..=20 {
        // An item without entries has no leaf to be found.
        let exists = !find(&format!("Item {number}")).hits.is_empty();
        if exists && !named.contains(&number.to_string()) {
            missing.insert(number);
        }
    }
    assert!(missing.is_empty(), "no row for items {missing:?}");
    for row in &rows {
        for id in &row.entries {
            let known = find(id).hits.iter().any(|hit| FINDER.name(hit.entry) == id);
            assert!(known, "{}: {id} is no entry with a rule", row.text);
        }
    }
}

#[test]
fn every_hit_says_why_it_was_found() {
    for row in rows() {
        for hit in find(&row.text).hits {
            assert!(!hit.reasons.is_empty(), "{}: {}", row.text, FINDER.name(hit.entry));
        }
    }
}

#[test]
fn places_count_as_they_should() {
    let mut quality = Quality::default();
    assert_eq!((quality.thousandths(quality.at_1), quality.mean_reciprocal_rank()), (0, 0));
    for place in [Some(1), Some(4), Some(10), None] {
        quality.add(place);
    }
    assert_eq!((quality.at_1, quality.at_5, quality.at_10), (1, 2, 3));
    // (1 + 1/4 + 1/10 + 0) / 4
    assert_eq!(quality.mean_reciprocal_rank(), 337);
}
