//! The words that the corpus has of its own: substances, classes, everyday words.

use super::{About, Term, read};
use crate::meaning::{Meaning, Meanings};
use crate::tables::{Grade, Tables, TablesError};
use mtcr_corpus::{Corpus, EditionId};
use mtcr_rules::{ClassId, EntryId, Rule, SubstanceId, Test};
use std::collections::{BTreeMap, BTreeSet};

/// Which entries read a class or a substance in their own condition.
#[derive(Default)]
struct Readers {
    classes: BTreeMap<ClassId, BTreeSet<EntryId>>,
    substances: BTreeMap<SubstanceId, BTreeSet<EntryId>>,
}

impl Readers {
    fn new(corpus: &Corpus, edition: EditionId) -> Self {
        let mut readers = Self::default();
        for entry in &corpus.entries {
            for rule in entry.versions_in(edition).filter_map(|version| version.rule.as_ref()) {
                readers.collect(entry.id, rule, 0);
            }
        }
        readers
    }

    /// What stands under a `not` or is said of related products is no name of the goods.
    fn collect(&mut self, entry: EntryId, rule: &Rule, at: usize) {
        let Some(node) = rule.node(at) else { return };
        match &node.test {
            Test::All | Test::Any => rule.members(at).for_each(|member| self.collect(entry, rule, member)),
            Test::Class(classes) => classes.iter().for_each(|class| {
                self.classes.entry(*class).or_default().insert(entry);
            }),
            Test::Substance(substance) => {
                self.substances.entry(*substance).or_default().insert(entry);
            }
            Test::Table(_, rows) => rows.iter().for_each(|row| {
                self.substances.entry(row.substance).or_default().insert(entry);
            }),
            _ => {}
        }
    }
}

/// Terms of the corpus, graded as the table says.
///
/// # Errors
/// The table names a substance that the corpus does not have.
pub(crate) fn of_corpus(
    corpus: &Corpus,
    edition: EditionId,
    tables: &Tables,
    meanings: &mut Meanings,
) -> Result<Vec<Term>, TablesError> {
    let table = &tables.corpus_terms;
    let words = &corpus.vocabulary;
    let readers = Readers::new(corpus, edition);
    let substance = |name: &String| {
        words.find_substance(name).ok_or_else(|| {
            TablesError::row("corpus-terms.toml", name, "the vocabulary has no substance of this id")
        })
    };
    let left_out: BTreeSet<SubstanceId> =
        table.substances.left_out.iter().map(substance).collect::<Result<_, _>>()?;
    let fair: BTreeSet<SubstanceId> =
        table.substances.fair.iter().map(substance).collect::<Result<_, _>>()?;
    let class = |name: &String| {
        words.find_class(name).ok_or_else(|| {
            TablesError::row("corpus-terms.toml", name, "the vocabulary has no class of this id")
        })
    };
    let plain: BTreeSet<ClassId> = table.classes.left_out.iter().map(class).collect::<Result<_, _>>()?;
    let shared: BTreeSet<ClassId> = table.classes.fair.iter().map(class).collect::<Result<_, _>>()?;
    let most = table.classes.most_entries;
    let told = |id: &ClassId, entries: &BTreeSet<EntryId>| !plain.contains(id) && entries.len() <= most;
    let mut all = Graded { least: table.least, terms: Vec::new(), meanings, tables };
    for (id, entries) in &readers.substances {
        let Some(decl) = words.substances().get(id.index()).filter(|_| !left_out.contains(id)) else {
            continue;
        };
        let grade = if fair.contains(id) { Grade::Fair } else { Grade::Likely };
        let meaning = Meaning {
            goods: decl.id.clone(),
            entries: entries.iter().copied().collect(),
            substance: Some(*id),
        };
        let names = std::iter::once(&decl.label).chain(&decl.synonyms);
        all.add(meaning.clone(), names, grade, grade.min(Grade::Fair));
        all.add(meaning, decl.cas.iter(), grade, grade);
    }
    for (id, entries) in readers.classes.iter().filter(|(id, entries)| told(id, entries)) {
        let Some(class) = words.class(*id) else { continue };
        let at_most = |grade: Grade| if shared.contains(id) { grade.min(Grade::Fair) } else { grade };
        let meaning = Meaning {
            goods: class.decl.id.clone(),
            entries: entries.iter().copied().collect(),
            substance: None,
        };
        all.add(
            meaning.clone(),
            std::iter::once(&class.decl.label),
            at_most(table.classes.label),
            at_most(table.classes.one_word),
        );
        all.add(
            meaning,
            class.decl.synonyms.iter(),
            at_most(table.classes.synonym),
            at_most(table.classes.one_word),
        );
    }
    for synonym in &corpus.everyday.synonyms {
        for class in &synonym.classes {
            let Some(entries) = readers.classes.get(class).filter(|entries| told(class, entries)) else {
                continue;
            };
            let goods = words.class(*class).map(|class| class.decl.id.clone()).unwrap_or_default();
            let meaning = Meaning { goods, entries: entries.iter().copied().collect(), substance: None };
            all.add(meaning, synonym.words.iter(), table.classes.everyday, table.classes.everyday);
        }
        if let Some(first) = synonym.entries.first() {
            let goods = words.entries().name(*first).to_owned();
            let meaning = Meaning { goods, entries: synonym.entries.clone(), substance: None };
            all.add(meaning, synonym.words.iter(), table.entries.everyday, table.entries.everyday);
        }
        for id in synonym.substances.iter().filter(|id| !left_out.contains(id)) {
            let (Some(decl), Some(entries)) =
                (words.substances().get(id.index()), readers.substances.get(id))
            else {
                continue;
            };
            let meaning = Meaning {
                goods: decl.id.clone(),
                entries: entries.iter().copied().collect(),
                substance: Some(*id),
            };
            all.add(meaning, synonym.words.iter(), table.entries.everyday, table.entries.everyday);
        }
    }
    Ok(all.terms)
}

struct Graded<'m> {
    least: usize,
    terms: Vec<Term>,
    meanings: &'m mut Meanings,
    tables: &'m Tables,
}

impl Graded<'_> {
    fn add<'a>(
        &mut self,
        meaning: Meaning,
        names: impl Iterator<Item = &'a String>,
        several: Grade,
        one: Grade,
    ) {
        let about = About::Goods(self.meanings.place(meaning));
        for name in names {
            let terms = read(name, about, several, self.tables);
            self.terms.extend(terms.into_iter().filter(|term| term.letters.len() >= self.least).map(
                |mut term| {
                    term.grade = if term.breaks.is_empty() { one } else { several };
                    term
                },
            ));
        }
    }
}
