//! What cannot all be true, with the places in the file.

use std::collections::BTreeSet;

use mtcr_quantity::{End, Interval};
use mtcr_rules::{Contradiction, Dossier, FactId, Value};

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
    /// The product as written and as read; a member of a list of facts has no lists of its own.
    product: Option<(&'a DossierSource, &'a Dossier)>,
}

impl DossierReader<'_> {
    /// Reports each contradiction once: two facts that exclude each other are found from either side, and a
    /// fact may be excluded by many members of a list.
    pub(super) fn contradictions(&self, source: &DossierSource, dossier: &Dossier, found: &[Contradiction]) {
        let mut seen = BTreeSet::new();
        for contradiction in found {
            let mut facts = contradiction.against.clone();
            facts.push(contradiction.fact);
            facts.sort();
            if !self.sink.is_full() && seen.insert((&contradiction.path, facts)) {
                self.contradiction(&self.level(source, dossier, &contradiction.path), contradiction);
            }
        }
    }

    /// Reports a contradiction at the fact that was stated, and names the place of what it contradicts.
    fn contradiction(&self, level: &Level<'_>, found: &Contradiction) {
        let stated = self.stating(level, found.fact);
        let others: Vec<&FactSource> = found
            .against
            .iter()
            .filter_map(|fact| {
                self.stating(level, *fact).or_else(|| self.member_stating(level, *fact, found.fact))
            })
            .collect();
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
    fn level<'b>(
        &self,
        source: &'b DossierSource,
        dossier: &'b Dossier,
        path: &[(String, usize)],
    ) -> Level<'b> {
        let here = Level {
            file: source.file,
            at: source.at,
            facts: source.facts.iter().chain(&source.ties).collect(),
            home: Home::Product,
            product: Some((source, dossier)),
        };
        let Some(((name, place), rest)) = path.split_first() else {
            return here;
        };
        let index = place.saturating_sub(1);
        let (Some(list), Some(id)) = (source.list(name), self.vocabulary.find_list(name)) else {
            return here;
        };
        let member = dossier.list(id).and_then(|members| members.members.get(index));
        if let (Some(written), Some(read)) = (list.dossiers.get(index), member) {
            return self.level(written, read, rest);
        }
        match list.members.get(index) {
            Some((at, facts)) => Level {
                at: *at,
                facts: facts.iter().collect(),
                home: Home::Members(id),
                product: None,
                ..here
            },
            None => here,
        }
    }

    fn stating<'b>(&self, level: &Level<'b>, fact: FactId) -> Option<&'b FactSource> {
        level.facts.iter().copied().find(|source| self.is_about(source, level.home, fact))
    }

    /// The member fact that lies above all that is known of a fact of the product.
    fn member_stating<'b>(
        &self,
        level: &Level<'b>,
        fact: FactId,
        excluded: FactId,
    ) -> Option<&'b FactSource> {
        let (source, dossier) = level.product?;
        let list = self.vocabulary.fact(fact)?.list?;
        let Some(Value::Number(known)) = dossier.value(excluded) else {
            return None;
        };
        let index = dossier.list(list)?.members.iter().position(|member| match member.value(fact) {
            Some(Value::Number(value)) => Interval::new(value.low().clone(), End::Unbounded)
                .is_some_and(|above| above.intersect(known).is_none()),
            _ => false,
        })?;
        let name = &self.vocabulary.list(list)?.decl.id;
        let (_, facts) = source.list(name)?.members.get(index)?;
        facts.iter().find(|source| self.is_about(source, Home::Members(list), fact))
    }

    fn is_about(&self, source: &FactSource, home: Home, fact: FactId) -> bool {
        self.find(source.name.as_str(), home).is_ok_and(|(id, _)| id == Some(fact))
    }
}
