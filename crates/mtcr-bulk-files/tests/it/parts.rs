//! A file taken in parts and merged: the bytes and totals of one run over the whole.

use crate::desk::{Desk, HEADER, MAP, Way, chain, counts, map};
use mtcr_bulk_files::{Split, merge};
use std::fs;
use std::path::PathBuf;

fn rows(count: usize) -> String {
    let mut rows = HEADER.to_owned();
    for at in 0..count {
        match at % 5 {
            0 => rows.push_str(&format!("far {at},kite,{}.5,1,no\r\n\r\n", at * 7)),
            1 => rows.push_str(&format!("\"two\nlines {at}\",kite,,{at},yes\n")),
            2 => rows.push_str("broken,kite,x,1,no\n"),
            3 => rows.push_str("too,few\n"),
            _ => rows.push_str(&format!("open {at},kite,,,\n")),
        }
    }
    rows
}

/// Runs every part and gives their outputs.
fn parts(desk: &Desk, of: u64, ending: &str) -> Vec<PathBuf> {
    let map = map(MAP);
    let mut outputs = Vec::new();
    for index in 1..=of {
        let split: Split = format!("{index}/{of}").parse().unwrap();
        let output = format!("part{index}.{ending}");
        let way = Way { split, ..Way::default() };
        desk.run_as("in.csv", &output, Some(&map), way, &mut |_| {})
            .unwrap_or_else(|error| panic!("{}", chain(&error)));
        outputs.push(desk.path(&output));
    }
    outputs
}

#[test]
fn merged_parts_are_the_whole_byte_for_byte() {
    for (count, of) in [(700, 1), (700, 2), (700, 7), (3, 7), (0, 3)] {
        for ending in ["csv", "ndjson", "parquet", "xlsx"] {
            let desk = Desk::new();
            desk.write("in.csv", rows(count));
            let whole = format!("whole.{ending}");
            let done = desk.run("in.csv", &whole, Some(&map(MAP))).unwrap();
            if of == 1 {
                continue;
            }
            let mut outputs = parts(&desk, of, ending);
            outputs.reverse();
            let merged = format!("merged.{ending}");
            let (_, sum) =
                merge(&outputs, &desk.path(&merged)).unwrap_or_else(|error| panic!("{}", chain(&error)));
            assert_eq!(counts(&sum), counts(&done), "{count} rows in {of} parts as {ending}");
            assert!(
                fs::read(desk.path(&merged)).unwrap() == fs::read(desk.path(&whole)).unwrap(),
                "{count} {of} {ending}"
            );
            let (malformed, bad) = (format!("{merged}.malformed.csv"), format!("{whole}.malformed.csv"));
            assert_eq!(desk.path(&malformed).exists(), desk.path(&bad).exists());
            if count > 3 {
                assert_eq!(desk.read(&malformed), desk.read(&bad));
            }
        }
    }
}

#[test]
fn parts_that_make_no_whole_are_refused() {
    let refused = |change: &dyn Fn(&Desk, &mut Vec<PathBuf>), part: &str| {
        let desk = Desk::new();
        desk.write("in.csv", rows(60));
        let mut outputs = parts(&desk, 3, "csv");
        change(&desk, &mut outputs);
        let error = merge(&outputs, &desk.path("merged.csv")).map(|_| ()).unwrap_err();
        assert!(chain(&error).contains(part), "{}", chain(&error));
        assert!(!desk.path("merged.csv").exists());
    };
    refused(&|_, parts| drop(parts.remove(1)), "part 2/3 is missing");
    refused(&|_, parts| parts.push(parts[0].clone()), "part 1/3 is there more than once");
    refused(&|_, parts| parts.clear(), "none is named");
    refused(&|desk, _| fs::remove_file(desk.path("part2.csv.totals.json")).unwrap(), "its run has not ended");
    refused(&|desk, _| drop(desk.write("part2.csv", "short")), "has 5 bytes and had");
    let edit = |from: &'static str, to: &'static str| {
        move |desk: &Desk, _: &mut Vec<PathBuf>| {
            let text = desk.read("part2.csv.totals.json");
            assert!(text.contains(from), "{text}");
            desk.write("part2.csv.totals.json", text.replacen(from, to, 1));
        }
    };
    refused(&edit("\"2/3\"", "\"2/4\""), "one of another number of parts");
    refused(&edit("\"test\"", "\"older\""), "another version of the program");
    refused(&edit("\"read\": ", "\"read\": 1"), "its totals do not add up");
    refused(&edit("\"place\": ", "\"place\": 1"), "begins at");
}

/// A file whose parts lie within one row: each row belongs to one part all the same.
#[test]
fn more_parts_than_rows() {
    let desk = Desk::new();
    desk.write("in.csv", format!("{HEADER}\"{}\",kite,300,1,no\nb,kite,1,1,no\n", "x".repeat(5000)));
    let outputs = parts(&desk, 40, "csv");
    let (_, done) = merge(&outputs, &desk.path("merged.csv")).unwrap();
    assert_eq!(counts(&done), [2, 1, 1, 0, 0]);
}
