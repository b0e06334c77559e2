//! D6: what else is loaded changes no verdict.

use crate::world::{listed, names, party, slip};
use mtcr_screening::{Hit, Index, Kind, PartyId, Score, Scratch, Subject};
use std::collections::BTreeMap;

/// Unrelated names: made of the words of listed ones and of sounds that nobody has, so that common words grow commoner.
fn unrelated(count: usize) -> Vec<mtcr_screening::Party> {
    let sounds = ["qua", "zem", "tro", "vil", "osk", "ber", "nud", "lig", "xar", "phe"];
    let words: Vec<String> = listed()
        .iter()
        .flat_map(|party| party.names.iter())
        .flat_map(|name| name.text.split_whitespace().map(str::to_owned).collect::<Vec<_>>())
        .collect();
    (0..count)
        .map(|number| {
            let own: String =
                (0..4).map(|part| sounds[number / 10_usize.pow(part) % 10]).collect::<Vec<_>>().concat();
            let text = format!("{own} {}", words[number * 7 % words.len()]);
            let kind = if number % 2 == 0 { Kind::Person } else { Kind::Organisation };
            party("unrelated", &number.to_string(), kind, &[&text])
        })
        .collect()
}

#[test]
fn a_hundred_thousand_unrelated_names_change_no_verdict() {
    let few = Index::build(names(), listed());
    let mut parties = listed();
    let own = parties.len();
    parties.extend(unrelated(100_000));
    let many = Index::build(names(), parties);
    let mut scratch = Scratch::default();
    let mut seen = 0;
    for (number, party) in few.parties().iter().enumerate() {
        let subject = Subject::named(slip(&party.names[0].text, number, number * 3), party.kind);
        let of = |hits: Vec<Hit>, index: &Index| -> BTreeMap<PartyId, (Score, _)> {
            hits.into_iter()
                .filter(|hit| (hit.party as usize) < own)
                .map(|hit| (index.parties()[hit.party as usize].id.clone(), (hit.score, hit.explanation)))
                .collect()
        };
        let alone = of(few.check_with(&mut scratch, &subject, few.names().hit()), &few);
        let among = of(many.check_with(&mut Scratch::default(), &subject, many.names().hit()), &many);
        assert_eq!(alone, among, "{}", subject.names[0]);
        seen += alone.len();
    }
    assert!(seen > few.len() / 2, "only {seen} hits were compared");
}
