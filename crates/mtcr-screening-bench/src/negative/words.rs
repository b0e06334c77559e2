//! Words of the lists, to make other names from.

use crate::fold;
use crate::make;
use mtcr_screening::{Kind, Party};
use std::collections::BTreeMap;

/// Words of listed names by what they are in them.
#[derive(Debug)]
pub struct Words<'parties> {
    /// Names of persons of two to five words, by the first programme of their party: people of one programme mostly have
    /// names of one language.
    pub persons: BTreeMap<&'parties str, Vec<Person<'parties>>>,
    /// The programmes, each as often as it has persons.
    pub programmes: Vec<&'parties str>,
    /// Names of firms with two words and more.
    pub firms: Vec<Firm<'parties>>,
    /// Words that stand in at most three names of firms, by their first letter.
    pub rare: BTreeMap<char, Vec<&'parties str>>,
    /// All of them.
    pub all_rare: Vec<&'parties str>,
    /// Names of ships of two words and more.
    pub vessels: Vec<Vec<&'parties str>>,
}

/// A person's name.
#[derive(Clone, Debug)]
pub struct Person<'parties> {
    /// Its words.
    pub words: Vec<&'parties str>,
    /// The primary name of the party.
    pub primary: &'parties str,
}

/// A firm's name.
#[derive(Clone, Debug)]
pub struct Firm<'parties> {
    /// Its words, and whether each is rare.
    pub words: Vec<(&'parties str, bool)>,
    /// The primary name of the party.
    pub primary: &'parties str,
}

/// Only letters, and no legal form with points.
fn is_word(word: &str) -> bool {
    word.chars().all(|letter| letter.is_alphabetic() || matches!(letter, '-' | '\'' | '’'))
}

/// A word that can be the core of a firm's name: five letters, and in at most three names.
fn is_rare(word: &str, counts: &BTreeMap<String, usize>) -> bool {
    is_word(word)
        && word.chars().count() >= 5
        && counts.get(&fold::text(word)).is_none_or(|count| *count <= 3)
}

impl<'parties> Words<'parties> {
    /// Of all parties, which are in the order of their ids.
    #[must_use]
    pub fn of(parties: &'parties [Party]) -> Self {
        let mut counts: BTreeMap<String, usize> = BTreeMap::new();
        for party in parties.iter().filter(|party| party.kind != Kind::Person) {
            for token in party.names.iter().flat_map(|name| name.text.split_whitespace()) {
                *counts.entry(fold::text(token)).or_default() += 1;
            }
        }
        let mut words = Self {
            persons: BTreeMap::new(),
            programmes: Vec::new(),
            firms: Vec::new(),
            rare: BTreeMap::new(),
            all_rare: Vec::new(),
            vessels: Vec::new(),
        };
        for party in parties {
            let primary = party.names.first().map(|name| name.text.as_str()).unwrap_or_default();
            for name in make::usable(party) {
                let parts: Vec<&str> = name.split_whitespace().collect();
                match party.kind {
                    Kind::Person
                        if (2..=5).contains(&parts.len()) && parts.iter().all(|word| is_word(word)) =>
                    {
                        let programme = party.programmes.first().map(String::as_str).unwrap_or_default();
                        words.programmes.push(programme);
                        words.persons.entry(programme).or_default().push(Person { words: parts, primary });
                    }
                    Kind::Organisation if parts.len() >= 2 => words.firm(parts, primary, &counts),
                    Kind::Vessel if parts.len() >= 2 && parts.iter().all(|word| is_word(word)) => {
                        words.vessels.push(parts);
                    }
                    _ => {}
                }
            }
        }
        words
    }

    fn firm(&mut self, parts: Vec<&'parties str>, primary: &'parties str, counts: &BTreeMap<String, usize>) {
        let marked: Vec<(&str, bool)> = parts.into_iter().map(|word| (word, is_rare(word, counts))).collect();
        for (word, _) in marked.iter().filter(|(_, rare)| *rare) {
            if let Some(first) = fold::text(word).chars().next() {
                self.rare.entry(first).or_default().push(word);
            }
            self.all_rare.push(word);
        }
        self.firms.push(Firm { words: marked, primary });
    }
}
