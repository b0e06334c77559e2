//! Workbooks and Parquet, whole and damaged, in and out.

use crate::desk::{Desk, HEADER, MAP, Way, chain, counts, map};
use parquet::basic::{LogicalType, Repetition, Type as Physical};
use parquet::data_type::{BoolType, ByteArray, ByteArrayType, DoubleType, Int32Type};
use parquet::file::properties::WriterProperties;
use parquet::file::writer::SerializedFileWriter;
use parquet::schema::parser::parse_message_type;
use parquet::schema::types::Type;
use rust_xlsxwriter::{Format, Formula, Workbook, Worksheet};
use std::fs;
use std::io::Write;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::Path;
use std::sync::Arc;

/// Writes a workbook with the usual header.
fn book(path: &Path, fill: impl FnOnce(&mut Worksheet)) {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    for (column, name) in (0_u16..).zip(HEADER.trim_end().split(',')) {
        sheet.write_string(0, column, name).unwrap();
    }
    fill(sheet);
    book.save(path).unwrap();
}

#[test]
fn a_workbook_is_read_as_its_table_would_be() {
    let desk = Desk::new();
    book(&desk.path("in.xlsx"), |sheet| {
        sheet.write_string(1, 0, "far").unwrap();
        sheet.write_string(1, 1, "kite").unwrap();
        sheet.write_number(1, 2, 300.0).unwrap();
        // Row 3 of the sheet has nothing in it.
        sheet.write_string(3, 1, "kite").unwrap();
        sheet.write_number(3, 2, 299.9).unwrap();
        sheet.write_boolean(3, 4, false).unwrap();
        sheet.write_formula(4, 2, Formula::new("=100*3").set_result("300")).unwrap();
        sheet.write_string(4, 1, "kite").unwrap();
        sheet.write_string(5, 0, "only a name").unwrap();
    });
    let done = desk.run("in.xlsx", "out.csv", Some(&map(MAP))).unwrap();
    assert_eq!(counts(&done), [4, 2, 1, 1, 0], "{}", desk.read("out.csv"));
    assert!(desk.read("out.csv").contains("\n,kite,299.9,,false,not-controlled,"));
}

#[test]
fn cells_of_a_workbook_that_are_no_values() {
    let desk = Desk::new();
    book(&desk.path("in.xlsx"), |sheet| {
        for row in 1..=5 {
            sheet.write_string(row, 1, "kite").unwrap();
        }
        sheet.write_formula(1, 2, Formula::new("=1/0").set_result("#DIV/0!")).unwrap();
        // A text without characters is a value, and says nothing.
        sheet.write_formula(2, 2, Formula::new("=IF(A1=1,A1,\"\")").set_result("")).unwrap();
        sheet.write_number_with_format(3, 2, 0.5, &Format::new().set_num_format("0.0%")).unwrap();
        sheet.write_string(4, 7, "beyond").unwrap();
        sheet.write_number(5, 2, 300).unwrap();
    });
    let done = desk.run("in.xlsx", "out.csv", Some(&map(MAP))).unwrap();
    let malformed = desk.malformed();
    assert_eq!(counts(&done)[1], 1, "{malformed:?}");
    let parts = [
        ("2", "Range (km)", "DIV/0"),
        ("4", "Range (km)", "shown as a percentage and holds 0.5"),
        ("5", "", "cell H5 stands beyond the last column"),
    ];
    assert_eq!(malformed.len(), parts.len(), "{malformed:?}");
    for ((line, column, reason), (want_line, want_column, part)) in malformed.iter().zip(parts) {
        assert_eq!((line.as_str(), column.as_str()), (want_line, want_column), "{reason}");
        assert!(reason.contains(part), "{reason}");
    }
}

/// A workbook as a program writes it that computes nothing: formulas without values.
fn uncomputed(path: &Path) {
    let cells: String = HEADER
        .trim_end()
        .split(',')
        .map(|name| format!("<c t=\"inlineStr\"><is><t>{name}</t></is></c>"))
        .collect();
    let sheet = format!(
        "<worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><sheetData><row r=\"1\">{cells}</row>\
         <row r=\"2\"><c r=\"A2\" t=\"inlineStr\"><is><t>a</t></is></c><c r=\"C2\"><f>100*3</f></c></row></sheetData></worksheet>"
    );
    let parts = [
        ("[Content_Types].xml", "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"/>".to_owned()),
        (
            "_rels/.rels",
            "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship Id=\"r1\" \
             Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument\" \
             Target=\"xl/workbook.xml\"/></Relationships>"
                .to_owned(),
        ),
        (
            "xl/workbook.xml",
            "<workbook xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\" \
             xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\"><sheets>\
             <sheet name=\"one\" sheetId=\"1\" r:id=\"r1\"/></sheets></workbook>"
                .to_owned(),
        ),
        (
            "xl/_rels/workbook.xml.rels",
            "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship Id=\"r1\" \
             Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet\" \
             Target=\"worksheets/sheet1.xml\"/></Relationships>"
                .to_owned(),
        ),
        ("xl/worksheets/sheet1.xml", sheet),
    ];
    let mut out = zip::ZipWriter::new(fs::File::create(path).unwrap());
    for (name, text) in parts {
        out.start_file(name, zip::write::SimpleFileOptions::default()).unwrap();
        out.write_all(text.as_bytes()).unwrap();
    }
    out.finish().unwrap();
}

#[test]
fn a_formula_without_a_value_is_malformed() {
    let desk = Desk::new();
    uncomputed(&desk.path("in.xlsx"));
    let done =
        desk.run("in.xlsx", "out.csv", Some(&map(MAP))).unwrap_or_else(|error| panic!("{}", chain(&error)));
    assert_eq!(counts(&done), [1, 0, 0, 0, 1]);
    let malformed = desk.malformed();
    assert_eq!(malformed[0].1, "Range (km)");
    assert!(malformed[0].2.contains("a formula stands here without its value"), "{malformed:?}");
}

#[test]
fn workbooks_that_cannot_be_read_at_all() {
    let refused = |make: &dyn Fn(&Path), map_text: &str, part: &str| {
        let desk = Desk::new();
        make(&desk.path("in.xlsx"));
        let error = desk.run("in.xlsx", "out.csv", Some(&map(map_text))).map(|_| ()).unwrap_err();
        assert!(chain(&error).contains(part), "{}", chain(&error));
        assert_eq!(desk.names(), ["in.xlsx"]);
    };
    let merged = |path: &Path| {
        book(path, |sheet| {
            sheet.merge_range(3, 0, 4, 1, "two rows", &Format::new()).unwrap();
        });
    };
    refused(&merged, MAP, "cells A4:B5 are merged");
    let twice = |path: &Path| {
        book(path, |sheet| {
            sheet.write_string(0, 5, "Name").unwrap();
        });
    };
    refused(&twice, MAP, "columns 1 and 6 are both called `Name`");
    let two = |path: &Path| {
        let mut book = Workbook::new();
        book.add_worksheet().set_name("one").unwrap();
        book.add_worksheet().set_name("two").unwrap();
        book.save(path).unwrap();
    };
    refused(&two, MAP, "which `sheet` to read: `one`, `two`");
    refused(&two, &format!("[file]\nsheet = \"three\"\n{MAP}"), "there is no sheet `three`");
    refused(&two, &format!("[file]\nsheet = \"two\"\n{MAP}"), "is empty");
    let cut = |path: &Path| {
        book(path, |_| {});
        let bytes = fs::read(path).unwrap();
        fs::write(path, &bytes[..bytes.len() / 2]).unwrap();
    };
    refused(&cut, MAP, "not a whole workbook");
    refused(&|path| fs::write(path, HEADER).unwrap(), MAP, "not a whole workbook");
    refused(&|path| fs::write(path, "").unwrap(), MAP, "is empty");
}

/// Columns of Parquet: names, types, a decimal, a flag, a date.
fn columns(path: &Path, rows: usize, group: usize) {
    let text = |name: &str| {
        let field = Type::primitive_type_builder(name, Physical::BYTE_ARRAY);
        let field = field.with_repetition(Repetition::OPTIONAL).with_logical_type(Some(LogicalType::String));
        Arc::new(field.build().unwrap())
    };
    let plain = |name: &str, physical| {
        let field = Type::primitive_type_builder(name, physical).with_repetition(Repetition::REQUIRED);
        Arc::new(field.build().unwrap())
    };
    let date =
        Type::primitive_type_builder("Made", Physical::INT32).with_logical_type(Some(LogicalType::Date));
    let fields = vec![
        text("Name"),
        text("Type"),
        plain("Range (km)", Physical::DOUBLE),
        plain("Folds", Physical::BOOLEAN),
        plain("Stock", Physical::INT32),
        Arc::new(date.with_repetition(Repetition::REQUIRED).build().unwrap()),
    ];
    let schema = Arc::new(Type::group_type_builder("products").with_fields(fields).build().unwrap());
    let file = fs::File::create(path).unwrap();
    let mut writer =
        SerializedFileWriter::new(file, schema, Arc::new(WriterProperties::builder().build())).unwrap();
    let mut begin = 0;
    while begin < rows {
        let these: Vec<usize> = (begin..rows.min(begin + group)).collect();
        begin += group;
        let levels = vec![1; these.len()];
        let mut out = writer.next_row_group().unwrap();
        for at in 0..6 {
            let mut column = out.next_column().unwrap().unwrap();
            let wrote = match at {
                0 => {
                    let names: Vec<ByteArray> =
                        these.iter().map(|row| format!("n{row}").as_str().into()).collect();
                    column.typed::<ByteArrayType>().write_batch(&names, Some(&levels), None)
                }
                1 => {
                    let kites = vec![ByteArray::from("kite"); these.len()];
                    column.typed::<ByteArrayType>().write_batch(&kites, Some(&levels), None)
                }
                2 => {
                    let ranges: Vec<f64> =
                        these.iter().map(|row| if row % 3 == 0 { 300.0 } else { 0.1 }).collect();
                    column.typed::<DoubleType>().write_batch(&ranges, None, None)
                }
                3 => column.typed::<BoolType>().write_batch(&vec![false; these.len()], None, None),
                _ => column.typed::<Int32Type>().write_batch(&vec![12; these.len()], None, None),
            };
            wrote.unwrap();
            column.close().unwrap();
        }
        out.close().unwrap();
    }
    writer.close().unwrap();
}

/// The mapping of those columns.
const COLUMNS: &str = r#"
[file]
others = "ignore"
[columns]
"Name" = "name"
"Type" = { class = { "kite" = "kite" } }
"Range (km)" = { fact = "max-range", unit = "km" }
"Folds" = { fact = "foldable" }
"#;

#[test]
fn parquet_is_read_and_written_with_its_types() {
    let (desk, map) = (Desk::new(), map(COLUMNS));
    columns(&desk.path("in.parquet"), 1000, 300);
    let done = desk.run("in.parquet", "out.csv", Some(&map)).unwrap();
    assert_eq!(counts(&done), [1000, 334, 666, 0, 0]);
    assert!(desk.read("out.csv").starts_with("Name,Type,Range (km),Folds,Stock,Made,mtcr-verdict"));
    assert!(
        desk.read("out.csv").contains("\nn1,kite,0.1,false,12,1970-01-13"),
        "{}",
        &desk.read("out.csv")[..400]
    );
    desk.run("in.parquet", "again.parquet", Some(&map)).unwrap();
    desk.run("again.parquet", "third.csv", Some(&map)).map(|_| ()).unwrap_err();
    let lines = fs::read(desk.path("again.parquet")).unwrap();
    assert!(lines.starts_with(b"PAR1") && lines.ends_with(b"PAR1"));
}

#[test]
fn parquet_that_is_damaged_is_said_to_be() {
    let desk = Desk::new();
    columns(&desk.path("whole.parquet"), 5000, 500);
    let whole = fs::read(desk.path("whole.parquet")).unwrap();
    let mut cases: Vec<Vec<u8>> = [0, 3, 7, 8, 100, whole.len() / 2, whole.len() - 9, whole.len() - 1]
        .iter()
        .map(|length| whole[..*length].to_vec())
        .collect();
    // Bytes overwritten everywhere, at the description too.
    for at in (4..whole.len()).step_by(whole.len() / 60) {
        let mut bytes = whole.clone();
        for byte in bytes.iter_mut().skip(at).take(16) {
            *byte ^= 0xA5;
        }
        cases.push(bytes);
    }
    let mut refused = 0;
    for (number, bytes) in cases.iter().enumerate() {
        let desk = Desk::new();
        desk.write("in.parquet", bytes);
        match desk.run("in.parquet", "out.csv", Some(&map(COLUMNS))) {
            Ok(done) => assert_eq!(counts(&done)[0], 5000, "case {number}: all rows or none"),
            Err(error) => {
                refused += 1;
                let text = chain(&error);
                let known = [
                    "not whole Parquet",
                    "is empty",
                    "before its last row",
                    "do not fit",
                    "not UTF-8",
                    "both called",
                ];
                assert!(known.iter().any(|part| text.contains(part)), "case {number}: {text}");
                assert!(!desk.path("out.csv").exists(), "case {number}");
            }
        }
    }
    assert!(refused >= 8, "{refused}");
}

#[test]
fn dossiers_may_be_nested_in_parquet() {
    let desk = Desk::new();
    let schema = parse_message_type(
        "message product { optional binary name (UTF8); optional group class (LIST) { repeated group list { optional binary \
         element (UTF8); } } optional group facts { optional binary max-range (UTF8); optional boolean foldable; } }",
    )
    .unwrap();
    let file = fs::File::create(desk.path("in.parquet")).unwrap();
    let mut writer =
        SerializedFileWriter::new(file, Arc::new(schema), Arc::new(WriterProperties::builder().build()))
            .unwrap();
    let mut group = writer.next_row_group().unwrap();
    let texts = |texts: &[&str]| texts.iter().map(|text| ByteArray::from(*text)).collect::<Vec<_>>();
    for at in 0..4 {
        let mut column = group.next_column().unwrap().unwrap();
        match at {
            0 => column.typed::<ByteArrayType>().write_batch(&texts(&["a", "b"]), Some(&[1, 1]), None),
            1 => column.typed::<ByteArrayType>().write_batch(
                &texts(&["kite", "kite"]),
                Some(&[3, 3]),
                Some(&[0, 0]),
            ),
            2 => column.typed::<ByteArrayType>().write_batch(&texts(&["300 km"]), Some(&[2, 1]), None),
            _ => column.typed::<BoolType>().write_batch(&[true], Some(&[1, 2]), None),
        }
        .unwrap();
        column.close().unwrap();
    }
    group.close().unwrap();
    writer.close().unwrap();
    let done = desk.run("in.parquet", "out.ndjson", None).unwrap();
    assert_eq!(counts(&done), [2, 1, 0, 1, 0], "{:?}", desk.names());
    assert!(
        desk.read("out.ndjson").starts_with(r#"{"line":1,"name":"a","mtcr-verdict":"controlled""#),
        "{}",
        desk.read("out.ndjson")
    );
}

#[test]
fn a_stopped_run_over_any_format_ends_with_the_same_bytes() {
    let map = map(COLUMNS);
    for (input, output) in [
        ("in.parquet", "out.parquet"),
        ("in.parquet", "out.xlsx"),
        ("in.xlsx", "out.xlsx"),
        ("in.xlsx", "out.ndjson"),
        ("in.parquet", "out.csv"),
    ] {
        let whole = Desk::new();
        columns(&whole.path("in.parquet"), 3000, 700);
        book(&whole.path("in.xlsx"), |sheet| {
            for row in 1..=3000 {
                sheet.write_string(row, 0, format!("n{row}")).unwrap();
                sheet.write_string(row, 1, "kite").unwrap();
                sheet.write_number(row, 2, f64::from(row) / 10.0).unwrap();
                sheet.write_boolean(row, 4, true).unwrap();
            }
        });
        let done = whole.run(input, output, Some(&map)).unwrap_or_else(|error| panic!("{}", chain(&error)));
        assert_eq!(done.totals.read, 3000);
        let desk = Desk::new();
        fs::copy(whole.path(input), desk.path(input)).unwrap();
        let way = Way { durable_every: 300, resume: true, ..Way::default() };
        for after in [5, 3] {
            let mut seen = 0;
            let mut watch = |_: &mtcr_bulk_files::Progress| {
                seen += 1;
                assert!(seen < after, "stopped");
            };
            let run =
                AssertUnwindSafe(|| desk.run_as(input, output, Some(&map), way, &mut watch).map(|_| ()));
            assert!(catch_unwind(run).is_err());
        }
        let again = desk.run_as(input, output, Some(&map), way, &mut |_| {}).unwrap();
        assert_eq!(counts(&again), counts(&done), "{input} to {output}");
        assert!(
            fs::read(desk.path(output)).unwrap() == fs::read(whole.path(output)).unwrap(),
            "{input} to {output}"
        );
        assert_eq!(desk.names().len(), 3, "{:?}", desk.names());
    }
}

/// A workbook that was written is read again with the same answer, cell by cell.
#[test]
fn a_written_workbook_holds_what_a_written_table_holds() {
    let (desk, map) = (Desk::new(), map(MAP));
    desk.write(
        "in.csv",
        format!("{HEADER}far,kite,300,0.10,no\n\"a \"\"q\"\"\nb\",kite,,,\n007,kite,1e3,,yes\n"),
    );
    desk.run("in.csv", "out.xlsx", Some(&map)).unwrap();
    let mut book: calamine::Xlsx<_> = calamine::open_workbook(desk.path("out.xlsx")).unwrap();
    let range = calamine::Reader::worksheet_range(&mut book, "products").unwrap();
    let rows: Vec<Vec<String>> =
        range.rows().map(|row| row.iter().map(ToString::to_string).collect()).collect();
    assert_eq!(rows[1][..9], ["far", "kite", "300", "0.10", "no", "controlled", "II", "II", "19.A.1"]);
    assert_eq!(rows[2][0], "a \"q\"\nb");
    assert_eq!(rows[3][0], "007");
}
