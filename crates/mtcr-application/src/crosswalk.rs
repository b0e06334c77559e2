//! Looks the crosswalk up from either side: entries of the Annex, and paragraphs of national lists.

use crate::name::{self, Unknown};
use mtcr_corpus::files::CorpusSource;
use mtcr_corpus::{Corpus, CrosswalkRow};
use mtcr_rules::lies_below;

/// The rows at or below a code: an entry of the Annex (`4.C.2`, `M4C2`) or a paragraph (`1C111.a`, `IV(d)(2)`), which
/// may name its law or list (`us:1C111`, `us-ccl:1C111`). An entry may have no row.
///
/// # Errors
/// Neither an entry nor a paragraph of any row: with what is near.
pub fn rows<'a>(corpus: &'a Corpus, typed: &str) -> Result<Vec<&'a CrosswalkRow>, Unknown> {
    let crosswalk = &corpus.crosswalk;
    let (list, code) = name::in_list(typed).map_or((None, typed), |(list, code)| (Some(list), code));
    let of_list = |row: &&CrosswalkRow| match (list, crosswalk.list(row)) {
        (Some(wanted), Some(found)) => found.law == wanted || found.id == wanted,
        (wanted, _) => wanted.is_none(),
    };
    let rows = || crosswalk.rows.iter().filter(of_list);
    let entries = corpus.vocabulary.entries().range(&name::entry_id(code));
    let paragraph = name::paragraph_id(rows().map(|row| row.id.as_str()), code);
    if let Some(list) = list
        && rows().next().is_none()
    {
        let known: Vec<&str> = crosswalk.lists.iter().map(|list| list.id.as_str()).collect();
        let help = Some(format!("lists are {}", known.join(", ")));
        return Err(Unknown { message: format!("no row names a list `{list}`"), help });
    }
    if entries.is_none() && paragraph.is_none() {
        let help = mtcr_rules::did_you_mean(code.trim(), rows().map(|row| row.id.as_str()));
        let message = format!("no entry and no paragraph beside one is called `{}`", code.trim());
        return Err(Unknown { message, help });
    }
    let found = rows().filter(|row| {
        entries.is_some_and(|range| range.contains(row.entry))
            || paragraph.is_some_and(|prefix| lies_below(&row.id, prefix))
    });
    Ok(found.collect())
}

/// What `annex show` takes to show the paragraph of a row, where the list that may hold it has something at or below
/// its id.
#[must_use]
pub fn paragraph(corpus: &Corpus, source: &CorpusSource, row: &CrosswalkRow) -> Option<String> {
    let law = corpus.crosswalk.list(row)?.law.as_str();
    let list = source.national.iter().find(|list| list.folder == law)?;
    let held = list.paragraphs().any(|(_, paragraph)| lies_below(&paragraph.id.value, &row.id));
    held.then(|| format!("{law}:{}", row.id))
}

/// How crosswalk and national lists agree.
#[derive(Clone, Debug, Default)]
pub struct Agreement {
    /// Rows.
    pub rows: usize,
    /// Rows whose paragraph the list of their law lacks: entry, list and paragraph. Rows of a law without a list are
    /// not among them.
    pub without_paragraph: Vec<(String, String, String)>,
    /// Paragraphs with a rule beside which no row stands at, above or below them: list and paragraph.
    pub without_row: Vec<(String, String)>,
}

impl Agreement {
    /// Compares the crosswalk with the lists that were read with the law.
    #[must_use]
    pub fn of(corpus: &Corpus, source: &CorpusSource) -> Self {
        let crosswalk = &corpus.crosswalk;
        let laws: Vec<&str> = source.national.iter().map(|list| list.folder.as_str()).collect();
        let lacking = crosswalk.rows.iter().filter_map(|row| {
            let list = crosswalk.list(row)?;
            let lacks = laws.contains(&list.law.as_str()) && paragraph(corpus, source, row).is_none();
            let entry = corpus.vocabulary.entries().name(row.entry);
            lacks.then(|| (entry.to_owned(), list.id.clone(), row.id.clone()))
        });
        let without_row = source.national.iter().flat_map(|national| {
            let law = national.folder.as_str();
            let of_law = move |row: &&CrosswalkRow| crosswalk.list(row).is_some_and(|list| list.law == law);
            let ids: Vec<&str> = crosswalk.rows.iter().filter(of_law).map(|row| row.id.as_str()).collect();
            let ruled = national.paragraphs().filter(|(_, paragraph)| paragraph.rule.is_some());
            ruled.filter_map(move |(_, paragraph)| {
                let id = paragraph.id.value.as_str();
                let beside = ids.iter().any(|row| lies_below(row, id) || lies_below(id, row));
                (!beside).then(|| (law.to_owned(), id.to_owned()))
            })
        });
        Self {
            rows: crosswalk.rows.len(),
            without_paragraph: lacking.collect(),
            without_row: without_row.collect(),
        }
    }
}

/// The entries with a row of this very paragraph.
pub(crate) fn entries_beside(corpus: &Corpus, law: &str, paragraph: &str) -> Vec<String> {
    let crosswalk = &corpus.crosswalk;
    let rows = crosswalk.rows.iter().filter(|row| row.id == paragraph);
    let of_law = rows.filter(|row| crosswalk.list(row).is_some_and(|list| list.law == law));
    of_law.map(|row| corpus.vocabulary.entries().name(row.entry).to_owned()).collect()
}
