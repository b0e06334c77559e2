//! Files that are damaged, odd or hostile: each a clear error or malformed rows, never a panic or a silent skip.

use crate::desk::{Desk, HEADER, MAP, chain, map};
use std::fs::File;
use std::io::{Seek, SeekFrom, Write};

/// A table, and the lines that are malformed with a part of the reason.
fn malformed(rows: impl AsRef<[u8]>, read: u64, expected: &[(&str, &str, &str)]) {
    let desk = Desk::new();
    let shown = String::from_utf8_lossy(&rows.as_ref()[..rows.as_ref().len().min(300)]).into_owned();
    let counts = desk.table(rows, &map(MAP)).unwrap_or_else(|error| panic!("{shown}: {}", chain(&error)));
    assert_eq!(counts[0], read, "{shown}: {counts:?}");
    let found = if counts[4] == 0 { Vec::new() } else { desk.malformed() };
    assert_eq!(found.len(), expected.len(), "{shown}: {found:?}");
    for ((line, column, reason), (want_line, want_column, part)) in found.iter().zip(expected) {
        assert_eq!((line.as_str(), column.as_str()), (*want_line, *want_column), "{shown}: {reason}");
        assert!(reason.contains(part), "{shown}: {reason}");
    }
}

/// A table that cannot be read at all.
fn refused(rows: impl AsRef<[u8]>, part: &str) {
    let desk = Desk::new();
    let error = desk.table(rows, &map(MAP)).map(|_| ()).unwrap_err();
    assert!(chain(&error).contains(part), "{}", chain(&error));
    assert_eq!(desk.names(), ["in.csv"], "nothing is left behind");
}

#[test]
fn mixed_encodings() {
    let mut rows = format!("{HEADER}fine,kite,1,1,no\n").into_bytes();
    rows.extend_from_slice(b"caf\xE9,kite,1,1,no\n");
    rows.extend_from_slice("café,kite,1,1,no\n".as_bytes());
    malformed(rows.clone(), 3, &[("3", "Name", "byte E9 is not UTF-8")]);
    let desk = Desk::new();
    let counts = desk.table(rows, &map(&format!("[file]\nencoding = \"windows-1252\"\n{MAP}"))).unwrap();
    assert_eq!(counts, [3, 0, 3, 0, 0]);
    assert!(desk.read("out.csv").contains("\ncafé,"));
}

#[test]
fn utf_16_is_refused_and_a_mark_before_utf_8_is_not() {
    let wide: Vec<u8> = format!("\u{feff}{HEADER}").encode_utf16().flat_map(u16::to_le_bytes).collect();
    refused(wide, "UTF-16");
    let wide: Vec<u8> = format!("\u{feff}{HEADER}").encode_utf16().flat_map(u16::to_be_bytes).collect();
    refused(wide, "UTF-16");
    malformed(format!("\u{feff}{HEADER}a,kite,1,1,no\n"), 1, &[]);
}

#[test]
fn nothing_and_a_header_alone() {
    refused("", "in.csv is empty");
    refused("\n\n", "is empty");
    malformed(HEADER, 0, &[]);
    malformed(HEADER.trim_end(), 0, &[]);
}

#[test]
fn ten_thousand_columns() {
    let header: Vec<String> = (0..10_000).map(|at| format!("c{at}")).collect();
    let header = header.join(",");
    refused(format!("{header}\n"), "9980 more columns are not mapped");
    let desk = Desk::new();
    let row = vec!["x"; 10_000].join(",");
    let rows = format!("{},{header}\na,kite,300,1,no,{row}\na,kite,300,1,no\n", HEADER.trim_end());
    let counts = desk.table(rows, &map(&format!("[file]\nothers = \"ignore\"\n{MAP}"))).unwrap();
    assert_eq!(counts, [2, 1, 0, 0, 1]);
    assert_eq!(desk.read("out.csv").lines().nth(1).unwrap().split(',').count(), 10_015);
    refused(format!("{}\n", vec!["x"; 20_000].join(",")), "20000 columns; at most 16384");
}

#[test]
fn headers_that_cannot_stand() {
    refused("Name,Type,Name\n", "columns 1 and 3 are both called `Name`");
    refused("Name,Type,,\n", "column 3 `(column 3)` is not mapped");
    refused("Name,mtcr-verdict\n", "names that begin with `mtcr-` are those of answers");
    refused("Name;Type;Range (km)\n", "if `;` separates columns, say `delimiter = \";\"`");
    refused("Name\tType\n", "if `\\t` separates columns");
    refused(b"Name,Typ\xE9\n", "the header of column 2: byte E9");
    refused("Name,\"Type\n", "a quote in it is not closed");
}

#[test]
fn rows_that_are_not_whole() {
    let whole = "a,kite,1,1,no\n";
    malformed(
        format!("{HEADER}a,kite,1,1,no,more\n{whole}"),
        2,
        &[("2", "", "6 cells stand in a row of 5 columns")],
    );
    malformed(format!("{HEADER}a,kite\n{whole}"), 2, &[("2", "", "2 cells")]);
    malformed(
        format!("{HEADER},,,,\n{whole}\n\r\n{whole}"),
        3,
        &[("2", "", "every cell of the row is empty")],
    );
    malformed(format!("{HEADER}a\0b,kite,1,1,no\n{whole}"), 2, &[("2", "Name", "NUL")]);
    malformed(
        format!("{HEADER}\"two\nlines\",kite,1,1,no\n{whole}\"x\ny\",z\n{whole}"),
        4,
        &[("5", "", "quotes hold lines 5 to 6 together")],
    );
    malformed(
        format!("{HEADER}{whole}\"a,kite,1,1,no\n{whole}"),
        2,
        &[("3", "", "not closed before the file ends")],
    );
    malformed(
        format!("{HEADER}a,kite,1,1,no\r\nb,kite,1 000,1,no\r\nc,kite,1,1,maybe"),
        3,
        &[
            ("3", "Range (km)", "is not a number"),
            ("4", "Folds", "none of the words for yes and no: `yes` or `no`"),
        ],
    );
    malformed(format!("{HEADER}a,kite,-1,1,no\n{whole}"), 2, &[("2", "Range (km)", "max-range")]);
    malformed(
        format!("{HEADER}a,plane,1,1,no\n"),
        1,
        &[("2", "Type", "the mapping gives `plane` no meaning; it has `boat`, `kite` or `other`")],
    );
    malformed(format!("{HEADER}a,kite,1e400,1,no\n{whole}"), 2, &[("2", "Range (km)", "")]);
    malformed(format!("{HEADER}a,kite,{},1,no\n{whole}", "9".repeat(5000)), 2, &[("2", "Range (km)", "")]);
}

#[test]
fn lines_without_end() {
    let long = "x".repeat(3 << 20);
    malformed(format!("{HEADER}{long}\na,kite,1,1,no\n"), 2, &[("2", "", "longer than 1048576 bytes")]);
    malformed(format!("{HEADER}{long}"), 1, &[("2", "", "longer than 1048576 bytes")]);
    let lines = format!("\"{}", "x,kite,1,1,no\n".repeat(200_001));
    malformed(
        format!("{HEADER}{lines}\",,,,\na,kite,1,1,no\n"),
        2,
        &[("2", "", "quotes hold lines 2 to 200003 together")],
    );
    let commas = ",".repeat(3 << 20);
    malformed(format!("{HEADER}{commas}\na,kite,1,1,no\n"), 2, &[("2", "", "longer than 1048576 bytes")]);
    refused(&long, "the header line is longer than is read");
}

/// A gigabyte without an end of line is read in the room of a row; the file has a hole, so that it needs no disk.
#[test]
fn a_gigabyte_without_an_end_of_line() {
    let desk = Desk::new();
    let path = desk.write("in.csv", HEADER);
    let mut file = File::options().write(true).open(path).unwrap();
    file.seek(SeekFrom::Start(1 << 30)).unwrap();
    file.write_all(b"\nlast,kite,300,1,no\n").unwrap();
    drop(file);
    let done = desk.run("in.csv", "out.csv", Some(&map(MAP))).unwrap();
    assert_eq!((done.totals.read, done.totals.controlled, done.totals.malformed), (2, 1, 1));
}

#[test]
fn files_that_are_not_there_or_none() {
    let desk = Desk::new();
    let map = map(MAP);
    desk.write("in.doc", "x");
    desk.write("in.csv", HEADER);
    for (input, output, part) in [
        ("none.csv", "out.csv", "cannot read"),
        ("in.doc", "out.csv", "known endings are `.csv`"),
        ("in.csv", "out", "known endings are"),
        ("in.csv", "no/folder/out.csv", "cannot write"),
        ("in.csv", "in.csv", "is there already"),
    ] {
        let error = desk.run(input, output, Some(&map)).map(|_| ()).unwrap_err();
        assert!(chain(&error).contains(part), "{input} {output}: {}", chain(&error));
    }
    let error = desk.run("in.csv", "out.csv", None).map(|_| ()).unwrap_err();
    assert!(chain(&error).contains("no mapping says what they mean"), "{}", chain(&error));
}
