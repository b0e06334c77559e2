//! What a product has several of, and what is said to be complete.

use mtcr_rules::{CONTAINS, Dossier, FOR, FactKind, Holds, ListId, Members, Statement, Value, did_you_mean};

use super::facts::Home;
use super::reader::DossierReader;
use crate::problem::{code, quoted};
use crate::source::{DossierSource, ListSource, Located};

impl DossierReader<'_> {
    /// The members of every list.
    pub(super) fn lists(&self, source: &DossierSource, dossier: &mut Dossier) {
        for list in &source.lists {
            let Some(id) = self.vocabulary.find_list(list.name.as_str()) else {
                self.unknown_list(source, &list.name);
                continue;
            };
            let holds = self.vocabulary.list(id).map(|list| list.decl.holds);
            let members = match holds {
                Some(Holds::Dossiers) => {
                    let name = list.name.as_str();
                    list.dossiers.iter().map(|member| self.related(member, name)).collect()
                }
                _ => self.members(list, id, source),
            };
            let complete = source.complete.iter().any(|name| name.value == list.name.value);
            dossier.set_list(id, Members { complete, members });
        }
    }

    fn members(&self, list: &ListSource, id: ListId, source: &DossierSource) -> Vec<Dossier> {
        let members = list.members.iter().map(|(_, facts)| {
            let mut member = Dossier::default();
            self.facts(facts.iter(), Home::Members(id), &source.sources, &mut member);
            member
        });
        members.collect()
    }

    fn unknown_list(&self, source: &DossierSource, name: &Located<String>) {
        self.problem(source.file, name.at, code::UNKNOWN_LIST, || {
            let help = if self.find(name.as_str(), Home::Product).is_ok() {
                Some(format!("`{}` is a fact: write it under `facts`", name.value))
            } else {
                let lists = self.vocabulary.lists().map(|(_, list)| list.decl.id.as_str());
                did_you_mean(name.as_str(), lists.chain(["facts", "sources", "entry", "name", "class"]))
            };
            (format!("unknown list {}", quoted(name.as_str())), help)
        });
    }

    /// Lists, purposes and sets of words that name all there is. A list that is complete and not given has no
    /// members.
    pub(super) fn complete(&self, source: &DossierSource, dossier: &mut Dossier) {
        for name in &source.complete {
            let mut known = false;
            if let Some(list) = self.vocabulary.find_list(name.as_str()) {
                dossier.set_list(list, Members { complete: true, members: Vec::new() });
                dossier.purposes_complete |= name.value == FOR;
                known = true;
            }
            if let Some(purpose) = self.vocabulary.find_purpose(name.as_str()) {
                dossier.state_purpose(purpose, Statement { complete: true, ..Statement::default() });
                known = true;
            }
            if !known && !self.complete_words(name.as_str(), dossier) {
                self.cannot_be_complete(source, name);
            }
        }
    }

    /// Every word of a set that is not said is denied.
    fn complete_words(&self, name: &str, dossier: &mut Dossier) -> bool {
        let Ok((Some(id), fact)) = self.find(name, Home::Product) else {
            return false;
        };
        if fact.kind != FactKind::Words {
            return false;
        }
        let yes = match dossier.value(id) {
            Some(Value::Words { yes, .. }) => *yes,
            _ => 0,
        };
        dossier.set(id, Value::Words { yes, no: !yes });
        true
    }

    fn cannot_be_complete(&self, source: &DossierSource, name: &Located<String>) {
        self.problem(source.file, name.at, code::UNKNOWN_LIST, || {
            let lists = self.vocabulary.lists().map(|(_, list)| list.decl.id.as_str());
            let purposes = self.vocabulary.purposes().map(|(_, word)| word.decl.id.as_str());
            let help = did_you_mean(name.as_str(), lists.chain(purposes).chain([FOR, CONTAINS]));
            (
                format!("{} is neither a list nor a purpose that could be complete", quoted(name.as_str())),
                help,
            )
        });
    }
}
