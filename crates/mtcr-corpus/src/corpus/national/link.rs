//! From the documents of a national list to checked paragraphs.

use super::{NationalList, Paragraph, RemarkOfList, check, explained, terms};
use crate::corpus::check::Checks;
use crate::corpus::rules::RuleReader;
use crate::corpus::texts::{self, optional};
use crate::corpus::{Exclusion, doubt, yields};
use crate::problem::{Problem, code};
use crate::source::{FileId, Located, NationalListSource, ParagraphSource};
use mtcr_rules::{EntryId, EntryRange, Rule, did_you_mean, lies_below};
use std::collections::{BTreeMap, BTreeSet};

/// A paragraph with what it says itself; what headings above it say is added later.
pub(super) struct Own<'a> {
    pub(super) file: FileId,
    pub(super) source: &'a ParagraphSource,
    pub(super) rule: Option<Rule>,
    pub(super) exclusions: Vec<Exclusion>,
    /// The places of the terms named, with the names.
    pub(super) rests_on: Vec<(usize, &'a Located<String>)>,
    yields_to: Vec<EntryRange>,
}

/// Links a list over the Annex, whose entries are `first` in number.
pub(in crate::corpus) fn link(
    list: &NationalListSource,
    first: usize,
    checks: &Checks<'_>,
    reader: &mut RuleReader<'_>,
) -> Option<NationalList> {
    let Some(head) = &list.head else {
        let path = checks.context.folder_of(&format!("national/{}/", list.folder));
        let message = "nothing says what the list in this folder is".to_owned();
        checks.context.raise(Problem::with_file(&format!("{path}list.toml"), code::NO_LIST_FILE, message));
        return None;
    };
    let mut sources = BTreeSet::new();
    for source in &head.sources {
        match checks.sources.get(source.value.as_str()) {
            Some(known) => drop(sources.insert(*known)),
            None => {
                let help = did_you_mean(&source.value, checks.sources.iter().copied());
                let message = format!("unknown source `{}`", source.value);
                checks.context.problem(head.file, source.at, code::UNKNOWN_SOURCE, message, help);
            }
        }
    }
    let of_list = Checks { context: checks.context, sources, declared: "the list.toml of the list" };
    let notes = head.notes.iter().map(|note| RemarkOfList {
        id: note.id.value.clone(),
        summary: note.summary.value.trim().to_owned(),
        read_in: of_list.cited(head.file, &note.read_in),
    });
    let notes = notes.collect();
    let terms = terms::link(list, &of_list, reader);
    let places: BTreeMap<&str, usize> =
        terms.iter().enumerate().map(|(at, term)| (term.id.as_str(), at)).collect();
    let mut own = BTreeMap::new();
    for (entry, source) in list.paragraphs() {
        let Some(id) = reader.vocabulary.entries().find(&source.id.value) else { continue };
        let paragraph = self::own(entry.file, source, first, &places, &of_list, reader);
        if own.insert(id, paragraph).is_some() {
            let message = format!("paragraph `{}` stands twice", source.id.value);
            checks.context.problem(entry.file, source.id.at, code::DECLARED_TWICE, message, None);
        }
    }
    check::ids(&own, checks);
    check::terms(list, &terms, &own, checks, reader.vocabulary);
    let paragraphs: Vec<Paragraph> =
        own.iter().map(|(id, paragraph)| with_headings(*id, paragraph, &own, &of_list, reader)).collect();
    check::references(&own, first, &paragraphs, checks);
    Some(NationalList {
        id: head.id.value.clone(),
        title: head.title.value.trim().to_owned(),
        jurisdiction: head.jurisdiction.value.trim().to_owned(),
        from: head.from.value.clone(),
        vintage: head.vintage.value.trim().to_owned(),
        sources: head.sources.iter().map(|source| source.value.clone()).collect(),
        missing: head.missing.iter().map(|text| text.value.trim().to_owned()).collect(),
        notes,
        digest: list.digest.clone(),
        explained: explained::link(list, first, &of_list, reader),
        order: order(&paragraphs, &own, checks),
        terms,
        paragraphs,
        first,
    })
}

fn own<'a>(
    file: FileId,
    source: &'a ParagraphSource,
    first: usize,
    terms: &BTreeMap<&str, usize>,
    checks: &Checks<'_>,
    reader: &mut RuleReader<'_>,
) -> Own<'a> {
    let mut rests_on = Vec::new();
    for name in &source.rests_on {
        match terms.get(name.value.as_str()) {
            Some(at) => rests_on.push((*at, name)),
            None => {
                let help = did_you_mean(&name.value, terms.keys().copied());
                let message = format!("unknown term `{}`", name.value);
                checks.context.problem(file, name.at, code::UNKNOWN_TERM, message, help);
            }
        }
    }
    let rule = source.rule.as_ref().and_then(|text| reader.rule(file, text));
    let exclusions =
        source.exclusions.iter().filter_map(|part| texts::exclusion(file, part, checks, reader)).collect();
    let yields_to =
        source.yields_to.iter().filter_map(|id| yields_to(file, id, first, checks, reader)).collect();
    Own { file, source, rule, exclusions, rests_on, yields_to }
}

fn yields_to(
    file: FileId,
    id: &Located<String>,
    first: usize,
    checks: &Checks<'_>,
    reader: &RuleReader<'_>,
) -> Option<EntryRange> {
    let names = reader.vocabulary.entries();
    let found = names.range(&id.value).filter(|range| range.iter().all(|entry| first <= entry.index()));
    if found.is_none() {
        let own = names.iter().skip(first).map(|(_, name)| name);
        let help = did_you_mean(&id.value, own)
            .or_else(|| Some("leave out what the list does not carry, and say so in a note".to_owned()));
        let message = format!("the list has no paragraph `{}`", id.value);
        checks.context.problem(file, id.at, code::UNKNOWN_ENTRY, message, help);
    }
    found
}

/// The paragraph with the exclusions, "other than" and terms of the headings above it.
fn with_headings(
    id: EntryId,
    own: &Own<'_>,
    all: &BTreeMap<EntryId, Own<'_>>,
    checks: &Checks<'_>,
    reader: &mut RuleReader<'_>,
) -> Paragraph {
    let source = own.source;
    let name = source.id.value.as_str();
    // Ids stand in natural order, so a heading stands before what is below it.
    let above: Vec<&Own<'_>> =
        all.values().filter(|other| lies_below(name, &other.source.id.value)).collect();
    let mut rests_on: Vec<usize> =
        above.iter().flat_map(|other| &other.rests_on).map(|(at, _)| *at).collect();
    rests_on.sort_unstable();
    rests_on.dedup();
    Paragraph {
        id,
        name: name.to_owned(),
        heading: source.heading.value.trim().to_owned(),
        summary: optional(source.summary.as_ref()).trim().to_owned(),
        read_in: checks.cited(own.file, &source.read_in),
        rule: own.rule.clone(),
        rule_place: source.rule.as_ref().map(|rule| checks.context.place(own.file, rule.at)),
        yields_to: above.iter().flat_map(|other| other.yields_to.iter().copied()).collect(),
        exclusions: above.iter().flat_map(|other| other.exclusions.iter().cloned()).collect(),
        rests_on,
        notes: source.notes.iter().filter_map(|note| texts::note(own.file, note, checks)).collect(),
        doubts: source.doubts.iter().map(|part| doubt::read(own.file, part, checks, reader)).collect(),
        place: checks.context.place(own.file, source.id.at),
    }
}

/// The places of the paragraphs with a rule, each after those it yields to.
fn order(paragraphs: &[Paragraph], own: &BTreeMap<EntryId, Own<'_>>, checks: &Checks<'_>) -> Vec<usize> {
    let ruled: BTreeMap<EntryId, usize> = paragraphs
        .iter()
        .enumerate()
        .filter(|(_, paragraph)| paragraph.rule.is_some())
        .map(|(at, paragraph)| (paragraph.id, at))
        .collect();
    let waits = ruled.iter().map(|(id, at)| {
        let ranges = paragraphs.get(*at).map_or(&[][..], |paragraph| paragraph.yields_to.as_slice());
        let others = ranges.iter().flat_map(|range| range.iter()).filter(|other| ruled.contains_key(other));
        (*id, others.collect())
    });
    let (order, stuck) = yields::settled(waits.collect());
    for id in stuck {
        if let Some(paragraph) = own.get(&id) {
            let message = format!("paragraph `{}` yields in a circle", paragraph.source.id.value);
            checks.context.problem(paragraph.file, paragraph.source.id.at, code::YIELD_CIRCLE, message, None);
        }
    }
    order.iter().filter_map(|id| ruled.get(id).copied()).collect()
}
