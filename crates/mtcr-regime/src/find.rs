//! From a code or a name to a state.

use crate::{On, Regime};
use mtcr_corpus::corpus::registry::{FormerState, State, folded};
use mtcr_corpus::date::Period;
use mtcr_rules::{Truth, did_you_mean};

/// What a code or name stands for.
#[derive(Clone, Copy, Debug)]
pub enum Found<'c> {
    /// A state.
    State {
        /// The state.
        state: &'c State,
        /// Whether the name was in use on the date; True for a code.
        in_use: Truth,
    },
    /// A state that is no more.
    Former {
        /// The state.
        former: &'c FormerState,
        /// Whether it was still there on the date.
        there: Truth,
    },
}

impl<'c> Found<'c> {
    /// The state, unless it is no more.
    #[must_use]
    pub fn state(self) -> Option<&'c State> {
        match self {
            Self::State { state, .. } => Some(state),
            Self::Former { .. } => None,
        }
    }
}

/// Why a code or name stands for nothing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unknown {
    /// One line: what was written, and what may have been meant.
    pub message: String,
}

impl std::fmt::Display for Unknown {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        out.write_str(&self.message)
    }
}

impl std::error::Error for Unknown {}

/// Whether a text is written as the code of a state: two letters, whether a registry knows it or not.
///
/// A name that a registry does not know may be another name of any state in it; a code of two letters that it does not know
/// is no state of it.
#[must_use]
pub fn is_code(text: &str) -> bool {
    text.len() == 2 && text.bytes().all(|byte| byte.is_ascii_alphabetic())
}

impl<'c> Regime<'c> {
    /// The state that a code (`DE`, `DEU`) or a name stands for. Of several bearers of a name the one that bore it on
    /// the date is meant; a name that nobody bore then stands for whoever did at another time.
    ///
    /// # Errors
    /// A code or name that stands for nothing, or for several states alike.
    pub fn find(self, typed: &str, on: On) -> Result<Found<'c>, Unknown> {
        let typed = typed.trim();
        if let Some(found) = self.by_code(typed, on) {
            return Ok(found);
        }
        let mut found = self.by_name(typed, on);
        if found.is_empty()
            && let Some((last, first)) = typed.split_once(',')
        {
            found = self.by_name(&format!("{} {}", first.trim(), last.trim()), on);
        }
        let best = found.iter().map(|(_, _, truth)| *truth).max();
        found.retain(|(_, _, truth)| Some(*truth) == best);
        found.dedup_by(|a, b| a.0 == b.0);
        match found.as_slice() {
            [(_, one, _)] => Ok(*one),
            [] => Err(self.unknown(typed)),
            several => {
                let codes: Vec<&str> = several.iter().map(|(code, ..)| *code).collect();
                Err(Unknown { message: format!("`{typed}` may be {}; write the code", codes.join(" or ")) })
            }
        }
    }

    fn by_code(self, typed: &str, on: On) -> Option<Found<'c>> {
        let is = |code: &str| code.eq_ignore_ascii_case(typed);
        let state = self.registry.states.iter().find(|state| is(&state.iso2) || is(&state.iso3));
        if let Some(state) = state {
            return Some(Found::State { state, in_use: Truth::True });
        }
        let former = self.registry.former.iter().find(|former| is(&former.iso2) || is(&former.iso3))?;
        Some(Found::Former { former, there: self.there(former, on) })
    }

    /// Every bearer of a name, with its code, and whether it bore it then.
    fn by_name(self, typed: &str, on: On) -> Vec<(&'c str, Found<'c>, Truth)> {
        let wanted = folded(typed);
        let mut found = Vec::new();
        for state in &self.registry.states {
            let rows = state
                .names
                .iter()
                .filter(|row| std::iter::once(&row.name).chain(&row.also).any(|name| folded(name) == wanted));
            if let Some(in_use) = rows.map(|row| on.within(row.period)).max() {
                found.push((state.iso2.as_str(), Found::State { state, in_use }, in_use));
            }
        }
        for former in &self.registry.former {
            if std::iter::once(&former.name).chain(&former.also).any(|name| folded(name) == wanted) {
                let there = self.there(former, on);
                found.push((former.iso2.as_str(), Found::Former { former, there }, there));
            }
        }
        found
    }

    fn there(self, former: &FormerState, on: On) -> Truth {
        on.within(Period { from: None, until: Some(former.until) })
    }

    fn unknown(self, typed: &str) -> Unknown {
        let names = self.registry.states.iter().flat_map(|state| {
            let names = state.names.iter().flat_map(|row| std::iter::once(&row.name).chain(&row.also));
            names.map(String::as_str)
        });
        let former = self.registry.former.iter();
        let names =
            names
                .chain(former.flat_map(|former| {
                    std::iter::once(&former.name).chain(&former.also).map(String::as_str)
                }));
        let help = did_you_mean(typed, names).unwrap_or_else(|| {
            let example = self.registry.states.first().map_or("", |state| state.iso2.as_str());
            format!("write a code of two or three letters, such as `{example}`, or a name")
        });
        Unknown { message: format!("unknown state `{typed}`; {help}") }
    }
}
