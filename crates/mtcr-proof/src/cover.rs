//! Whether a national list catches everything that the Annex catches.

mod given;
mod halves;
#[cfg(test)]
mod plain;
mod reach;

use crate::axiom::{Axiom, Way};
use crate::prover::Prover;
use crate::question::{Answer, EntryText, Part, Question, Used, Why, Witness};
use crate::survey::texts;
use given::Given;
use halves::{both, halves};
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
    /// Rows of the crosswalk that name paragraphs of the list under none of which a product under the entry can be:
    /// what they name.
    pub apart: Vec<String>,
}

/// Compares the entries of an edition that are wanted with the list that the corpus was compiled with; nothing without
/// a list.
///
/// Products may be for products. A system under an entry is under one of the paragraphs that are linked to it, where
/// that is shown for all such entries together: of products that are not caught there would have to be one that is for
/// none of the others.
///
/// Every second entry is decided in a thread of its own, so that the same wanted entries have the same witnesses
/// everywhere.
///
/// # Errors
/// The name of a fact two of whose limits are too close to tell apart.
pub fn cover(
    corpus: &Corpus,
    edition: EditionId,
    wanted: &dyn Fn(EntryId) -> bool,
) -> Result<Vec<Row>, String> {
    cover_watched(corpus, edition, wanted, &|| true)
}

/// Compares as [`cover`] does. `go_on` is asked before each entry, and once false ends the work there: the rows of
/// entries not reached are missing.
///
/// # Errors
/// As [`cover`].
pub fn cover_watched(
    corpus: &Corpus,
    edition: EditionId,
    wanted: &dyn Fn(EntryId) -> bool,
    go_on: &(dyn Fn() -> bool + Sync),
) -> Result<Vec<Row>, String> {
    let Some(list) = &corpus.list else { return Ok(Vec::new()) };
    let (one, other) = both(((), ()), |()| Coverage::new(corpus, list, edition));
    let (mut one, mut other) = (one?, other?);
    let given = Given::of(&mut one, &mut other);
    let wanted = (0..one.entries).filter(|at| one.places.get(*at).is_some_and(|entry| wanted(*entry)));
    let (even, odd) = halves(wanted);
    let work = ((&mut one, even), (&mut other, odd));
    let (rows, others) = both(work, |(coverage, places)| coverage.rows(&places, &given, go_on));
    let mut rows = [rows, others].concat();
    rows.sort_by_key(|row| row.entry);
    Ok(rows)
}

struct Coverage<'a> {
    corpus: &'a Corpus,
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
        Ok(Coverage { corpus, list, prover, places, entries, terms, links })
    }

    fn rows(&mut self, wanted: &[usize], given: &Given, go_on: &(dyn Fn() -> bool + Sync)) -> Vec<Row> {
        let reached = wanted.iter().take_while(|_| go_on());
        let rows = reached.filter_map(|at| {
            let entry = self.places.get(*at).copied()?;
            let cover = self.cover(*at, given);
            Some(Row { entry, cover, apart: self.apart(*at, entry, given) })
        });
        rows.collect()
    }

    fn cover(&mut self, at: usize, given: &Given) -> Cover {
        if let Some(used) = self.by_those_beside(at, &given.stated) {
            return Cover::Covered(self.rests(&used));
        }
        match self.prover.answer(&self.question(at, &given.stated)) {
            Answer::Proved(used) => Cover::Covered(self.rests(&used)),
            Answer::Open(why) => Cover::Open(why),
            Answer::Witness(witness) => {
                let but_for = [&given.same, &given.all].into_iter().find_map(|axioms| {
                    let used = match self.by_those_beside(at, axioms) {
                        Some(used) => used,
                        None => self.prover.proved(&self.question(at, axioms))?,
                    };
                    Some(self.but_for(&used, &given.stated))
                });
                Cover::NotCovered { witness, but_for }
            }
        }
    }

    /// A proof by the paragraphs that the crosswalk puts beside an entry, which readers expect and which is found sooner.
    fn by_those_beside(&mut self, at: usize, axioms: &[usize]) -> Option<Used> {
        let links = self.links.iter().filter(|link| link.from.0 == at);
        let outside: BTreeSet<usize> = links.flat_map(|link| &link.to).map(|(place, _)| *place).collect();
        if outside.is_empty() {
            return None;
        }
        let outside = outside.into_iter().collect();
        self.prover.proved(&Question { outside, ..self.question(at, axioms) })
    }

    /// Rows of the crosswalk whose paragraphs share no product with their entry.
    fn apart(&mut self, at: usize, entry: EntryId, given: &Given) -> Vec<String> {
        let crosswalk = &self.corpus.crosswalk;
        let names = self.corpus.vocabulary.entries();
        let of_list = crosswalk
            .of_entry(entry)
            .iter()
            .filter(|row| crosswalk.list(row).is_some_and(|other| other.law == self.list.id));
        let mut apart = Vec::new();
        for row in of_list {
            let Some(range) = names.range(&row.id) else { continue };
            let held = self.places.iter().enumerate().skip(self.entries);
            let inside: Vec<usize> =
                held.filter(|(_, place)| range.contains(**place)).map(|(place, _)| place).collect();
            let question =
                Question { inside, with: vec![at], axioms: given.stated.clone(), ..Question::default() };
            if !question.inside.is_empty() && self.prover.is_proved(&question) {
                apart.push(row.id.clone());
            }
        }
        apart
    }

    fn question(&self, at: usize, axioms: &[usize]) -> Question {
        let outside = (self.entries..self.places.len()).collect();
        Question { inside: vec![at], outside, axioms: axioms.to_vec(), ..Question::default() }
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
