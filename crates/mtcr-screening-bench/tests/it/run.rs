//! A run as a whole, with a system whose answers are known.

use crate::lists;
use mtcr_screening_bench::bench::{self, Figures};
use mtcr_screening_bench::class::Class;
use mtcr_screening_bench::fold;
use mtcr_screening_bench::grow;
use mtcr_screening_bench::listed::key;
use mtcr_screening_bench::make::{self, Amounts};
use mtcr_screening_bench::pairs::{self, Pair};
use mtcr_screening_bench::query::Query;
use mtcr_screening_bench::split::Half;
use mtcr_screening_bench::system::{Facts, Round, System};
use std::collections::{BTreeMap, BTreeSet};

/// A system that finds a name only when it is in the index word for word.
struct WordForWord {
    facts: Facts,
    names: BTreeMap<String, Vec<String>>,
}

impl System for WordForWord {
    fn facts(&self) -> &Facts {
        &self.facts
    }

    fn check(&mut self, queries: &[Query]) -> Result<Round, String> {
        let hits = |query: &Query| {
            let keys = self.names.get(&fold::text(&query.name)).cloned().unwrap_or_default();
            keys.into_iter().map(|key| (key, 1.0)).collect()
        };
        Ok(Round { seconds: 0.5, answers: queries.iter().map(hits).collect() })
    }

    fn compare(&mut self, pairs: &[Pair]) -> Result<(Vec<f64>, f64), String> {
        let same = |pair: &Pair| f64::from(u8::from(fold::text(&pair.left) == fold::text(&pair.right)));
        Ok((pairs.iter().map(same).collect(), 1.0))
    }
}

#[test]
fn a_system_that_finds_names_word_for_word_finds_those_and_no_others() {
    let set = make::set(lists::all(), &Amounts { each: 40, general: 400, seed: "test".to_owned() });
    let mut names: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for party in &set.index {
        for name in &party.names {
            names.entry(fold::text(&name.text)).or_default().push(key(party));
        }
    }
    let facts = Facts {
        name: "word for word".to_owned(),
        version: "1".to_owned(),
        threshold: 1.0,
        build_seconds: 0.0,
        memory_mb: 0.0,
    };
    let pairs = pairs::hard(Half::Test).unwrap();
    let mut system = WordForWord { facts: facts.clone(), names };
    let done = bench::ask(&mut [&mut system], &set.queries, &pairs, |_| {}).unwrap();
    let figures = Figures::of(&facts, &done[0], &set.queries, &pairs);
    assert_eq!(figures.classes["exact"], (1.0, 1.0));
    assert_eq!(figures.classes["last-first"].0, 0.0);
    for class in Class::ALL.into_iter().filter(|class| !class.is_listed()) {
        assert_eq!(figures.classes[class.name()].0, 0.0, "{}", class.name());
    }
    assert_eq!((figures.own.rates.precision, figures.own.rates.false_alerts), (1.0, 0.0));
    assert!(figures.own.rates.recall < 0.5);
    // Five rounds, each in half a second.
    let checks = figures.checks_per_second.unwrap();
    let part = u32::try_from(set.queries.len().div_ceil(5)).unwrap();
    assert_eq!(checks.median, f64::from(part) * 2.0);
    let against = bench::against(&done[0], &set.queries, &figures);
    assert!(against.iter().all(|quality| quality.is_some_and(|quality| quality.rates.false_alerts == 0.0)));
    assert_eq!(bench::ratio(&done[0], &done[0]).unwrap().median, 1.0);
}

#[test]
fn a_sample_has_as_many_of_each_class_and_is_the_same_each_time() {
    let set = make::set(lists::all(), &Amounts { each: 40, general: 400, seed: "test".to_owned() });
    let sample = bench::sample(&set.queries, 420);
    assert_eq!(sample, bench::sample(&set.queries, 420));
    let count = |class: Class| sample.iter().filter(|query| query.class == class).count();
    assert_eq!((count(Class::Exact), count(Class::Combined), count(Class::General)), (10, 10, 147));
}

#[test]
fn the_pairs_of_the_tree_are_many_and_each_is_there_once() {
    let halves = [Half::Tuning, Half::Test].map(|half| pairs::hard(half).unwrap());
    for pairs in &halves {
        assert!(pairs.len() >= 200);
        let different = pairs.iter().filter(|pair| !pair.same).count();
        assert!((45..=55).contains(&(different * 100 / pairs.len())), "{different} of {}", pairs.len());
    }
    let pairs = halves.concat();
    let mut seen = BTreeSet::new();
    for pair in &pairs {
        let mut both = [pair.left.as_str(), pair.right.as_str()];
        both.sort_unstable();
        assert!(seen.insert((both[0].to_owned(), both[1].to_owned())), "{both:?}");
    }
}

#[test]
fn a_mistake_in_pairs_is_told_with_its_line() {
    const HEAD: &str = "name1,name2,schema,label,class,why\n";
    for (row, message) in [
        ("a,b,person,same,c", "line 2: 5 fields, and not six"),
        ("a,b,firm,same,c,d", "line 2: `firm` is no schema; `person`, `organisation` and `vessel` are"),
        ("a,b,person,yes,c,d", "line 2: `yes` is no label; `same` and `different` are"),
        ("a,,person,same,c,d", "line 2: a field is empty"),
    ] {
        assert_eq!(pairs::read(&format!("{HEAD}{row}\n")).unwrap_err(), message);
    }
    let quoted = pairs::read(&format!("{HEAD}\"A, \"\"B\"\"\",C,person,same,d,\"e, f\"\n")).unwrap();
    assert_eq!((quoted[0].left.as_str(), quoted[0].why.as_str()), ("A, \"B\"", "e, f"));
    assert!(pairs::read("name1,name2\n").is_err());
}

#[test]
fn lists_grow_to_so_many_names_with_new_words() {
    let all = lists::all();
    let words = |parties: &[mtcr_screening::Party]| -> BTreeSet<String> {
        parties.iter().flat_map(|party| &party.names).flat_map(|name| fold::tokens(&name.text)).collect()
    };
    for names in [100, 5000] {
        let grown = grow::to_names(&all, names);
        let count: usize = grown.iter().map(|party| party.names.len()).sum();
        assert!((names..names + 5).contains(&count), "{count}");
        let ids: BTreeSet<String> = grown.iter().map(key).collect();
        assert_eq!(ids.len(), grown.len());
        assert_eq!(words(&grown).len() > words(&all).len() * 2, names == 5000);
    }
    assert!(grow::to_names(&[], 10).is_empty());
}
