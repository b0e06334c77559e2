//! What a product is for, word by word.

use mtcr_rules::{Dossier, PurposeId, Statement, Target, did_you_mean};

use super::reader::DossierReader;
use crate::problem::{code, quoted};
use crate::source::{DossierSource, FactSource, FileId, Located, Shape};

/// A target as written, and what it names.
type Named = (Located<String>, Target);

/// Everything said of one word: its targets with yes and with no.
struct Said<'a> {
    purpose: PurposeId,
    source: &'a FactSource,
    yes: Vec<Named>,
    no: Vec<Named>,
}

impl DossierReader<'_> {
    /// Reads `usable-in = { yes = ["1.A.2"], no = ["1.A.1"] }`.
    pub(super) fn purpose(&self, purpose: PurposeId, source: &FactSource, dossier: &mut Dossier) {
        let Some(said) = self.said(purpose, source, true) else {
            return;
        };
        let targets = |named: Vec<Named>| named.into_iter().map(|(_, target)| target).collect();
        let statement = Statement { yes: targets(said.yes), no: targets(said.no), complete: false };
        dossier.state_purpose(purpose, statement);
    }

    /// What a statement names. Mistakes are reported the first time only.
    fn said<'b>(&self, purpose: PurposeId, source: &'b FactSource, report: bool) -> Option<Said<'b>> {
        let Shape::Table(keys) = &source.value.value else {
            if report {
                self.not_a_statement(source);
            }
            return None;
        };
        let mut said = Said { purpose, source, yes: Vec::new(), no: Vec::new() };
        for (key, targets) in keys {
            let place = match key.as_str() {
                "yes" => &mut said.yes,
                "no" => &mut said.no,
                _ => {
                    if report {
                        self.unknown_key(source.file, key, ["yes", "no"]);
                    }
                    continue;
                }
            };
            let Shape::List(members) = &targets.value else {
                if report {
                    self.not_a_statement(source);
                }
                continue;
            };
            for member in members {
                let Shape::Text(text) = &member.value else {
                    if report {
                        self.not_a_statement(source);
                    }
                    continue;
                };
                let text = Located::new(text.clone(), member.at);
                match self.target(text.as_str()) {
                    Some(target) => place.push((text, target)),
                    None if report => self.unknown_target(source.file, &text),
                    None => {}
                }
            }
        }
        Some(said)
    }

    fn not_a_statement(&self, source: &FactSource) {
        self.problem(source.file, source.value.at, code::WRONG_FORM, || {
            let name = source.name.as_str();
            let message = format!("{} names what it is and is not for, in two lists", quoted(name));
            let help = match &source.value.value {
                Shape::Text(target) => format!("write `{name} = {{ yes = [\"{target}\"] }}`"),
                Shape::List(_) => format!("write `{name} = {{ yes = {} }}`", source.value.value),
                _ => format!("write `{name} = {{ yes = [\"1.A.2\"], no = [\"1.A.1\"] }}`"),
            };
            (message, Some(help))
        });
    }

    /// An entry, the entries below an id, or a use word.
    fn target(&self, text: &str) -> Option<Target> {
        let entries = self.vocabulary.entries().range(text).map(Target::Entries);
        entries.or_else(|| self.vocabulary.find_use(text).map(Target::Use))
    }

    fn unknown_target(&self, file: FileId, text: &Located<String>) {
        self.problem(file, text.at, code::UNKNOWN_TARGET, || {
            let entries = self.vocabulary.entries();
            let uses = self.vocabulary.uses().iter().map(|word| word.id.as_str());
            let of_entry = |first: char| first.is_ascii_digit() || first.is_ascii_uppercase();
            let help = if text.value.starts_with(of_entry) {
                did_you_mean(text.as_str(), entries.iter().map(|(_, name)| name))
            } else {
                did_you_mean(text.as_str(), uses)
            };
            let help = help.or_else(|| {
                Some("a target is an entry id, its beginning, or a declared use word".to_owned())
            });
            (format!("{} is neither an entry nor a use word", quoted(text.as_str())), help)
        });
    }

    /// A yes for a target at one word and a no for all of it at the same or a wider word cannot both be true.
    pub(super) fn contradictory_purposes(&self, source: &DossierSource) {
        let purposes = source.facts.iter().filter_map(|fact| {
            let purpose = self.vocabulary.find_purpose(fact.name.as_str())?;
            self.said(purpose, fact, false)
        });
        let said: Vec<Said<'_>> = purposes.collect();
        for yes in &said {
            for no in said.iter().filter(|no| self.lies_inside(yes.purpose, no.purpose)) {
                for (target, meant) in &yes.yes {
                    let denied = no.no.iter().find(|(_, denied)| covers(*denied, *meant));
                    if let Some((denied, _)) = denied {
                        self.yes_and_no((yes, target), (no, denied));
                    }
                }
            }
        }
    }

    fn yes_and_no(&self, yes: (&Said<'_>, &Located<String>), no: (&Said<'_>, &Located<String>)) {
        let ((yes, target), (no, denied)) = (yes, no);
        self.problem(yes.source.file, target.at, code::CONTRADICTION, || {
            let place = self.file(no.source.file).map(|file| file.place(denied.at.start).to_string());
            let place = place.unwrap_or_default();
            let (word, wider) = (yes.source.name.as_str(), no.source.name.as_str());
            let message = format!(
                "yes to {} for {} and no to {} for {} at {place}",
                quoted(target.as_str()),
                quoted(word),
                quoted(denied.as_str()),
                quoted(wider)
            );
            let help =
                (word != wider).then(|| format!("whatever is `{word}` a target is `{wider}` it as well"));
            (message, help)
        });
    }

    /// Whether a word of purpose is another one or lies inside it.
    fn lies_inside(&self, word: PurposeId, wider: PurposeId) -> bool {
        let mut open = vec![word];
        let mut seen = Vec::new();
        while let Some(next) = open.pop() {
            if next == wider {
                return true;
            }
            if seen.contains(&next) {
                continue;
            }
            seen.push(next);
            let inside = self.vocabulary.purpose(next).into_iter().flat_map(|word| &word.decl.inside);
            open.extend(inside.filter_map(|word| self.vocabulary.find_purpose(word)));
        }
        false
    }
}

/// Whether a no for the first target is a no for the second one.
fn covers(no: Target, yes: Target) -> bool {
    match (no, yes) {
        (Target::Entries(no), Target::Entries(yes)) => no.covers(yes),
        (Target::Use(no), Target::Use(yes)) => no == yes,
        _ => false,
    }
}
