//! Which paragraphs catch which entries, as the files of the entries say: to be shown before it is used.

use crate::axiom::Axiom;
use mtcr_corpus::Corpus;
use mtcr_corpus::corpus::NationalList;
use mtcr_rules::EntryId;
use std::collections::BTreeMap;

/// An entry or paragraph, and those of the other law that are to catch it: places among the parts, and ids.
pub(super) struct Link {
    pub(super) from: (usize, EntryId),
    pub(super) to: Vec<(usize, EntryId)>,
}

impl Link {
    pub(super) fn axiom<'a>(&self) -> Axiom<'a> {
        Axiom::Reaches { from: self.from.1, to: self.to.iter().map(|(_, entry)| *entry).collect() }
    }
}

/// The links that the entries name, in both directions.
pub(super) fn links(corpus: &Corpus, list: &NationalList, places: &[EntryId], entries: usize) -> Vec<Link> {
    let names = corpus.vocabulary.entries();
    let place: BTreeMap<EntryId, usize> = places.iter().enumerate().map(|(at, entry)| (*entry, at)).collect();
    let mut links: Vec<Link> = Vec::new();
    let mut back: BTreeMap<usize, Vec<(usize, EntryId)>> = BTreeMap::new();
    for (at, entry) in places.iter().enumerate().take(entries) {
        let found = |codes: &mut dyn Iterator<Item = &str>| {
            let ranges = codes.filter_map(|code| names.range(code));
            let mut to: Vec<(usize, EntryId)> = ranges
                .flat_map(|range| names.ruled(range).collect::<Vec<_>>())
                .filter(|paragraph| list.holds(*paragraph))
                .filter_map(|paragraph| Some((*place.get(&paragraph)?, paragraph)))
                .collect();
            to.sort_unstable();
            to.dedup();
            to
        };
        let codes = corpus.entry(*entry).into_iter().flat_map(|entry| &entry.national);
        let mut codes =
            codes.filter(|(law, _)| *law == list.id).flat_map(|(_, codes)| codes).map(String::as_str);
        let to = found(&mut codes);
        // A law may be several lists, and one of them alone may catch the entry: the link to all together says less.
        let rows = corpus.crosswalk.rows.iter().filter(|row| row.entry == *entry);
        let mut lists: Vec<usize> = rows.clone().map(|row| row.list).collect();
        lists.sort_unstable();
        lists.dedup();
        for one in lists {
            let mut codes = rows.clone().filter(|row| row.list == one).map(|row| row.id.as_str());
            let part = found(&mut codes);
            if !part.is_empty() && part != to {
                links.push(Link { from: (at, *entry), to: part });
            }
        }
        for (paragraph, _) in &to {
            back.entry(*paragraph).or_default().push((at, *entry));
        }
        if !to.is_empty() {
            links.push(Link { from: (at, *entry), to });
        }
    }
    let back = back.into_iter().filter_map(|(at, to)| Some(Link { from: (at, *places.get(at)?), to }));
    links.extend(back.collect::<Vec<_>>());
    for link in &mut links {
        with_those_yielded_to(corpus, list, &place, &mut link.to);
    }
    links
}

/// Adds what some entries or paragraphs leave products to, and what these leave them to.
///
/// What is for a product that one paragraph leaves to another is for a product under that other alone.
fn with_those_yielded_to(
    corpus: &Corpus,
    list: &NationalList,
    place: &BTreeMap<EntryId, usize>,
    to: &mut Vec<(usize, EntryId)>,
) {
    let names = corpus.vocabulary.entries();
    let yields_to = |id: EntryId| -> Vec<EntryId> {
        match list.paragraph(id) {
            Some(paragraph) => paragraph.yields_to.iter().flat_map(|range| names.ruled(*range)).collect(),
            None => {
                let versions = corpus.entry(id).map(|entry| entry.versions.as_slice()).unwrap_or_default();
                versions.iter().flat_map(|version| version.yields_to.iter().copied()).collect()
            }
        }
    };
    let mut open: Vec<EntryId> = to.iter().map(|(_, id)| *id).collect();
    while let Some(id) = open.pop() {
        for other in yields_to(id) {
            let Some(at) = place.get(&other) else { continue };
            if !to.contains(&(*at, other)) {
                to.push((*at, other));
                open.push(other);
            }
        }
    }
    to.sort_unstable();
}
