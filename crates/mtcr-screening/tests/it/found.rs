//! An index finds what a comparison accepts, whatever the threshold.

use crate::world::{listed, names, party, slip};
use mtcr_screening::{Index, Kind, Score, Scratch, Subject, compare};
use proptest::prelude::{ProptestConfig, any, prop_assert_eq, proptest};
use std::sync::LazyLock;

static INDEX: LazyLock<Index> = LazyLock::new(|| Index::build(names(), listed()));

fn kinds(number: usize, own: Kind) -> Kind {
    [own, own, Kind::Unknown, Kind::Organisation, Kind::Person][number % 5]
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 250, ..ProptestConfig::default() })]

    /// No candidate is lost and no score differs: for a slip of a listed name, the hits are exactly the parties that a
    /// comparison one by one accepts.
    #[test]
    fn hits_are_what_comparing_one_by_one_accepts(
        which in any::<usize>(),
        other in any::<usize>(),
        slips in proptest::collection::vec((0_usize..12, any::<usize>()), 0..3),
        kind in 0_usize..5,
        threshold in 6_000_i32..9_500,
    ) {
        let parties = INDEX.parties();
        let party = &parties[which % parties.len()];
        let mut text = party.names[other % party.names.len()].text.clone();
        for (what, place) in slips {
            if !text.trim().is_empty() {
                text = slip(&text, what, place);
            }
        }
        let subject = Subject::named(text.as_str(), kinds(kind, party.kind));
        let threshold = Score::of(threshold);
        let mut found: Vec<(u32, Score)> =
            INDEX.check(&subject, threshold).iter().map(|hit| (hit.party, hit.score)).collect();
        found.sort_unstable();
        let accepted: Vec<(u32, Score)> = (0_u32..)
            .zip(parties)
            .map(|(place, party)| (place, compare(INDEX.names(), &subject, &Subject::of(party)).score))
            .filter(|(_, score)| *score >= threshold)
            .collect();
        prop_assert_eq!(found, accepted, "{} at {}", text, threshold);
    }

    /// D23: a stricter setting never yields fewer hits; the ones it yields are the same.
    #[test]
    fn a_lower_threshold_only_adds_hits(which in any::<usize>(), what in 0_usize..12, place in any::<usize>(), low in 6_000_i32..9_000, more in 0_i32..1_500) {
        let parties = INDEX.parties();
        let party = &parties[which % parties.len()];
        let subject = Subject::named(slip(&party.names[0].text, what, place), party.kind);
        let mut scratch = Scratch::default();
        let wide = INDEX.check_with(&mut scratch, &subject, Score::of(low));
        let narrow = INDEX.check_with(&mut scratch, &subject, Score::of(low + more));
        let kept: Vec<_> = wide.into_iter().filter(|hit| hit.score >= Score::of(low + more)).map(|hit| (hit.party, hit.score, hit.explanation)).collect();
        let narrow: Vec<_> = narrow.into_iter().map(|hit| (hit.party, hit.score, hit.explanation)).collect();
        prop_assert_eq!(kept, narrow);
    }
}

/// An index works out what is near to its words when it is first asked about them: it answers the same then and later, and
/// space that another index used is as good as new.
#[test]
fn the_first_answer_is_that_of_every_later_one() {
    let few = Index::build(names(), listed().into_iter().take(50).collect());
    let mut scratch = Scratch::default();
    let mut seen = 0;
    for (number, party) in listed().iter().enumerate() {
        let subject = Subject::named(slip(&party.names[0].text, number, number * 5), party.kind);
        let fresh = Index::build(names(), vec![party.clone()]);
        let first = fresh.check(&subject, fresh.names().hit());
        few.check_with(&mut scratch, &subject, few.names().hit());
        let among = INDEX.check_with(&mut scratch, &subject, fresh.names().hit());
        let again = INDEX.check(&subject, fresh.names().hit());
        assert_eq!(among, again, "{}", subject.names[0]);
        assert_eq!(first, fresh.check_with(&mut scratch, &subject, fresh.names().hit()));
        for hit in &first {
            let same = |other: &&mtcr_screening::Hit| INDEX.parties()[other.party as usize].id == party.id;
            let beside = among.iter().find(same).expect("a hit of its own is one among others");
            assert_eq!((beside.score, &beside.explanation), (hit.score, &hit.explanation));
        }
        seen += first.len();
    }
    assert!(seen > listed().len() / 2, "only {seen} hits were compared");
}

/// Several threads that ask an index which nobody has asked before get the answers of one.
#[test]
fn threads_share_an_index() {
    let index = Index::build(names(), listed());
    let ask = |from: usize| -> Vec<_> {
        let count = index.len();
        (0..count)
            .map(|number| &index.parties()[(number + from) % count])
            .map(|party| (party.id.clone(), index.check(&Subject::of(party), index.names().hit())))
            .collect()
    };
    let (mut one, mut other) = std::thread::scope(|scope| {
        let other = scope.spawn(|| ask(index.len() / 2));
        (ask(0), other.join().unwrap())
    });
    one.sort_by(|left, right| left.0.cmp(&right.0));
    other.sort_by(|left, right| left.0.cmp(&right.0));
    assert_eq!(one, other);
}

/// D21: every listed party is found by every one of its names; were one removed from the index, this would fail.
#[test]
fn every_party_is_found_by_each_of_its_names() {
    let index = &*INDEX;
    let mut scratch = Scratch::default();
    for (place, party) in index.parties().iter().enumerate() {
        for name in &party.names {
            let subject = Subject::named(name.text.as_str(), party.kind);
            let hits = index.check_with(&mut scratch, &subject, index.names().hit());
            assert!(hits.iter().any(|hit| hit.party as usize == place), "{} is not found", name.text);
        }
    }
}

/// D4: a party is found by an alias alone.
#[test]
fn an_alias_is_as_good_as_the_first_name() {
    let mut parties = listed();
    parties.push(party("own", "1", Kind::Organisation, &["Borovia Missile Works", "Quillon Vantage"]));
    let index = Index::build(names(), parties);
    let hits = index.check(&Subject::named("QUILLON VANTAGE LTD", Kind::Organisation), index.names().hit());
    let hit = hits.first().expect("a hit");
    assert_eq!(index.parties()[hit.party as usize].id.uid, "1");
    assert_eq!(hit.matched.1, 1);
    assert_eq!(hit.explanation.right, "Quillon Vantage");
}

/// A subject with several names is found by any of them.
#[test]
fn any_name_of_the_subject_counts() {
    let parties = vec![party("own", "1", Kind::Person, &["Aleksandr Shevchenko"])];
    let index = Index::build(names(), parties);
    let mut subject = Subject::named("Quentin Featherstone", Kind::Person);
    assert!(index.check(&subject, index.names().hit()).is_empty());
    subject.names.push("Oleksandr Shevchenko".into());
    let hits = index.check(&subject, index.names().hit());
    assert_eq!(hits.first().map(|hit| hit.matched.0), Some(1));
}

#[test]
fn an_index_of_nobody_answers_nobody_and_says_that_it_is_empty() {
    let index = Index::build(names(), Vec::new());
    assert!(index.is_empty());
    assert!(index.check(&Subject::named("Aleksandr Shevchenko", Kind::Person), Score::NONE).is_empty());
}
