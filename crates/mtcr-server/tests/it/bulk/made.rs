//! One table of products in every format that is read.

use parquet::data_type::{ByteArray, ByteArrayType};
use parquet::file::properties::WriterProperties;
use parquet::file::writer::SerializedFileWriter;
use parquet::schema::parser::parse_message_type;
use rust_xlsxwriter::Workbook;
use std::fmt::Write;
use std::path::Path;
use std::sync::Arc;

/// The headers.
pub(crate) const HEADS: [&str; 4] = ["Name", "Kind", "Max thrust (lbf)", "Civil certified"];

/// The mapping of them.
pub(crate) const MAPPING: &str = r#"
[flags]
yes = ["yes"]
no  = ["no"]

[columns]
"Name" = "name"
"Kind" = { class = { "turbojet" = "turbojet-engine", "other" = [] } }
"Max thrust (lbf)" = { fact = "max-thrust-uninstalled", unit = "lbf" }
"Civil certified" = { fact = "civil-certified" }
"#;

/// The rows: the fourth has a kind that the mapping does not know, the fifth a thrust that is no number.
pub(crate) const ROWS: [[&str; 4]; 6] = [
    ["Heron 40 turbojet", "turbojet", "94.5", "no"],
    ["Heron 9 turbojet", "turbojet", "20", "yes"],
    ["Starter of Heron 40", "other", "", ""],
    ["Heron blade", "blade", "", "no"],
    ["Heron 41 turbojet", "turbojet", "1O5", "no"],
    ["Heron 42 turbojet", "turbojet", "95", "no"],
];

/// A number of rows, all that can be read.
pub(crate) fn many(count: usize) -> String {
    let mut text = HEADS.join(",");
    text.push('\n');
    for at in 0..count {
        let _ = writeln!(text, "Heron {at} turbojet,turbojet,{}.5,{}", at % 900, ["yes", "no"][at % 2]);
    }
    text
}

/// The table in a format, by how names of its files end.
pub(crate) fn file(folder: &Path, ending: &str) -> Vec<u8> {
    let path = folder.join(format!("made.{ending}"));
    match ending {
        "csv" | "tsv" => return table(if ending == "csv" { "," } else { "\t" }).into_bytes(),
        "ndjson" => return objects().into_bytes(),
        "xlsx" => book(&path),
        _ => columns(&path),
    }
    std::fs::read(path).expect("a file")
}

fn table(separator: &str) -> String {
    let lines = std::iter::once(HEADS).chain(ROWS).map(|row| row.join(separator) + "\n");
    lines.collect()
}

fn objects() -> String {
    let line = |row: [&str; 4]| {
        let pairs = HEADS.into_iter().zip(row).map(|(head, cell)| (head.to_owned(), cell.into()));
        serde_json::Value::Object(pairs.collect()).to_string() + "\n"
    };
    ROWS.into_iter().map(line).collect()
}

fn book(path: &Path) {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    for (line, row) in (0_u32..).zip(std::iter::once(HEADS).chain(ROWS)) {
        for (column, cell) in (0_u16..).zip(row) {
            sheet.write_string(line, column, cell).expect("a cell");
        }
    }
    book.save(path).expect("a workbook");
}

fn columns(path: &Path) {
    // Names of this format's description have no blanks; they are given to the columns of the schema.
    let fields = HEADS.map(|head| {
        let kind = parquet::basic::Type::BYTE_ARRAY;
        let field = parquet::schema::types::Type::primitive_type_builder(head, kind)
            .with_repetition(parquet::basic::Repetition::REQUIRED)
            .with_logical_type(Some(parquet::basic::LogicalType::String));
        Arc::new(field.build().expect("a column"))
    });
    let root = parse_message_type("message made { }").expect("a message");
    let schema = parquet::schema::types::Type::group_type_builder(root.name())
        .with_fields(fields.to_vec())
        .build()
        .expect("a schema");
    let file = std::fs::File::create(path).expect("a file");
    let properties = Arc::new(WriterProperties::builder().build());
    let mut writer = SerializedFileWriter::new(file, Arc::new(schema), properties).expect("a writer");
    let mut group = writer.next_row_group().expect("a group");
    for at in 0..HEADS.len() {
        let cells: Vec<ByteArray> = ROWS.iter().map(|row| ByteArray::from(row[at])).collect();
        let mut column = group.next_column().expect("a column").expect("a column");
        column.typed::<ByteArrayType>().write_batch(&cells, None, None).expect("cells");
        column.close().expect("a column");
    }
    group.close().expect("a group");
    writer.close().expect("a file");
}
