//! A product by its parts, so that parts can be left out.

use mtcr_annex::Classifier;
use mtcr_rules::{
    ClassId, Dossier, FactId, ListId, Members, PurposeId, Statement, Target, Value, complete, show,
    target_names,
};

/// A product by its parts.
#[derive(Clone, Debug, Default)]
pub struct Draft {
    /// Classes it is of, or is not of.
    pub classes: Vec<(ClassId, bool)>,
    /// Facts as stated.
    pub facts: Vec<(FactId, Value)>,
    /// What is said of purposes.
    pub purposes: Vec<(PurposeId, Statement)>,
    /// Whether that is all there is.
    pub purposes_complete: bool,
    /// A list that is said to have no members.
    pub empty_list: Option<ListId>,
    /// What is in it.
    pub contains: Vec<Draft>,
}

impl Draft {
    /// The dossier, completed; none where its parts contradict each other.
    #[must_use]
    pub fn dossier(&self, classifier: &Classifier<'_>) -> Option<Dossier> {
        let corpus = classifier.corpus();
        let mut dossier = Dossier::new("drawn");
        for (class, is) in &self.classes {
            // Of classes that exclude each other the first stays.
            let _ = match is {
                true => dossier.add_class(&corpus.vocabulary, *class),
                false => dossier.deny_class(&corpus.vocabulary, *class),
            };
        }
        for (fact, value) in &self.facts {
            dossier.set(*fact, value.clone());
        }
        for (purpose, statement) in &self.purposes {
            dossier.state_purpose(*purpose, statement.clone());
        }
        dossier.purposes_complete = self.purposes_complete;
        if let Some(list) = self.empty_list {
            dossier.set_list(list, Members { complete: true, members: Vec::new() });
        }
        if let Some(list) = corpus.vocabulary.contains_list().filter(|_| !self.contains.is_empty()) {
            let parts: Option<Vec<Dossier>> =
                self.contains.iter().map(|part| part.dossier(classifier)).collect();
            dossier.set_list(list, Members { complete: false, members: parts? });
        }
        complete(&corpus.vocabulary, &corpus.methods, &mut dossier).ok()?;
        Some(dossier)
    }

    /// The product without one of its parts, for each part.
    #[must_use]
    pub fn smaller(&self) -> Vec<Draft> {
        let mut found = Vec::new();
        for at in 0..self.classes.len() {
            let mut less = self.clone();
            less.classes.remove(at);
            found.push(less);
        }
        for at in 0..self.facts.len() {
            let mut less = self.clone();
            less.facts.remove(at);
            found.push(less);
        }
        for at in 0..self.purposes.len() {
            let mut less = self.clone();
            less.purposes.remove(at);
            found.push(less);
        }
        for at in 0..self.contains.len() {
            let mut less = self.clone();
            less.contains.remove(at);
            found.push(less);
        }
        if self.purposes_complete {
            found.push(Draft { purposes_complete: false, ..self.clone() });
        }
        if self.empty_list.is_some() {
            found.push(Draft { empty_list: None, ..self.clone() });
        }
        found
    }

    /// The product in words, for a person who looks into a difference.
    #[must_use]
    pub fn text(&self, classifier: &Classifier<'_>) -> String {
        let vocabulary = &classifier.corpus().vocabulary;
        let mut text = String::new();
        for (class, is) in &self.classes {
            let name = vocabulary.class(*class).map_or("", |class| class.decl.id.as_str());
            text.push_str(&format!("{} {name}\n", if *is { "class" } else { "not class" }));
        }
        for (fact, value) in &self.facts {
            let name = vocabulary.fact(*fact).map_or("", |fact| fact.name.as_str());
            let value = match value {
                Value::Number(interval) => format!("{} = {interval:?}", show(vocabulary, *fact, interval)),
                other => format!("{other:?}"),
            };
            text.push_str(&format!("{name}: {value}\n"));
        }
        for (purpose, statement) in &self.purposes {
            let name = vocabulary.purpose(*purpose).map_or("", |word| word.decl.id.as_str());
            let named = |targets: &[Target]| target_names(vocabulary, targets).join(", ");
            text.push_str(&format!(
                "{name}: yes [{}], no [{}], complete {}\n",
                named(&statement.yes),
                named(&statement.no),
                statement.complete
            ));
        }
        text.push_str(&format!("purposes complete: {}\n", self.purposes_complete));
        for part in &self.contains {
            text.push_str(&format!("contains:\n{}", part.text(classifier)));
        }
        text
    }
}
