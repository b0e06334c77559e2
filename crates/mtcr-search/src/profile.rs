//! What an entry can be found by, as it stands in one edition.

use crate::words::Reader;
use mtcr_corpus::{Corpus, EditionId, Entry, Version};
use mtcr_rules::{ClassId, EntryId, FactId, Rule, SubstanceId, Target, Test, Vocabulary};
use std::collections::BTreeSet;

/// Everything an entry with a rule can be found by.
#[derive(Clone, Debug)]
pub(crate) struct Profile {
    pub(crate) entry: EntryId,
    /// Classes in the rule, in its order.
    pub(crate) classes: Vec<ClassId>,
    /// Classes in the rules of the entries that the rule names.
    pub(crate) classes_about: BTreeSet<ClassId>,
    /// Substances in the rule and its tables.
    pub(crate) substances: BTreeSet<SubstanceId>,
    /// Places of the uses in the rule.
    pub(crate) uses: BTreeSet<usize>,
    /// Facts in the rule.
    pub(crate) facts: BTreeSet<FactId>,
    /// Entries above it and itself.
    pub(crate) path: Vec<EntryId>,
    /// Codes of laws: law and code.
    pub(crate) codes: Vec<(String, String)>,
    /// Codes recorded for the headings above it.
    pub(crate) codes_above: Vec<(String, String)>,
    /// The texts, field by field, in stems.
    pub(crate) texts: Texts,
}

/// The texts of an entry in stems.
#[derive(Clone, Debug, Default)]
pub(crate) struct Texts {
    pub(crate) heading: Vec<String>,
    pub(crate) everyday: Vec<String>,
    pub(crate) kinds: Vec<String>,
    pub(crate) summary: Vec<String>,
    pub(crate) substances: Vec<String>,
    pub(crate) notes: Vec<String>,
    pub(crate) about: Vec<String>,
    pub(crate) above: Vec<String>,
}

/// What a rule names.
#[derive(Default)]
struct Named {
    classes: Vec<ClassId>,
    substances: BTreeSet<SubstanceId>,
    uses: BTreeSet<usize>,
    facts: BTreeSet<FactId>,
    targets: BTreeSet<EntryId>,
}

/// The profiles of all entries that have a rule in an edition, in the order of their ids.
pub(crate) fn profiles(corpus: &Corpus, edition: EditionId, reader: &Reader) -> Vec<Profile> {
    let ruled: Vec<(&Entry, &Version, Named)> = corpus
        .entries
        .iter()
        .filter_map(|entry| {
            let version = entry.versions_in(edition).find(|version| version.rule.is_some())?;
            Some((entry, version, named(&corpus.vocabulary, version.rule.as_ref()?)))
        })
        .collect();
    let of = |names: Vec<&str>| names.into_iter().flat_map(|name| reader.stems(name)).collect();
    let classes =
        corpus.vocabulary.classes().map(|(_, class)| of(names(&class.decl.label, &class.decl.synonyms)));
    let builder = Builder {
        corpus,
        reader,
        ruled: &ruled,
        classes: classes.collect(),
        synonyms: corpus.everyday.synonyms.iter().map(|synonym| of(texts(&synonym.words))).collect(),
    };
    ruled.iter().map(|(entry, version, named)| builder.profile(entry, version, named)).collect()
}

fn named(words: &Vocabulary, rule: &Rule) -> Named {
    let mut found = Named::default();
    rule.walk(&mut |node| match &node.test {
        Test::Class(classes) => {
            let new: Vec<ClassId> =
                classes.iter().copied().filter(|class| !found.classes.contains(class)).collect();
            found.classes.extend(new);
        }
        Test::Flag(fact)
        | Test::Word { fact, .. }
        | Test::Compare { fact, .. }
        | Test::ReachesAbove(fact, _)
        | Test::ReachesBelow(fact, _)
        | Test::Covers(fact, ..)
        | Test::Overlaps(fact, ..) => {
            found.facts.insert(*fact);
        }
        Test::Substance(substance) => {
            found.substances.insert(*substance);
        }
        Test::Table(_, rows) => found.substances.extend(rows.iter().map(|row| row.substance)),
        Test::Purpose { targets, .. } | Test::Serves { targets, .. } => {
            for target in targets {
                match target {
                    Target::Entries(range) => found.targets.extend(words.entries().ruled(*range)),
                    Target::Use(id) => {
                        found.uses.insert(id.index());
                    }
                }
            }
        }
        Test::SpecifiedIn(ranges) => {
            found.targets.extend(ranges.iter().flat_map(|range| words.entries().ruled(*range)));
        }
        _ => {}
    });
    found
}

struct Builder<'a> {
    corpus: &'a Corpus,
    reader: &'a Reader,
    ruled: &'a [(&'a Entry, &'a Version, Named)],
    /// Names of the classes in stems, in the vocabulary's order.
    classes: Vec<Vec<String>>,
    /// Everyday words in stems, in their order.
    synonyms: Vec<Vec<String>>,
}

/// The codes recorded for an entry: law and code.
fn national(entry: &Entry) -> impl Iterator<Item = (String, String)> {
    entry.national.iter().flat_map(|(law, codes)| codes.iter().map(move |code| (law.clone(), code.clone())))
}

fn texts(texts: &[String]) -> Vec<&str> {
    texts.iter().map(String::as_str).collect()
}

fn names<'a>(label: &'a str, synonyms: &'a [String]) -> Vec<&'a str> {
    [label].into_iter().chain(synonyms.iter().map(String::as_str)).collect()
}

impl Builder<'_> {
    fn profile(&self, entry: &Entry, version: &Version, named: &Named) -> Profile {
        let path = self.path(&entry.name);
        let mut profile = Profile {
            entry: entry.id,
            classes: named.classes.clone(),
            classes_about: BTreeSet::new(),
            substances: named.substances.clone(),
            uses: named.uses.clone(),
            facts: named.facts.clone(),
            codes: self.codes(entry, version),
            codes_above: path
                .iter()
                .filter(|id| **id != entry.id)
                .filter_map(|id| self.corpus.entry(*id))
                .flat_map(national)
                .collect(),
            texts: Texts::default(),
            path,
        };
        let about =
            self.ruled.iter().filter(|(other, ..)| named.targets.contains(&other.id) && other.id != entry.id);
        for (_, _, other) in about.clone() {
            profile.classes_about.extend(other.classes.iter().copied());
        }
        let headings: Vec<&str> = about.map(|(other, ..)| other.heading.as_str()).collect();
        profile.texts = self.texts(entry, version, &profile, &headings);
        profile
    }

    /// The entries above and the entry itself.
    fn path(&self, name: &str) -> Vec<EntryId> {
        let ends = name.match_indices('.').map(|(at, _)| at).chain([name.len()]);
        ends.filter_map(|end| self.corpus.vocabulary.entries().find(name.get(..end)?)).collect()
    }

    /// Codes recorded for the entry, and those of the laws that were read for it and its substances.
    fn codes(&self, entry: &Entry, version: &Version) -> Vec<(String, String)> {
        let mut codes: Vec<(String, String)> = national(entry).collect();
        let rows = self.corpus.tables.iter().filter(|table| table.entry == entry.id);
        let cited =
            version.read_in.iter().chain(rows.flat_map(|table| &table.texts).flat_map(|row| &row.read_in));
        for cited in cited {
            let code = cited.place.split(' ').next().unwrap_or_default();
            if !code.is_empty() && !codes.iter().any(|(_, known)| known == code) {
                codes.push((cited.source.clone(), code.to_owned()));
            }
        }
        codes
    }

    fn texts(&self, entry: &Entry, version: &Version, profile: &Profile, about: &[&str]) -> Texts {
        let words = &self.corpus.vocabulary;
        let stems = |texts: &[&str]| texts.iter().flat_map(|text| self.reader.stems(text)).collect();
        let kinds = words
            .classes()
            .zip(&self.classes)
            .filter(|((id, _), _)| profile.classes.iter().any(|named| words.lies_under(*id, *named)))
            .flat_map(|(_, stems)| stems.iter().cloned());
        let substances: Vec<&str> = (profile.substances.iter())
            .filter_map(|id| words.substance(*id))
            .flat_map(|one| names(&one.label, &one.synonyms))
            .collect();
        let everyday = (self.corpus.everyday.synonyms.iter().zip(&self.synonyms))
            .filter(|(synonym, _)| {
                synonym.entries.iter().any(|id| profile.path.contains(id))
                    || synonym.substances.iter().any(|id| profile.substances.contains(id))
                    || synonym
                        .classes
                        .iter()
                        .any(|id| profile.classes.iter().any(|named| words.lies_under(*id, *named)))
            })
            .flat_map(|(_, stems)| stems.iter().cloned())
            .collect();
        let mut notes: Vec<&str> = version.notes.iter().map(|note| note.summary.as_str()).collect();
        notes.extend(version.exclusions.iter().map(|exclusion| exclusion.summary.as_str()));
        notes
            .extend(profile.facts.iter().filter_map(|fact| words.fact(*fact)).map(|fact| fact.name.as_str()));
        let above: Vec<&str> = (profile.path.iter().filter(|id| **id != entry.id))
            .filter_map(|id| self.corpus.entry(*id))
            .map(|above| above.heading.as_str())
            .chain(self.corpus.item_title(entry.item()))
            .collect();
        Texts {
            heading: stems(&[&entry.heading]),
            everyday,
            kinds: kinds.collect(),
            summary: stems(&[&version.summary]),
            substances: stems(&substances),
            notes: stems(&notes),
            about: stems(about),
            above: stems(&above),
        }
    }
}

impl Profile {
    /// Whether a stem stands in one of its texts.
    pub(crate) fn has(&self, stem: &str) -> bool {
        let Texts { heading, everyday, kinds, summary, substances, notes, about, above } = &self.texts;
        [heading, everyday, kinds, summary, substances, notes, about, above]
            .into_iter()
            .any(|stems| stems.iter().any(|known| known == stem))
    }
}
