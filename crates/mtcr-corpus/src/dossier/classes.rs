//! The classes a product is said to be of.

use mtcr_rules::{ClassId, Dossier, did_you_mean};

use super::reader::DossierReader;
use crate::problem::{code, quoted};
use crate::source::{DossierSource, Located};

impl DossierReader<'_> {
    pub(super) fn classes(&self, source: &DossierSource, dossier: &mut Dossier) {
        let mut named: Vec<(ClassId, &Located<String>)> = Vec::new();
        for name in &source.class {
            let Some(class) = self.vocabulary.find_class(name.as_str()) else {
                self.unknown_class(source, name);
                continue;
            };
            match dossier.add_class(self.vocabulary, class) {
                Ok(()) => named.push((class, name)),
                Err(other) => self.disjoint(source, name, class, other, &named),
            }
        }
        for name in &source.not_class {
            match self.vocabulary.find_class(name.as_str()) {
                Some(class) => self.denied(source, name, class, &named, dossier),
                None => self.unknown_class(source, name),
            }
        }
    }

    fn denied(
        &self,
        source: &DossierSource,
        name: &Located<String>,
        class: ClassId,
        named: &[(ClassId, &Located<String>)],
        dossier: &mut Dossier,
    ) {
        if let Err(other) = dossier.deny_class(self.vocabulary, class) {
            self.problem(source.file, name.at, code::CONTRADICTION, || {
                let said = named.iter().find(|(id, _)| *id == other).map_or("", |(_, said)| said.as_str());
                let message =
                    format!("the product is said to be {} and not {}", quoted(said), quoted(name.as_str()));
                (message, Some("keep one of the two".to_owned()))
            });
        }
    }

    fn unknown_class(&self, source: &DossierSource, name: &Located<String>) {
        self.problem(source.file, name.at, code::UNKNOWN_CLASS, || {
            let typed = name.value.to_lowercase();
            // People write the label or another name of a class.
            let meant = self.vocabulary.classes().map(|(_, class)| &class.decl).find(|class| {
                std::iter::once(&class.label)
                    .chain(&class.synonyms)
                    .any(|other| other.to_lowercase() == typed)
            });
            let help = match meant {
                Some(class) => Some(format!("write `{}`", class.id)),
                None => {
                    let ids = self.vocabulary.classes().map(|(_, class)| class.decl.id.as_str());
                    did_you_mean(name.as_str(), ids)
                        .or_else(|| Some("`mtcr annex vocabulary` lists the classes".to_owned()))
                }
            };
            (format!("unknown class {}", quoted(name.as_str())), help)
        });
    }

    fn disjoint(
        &self,
        source: &DossierSource,
        name: &Located<String>,
        class: ClassId,
        other: ClassId,
        named: &[(ClassId, &Located<String>)],
    ) {
        self.problem(source.file, name.at, code::CONTRADICTION, || {
            let first = named.iter().find(|(id, _)| *id == other).map(|(_, first)| *first);
            let place = first.and_then(|first| Some(self.file(source.file)?.place(first.at.start)));
            let first = first.map_or("", |first| first.as_str());
            let place = place.map(|place| format!(" (named at {place})")).unwrap_or_default();
            let message =
                format!("no product is both {} and {}{place}", quoted(first), quoted(name.as_str()));
            let because = self.vocabulary.disjoint_groups().iter().find(|group| {
                let lies = |class| {
                    let mut ids = group.classes.iter().filter_map(|id| self.vocabulary.find_class(id));
                    ids.any(|id| self.vocabulary.lies_under(class, id))
                };
                lies(class) && lies(other)
            });
            (message, because.map(|group| group.because.clone()))
        });
    }
}
