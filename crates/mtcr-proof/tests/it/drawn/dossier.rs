//! The dossier of a product drawn.

use super::draft::{Draft, Sort};
use mtcr_corpus::Corpus;
use mtcr_quantity::{Interval, Number, parse_unit};
use mtcr_rules::{
    Assertion, Dossier, FactId, Holds, Link, ListId, Members, Parameter, Statement, Target, Value,
};
use std::collections::BTreeMap;

impl Draft {
    /// The dossier; none where its parts contradict each other.
    pub(crate) fn dossier(&self, corpus: &Corpus, sort: &Sort<'_>) -> Option<Dossier> {
        let words = &corpus.vocabulary;
        let mut dossier = Dossier::new("drawn");
        for (class, _) in self.classes.iter().filter(|(_, is)| **is) {
            // Of classes that exclude each other the first stays.
            let _ = dossier.add_class(words, *class);
        }
        for class in self.classes.keys() {
            if dossier.is_of(*class).is_none() {
                dossier.deny_class(words, *class).ok()?;
            }
        }
        for (fact, value) in &self.facts {
            dossier.set(*fact, value.clone());
        }
        if !whole(corpus, &self.facts) {
            return None;
        }
        for word in &sort.reads.purposes {
            dossier.state_purpose(*word, sort.named.statement(&self.yes(*word)));
        }
        if let (Some(word), Some(served)) = (sort.reads.serves, &self.served) {
            let things = served.iter().map(|(thing, _)| *thing).chain(self.said.iter().copied()).collect();
            let said = Statement {
                yes: self.said.iter().map(|thing| sort.served.things[*thing].0).collect(),
                ..sort.served.statement(&things)
            };
            dossier.state_purpose(word, said);
            let members = served.iter().filter_map(|(thing, activity)| {
                let Target::Entries(range) = sort.served.things[*thing].0 else { return None };
                let mut system = Dossier::new("system");
                system.link = Link { relation: Some(word), activity: Some(*activity) };
                let written = vec![words.entries().prefix(range)];
                system.assertion =
                    Some(Assertion { entries: vec![range], written, by: "the draw".to_owned() });
                Some(system)
            });
            let members = Members { complete: true, members: members.collect() };
            dossier.set_list(words.for_list()?, members);
        }
        for (list, inner) in &sort.lists {
            let declared = words.list(*list)?;
            let drafts = self.members.get(list).map_or(&[][..], Vec::as_slice);
            let members: Vec<Dossier> =
                drafts.iter().map(|draft| draft.dossier(corpus, inner)).collect::<Option<_>>()?;
            if declared.decl.holds == Holds::Facts {
                reach(corpus, *list, &members, &mut dossier)?;
            }
            dossier.set_list(*list, Members { complete: true, members });
        }
        Some(dossier)
    }
}

/// Whether shares of one whole are no more than all of it.
fn whole(corpus: &Corpus, facts: &BTreeMap<FactId, Value>) -> bool {
    let mut sums: BTreeMap<&str, (Number, Number)> = BTreeMap::new();
    for (fact, value) in facts {
        let (Some(fact), Value::Number(share)) = (corpus.vocabulary.fact(*fact), value) else { continue };
        let units = ["%wt", "%vol"].into_iter().filter_map(|unit| parse_unit(unit).ok());
        let unit = units.into_iter().find(|unit| Some(unit.dimension()) == fact.dimension());
        let all = unit.and_then(|unit| unit.to_base(&Number::from_integer(100)));
        if let (Some(Parameter::Substance(_)), Some(all), Some(share)) =
            (&fact.parameter, all, share.is_point())
        {
            let (sum, _) = sums.entry(&fact.decl.id).or_insert((Number::zero(), all));
            *sum = sum.add(share).unwrap();
        }
    }
    sums.values().all(|(sum, all)| sum.compare(all).is_some_and(std::cmp::Ordering::is_le))
}

/// Where members show what the product reaches, its greatest figures are those of its members.
fn reach(corpus: &Corpus, list: ListId, members: &[Dossier], dossier: &mut Dossier) -> Option<()> {
    let words = &corpus.vocabulary;
    let Some(trade) = &words.list(list)?.decl.trade_off else { return Some(()) };
    for (name, cap) in [(&trade.grows, &trade.cap_grows), (&trade.against, &trade.cap_against)] {
        let (fact, cap) = (words.find_member_fact(list, name)?, words.find_fact(cap)?);
        let values = members.iter().filter_map(|member| match member.value(fact) {
            Some(Value::Number(value)) => value.is_point().cloned(),
            _ => None,
        });
        let greatest = values.max_by(|a, b| a.compare(b).unwrap());
        match greatest {
            Some(greatest) => dossier.set(cap, Value::Number(Interval::point(greatest))),
            None => dossier.set(cap, Value::Number(Interval::point(Number::zero()))),
        }
    }
    Some(())
}
