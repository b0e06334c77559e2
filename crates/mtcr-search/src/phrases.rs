//! Names of the vocabulary and everyday words for them, to be recognised in a text.

use crate::words::{Reader, Word};
use mtcr_corpus::Corpus;
use mtcr_rules::{ClassId, EntryId, FactId, SubstanceId};
use std::collections::BTreeMap;
use std::ops::Range;

/// What a phrase names.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Meaning {
    Class(ClassId),
    Substance(SubstanceId),
    Use(usize),
    Fact(FactId),
    Entry(EntryId),
}

/// A phrase found in a text.
#[derive(Clone, Debug)]
pub(crate) struct Found {
    /// As typed.
    pub(crate) typed: String,
    /// What it may name.
    pub(crate) meanings: Vec<Meaning>,
    /// In stems.
    pub(crate) stems: Vec<String>,
    /// Its bytes in the text.
    pub(crate) at: Range<usize>,
}

/// All phrases by their stems.
#[derive(Clone, Debug, Default)]
pub(crate) struct Phrases {
    known: BTreeMap<Vec<String>, Vec<Meaning>>,
    longest: usize,
}

impl Phrases {
    pub(crate) fn new(corpus: &Corpus, reader: &Reader) -> Self {
        let words = &corpus.vocabulary;
        let mut phrases = Self::default();
        for (id, class) in words.classes() {
            let names = class.decl.synonyms.iter().chain([&class.decl.label]);
            names.for_each(|name| phrases.add(reader, name, Meaning::Class(id)));
        }
        for substance in words.substances() {
            let Some(id) = words.find_substance(&substance.id) else { continue };
            let names = substance.synonyms.iter().chain([&substance.label]);
            names.for_each(|name| phrases.add(reader, name, Meaning::Substance(id)));
        }
        for (at, word) in words.uses().iter().enumerate() {
            phrases.add(reader, &word.label, Meaning::Use(at));
        }
        for (id, fact) in words.facts() {
            phrases.add(reader, &fact.name, Meaning::Fact(id));
        }
        for synonym in &corpus.everyday.synonyms {
            let meanings = (synonym.classes.iter().map(|id| Meaning::Class(*id)))
                .chain(synonym.substances.iter().map(|id| Meaning::Substance(*id)))
                .chain(synonym.facts.iter().map(|id| Meaning::Fact(*id)))
                .chain(synonym.entries.iter().map(|id| Meaning::Entry(*id)));
            for meaning in meanings {
                synonym.words.iter().for_each(|name| phrases.add(reader, name, meaning));
            }
        }
        phrases
    }

    fn add(&mut self, reader: &Reader, name: &str, meaning: Meaning) {
        let stems = reader.stems(name);
        if stems.is_empty() {
            return;
        }
        self.longest = self.longest.max(stems.len());
        let meanings = self.known.entry(stems).or_default();
        if !meanings.contains(&meaning) {
            meanings.push(meaning);
        }
    }

    /// The phrases in a text: at each place the longest; a phrase inside a longer one is not found.
    pub(crate) fn find(&self, text: &str, words: &[&Word]) -> Vec<Found> {
        let stemmed: Vec<(&str, &Word)> =
            words.iter().filter_map(|word| word.stem.as_deref().map(|stem| (stem, *word))).collect();
        let mut found = Vec::new();
        let mut at = 0;
        while at < stemmed.len() {
            let longest = self.longest.min(stemmed.len() - at);
            let hit = (1..=longest).rev().find_map(|many| {
                let slice = stemmed.get(at..at + many)?;
                let stems: Vec<String> = slice.iter().map(|(stem, _)| (*stem).to_owned()).collect();
                let meanings = self.known.get(&stems)?;
                let (first, last) = (slice.first()?.1, slice.last()?.1);
                let at = first.at.start..last.at.end;
                let typed = text.get(at.clone())?.to_owned();
                Some((many, Found { typed, meanings: meanings.clone(), stems, at }))
            });
            match hit {
                Some((many, phrase)) => {
                    found.push(phrase);
                    at += many;
                }
                None => at += 1,
            }
        }
        found
    }
}
