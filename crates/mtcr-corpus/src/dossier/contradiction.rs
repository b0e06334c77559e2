//! What cannot all be true, with the places in the file.

use mtcr_rules::{Contradiction, FactId};

use super::facts::Home;
use super::reader::DossierReader;
use crate::problem::{code, quoted};
use crate::source::{DossierSource, FactSource, FileId, Span};

/// The product or member that a contradiction lies in.
struct Level<'a> {
    file: FileId,
    at: Span,
    facts: Vec<&'a FactSource>,
    home: Home,
}

impl DossierReader<'_> {
    /// Reports a contradiction at the fact that was stated, and names the place of what it contradicts.
    pub(super) fn contradiction(&self, source: &DossierSource, found: &Contradiction) {
        let level = self.level(source, &found.path);
        let stated = self.stating(&level, found.fact);
        let others: Vec<&FactSource> = found.against.iter().filter_map(|fact| self.stating(&level, *fact)).collect();
        let shown = stated.or(others.first().copied());
        let (file, at) = shown.map_or((level.file, level.at), |fact| (fact.file, fact.name.at));
        self.problem(file, at, code::CONTRADICTION, || {
            let others = others.iter().filter(|fact| shown.is_none_or(|shown| shown.name != fact.name));
            let places: Vec<String> = others
                .filter_map(|fact| {
                    let place = self.file(fact.file)?.place(fact.name.at.start);
                    Some(format!("{} stands at {place}", quoted(fact.name.as_str())))
                })
                .collect();
            (found.message.clone(), (!places.is_empty()).then(|| places.join(", ")))
        });
    }

    /// Follows a path of list names and places, counted from 1.
    fn level<'b>(&self, source: &'b DossierSource, path: &[(String, usize)]) -> Level<'b> {
        let whole = |source: &'b DossierSource| Level {
            file: source.file,
            at: source.at,
            facts: source.facts.iter().chain(&source.ties).collect(),
            home: Home::Product,
        };
        let Some(((name, place), rest)) = path.split_first() else { return whole(source) };
        let Some(list) = source.list(name) else { return whole(source) };
        let index = place.saturating_sub(1);
        if let Some(member) = list.dossiers.get(index) {
            return self.level(member, rest);
        }
        match (list.members.get(index), self.vocabulary.find_list(name)) {
            (Some((at, facts)), Some(id)) => {
                Level { file: source.file, at: *at, facts: facts.iter().collect(), home: Home::Members(id) }
            }
            _ => whole(source),
        }
    }

    fn stating<'b>(&self, level: &Level<'b>, fact: FactId) -> Option<&'b FactSource> {
        let is_it = |source: &&&FactSource| {
            self.find(source.name.as_str(), level.home).is_ok_and(|(id, _)| id == Some(fact))
        };
        level.facts.iter().find(is_it).copied()
    }
}
