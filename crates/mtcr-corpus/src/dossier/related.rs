//! Products that a product is for or contains, and entries that are asserted.

use mtcr_rules::{Assertion, Dossier, FOR, FactKind, Link, did_you_mean};

use super::facts::Home;
use super::reader::DossierReader;
use crate::problem::{code, quoted};
use crate::source::{DossierSource, FactSource, Located};

/// The id by which a product is asserted to lie outside the Annex.
const NONE: &str = "none";

impl DossierReader<'_> {
    /// A member of `for` or `contains`.
    pub(super) fn related(&self, source: &DossierSource, list: &str) -> Dossier {
        let mut dossier = self.dossier(source);
        if list == FOR {
            dossier.link = self.tie(source);
        } else {
            for key in [&source.relation, &source.activity].into_iter().flatten() {
                self.problem(source.file, key.at, code::UNKNOWN_KEY, || {
                    let help = "`relation` and `activity` belong to `[[for]]`".to_owned();
                    (
                        format!(
                            "what is in a product has neither relation nor activity, not {}",
                            quoted(key.as_str())
                        ),
                        Some(help),
                    )
                });
            }
        }
        dossier
    }

    fn tie(&self, source: &DossierSource) -> Link {
        let words = self.vocabulary;
        let relation = source.relation.as_ref().and_then(|name| {
            let known = words.purposes().map(|(_, word)| word.decl.id.as_str());
            self.word_of(
                source,
                name,
                words.find_purpose(name.as_str()),
                (code::UNKNOWN_PURPOSE, "relation"),
                known,
            )
        });
        let activity = source.activity.as_ref().and_then(|name| {
            let known = words.activities().map(|(_, word)| word.decl.id.as_str());
            self.word_of(
                source,
                name,
                words.find_activity(name.as_str()),
                (code::UNKNOWN_ACTIVITY, "activity"),
                known,
            )
        });
        Link { relation, activity }
    }

    fn word_of<'b, T>(
        &self,
        source: &DossierSource,
        name: &Located<String>,
        found: Option<T>,
        (code, what): (&'static str, &str),
        known: impl Iterator<Item = &'b str>,
    ) -> Option<T> {
        if found.is_none() {
            self.problem(source.file, name.at, code, || {
                (format!("unknown {what} {}", quoted(name.as_str())), did_you_mean(name.as_str(), known))
            });
        }
        found
    }

    /// Whether a key beside the name of a related product is a fact of the tie: a flag that is asked of no
    /// class by itself.
    pub(super) fn is_tie(&self, source: &DossierSource, tie: &FactSource) -> bool {
        let of_ties = |kind: &FactKind, of: &[String]| *kind == FactKind::Flag && of.is_empty();
        let found = self.find(tie.name.as_str(), Home::Product);
        if let Ok((_, fact)) = &found
            && of_ties(&fact.kind, &fact.decl.of)
        {
            return true;
        }
        self.problem(source.file, tie.name.at, code::UNKNOWN_KEY, || {
            let name = tie.name.as_str();
            let keys = ["name", "class", "facts", "complete", "sources", "entry", "relation", "activity"];
            let facts = self.vocabulary.facts().map(|(_, fact)| fact);
            let ties = facts.filter(|fact| fact.list.is_none() && of_ties(&fact.kind, &fact.decl.of));
            let lists = self.vocabulary.lists().map(|(_, list)| list.decl.id.as_str());
            let known = keys.into_iter().chain(lists).chain(ties.map(|fact| fact.name.as_str()));
            let help = match found.is_ok() || self.vocabulary.find_purpose(name).is_some() {
                true => Some(format!("write it under `facts`: `facts = {{ {name} = … }}`")),
                false => did_you_mean(name, known),
            };
            (format!("unknown key {}", quoted(name)), help)
        });
        false
    }

    /// `entry = { id = "11.A.3.a", by = "…" }`
    pub(super) fn assertion(&self, source: &DossierSource, dossier: &mut Dossier) {
        let Some(entry) = &source.entry else { return };
        let by = entry.by.value.clone();
        let id = entry.id.as_str();
        if id == NONE {
            dossier.assertion = Some(Assertion { entries: Vec::new(), written: Vec::new(), by });
            return;
        }
        let Some(range) = self.vocabulary.entries().range(id) else {
            self.problem(source.file, entry.id.at, code::UNKNOWN_ENTRY, || {
                let entries = self.vocabulary.entries();
                let help = did_you_mean(id, entries.iter().map(|(_, name)| name));
                let none = "write `none` for a product outside the Annex".to_owned();
                (format!("unknown entry {}", quoted(id)), help.or(Some(none)))
            });
            return;
        };
        dossier.assertion = Some(Assertion { entries: vec![range], written: vec![id.to_owned()], by });
    }
}
