//! What a state is called on a date.

use crate::{On, Regime};
use mtcr_corpus::corpus::registry::{Name, State};

/// A name, and whether it was certainly in use.
#[derive(Clone, Copy, Debug)]
pub struct NameOn<'c> {
    /// The name.
    pub name: &'c Name,
    /// Whether it was in use for all of the time asked about; else it is the nearest there is.
    pub settled: bool,
}

impl<'c> Regime<'c> {
    /// What a state is called on a date; `None` only for a state without any name, which no registry has.
    #[must_use]
    pub fn name(self, state: &'c State, on: On) -> Option<NameOn<'c>> {
        let names = || state.names.iter();
        if let Some(name) = names().find(|name| on.within(name.period).is_true()) {
            return Some(NameOn { name, settled: true });
        }
        let open = names().find(|name| on.within(name.period).is_unknown());
        // Before the first name there is the oldest, which stands last.
        let name = open.or_else(|| names().next_back())?;
        Some(NameOn { name, settled: false })
    }

    /// The name alone, for a line of text.
    #[must_use]
    pub fn called(self, state: &'c State, on: On) -> &'c str {
        self.name(state, on).map_or(state.iso2.as_str(), |name| name.name.name.as_str())
    }
}
