//! The crosswalk, in the export.

use mtcr_corpus::Corpus;
use serde::Serialize;

/// The paragraphs of national lists beside entries.
#[derive(Clone, Debug, Serialize)]
pub struct CrosswalkForm {
    /// The lists that rows name.
    pub lists: Vec<CrosswalkListForm>,
    /// What rows rest on.
    pub bases: Vec<BasisOfRowForm>,
    /// Entries in the order of their ids, the paragraphs of one as its file has them.
    pub rows: Vec<CrosswalkLineForm>,
}

/// A list that rows name.
#[derive(Clone, Debug, Serialize)]
pub struct CrosswalkListForm {
    /// Its id.
    pub id: String,
    /// Its name for people.
    pub title: String,
    /// The law it is part of.
    pub law: String,
    /// The source that was read.
    pub source: String,
}

/// What a row rests on.
#[derive(Clone, Debug, Serialize)]
pub struct BasisOfRowForm {
    /// Its id.
    pub id: String,
    /// The same in words.
    pub text: String,
}

/// A paragraph beside an entry.
#[derive(Clone, Debug, Serialize)]
pub struct CrosswalkLineForm {
    /// The entry.
    pub entry: String,
    /// The list.
    pub list: String,
    /// The paragraph as the law prints it.
    pub id: String,
    /// What the row rests on.
    pub basis: String,
}

impl CrosswalkForm {
    /// The crosswalk of a law.
    pub(super) fn of(corpus: &Corpus) -> Self {
        let crosswalk = &corpus.crosswalk;
        let lists = crosswalk.lists.iter().map(|list| CrosswalkListForm {
            id: list.id.clone(),
            title: list.title.clone(),
            law: list.law.clone(),
            source: list.source.clone(),
        });
        let bases = crosswalk
            .bases
            .iter()
            .map(|basis| BasisOfRowForm { id: basis.id.clone(), text: basis.text.clone() });
        let rows = crosswalk.rows.iter().map(|row| CrosswalkLineForm {
            entry: corpus.vocabulary.entries().name(row.entry).to_owned(),
            list: crosswalk.list(row).map_or_else(String::new, |list| list.id.clone()),
            id: row.id.clone(),
            basis: crosswalk.basis(row).map_or_else(String::new, |basis| basis.id.clone()),
        });
        CrosswalkForm { lists: lists.collect(), bases: bases.collect(), rows: rows.collect() }
    }
}
