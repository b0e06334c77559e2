//! Files that are cut short, in another encoding, or made to do harm.

use crate::fixture::{ALL, CSL, DENIED, EU, Fixture, JAPAN, OWN, SDN, UN};
use mtcr_lists::{Format, ListError, Loaded, ProblemKind, Role};

fn refused(fixture: &Fixture, change: impl FnOnce(Vec<u8>) -> Vec<u8>) -> String {
    match fixture.read_bytes(fixture.changed(0, change)) {
        Err(error) => error.to_string(),
        Ok(loaded) => panic!("{}: {} records were read", fixture.list, loaded.parties.len()),
    }
}

fn utf16(bytes: &[u8], little: bool, mark: bool) -> Vec<u8> {
    let text = String::from_utf8_lossy(bytes).into_owned();
    let units = mark.then_some(0xFEFF).into_iter().chain(text.encode_utf16());
    units.flat_map(|unit| if little { unit.to_le_bytes() } else { unit.to_be_bytes() }).collect()
}

#[test]
fn utf16_is_refused_in_every_format_and_in_every_order_of_bytes() {
    for fixture in ALL {
        for (little, mark) in [(true, true), (true, false), (false, true), (false, false)] {
            let error = refused(fixture, |bytes| utf16(&bytes, little, mark));
            let (_, name, _) = &fixture.bytes()[0];
            assert!(error.contains(name) && error.contains("UTF-8"), "{}: {error}", fixture.list);
        }
    }
}

#[test]
fn latin_1_is_read_where_old_copies_are_in_it_and_refused_elsewhere() {
    let latin = |bytes: Vec<u8>| -> Vec<u8> {
        String::from_utf8(bytes)
            .unwrap()
            .chars()
            .map(|c| u8::try_from(u32::from(c)).unwrap_or(b'?'))
            .collect()
    };
    let accented = |bytes: Vec<u8>| -> Vec<u8> {
        let text = String::from_utf8(bytes).unwrap();
        text.replace("AIRLINES", "AÉROPORTS")
            .replace("Oskarin", "Öskarin")
            .replace("Company", "Compañía")
            .into_bytes()
    };
    let denied = DENIED.read_bytes(DENIED.changed(0, |bytes| latin(accented(bytes)))).unwrap();
    assert!(denied.parties.iter().any(|party| party.names[0].text.contains("AÉROPORTS")));
    for fixture in [&CSL, &OWN, &UN, &EU] {
        let error = refused(fixture, |bytes| latin(accented(bytes)));
        assert!(error.contains("UTF-8"), "{}: {error}", fixture.list);
    }
}

#[test]
fn a_byte_order_mark_of_utf_8_is_no_part_of_the_first_column() {
    for fixture in ALL {
        let marked = fixture.changed(0, |bytes| [b"\xEF\xBB\xBF".as_slice(), &bytes].concat());
        assert_eq!(fixture.read_bytes(marked).unwrap().parties.len(), fixture.records, "{}", fixture.list);
    }
}

#[test]
fn an_xml_file_in_another_encoding_is_refused_by_its_first_line() {
    let error = refused(&UN, |bytes| {
        String::from_utf8(bytes)
            .unwrap()
            .replacen("encoding=\"UTF-8\"", "encoding=\"ISO-8859-1\"", 1)
            .into_bytes()
    });
    assert!(error.contains("line 1") && error.contains("another encoding"), "{error}");
}

/// What is left of a list: the records that are not what they were.
fn lost(fixture: &Fixture, whole: &Loaded, loaded: &Loaded) -> usize {
    assert!(loaded.parties.len() <= fixture.records);
    let same = |party| whole.parties.contains(party);
    loaded.parties.iter().filter(|party| !same(*party)).count()
}

#[test]
fn a_file_that_is_cut_short_is_refused_or_is_a_beginning_of_the_whole() {
    for fixture in ALL {
        let whole = fixture.read();
        let length = fixture.bytes()[0].2.len();
        for cut in (0..length).step_by(length / 150 + 1) {
            let files = fixture.changed(0, |mut bytes| {
                bytes.truncate(cut);
                bytes
            });
            match fixture.read_bytes(files) {
                // A cut within XML is always seen; a table that is cut at the end of a line is a shorter table, which is for
                // the counts to see.
                Ok(loaded) => {
                    assert!(
                        !matches!(fixture.format, Format::UnXml | Format::OfacXml),
                        "{} at {cut}",
                        fixture.list
                    );
                    let odd = lost(fixture, &whole, &loaded);
                    let noted = loaded.problems.iter().any(|problem| problem.kind == ProblemKind::Malformed);
                    assert!(odd <= 1 || noted, "{} at {cut}: {odd} records are otherwise", fixture.list);
                }
                Err(error) => {
                    let text = error.to_string();
                    assert!(text.contains('`') && !text.contains("Error"), "{text}");
                }
            }
        }
    }
}

#[test]
fn an_xml_file_that_is_cut_short_names_its_last_line_and_what_is_open() {
    let error = refused(&UN, |mut bytes| {
        bytes.truncate(bytes.len() / 2);
        bytes
    });
    assert!(error.contains("cut short at line ") && error.contains("un-consolidated.xml"), "{error}");
}

#[test]
fn a_table_cut_within_quotes_loses_no_record_in_silence() {
    let files = CSL.changed(0, |mut bytes| {
        let at = bytes.iter().rposition(|byte| *byte == b'"').unwrap();
        bytes.truncate(at - 3);
        bytes
    });
    let loaded = CSL.read_bytes(files).unwrap();
    assert_eq!(loaded.parties.len(), CSL.records - 1);
    assert!(loaded.problems[0].what.contains("cut short"), "{:?}", loaded.problems);
}

#[test]
fn entities_are_never_expanded() {
    let laughs = (1..10)
        .map(|level| format!("<!ENTITY a{level} \"{}\">", format!("&a{};", level - 1).repeat(10)))
        .collect::<String>();
    let bomb = format!(
        "<?xml version=\"1.0\"?><!DOCTYPE x [<!ENTITY a0 \"ha\">{laughs}]><CONSOLIDATED_LIST>&a9;</CONSOLIDATED_LIST>"
    );
    let error = refused(&UN, |_| bomb.into_bytes());
    assert!(error.contains("document type") && error.contains("never expanded"), "{error}");
    let file = "<?xml version=\"1.0\"?><!DOCTYPE x SYSTEM \"file:///etc/hostname\"><CONSOLIDATED_LIST/>";
    assert!(refused(&UN, |_| file.into()).contains("document type"));
    let named = |bytes: Vec<u8>| {
        String::from_utf8(bytes).unwrap().replacen("<FIRST_NAME>", "<FIRST_NAME>&secret;", 1).into_bytes()
    };
    assert!(refused(&UN, named).contains("`&secret;`"));
    let known = |bytes: Vec<u8>| {
        String::from_utf8(bytes).unwrap().replacen("<FIRST_NAME>", "<FIRST_NAME>A&amp;&#66; ", 1).into_bytes()
    };
    let loaded = UN.read_bytes(UN.changed(0, known)).unwrap();
    assert!(loaded.parties.iter().any(|party| party.names[0].text.starts_with("A&B ")));
}

#[test]
fn elements_too_deep_are_refused() {
    let deep = format!("<CONSOLIDATED_LIST><INDIVIDUALS><INDIVIDUAL>{}", "<a>".repeat(100_000));
    assert!(refused(&UN, |_| deep.into_bytes()).contains("deep"));
    let deep = format!("<CONSOLIDATED_LIST>{}", "<a>".repeat(100_000));
    assert!(refused(&UN, |_| deep.into_bytes()).contains("deep"));
}

#[test]
fn another_file_is_refused_with_what_would_be_right() {
    let error = refused(&UN, |_| b"<html><body>Not found</body></html>".to_vec());
    assert!(error.contains("`html`") && error.contains("CONSOLIDATED_LIST"), "{error}");
    let error = refused(&CSL, |_| b"<html>\n<body>Not found</body></html>\n".to_vec());
    assert!(error.contains("line 1") && error.contains("`alt_names`"), "{error}");
    let error = refused(&SDN, |_| b"<html>\n<body>Not found</body></html>\n".to_vec());
    assert!(error.contains("columns") && error.contains("ent_num"), "{error}");
    let error = refused(&JAPAN, |_| b"Not found\n".to_vec());
    assert!(error.contains("所在地"), "{error}");
}

#[test]
fn an_empty_file_is_refused_in_every_format() {
    for fixture in ALL {
        let error = refused(fixture, |_| Vec::new());
        assert!(error.contains('`'), "{error}");
        let blank = fixture.read_bytes(fixture.changed(0, |_| b"\n\n".to_vec()));
        assert!(blank.is_err(), "{}", fixture.list);
    }
    let header = |bytes: Vec<u8>| bytes.split_inclusive(|byte| *byte == b'\n').next().unwrap().to_vec();
    assert!(matches!(CSL.read_bytes(CSL.changed(0, header)), Err(ListError::NoRecords { .. })));
}

#[test]
fn a_missing_or_doubled_file_is_named() {
    let mut files = SDN.bytes();
    files.retain(|(role, ..)| *role != Role::Addresses);
    assert!(SDN.read_bytes(files).unwrap_err().to_string().contains("addresses"));
    let mut files = SDN.bytes();
    files.push((Role::Aliases, "other.csv".into(), Vec::new()));
    let error = SDN.read_bytes(files).unwrap_err().to_string();
    assert!(error.contains("`other.csv`") && error.contains("aliases"), "{error}");
}
