//! Lines from every format to every other.

use super::desk::{Desk, HEADER, ROWS, counts, judged, many, map, records};

/// Columns of a finished output mapped again: those of answers are not those of a line.
const AGAIN: [&str; 8] =
    ["id", "goods", "tariff", "destination", "licence", "exporter", "consignee", "consignee-state"];

#[test]
fn every_format_says_the_same() {
    let desk = Desk::new();
    desk.write("in.csv", format!("{HEADER}{ROWS}"));
    let whole = counts(&judged(&desk, "in.csv", "out.csv", None).unwrap());
    let answers = records(&desk, "out.csv");
    let objects: String = records(&desk, "in.csv")[1..]
        .iter()
        .map(|row| {
            let cells: Vec<String> = AGAIN
                .iter()
                .zip(row)
                .filter(|(_, cell)| !cell.is_empty())
                .map(|(name, cell)| format!("{name:?}:{cell:?}"))
                .collect();
            format!("{{{}}}\n", cells.join(","))
        })
        .collect();
    desk.write("in.ndjson", objects);
    let columns: String = AGAIN.iter().map(|name| format!("{name} = \"{name}\"\n")).collect();
    let map = map(&format!("[columns]\n{columns}"));
    for from in ["csv", "ndjson"] {
        for to in ["csv", "ndjson", "xlsx", "parquet"] {
            let (input, output) = (format!("in.{from}"), format!("{from}.{to}"));
            let done = judged(&desk, &input, &output, Some(&map)).unwrap();
            assert_eq!(counts(&done), whole, "{from} to {to}");
        }
        assert_eq!(records(&desk, &format!("{from}.csv")), answers, "{from}");
    }
    assert!(desk.read("csv.ndjson").contains("\"mtcr-parties\":[\"consignee `Borovian Rocket`"));
    assert!(desk.read("ndjson.ndjson").starts_with("{\"id\":\"1\",\"goods\":\"cotton shirts\""));
}

/// Typed formats are read back: what was written as XLSX and Parquet is judged again without the answers.
#[test]
fn what_was_written_can_be_read() {
    let desk = Desk::new();
    desk.write("in.csv", many(300));
    let whole = counts(&judged(&desk, "in.csv", "out.csv", None).unwrap());
    for ending in ["xlsx", "parquet"] {
        judged(&desk, "in.csv", &format!("out.{ending}"), None).unwrap();
        let said = judged(&desk, &format!("out.{ending}"), "again.csv", None);
        let error = said.map(|done| done.totals).unwrap_err().to_string();
        assert!(error.contains("names that begin with `mtcr-` are those of answers"), "{error}");
    }
    // A table of typed columns, as an office keeps it: numbers for codes of a tariff, none of them with a point.
    let mut book = rust_xlsxwriter::Workbook::new();
    let sheet = book.add_worksheet();
    for (column, name) in (0_u16..).zip(AGAIN) {
        sheet.write_string(0, column, name).unwrap();
    }
    for (row, code) in (1_u32..).zip([61_051_000.0, 2_829_900_000.0, 61.0]) {
        let goods = if row == 2 { "ammonium perchlorate" } else { "shirts" };
        for (column, text) in [(1, goods), (3, "XB"), (6, "Tessal")] {
            sheet.write_string(row, column, text).unwrap();
        }
        sheet.write_number(row, 0, row).unwrap().write_number(row, 2, code).unwrap();
    }
    book.save(desk.path("typed.xlsx")).unwrap();
    assert_eq!(counts(&judged(&desk, "typed.xlsx", "typed.csv", None).unwrap()), [3, 1, 1, 0, 1]);
    assert!(whole[0] == 300 && whole.iter().all(|count| *count > 0), "{whole:?}");
}
