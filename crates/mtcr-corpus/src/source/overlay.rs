//! A dossier with some of its keys exchanged: a case over its base, or facts from the command line.

use super::{CaseSource, DossierSource, Located};

/// Keys that a case takes away from a base which does not have them.
pub type MissingFromBase = Vec<Located<String>>;

impl CaseSource {
    /// The dossier of this case: the base without what it leaves out, and with its keys in place of those of
    /// the base. The second part names keys to be left out that the base does not have.
    #[must_use]
    pub fn dossier(&self, base: &DossierSource) -> (DossierSource, MissingFromBase) {
        let mut dossier = base.clone();
        let missing = self.without.iter().filter(|key| !dossier.leave_out(key.as_str())).cloned().collect();
        dossier.name = Some(self.name.clone());
        dossier.change(self.change.clone());
        (dossier, missing)
    }
}

impl DossierSource {
    /// Puts every key of another dossier in place of this one's.
    pub(crate) fn change(&mut self, change: Self) {
        if !change.class.is_empty() {
            self.class = change.class;
        }
        if !change.not_class.is_empty() {
            self.not_class = change.not_class;
        }
        if !change.complete.is_empty() {
            self.complete = change.complete;
        }
        if change.entry.is_some() {
            self.entry = change.entry;
        }
        for fact in change.facts {
            self.facts.retain(|old| old.name.value != fact.name.value);
            self.facts.push(fact);
        }
        for list in change.lists {
            self.lists.retain(|old| old.name.value != list.name.value);
            self.lists.push(list);
        }
        for origin in change.sources {
            self.sources.retain(|old| old.fact.value != origin.fact.value);
            self.sources.push(origin);
        }
    }

    /// Takes a key away; `false` when it is not there.
    pub(crate) fn leave_out(&mut self, key: &str) -> bool {
        match key {
            "class" => !std::mem::take(&mut self.class).is_empty(),
            "not-class" => !std::mem::take(&mut self.not_class).is_empty(),
            "complete" => !std::mem::take(&mut self.complete).is_empty(),
            "entry" => self.entry.take().is_some(),
            _ => {
                let (facts, lists) = (self.facts.len(), self.lists.len());
                self.facts.retain(|fact| fact.name.value != key);
                self.lists.retain(|list| list.name.value != key);
                self.facts.len() < facts || self.lists.len() < lists
            }
        }
    }
}
