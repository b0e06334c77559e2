//! What holds for every set of names with known answers.

use crate::lists;
use mtcr_screening_bench::class::Class;
use mtcr_screening_bench::fold;
use mtcr_screening_bench::make::{self, Amounts, Set};
use mtcr_screening_bench::split::Half;
use std::collections::{BTreeMap, BTreeSet};

fn amounts(seed: &str) -> Amounts {
    Amounts { each: 40, general: 400, seed: seed.to_owned() }
}

fn set() -> Set {
    make::set(lists::all(), &amounts("test"))
}

#[test]
fn the_same_lists_in_another_order_make_the_same_set() {
    let mut turned = lists::all();
    turned.reverse();
    let (one, other) = (set(), make::set(turned, &amounts("test")));
    assert_eq!(one.queries, other.queries);
    assert_eq!(one.index, other.index);
}

#[test]
fn another_seed_makes_another_set() {
    assert_ne!(set().queries, make::set(lists::all(), &amounts("other")).queries);
}

#[test]
fn every_class_has_names() {
    let queries = set().queries;
    for class in Class::ALL.into_iter() {
        let count = queries.iter().filter(|query| query.class == class).count();
        assert!(count >= 10, "{}: {count}", class.name());
    }
}

#[test]
fn listed_names_name_whom_to_find_and_others_nobody() {
    let set = set();
    let known: BTreeSet<String> = set.index.iter().map(mtcr_screening_bench::listed::key).collect();
    for query in &set.queries {
        assert_eq!(!query.accept.is_empty(), query.class.is_listed(), "{}", query.name);
        assert!(query.accept.iter().all(|key| known.contains(key)), "{}", query.name);
    }
}

#[test]
fn names_held_out_are_nowhere_in_the_index() {
    let set = set();
    let listed: BTreeSet<String> =
        set.index.iter().flat_map(|party| &party.names).map(|name| fold::text(&name.text)).collect();
    let held = set
        .queries
        .iter()
        .filter(|query| matches!(query.class, Class::Alias | Class::Script | Class::Cyrillic));
    for query in held {
        assert!(!listed.contains(&fold::text(&query.base)), "{}", query.base);
    }
    assert!(set.index.iter().all(|party| !party.names.is_empty()));
}

#[test]
fn names_that_are_not_listed_equal_none_of_the_lists() {
    let listed: BTreeSet<String> =
        lists::all().iter().flat_map(|party| &party.names).map(|name| fold::text(&name.text)).collect();
    for query in set().queries.iter().filter(|query| !query.class.is_listed()) {
        assert!(!listed.contains(&fold::text(&query.name)), "{}", query.name);
    }
}

#[test]
fn all_names_made_from_one_party_are_in_one_half() {
    let mut halves: BTreeMap<String, BTreeSet<Half>> = BTreeMap::new();
    for query in set().queries.iter().filter(|query| query.accept.len() == 1) {
        halves.entry(query.accept[0].clone()).or_default().insert(query.half);
    }
    assert!(halves.len() > 100);
    assert!(halves.values().all(|of| of.len() == 1));
}

#[test]
fn the_order_of_words_and_case_of_a_primary_name_do_not_change_its_half() {
    for (one, other) in
        [("KUZNETSOV, Ivan", "Ivan Kuznetsov"), ("José Vargas", "JOSE VARGAS"), ("Ch'oe Il", "Choe Il")]
    {
        assert_eq!(Half::of(one), Half::of(other), "{one}");
    }
    let tuning = lists::all().iter().filter(|party| Half::of(&party.names[0].text) == Half::Tuning).count();
    assert!((120..230).contains(&tuning), "{tuning} of 350");
}
