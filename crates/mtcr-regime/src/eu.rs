//! The European Union beside the regime: its list binds its members whatever their standing.

use crate::{On, Regime, Standing, Tally};
use mtcr_corpus::corpus::registry::State;
use mtcr_rules::Truth;

/// The members of the Union on a date, by their standing.
#[derive(Clone, Debug)]
pub struct EuOverlap<'c> {
    /// The members.
    pub members: Vec<&'c State>,
    /// The states that may be members.
    pub open: Vec<&'c State>,
    /// The members by standing, those of no standing last.
    pub by_standing: [Tally<'c>; 4],
}

impl<'c> Regime<'c> {
    /// Whether a state was a member of the Union, or of the Communities before it.
    #[must_use]
    pub fn in_eu(self, state: &State, on: On) -> Truth {
        let terms = self.registry.eu.iter().filter(|term| term.state == state.iso2);
        terms.fold(Truth::False, |known, term| known.or(on.within(term.period)))
    }

    /// The members on a date, and how many of them have which standing.
    #[must_use]
    pub fn eu(self, on: On) -> EuOverlap<'c> {
        let some = |truth| self.registry.states.iter().filter(move |state| self.in_eu(state, on) == truth);
        let tally = |standing| self.tally_among(some(Truth::True), standing, on);
        EuOverlap {
            members: some(Truth::True).collect(),
            open: some(Truth::Unknown).collect(),
            by_standing: [
                tally(Standing::Partner),
                tally(Standing::Adherent),
                tally(Standing::UnilateralAdherent),
                tally(Standing::Other),
            ],
        }
    }
}
