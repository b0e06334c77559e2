//! What a record is does not depend on where it stands.

use crate::fixture::{ALL, Fixture};
use mtcr_lists::{Format, Role};
use mtcr_screening::Party;

/// Records without the place where they were read.
fn placeless(fixture: &Fixture, files: Vec<(Role, String, Vec<u8>)>) -> Vec<Party> {
    let mut parties = fixture.read_bytes(files).unwrap().parties;
    for party in &mut parties {
        party.source.line = 0;
    }
    parties
}

/// The lines of a table in the opposite order, below the header line if there is one.
fn lines_reversed(bytes: &[u8]) -> Vec<u8> {
    let mut rows = csv_rows(bytes, b',');
    let header =
        rows.first().is_some_and(|row| !row[0].iter().all(u8::is_ascii_digit)).then(|| rows.remove(0));
    rows.reverse();
    written(header.into_iter().chain(rows), b',')
}

/// The columns of a table with a header line in the opposite order.
fn columns_reversed(bytes: &[u8], delimiter: u8) -> Vec<u8> {
    let rows = csv_rows(bytes, delimiter).into_iter().map(|mut row| {
        row.reverse();
        row
    });
    written(rows, delimiter)
}

fn csv_rows(bytes: &[u8], delimiter: u8) -> Vec<Vec<Vec<u8>>> {
    let mut reader =
        csv::ReaderBuilder::new().has_headers(false).flexible(true).delimiter(delimiter).from_reader(bytes);
    reader
        .byte_records()
        .map(|row| row.unwrap().iter().map(<[u8]>::to_vec).collect::<Vec<_>>())
        .filter(|row: &Vec<Vec<u8>>| row.len() > 1)
        .collect()
}

fn written(rows: impl Iterator<Item = Vec<Vec<u8>>>, delimiter: u8) -> Vec<u8> {
    let mut writer = csv::WriterBuilder::new().delimiter(delimiter).from_writer(Vec::new());
    for row in rows {
        writer.write_record(row).unwrap();
    }
    writer.into_inner().unwrap()
}

/// The elements of a name in the opposite order.
fn elements_reversed(bytes: Vec<u8>, name: &str) -> Vec<u8> {
    let text = String::from_utf8(bytes).unwrap();
    let (open, close) = (format!("<{name}"), format!("</{name}>"));
    let begin = text.find(&format!("{open}>")).or_else(|| text.find(&format!("{open} "))).unwrap();
    let (before, rest) = text.split_at(begin);
    let (records, after) = rest.split_at(rest.rfind(&close).unwrap() + close.len());
    let mut records: Vec<&str> = records.split_inclusive(close.as_str()).collect();
    records.reverse();
    [before, &records.concat(), after].concat().into_bytes()
}

#[test]
fn records_in_the_opposite_order_are_the_same_records() {
    for fixture in ALL {
        let before = placeless(fixture, fixture.bytes());
        let reordered: Vec<_> = fixture
            .bytes()
            .into_iter()
            .map(|(role, name, bytes)| {
                let bytes = match fixture.format {
                    Format::UnXml => elements_reversed(elements_reversed(bytes, "INDIVIDUAL"), "ENTITY"),
                    Format::OfacXml => elements_reversed(bytes, "entity"),
                    // Notices are numbered in their order.
                    Format::JapanText => bytes,
                    Format::DeniedPersons => {
                        let mut rows = csv_rows(&bytes, b'\t');
                        rows[1..].reverse();
                        written(rows.into_iter(), b'\t')
                    }
                    _ => lines_reversed(&bytes),
                };
                (role, name, bytes)
            })
            .collect();
        let mut after = placeless(fixture, reordered);
        let mut before = before;
        for party in before.iter_mut().chain(&mut after) {
            // Other names and addresses stand in the order of their rows.
            party.names.sort();
            party.addresses.sort();
            party.identifiers.sort();
            let mut remarks: Vec<&str> = party.remarks.split("; ").collect();
            remarks.sort_unstable();
            party.remarks = remarks.join("; ");
        }
        assert_eq!(before, after, "{}", fixture.list);
    }
}

#[test]
fn columns_in_the_opposite_order_are_the_same_columns() {
    for fixture in ALL {
        let delimiter = match fixture.format {
            Format::CslCsv | Format::EuCsv | Format::ChinaCsv | Format::DenialsCsv | Format::OwnCsv => b',',
            Format::DeniedPersons => b'\t',
            _ => continue,
        };
        let after = placeless(fixture, fixture.changed(0, |bytes| columns_reversed(&bytes, delimiter)));
        assert_eq!(placeless(fixture, fixture.bytes()), after, "{}", fixture.list);
    }
}

#[test]
fn files_without_a_header_whose_columns_are_moved_are_refused() {
    let moved = crate::fixture::SDN.changed(0, |bytes| columns_reversed(&bytes, b','));
    let error = crate::fixture::SDN.read_bytes(moved).unwrap_err().to_string();
    assert!(error.contains("the first column is not the number of a record"), "{error}");
}

#[test]
fn records_that_say_the_same_twice_are_one() {
    let doubled = crate::fixture::CSL.changed(0, |bytes| {
        let text = String::from_utf8(bytes).unwrap();
        let (_, rows) = text.split_once('\n').unwrap();
        [text.as_str(), rows].concat().into_bytes()
    });
    let loaded = crate::fixture::CSL.read_bytes(doubled).unwrap();
    // Those with the publisher's own number twice get what they say added to it, and are still one.
    assert_eq!(loaded.parties.len(), 118);
    assert_eq!(loaded.problems.len(), 1);
}
