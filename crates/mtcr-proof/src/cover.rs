//! Whether a national list catches everything that the Annex catches.

mod reach;

use crate::axiom::{Axiom, Way};
use crate::prover::Prover;
use crate::question::{Answer, EntryText, Part, Question, Used, Why, Witness};
use crate::survey::texts;
use mtcr_corpus::corpus::{Meaning, NationalList};
use mtcr_corpus::{Corpus, EditionId, Relation};
use mtcr_rules::EntryId;
use reach::{Link, links};
use std::collections::BTreeSet;

/// What a list does with one entry.
#[derive(Clone, Debug)]
pub enum Cover {
    /// Every possible product under the entry is under a paragraph of the list.
    Covered(Rests),
    /// This product is under the entry and under no paragraph.
    NotCovered {
        /// The product.
        witness: Box<Witness>,
        /// What would have to be otherwise for the entry to be covered, where no more than words and the systems
        /// that products are for stand in the way.
        but_for: Option<ButFor>,
    },
    /// It cannot be said.
    Open(Why),
}

/// What a proof rests on.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Rests {
    /// The paragraphs that together catch the entry; without any of them the proof fails.
    pub paragraphs: Vec<EntryId>,
    /// Places of the terms of the list: those that the paragraphs rest on, and those measured in the proof.
    pub terms: Vec<usize>,
    /// Entries and paragraphs whose own coverage was used, for products that are for what those control.
    pub reaches: Vec<EntryId>,
}

/// What stands in the way of coverage.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ButFor {
    /// Places of the terms that would have to mean the same.
    pub terms: Vec<usize>,
    /// Entries that the list does not catch in full and that products under this one may be for.
    pub entries: Vec<EntryId>,
}

/// What a list does with an entry of an edition.
#[derive(Clone, Debug)]
pub struct Row {
    /// The entry.
    pub entry: EntryId,
    /// The finding.
    pub cover: Cover,
}

/// Compares the entries of an edition that are wanted with the list that the corpus was compiled with; nothing without
/// a list.
///
/// Products may be for products. A system under an entry is under one of the paragraphs that are linked to it, where
/// that is shown for all such entries together: of products that are not caught there would have to be one that is for
/// none of the others.
///
/// # Errors
/// The name of a fact two of whose limits are too close to tell apart.
pub fn cover(
    corpus: &Corpus,
    edition: EditionId,
    wanted: &dyn Fn(EntryId) -> bool,
) -> Result<Vec<Row>, String> {
    let Some(list) = &corpus.list else { return Ok(Vec::new()) };
    Ok(Coverage::new(corpus, list, edition)?.rows(wanted))
}

struct Coverage<'a> {
    list: &'a NationalList,
    prover: Prover<'a>,
    /// Entries with a rule, then paragraphs with a rule.
    places: Vec<EntryId>,
    entries: usize,
    /// The terms behind the first axioms: each as it is stated and, behind all of these, as meaning the same.
    terms: Vec<usize>,
    links: Vec<Link>,
}

impl<'a> Coverage<'a> {
    fn new(corpus: &'a Corpus, list: &'a NationalList, edition: EditionId) -> Result<Self, String> {
        let ruled = |entry: &EntryId| !texts(corpus, *entry, edition).is_empty();
        let mut places: Vec<EntryId> = corpus.entries.iter().map(|entry| entry.id).filter(ruled).collect();
        let entries = places.len();
        places.extend(list.paragraphs.iter().map(|paragraph| paragraph.id).filter(ruled));
        let parts = places.iter().map(|entry| Part::Entry(EntryText { entry: *entry, edition })).collect();
        let measured = list.terms.iter().enumerate().filter(|(_, term)| term.meaning.is_some());
        let terms: Vec<usize> = measured.map(|(at, _)| at).collect();
        let mut axioms: Vec<Axiom<'a>> = Vec::new();
        for same in [false, true] {
            for term in terms.iter().filter_map(|at| list.terms.get(*at)) {
                let way = match term.relation {
                    _ if same => Way::Same,
                    Relation::Wider => Way::Wider,
                    _ => Way::Narrower,
                };
                axioms.extend(term.meaning.as_ref().map(|meaning| match meaning {
                    Meaning::Class(word, meaning) => Axiom::Class { word: *word, meaning, way, edition },
                    Meaning::Flag(word, meaning) => Axiom::Flag { word: *word, meaning, way, edition },
                    Meaning::Use(word, targets) => Axiom::Use { word: *word, targets, way },
                }));
            }
        }
        let links = links(corpus, list, &places, entries);
        axioms.extend(links.iter().map(Link::axiom));
        let prover = Prover::new(corpus, parts, &axioms)?;
        Ok(Coverage { list, prover, places, entries, terms, links })
    }

    fn rows(mut self, wanted: &dyn Fn(EntryId) -> bool) -> Vec<Row> {
        let stated: Vec<usize> = (0..self.terms.len()).collect();
        let same: Vec<usize> = (self.terms.len()..2 * self.terms.len()).collect();
        let stated = self.with_links(&stated);
        let same = self.with_links(&same);
        let all: Vec<usize> = (self.terms.len()..2 * self.terms.len() + self.links.len()).collect();
        let rows = (0..self.entries).filter_map(|at| {
            let entry = self.places.get(at).copied().filter(|entry| wanted(*entry))?;
            let cover = match self.prover.answer(&self.question(at, &stated)) {
                Answer::Proved(used) => Cover::Covered(self.rests(&used)),
                Answer::Open(why) => Cover::Open(why),
                Answer::Witness(witness) => {
                    let but_for = [&same, &all].into_iter().find_map(|axioms| {
                        let used = self.prover.proved(&self.question(at, axioms))?;
                        Some(self.but_for(&used, &same))
                    });
                    Cover::NotCovered { witness, but_for }
                }
            };
            Some(Row { entry, cover })
        });
        rows.collect()
    }

    fn question(&self, at: usize, axioms: &[usize]) -> Question {
        let outside = (self.entries..self.places.len()).collect();
        Question { inside: vec![at], outside, axioms: axioms.to_vec(), ..Question::default() }
    }

    /// The links that hold together with some axioms: all are assumed, those that fail are left out, until none fails.
    fn with_links(&mut self, axioms: &[usize]) -> Vec<usize> {
        let first = 2 * self.terms.len();
        let mut kept: Vec<usize> = (0..self.links.len()).collect();
        loop {
            let given: Vec<usize> = axioms.iter().copied().chain(kept.iter().map(|at| first + at)).collect();
            let before = kept.len();
            kept.retain(|at| {
                self.links.get(*at).is_some_and(|link| {
                    let question = Question {
                        inside: vec![link.from.0],
                        outside: link.to.iter().map(|(place, _)| *place).collect(),
                        axioms: given.clone(),
                        ..Question::default()
                    };
                    self.prover.is_proved(&question)
                })
            });
            if kept.len() == before {
                return given;
            }
        }
    }

    fn entries_of(&self, used: &[usize]) -> Vec<EntryId> {
        used.iter().filter_map(|at| self.places.get(*at)).copied().collect()
    }

    /// The entries whose links are among some axioms.
    fn reached(&self, axioms: &[usize]) -> Vec<EntryId> {
        let links = axioms.iter().filter_map(|at| at.checked_sub(2 * self.terms.len()));
        let from: BTreeSet<EntryId> =
            links.filter_map(|at| self.links.get(at)).map(|link| link.from.1).collect();
        from.into_iter().collect()
    }

    fn measured(&self, axioms: &[usize]) -> BTreeSet<usize> {
        let terms = axioms.iter().filter(|at| **at < 2 * self.terms.len());
        terms.filter_map(|at| self.terms.get(at % self.terms.len().max(1))).copied().collect()
    }

    fn rests(&self, used: &Used) -> Rests {
        let paragraphs = self.entries_of(&used.outside);
        let mut terms = self.measured(&used.axioms);
        let named = paragraphs.iter().filter_map(|paragraph| self.list.paragraph(*paragraph));
        terms.extend(named.flat_map(|paragraph| paragraph.rests_on.iter().copied()));
        Rests { paragraphs, terms: terms.into_iter().collect(), reaches: self.reached(&used.axioms) }
    }

    /// Of what a proof used, that which does not hold as the law stands.
    fn but_for(&self, used: &Used, holding: &[usize]) -> ButFor {
        let failing: Vec<usize> = used.axioms.iter().copied().filter(|at| !holding.contains(at)).collect();
        ButFor { terms: self.measured(&used.axioms).into_iter().collect(), entries: self.reached(&failing) }
    }
}
