//! What another version of a list changes.

use crate::world::{listed, names, party};
use mtcr_screening::{Change, Index, Kind, RecordDigest, Subject, changes, rescreen};

#[test]
fn a_record_is_known_by_what_it_says_and_not_by_where_it_stands() {
    let before = listed();
    let mut after = before.clone();
    after.reverse();
    after.iter_mut().for_each(|party| party.source.line += 40);
    assert!(changes(&before, &after).records.is_empty());
    let digest = before[0].digest();
    assert_eq!(RecordDigest::parse(&digest.to_string()), Some(digest));
    assert_eq!(RecordDigest::parse("ab"), None);
}

#[test]
fn every_word_of_a_record_counts() {
    let before = party("own", "1", Kind::Person, &["Aleksandr Shevchenko"]);
    let mut others = vec![before.clone(); 5];
    others[0].names[0].text.push('v');
    others[1].states.push("XA".into());
    others[2].programmes.push("NPWMD".into());
    others[3].remarks.push_str("of Arlandia");
    others[4].kind = Kind::Unknown;
    let mut digests: Vec<_> = others.iter().map(mtcr_screening::Party::digest).collect();
    digests.push(before.digest());
    digests.sort_unstable();
    digests.dedup();
    assert_eq!(digests.len(), 6);
}

/// Which subject, its hits, and how many lapsed.
type Row<'a> = (usize, Vec<(Change, &'a str)>, usize);

#[test]
fn only_what_changed_is_asked_about_and_the_answer_says_what() {
    let before = vec![
        party("own", "kept", Kind::Person, &["Aleksandr Shevchenko"]),
        party("own", "gone", Kind::Person, &["Quentin Featherstone"]),
        party("own", "renamed", Kind::Organisation, &["Borovia Missile Works"]),
    ];
    let after = vec![
        party("own", "new", Kind::Organisation, &["Quillon Vantage"]),
        party("own", "kept", Kind::Person, &["Aleksandr Shevchenko"]),
        party("own", "renamed", Kind::Organisation, &["Borovia Missile Works", "Vantage Ferrum"]),
    ];
    let changes = changes(&before, &after);
    assert_eq!(changes.counts(), (1, 1, 1));
    let subjects: Vec<Subject> = [
        "Aleksandr Shevchenko",
        "Quentin Featherstone",
        "Vantage Ferrum",
        "Quillon Vantage",
        "Nobody At All",
    ]
    .into_iter()
    .map(|name| Subject::named(name, Kind::Unknown))
    .collect();
    let index = Index::build(names(), before);
    let threshold = index.names().hit();
    let hit_before: Vec<_> = subjects
        .iter()
        .map(|subject| {
            index
                .check(subject, threshold)
                .iter()
                .map(|hit| index.parties()[hit.party as usize].id.clone())
                .collect()
        })
        .collect();
    let index = Index::build(names(), after);
    let answer = rescreen(&index, &changes, &subjects, &hit_before, threshold);
    let short: Vec<Row<'_>> = answer
        .iter()
        .map(|row| {
            let hits = row
                .hits
                .iter()
                .map(|(change, hit)| (*change, index.parties()[hit.party as usize].id.uid.as_str()));
            (row.subject, hits.collect(), row.lapsed.len())
        })
        .collect();
    assert_eq!(
        short,
        [(1, vec![], 1), (2, vec![(Change::Changed, "renamed")], 0), (3, vec![(Change::New, "new")], 0)]
    );
}
