//! A register of licences, read from a table.

use crate::map::{Layout, digest};
use crate::row::{Cell, Read, Row};
use crate::{BulkError, Format, input};
use jiff::civil::Date;
use mtcr_declarations::{Issued, Register};
use std::collections::BTreeMap;
use std::path::Path;

/// The columns of a register, in any order.
const COLUMNS: [&str; 5] = ["reference", "entries", "from", "until", "used-up"];

/// Rows that one complaint names at most.
const MOST_NAMED: usize = 20;

/// Reads a register of licences as they stand on a day, and gives it with its SHA-256.
///
/// A row is a licence: its `reference`, the `entries` it is for with semicolons between them (in full or their beginnings,
/// which `known` knows), the first day it is in force (`from`), the first on which it no longer is (`until`, empty when it
/// is open), and whether nothing is left of it (`used-up`: `yes` or `no`, `no` when it is empty).
///
/// # Errors
/// A file that cannot be read, and every row that is no licence: a register that lacks one would refer what is in order.
pub fn read_licences(
    path: &Path,
    on: Date,
    known: impl Fn(&str) -> bool,
) -> Result<(Register, String), BulkError> {
    let file = path.display().to_string();
    let format = Format::of(path)?;
    if format == Format::Ndjson {
        return Err(BulkError::broken(&file, "", "a register of licences is a table: CSV, XLSX or Parquet"));
    }
    let mut rows = input::open(path, format, &Layout::default(), false)?;
    let heads: Vec<String> = rows.heads().iter().map(|head| head.name.clone()).collect();
    let mut wrong: Vec<String> = COLUMNS
        .iter()
        .filter(|column| !heads.iter().any(|head| head == *column))
        .map(|column| format!("there is no column `{column}`"))
        .chain(heads.iter().filter(|head| !COLUMNS.contains(&head.as_str())).map(|head| {
            format!(
                "it has no column `{head}`: the columns are {}",
                COLUMNS.map(|name| format!("`{name}`")).join(", ")
            )
        }))
        .collect();
    let mut licences: BTreeMap<String, Issued> = BTreeMap::new();
    while wrong.is_empty() || !licences.is_empty() {
        let (line, read) = match rows.next_row()? {
            None => break,
            Some(Read::Malformed(row)) => (row.line, Err(row.reason)),
            Some(Read::Row(row)) => (row.line, licence(&heads, &row, &known)),
        };
        match read {
            Ok((reference, issued)) => {
                let again = format!("line {line}: the licence `{reference}` stands in it before");
                if licences.insert(reference, issued).is_some() {
                    wrong.push(again);
                }
            }
            Err(why) => wrong.push(format!("line {line}: {why}")),
        }
        if wrong.len() > MOST_NAMED {
            break;
        }
    }
    if !wrong.is_empty() {
        return Err(BulkError::Licences { file, lines: wrong });
    }
    let bytes = std::fs::read(path).map_err(BulkError::unreadable(&file))?;
    Ok((Register::new(on, licences), digest(&bytes)))
}

fn licence(heads: &[String], row: &Row, known: &impl Fn(&str) -> bool) -> Result<(String, Issued), String> {
    let cell = |column: &str| {
        let at = heads.iter().position(|head| head == column);
        at.and_then(|at| row.cells.get(at)).unwrap_or(&Cell::Empty)
    };
    if let Some(Cell::Broken(why)) = row.cells.iter().find(|cell| matches!(cell, Cell::Broken(_))) {
        return Err(why.clone());
    }
    let reference = cell("reference").as_text();
    if reference.is_empty() {
        return Err("`reference` is empty".to_owned());
    }
    let entries: Vec<String> = cell("entries")
        .as_text()
        .split(';')
        .map(str::trim)
        .filter(|entry| !entry.is_empty())
        .map(str::to_owned)
        .collect();
    if entries.is_empty() {
        return Err(format!("`entries` of `{reference}` is empty: write `4.C.4; 9.A`"));
    }
    if let Some(entry) = entries.iter().find(|entry| !known(entry)) {
        return Err(format!("`{entry}` is no entry of the law, and none begins so"));
    }
    let day = |column: &str| -> Result<Option<Date>, String> {
        match cell(column).as_text() {
            "" => Ok(None),
            text => text
                .parse()
                .map(Some)
                .map_err(|_| format!("`{column}` is `{text}`, which is no day: write it as 2026-03-02")),
        }
    };
    let from = day("from")?.ok_or_else(|| format!("`from` of `{reference}` is empty"))?;
    let until = day("until")?;
    if until.is_some_and(|until| until <= from) {
        return Err(format!("`{reference}` ends before it is in force"));
    }
    let used_up = match cell("used-up").as_text() {
        "" | "no" | "false" => false,
        "yes" | "true" => true,
        other => return Err(format!("`used-up` is `{other}`: write `yes` or `no`")),
    };
    Ok((reference.to_owned(), Issued { entries, from, until, used_up }))
}
