//! What each reader makes of a record.

use crate::fixture::{
    ALL, CHINA, CSL, DENIALS, DENIED, ENHANCED, EU, Fixture, JAPAN, OWN, SDN, SDN_LATER, UN,
};
use jiff::civil::date;
use mtcr_lists::ProblemKind;
use mtcr_screening::{IdentifierKind, Kind, NameRole, Party, Quality};

fn party(fixture: &Fixture, uid: &str) -> Party {
    let loaded = fixture.read();
    let found = loaded.parties.iter().find(|party| party.id.uid == uid);
    found.unwrap_or_else(|| panic!("{uid} is not in {}", fixture.list)).clone()
}

fn named(fixture: &Fixture, name: &str) -> Party {
    let loaded = fixture.read();
    let found = loaded.parties.iter().find(|party| party.names.iter().any(|one| one.text == name));
    found.unwrap_or_else(|| panic!("{name} is not in {}", fixture.list)).clone()
}

fn texts(party: &Party, role: NameRole, quality: Quality) -> Vec<&str> {
    party
        .names
        .iter()
        .filter(|name| name.role == role && name.quality == quality)
        .map(|name| name.text.as_str())
        .collect()
}

fn numbers(party: &Party) -> Vec<(IdentifierKind, &str, Option<&str>)> {
    party.identifiers.iter().map(|one| (one.kind, one.value.as_str(), one.state.as_deref())).collect()
}

#[test]
fn every_fixture_is_read_whole() {
    for fixture in ALL {
        let loaded = fixture.read();
        assert_eq!(loaded.parties.len(), fixture.records, "{} {:?}", fixture.list, fixture.files);
        let lost: Vec<_> = loaded
            .problems
            .iter()
            .filter(|problem| matches!(problem.kind, ProblemKind::Malformed | ProblemKind::Nameless))
            .collect();
        assert!(lost.is_empty(), "{}: {lost:?}", fixture.list);
        for party in &loaded.parties {
            assert_eq!(party.id.list.0, fixture.list);
            assert!(party.source.line > 0 && !party.source.file.is_empty());
            assert!(party.names.iter().all(|name| name.text == name.text.trim() && !name.text.is_empty()));
            assert_eq!(
                party.names.iter().filter(|name| name.role == NameRole::Primary).count(),
                1,
                "{:?}",
                party.id
            );
            assert_eq!(party.names[0].role, NameRole::Primary, "{:?}", party.id);
        }
    }
}

#[test]
fn the_place_of_a_record_is_where_it_stands() {
    for fixture in ALL {
        for party in &fixture.read().parties {
            let (_, path) =
                fixture.files.iter().find(|(_, path)| path.ends_with(&party.source.file)).unwrap();
            let text = String::from_utf8_lossy(&crate::fixture::bytes(path)).into_owned();
            let from = usize::try_from(party.source.line).unwrap() - 1;
            let near: String = text.lines().skip(from).take(140).collect::<Vec<_>>().join(" ");
            let word = party.names[0].text.split_whitespace().max_by_key(|word| word.len()).unwrap();
            assert!(near.contains(word), "{} line {}: {word}", party.source.file, party.source.line);
        }
    }
}

#[test]
fn united_nations() {
    let loaded = UN.read();
    assert_eq!(loaded.published, Some(date(2026, 2, 27)));
    let persons = loaded.parties.iter().filter(|party| party.kind == Kind::Person).count();
    assert_eq!((persons, loaded.parties.len() - persons), (42, 36));
    assert!(loaded.parties.iter().any(|party| party.names.iter().any(|name| name.quality == Quality::Weak)));
    assert!(
        loaded
            .parties
            .iter()
            .any(|party| !party.births.is_empty() && party.births[0].year_from < party.births[0].year_until)
    );
    let several = named(&UN, "Behman Asgharpour");
    assert!(texts(&several, NameRole::Alias, Quality::Good).contains(&"Behman Asgharpur"));
    let lettered = named(&UN, "Mohammad Sabet");
    let names: Vec<&str> = lettered.names.iter().map(|name| name.text.as_str()).collect();
    assert!(
        names.contains(&"M. Javad Kareemi Sabet") && names.contains(&"M. Jawad Karimi Sabet"),
        "{names:?}"
    );
    assert!(!loaded.parties.iter().flat_map(|party| &party.names).any(|name| name.text.ends_with(" na")));
    assert!(
        loaded
            .parties
            .iter()
            .flat_map(|party| &party.names)
            .any(|name| name.text.chars().any(|c| ('\u{600}'..'\u{6ff}').contains(&c)))
    );
}

#[test]
fn united_states_treasury() {
    let loaded = SDN.read();
    for kind in [Kind::Person, Kind::Organisation, Kind::Vessel, Kind::Aircraft] {
        assert!(loaded.parties.iter().any(|party| party.kind == kind), "{kind:?}");
    }
    let turned =
        loaded.parties.iter().filter(|party| party.kind == Kind::Person && party.names[0].family.is_some());
    assert!(turned.clone().count() > 20);
    for party in turned {
        let family = party.names[0].family.as_deref().unwrap();
        assert!(party.names[0].text.ends_with(family) && !party.names[0].text.contains(','));
    }
    let ghasemi = named(&SDN, "Rostam GHASEMI");
    assert_eq!(ghasemi.kind, Kind::Person);
    let castor = loaded
        .parties
        .iter()
        .find(|party| texts(party, NameRole::Former, Quality::Good).contains(&"CASTOR"))
        .unwrap();
    assert_eq!(castor.kind, Kind::Vessel);
    assert!(numbers(castor).iter().any(|(kind, value, _)| *kind == IdentifierKind::Imo && value.len() == 7));
    assert!(loaded.parties.iter().any(|party| party.programmes.len() > 1));
    assert!(loaded.parties.iter().any(|party| !texts(party, NameRole::Alias, Quality::Weak).is_empty()));
    assert!(loaded.parties.iter().any(|party| {
        numbers(party).iter().any(|(kind, _, state)| *kind == IdentifierKind::Passport && state.is_some())
    }));
    // What did not fit into the remarks goes on where it was cut.
    let long = party(&SDN, "12300");
    assert!(
        long.remarks.contains("Z S.A.S.") && long.remarks.chars().count() > 1_000,
        "{}",
        long.remarks.len()
    );
}

#[test]
fn a_header_line_that_a_copy_added_is_no_record() {
    let loaded = SDN_LATER.read();
    assert!(!loaded.parties.iter().any(|party| party.id.uid == "ID"));
    assert_eq!(loaded.parties.len(), 121);
}

#[test]
fn consolidated_screening_list() {
    let tifon = named(&CSL, "TIFON");
    assert_eq!((tifon.kind, tifon.states.as_slice()), (Kind::Vessel, &["CU".to_owned()][..]));
    let ryonbong = named(&CSL, "KOREA RYONBONG GENERAL CORPORATION");
    assert_eq!(ryonbong.programmes[0], "SDN");
    assert!(
        texts(&ryonbong, NameRole::Alias, Quality::Good).contains(&"LYONGAKSAN GENERAL TRADING CORPORATION")
    );
    // The words about successors are no part of the name, the State Department puts commas between names, and a legal form
    // behind a comma is part of one.
    let bare = named(&CSL, "Sinobright Import and Export Company");
    assert!(bare.remarks.contains("any successor") && bare.programmes.contains(&"INKSNA".to_owned()));
    let eyvaz = named(&CSL, "Eyvaz Technic Manufacturing Company");
    assert_eq!(
        texts(&eyvaz, NameRole::Alias, Quality::Good),
        ["Eyvaz Technic", "Eyvaz Technik", "Eyvaz Technic Industrial Company Ltd."]
    );
    let michielsen = named(&CSL, "Tom MICHIELSEN");
    assert_eq!(michielsen.names[0].family.as_deref(), Some("MICHIELSEN"));
    assert!(CSL.read().parties.iter().any(|party| party.remarks.contains("744.3(d)")));
}

#[test]
fn the_layout_of_2026_is_read_too() {
    let files =
        vec![(mtcr_lists::Role::Main, "csl.csv".to_owned(), crate::fixture::bytes("real/us-csl-2026.csv"))];
    let loaded = CSL.read_bytes(files).unwrap();
    assert_eq!((loaded.parties.len(), loaded.problems.len()), (13, 0));
}

#[test]
fn enhanced_layout() {
    let loaded = ENHANCED.read();
    assert_eq!(loaded.published, Some(date(2025, 1, 10)));
    let kunlun = party(&ENHANCED, "15268");
    assert_eq!(kunlun.names[0].text, "BANK OF KUNLUN CO LTD");
    assert_eq!(texts(&kunlun, NameRole::Former, Quality::Good).len(), 2);
    assert!(numbers(&kunlun).contains(&(IdentifierKind::Bic, "CKLBCNBJ", None)));
    assert_eq!(kunlun.addresses.len(), 4);
    assert!(loaded.parties.iter().any(|party| party.kind == Kind::Person
        && !party.births.is_empty()
        && party.names[0].family.is_some()));
    let cyrillic = |text: &str| text.chars().any(|c| ('\u{400}'..'\u{4ff}').contains(&c));
    assert!(loaded.parties.iter().any(|party| party.names.iter().any(|name| cyrillic(&name.text))));
}

#[test]
fn denied_persons_have_one_record_for_one_order() {
    let airlines = named(&DENIED, "AL NASER AIRLINES");
    assert_eq!(airlines.addresses.len(), 4);
    assert_eq!(
        (airlines.listed_from, airlines.listed_until),
        (Some(date(2022, 5, 13)), Some(date(2022, 11, 9)))
    );
    assert_eq!(airlines.kind, Kind::Unknown);
}

#[test]
fn european_annexes() {
    let tevrik = named(&EU, "Orsolan Tevrik");
    assert_eq!(texts(&tevrik, NameRole::Alias, Quality::Weak), ["The Engineer"]);
    assert!(texts(&tevrik, NameRole::Alias, Quality::Good).contains(&"Орсолан ТЕВРИК"));
    assert_eq!(
        tevrik.births.iter().map(|birth| (birth.year_from, birth.day)).collect::<Vec<_>>(),
        [(1961, Some(3)), (1962, None)]
    );
    assert_eq!(tevrik.states, ["XA"]);
    assert_eq!(numbers(&tevrik), [(IdentifierKind::Passport, "A1037434", Some("XA"))]);
    let works = named(&EU, "Velmar Propulsion Works");
    assert_eq!(texts(&works, NameRole::Former, Quality::Good), ["State Works No. 12"]);
    assert_eq!(
        works.addresses.iter().map(|one| one.state.as_deref()).collect::<Vec<_>>(),
        [Some("XA"), Some("XB")]
    );
    assert_eq!(
        numbers(&works),
        [
            (IdentifierKind::Other, "IMO 5342883", None),
            (IdentifierKind::Tax, "1087746829994", None),
            (IdentifierKind::Lei, "5493001KJTIIGC8Y1R12", None)
        ]
    );
    let ship = named(&EU, "Morning of Osk");
    assert_eq!((ship.kind, ship.listed_from), (Kind::Vessel, Some(date(2026, 3, 16))));
    assert_eq!(numbers(&ship), [(IdentifierKind::Imo, "9074729", None)]);
}

#[test]
fn japanese_notices() {
    let loaded = JAPAN.read();
    assert_eq!(loaded.published, Some(date(2025, 9, 12)));
    let osk = named(&JAPAN, "Osk Gyroscope Company LLC");
    assert_eq!(
        texts(&osk, NameRole::Alias, Quality::Good),
        ["有限会社オスク・ジャイロ", "オスク・ジャイロスコープ", "OGC", "Osk Gyro", "OGC Borovia Ltd"]
    );
    assert_eq!(
        osk.addresses.iter().map(|one| one.state.as_deref()).collect::<Vec<_>>(),
        [Some("XB"), Some("XA")]
    );
    let works = named(&JAPAN, "Velmar Propulsion Works");
    assert!(works.names.iter().any(|name| name.text == "维尔玛推进厂"));
    assert_eq!(works.source.line, 9, "its number stands behind the address of the one before");
    let dellen = named(&JAPAN, "Dellen Freight DMCC");
    assert_eq!(
        texts(&dellen, NameRole::Alias, Quality::Good),
        ["デレン・フレイト DMCC", "Dellen Forwarders", "Dellen Line"]
    );
}

#[test]
fn chinese_lists() {
    let works = named(&CHINA, "Velmar Propulsion Works");
    assert_eq!(texts(&works, NameRole::Alias, Quality::Good), ["维尔玛推进厂", "VPW", "Velmar Motors"]);
    let tevrik = named(&CHINA, "Orsolan Tevrik");
    assert_eq!((tevrik.kind, tevrik.listed_until), (Kind::Person, Some(date(2027, 1, 2))));
    assert_eq!(tevrik.programmes, ["UEL"]);
}

#[test]
fn denials_of_partners() {
    let freight = named(&DENIALS, "Dellen Freight Forwarding");
    assert!(freight.id.uid.starts_with("DN1000001-"), "two parties of one denial have ids of their own");
    assert_eq!(freight.states, ["XD"]);
    assert!(freight.remarks.contains("reason for refusal: Diversion to a missile programme"));
    assert_eq!(freight.programmes, ["denial", "MTCR"]);
}

#[test]
fn own_lists() {
    let freight = party(&OWN, "W-1");
    assert_eq!(texts(&freight, NameRole::Former, Quality::Good), ["Dellen & Sons"]);
    assert_eq!(
        numbers(&freight),
        [(IdentifierKind::Registration, "55-1870", None), (IdentifierKind::Bic, "DELLXDPD", None)]
    );
    assert_eq!(freight.addresses[0].state.as_deref(), Some("XD"));
    let marit = named(&OWN, "Marit Oskarin");
    assert_eq!(texts(&marit, NameRole::Alias, Quality::Weak), ["Sparrow"]);
    assert_eq!(marit.births.len(), 1);
    assert_eq!(numbers(&marit), [(IdentifierKind::Passport, "B7741209", Some("XB"))]);
    assert_eq!(marit.listed_until, Some(date(2028, 1, 15)));
}
