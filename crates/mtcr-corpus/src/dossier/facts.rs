//! Facts by name, of a product and of the members of a list.

use mtcr_rules::{Dossier, Fact, FactId, Flaw, ListId, Stated, Vocabulary, did_you_mean};

use super::reader::DossierReader;
use crate::problem::{code, quoted};
use crate::source::{DossierSource, FactSource, OriginSource};

/// What the facts belong to.
#[derive(Clone, Copy)]
pub(super) enum Home {
    /// A product.
    Product,
    /// The members of a list of facts.
    Members(ListId),
}

impl<'a> DossierReader<'a> {
    /// The facts and purposes of a product, and where they are known from.
    pub(super) fn product_facts(&self, source: &DossierSource, dossier: &mut Dossier) {
        let mut facts = Vec::with_capacity(source.facts.len());
        for fact in &source.facts {
            match self.vocabulary.find_purpose(fact.name.as_str()) {
                Some(purpose) => self.purpose(purpose, fact, dossier),
                None => facts.push(fact),
            }
        }
        self.contradictory_purposes(source);
        let ties = source.ties.iter().filter(|tie| self.is_tie(source, tie));
        self.facts(facts.into_iter().chain(ties), Home::Product, &source.sources, dossier);
        self.origins(source);
    }

    /// Facts as values. The same fact under two names is refused.
    pub(super) fn facts<'b>(
        &self,
        facts: impl Iterator<Item = &'b FactSource>,
        home: Home,
        origins: &[OriginSource],
        dossier: &mut Dossier,
    ) {
        for source in facts {
            let Some((id, fact)) = self.named(source, home) else {
                continue;
            };
            let Some(value) = self.value(source.file, fact, &source.value) else {
                continue;
            };
            // What no rule or method reads cannot matter.
            let Some(id) = id else { continue };
            if dossier.value(id).is_some() {
                self.problem(source.file, source.name.at, code::DUPLICATE_KEY, || {
                    let first = dossier.stated(id).map(|stated| format!("first at {}", stated.place));
                    (format!("{} is given twice", quoted(&fact.name)), first)
                });
            }
            dossier.set(id, value);
            dossier.set_stated(id, self.stated(source, origins));
        }
    }

    fn stated(&self, source: &FactSource, origins: &[OriginSource]) -> Stated {
        let origin = origins.iter().find(|origin| origin.fact.value == source.name.value);
        let place = self.file(source.file).map(|file| file.place(source.name.at.start));
        let document = origin.and_then(|origin| origin.document.as_ref());
        Stated {
            text: source.value.value.to_string(),
            basis: origin.map(|origin| origin.basis.value.clone()).unwrap_or_default(),
            document: document.map(|document| document.value.clone()).unwrap_or_default(),
            place: place.map(|place| format!("{}:{}", place.line, place.column)).unwrap_or_default(),
        }
    }

    /// The fact of this name; its id is `None` for an instance of a family that no rule names.
    fn named(&self, source: &FactSource, home: Home) -> Option<(Option<FactId>, &'a Fact)> {
        match self.find(source.name.as_str(), home) {
            Ok(found) => Some(found),
            Err(flaw) => {
                let at = source.name.within(flaw.at.clone());
                self.problem(source.file, at, flaw.code, || {
                    let help = match flaw.code {
                        code::UNKNOWN_FACT => self.meant(source.name.as_str()).or(flaw.help),
                        _ => flaw.help,
                    };
                    (flaw.message, help)
                });
                None
            }
        }
    }

    pub(super) fn find(&self, name: &str, home: Home) -> Result<(Option<FactId>, &'a Fact), Flaw> {
        let list = match home {
            Home::Members(list) => list,
            Home::Product => {
                let (family, parameter) = Vocabulary::split_fact_name(name);
                let id = self.vocabulary.known_fact(family, parameter)?;
                let fact = match id.and_then(|id| self.vocabulary.fact(id)) {
                    Some(fact) => fact,
                    None => self.vocabulary.family(family)?,
                };
                return Ok((id, fact));
            }
        };
        let id = self.vocabulary.find_member_fact(list, name);
        if let Some(found) = id.and_then(|id| Some((Some(id), self.vocabulary.fact(id)?))) {
            return Ok(found);
        }
        let list = self.vocabulary.list(list);
        let known = list.into_iter().flat_map(|list| list.decl.facts.iter().map(|fact| fact.id.as_str()));
        let list = list.map_or("", |list| list.decl.id.as_str());
        let message = format!("the members of `{list}` have no fact {}", quoted(name));
        let mut flaw = Flaw::new(code::UNKNOWN_FACT, 0..name.len(), message);
        flaw.help = did_you_mean(name, known);
        Err(flaw)
    }

    /// What an unknown fact of a product was probably meant to be, beyond a slip of the pen.
    fn meant(&self, name: &str) -> Option<String> {
        let typed = name.to_lowercase();
        let mut facts = self.vocabulary.facts().map(|(_, fact)| fact);
        if let Some(fact) = facts.find(|fact| {
            let names = fact.decl.synonyms.iter().map(|other| other.to_lowercase());
            fact.list.is_none()
                && names.map(|other| other.replace(' ', "-")).any(|other| other == typed.replace(' ', "-"))
        }) {
            return Some(format!("write `{}`", fact.name));
        }
        let near = did_you_mean(name, self.vocabulary.purposes().map(|(_, word)| word.decl.id.as_str()));
        let of_members = self
            .vocabulary
            .lists()
            .map(|(_, list)| &list.decl)
            .find(|list| list.facts.iter().any(|fact| fact.id == name));
        match of_members {
            Some(list) => {
                Some(format!("`{name}` is said of the members of `{0}`: write it under `[[{0}]]`", list.id))
            }
            None if self.vocabulary.find_list(name).is_some() => {
                Some(format!("`{name}` is a list: write `[[{name}]]`"))
            }
            None => near,
        }
    }

    /// Says where a fact is known from that is not stated.
    fn origins(&self, source: &DossierSource) {
        for origin in &source.sources {
            let name = origin.fact.as_str();
            let stated = source.facts.iter().chain(&source.ties).map(|fact| fact.name.as_str());
            let lists = source.lists.iter().map(|list| list.name.as_str());
            let mut known = stated.chain(lists).chain(["class"]);
            if !known.clone().any(|known| known == name) {
                self.problem(source.file, origin.fact.at, code::UNKNOWN_FACT, || {
                    let message = format!("`sources` names {}, of which nothing is said here", quoted(name));
                    (message, did_you_mean(name, known.by_ref()))
                });
            }
        }
    }
}
