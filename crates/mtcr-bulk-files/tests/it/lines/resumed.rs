//! Runs over declarations that are stopped, and parts put together.

use super::desk::{BulkFails, Desk, Way, chain, counts, judged, judged_as, many};
use mtcr_bulk_files::{LinesBasis, Progress, Split, is_of_declarations, merge, merge_lines};
use std::fs;
use std::panic::{AssertUnwindSafe, catch_unwind};

const ENDINGS: [&str; 4] = ["csv", "ndjson", "xlsx", "parquet"];

/// Runs until a number of progresses, and stops there as a kill would: nothing is tidied up.
fn stopped(desk: &Desk, output: &str, way: &Way, after: usize) -> bool {
    let mut seen = 0;
    let mut watch = |_: &Progress<_>| {
        seen += 1;
        assert!(seen < after, "stopped");
    };
    let run = || judged_as(desk, "in.csv", output, None, way, &mut watch).unwrap();
    catch_unwind(AssertUnwindSafe(run)).is_err()
}

#[test]
fn a_run_stopped_anywhere_ends_with_the_same_bytes() {
    let desk = Desk::new();
    desk.write("in.csv", many(3000));
    for ending in ENDINGS {
        let whole = format!("whole.{ending}");
        let done = judged(&desk, "in.csv", &whole, None).unwrap();
        for (after, durable_every) in [(1, 1), (3, 1), (5, 700), (9, 1)] {
            let output = format!("stopped{after}.{ending}");
            let way = Way { durable_every, resume: true, ..Way::default() };
            assert!(stopped(&desk, &output, &way, after));
            assert!(!desk.path(&output).exists());
            let part = desk.path(&format!("{output}.malformed.csv.part"));
            let mut bytes = fs::read(&part).unwrap();
            bytes.extend_from_slice(b"torn \xFF\"");
            fs::write(part, bytes).unwrap();
            assert!(stopped(&desk, &output, &way, 2), "stopped again at the first step");
            let again =
                judged_as(&desk, "in.csv", &output, None, &Way { threads: 1, ..way }, &mut |_| {}).unwrap();
            assert_eq!(counts(&again), counts(&done));
            assert!(again.resumed_at.is_some());
            for name in ["", ".malformed.csv"] {
                let bytes = |file: &str| fs::read(desk.path(&format!("{file}{name}"))).unwrap();
                assert!(bytes(&output) == bytes(&whole), "{output}{name}");
            }
        }
    }
}

#[test]
fn merged_parts_are_the_whole_byte_for_byte() {
    let desk = Desk::new();
    desk.write("in.csv", many(700));
    for ending in ENDINGS {
        let whole = format!("whole.{ending}");
        let done = judged(&desk, "in.csv", &whole, None).unwrap();
        let mut outputs = Vec::new();
        for index in 1..=5 {
            let split: Split = format!("{index}/5").parse().unwrap();
            let output = format!("part{index}.{ending}");
            judged_as(&desk, "in.csv", &output, None, &Way { split, ..Way::default() }, &mut |_| {}).unwrap();
            outputs.push(desk.path(&output));
        }
        assert!(is_of_declarations(&outputs[0]).unwrap());
        let error = merge(&outputs, &desk.path(&format!("products.{ending}"))).map(|_| ()).unwrap_err();
        assert!(chain(&error).contains("it was of declarations, not of products"), "{}", chain(&error));
        let merged = format!("merged.{ending}");
        let (_, sum) = merge_lines(&outputs, &desk.path(&merged)).unwrap();
        assert_eq!(counts(&sum), counts(&done));
        for name in ["", ".malformed.csv"] {
            let bytes = |file: &str| fs::read(desk.path(&format!("{file}{name}"))).unwrap();
            assert!(bytes(&merged) == bytes(&whole), "{merged}{name}");
        }
    }
}

#[test]
fn nothing_goes_on_that_rests_on_something_else() {
    let desk = Desk::new();
    desk.write("in.csv", many(2000));
    let way = Way { durable_every: 1, resume: true, ..Way::default() };
    assert!(stopped(&desk, "out.csv", &way, 2));
    let refused = |change: &dyn Fn(&mut LinesBasis), part: &str| {
        let mut other = way.clone();
        change(&mut other.basis);
        let said = judged_as(&desk, "in.csv", "out.csv", None, &other, &mut |_| {}).said();
        assert!(said.contains(part), "{said}");
    };
    refused(&|basis| basis.on = "2026-03-03".to_owned(), "it judged for another day; name that day again");
    refused(&|basis| basis.lists = "more".to_owned(), "it asked other lists of parties");
    refused(
        &|basis| basis.licences = Some("x".to_owned()),
        "its register of licences or of states was another one",
    );
    refused(
        &|basis| basis.registry = Some("x".to_owned()),
        "its register of licences or of states was another one",
    );
    refused(&|basis| basis.corpus = "other".to_owned(), "it rested on another law");
    judged_as(&desk, "in.csv", "out.csv", None, &way, &mut |_| {}).unwrap();
}

/// A total that was changed by hand is found, whichever it is.
#[test]
fn totals_that_do_not_add_up_merge_nothing() {
    let desk = Desk::new();
    desk.write("in.csv", many(60));
    judged(&desk, "in.csv", "part.csv", None).unwrap();
    let text = desk.read("part.csv.totals.json");
    for count in ["read", "cleared", "referred", "rejected", "malformed"] {
        let from = format!("\"{count}\": ");
        let at = text.rfind(&from).unwrap() + from.len();
        desk.write("part.csv.totals.json", format!("{}1{}", &text[..at], &text[at..]));
        let error = merge_lines(&[desk.path("part.csv")], &desk.path("merged.csv")).map(|_| ()).unwrap_err();
        assert!(chain(&error).contains("its totals do not add up"), "{count}: {}", chain(&error));
    }
}
