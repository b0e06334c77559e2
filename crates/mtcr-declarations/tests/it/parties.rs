//! Parties of lines.

use crate::world::{Clear, ON, SCREEN, has, judged, line};
use mtcr_declarations::{
    Hit, Line, Listed, NoLicences, NoLists, Outcome, Parties, Party, Remembered, Screened, Sign,
};
use mtcr_lists::{Profile, Screener, Shelf};
use mtcr_screening::Names;
use std::cell::Cell;
use std::sync::Arc;

/// One party is like a listed one; a list is stale for another.
struct Some_;

impl Parties for Some_ {
    fn screen(&self, party: &Party) -> Screened {
        let hit = Hit { list: "made".into(), record: "7".into(), name: "Velmar".into(), score: 9100 };
        match party.name.as_str() {
            "Velmar Trading" => Screened { hits: vec![hit], ..Screened::default() },
            "Korrin" => Screened { lists: vec!["made: stale".into()], ..Screened::default() },
            _ => Screened::default(),
        }
    }
}

#[test]
fn nobody_is_clear_without_lists() {
    let judgement = judged(&line("cotton"), &NoLists, &NoLicences);
    assert_eq!(judgement.outcome, Outcome::Referred);
    assert!(has(&judgement, Sign::PartyUnscreened));
}

#[test]
fn every_party_of_every_role_is_screened() {
    assert!(has(&judged(&line("cotton"), &Some_, &NoLicences), Sign::PartyHit));
    let mut other = line("cotton");
    other.parties = ["exporter", "carrier"]
        .map(|role| Party { role: role.into(), name: "Tessal".into(), ..Party::default() })
        .into();
    assert_eq!(judged(&other, &Some_, &NoLicences).outcome, Outcome::Cleared);
    other.parties[1].name = "Korrin".into();
    let judgement = judged(&other, &Some_, &NoLicences);
    assert_eq!(judgement.outcome, Outcome::Referred);
    assert!(has(&judgement, Sign::ListStale), "{judgement:?}");
}

#[test]
fn a_line_without_a_party_is_not_cleared() {
    let line = Line { parties: Vec::new(), ..line("cotton") };
    assert_eq!(judged(&line, &Clear, &NoLicences).outcome, Outcome::Referred);
}

#[test]
fn a_destination_that_the_registry_does_not_know_is_referred() {
    let line = Line { destination: "QQ".into(), ..line("cotton") };
    let judgement = judged(&line, &Clear, &NoLicences);
    assert_eq!(judgement.outcome, Outcome::Referred);
    assert!(has(&judgement, Sign::DestinationUnknown));
}

#[test]
fn lists_that_were_never_imported_clear_nobody() {
    let folder = tempfile::tempdir().unwrap();
    let names = Arc::new(Names::built_in().unwrap());
    let profile = Profile::built_in().unwrap().into_iter().find(|one| one.id == "us").unwrap();
    let screener = Screener::load(&Shelf::at(folder.path()), &profile, names).unwrap();
    let judgement = judged(&line("cotton"), &Listed::new(&screener, ON), &NoLicences);
    assert_eq!(judgement.outcome, Outcome::Referred);
    assert!(has(&judgement, Sign::ListStale), "{judgement:?}");
}

/// Counts how often it is asked.
struct Counted(Cell<usize>);

impl Parties for Counted {
    fn screen(&self, party: &Party) -> Screened {
        self.0.set(self.0.get() + 1);
        Some_.screen(party)
    }
}

/// Says of a party what was asked.
struct Echo;

impl Parties for Echo {
    fn screen(&self, party: &Party) -> Screened {
        let asked = format!("{:?}", (&party.name, &party.state, &party.address));
        Screened { unscreened: Some(asked), ..Screened::default() }
    }
}

#[test]
fn parties_that_read_alike_are_kept_apart() {
    let remembered = Remembered::new(Echo, 100);
    let fields = ["A", "AXB", "XB", "A XB", ""];
    let optional = || fields.iter().map(|field| Some((*field).to_owned())).chain([None]);
    for name in fields {
        for state in optional() {
            for address in optional() {
                let party = Party { name: name.into(), state: state.clone(), address, ..Party::default() };
                assert_eq!(remembered.screen(&party), Echo.screen(&party));
                assert_eq!(remembered.screen(&party), Echo.screen(&party));
            }
        }
    }
}

#[test]
fn what_is_remembered_changes_no_answer() {
    let counted = Counted(Cell::new(0));
    for most in [0, 1, 1000, 100_000] {
        counted.0.set(0);
        let remembered = Remembered::new(&counted, most);
        for round in 0..3 {
            for number in 0..500 {
                let name =
                    if number % 50 == 0 { "Velmar Trading".to_owned() } else { format!("Firm {number}") };
                let party = Party { role: "carrier".into(), name, ..Party::default() };
                assert_eq!(remembered.screen(&party), Some_.screen(&party), "{most}, round {round}");
            }
        }
        if most == 100_000 {
            assert_eq!(counted.0.get(), 491, "each party is asked about once");
        }
    }
    assert!(SCREEN.terms() > 1000);
}
