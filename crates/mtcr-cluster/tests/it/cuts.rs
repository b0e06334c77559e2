//! A file is cut where records end, and every row is in one part.

use crate::files::{Desk, HEADER, rows};
use crate::machine::{alone, text};
use mtcr_bulk_files::count;
use std::path::Path;

fn records(path: &Path) -> (csv::StringRecord, Vec<csv::StringRecord>) {
    let mut reader = csv::ReaderBuilder::new().flexible(true).from_path(path).unwrap();
    (reader.headers().unwrap().clone(), reader.records().map(Result::unwrap).collect())
}

#[test]
fn parts_hold_every_record_once_and_whole() {
    let desk = Desk::new(0, 0);
    let plain = rows(0, 1000);
    for (name, content) in [
        ("lines", plain.clone()),
        ("crlf", plain.replace('\n', "\r\n")),
        ("open", plain.trim_end().to_owned()),
        ("blank", plain.replacen("\n", "\n\n\n", 2)),
        ("inch", format!("{HEADER}5\" pipe,other,,,,,\nnext,other,,,,,\nragged,x\n")),
        ("wide", format!("{HEADER}\"{}\",other,,,,,\nnext,other,,,,,\n", "w\n".repeat(300_000))),
    ] {
        let input = desk.path(&format!("{name}.csv"));
        std::fs::write(&input, content).unwrap();
        let folder = desk.path(name);
        let (code, _, error) = alone(&["cut", &text(&input), "-o", &text(&folder), "--rows", "300"]);
        assert_eq!(code, 0, "{name}: {error}");
        let whole = records(&input);
        let mut files: Vec<_> =
            std::fs::read_dir(&folder).unwrap().map(|entry| entry.unwrap().path()).collect();
        files.sort();
        assert_eq!(files.len(), whole.1.len().div_ceil(300), "{name}");
        let mut cut = Vec::new();
        for file in &files {
            let (head, records) = records(file);
            assert_eq!(head, whole.0, "{name}");
            assert_eq!(count(file, None).unwrap(), u64::try_from(records.len()).unwrap(), "{name}");
            cut.extend(records);
        }
        assert_eq!(cut.len(), whole.1.len(), "{name}");
        let fields = |records: &[csv::StringRecord]| -> Vec<String> {
            records.iter().flatten().map(|field| field.replace("\r\n", "\n")).collect()
        };
        assert!(fields(&cut) == fields(&whole.1), "{name}");
        assert!(!desk.path(&format!("{name}.cutting")).exists());
        let (code, _, error) = alone(&["cut", &text(&input), "-o", &text(&folder)]);
        assert!(code == 2 && error.contains("is there already"), "{error}");
    }
}

#[test]
fn objects_are_cut_by_lines_and_other_formats_are_refused() {
    let desk = Desk::new(0, 0);
    let input = desk.path("o.ndjson");
    std::fs::write(&input, "{\"a\":1}\n\n{\"a\":2}\r\n{\"a\":3}").unwrap();
    let (code, _, error) = alone(&["cut", &text(&input), "-o", &text(desk.path("o")), "--rows", "2"]);
    assert_eq!(code, 0, "{error}");
    assert!(error.contains("2 files, 3 rows"), "{error}");
    assert_eq!(std::fs::read_to_string(desk.path("o/cut-00002.ndjson")).unwrap(), "{\"a\":3}\n");
    let book = desk.path("o.xlsx");
    std::fs::write(&book, "").unwrap();
    let (code, _, error) = alone(&["cut", &text(&book), "-o", &text(desk.path("b"))]);
    assert!(code == 2 && error.contains("only CSV and NDJSON are cut"), "{error}");
}
