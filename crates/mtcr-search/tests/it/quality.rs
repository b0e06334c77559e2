//! The labelled descriptions find their entries as well as docs/search.md says.

use crate::law::{FINDER, find};
use mtcr_search::quality::{Labelled, Mark, Part, Quality, place};
use std::collections::BTreeSet;
use std::path::Path;

fn rows() -> Vec<Labelled> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../examples/search");
    let of_file = |name: &str| -> Vec<Labelled> {
        let file: toml::Table = std::fs::read_to_string(folder.join(name)).unwrap().parse().unwrap();
        file["product"].as_array().unwrap().iter().map(row).collect()
    };
    ["labelled.toml", "blind.toml", "plain.toml"].into_iter().flat_map(of_file).collect()
}

fn row(row: &toml::Value) -> Labelled {
    let entries = row["entries"].as_array().unwrap().iter();
    Labelled {
        text: row["text"].as_str().unwrap().to_owned(),
        entries: entries.map(|id| id.as_str().unwrap().to_owned()).collect(),
        part: Part::named(row.get("part").map(|part| part.as_str().unwrap())).unwrap(),
    }
}

#[test]
fn every_part_reaches_its_mark() {
    for part in Part::ALL {
        let mut quality = Quality::default();
        for row in rows().iter().filter(|row| row.part == part) {
            quality.add(place(&FINDER, row).unwrap());
        }
        let (five, ten) = (quality.thousandths(quality.at_5), quality.thousandths(quality.at_10));
        let rank = quality.mean_reciprocal_rank();
        let mark = part.mark();
        assert!(quality.reaches(mark), "{}: {five}, {ten}, {rank}, wanted {mark:?}", part.label());
    }
}

#[test]
fn the_rows_are_many_and_reach_every_item() {
    let rows = rows();
    assert!(rows.len() >= 150, "{} rows", rows.len());
    let unread = rows.iter().filter(|row| !row.part.is_open()).count();
    assert!(unread * 4 > rows.len(), "{unread} of {} are not looked at", rows.len());
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
    let mark = Mark { at_5: 500, at_10: 750, rank: 337 };
    assert!(quality.reaches(mark));
    for higher in [Mark { at_5: 501, ..mark }, Mark { at_10: 751, ..mark }, Mark { rank: 338, ..mark }] {
        assert!(!quality.reaches(higher), "{higher:?}");
    }
}
