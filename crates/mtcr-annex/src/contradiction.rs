//! What a dossier denies of a purpose although it describes a product that shows it.

use crate::classify::Classification;
use mtcr_rules::{Target, target_names};

/// A denied purpose towards an entry under which a product named for that purpose is controlled.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Conflict {
    /// The word of purpose denied.
    pub purpose: String,
    /// What was denied.
    pub denied: String,
    /// The related product, by name or place.
    pub product: String,
    /// The entry it is controlled under.
    pub entry: String,
}

impl std::fmt::Display for Conflict {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(
            f,
            "the dossier says no to `{}` for {}, but {} is controlled under {}",
            self.purpose, self.denied, self.product, self.entry
        )
    }
}

impl Classification<'_> {
    /// Denials that its own descriptions contradict; a dossier with one is to be corrected before its answer is used.
    #[must_use]
    pub fn conflicts(&self) -> Vec<Conflict> {
        let vocabulary = &self.classifier().corpus().vocabulary;
        let mut found = Vec::new();
        let Some(list) = vocabulary.for_list() else { return found };
        let systems = self.related.iter().filter(|(id, _)| *id == list).flat_map(|(_, members)| members);
        for (at, system) in systems.enumerate() {
            let Some(relation) = system.dossier.link.relation else { continue };
            for (purpose, statement) in self.dossier.purposes() {
                if !vocabulary.is_within(relation, *purpose) {
                    continue;
                }
                for denied in &statement.no {
                    let Target::Entries(range) = denied else { continue };
                    let Some(hit) = system.controlled().find(|finding| range.contains(finding.entry.id))
                    else {
                        continue;
                    };
                    let name = &system.dossier.name;
                    found.push(Conflict {
                        purpose: vocabulary
                            .purpose(*purpose)
                            .map_or_else(String::new, |word| word.decl.id.clone()),
                        denied: target_names(vocabulary, std::slice::from_ref(denied)).join(", "),
                        product: if name.is_empty() {
                            format!("for[{}]", at + 1)
                        } else {
                            format!("`{name}`")
                        },
                        entry: hit.entry.name.clone(),
                    });
                }
            }
        }
        for (_, members) in &self.related {
            members.iter().for_each(|member| found.extend(member.conflicts()));
        }
        found
    }
}
