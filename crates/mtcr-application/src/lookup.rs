//! Finds what people name: entries of the Annex, paragraphs of national lists, words.

use crate::law::Law;
use crate::name::{self, Unknown};
use mtcr_corpus::{Corpus, Entry, NationalList, Paragraph};
use mtcr_rules::{EntryRange, did_you_mean, lies_below};

/// What an id or the beginning of ids names.
#[derive(Clone, Debug)]
pub struct Found<'a, T> {
    /// The id in full.
    pub id: String,
    /// What has this very id.
    pub exact: Option<&'a T>,
    /// Everything meant, in the order of ids: of entries the exact one alone where there is one, of paragraphs also
    /// those below it.
    pub all: Vec<&'a T>,
}

/// The entry of an id, or those whose ids begin with it: `9.A.6`, `9A6`, `9.A`.
///
/// # Errors
/// An id that nothing has or begins with.
pub fn entries<'a>(corpus: &'a Corpus, typed: &str) -> Result<Found<'a, Entry>, Unknown> {
    let id = name::entry_id(typed);
    let exact = corpus.find_entry(&id);
    let below = corpus.vocabulary.entries().range(&id).filter(|_| exact.is_none());
    let below = below.iter().flat_map(|range| range.iter()).filter_map(|id| corpus.entry(id));
    let all: Vec<&Entry> = exact.into_iter().chain(below).collect();
    if all.is_empty() { Err(name::unknown_entry(corpus, typed)) } else { Ok(Found { id, exact, all }) }
}

/// The entries at or below some ids.
///
/// # Errors
/// The first id that nothing has or begins with.
pub fn ranges(law: &Law, typed: &[String]) -> Result<Vec<EntryRange>, Unknown> {
    let range = |typed: &String| {
        let found = law.corpus.vocabulary.entries().range(&name::entry_id(typed));
        found.ok_or_else(|| name::unknown_entry(&law.corpus, typed))
    };
    typed.iter().map(range).collect()
}

/// The paragraph of an id, or those whose ids begin with it: `1C111.a.1`, `1C111a`, `IV(d)`.
///
/// # Errors
/// An id that no paragraph has or begins with.
pub fn paragraphs<'a>(list: &'a NationalList, typed: &str) -> Result<Found<'a, Paragraph>, Unknown> {
    let ids = list.paragraphs.iter().map(|paragraph| paragraph.name.as_str());
    let Some(id) = name::paragraph_id(ids.clone(), typed) else {
        let message = format!("the list `{}` has no paragraph `{typed}`", list.id);
        return Err(Unknown { message, help: did_you_mean(typed, ids) });
    };
    Ok(Found {
        id: id.to_owned(),
        exact: list.find(id),
        all: list.paragraphs.iter().filter(|paragraph| lies_below(&paragraph.name, id)).collect(),
    })
}
