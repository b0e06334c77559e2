//! More parties than the lists have, to see how cost grows.

use crate::class::Class;
use crate::fold;
use crate::listed::key;
use crate::make::usable;
use crate::perturb;
use crate::rng::{Rng, hash};
use mtcr_screening::{Kind, Party};
use std::collections::BTreeMap;

/// So many names: a part of the parties by chance, or all of them and copies. In a copy each word of a name is one from
/// the same place of another name of the kind, and a quarter of the names have a slip of a finger besides, so that there
/// are new words as well as new names.
#[must_use]
pub fn to_names(parties: &[Party], names: usize) -> Vec<Party> {
    let mut order: Vec<&Party> = parties.iter().collect();
    order.sort_by_key(|party| hash(&["grow", &key(party)]));
    let mut grown = Vec::new();
    let mut count = 0;
    let words = Places::of(parties);
    for copy in 0_u32.. {
        for party in &order {
            if count >= names {
                return grown;
            }
            let one = if copy == 0 { (*party).clone() } else { words.copied(party, copy) };
            count += one.names.len();
            grown.push(one);
        }
        if order.is_empty() {
            return grown;
        }
    }
    grown
}

/// Words by the kind of their party and their place in a name: the first four places, and all later ones as one.
struct Places<'parties>(BTreeMap<(Kind, usize), Vec<&'parties str>>);

/// Places told apart.
const PLACES: usize = 4;

impl<'parties> Places<'parties> {
    fn of(parties: &'parties [Party]) -> Self {
        let mut places: BTreeMap<(Kind, usize), Vec<&str>> = BTreeMap::new();
        for party in parties {
            for name in usable(party) {
                for (at, word) in name.split_whitespace().enumerate() {
                    places.entry((party.kind, at.min(PLACES))).or_default().push(word);
                }
            }
        }
        Self(places)
    }

    fn copied(&self, party: &Party, copy: u32) -> Party {
        let mut made = party.clone();
        made.id.uid = format!("{}+{copy}", party.id.uid);
        let mut rng = Rng::of(&["grow", &copy.to_string(), &key(party)]);
        for name in &mut made.names {
            let text: Vec<&str> = name
                .text
                .split_whitespace()
                .enumerate()
                .map(|(at, word)| {
                    self.0
                        .get(&(party.kind, at.min(PLACES)))
                        .and_then(|words| rng.pick(words).copied())
                        .unwrap_or(word)
                })
                .collect();
            let text = text.join(" ");
            let slip =
                rng.chance(25).then(|| perturb::apply(Class::Typo1, &text, party.kind, &mut rng)).flatten();
            name.text = slip.unwrap_or(text);
            name.family = None;
        }
        // Two aliases that became one name are one.
        let mut seen = Vec::new();
        made.names.retain(|name| {
            let text = fold::text(&name.text);
            let fresh = !seen.contains(&text);
            seen.push(text);
            fresh
        });
        made
    }
}
