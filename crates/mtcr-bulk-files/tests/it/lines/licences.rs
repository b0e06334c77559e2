//! Registers of licences as tables.

use super::desk::{Desk, ON, chain};
use mtcr_bulk_files::read_licences;
use mtcr_declarations::{Licence, Licences};

const HEADER: &str = "reference,entries,from,until,used-up\n";

fn known(entry: &str) -> bool {
    ["4", "4.C.4", "9.A"].contains(&entry)
}

#[test]
fn a_register_knows_its_licences() {
    let desk = Desk::new();
    let rows = "XA-1,4.C.4; 9.A,2026-01-01,,\nXA-2,4,2026-01-01,2026-03-02,no\nXA-3,9.A,2026-01-01,,yes\n";
    let path = desk.write("licences.csv", format!("{HEADER}{rows}"));
    let (register, digest) = read_licences(&path, ON, known).unwrap();
    assert_eq!(register.look_up("xa-1", &["4.C.4.b"]), Licence::Covers);
    assert!(matches!(register.look_up("XA-2", &["4.C.4.b"]), Licence::Ended(_)));
    assert_eq!(register.look_up("XA-3", &["9.A.1"]), Licence::UsedUp);
    assert!(matches!(register.look_up("XA-4", &[]), Licence::Unknown(_)));
    let other = read_licences(&desk.write("licences.csv", HEADER), ON, known).unwrap().1;
    assert!(digest.len() == 64 && digest != other);
}

#[test]
fn every_row_that_is_no_licence_is_named() {
    let desk = Desk::new();
    let refused = |text: String, parts: &[&str]| {
        let path = desk.write("licences.csv", text);
        let error = read_licences(&path, ON, known).map(|_| ()).unwrap_err();
        for part in parts {
            assert!(chain(&error).contains(part), "{part}: {}", chain(&error));
        }
    };
    let rows = "XA-1,4,2026-01-01,,\n,4,2026-01-01,,\nXA-2,,2026-01-01,,\nXA-3,7.Z,2026-01-01,,\nXA-4,4,01/02/26,,\n\
                XA-5,4,2026-01-01,2025-01-01,\nXA-6,4,2026-01-01,,perhaps\nXA-1,4,2026-01-01,,\nfew\n";
    refused(
        format!("{HEADER}{rows}"),
        &[
            "line 3: `reference` is empty",
            "line 4: `entries` of `XA-2` is empty",
            "line 5: `7.Z` is no entry of the law",
            "line 6: `from` is `01/02/26`, which is no day",
            "line 7: `XA-5` ends before it is in force",
            "line 8: `used-up` is `perhaps`",
            "line 9: the licence `XA-1` stands in it before",
            "line 10: 1 cells stand in a row of 5 columns",
        ],
    );
    refused("reference,from\n".to_owned(), &["there is no column `entries`", "there is no column `used-up`"]);
    refused(format!("colour,{HEADER}"), &["it has no column `colour`"]);
}
