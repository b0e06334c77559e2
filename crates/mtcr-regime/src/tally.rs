//! How many states have a standing on a date.

use crate::{On, Regime, Standing};
use mtcr_corpus::corpus::registry::State;
use mtcr_rules::Truth;

/// The states of one standing, and those of which that is open; both in the order of their codes.
#[derive(Clone, Debug)]
pub struct Tally<'c> {
    /// The standing.
    pub standing: Standing,
    /// The states that have it.
    pub states: Vec<&'c State>,
    /// The states that may have it.
    pub open: Vec<&'c State>,
}

impl Tally<'_> {
    /// How many at least.
    #[must_use]
    pub fn at_least(&self) -> usize {
        self.states.len()
    }

    /// How many at most.
    #[must_use]
    pub fn at_most(&self) -> usize {
        self.states.len() + self.open.len()
    }

    /// How many, where both agree.
    #[must_use]
    pub fn count(&self) -> Option<usize> {
        self.open.is_empty().then(|| self.at_least())
    }
}

impl<'c> Regime<'c> {
    /// The states of a standing on a date.
    #[must_use]
    pub fn tally(self, standing: Standing, on: On) -> Tally<'c> {
        self.tally_among(self.registry.states.iter(), standing, on)
    }

    pub(crate) fn tally_among(
        self,
        states: impl Iterator<Item = &'c State>,
        standing: Standing,
        on: On,
    ) -> Tally<'c> {
        let mut tally = Tally { standing, states: Vec::new(), open: Vec::new() };
        for state in states {
            match self.standing(state, on).is(standing) {
                Truth::True => tally.states.push(state),
                Truth::Unknown => tally.open.push(state),
                Truth::False => {}
            }
        }
        tally
    }
}
