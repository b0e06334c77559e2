//! What a national list catches of the Annex, with what stands nearest to each product that it misses.

mod nearest;

pub use nearest::Nearest;

use crate::Law;
use mtcr_annex::{Classifier, EditionChoice};
use mtcr_corpus::corpus::Explained;
use mtcr_corpus::dossier::read_dossier;
use mtcr_corpus::{Corpus, EditionId, Entry, Uncovered};
use mtcr_proof::cover::{Cover, Row, cover_watched};
use mtcr_rules::{EntryId, lies_below};

/// The comparison of some entries of an edition with a list.
#[derive(Debug)]
pub struct Coverage {
    /// The law compiled together with the list.
    pub corpus: Corpus,
    /// The edition.
    pub edition: EditionId,
    /// What was found, in the order of ids.
    pub rows: Vec<CoveredRow>,
}

/// What a list does with one entry.
#[derive(Debug)]
pub struct CoveredRow {
    /// The finding.
    pub found: Row,
    /// The paragraph that comes nearest to catching the product that slips through.
    pub nearest: Option<Nearest>,
    /// Paragraphs that the proof needs and that no row of the crosswalk puts beside the entry, at, above or below them.
    pub beside_no_row: Vec<String>,
}

impl CoveredRow {
    /// What the list says of the difference, where it says so of what was found.
    #[must_use]
    pub fn explained<'c>(&self, corpus: &'c Corpus) -> Option<&'c Explained> {
        let explained = corpus.list.as_ref()?.explained(self.found.entry)?;
        (uncovered(&self.found.cover) == Some(explained.verdict)).then_some(explained)
    }
}

/// What can be explained of a finding.
fn uncovered(cover: &Cover) -> Option<Uncovered> {
    match cover {
        Cover::Covered(_) => None,
        Cover::NotCovered { .. } => Some(Uncovered::NotCovered),
        Cover::Open(_) => Some(Uncovered::Open),
    }
}

impl Coverage {
    /// Compares the entries that are wanted with the list that a law was compiled with.
    ///
    /// # Errors
    /// The name of a fact two of whose limits are too close to tell apart.
    pub fn of(corpus: Corpus, edition: EditionId, wanted: &dyn Fn(EntryId) -> bool) -> Result<Self, String> {
        Self::watched(corpus, edition, wanted, &|| true)
    }

    /// Compares as [`Coverage::of`] does. `go_on` is asked before each entry, and once false ends the work there: the
    /// rows of entries not reached are missing.
    ///
    /// # Errors
    /// As [`Coverage::of`].
    pub fn watched(
        corpus: Corpus,
        edition: EditionId,
        wanted: &dyn Fn(EntryId) -> bool,
        go_on: &(dyn Fn() -> bool + Sync),
    ) -> Result<Self, String> {
        let found = cover_watched(&corpus, edition, wanted, go_on)?;
        let classifier = Classifier::new(&corpus, EditionChoice { wanted: edition, evaluated: edition });
        let rows = found.into_iter().map(|found| CoveredRow {
            nearest: nearest_of(&corpus, &classifier, &found),
            beside_no_row: beside_no_row(&corpus, &found),
            found,
        });
        let rows = rows.collect();
        Ok(Coverage { corpus, edition, rows })
    }

    /// Where explanations and findings part: entries not covered or open without one, and explanations of what is not
    /// found; a sentence each, in the order of ids.
    #[must_use]
    pub fn gaps(&self) -> Vec<String> {
        let rows = self.rows.iter().filter_map(|row| {
            let entry = self.corpus.vocabulary.entries().name(row.found.entry);
            let found = uncovered(&row.found.cover).map_or("covered", Uncovered::as_str);
            let said = self.corpus.list.as_ref()?.explained(row.found.entry);
            match said {
                Some(said) if said.verdict.as_str() != found => Some(format!(
                    "{}: {entry} is explained as {} and found {found}",
                    said.place,
                    said.verdict.as_str()
                )),
                None if found != "covered" => Some(format!("{entry} is {found} and not explained")),
                _ => None,
            }
        });
        rows.collect()
    }
}

fn nearest_of(corpus: &Corpus, classifier: &Classifier<'_>, row: &Row) -> Option<Nearest> {
    let Cover::NotCovered { witness, .. } = &row.cover else { return None };
    let text = witness.product.to_string();
    let dossier = read_dossier("product.toml", &text, &corpus.vocabulary, &corpus.methods).ok()?;
    Nearest::of(&classifier.classify(&dossier), &rows_beside(corpus, row.entry))
}

/// What the crosswalk puts beside an entry in the list of a corpus: ids of paragraphs, or what they begin with.
fn rows_beside(corpus: &Corpus, entry: EntryId) -> Vec<&str> {
    let Some(list) = &corpus.list else { return Vec::new() };
    let crosswalk = &corpus.crosswalk;
    let rows = crosswalk.rows.iter().filter(|row| row.entry == entry);
    let of_law = rows.filter(|row| crosswalk.list(row).is_some_and(|other| other.law == list.id));
    of_law.map(|row| row.id.as_str()).collect()
}

fn beside_no_row(corpus: &Corpus, row: &Row) -> Vec<String> {
    let Cover::Covered(rests) = &row.cover else { return Vec::new() };
    let names = corpus.vocabulary.entries();
    let rows = rows_beside(corpus, row.entry);
    let used = rests.paragraphs.iter().map(|paragraph| names.name(*paragraph));
    let named = |id: &str| rows.iter().any(|row| lies_below(row, id) || lies_below(id, row));
    used.filter(|id| !named(id)).map(str::to_owned).collect()
}

/// How many of the entries that are wanted can be compared with a list: those with a rule.
#[must_use]
pub fn entries(corpus: &Corpus, edition: EditionId, wanted: &dyn Fn(EntryId) -> bool) -> usize {
    let ruled =
        |entry: &&Entry| wanted(entry.id) && entry.versions_in(edition).any(|version| version.rule.is_some());
    corpus.entries.iter().filter(ruled).count()
}

impl Law {
    /// Compares the entries that are wanted with one of the national lists of this law.
    ///
    /// # Errors
    /// See [`Law::list`]; the inner error is the name of a fact two of whose limits are too close to tell apart.
    pub fn coverage(
        &self,
        list: &str,
        edition: EditionId,
        wanted: &dyn Fn(EntryId) -> bool,
    ) -> Result<Result<Coverage, String>, crate::NoLaw> {
        Ok(Coverage::of(self.list(list)?, edition, wanted))
    }
}
