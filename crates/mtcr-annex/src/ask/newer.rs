//! What a newer edition means for answers given under an older one.

use super::given::Given;
use super::script::CLASS;
use mtcr_corpus::{Corpus, EditionId, Version};
use mtcr_rules::{Rule, Test, Vocabulary};

/// An entry that another edition amends, adds or removes, with the answers that its rules read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Touched {
    /// The entry.
    pub entry: String,
    /// The names of answers that its rule reads in either edition, in the order in which they were given; none when the
    /// interview did not come to what it reads.
    pub answers: Vec<String>,
}

/// The entries whose text differs between two editions, with the answers that they touch, in the order of ids.
#[must_use]
pub fn touched(corpus: &Corpus, from: EditionId, to: EditionId, answers: &[Given]) -> Vec<Touched> {
    let mut found = Vec::new();
    for entry in &corpus.entries {
        let before: Vec<&Version> = entry.versions_in(from).collect();
        let after: Vec<&Version> = entry.versions_in(to).collect();
        let same =
            before.len() == after.len() && before.iter().zip(&after).all(|(a, b)| std::ptr::eq(*a, *b));
        if same {
            continue;
        }
        let mut read = Vec::new();
        for text in before.iter().chain(&after) {
            let exclusions = text.exclusions.iter().map(|exclusion| &exclusion.rule);
            for rule in text.rule.iter().chain(exclusions) {
                names(&corpus.vocabulary, rule, &mut read);
            }
        }
        let mut hit: Vec<String> = Vec::new();
        for given in answers {
            let name = given.about.split('[').next().unwrap_or_default();
            if read.iter().any(|read| read == name) && !hit.contains(&given.about) {
                hit.push(given.about.clone());
            }
        }
        found.push(Touched { entry: entry.name.clone(), answers: hit });
    }
    found
}

/// The names under which what a rule reads is asked.
fn names(words: &Vocabulary, rule: &Rule, read: &mut Vec<String>) {
    let fact = |id: mtcr_rules::FactId| words.fact(id).map(|fact| fact.name.clone());
    rule.walk(&mut |node| {
        let name = match &node.test {
            Test::Class(_) => Some(CLASS.to_owned()),
            Test::Flag(id)
            | Test::Word { fact: id, .. }
            | Test::Compare { fact: id, .. }
            | Test::ReachesAbove(id, _)
            | Test::ReachesBelow(id, _)
            | Test::Covers(id, ..)
            | Test::Overlaps(id, ..) => fact(*id),
            Test::Has(_, list, _) => words.list(*list).map(|list| list.decl.id.clone()),
            Test::Purpose { word, .. } | Test::Serves { word, .. } => {
                words.purpose(*word).map(|word| word.decl.id.clone())
            }
            Test::Substance(_) | Test::Table(..) => words.substance_fact().and_then(fact),
            Test::All | Test::Any | Test::Not | Test::Host(_) | Test::SpecifiedIn(_) | Test::Unsettled(_) => {
                None
            }
        };
        read.extend(name);
    });
}
