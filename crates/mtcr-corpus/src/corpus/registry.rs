//! The registry checked and linked: states with names and standings over time, chairs, plenaries, the European Union.
//!
//! What a date that is only bounded means for a question is said by `mtcr-regime`; here stand the rows.

mod bodies;
mod check;
pub(super) mod dates;
mod file;
mod fold;
mod states;

use super::Cited;
use super::check::Checks;
use crate::date::{Moment, Period};
use crate::problem::Place;
use crate::source::{BasisSource, EditionSource, FileId, Mark, RegistrySource, StandingKind};
pub use file::{RegistryFile, open_registry, read_registry};
pub use fold::folded;

/// States and bodies of the regime.
#[derive(Clone, Debug, Default)]
pub struct Registry {
    /// Whether its states are made up. Their codes are then those that ISO 3166 leaves to users, and only then.
    pub fictitious: bool,
    /// SHA-256 of the files it was made from, in hexadecimal: those of the law, or the one file it came in.
    pub digest: String,
    /// States in the order of their codes.
    pub states: Vec<State>,
    /// States that are no more, in the order of their codes.
    pub former: Vec<FormerState>,
    /// Terms in the chair, oldest first.
    pub chairs: Vec<Chair>,
    /// Plenaries, oldest first.
    pub plenaries: Vec<Plenary>,
    /// Times in the European Union, in the order of the states' codes.
    pub eu: Vec<Membership>,
}

/// A state.
#[derive(Clone, Debug)]
pub struct State {
    /// The code of two letters: `DE`.
    pub iso2: String,
    /// The code of three letters: `DEU`.
    pub iso3: String,
    /// Its names, newest first; at least one.
    pub names: Vec<Name>,
    /// Its standings, newest first; a time without one is a time outside the regime.
    pub standings: Vec<StandingRow>,
    /// What else is known of it.
    pub remarks: Vec<Remark>,
    /// Where it stands.
    pub place: Place,
}

/// What a state was called for some time.
#[derive(Clone, Debug)]
pub struct Name {
    /// What answers call it.
    pub name: String,
    /// What else it was called.
    pub also: Vec<String>,
    /// When.
    pub period: Period,
}

/// What a state was to the regime for some time.
#[derive(Clone, Debug)]
pub struct StandingRow {
    /// The standing.
    pub kind: StandingKind,
    /// When; a start that is not known at all has a moment without bounds.
    pub period: Period,
    /// What it rests on.
    pub basis: Basis,
    /// Where it stands.
    pub place: Place,
}

/// Something known of a state that is no standing.
#[derive(Clone, Debug)]
pub struct Remark {
    /// In own words.
    pub text: String,
    /// What it rests on.
    pub basis: Basis,
}

/// What a row rests on.
#[derive(Clone, Debug)]
pub struct Basis {
    /// Citations.
    pub source: Vec<Cited>,
    /// How far it can be trusted.
    pub mark: Mark,
    /// Anything else; empty when nothing is.
    pub note: String,
}

/// A term in the chair.
#[derive(Clone, Debug)]
pub struct Chair {
    /// The codes of the states that held it, one or two.
    pub states: Vec<String>,
    /// Who, where known.
    pub persons: Vec<String>,
    /// When. A term whose end is not recorded is taken to last until the next one begins.
    pub period: Period,
    /// Whether the end was recorded, rather than taken from the next term.
    pub end_recorded: bool,
    /// What it rests on.
    pub basis: Basis,
    /// Where it stands.
    pub place: Place,
}

/// A plenary.
#[derive(Clone, Debug)]
pub struct Plenary {
    /// Which one it was.
    pub number: u16,
    /// The first day.
    pub opened: Moment,
    /// The last day, included.
    pub closed: Moment,
    /// The city.
    pub city: String,
    /// The code of the state that it met in.
    pub host: String,
    /// What is publicly known to have come of it; empty when nothing is.
    pub outcome: String,
    /// What it rests on.
    pub basis: Basis,
    /// Where it stands.
    pub place: Place,
}

/// A state's time in the European Union or the Communities before it.
#[derive(Clone, Debug)]
pub struct Membership {
    /// The code of the state.
    pub state: String,
    /// When.
    pub period: Period,
    /// What it rests on.
    pub basis: Basis,
}

/// A state that is no more.
#[derive(Clone, Debug)]
pub struct FormerState {
    /// The code of two letters that it had.
    pub iso2: String,
    /// The code of three letters that it had.
    pub iso3: String,
    /// What answers call it.
    pub name: String,
    /// What else it is called.
    pub also: Vec<String>,
    /// The first day without it.
    pub until: Moment,
    /// The codes of the states in its place.
    pub successors: Vec<String>,
    /// Whether other states have come of it too.
    pub and_others: bool,
    /// What it rests on.
    pub basis: Basis,
    /// Where it stands.
    pub place: Place,
}

impl Registry {
    /// A state by its code of two letters, in capitals.
    #[must_use]
    pub fn state(&self, iso2: &str) -> Option<&State> {
        let at = self.states.binary_search_by(|state| state.iso2.as_str().cmp(iso2)).ok()?;
        self.states.get(at)
    }

    /// Whether it says nothing.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.states.is_empty()
    }
}

/// Checks and links the registry of a corpus or a file.
pub(super) fn link(
    source: &RegistrySource,
    editions: &[EditionSource],
    digest: &str,
    checks: &Checks<'_>,
) -> Registry {
    let mut states: Vec<State> =
        source.states.iter().filter_map(|state| states::state(state, checks)).collect();
    states.sort_by(|a, b| a.iso2.cmp(&b.iso2));
    let mut former: Vec<FormerState> =
        source.former.iter().filter_map(|state| states::former(state, checks)).collect();
    former.sort_by(|a, b| a.iso2.cmp(&b.iso2));
    let plenaries = bodies::plenaries(&source.plenaries, checks);
    let chairs = bodies::chairs(&source.chairs, &plenaries, checks);
    let mut eu: Vec<Membership> =
        source.eu.iter().filter_map(|row| bodies::membership(row, checks)).collect();
    eu.sort_by(|a, b| a.state.cmp(&b.state));
    check::codes(source, checks);
    check::references(source, editions, checks);
    check::overlaps(source, &states, checks);
    check::names(source, checks);
    let fictitious = source.fictitious.as_ref().is_some_and(|flag| flag.value);
    Registry { fictitious, digest: digest.to_owned(), states, former, chairs, plenaries, eu }
}

fn basis(file: FileId, source: &BasisSource, checks: &Checks<'_>) -> Option<Basis> {
    let cited = checks.cited(file, &source.source);
    Some(Basis {
        source: cited,
        mark: source.mark.as_ref()?.value,
        note: super::texts::optional(source.note.as_ref()),
    })
}
