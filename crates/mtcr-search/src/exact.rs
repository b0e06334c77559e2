//! Entries that a text names by an id, a code or a registry number.

use crate::answer::{Reason, Remark};
use crate::codes::{self, Sort};
use crate::finder::Finder;
use crate::profile::Profile;
use crate::query::Query;
use std::collections::BTreeMap;

/// An entry that the text names.
#[derive(Debug)]
pub(crate) struct Named {
    /// Which name of the text it is, and which of the entries so named.
    pub(crate) rank: (usize, usize),
    /// Why.
    pub(crate) reasons: Vec<Reason>,
}

impl Finder<'_> {
    /// Entries that the text names, by place among the profiles.
    pub(crate) fn exact(&self, query: &mut Query, remarks: &mut Vec<Remark>) -> BTreeMap<usize, Named> {
        let mut exact: BTreeMap<usize, Named> = BTreeMap::new();
        for (rank, code) in query.codes.iter().enumerate() {
            let typed = || code.typed.clone();
            let found: Vec<(usize, Reason)> = match &code.sort {
                Sort::Entry(id) => {
                    let range = self.corpus.vocabulary.entries().range(id);
                    let inside = |profile: &Profile| range.is_some_and(|range| range.contains(profile.entry));
                    self.places(inside).map(|at| (at, Reason::Id { typed: typed() })).collect()
                }
                Sort::National(wanted) => self.by_code(wanted, &code.typed),
                Sort::Cas(number) => match self.corpus.vocabulary.find_cas(number) {
                    None => {
                        remarks.push(Remark::UnknownCas(number.clone()));
                        continue;
                    }
                    Some(id) => {
                        query.substances.insert(id);
                        let label = self.corpus.vocabulary.substance(id).map(|one| one.label.clone());
                        let substance = label.unwrap_or_default();
                        let reason = || Reason::Cas { number: number.clone(), substance: substance.clone() };
                        let found: Vec<_> = self
                            .places(|profile| profile.substances.contains(&id))
                            .map(|at| (at, reason()))
                            .collect();
                        if found.is_empty() {
                            remarks.push(Remark::SubstanceOfNoEntry(number.clone(), substance));
                            continue;
                        }
                        found
                    }
                },
            };
            if found.is_empty() {
                remarks.push(Remark::UnknownCode(typed()));
            }
            for (second, (at, reason)) in found.into_iter().enumerate() {
                exact
                    .entry(at)
                    .or_insert_with(|| Named { rank: (rank, second), reasons: Vec::new() })
                    .reasons
                    .push(reason);
            }
        }
        exact
    }

    fn places(&self, keep: impl Fn(&Profile) -> bool) -> impl Iterator<Item = usize> {
        self.profiles.iter().enumerate().filter(move |(_, profile)| keep(profile)).map(|(at, _)| at)
    }

    /// Entries recorded with a code or one below it; failing that, with the longest one above it.
    fn by_code(&self, wanted: &str, typed: &str) -> Vec<(usize, Reason)> {
        let reason = |law: &str, code: &str| Reason::Code {
            typed: typed.to_owned(),
            law: law.to_owned(),
            code: code.to_owned(),
        };
        let matching = |test: &dyn Fn(&str) -> bool| -> Vec<(usize, Reason)> {
            let found = self.profiles.iter().enumerate().filter_map(|(at, profile)| {
                let mut codes = profile.codes.iter().chain(&profile.codes_above);
                let (law, code) = codes.find(|(_, code)| test(code))?;
                Some((at, reason(law, code)))
            });
            found.collect()
        };
        let same = matching(&|code| code == wanted);
        let mut found = same.clone();
        found.extend(
            matching(&|code| codes::lies_under(wanted, code))
                .into_iter()
                .filter(|(at, _)| !same.iter().any(|(known, _)| known == at)),
        );
        if !found.is_empty() {
            return found;
        }
        let all = self.profiles.iter().flat_map(|profile| profile.codes.iter().chain(&profile.codes_above));
        let above = all.map(|(_, code)| code.as_str()).filter(|code| codes::lies_under(code, wanted));
        above
            .max_by_key(|code| code.len())
            .map(|longest| matching(&|code| code == longest))
            .unwrap_or_default()
    }
}
