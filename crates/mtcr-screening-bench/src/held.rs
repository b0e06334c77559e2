//! Names held out of the index, so that a query is not simply there: real aliases, and names in other scripts.

use crate::class::Class;
use crate::fold::{self, Script};
use crate::listed::Listed;
use crate::rng::{Rng, hash};
use mtcr_screening::{Kind, NameRole, Party, Quality};
use std::collections::BTreeSet;

/// A name held out.
#[derive(Clone, Debug)]
pub struct Held {
    /// Position of its party.
    pub party: usize,
    /// [`Class::Alias`], [`Class::Script`] or [`Class::Cyrillic`].
    pub class: Class,
    /// The name, or for [`Class::Cyrillic`] what it is romanised.
    pub query: String,
    /// The name as listed.
    pub base: String,
}

/// Names held out, and the folded texts of all names that no party may have in the index.
#[derive(Debug, Default)]
pub struct Holding {
    /// The names.
    pub held: Vec<Held>,
    texts: BTreeSet<String>,
}

impl Holding {
    /// Chooses at most so many of each class.
    #[must_use]
    pub fn choose(parties: &[Party], listed: &Listed, seed: &str, most: usize) -> Self {
        let mut holding = Self::default();
        for class in [Class::Alias, Class::Script, Class::Cyrillic] {
            let mut order: Vec<usize> = (0..parties.len()).collect();
            order.sort_by_key(|at| {
                hash(&[
                    seed,
                    "held",
                    class.name(),
                    &parties.get(*at).map(crate::listed::key).unwrap_or_default(),
                ])
            });
            let mut count = 0;
            for at in order {
                if count < most
                    && let Some(party) = parties.get(at)
                    && let Some((held, texts)) = holding.one(class, at, party, seed)
                    && texts.iter().all(|text| holding.spares(parties, listed, text, &texts))
                {
                    holding.texts.extend(texts);
                    holding.held.push(held);
                    count += 1;
                }
            }
        }
        holding
    }

    /// What of a party may be held out for a class, with the texts that must go for it.
    fn one(&self, class: Class, at: usize, party: &Party, seed: &str) -> Option<(Held, BTreeSet<String>)> {
        if !matches!(party.kind, Kind::Person | Kind::Organisation) {
            return None;
        }
        let stays = |text: &str| !self.texts.contains(&fold::text(text));
        let mut rng = Rng::of(&[seed, "held", class.name(), &crate::listed::key(party)]);
        if class == Class::Alias {
            let aliases: Vec<&str> = party
                .names
                .iter()
                .filter(|name| name.role != NameRole::Primary && name.quality == Quality::Good)
                .map(|name| name.text.as_str())
                .filter(|text| stays(text) && is_related(text, party))
                .collect();
            let alias = (*rng.pick(&aliases)?).to_owned();
            let texts = BTreeSet::from([fold::text(&alias)]);
            return Some((Held { party: at, class, query: alias.clone(), base: alias }, texts));
        }
        if party.kind != Kind::Person
            || !party.names.iter().any(|name| fold::script(&name.text) == Script::Latin)
        {
            return None;
        }
        let foreign: Vec<&str> = party
            .names
            .iter()
            .map(|name| name.text.as_str())
            .filter(|text| !matches!(fold::script(text), Script::Latin | Script::Other))
            .collect();
        let wanted: Vec<&str> = foreign
            .iter()
            .copied()
            .filter(|text| stays(text) && !text.contains(['/', '(']))
            .filter(|text| (2..=5).contains(&fold::tokens(text).len()) || fold::script(text) == Script::Han)
            .filter(|text| class == Class::Script || fold::script(text) == Script::Cyrillic)
            .collect();
        let base = (*rng.pick(&wanted)?).to_owned();
        let query = if class == Class::Cyrillic {
            crate::perturb::from_cyrillic(&base, &mut rng)?
        } else {
            base.clone()
        };
        let texts = foreign.iter().map(|text| fold::text(text)).collect();
        Some((Held { party: at, class, query, base }, texts))
    }

    /// Whether every party that has this name keeps another one in Latin letters without these texts.
    fn spares(&self, parties: &[Party], listed: &Listed, text: &str, more: &BTreeSet<String>) -> bool {
        listed.with_name(text).into_iter().filter_map(|at| parties.get(at)).all(|party| {
            party.names.iter().any(|name| {
                let text = fold::text(&name.text);
                fold::script(&name.text) == Script::Latin
                    && !self.texts.contains(&text)
                    && !more.contains(&text)
            })
        })
    }

    /// Whether a name is held out.
    #[must_use]
    pub fn holds(&self, name: &str) -> bool {
        self.texts.contains(&fold::text(name))
    }

    /// The parties without the names held out; the first name left is the primary one.
    #[must_use]
    pub fn index(&self, parties: &[Party]) -> Vec<Party> {
        let mut index = parties.to_vec();
        for party in &mut index {
            party.names.retain(|name| !self.holds(&name.text));
            if let Some(first) = party.names.first_mut() {
                first.role = NameRole::Primary;
            }
        }
        index
    }
}

/// Whether an alias has to do with another name of its party: it has two words, is not that name with other marks, and
/// at least half of its words have their skeletons in it. A nickname that no name tells cannot be asked of anybody.
fn is_related(alias: &str, party: &Party) -> bool {
    let own: Vec<String> = fold::tokens(alias).iter().map(|token| fold::skeleton(token)).collect();
    if own.len() < 2 || fold::script(alias) != Script::Latin {
        return false;
    }
    let folded = fold::text(alias);
    let others: Vec<&str> =
        party.names.iter().map(|name| name.text.as_str()).filter(|text| fold::text(text) != folded).collect();
    others.iter().any(|text| {
        let other: Vec<String> = fold::tokens(text).iter().map(|token| fold::skeleton(token)).collect();
        own.iter().filter(|skeleton| other.contains(skeleton)).count() * 2 >= own.len()
    })
}
