//! The edition that a page shows, and the switch to another one.

use super::errors;
use super::visit::Visit;
use axum::response::Response;
use mtcr_annex::{EditionChoice, choose_edition};
use mtcr_corpus::EditionId;

/// The editions to choose from, and the one chosen.
pub(crate) struct Editions {
    /// All of the calendar, the newest first.
    pub(crate) all: Vec<EditionOption>,
    /// The one asked for.
    pub(crate) wanted: String,
    /// The one whose text is shown.
    pub(crate) shown: String,
    /// What addresses carry after them to stay in the edition; empty for the newest.
    pub(crate) query: String,
}

/// An edition in a list of choices.
pub(crate) struct EditionOption {
    /// Its id.
    pub(crate) id: String,
    /// Whether its text is held.
    pub(crate) held: bool,
    /// Whether it is the one asked for.
    pub(crate) chosen: bool,
}

impl Editions {
    /// Whether another edition's text stands in place of the one asked for.
    pub(crate) fn substituted(&self) -> bool {
        self.wanted != self.shown
    }

    /// The choices for an edition already looked up.
    pub(crate) fn of(visit: &Visit, choice: EditionChoice) -> Self {
        let corpus = &visit.node.law().corpus;
        let name = |id: EditionId| corpus.edition(id).map_or_else(String::new, |edition| edition.id.clone());
        let (wanted, shown) = (name(choice.wanted), name(choice.evaluated));
        let all = corpus.editions.iter().rev().map(|edition| EditionOption {
            id: edition.id.clone(),
            held: edition.encoded,
            chosen: edition.id == wanted,
        });
        let newest = corpus.newest_edition() == Some(choice.wanted);
        let query = if newest { String::new() } else { format!("?edition={wanted}") };
        Editions { all: all.collect(), wanted, shown, query }
    }
}

/// The edition that an address names; the newest held where it names none.
///
/// # Errors
/// The page that says that there is no such edition.
pub(crate) fn edition(
    visit: &Visit,
    wanted: Option<&str>,
) -> Result<(EditionChoice, Editions), Box<Response>> {
    let wanted = wanted.map(str::trim).filter(|wanted| !wanted.is_empty());
    let choice = choose_edition(&visit.node.law().corpus, wanted)
        .map_err(|unknown| Box::new(errors::nothing_named(visit, unknown.to_string())))?;
    Ok((choice, Editions::of(visit, choice)))
}
