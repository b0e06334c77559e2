//! An entry found: why, with its limits, and how to go on.

use crate::answer::{Hit, Reason};
use crate::finder::Finder;
use crate::phrases::Meaning;
use crate::profile::Profile;
use crate::query::Query;
use mtcr_rules::ClassId;

impl Finder<'_> {
    pub(crate) fn hit(&self, profile: &Profile, query: &Query, mut reasons: Vec<Reason>) -> Option<Hit> {
        for phrase in &query.phrases {
            if let Some(meaning) = phrase.meanings.iter().find_map(|one| self.names(profile, *one)) {
                let reason = Reason::Name { typed: phrase.typed.clone(), meaning };
                // A word typed twice is one reason.
                if !reasons.contains(&reason) {
                    reasons.push(reason);
                }
            }
        }
        let mut words: Vec<String> = Vec::new();
        let told: Vec<String> = reasons
            .iter()
            .filter_map(|reason| match reason {
                Reason::Name { typed, .. } => Some(self.reader.stems(typed)),
                _ => None,
            })
            .flatten()
            .collect();
        for term in &query.terms {
            if told.contains(&term.stem) {
                continue;
            }
            if profile.has(&term.stem) {
                words.push(term.written.clone());
            } else if let Some(alike) = term.alike.iter().find(|alike| profile.has(&alike.stem)) {
                words.push(format!("{} ({})", term.written, alike.written));
            }
        }
        if !words.is_empty() {
            reasons.push(Reason::Words(words));
        }
        Some(Hit {
            entry: profile.entry,
            reasons,
            limits: self.limits(profile, query),
            class: self.class(profile, query),
        })
    }

    /// What a phrase names in a profile, in the vocabulary's words.
    fn names(&self, profile: &Profile, meaning: Meaning) -> Option<String> {
        let words = &self.corpus.vocabulary;
        match meaning {
            Meaning::Class(id) => {
                let label = words.class(id)?.decl.label.as_str();
                let near = |named: &ClassId| words.lies_under(id, *named) || words.lies_under(*named, id);
                if profile.classes.iter().any(near) {
                    Some(label.to_owned())
                } else {
                    let about = profile.classes_about.iter().any(|named| words.lies_under(id, *named));
                    about.then(|| format!("{label}, which it is about"))
                }
            }
            Meaning::Substance(id) => {
                words.substance(id).filter(|_| profile.substances.contains(&id)).map(|one| one.label.clone())
            }
            Meaning::Use(at) => {
                words.uses().get(at).filter(|_| profile.uses.contains(&at)).map(|one| one.label.clone())
            }
            Meaning::Fact(id) => {
                words.fact(id).filter(|_| profile.facts.contains(&id)).map(|fact| fact.name.replace('-', " "))
            }
            Meaning::Entry(id) => self
                .corpus
                .entry(id)
                .filter(|_| profile.path.contains(&id))
                .map(|entry| format!("goods of {}", entry.name)),
        }
    }

    /// The class to go on with: one that the text names and the rule takes, else the first that the rule names.
    fn class(&self, profile: &Profile, query: &Query) -> Option<ClassId> {
        let words = &self.corpus.vocabulary;
        let named =
            query.phrases.iter().flat_map(|phrase| &phrase.meanings).find_map(|meaning| match meaning {
                Meaning::Class(id) if profile.classes.iter().any(|class| words.lies_under(*id, *class)) => {
                    Some(*id)
                }
                _ => None,
            });
        named.or_else(|| profile.classes.first().copied())
    }
}
