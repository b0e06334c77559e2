//! Own lists as workbooks.

use crate::fixture::states;
use mtcr_lists::{Format, Limits, ListError, Loaded, Part, Role, TEMPLATE, read};
use mtcr_screening::{Kind, ListId};
use std::io::{Cursor, Write as _};
use zip::write::SimpleFileOptions;

/// A cell of a sheet.
enum Cell<'a> {
    Text(&'a str),
    Number(&'a str),
    /// Days since the end of 1899, shown as a date.
    Day(u32),
}

/// A workbook of one sheet, as small as programs take it.
fn workbook(rows: &[Vec<Cell<'_>>]) -> Vec<u8> {
    let mut sheet = String::new();
    for row in rows {
        sheet.push_str("<row>");
        for cell in row {
            sheet.push_str(&match cell {
                Cell::Text(text) => {
                    format!("<c t=\"inlineStr\"><is><t>{}</t></is></c>", text.replace('&', "&amp;"))
                }
                Cell::Number(number) => format!("<c><v>{number}</v></c>"),
                Cell::Day(day) => format!("<c s=\"1\"><v>{day}</v></c>"),
            });
        }
        sheet.push_str("</row>");
    }
    archive(&sheet)
}

fn archive(sheet: &str) -> Vec<u8> {
    const SPACE: &str = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    const OFFICE: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    const PACKAGE: &str = "http://schemas.openxmlformats.org/package/2006";
    let sheet = format!("<worksheet xmlns=\"{SPACE}\"><sheetData>{sheet}</sheetData></worksheet>");
    let files = [
        (
            "[Content_Types].xml",
            format!(
                "<Types xmlns=\"{PACKAGE}/content-types\"><Default Extension=\"xml\" ContentType=\"application/xml\"/></Types>"
            ),
        ),
        (
            "_rels/.rels",
            format!(
                "<Relationships xmlns=\"{PACKAGE}/relationships\"><Relationship Id=\"r1\" Type=\"{OFFICE}/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>"
            ),
        ),
        (
            "xl/workbook.xml",
            format!(
                "<workbook xmlns=\"{SPACE}\" xmlns:r=\"{OFFICE}\"><sheets><sheet name=\"Watched\" sheetId=\"1\" r:id=\"r1\"/></sheets></workbook>"
            ),
        ),
        (
            "xl/_rels/workbook.xml.rels",
            format!(
                "<Relationships xmlns=\"{PACKAGE}/relationships\"><Relationship Id=\"r1\" Type=\"{OFFICE}/worksheet\" Target=\"worksheets/sheet1.xml\"/><Relationship Id=\"r2\" Type=\"{OFFICE}/styles\" Target=\"styles.xml\"/></Relationships>"
            ),
        ),
        (
            "xl/styles.xml",
            format!(
                "<styleSheet xmlns=\"{SPACE}\"><cellXfs count=\"2\"><xf numFmtId=\"0\"/><xf numFmtId=\"14\"/></cellXfs></styleSheet>"
            ),
        ),
        ("xl/worksheets/sheet1.xml", sheet),
    ];
    let mut archive = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for (name, text) in files {
        archive.start_file(name, SimpleFileOptions::default()).unwrap();
        archive.write_all(text.as_bytes()).unwrap();
    }
    archive.finish().unwrap().into_inner()
}

fn read_book(bytes: Vec<u8>) -> Result<Loaded, ListError> {
    let part = Part { role: Role::Main, name: "watched.xlsx".into(), content: Box::new(Cursor::new(bytes)) };
    read(
        Format::OwnXlsx,
        &ListId("own-watchlist-xlsx".into()),
        vec![part],
        states(),
        Limits::of_file(1 << 20),
    )
}

fn header() -> Vec<Cell<'static>> {
    TEMPLATE.split(',').map(Cell::Text).collect()
}

#[test]
fn the_first_sheet_is_read_as_the_template() {
    let text = Cell::Text;
    let rows = [
        header(),
        vec![
            Cell::Number("17"),
            text("Dellen & Sons Freight"),
            text("company"),
            text("Dellen; DFF"),
            text(""),
            text(""),
            text(""),
            text("Dorvania"),
            text("Pier 9"),
            text("Port Dellen"),
            text("XD"),
            text("IMO number 9074729"),
            text("watch"),
            Cell::Day(46_000),
            text(""),
            text("a note\nof two lines"),
        ],
    ];
    let loaded = read_book(workbook(&rows)).unwrap();
    assert_eq!(loaded.problems, []);
    let party = &loaded.parties[0];
    assert_eq!((party.id.uid.as_str(), party.kind, party.source.line), ("17", Kind::Organisation, 2));
    assert_eq!(
        party.names.iter().map(|name| name.text.as_str()).collect::<Vec<_>>(),
        ["Dellen & Sons Freight", "Dellen", "DFF"]
    );
    assert_eq!(party.listed_from, Some(jiff::civil::date(2025, 12, 9)));
    assert_eq!(party.identifiers[0].value, "9074729");
}

#[test]
fn a_day_that_is_none_is_told_with_its_row() {
    let mut row: Vec<Cell<'_>> = TEMPLATE.split(',').map(|_| Cell::Text("")).collect();
    row[1] = Cell::Text("Velmar Works");
    row[13] = Cell::Text("next spring");
    let mut good: Vec<Cell<'_>> = TEMPLATE.split(',').map(|_| Cell::Text("")).collect();
    good[1] = Cell::Text("Osk Works");
    let loaded = read_book(workbook(&[header(), row, good])).unwrap();
    assert_eq!(loaded.parties.len(), 1);
    assert_eq!(loaded.problems[0].line, 2);
    assert!(
        loaded.problems[0].what.contains("`next spring`") && loaded.problems[0].what.contains("2026-11-22")
    );
}

#[test]
fn what_is_no_workbook_is_refused() {
    for bytes in [b"id,name\n1,Velmar\n".to_vec(), Vec::new(), b"PK\x03\x04 and nothing".to_vec()] {
        let error = read_book(bytes).unwrap_err().to_string();
        assert!(error.contains("no workbook") && error.contains("`watched.xlsx`"), "{error}");
    }
    let whole = workbook(&[header(), vec![Cell::Text("1"), Cell::Text("Velmar Works")]]);
    for cut in (0..whole.len()).step_by(37) {
        assert!(read_book(whole[..cut].to_vec()).is_err(), "{cut} of {}", whole.len());
    }
}

#[test]
fn a_workbook_that_unpacks_to_a_flood_is_refused_before_it_is_read() {
    let flood = archive(&" ".repeat(40 << 20));
    assert!(flood.len() < 1 << 20, "the flood is small as long as it is packed");
    let error = read_book(flood).unwrap_err().to_string();
    assert!(error.contains("unpacks to more than"), "{error}");
}
