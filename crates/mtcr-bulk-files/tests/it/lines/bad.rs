//! Files and mappings of declarations that cannot be used.

use super::desk::{BulkFails, Desk, HEADER, SCREEN, counts, judged, map, records};
use mtcr_bulk_files::LineMap;

#[test]
fn columns_that_a_line_does_not_have_are_named() {
    let desk = Desk::new();
    desk.write("in.csv", "id,goods,Code,destination,consignee\n");
    let said = judged(&desk, "in.csv", "out.csv", None).said();
    for part in ["mtcr bulk map --declarations", "column 3 `Code`", "no column is `tariff`"] {
        assert!(said.contains(part), "{said}");
    }
    assert_eq!(desk.names(), ["in.csv"]);
}

#[test]
fn columns_and_mapping_fit_or_say_what_does_not() {
    let desk = Desk::new();
    desk.write("in.csv", "id,goods,tariff,destination,consignee,Remark\n");
    let columns = "id = \"id\"\ngoods = \"goods\"\ntarif = \"tariff\"\ndestination = \"destination\"\nconsignee = \"consignee\"\n";
    let said = judged(&desk, "in.csv", "out.csv", Some(&map(&format!("[columns]\n{columns}")))).said();
    for part in [
        "map.toml:4",
        "no column is called `tarif`; did you mean `tariff`?",
        "column 6 `Remark` is not mapped; write `\"Remark\" = \"ignore\"`",
    ] {
        assert!(said.contains(part), "{part}: {said}");
    }
}

#[test]
fn mistakes_of_a_mapping_are_found_before_the_first_line() {
    for (text, part) in [
        ("[columns]\nA = \"consigne\"\n", "a line has no column `consigne`"),
        ("[columns]\nA = \"consigne\"\n", "did you mean `consignee`?"),
        ("[columns]\nA = { column = \"tariff\", words = { x = 1 } }\n", "`x` means a text"),
        ("[columns]\nA = { words = { x = \"y\" } }\n", "column"),
        ("[columns]\nA = { column = \"tariff\", unit = \"kg\" }\n", "`unit`"),
        ("[file]\ndecimal = \",\"\n[columns]\n", "`decimal`"),
        ("[every]\ncolour = \"red\"\n[columns]\n", "a line has no column `colour`"),
        ("[file]\n", "`columns`"),
    ] {
        let report = LineMap::parse("map.toml", text, SCREEN.fields()).map(|_| ()).unwrap_err();
        assert!(report.to_string().contains(part), "{text}: {report}");
    }
}

#[test]
fn damaged_rows_are_malformed_with_their_line() {
    let desk = Desk::new();
    let mut bytes = HEADER.as_bytes().to_vec();
    bytes.extend_from_slice(b"1,caf\xE9 au lait,6105.10,XB,,Velmar,Tessal,XB\n");
    bytes.extend_from_slice(b"2,nul\0,6105.10,XB,,Velmar,Tessal,XB\n,,,,,,,\n");
    bytes.extend_from_slice(format!("3,{},6105.10,XB,,Velmar,Tessal,XB\n", "shirts ".repeat(300)).as_bytes());
    bytes.extend_from_slice(
        b"4,\"open quote,6105.10,XB,,Velmar,Tessal,XB\n5,x,6105.10,XB,,Velmar,Tessal,XB\n",
    );
    desk.write("in.csv", bytes);
    assert_eq!(counts(&judged(&desk, "in.csv", "out.csv", None).unwrap()), [5, 0, 0, 0, 5]);
    let rows = records(&desk, "out.csv.malformed.csv");
    for ((line, part), row) in [
        ("2", "byte E9 is not UTF-8"),
        ("3", "a NUL character"),
        ("4", "every cell of the row is empty"),
        ("5", "it has more than 2000 characters"),
        ("6", "a quote that is opened in this row is not closed"),
    ]
    .iter()
    .zip(&rows[1..])
    {
        assert!(row[0] == *line && row[2].contains(part), "{line}: {row:?}");
    }
}

#[test]
fn objects_with_other_keys_are_malformed() {
    let desk = Desk::new();
    let lines = [
        r#"{"id":"1","goods":"shirts","tariff":610510,"destination":"XB","consignee":"Tessal"}"#,
        r#"{"id":"2","goods":"shirts","tariff":"610510","destination":"XB","consignee":"Tessal","colour":"red"}"#,
        r#"{"id":"3","goods":"shirts","tariff":"610510","destination":"XB","consignee":["Tessal"]}"#,
        "{\"id\":",
    ];
    desk.write("in.ndjson", lines.join("\n"));
    assert_eq!(counts(&judged(&desk, "in.ndjson", "out.csv", None).unwrap()), [4, 1, 0, 0, 3]);
    let rows = records(&desk, "out.csv.malformed.csv");
    assert!(rows[1][2].contains("the key `colour` is not mapped"), "{rows:?}");
}
