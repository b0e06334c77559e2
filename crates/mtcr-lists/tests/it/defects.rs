//! What went wrong in systems in use, each as a test of its own name.

use crate::fixture::{
    CSL, DAY, SDN, SDN_LATER, UN, declare, declared, import, names, on, organisation, person, programmes,
    screener, shelf, sources, states,
};
use jiff::civil::date;
use mtcr_lists::{Disk, Import, ImportError, Lock, Outcome, RealDisk, Shelf, State};
use mtcr_screening::{Index, Kind, Name, NameRole, Party, PartyId, Quality, Score, Subject};
use std::cell::Cell;
use std::collections::BTreeSet;
use std::io;
use std::path::Path;
use std::sync::Arc;

/// A disk whose every step can be the last: the step of a number fails, after leaving half of what was to be written.
struct Failing {
    steps: Cell<usize>,
    fails: usize,
}

impl Failing {
    fn step(&self) -> io::Result<()> {
        self.steps.set(self.steps.get() + 1);
        if self.steps.get() > self.fails { Err(io::Error::other("the power went")) } else { Ok(()) }
    }
}

impl Disk for Failing {
    fn folder(&self, path: &Path) -> io::Result<()> {
        self.step()?;
        RealDisk.folder(path)
    }

    fn write(&self, path: &Path, bytes: &[u8]) -> io::Result<()> {
        if let Err(error) = self.step() {
            // Half of it may have reached the disk.
            RealDisk.write(path, &bytes[..bytes.len() / 2])?;
            return Err(error);
        }
        RealDisk.write(path, bytes)
    }

    fn rename(&self, from: &Path, to: &Path) -> io::Result<()> {
        self.step()?;
        RealDisk.rename(from, to)
    }

    fn remove(&self, path: &Path) -> io::Result<()> {
        self.step()?;
        RealDisk.remove(path)
    }

    fn read(&self, path: &Path) -> io::Result<Vec<u8>> {
        self.step()?;
        RealDisk.read(path)
    }

    fn names(&self, folder: &Path) -> io::Result<Vec<String>> {
        self.step()?;
        RealDisk.names(folder)
    }

    fn lock(&self, path: &Path) -> io::Result<Option<Lock>> {
        self.step()?;
        RealDisk.lock(path)
    }
}

#[test]
fn d1_killed_feed_leaves_the_old_list_or_the_whole_new_one() {
    let mut fails = 0;
    loop {
        let folder = tempfile::tempdir().unwrap();
        import(folder.path(), &SDN, &on(DAY)).unwrap();
        let shelf = Shelf::at(folder.path());
        let declaration = declared(folder.path(), SDN.list);
        let before = shelf.parties(&declaration.id).unwrap();
        let failing = Shelf::on(folder.path(), Failing { steps: Cell::new(0), fails });
        let later = SDN_LATER.sources();
        let result = failing.import(&declaration, later, (states(), programmes()), &on(date(2026, 3, 9)));
        let after = shelf.parties(&declaration.id).unwrap();
        let versions = shelf.versions(&declaration.id).unwrap().len();
        match &result {
            Ok(_) => assert_eq!((versions, after.len()), (2, 121)),
            Err(error) => {
                assert!(after == before && versions == 1, "step {fails}: {error}");
                assert_eq!(shelf.status(&declaration, DAY).state, State::InUse);
                // The next import finds nothing in its way.
                import(folder.path(), &SDN_LATER, &on(date(2026, 3, 9))).unwrap();
            }
        }
        fails += 1;
        if result.is_ok() && fails > 12 {
            break;
        }
        assert!(fails < 40, "an import of so many steps");
    }
}

#[test]
fn d1_a_feed_that_breaks_off_leaves_the_old_list_and_says_so() {
    let folder = shelf();
    let declaration = declared(folder.path(), UN.list);
    let mut half = UN.bytes();
    let length = half[0].2.len() / 2;
    half[0].2.truncate(length);
    let error = Shelf::at(folder.path())
        .import(&declaration, sources(half), (states(), programmes()), &on(DAY))
        .unwrap_err();
    assert!(error.to_string().contains("cut short"), "{error}");
    assert_eq!(Shelf::at(folder.path()).status(&declaration, DAY).state, State::InUse);
    // Ten days on the old list is too old, and nobody is clear.
    let screener = screener(folder.path(), "default");
    let clear = organisation("Velmar Bakery Cooperative");
    assert_eq!(screener.check(&clear, Score::of(7_000), DAY).outcome(), Outcome::Clear);
    let answer = screener.check(&clear, Score::of(7_000), date(2026, 3, 13));
    assert_eq!(answer.outcome(), Outcome::Refused);
    assert!(answer.refusals[0].why.contains("11 days ago"), "{:?}", answer.refusals);
}

#[test]
fn d2_a_listed_party_hits_whoever_signs_for_it() {
    let folder = shelf();
    let screener = screener(folder.path(), "default");
    let threshold = screener.names().hit();
    let signatory = screener.check(&person("Ines Calloway Brandt"), threshold, DAY);
    assert_eq!(signatory.outcome(), Outcome::Clear);
    let answer = screener.check(&organisation("Korea Ryonbong General Corporation"), threshold, DAY);
    assert_eq!(answer.outcome(), Outcome::Hits);
}

#[test]
fn d3_every_role_is_asked_the_same_question() {
    // There is no role in the question: a forwarder is asked about as a consignee is.
    let folder = shelf();
    let screener = screener(folder.path(), "default");
    let forwarder = organisation("Sovfracht Managing Company");
    assert_eq!(screener.check(&forwarder, screener.names().hit(), DAY).outcome(), Outcome::Hits);
}

#[test]
fn d4_a_party_known_by_another_name_alone_hits() {
    let folder = shelf();
    let screener = screener(folder.path(), "default");
    for (alias, kind) in [
        ("Lyongaksan General Trading Corporation", Kind::Organisation),
        ("M. Jawad Karimi Sabet", Kind::Person),
        ("Khorasan Ammunition and Metallurgy Industries", Kind::Organisation),
        ("Military Supplies Industry Department", Kind::Organisation),
    ] {
        let answer = screener.check(&Subject::named(alias, kind), screener.names().hit(), DAY);
        assert_eq!(answer.outcome(), Outcome::Hits, "{alias}");
        assert!(answer.found[0].party.names[0].text.to_lowercase() != alias.to_lowercase());
    }
}

#[test]
fn d5_a_missing_list_refuses_and_hits_of_the_others_are_told() {
    let folder = tempfile::tempdir().unwrap();
    import(folder.path(), &SDN, &on(DAY)).unwrap();
    import(folder.path(), &CSL, &on(DAY)).unwrap();
    // The list of the United Nations was never imported, and the profile requires it.
    let screener_without = screener(folder.path(), "default");
    let clear = organisation("Velmar Bakery Cooperative");
    let answer = screener_without.check(&clear, Score::of(7_000), DAY);
    assert_eq!(answer.outcome(), Outcome::Refused);
    assert!(answer.refusals[0].why.contains("never imported"));
    let answer =
        screener_without.check(&organisation("Korea Ryonbong General Corporation"), Score::of(7_000), DAY);
    assert_eq!((answer.outcome(), answer.found.is_empty()), (Outcome::Refused, false));

    // A list whose records vanish is as bad as one that was never there.
    import(folder.path(), &UN, &on(DAY)).unwrap();
    assert_eq!(
        screener(folder.path(), "default").check(&clear, Score::of(7_000), DAY).outcome(),
        Outcome::Clear
    );
    for entry in std::fs::read_dir(folder.path().join(UN.list)).unwrap() {
        let path = entry.unwrap().path();
        if path.extension().is_some_and(|end| end == "parties") {
            std::fs::remove_file(path).unwrap();
        }
    }
    assert_eq!(
        screener(folder.path(), "default").check(&clear, Score::of(7_000), DAY).outcome(),
        Outcome::Refused
    );

    // A shelf without anything clears nobody.
    let empty = tempfile::tempdir().unwrap();
    assert_eq!(
        screener(empty.path(), "default").check(&clear, Score::of(7_000), DAY).outcome(),
        Outcome::Refused
    );
}

#[test]
fn d5_a_list_that_is_not_required_must_stay_in_order_once_it_is_there() {
    let folder = shelf();
    let mut young = on(date(2026, 3, 14));
    young.by = "an officer";
    import(folder.path(), &UN, &young).unwrap();
    let answer_on = |day| {
        screener(folder.path(), "default")
            .check(&organisation("Velmar Bakery"), Score::of(7_000), day)
            .outcome()
    };
    assert_eq!(
        answer_on(date(2026, 3, 14)),
        Outcome::Refused,
        "the lists of the United States are twelve days old"
    );
    import(folder.path(), &SDN, &on(date(2026, 3, 14))).unwrap();
    import(folder.path(), &CSL, &on(date(2026, 3, 14))).unwrap();
    assert_eq!(answer_on(date(2026, 3, 14)), Outcome::Clear);
    assert_eq!(
        answer_on(date(2026, 3, 13)),
        Outcome::Refused,
        "before the import nobody can be called clear by it"
    );
}

/// Names that nobody has, made of syllables.
fn unrelated(count: usize) -> Vec<Party> {
    const SYLLABLES: [&str; 24] = [
        "bru", "cal", "dro", "eth", "fim", "gos", "hul", "ibr", "jun", "kel", "lom", "mur", "nof", "opi",
        "pra", "quo", "rul", "sif", "tov", "ulm", "vek", "wix", "yol", "zan",
    ];
    let word = |mut seed: usize| -> String {
        (0..4)
            .map(|_| {
                let syllable = SYLLABLES[seed % SYLLABLES.len()];
                seed /= SYLLABLES.len();
                syllable
            })
            .collect()
    };
    (0..count)
        .map(|number| {
            let text = format!("{} {}", word(number * 7_919 + 11), word(number * 104_729 + 5));
            Party::new(
                PartyId { list: mtcr_screening::ListId("growth".into()), uid: number.to_string() },
                Kind::Organisation,
                vec![Name { text, family: None, role: NameRole::Primary, quality: Quality::Good }],
            )
        })
        .collect()
}

#[test]
fn d6_a_hundred_thousand_unrelated_names_change_no_verdict() {
    let listed: Vec<Party> = [&UN, &CSL].iter().flat_map(|fixture| fixture.read().parties).collect();
    let small = Index::build(names(), listed.clone());
    let grown = Index::build(names(), listed.iter().cloned().chain(unrelated(100_000)).collect());
    let threshold = names().hit();
    let said = |index: &Index, subject: &Subject| -> BTreeSet<(PartyId, u16)> {
        index
            .check(subject, threshold)
            .into_iter()
            .map(|hit| (index.parties()[usize::try_from(hit.party).unwrap()].id.clone(), hit.score.value()))
            .filter(|(id, _)| id.list.0 != "growth")
            .collect()
    };
    let asked = listed.iter().step_by(4).flat_map(|party| &party.names).map(|name| name.text.clone());
    let innocent = ["Velmar Bakery Cooperative", "Ines Calloway Brandt", "Port Dellen Harbour Pilots"]
        .map(str::to_owned);
    for name in asked.chain(innocent) {
        let subject = Subject::named(name.clone(), Kind::Unknown);
        assert_eq!(said(&small, &subject), said(&grown, &subject), "{name}");
    }
}

#[test]
fn d21_the_removal_of_any_entry_is_noticed_by_its_own_name() {
    for fixture in [&UN, &SDN, &CSL] {
        let parties = fixture.read().parties;
        let index = Index::build(names(), parties.clone());
        let threshold = names().hit();
        for (at, party) in parties.iter().enumerate() {
            let subject = Subject::named(party.names[0].text.clone(), party.kind);
            let finds = |index: &Index| {
                index
                    .check(&subject, threshold)
                    .iter()
                    .any(|hit| index.parties()[usize::try_from(hit.party).unwrap()].id == party.id)
            };
            assert!(finds(&index), "{:?} `{}` does not hit by its own name", party.id, party.names[0].text);
            if at % 10 == 0 {
                let without: Vec<Party> =
                    parties.iter().filter(|other| other.id != party.id).cloned().collect();
                assert!(
                    !finds(&Index::build(Arc::clone(&names()), without)),
                    "{:?} hits though it is gone",
                    party.id
                );
            }
        }
    }
}

#[test]
fn d22_a_list_below_its_count_and_a_file_without_its_checksum_are_not_taken() {
    let folder = tempfile::tempdir().unwrap();
    declare(folder.path(), &CSL);
    let declaration = declared(folder.path(), CSL.list);
    let take = |files, import: &Import<'_>| {
        Shelf::at(folder.path()).import(&declaration, sources(files), (states(), programmes()), import)
    };
    // A seed of thirteen names in place of the list.
    let seed = CSL.changed(0, |bytes| {
        bytes.split_inclusive(|byte| *byte == b'\n').take(14).collect::<Vec<_>>().concat()
    });
    assert!(matches!(take(seed, &on(DAY)), Err(ImportError::TooFew { records: 13, least: 59 })));
    let wrong = ["00".repeat(32)];
    let error = take(CSL.bytes(), &Import { sha256: &wrong, ..on(DAY) });
    assert!(matches!(error, Err(ImportError::Checksum { .. })));
    assert!(Shelf::at(folder.path()).versions(&declaration.id).unwrap().is_empty());
    assert_eq!(Shelf::at(folder.path()).status(&declaration, DAY).state, State::NeverImported);
}

#[test]
fn d23_a_stricter_threshold_never_finds_fewer() {
    let folder = shelf();
    let screener = screener(folder.path(), "default");
    for name in
        ["Korea Ryonbong Corp", "Hassan Tahir", "Shahid Bakeri Group", "Military Industry", "Rostam Qasemi"]
    {
        let mut before: Option<BTreeSet<PartyId>> = None;
        // From lax to strict: a hit is needed at 0.95, at 0.9, …, and every list of hits holds the one before it.
        for threshold in (5_000..=9_500).rev().step_by(500) {
            let answer = screener.check(&Subject::named(name, Kind::Unknown), Score::of(threshold), DAY);
            let found: BTreeSet<PartyId> = answer.found.iter().map(|one| one.party.id.clone()).collect();
            assert!(before.is_none_or(|before| before.is_subset(&found)), "{name} at {threshold}");
            assert!(
                answer.found.iter().all(|one| one.hit.score >= Score::of(threshold)),
                "{name} at {threshold}"
            );
            before = Some(found);
        }
        assert!(
            before.is_some_and(|found| !found.is_empty()),
            "{name} finds something when everything is let through"
        );
    }
}

#[test]
fn a_name_that_says_too_little_is_never_clear() {
    let folder = shelf();
    let screener = screener(folder.path(), "default");
    let threshold = screener.names().hit();
    for name in ["", "  ", "-", "…"] {
        let answer = screener.check(&organisation(name), threshold, DAY);
        assert_eq!(answer.outcome(), Outcome::Refused, "`{name}`");
        assert!(answer.refusals[0].why.contains("too little"));
    }
    // Of whatever is called clear it holds that it would be found if it stood on a list as it is.
    for name in ["株式会社", "Ltd", "Co., Ltd.", "The Company", "Mr", "A", "No. 7", "Li", "李", "Général"]
    {
        for kind in [Kind::Organisation, Kind::Person, Kind::Unknown] {
            let subject = Subject::named(name, kind);
            if screener.check(&subject, threshold, DAY).outcome() == Outcome::Clear {
                let mut listed = unrelated(1);
                listed[0].kind = kind;
                listed[0].names[0].text = name.to_owned();
                assert!(
                    !Index::build(names(), listed).check(&subject, threshold).is_empty(),
                    "`{name}` {kind:?}"
                );
            }
        }
    }
}

#[test]
fn hits_of_the_more_severe_list_stand_first_among_equals() {
    let folder = shelf();
    let screener = screener(folder.path(), "us");
    let answer = screener.check(&organisation("Munitions Industry Department"), screener.names().hit(), DAY);
    let keys: Vec<_> = answer
        .found
        .iter()
        .map(|one| {
            (
                std::cmp::Reverse((one.hit.evidence, one.hit.score)),
                std::cmp::Reverse(one.declaration.severity),
                one.party.id.clone(),
            )
        })
        .collect();
    assert!(keys.len() > 1 && keys.is_sorted(), "{keys:?}");
}
