//! What lines come to, and what stands beside them.

use super::desk::Way;
use super::desk::{Desk, HEADER, ROWS, counts, judged, judged_as, many, map, records};
use mtcr_bulk_files::LINE_COLUMNS;

/// One cell of an answer, by the id of its line.
fn said(desk: &Desk, id: &str, column: &str) -> String {
    let records = records(desk, "out.csv");
    let at = records[0].iter().position(|name| name == column).unwrap();
    let row = records.iter().find(|row| row[0] == id).unwrap_or_else(|| panic!("no line {id}"));
    row[at].clone()
}

#[test]
fn every_line_comes_to_what_was_seen_in_it() {
    let desk = Desk::new();
    desk.write("in.csv", format!("{HEADER}{ROWS}"));
    let done = judged(&desk, "in.csv", "out.csv", None).unwrap();
    assert_eq!(counts(&done), [9, 2, 4, 1, 2], "{}", desk.read("out.csv"));
    let header = &records(&desk, "out.csv")[0];
    assert_eq!(&header[8..], LINE_COLUMNS.map(str::to_owned));
    for (id, outcome, column, part) in [
        ("1", "cleared", "mtcr-because", ""),
        ("2", "referred", "mtcr-entries", "4.C.4.b"),
        ("2", "referred", "mtcr-words", "`ammonium perchlorate`"),
        ("2", "referred", "mtcr-licence", "the line refers to no licence"),
        ("3", "cleared", "mtcr-licence", "XA-1: it is in force"),
        ("4", "rejected", "mtcr-because", "licence-used-up"),
        (
            "5",
            "referred",
            "mtcr-parties",
            "consignee `Borovian Rocket` is like own W-3: Borovian Rocket (0.9050)",
        ),
        ("8", "referred", "mtcr-destination", "QQ: the registry has no state"),
        ("8", "referred", "mtcr-lists", "own: too old"),
        ("9", "referred", "mtcr-values", "`2 kN` meets"),
        ("9", "referred", "mtcr-heading", "8411"),
    ] {
        assert_eq!(said(&desk, id, "mtcr-outcome"), outcome, "{id}");
        let cell = said(&desk, id, column);
        assert!(cell.contains(part) && cell.is_empty() == part.is_empty(), "{id} {column}: {cell}");
    }
    assert!(said(&desk, "1", "mtcr-words").is_empty());
    let malformed = records(&desk, "out.csv.malformed.csv");
    assert_eq!(malformed[1][..3], ["7", "tariff", "`61` is no tariff code: 4 to 12 digits, as 8412.10"]);
    assert_eq!(malformed[2][..3], ["8", "goods", "it is empty, and every line must have it"]);
    assert!(malformed[1][3].starts_with("6,cotton"));
}

#[test]
fn a_mapping_says_what_columns_are() {
    let desk = Desk::new();
    desk.write(
        "in.csv",
        "Ware;Nr.;To;Code;Remark;Empfänger\nlaser gyro;7;Borovia;9014.20;-;Tessal\nshirts;8;Atlantis;6105.10;;n/a\n",
    );
    let map = map(r#"
[file]
delimiter = ";"
empty = ["n/a", "-"]
[every]
exporter = "Velmar"
[columns]
"Ware" = "goods"
"Nr." = "id"
"To" = { column = "destination", words = { "Borovia" = "XB", "Cestria" = "XC" } }
"Code" = "tariff"
"Remark" = "ignore"
"Empfänger" = "consignee"
"#);
    let done = judged(&desk, "in.csv", "out.csv", Some(&map)).unwrap();
    assert_eq!(counts(&done), [2, 0, 1, 0, 1], "{}", desk.read("out.csv"));
    assert!(desk.read("out.csv").starts_with("Ware;Nr.;To;Code;Remark;Empfänger;mtcr-outcome;"));
    let malformed = records(&desk, "out.csv.malformed.csv");
    assert_eq!(malformed[1][1], "To");
    assert!(malformed[1][2].contains("the mapping gives `Atlantis` no meaning"), "{malformed:?}");
}

#[test]
fn what_is_wrong_with_a_line_is_said_by_the_headers_of_its_file() {
    let desk = Desk::new();
    desk.write("in.csv", "No,What,HS,To,Who\n1,,abc,Borovia,\n");
    let map = map(
        "[columns]\nNo = \"id\"\nWhat = \"goods\"\nHS = \"tariff\"\nTo = \"destination\"\nWho = \"consignee\"\n",
    );
    assert_eq!(counts(&judged(&desk, "in.csv", "out.csv", Some(&map)).unwrap()), [1, 0, 0, 0, 1]);
    let malformed = records(&desk, "out.csv.malformed.csv");
    assert_eq!(malformed[1][1], "HS");
    for part in [
        "`abc` is no tariff code",
        "To: `Borovia` is no code of a state",
        "What: it is empty",
        "Who: it is empty",
    ] {
        assert!(malformed[1][2].contains(part), "{}", malformed[1][2]);
    }
}

#[test]
fn threads_change_nothing() {
    let desk = Desk::new();
    desk.write("in.csv", many(1500));
    let one = judged_as(&desk, "in.csv", "one.csv", None, &Way { threads: 1, ..Way::default() }, &mut |_| {});
    let five =
        judged_as(&desk, "in.csv", "five.csv", None, &Way { threads: 5, ..Way::default() }, &mut |_| {});
    assert_eq!(counts(&one.unwrap()), counts(&five.unwrap()));
    assert!(desk.read("one.csv") == desk.read("five.csv"));
}

/// What one answer says is bounded, whatever stands in a line.
#[test]
fn a_line_full_of_words_has_an_answer_that_fits_a_cell() {
    let desk = Desk::new();
    let goods = "ammonium perchlorate turbojet laser gyro rocket motor ramjet hydrazine accelerometer isostatic press \
                 wind tunnel re-entry vehicle 400 km 600 kg "
        .repeat(10);
    desk.write("in.csv", format!("{HEADER}1,{goods},9014.20,XB,,Velmar,Tessal,XB\n"));
    let done = judged(&desk, "in.csv", "out.csv", None).unwrap();
    assert_eq!(counts(&done), [1, 0, 1, 0, 0]);
    for cell in &records(&desk, "out.csv")[1][8..] {
        assert!(cell.chars().count() <= 8000, "{}", cell.len());
    }
    let words = said(&desk, "1", "mtcr-words");
    assert!(words.ends_with(" more"), "{words}");
}
