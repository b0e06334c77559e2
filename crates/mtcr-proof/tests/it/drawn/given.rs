//! What coverage takes as given of products, told again from the data: terms as stated, and links that hold with them.

use mtcr_corpus::corpus::Meaning;
use mtcr_corpus::{Corpus, EditionId, Relation};
use mtcr_proof::{Axiom, EntryText, Part, Prover, Question, Way};
use mtcr_rules::{ClassId, EntryId, FactId, Rule, Target, UseId};
use std::collections::BTreeMap;

/// A word of the list that a rule measures.
#[derive(Clone, Copy)]
pub(crate) enum Word {
    Class(ClassId),
    Flag(FactId),
}

/// What every product drawn conforms to.
#[derive(Default)]
pub(crate) struct Given<'a> {
    pub(crate) words: Vec<(Word, &'a Rule, Way)>,
    pub(crate) uses: Vec<(UseId, &'a [Target], Way)>,
    pub(crate) links: Vec<(EntryId, Vec<EntryId>)>,
}

impl<'a> Given<'a> {
    /// What is given of a list, and the entries that its paragraphs then catch.
    pub(crate) fn of(corpus: &'a Corpus, edition: EditionId) -> (Self, Vec<EntryId>) {
        let list = corpus.list.as_ref().unwrap();
        let mut given = Given::default();
        for term in &list.terms {
            let way = if term.relation == Relation::Wider { Way::Wider } else { Way::Narrower };
            match &term.meaning {
                Some(Meaning::Class(word, meaning)) => given.words.push((Word::Class(*word), meaning, way)),
                Some(Meaning::Flag(word, meaning)) => given.words.push((Word::Flag(*word), meaning, way)),
                Some(Meaning::Use(word, targets)) => given.uses.push((*word, targets, way)),
                None => {}
            }
        }
        let ruled = |id: &EntryId| corpus.vocabulary.entries().has_rule(*id);
        let entries: Vec<EntryId> = corpus.entries.iter().map(|entry| entry.id).filter(ruled).collect();
        let paragraphs: Vec<EntryId> = list.paragraphs.iter().map(|one| one.id).filter(ruled).collect();
        let places: Vec<EntryId> = entries.iter().chain(&paragraphs).copied().collect();
        let place: BTreeMap<EntryId, usize> = places.iter().enumerate().map(|(at, id)| (*id, at)).collect();
        let links = links(corpus, &entries);
        let mut axioms: Vec<Axiom<'a>> = Vec::new();
        for (word, meaning, way) in &given.words {
            let (meaning, way) = (*meaning, *way);
            axioms.push(match *word {
                Word::Class(word) => Axiom::Class { word, meaning, way, edition },
                Word::Flag(word) => Axiom::Flag { word, meaning, way, edition },
            });
        }
        let uses = given.uses.iter();
        axioms.extend(uses.map(|(word, targets, way)| Axiom::Use { word: *word, targets, way: *way }));
        let terms = axioms.len();
        axioms.extend(links.iter().map(|(from, to)| Axiom::Reaches { from: *from, to: to.clone() }));
        let text = |entry: &EntryId| EntryText { entry: *entry, edition };
        let mut parts: Vec<Part<'a>> = places.iter().map(|entry| Part::Entry(text(entry))).collect();
        // A system that one paragraph leaves to another is under the other: what is for it is for the other alone.
        parts.extend(places.iter().map(|entry| Part::Settled(text(entry))));
        let mut prover = Prover::new(corpus, parts, &axioms).unwrap();
        let mut kept: Vec<usize> = (0..links.len()).collect();
        let all =
            |kept: &[usize]| -> Vec<usize> { (0..terms).chain(kept.iter().map(|at| terms + at)).collect() };
        loop {
            let (axioms, before) = (all(&kept), kept.len());
            kept.retain(|at| {
                let (from, to) = &links[*at];
                let outside = to.iter().map(|entry| place[entry]).collect();
                let inside = vec![place[from]];
                prover.is_proved(&Question { inside, outside, axioms: axioms.clone(), ..Question::default() })
            });
            if kept.len() == before {
                break;
            }
        }
        let (axioms, outside) = (all(&kept), (entries.len()..places.len()).collect::<Vec<_>>());
        let caught = (0..entries.len()).filter(|at| {
            let (axioms, outside) = (axioms.clone(), outside.clone());
            prover.is_proved(&Question { inside: vec![*at], outside, axioms, ..Question::default() })
        });
        let caught = caught.map(|at| entries[at]).collect();
        given.links = kept.into_iter().map(|at| links[at].clone()).collect();
        (given, caught)
    }
}

/// Adds all that paragraphs and entries leave products to.
fn closed(corpus: &Corpus, to: &mut Vec<EntryId>) {
    let (list, names) = (corpus.list.as_ref().unwrap(), corpus.vocabulary.entries());
    let mut at = 0;
    while let Some(id) = to.get(at).copied() {
        let others: Vec<EntryId> = match list.paragraph(id) {
            Some(one) => one.yields_to.iter().flat_map(|range| names.ruled(*range)).collect(),
            None => {
                corpus.entry(id).unwrap().versions.iter().flat_map(|text| text.yields_to.clone()).collect()
            }
        };
        to.extend(others.into_iter().filter(|other| names.has_rule(*other)));
        at += 1;
        let mut seen = std::collections::BTreeSet::new();
        to.retain(|id| seen.insert(*id));
    }
    to.sort_unstable();
}

/// Each entry and the paragraphs beside it, those of all lists of the law together and of each alone, and back.
fn links(corpus: &Corpus, entries: &[EntryId]) -> Vec<(EntryId, Vec<EntryId>)> {
    let (list, crosswalk) = (corpus.list.as_ref().unwrap(), &corpus.crosswalk);
    let names = corpus.vocabulary.entries();
    let mut links: Vec<(EntryId, Vec<EntryId>)> = Vec::new();
    let mut back: BTreeMap<EntryId, Vec<EntryId>> = BTreeMap::new();
    for entry in entries {
        let mut beside: BTreeMap<Option<usize>, Vec<EntryId>> = BTreeMap::new();
        for row in crosswalk.rows.iter().filter(|row| row.entry == *entry) {
            if crosswalk.list(row).is_some_and(|other| other.law == list.id)
                && let Some(range) = names.range(&row.id)
            {
                let held: Vec<EntryId> = names.ruled(range).filter(|one| list.holds(*one)).collect();
                for key in [None, Some(row.list)] {
                    beside.entry(key).or_default().extend(&held);
                }
            }
        }
        for (key, mut to) in beside {
            to.sort_unstable();
            to.dedup();
            for paragraph in to.iter().filter(|_| key.is_none()) {
                back.entry(*paragraph).or_default().push(*entry);
            }
            if !to.is_empty() && !links.contains(&(*entry, to.clone())) {
                links.push((*entry, to));
            }
        }
    }
    links.extend(back);
    links.iter_mut().for_each(|(_, to)| closed(corpus, to));
    links
}
