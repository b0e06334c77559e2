//! The first sheet of a workbook as lines with commas.

use super::super::Part;
use crate::ListError;
use crate::input::{Counted, Limits};
use calamine::{Data, Reader as _, Xlsx};
use std::io::{Cursor, Read as _};

/// How many bytes a workbook may unpack to for each byte that a file may have: real ones stay below ten.
const UNPACKED: u64 = 16;

/// Reads the sheet; what unpacks to more than a file may have is refused before it is read.
pub(super) fn as_csv(part: Part<'_>, limits: Limits) -> Result<Vec<u8>, ListError> {
    let (counted, meter) = Counted::new(&part.name, part.content, limits);
    let bytes = counted.all()?;
    let allowed = limits.file.saturating_mul(UNPACKED).min(256 << 20);
    let wrong = |what: String| meter.layout(1, what);
    unpacks_within(&bytes, allowed).map_err(wrong)?;
    let mut book: Xlsx<_> = Xlsx::new(Cursor::new(bytes))
        .map_err(|error| wrong(format!("this is no workbook in the format XLSX: {error}")))?;
    let range = book
        .worksheet_range_at(0)
        .ok_or_else(|| wrong("the workbook has no sheet".to_owned()))?
        .map_err(|error| wrong(format!("the first sheet cannot be read: {error}")))?;
    // A sheet may begin below or beside its corner; rows are counted from the corner, as a person sees them.
    let (top, _) = range.start().unwrap_or_default();
    let mut writer = csv::WriterBuilder::new().flexible(true).from_writer(Vec::new());
    let failed = |error: csv::Error| wrong(format!("a row cannot be read: {error}"));
    for _ in 0..top {
        writer.write_record([""]).map_err(failed)?;
    }
    for row in range.rows() {
        writer.write_record(row.iter().map(cell)).map_err(failed)?;
    }
    writer.into_inner().map_err(|error| wrong(format!("the rows cannot be kept: {error}")))
}

/// Whether everything in an archive together unpacks to so many bytes; what it says of itself is not believed.
fn unpacks_within(bytes: &[u8], allowed: u64) -> Result<(), String> {
    let broken = |error: &dyn std::fmt::Display| format!("this is no workbook in the format XLSX: {error}");
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).map_err(|error| broken(&error))?;
    let mut left = allowed;
    for at in 0..archive.len() {
        let file = archive.by_index(at).map_err(|error| broken(&error))?;
        let unpacked = std::io::copy(&mut file.take(left.saturating_add(1)), &mut std::io::sink())
            .map_err(|error| broken(&error))?;
        left = left.checked_sub(unpacked).ok_or_else(|| {
            format!("the workbook unpacks to more than {allowed} bytes: this is not the list, or its declaration must allow more")
        })?;
    }
    Ok(())
}

/// A cell as text: a day as 2026-11-22, a number without a fraction as its digits.
fn cell(data: &Data) -> String {
    let text = match data {
        Data::DateTime(moment) if !moment.is_duration() => {
            let (year, month, day, ..) = moment.to_ymd_hms_milli();
            format!("{year:04}-{month:02}-{day:02}")
        }
        Data::DateTimeIso(moment) => moment.chars().take(10).collect(),
        other => other.to_string(),
    };
    text.replace(['\n', '\r'], " ")
}
