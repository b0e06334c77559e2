//! The whole set: what is in the index, and what is asked of it.

use crate::class::Class;
use crate::fold::{self, Script};
use crate::held::Holding;
use crate::listed::{Listed, key};
use crate::negative::{self, Made, Words};
use crate::perturb;
use crate::query::Query;
use crate::rng::{Rng, hash};
use crate::split::Half;
use mtcr_screening::{Kind, Party, Quality};
use std::collections::BTreeSet;

/// How much is made.
#[derive(Clone, Debug)]
pub struct Amounts {
    /// Names of each class, at most.
    pub each: usize,
    /// Names of [`Class::General`].
    pub general: usize,
    /// Another seed makes another set of the same kind.
    pub seed: String,
}

/// What was made.
#[derive(Debug)]
pub struct Set {
    /// The parties, in the order of their ids, without the names held out.
    pub index: Vec<Party>,
    /// The names asked about.
    pub queries: Vec<Query>,
}

/// The names of a party from which others are made: good ones in Latin letters, persons with two words and more, others
/// with six letters or digits, none with more than ten words or with a semicolon. None of an aircraft, whose name is a
/// number.
pub fn usable(party: &Party) -> impl Iterator<Item = &str> {
    party
        .names
        .iter()
        .filter(|name| name.quality == Quality::Good && fold::script(&name.text) == Script::Latin)
        .map(|name| name.text.as_str())
        .filter(|text| {
            let words = text.split_whitespace().count();
            let letters = text.chars().filter(|letter| letter.is_alphanumeric()).count();
            let enough = match party.kind {
                Kind::Person => words >= 2 && letters >= 6,
                Kind::Organisation | Kind::Vessel => letters >= 6,
                Kind::Aircraft | Kind::Unknown => false,
            };
            enough && words <= 10 && !text.contains(';')
        })
}

/// Makes the set from all parties of the lists, in whatever order they come.
#[must_use]
pub fn set(mut parties: Vec<Party>, amounts: &Amounts) -> Set {
    parties.sort_by(|left, right| left.id.cmp(&right.id));
    parties.dedup_by(|left, right| left.id == right.id);
    let listed = Listed::of(&parties);
    let holding = Holding::choose(&parties, &listed, &amounts.seed, amounts.each);
    let index = holding.index(&parties);
    let maker = Maker { parties: &parties, index: &index, listed: &listed, amounts };
    let mut queries = Vec::new();
    for class in Class::ALL {
        match class {
            Class::General => queries.extend(maker.general(&Words::of(&parties))),
            Class::Alias | Class::Script | Class::Cyrillic => {
                let held = holding.held.iter().filter(|held| held.class == class);
                queries.extend(held.filter_map(|held| {
                    maker.listed(class, held.party, held.query.clone(), held.base.clone())
                }));
            }
            class if class.is_listed() => queries.extend(maker.perturbed(class)),
            class => queries.extend(maker.near(class, &Words::of(&parties))),
        }
    }
    Set { index, queries }
}

struct Maker<'set> {
    parties: &'set [Party],
    index: &'set [Party],
    listed: &'set Listed,
    amounts: &'set Amounts,
}

impl Maker<'_> {
    /// The parties in an order of chance for a class, each with its own random numbers.
    fn order(&self, class: Class) -> impl Iterator<Item = (usize, Rng)> {
        let keys: Vec<String> = self.parties.iter().map(key).collect();
        let mut order: Vec<(u64, usize, Rng)> = keys
            .iter()
            .enumerate()
            .map(|(at, key)| {
                let parts = [self.amounts.seed.as_str(), class.name(), key];
                (hash(&parts), at, Rng::of(&parts))
            })
            .collect();
        order.sort_by_key(|(hash, at, _)| (*hash, *at));
        order.into_iter().map(|(_, at, rng)| (at, rng))
    }

    /// A name of a listed party.
    fn listed(&self, class: Class, at: usize, name: String, base: String) -> Option<Query> {
        let party = self.parties.get(at)?;
        let same = self.listed.same_as(at, party);
        let accept = same.into_iter().filter_map(|at| self.parties.get(at)).map(key).collect();
        let half = Half::of(&party.names.first()?.text);
        Some(Query { name, kind: party.kind, class, half, base, accept })
    }

    fn perturbed(&self, class: Class) -> Vec<Query> {
        let mut made = Vec::new();
        for (at, mut rng) in self.order(class) {
            if made.len() == self.amounts.each {
                break;
            }
            let query = self.index.get(at).and_then(|party| {
                let names: Vec<&str> = usable(party).collect();
                let base = *rng.pick(&names)?;
                let name = perturb::apply(class, base, party.kind, &mut rng)?;
                self.listed(class, at, name, base.to_owned())
            });
            made.extend(query);
        }
        made
    }

    fn unlisted(class: Class, made: Made) -> Query {
        let half = Half::of(&made.split);
        Query { name: made.name, kind: made.kind, class, half, base: made.base, accept: Vec::new() }
    }

    fn general(&self, words: &Words<'_>) -> Vec<Query> {
        let mut seen = BTreeSet::new();
        let mut made = Vec::new();
        let mut rng = Rng::of(&[&self.amounts.seed, Class::General.name()]);
        // Common names run out; the bound keeps a small list from being asked for ever.
        for _ in 0..self.amounts.general.saturating_mul(20) {
            if made.len() == self.amounts.general {
                break;
            }
            if let Some(one) = negative::general(words, self.listed, &mut rng)
                && seen.insert(fold::text(&one.name))
            {
                made.push(Self::unlisted(Class::General, one));
            }
        }
        made
    }

    fn near(&self, class: Class, words: &Words<'_>) -> Vec<Query> {
        let mut seen = BTreeSet::new();
        let mut made = Vec::new();
        for (at, mut rng) in self.order(class) {
            if made.len() == self.amounts.each {
                break;
            }
            let tries = (0..5).find_map(|_| {
                self.parties
                    .get(at)
                    .and_then(|party| negative::near(class, party, words, self.listed, &mut rng))
            });
            if let Some(one) = tries
                && seen.insert(fold::text(&one.name))
            {
                made.push(Self::unlisted(class, one));
            }
        }
        made
    }
}
