//! What each class does to a name.

use mtcr_screening::Kind;
use mtcr_screening_bench::class::Class;
use mtcr_screening_bench::fold;
use mtcr_screening_bench::listed::Listed;
use mtcr_screening_bench::perturb;
use mtcr_screening_bench::rng::Rng;
use std::collections::BTreeSet;

/// All that a class makes of a name with many random numbers.
fn made(class: Class, name: &str, kind: Kind) -> BTreeSet<String> {
    (0..400).filter_map(|at| perturb::apply(class, name, kind, &mut Rng::of(&[&at.to_string()]))).collect()
}

#[test]
fn classes_make_what_they_say() {
    for (class, kind, name, expected) in [
        (Class::Vowels, Kind::Person, "Ivan Petrov", &["Ivn Ptrv"][..]),
        (Class::LegalDropped, Kind::Organisation, "Arland Pumps Co., Ltd.", &["Arland Pumps"]),
        (Class::LegalDropped, Kind::Organisation, "Arland Limited Liability Company", &["Arland"]),
        (
            Class::LegalChanged,
            Kind::Organisation,
            "Arland Pumps PJSC",
            &["Arland Pumps PAO", "Arland Pumps Public Joint Stock Company"],
        ),
        (Class::Joined, Kind::Organisation, "Bank of Arland", &["Bank ofArland", "Bankof Arland"]),
        (Class::Dropped, Kind::Person, "Ivan Petrovich Belov", &["Ivan Belov", "Petrovich Belov"]),
        (Class::Dropped, Kind::Organisation, "Arland Rocket Works", &["Arland Rocket", "Arland Works"]),
        (Class::Initial, Kind::Person, "Ivan Belov", &["I Belov", "I. Belov"]),
        (
            Class::LastFirst,
            Kind::Person,
            "Ivan Belov",
            &["BELOV Ivan", "BELOV, Ivan", "Belov Ivan", "Belov, Ivan"],
        ),
        (Class::Reorder, Kind::Person, "Ivan Belov", &["Belov Ivan"]),
        (Class::SplitWord, Kind::Organisation, "Gazprom", &["Gaz prom", "Gazp rom"]),
        (
            Class::Truncated,
            Kind::Person,
            "Aleksandr Belovic",
            &["Aleksandr Bel", "Aleksandr Belo", "Aleksandr Belov"],
        ),
        (Class::Romanised, Kind::Person, "Al Ma", &["El Ma", "Ul Ma"]),
    ] {
        let expected: BTreeSet<String> = expected.iter().map(|text| (*text).to_owned()).collect();
        assert_eq!(made(class, name, kind), expected, "{}: {name}", class.name());
    }
}

#[test]
fn classes_that_do_not_apply_make_nothing() {
    for (class, kind, name) in [
        (Class::Typo1, Kind::Person, "Kim Un"),
        (Class::Typo2, Kind::Person, "Kim Il Alexander"),
        (Class::Reorder, Kind::Person, "Hasan bin Ali"),
        (Class::Reorder, Kind::Organisation, "Factory 12"),
        (Class::LastFirst, Kind::Person, "Paolo di Mauro"),
        (Class::Initial, Kind::Organisation, "Arland Pumps"),
        (Class::Romanised, Kind::Person, "Carlos Vargas"),
        (Class::LegalAdded, Kind::Organisation, "OOO Arland"),
        (Class::LegalAdded, Kind::Organisation, "Arland Ltd"),
        (Class::LegalDropped, Kind::Organisation, "ABC Ltd"),
        (Class::Truncated, Kind::Vessel, "Morning Star 12 of Arland"),
        (Class::Dropped, Kind::Person, "Ivan Belov"),
        (Class::General, Kind::Person, "Ivan Belov"),
    ] {
        assert_eq!(made(class, name, kind), BTreeSet::new(), "{}: {name}", class.name());
    }
}

#[test]
fn slips_are_as_many_as_said_and_never_in_digits() {
    for (class, most) in [(Class::Typo1, 2), (Class::Typo2, 4)] {
        let all = made(class, "Aleksandr Belov 2571", Kind::Person);
        assert!(all.len() > 50);
        for name in all {
            let distance = fold::distance(&name, "Aleksandr Belov 2571");
            // Two neighbouring letters exchanged are two changes.
            assert!((1..=most).contains(&distance), "{name}");
            assert!(name.ends_with(" 2571"), "{name}");
        }
    }
}

#[test]
fn cyrillic_names_are_romanised_by_five_systems() {
    let made: BTreeSet<String> = (0..100)
        .filter_map(|at: u32| perturb::from_cyrillic("ЮРИЙ ЩУКИН", &mut Rng::of(&[&at.to_string()])))
        .collect();
    let expected =
        ["Iourii Chtchoukin", "Iurii Shchukin", "Jurij Schtschukin", "Urij Sukin", "Yuriy Shchukin"];
    assert_eq!(made.iter().map(String::as_str).collect::<Vec<_>>(), expected);
    assert_eq!(perturb::from_cyrillic("Юрий X", &mut Rng::of(&["1"])), None);
}

#[test]
fn names_that_could_be_a_listed_one_are_told() {
    let listed = Listed::of(&[
        crate::lists::party("1", Kind::Person, &["Mohammed Hassan Al-Tikriti"]),
        crate::lists::party("2", Kind::Organisation, &["Arland Rocket Works LLC"]),
    ]);
    for (name, expected) in [
        ("Muhamad Hasan Tikrity", true),
        ("Hassan Tikriti", true),
        ("Tikriti Mohammed Hassan Saleh", true),
        ("ArlandRocketWorksLLC", true),
        ("Rocket Works", true),
        ("Mohammed Saleh Al-Tikriti", false),
        ("Borland Rocket Works", false),
    ] {
        assert_eq!(listed.resembles(name), expected, "{name}");
    }
}
