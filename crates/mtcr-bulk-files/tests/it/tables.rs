//! Rows of tables that others read are judged as those of files; rows of files are counted in the file.

use crate::desk::{Desk, HEADER, MAP, classifier, corpus, map};
use mtcr_bulk::Plan;
use mtcr_bulk_files::{Answer, Cell, Table, columns, count};

const ROWS: [[&str; 5]; 6] = [
    ["a", "kite", "300", "1", "no"],
    ["b", "kite", "299.9", "12", "yes"],
    ["c", "kite", "10", "1", ""],
    ["d", "boat", "10", "1", "yes"],
    ["e", "plane", "10", "1", "yes"],
    ["", "", "", "", ""],
];

const COLUMNS: [&str; 5] = ["Name", "Type", "Range (km)", "Load (lb)", "Folds"];

fn cells(rows: &[[&str; 5]]) -> Vec<Vec<Cell>> {
    rows.iter().map(|row| row.iter().map(|cell| Cell::text(cell)).collect()).collect()
}

#[test]
fn a_table_says_what_a_file_says() {
    let (desk, map) = (Desk::new(), map(MAP));
    let text: String = ROWS.iter().map(|row| row.join(",") + "\n").collect();
    desk.write("in.csv", HEADER.to_owned() + &text);
    desk.run("in.csv", "out.csv", Some(&map)).unwrap();
    let plan = Plan::compile(classifier()).unwrap();
    for plan in [None, Some(&plan)] {
        let table = Table::of_columns(classifier(), plan, &map, "t", &COLUMNS).unwrap();
        let judged = table.judge(cells(&ROWS));
        let verdicts: Vec<String> = judged
            .iter()
            .map(|row| row.as_ref().map_or_else(Clone::clone, |answer| answer.verdict.as_str().to_owned()))
            .collect();
        let out = desk.read("out.csv");
        let mut written = out.lines().skip(1).map(|line| line.split(',').nth(5).unwrap().to_owned());
        let mut malformed = 0;
        for verdict in &verdicts {
            if verdict.contains(": ") || verdict.contains("empty") {
                malformed += 1;
            } else {
                assert_eq!(Some(verdict.clone()), written.next());
            }
        }
        assert_eq!((malformed, written.next()), (2, None), "{verdicts:?}");
        assert!(verdicts[4].starts_with("Type: the mapping gives `plane` no meaning"), "{}", verdicts[4]);
        assert_eq!(verdicts[5], "every cell of the row is empty");
    }
}

#[test]
fn columns_that_do_not_fit_are_told_at_once() {
    let map = map(MAP);
    let told = |columns: &[&str]| {
        Table::of_columns(classifier(), None, &map, "the query", columns).err().unwrap().to_string()
    };
    assert!(told(&COLUMNS[..4]).contains("no column is called `Folds`"));
    assert!(told(&["Name", "Name"]).contains("both called `Name`"));
}

#[test]
fn a_table_of_dossiers_reads_each_cell() {
    let table = Table::of_dossiers(classifier(), None);
    let entry = r#"{"name":"s","entry":{"id":"19.A.2","by":"its maker"}}"#;
    let judged: Vec<Result<Answer, String>> =
        table.judge(vec![vec![Cell::text(entry)], vec![Cell::text("{\"nam\":1}")], vec![Cell::Empty]]);
    assert_eq!(judged[0].as_ref().unwrap().entries, ["19.A.2"]);
    assert!(judged[1].is_err() && judged[2].as_ref().unwrap_err().contains("no text of a dossier"));
    assert!(corpus().newest_edition().is_some());
}

#[test]
fn rows_are_counted_whatever_the_last_line_ends_with() {
    let desk = Desk::new();
    for (name, text, rows) in [
        ("a.csv", "x,y\n1,2\n\"3\n4\",5\n", 2),
        ("b.csv", "x,y\n1,2\n\n3,4", 2),
        ("c.csv", "x,y", 0),
        ("d.tsv", "x\ty\r\n1\t\"2\r\n3\"\r\n", 1),
        ("e.ndjson", "{}\n\n {\"a\":1}\n   \n{}", 3),
        ("f.ndjson", "", 0),
    ] {
        desk.write(name, text);
        assert_eq!(count(&desk.path(name), None).unwrap(), rows, "{name}");
    }
    desk.write("g.csv", "x;y\n1;\"2\n3\"\n");
    assert_eq!(count(&desk.path("g.csv"), Some(b';')).unwrap(), 1);
    assert_eq!(columns(&desk.path("g.csv"), Some(b';')).unwrap(), ["x", "y"]);
    assert_eq!(columns(&desk.path("d.tsv"), None).unwrap(), ["x", "y"]);
    desk.write("in.csv", HEADER.to_owned() + "a,kite,300,1,no\nb,kite,1,1,no\n");
    desk.run("in.csv", "out.parquet", Some(&map(MAP))).unwrap();
    assert_eq!(count(&desk.path("out.parquet"), None).unwrap(), 2);
    assert!(count(&desk.path("in.xlsx"), None).unwrap_err().to_string().contains("write it as CSV"));
}
