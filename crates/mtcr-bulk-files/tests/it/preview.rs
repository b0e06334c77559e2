//! What a mapping reads in the first rows, before anything is run; and a run that is told to stop.

use crate::desk::{Desk, HEADER, MAP, chain, classifier, corpus, map};
use mtcr_bulk_files::{BulkError, Job, Split, preview, propose_as, run_while};
use std::ops::ControlFlow;

#[test]
fn every_cell_says_what_is_read_of_it_or_why_it_is_no_value() {
    let desk = Desk::new();
    desk.write("in.csv", format!("{HEADER}a,kite,350,<1,yes\nb,plane,many,,no\nc,kite\n"));
    let map = map(MAP);
    let found = preview(&desk.path("in.csv"), Some(&map), classifier(), 10).unwrap();
    assert_eq!(found.heads, ["Name", "Type", "Range (km)", "Load (lb)", "Folds"]);
    let [good, bad, short] = found.rows.as_slice() else { panic!("{found:?}") };
    let read: Vec<&str> = good.cells.iter().map(|cell| cell.read.as_str()).collect();
    assert_eq!(
        read,
        [
            "name = a",
            "class = kite",
            "max-range = 350 km",
            "max-payload = { less-than = \"1 lb\" }",
            "foldable = true"
        ]
    );
    assert_eq!((good.line, &good.malformed), (2, &None));
    // Every cell tells its own mistake, and the row the first of them, as the run would.
    assert!(bad.cells[1].wrong.contains("no meaning"), "{bad:?}");
    assert!(!bad.cells[2].wrong.is_empty() && bad.cells[2].read.is_empty(), "{bad:?}");
    assert_eq!((bad.cells[3].read.as_str(), bad.cells[3].wrong.as_str()), ("", ""));
    assert_eq!(bad.malformed.as_ref().map(|(column, _)| column.as_str()), Some("Type"));
    assert!(short.malformed.is_some() && short.cells[0].text.starts_with("c,kite"), "{short:?}");
    // It looks at so many rows and no more.
    assert_eq!(preview(&desk.path("in.csv"), Some(&map), classifier(), 1).unwrap().rows.len(), 1);
}

#[test]
fn a_mapping_that_does_not_fit_is_told_before_any_row() {
    let desk = Desk::new();
    desk.write("in.csv", "Name,Colour\na,red\n");
    let error = preview(&desk.path("in.csv"), Some(&map(MAP)), classifier(), 10).unwrap_err();
    assert!(chain(&error).contains("no column is called `Type`"), "{}", chain(&error));
    let error = preview(&desk.path("in.csv"), None, classifier(), 10).unwrap_err();
    assert!(matches!(error, BulkError::NoMap { .. }), "{error}");
}

#[test]
fn rows_that_are_dossiers_are_looked_at_whole() {
    let desk = Desk::new();
    desk.write("in.ndjson", "{\"name\":\"a\",\"class\":[\"kite\"]}\n{\"name\":1}\n");
    let found = preview(&desk.path("in.ndjson"), None, classifier(), 10).unwrap();
    assert!(found.heads.is_empty() && found.rows[0].malformed.is_none(), "{found:?}");
    assert_eq!(found.rows[0].cells[0].text, "{\"name\":\"a\",\"class\":[\"kite\"]}");
    assert!(found.rows[1].malformed.is_some(), "{found:?}");
}

#[test]
fn a_proposal_reads_the_file_as_it_is_written() {
    let desk = Desk::new();
    desk.write("in.csv", "Name;Max range (km)\na;1,5\n");
    let written = map("[file]\ndelimiter = \";\"\n[columns]\n");
    let text = propose_as(&desk.path("in.csv"), corpus(), &written).unwrap();
    assert!(text.contains("\"Max range (km)\" = { fact = \"max-range\", unit = \"km\" }"), "{text}");
}

#[test]
fn a_run_that_is_told_to_stop_goes_on_to_the_same_bytes() {
    let desk = Desk::new();
    let rows: String = (0..3000).map(|at| format!("p{at},kite,{},1,yes\n", at % 700)).collect();
    desk.write("in.csv", format!("{HEADER}{rows}"));
    let map = map(MAP);
    let (input, whole, parts) = (desk.path("in.csv"), desk.path("whole.csv"), desk.path("parts.csv"));
    let job = |output, resume| Job {
        input: &input,
        output,
        map: Some(&map),
        classifier: classifier(),
        edition: "2020-01",
        engine: "test",
        threads: 2,
        split: Split::default(),
        resume,
        brief: true,
        durable_every: 1_000_000,
    };
    let done = run_while(&job(&whole, false), &mut |_| ControlFlow::Continue(())).unwrap();
    let stopped = run_while(&job(&parts, false), &mut |_| ControlFlow::Break(()));
    assert!(matches!(stopped, Err(BulkError::Stopped)), "{stopped:?}");
    assert!(!parts.exists());
    let resumed = run_while(&job(&parts, true), &mut |_| ControlFlow::Continue(())).unwrap();
    assert!(resumed.resumed_at.is_some_and(|rows| 0 < rows && rows < 3000), "{resumed:?}");
    assert_eq!(resumed.totals, done.totals);
    assert_eq!(std::fs::read(&parts).unwrap(), std::fs::read(&whole).unwrap());
}
