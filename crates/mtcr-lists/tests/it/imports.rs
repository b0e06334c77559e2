//! New versions of lists: what is checked before one is used, and what is kept of each.

use crate::fixture::{
    CSL, DAY, ENHANCED, Fixture, JAPAN, SDN, SDN_LATER, UN, at, declare, declared, import, on, programmes,
    sources, states,
};
use jiff::civil::date;
use mtcr_lists::{Import, ImportError, Role, Shelf, State};
use sha2::{Digest as _, Sha256};
use std::path::Path;

type Files = Vec<(Role, String, Vec<u8>)>;

fn import_files(
    folder: &Path,
    fixture: &Fixture,
    files: Files,
    import: &Import<'_>,
) -> Result<mtcr_lists::Imported, ImportError> {
    declare(folder, fixture);
    Shelf::at(folder).import(
        &declared(folder, fixture.list),
        sources(files),
        (states(), programmes()),
        import,
    )
}

/// Every file below a folder with its bytes.
fn everything(folder: &Path) -> Vec<(String, Vec<u8>)> {
    let mut all = Vec::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(next) = folders.pop() {
        for entry in std::fs::read_dir(next).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else {
                all.push((path.display().to_string(), std::fs::read(&path).unwrap()));
            }
        }
    }
    all.sort();
    all
}

/// The first records of a fixture of one table or one XML file.
fn first_records(fixture: &Fixture, count: usize) -> Files {
    fixture.changed(0, |bytes| {
        let text = String::from_utf8(bytes).unwrap();
        if fixture.list.starts_with("un") {
            let records: String = text.split_inclusive("</INDIVIDUAL>").take(count).collect();
            return [records.as_str(), "</INDIVIDUALS></CONSOLIDATED_LIST>"].concat().into_bytes();
        }
        // A record may stand in several lines.
        let mut rows = csv::ReaderBuilder::new().has_headers(false).from_reader(text.as_bytes());
        let mut writer = csv::Writer::from_writer(Vec::new());
        for row in rows.records().take(count + 1) {
            writer.write_record(&row.unwrap()).unwrap();
        }
        writer.into_inner().unwrap()
    })
}

#[test]
fn a_first_version_is_all_added_and_can_be_read_again() {
    let folder = tempfile::tempdir().unwrap();
    let imported = import(folder.path(), &UN, &on(DAY)).unwrap();
    assert_eq!((imported.version.number, imported.version.records, imported.version.added), (1, 78, 78));
    assert_eq!(imported.version.imported_by, "an officer");
    assert_eq!(imported.version.files[0].bytes, u64::try_from(UN.bytes()[0].2.len()).unwrap());
    let shelf = Shelf::at(folder.path());
    let kept = shelf.parties(&declared(folder.path(), UN.list).id).unwrap();
    let mut read = UN.read().parties;
    for party in &mut read {
        programmes().put(party);
    }
    assert_eq!(kept, read);
}

#[test]
fn history_keeps_every_version_with_its_digest_counts_person_and_instant() {
    let folder = tempfile::tempdir().unwrap();
    import(folder.path(), &SDN, &on(DAY)).unwrap();
    let later = Import { by: "another officer", ..on(date(2026, 3, 9)) };
    let second = import(folder.path(), &SDN_LATER, &later).unwrap();
    let list = declared(folder.path(), SDN.list).id;
    let versions = Shelf::at(folder.path()).versions(&list).unwrap();
    assert_eq!(versions.iter().map(|one| one.number).collect::<Vec<_>>(), [1, 2]);
    assert_ne!(versions[0].digest, versions[1].digest);
    assert_eq!(
        (versions[1].imported_by.as_str(), versions[1].imported_at),
        ("another officer", at(date(2026, 3, 9)))
    );
    assert_eq!(versions[1].records + versions[1].removed, versions[0].records + versions[1].added);
    let difference = second.difference;
    assert_eq!((difference.added.len(), difference.removed.len()), (versions[1].added, versions[1].removed));
    assert_eq!((difference.added.len(), difference.removed.len()), (6, 7));
    // What changed is told by what it is about.
    assert!(!difference.changed.is_empty());
    for changed in &difference.changed {
        assert!(!changed.changes.is_empty(), "{changed:?}");
        assert!(changed.changes.iter().all(|change| change.gone != change.new), "{changed:?}");
    }
    let shelf = Shelf::at(folder.path());
    let again =
        mtcr_lists::difference(&shelf.parties_at(&list, 1).unwrap(), &shelf.parties_at(&list, 2).unwrap());
    assert_eq!(again, difference);
    assert!(shelf.parties_at(&list, 3).unwrap_err().to_string().contains("no version 3"));
}

#[test]
fn the_same_files_again_make_the_list_young_again() {
    let folder = tempfile::tempdir().unwrap();
    import(folder.path(), &CSL, &on(DAY)).unwrap();
    let declaration = declared(folder.path(), CSL.list);
    let shelf = Shelf::at(folder.path());
    let much_later = date(2026, 3, 30);
    assert!(matches!(shelf.status(&declaration, much_later).state, State::Stale { days: 28, allowed: 10 }));
    let second = import(folder.path(), &CSL, &on(much_later)).unwrap();
    assert_eq!((second.version.number, second.version.added, second.version.changed), (2, 0, 0));
    assert_eq!(shelf.status(&declaration, much_later).state, State::InUse);
}

#[test]
fn only_the_newest_versions_keep_their_records() {
    let folder = tempfile::tempdir().unwrap();
    for day in 1..=12 {
        let files = CSL.changed(0, |bytes| {
            let text = String::from_utf8(bytes).unwrap();
            [
                text,
                format!(
                    "\"\",\"Entity List (EL)\",\"\",\"\",\"\",\"Velmar Works {day}\"{}\n",
                    ",\"\"".repeat(23)
                ),
            ]
            .concat()
            .into_bytes()
        });
        import_files(folder.path(), &CSL, files, &on(date(2026, 3, day))).unwrap();
    }
    let list = declared(folder.path(), CSL.list).id;
    let shelf = Shelf::at(folder.path());
    assert_eq!(shelf.versions(&list).unwrap().len(), 12);
    assert!(shelf.parties_at(&list, 4).is_err());
    assert_eq!(shelf.parties_at(&list, 5).unwrap().len(), 119);
    let records = std::fs::read_dir(folder.path().join(CSL.list)).unwrap();
    let kept = records
        .filter(|entry| entry.as_ref().unwrap().path().extension().is_some_and(|end| end == "parties"))
        .count();
    assert_eq!(kept, 8);
}

/// Imports what must be refused over a good version, and shows that nothing on the shelf changed.
fn refused(fixture: &Fixture, files: Files, import: &Import<'_>) -> String {
    let folder = tempfile::tempdir().unwrap();
    crate::fixture::import(folder.path(), fixture, &on(DAY)).unwrap();
    let before = everything(folder.path());
    let error = match import_files(folder.path(), fixture, files, import) {
        Err(error) => error.to_string(),
        Ok(imported) => panic!("version {} was taken", imported.version.number),
    };
    assert!(before == everything(folder.path()), "{error}: the shelf changed");
    let shelf = Shelf::at(folder.path());
    let state = shelf.status(&declared(folder.path(), fixture.list), DAY).state;
    assert_eq!(state, State::InUse, "{error}");
    error
}

#[test]
fn a_shrunken_list_is_refused_and_taken_with_a_reason() {
    let error = refused(&CSL, first_records(&CSL, 100), &on(DAY));
    assert!(
        error.contains("100 records") && error.contains("has 118") && error.contains("--accept"),
        "{error}"
    );
    let folder = tempfile::tempdir().unwrap();
    import(folder.path(), &CSL, &on(DAY)).unwrap();
    let accepting = Import { accept: Some("the list was split in two"), ..on(DAY) };
    let imported = import_files(folder.path(), &CSL, first_records(&CSL, 100), &accepting).unwrap();
    assert_eq!(imported.version.accepted.as_deref(), Some("the list was split in two"));
    assert_eq!(imported.version.removed, 18);
}

#[test]
fn shrinkage_is_allowed_up_to_its_limit_and_not_beyond() {
    // 5 of a hundred of 118 records are 5.9: five may go.
    let folder = tempfile::tempdir().unwrap();
    import(folder.path(), &CSL, &on(DAY)).unwrap();
    import_files(folder.path(), &CSL, first_records(&CSL, 113), &on(DAY)).unwrap();
    let error = refused(&CSL, first_records(&CSL, 112), &on(DAY));
    assert!(error.contains("more than 5 of a hundred"), "{error}");
}

#[test]
fn too_few_and_too_many_records_are_refused_even_with_a_reason() {
    let accepting = Import { accept: Some("because"), ..on(DAY) };
    let error = refused(&UN, first_records(&UN, 38), &accepting);
    assert!(error.contains("38 records") && error.contains("at least 39"), "{error}");
    let many = CSL.changed(0, |bytes| {
        let mut text = String::from_utf8(bytes).unwrap();
        for number in 0..150 {
            text.push_str(&format!(
                "\"\",\"Entity List (EL)\",\"\",\"\",\"\",\"Velmar Works {number}\"{}\n",
                ",\"\"".repeat(23)
            ));
        }
        text.into_bytes()
    });
    let error = refused(&CSL, many, &accepting);
    assert!(error.contains("268 records") && error.contains("at most 236"), "{error}");
}

#[test]
fn another_list_of_the_same_length_is_refused() {
    let strangers = CSL.changed(0, |bytes| {
        let header: Vec<u8> = bytes.split_inclusive(|byte| *byte == b'\n').next().unwrap().to_vec();
        let rows = (0..118).map(|number| {
            format!("\"\",\"Entity List (EL)\",\"\",\"\",\"\",\"Osk Works {number}\"{}\n", ",\"\"".repeat(23))
        });
        [String::from_utf8(header).unwrap(), rows.collect()].concat().into_bytes()
    });
    let error = refused(&CSL, strangers, &on(DAY));
    assert!(error.contains("another list"), "{error}");
}

#[test]
fn a_record_that_cannot_be_read_is_one_too_many() {
    let broken = CSL.changed(0, |bytes| {
        let mut lines: Vec<String> = String::from_utf8(bytes).unwrap().lines().map(str::to_owned).collect();
        lines[7] = "\"half a row\",\"x\"".to_owned();
        lines.join("\n").into_bytes()
    });
    let error = refused(&CSL, broken, &on(DAY));
    assert!(
        error.contains("1 records cannot be read") && error.contains("line 8") && error.contains("29"),
        "{error}"
    );
}

#[test]
fn rows_of_records_that_are_not_there_say_that_files_are_of_different_days() {
    let folder = tempfile::tempdir().unwrap();
    declare(folder.path(), &SDN);
    let mut declaration = declared(folder.path(), SDN.list);
    declaration.orphans = 0;
    let mut files = SDN.bytes();
    files[1].2 = [b"99999,1,\"aka\",\"VELMAR\",-0- \r\n".as_slice(), &files[1].2].concat();
    let error = Shelf::at(folder.path())
        .import(&declaration, sources(files), (states(), programmes()), &on(DAY))
        .unwrap_err()
        .to_string();
    assert!(error.contains("not of one day") && error.contains("`99999`"), "{error}");
}

#[test]
fn days_of_the_list_itself_are_checked() {
    let dated = |day: &str| {
        UN.changed(0, |bytes| {
            String::from_utf8(bytes).unwrap().replacen("2026-02-27T", &format!("{day}T"), 1).into_bytes()
        })
    };
    let error = refused(&UN, dated("2026-02-20"), &on(DAY));
    assert!(error.contains("2026-02-20") && error.contains("would go back"), "{error}");
    let error = refused(&UN, dated("2026-03-09"), &on(DAY));
    assert!(error.contains("one of the two is wrong"), "{error}");
    let error = refused(&UN, UN.bytes(), &on(date(2026, 3, 1)));
    assert!(error.contains("clock"), "{error}");
    let folder = tempfile::tempdir().unwrap();
    declare(folder.path(), &UN);
    let mut declaration = declared(folder.path(), UN.list);
    declaration.published_age = Some(10);
    let late = date(2026, 3, 10);
    let error = Shelf::at(folder.path())
        .import(&declaration, UN.sources(), (states(), programmes()), &on(late))
        .unwrap_err()
        .to_string();
    assert!(error.contains("11 days before"), "{error}");
}

#[test]
fn files_are_told_by_their_names_and_none_may_be_missing() {
    let mut files = SDN.bytes();
    files.remove(1);
    let error = refused(&SDN, files, &on(DAY));
    assert!(error.contains("not whole") && error.contains("`alt.csv`"), "{error}");
    let mut files = SDN.bytes();
    files[1].1 = "holiday.jpg".into();
    let error = refused(&SDN, files, &on(DAY));
    assert!(error.contains("`holiday.jpg`") && error.contains("`sdn.csv`"), "{error}");
    let mut files = SDN.bytes();
    files.retain(|(role, ..)| *role != Role::Comments);
    let folder = tempfile::tempdir().unwrap();
    import_files(folder.path(), &SDN, files, &on(DAY)).unwrap();
}

#[test]
fn a_list_of_several_files_of_one_kind_is_read_as_one() {
    let folder = tempfile::tempdir().unwrap();
    let mut files = JAPAN.bytes();
    let other = String::from_utf8(files[0].2.clone())
        .unwrap()
        .replace("Osk", "Ostrov")
        .replace("Velmar", "Vostok")
        .replace("Dellen", "Dorsk");
    files.push((Role::Main, "others.txt".into(), other.replace("オスク", "オストロフ").into_bytes()));
    let imported = import_files(folder.path(), &JAPAN, files, &on(DAY)).unwrap();
    assert_eq!((imported.version.records, imported.version.files.len()), (6, 2));
}

#[test]
fn checksums_are_those_of_the_bytes_that_were_read() {
    for fixture in [&UN, &SDN, &CSL, &ENHANCED, &JAPAN] {
        let folder = tempfile::tempdir().unwrap();
        let sums: Vec<String> = fixture
            .bytes()
            .iter()
            .map(|(.., bytes)| Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect())
            .collect();
        let imported = import(folder.path(), fixture, &Import { sha256: &sums, ..on(DAY) }).unwrap();
        let found: Vec<String> = imported.version.files.into_iter().map(|file| file.sha256).collect();
        assert_eq!(found, sums, "{}", fixture.list);
    }
}

#[test]
fn what_is_damaged_on_the_shelf_is_told_and_mended_by_an_import() {
    let folder = tempfile::tempdir().unwrap();
    let imported = import(folder.path(), &UN, &on(DAY)).unwrap();
    let declaration = declared(folder.path(), UN.list);
    let path = folder.path().join(UN.list).join(format!("{}.parties", imported.version.digest));
    let mut bytes = std::fs::read(&path).unwrap();
    let middle = bytes.len() / 2;
    bytes[middle] ^= 1;
    std::fs::write(&path, &bytes).unwrap();
    let shelf = Shelf::at(folder.path());
    let State::Missing { why } = shelf.status(&declaration, DAY).state else { panic!("damage is not seen") };
    assert!(why.contains("damaged") && why.contains("import the list again"), "{why}");
    import(folder.path(), &UN, &on(DAY)).unwrap();
    assert_eq!(shelf.status(&declaration, DAY).state, State::InUse);

    let index = folder.path().join(UN.list).join("list.json");
    for broken in ["", "{}", "{\"versions\":[]}", "[1"] {
        std::fs::write(&index, broken).unwrap();
        assert!(matches!(shelf.status(&declaration, DAY).state, State::Missing { .. }), "{broken}");
    }
}

#[test]
fn two_imports_of_one_list_do_not_run_at_once() {
    let folder = tempfile::tempdir().unwrap();
    import(folder.path(), &UN, &on(DAY)).unwrap();
    let lock = std::fs::File::open(folder.path().join(UN.list).join("import.lock")).unwrap();
    lock.lock().unwrap();
    let error = import(folder.path(), &UN, &on(DAY)).unwrap_err().to_string();
    assert!(error.contains("another import"), "{error}");
    drop(lock);
    import(folder.path(), &UN, &on(DAY)).unwrap();
}
