//! Terms found in texts.

mod automata;
mod find;
mod slips;

pub use find::How;
pub(crate) use find::{Found, Space};

use crate::stem::Endings;
use crate::tables::{Grade, Tables, TablesError};
use crate::term::{About, Term};
use automata::Automaton;
use mtcr_screening::Lookalikes;
use slips::Slips;

/// Every term, ready to be looked for in one pass.
#[derive(Debug)]
pub(crate) struct Finder {
    terms: Vec<Term>,
    endings: Endings,
    /// Terms by their stems, with blanks.
    whole: Automaton,
    /// Terms by their letters without blanks.
    joined: Automaton,
    /// Words of terms, to know them misspelt.
    slips: Slips,
    /// What digits stand for.
    letters: Vec<(u8, u8)>,
    joined_least: usize,
    inside_least: usize,
    lookalikes: Lookalikes,
}

impl Finder {
    /// Makes ready.
    ///
    /// # Errors
    /// There are more terms than can be numbered.
    pub(crate) fn new(mut terms: Vec<Term>, tables: &Tables) -> Result<Self, TablesError> {
        let matching = &tables.matching;
        let wrong = |why: String| TablesError::row("terms", "all", why);
        let endings = Endings::new(&matching.endings, matching.endings_leave);
        // The best grade first, so that of equal terms the one that says most is met first.
        terms.sort_by(|one, other| {
            (other.grade, &one.letters, one.about).cmp(&(one.grade, &other.letters, other.about))
        });
        terms.dedup_by(|one, other| {
            one.letters == other.letters
                && one.breaks == other.breaks
                && one.about == other.about
                && one.open_before == other.open_before
                && one.open_after == other.open_after
        });
        let whole =
            Automaton::new(terms.iter().map(|term| {
                if term.open_before || term.open_after { Vec::new() } else { term.stems(&endings) }
            }))
            .map_err(wrong)?;
        let joined = Automaton::new(terms.iter().map(|term| {
            let open = term.open_before || term.open_after;
            let goods = matches!(term.about, About::Goods(_));
            if open || goods { term.letters.clone() } else { Vec::new() }
        }))
        .map_err(wrong)?;
        let letters = matching
            .digits
            .iter()
            .filter_map(|(digit, letter)| Some((*digit.as_bytes().first()?, *letter.as_bytes().first()?)))
            .collect();
        let slips = Slips::new(
            terms.iter().filter(|term| term.grade >= Grade::Fair && matches!(term.about, About::Goods(_))),
            matching,
            &tables.ordinary,
        );
        Ok(Self {
            terms,
            endings,
            whole,
            joined,
            slips,
            letters,
            joined_least: matching.joined_least,
            inside_least: matching.inside_least,
            lookalikes: tables.lookalikes.clone(),
        })
    }

    /// The term at a place.
    pub(crate) fn term(&self, place: u32) -> Option<&Term> {
        self.terms.get(usize::try_from(place).ok()?)
    }

    /// How many terms there are.
    pub(crate) fn len(&self) -> usize {
        self.terms.len()
    }
}
