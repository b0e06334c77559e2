//! Brief answers come from the plan of an edition and are those of the ordinary path without two parts.

use crate::desk::{Desk, HEADER, MAP, Way, counts, map};
use crate::lines::CORPUS;
use mtcr_annex::{Classifier, choose_edition};
use mtcr_bulk_files::{ColumnMap, Done, Job, Split, run};
use std::path::Path;

/// Rows on both sides of every limit, open ones, contradictory ones, and some that are malformed.
fn rows() -> String {
    let mut rows = HEADER.to_owned();
    for kind in ["kite", "boat", "other", ""] {
        for range in ["", "0", "299.9999999999999999999", "300", "<300", "<= 300", "> 299", "300 ± 1", "-1"]
        {
            for load in ["", "1", "11.02", "11.03"] {
                for folds in ["", "yes", "no", "maybe"] {
                    rows.push_str(&format!("n,{kind},{range},{load},{folds}\n"));
                }
            }
        }
    }
    rows
}

#[test]
fn brief_answers_are_the_same_without_two_parts() {
    let (desk, map) = (Desk::new(), map(MAP));
    desk.write("in.csv", rows());
    let full = desk.run("in.csv", "full.csv", Some(&map)).unwrap();
    let way = Way { brief: true, ..Way::default() };
    let brief = desk.run_as("in.csv", "brief.csv", Some(&map), way, &mut |_| {}).unwrap();
    assert_eq!(counts(&full), counts(&brief));
    assert!(
        full.totals.controlled >= 10 && full.totals.undetermined >= 20 && full.totals.not_controlled >= 10
    );
    let records = |name: &str| -> Vec<csv::StringRecord> {
        csv::Reader::from_path(desk.path(name)).unwrap().records().map(|record| record.unwrap()).collect()
    };
    let (full, brief) = (records("full.csv"), records("brief.csv"));
    assert_eq!(full.len(), brief.len());
    for (full, brief) in full.iter().zip(&brief) {
        let kept = |record: &csv::StringRecord| record.iter().take(11).map(str::to_owned).collect::<Vec<_>>();
        assert_eq!(kept(full), kept(brief));
        assert!(brief.iter().skip(11).all(str::is_empty), "{brief:?}");
    }
    assert_eq!(desk.read("full.csv.malformed.csv"), desk.read("brief.csv.malformed.csv"));
}

#[test]
fn dossiers_with_related_ones_are_judged_as_ever() {
    let desk = Desk::new();
    let lines = [
        r#"{"name":"b","class":["boat"],"for":[{"relation":"fit-for","name":"k","class":["kite"],"facts":{"max-range":"400 km"}}]}"#,
        r#"{"name":"k","class":["kite"],"facts":{"max-range":"299 km","foldable":false}}"#,
        r#"{"name":"no","facts":{"fit-for":{"no":["19.A.1"]}},"for":[{"relation":"fit-for","class":["kite"],"facts":{"max-range":"400 km"}}]}"#,
        r#"{"name":"says","entry":{"id":"19.A.2","by":"its maker"}}"#,
    ];
    desk.write("in.ndjson", lines.join("\n"));
    let full = desk.run("in.ndjson", "full.csv", None).unwrap();
    let way = Way { brief: true, ..Way::default() };
    let brief = desk.run_as("in.ndjson", "brief.csv", None, way, &mut |_| {}).unwrap();
    assert_eq!(counts(&full), counts(&brief));
    assert_eq!(counts(&full)[0], 4);
    assert_eq!(counts(&full)[4], 1, "{}", desk.read("full.csv"));
    assert!(full.totals.controlled >= 2);
}

/// Cells as people write them, good and bad, by the sort of column.
const NUMBERS: [&str; 24] = [
    "",
    "-",
    "0",
    "1",
    "94,42",
    "9.100",
    "1.000.000",
    "0,61",
    "-3",
    "+2",
    "1e3",
    "≥ 2.000",
    "≤ 0,5",
    "< 1",
    "> 400",
    "90 ± 2",
    "90 ± 5 %",
    "1O5",
    "1.5",
    "12 lbf",
    "300000000000000000000",
    "0,00000000000000000001",
    "± 1",
    "n/a",
];
const WORDS: [&str; 7] = ["", "-", "turbojet", "turbofan", "other", "turbojet blade", "Turbojet"];
const EIGHTHS: [&str; 8] = ["odd", "", "", "", "", "", "", ""];
const FLAGS: [&str; 5] = ["yes", "no", "", "-", "perhaps"];

/// A table of the columns of the example, each cell drawn from what people write.
fn drawn(rows: usize) -> String {
    let mut text =
        "Article;Type;Max thrust (lbf);SFC (lb/(lbf h));Dry mass (kg);Rotor from (cm);Rotor to (cm);Civil certified;Price\n"
            .to_owned();
    let mut state = 8_u64;
    let mut of = |cells: &[&'static str]| -> &'static str {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        cells[usize::try_from(state >> 33).unwrap() % cells.len()]
    };
    for row in 0..rows {
        text.push_str(&format!("article {row};{}", of(&WORDS)));
        // Most cells are in order, so that most rows are.
        for good in
            [["", "94,42", "9.100"], ["", "1", "0,61"], ["", "-", "21"], ["", "1", "20"], ["", "20", "94,42"]]
        {
            let cell = if of(&EIGHTHS) == "odd" { of(&NUMBERS) } else { of(&good) };
            text.push_str(&format!(";{cell}"));
        }
        text.push_str(&format!(";{};1\n", of(&FLAGS)));
    }
    text
}

fn over_the_law(desk: &Desk, input: &Path, output: &str, map: &ColumnMap, brief: bool) -> Done {
    let classifier = Classifier::new(&CORPUS, choose_edition(&CORPUS, None).unwrap());
    let output = desk.path(output);
    let job = Job {
        input,
        output: &output,
        map: Some(map),
        classifier: &classifier,
        edition: "newest",
        engine: "test",
        threads: 2,
        split: Split::default(),
        resume: false,
        brief,
        durable_every: 1000,
    };
    run(&job, &mut |_| {}).unwrap()
}

/// The whole law over the example and over drawn rows: brief answers are the full ones without two parts, and the same rows
/// are malformed for the same reasons.
#[test]
fn brief_answers_of_the_whole_law_are_the_same() {
    let examples = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../examples/bulk");
    let map = ColumnMap::open(&examples.join("engines.map.toml"), &CORPUS.vocabulary).unwrap();
    let desk = Desk::new();
    let table = desk.write("drawn.csv", drawn(1200));
    for (name, input) in [("example", examples.join("engines.csv")), ("drawn", table)] {
        let (full, brief) = (format!("{name}.full.csv"), format!("{name}.brief.csv"));
        let done = over_the_law(&desk, &input, &full, &map, false);
        assert_eq!(counts(&over_the_law(&desk, &input, &brief, &map, true)), counts(&done), "{name}");
        let rows = |file: &str| -> Vec<Vec<String>> {
            let mut reader = csv::ReaderBuilder::new().delimiter(b';').from_path(desk.path(file)).unwrap();
            reader
                .records()
                .map(|record| record.unwrap().iter().take(15).map(str::to_owned).collect())
                .collect()
        };
        let (full_rows, brief_rows) = (rows(&full), rows(&brief));
        assert!(full_rows == brief_rows, "{name}");
        let malformed = |file: &str| desk.read(&format!("{file}.malformed.csv"));
        assert_eq!(malformed(&full), malformed(&brief), "{name}");
        if name == "drawn" {
            let [read, controlled, _, undetermined, bad] = counts(&done);
            assert!(read == 1200 && controlled > 5 && undetermined > 100 && bad > 100, "{done:?}");
        }
    }
}
