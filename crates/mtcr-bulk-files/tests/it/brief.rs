//! Brief answers come from the plan of an edition and are those of the ordinary path without two parts.

use crate::desk::{Desk, HEADER, MAP, Way, counts, map};

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
