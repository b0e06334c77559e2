//! A screen made from a corpus and tables.

use super::{Against, Screen};
use crate::destinations::Destinations;
use crate::finder::Finder;
use crate::limits::Limits;
use crate::meaning::{Meaning, Meanings};
use crate::outcomes::Outcomes;
use crate::tables::{Grade, Tables, TablesError};
use crate::tariff::Headings;
use crate::term::{About, Term, of_corpus, read};
use crate::units::Capitals;
use jiff::civil::Date;
use mtcr_corpus::{Corpus, EditionId};
use mtcr_rules::{EntryId, FactId};

impl Screen {
    /// Makes a screen for lines of a day.
    ///
    /// # Errors
    /// A table names an entry, a fact, a substance or a unit that the corpus does not have, or outcomes that cannot be.
    pub fn new(corpus: &Corpus, edition: EditionId, on: Date, tables: &Tables) -> Result<Self, TablesError> {
        let words = &corpus.vocabulary;
        let entries = |file: &str, row: &str, ids: &[String]| found(corpus, file, row, ids);
        let mut meanings = Meanings::default();
        let mut terms: Vec<Term> = Vec::new();
        for (file, goods) in &tables.goods {
            let meaning = Meaning {
                goods: goods.id.clone(),
                entries: entries(file, &goods.id, &goods.entries)?,
                substance: None,
            };
            let about = About::Goods(meanings.place(meaning));
            let grades = [
                (Grade::Strong, &goods.strong),
                (Grade::Likely, &goods.likely),
                (Grade::Fair, &goods.fair),
                (Grade::Weak, &goods.weak),
            ];
            for (grade, texts) in grades {
                for text in texts {
                    let read = read(text, about, grade, tables);
                    if read.is_empty() {
                        return Err(TablesError::row(file, &goods.id, format!("`{text}` has no letters")));
                    }
                    terms.extend(read);
                }
            }
        }
        let mut counters = Vec::new();
        for (at, counter) in tables.counters.iter().enumerate() {
            let about = About::Counter(u32::try_from(at).unwrap_or(u32::MAX));
            terms.extend(counter.words.iter().flat_map(|text| read(text, about, Grade::Strong, tables)));
            let all = counter.against.iter().any(|one| one == "all");
            let against =
                if all { None } else { Some(entries("counters.toml", &counter.id, &counter.against)?) };
            counters.push(Against {
                id: counter.id.clone(),
                takes: counter.takes,
                gives: counter.gives,
                against,
            });
        }
        let mut figures = Vec::new();
        for (at, named) in tables.named.iter().enumerate() {
            let about = About::Figure(u32::try_from(at).unwrap_or(u32::MAX));
            terms.extend(named.words.iter().flat_map(|text| read(text, about, Grade::Strong, tables)));
            figures.push(facts(corpus, &named.facts)?);
        }
        terms.extend(of_corpus(corpus, edition, tables, &mut meanings)?);
        terms.extend(spelt_otherwise(corpus, &terms, tables));
        let finder = Finder::new(terms, tables)?;
        let limits = Limits::new(corpus, edition, &tables.matching)
            .map_err(|why| TablesError::row("matching.toml", "named-only", why))?;
        Ok(Self {
            names: words.entries().iter().map(|(_, name)| name.to_owned()).collect(),
            finder,
            meanings,
            counters,
            figures,
            limits,
            capitals: Capitals::new(&tables.matching.capital_units),
            matching: tables.matching.clone(),
            headings: Headings::new(&tables.hints, entries)?,
            destinations: Destinations::new(corpus, on),
            outcomes: Outcomes::new(&tables.outcomes, &tables.reasons)?,
            fields: tables.fields.clone(),
        })
    }
}

/// The entries with a rule at or below ids, in order.
fn found(corpus: &Corpus, file: &str, row: &str, ids: &[String]) -> Result<Vec<EntryId>, TablesError> {
    let names = corpus.vocabulary.entries();
    let mut all = Vec::new();
    for id in ids {
        let range = names.range(id).ok_or_else(|| {
            TablesError::row(file, row, format!("the corpus has no entry at or below `{id}`"))
        })?;
        all.extend(names.ruled(range));
    }
    all.sort();
    all.dedup();
    Ok(all)
}

/// The facts that begin with the words, in order.
fn facts(corpus: &Corpus, beginnings: &[String]) -> Result<Vec<FactId>, TablesError> {
    let mut all = Vec::new();
    for beginning in beginnings {
        let before = all.len();
        let begins = corpus.vocabulary.facts().filter(|(_, fact)| fact.name.starts_with(beginning.as_str()));
        all.extend(begins.map(|(id, _)| id));
        if all.len() == before {
            let why = "the vocabulary has no fact that begins so";
            return Err(TablesError::row("value-words.toml", beginning, why));
        }
    }
    all.sort();
    all.dedup();
    Ok(all)
}

/// Terms in the other spellings that the corpus has: fibre and fiber.
fn spelt_otherwise(corpus: &Corpus, terms: &[Term], tables: &Tables) -> Vec<Term> {
    let mut more = Vec::new();
    for spelling in &corpus.everyday.spellings {
        for term in terms {
            let shown = term.shown.to_lowercase();
            if !shown.split(' ').any(|word| word == spelling.write)
                && !shown.contains(&format!("{} ", spelling.write))
            {
                continue;
            }
            for also in &spelling.also {
                let other = shown.replace(&spelling.write, also);
                more.extend(read(&other, term.about, term.grade, tables).into_iter().map(|mut made| {
                    made.shown.clone_from(&term.shown);
                    made
                }));
            }
        }
    }
    more
}
