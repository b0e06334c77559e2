//! A run that was stopped goes on and ends with the same bytes.

use crate::desk::{Desk, HEADER, MAP, Way, chain, counts, map};
use mtcr_bulk_files::{ColumnMap, Progress};
use std::fs;
use std::panic::{AssertUnwindSafe, catch_unwind};

/// Rows of every sort, some malformed, some over two lines, with ends of lines of both sorts.
fn rows(count: usize) -> String {
    let mut rows = HEADER.to_owned();
    for at in 0..count {
        match at % 7 {
            0 => rows.push_str(&format!("far {at},kite,{}.5,1,no\r\n", at + 1)),
            1 => rows.push_str(&format!("\"two\nlines {at}\",kite,,{at},yes\n")),
            2 => rows.push_str("broken,kite,x,1,no\n\n"),
            3 => rows.push_str("too,few\n"),
            4 => rows.push_str(&format!("\"quoted \"\"{at}\"\"\",boat,,,\n")),
            5 => rows.push_str(&format!("light {at},kite,1,1,no\n")),
            _ => rows.push_str(&format!("open {at},kite,,,\n")),
        }
    }
    rows
}

/// Runs until a number of progresses, and stops there as a kill would: nothing is tidied up.
fn stopped(desk: &Desk, map: &ColumnMap, way: Way, after: usize) -> bool {
    let mut seen = 0;
    let mut watch = |_: &Progress| {
        seen += 1;
        assert!(seen < after, "stopped");
    };
    catch_unwind(AssertUnwindSafe(|| desk.run_as("in.csv", "out.csv", Some(map), way, &mut watch).unwrap()))
        .is_err()
}

#[test]
fn a_run_stopped_anywhere_ends_with_the_same_bytes() {
    let map = map(MAP);
    let whole = Desk::new();
    whole.write("in.csv", rows(6000));
    let done = whole.run("in.csv", "out.csv", Some(&map)).unwrap();
    assert_eq!(done.totals.read, 6000);
    for (after, durable_every) in [(1, 1), (2, 300), (5, 1), (7, 700), (12, 5000), (15, 1)] {
        let desk = Desk::new();
        fs::copy(whole.path("in.csv"), desk.path("in.csv")).unwrap();
        let way = Way { durable_every, resume: true, ..Way::default() };
        assert!(stopped(&desk, &map, way, after));
        assert!(!desk.path("out.csv").exists());
        // What was written behind the last durable point may be torn.
        for name in ["out.csv.part", "out.csv.malformed.csv.part"] {
            let mut bytes = fs::read(desk.path(name)).unwrap();
            bytes.extend_from_slice(b"torn \xFF\"");
            fs::write(desk.path(name), bytes).unwrap();
        }
        desk.write("out.csv.journal.next", "{ half of a jour");
        assert!(stopped(&desk, &map, way, 2), "stopped again at the first step");
        let again =
            desk.run_as("in.csv", "out.csv", Some(&map), Way { threads: 1, ..way }, &mut |_| {}).unwrap();
        assert_eq!(counts(&again), counts(&done));
        assert!(again.resumed_at.is_some());
        for name in ["out.csv", "out.csv.malformed.csv"] {
            assert!(
                fs::read(desk.path(name)).unwrap() == fs::read(whole.path(name)).unwrap(),
                "{name} after {after}"
            );
        }
        assert!(!desk.path("out.csv.journal").exists());
    }
}

#[test]
fn a_run_that_ended_says_so_again_and_writes_nothing() {
    let (desk, map) = (Desk::new(), map(MAP));
    desk.write("in.csv", rows(50));
    let done = desk.run("in.csv", "out.csv", Some(&map)).unwrap();
    let before = fs::metadata(desk.path("out.csv")).unwrap().modified().unwrap();
    let way = Way { resume: true, ..Way::default() };
    let again =
        desk.run_as("in.csv", "out.csv", Some(&map), way, &mut |_| panic!("nothing is read")).unwrap();
    assert_eq!(counts(&again), counts(&done));
    assert_eq!(fs::metadata(desk.path("out.csv")).unwrap().modified().unwrap(), before);
    let error = desk.run("in.csv", "out.csv", Some(&map)).map(|_| ()).unwrap_err();
    assert!(chain(&error).contains("out.csv is there already"), "{}", chain(&error));
}

/// A kill between two of the last steps: some files have their last names, others not.
#[test]
fn the_last_steps_are_done_again() {
    let map = map(MAP);
    for step in 0..3 {
        let desk = Desk::new();
        desk.write("in.csv", rows(50));
        let done = desk.run("in.csv", "out.csv", Some(&map)).unwrap();
        let (out, malformed) = (desk.read("out.csv"), desk.read("out.csv.malformed.csv"));
        fs::rename(desk.path("out.csv.totals.json"), desk.path("out.csv.journal")).unwrap();
        if step < 2 {
            fs::rename(desk.path("out.csv.malformed.csv"), desk.path("out.csv.malformed.csv.part")).unwrap();
        }
        if step < 1 {
            fs::rename(desk.path("out.csv"), desk.path("out.csv.part")).unwrap();
        }
        let way = Way { resume: true, ..Way::default() };
        let again = desk.run_as("in.csv", "out.csv", Some(&map), way, &mut |_| {}).unwrap();
        assert_eq!(counts(&again), counts(&done), "step {step}");
        assert_eq!((desk.read("out.csv"), desk.read("out.csv.malformed.csv")), (out, malformed));
        assert_eq!(desk.names(), ["in.csv", "out.csv", "out.csv.malformed.csv", "out.csv.totals.json"]);
    }
}

/// What is said, the mapping of the second run, and what changed before it.
type Case<'c> = (&'c str, &'c str, &'c dyn Fn(&Desk));

#[test]
fn nothing_goes_on_from_another_run() {
    let text = rows(2000);
    let way = Way { durable_every: 1, resume: true, ..Way::default() };
    let edit = |desk: &Desk, name: &str, from: &str, to: &str| {
        let text = desk.read(name);
        assert!(text.contains(from), "{name} has no {from}");
        desk.write(name, text.replacen(from, to, 1));
    };
    let other_map = MAP.replace("\"lb\"", "\"kg\"");
    let cases: [Case<'_>; 6] = [
        ("its input was another file", MAP, &|desk| edit(desk, "in.csv", "light 5", "light 6")),
        ("its mapping was another one", &other_map, &|_| {}),
        ("it rested on another law", MAP, &|desk| {
            edit(desk, "out.csv.journal", "\"corpus\": \"", "\"corpus\": \"0");
        }),
        ("another version of the program", MAP, &|desk| {
            edit(desk, "out.csv.journal", "\"test\"", "\"older\"");
        }),
        ("cannot be read as a journal", MAP, &|desk| edit(desk, "out.csv.journal", "{", "[")),
        ("bytes and had", MAP, &|desk| drop(desk.write("out.csv.part", "short"))),
    ];
    for (message, map_text, change) in cases {
        let desk = Desk::new();
        desk.write("in.csv", &text);
        assert!(stopped(&desk, &map(MAP), way, 4));
        change(&desk);
        let error =
            desk.run_as("in.csv", "out.csv", Some(&map(map_text)), way, &mut |_| {}).map(|_| ()).unwrap_err();
        assert!(chain(&error).contains(message), "{message}: {}", chain(&error));
    }
    let desk = Desk::new();
    desk.write("in.csv", &text);
    assert!(stopped(&desk, &map(MAP), way, 4));
    let error = desk.run("in.csv", "out.csv", Some(&map(MAP))).map(|_| ()).unwrap_err();
    assert!(chain(&error).contains("`--resume` goes on from there"), "{}", chain(&error));
}

#[test]
fn threads_change_nothing() {
    let map = map(MAP);
    let mut outputs = Vec::new();
    for threads in [1, 2, 5] {
        let desk = Desk::new();
        desk.write("in.csv", rows(3000));
        desk.run_as("in.csv", "out.csv", Some(&map), Way { threads, ..Way::default() }, &mut |_| {}).unwrap();
        outputs.push((desk.read("out.csv"), desk.read("out.csv.malformed.csv")));
    }
    assert!(outputs.windows(2).all(|pair| pair[0] == pair[1]));
}
