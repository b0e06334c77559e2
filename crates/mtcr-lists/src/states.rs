//! States as lists write them, to two letters.

use serde::Deserialize;
use std::collections::BTreeMap;
use unicode_normalization::UnicodeNormalization as _;

const BUILT_IN: &str = include_str!("../../../data/screening/states.toml");

/// The table of states cannot be used.
#[derive(Debug, thiserror::Error)]
pub enum StatesError {
    /// It is not what the format says.
    #[error("the table of states cannot be read")]
    Unreadable(#[from] toml::de::Error),
    /// One name, two states.
    #[error("`{name}` stands for `{one}` and for `{other}` in the table of states: a name is for one state")]
    Twice {
        /// The name.
        name: String,
        /// The first state.
        one: String,
        /// The second state.
        other: String,
    },
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    names: BTreeMap<String, Vec<String>>,
    also: BTreeMap<String, Vec<String>>,
}

/// Which two letters a written name stands for.
#[derive(Clone, Debug)]
pub struct States {
    by_name: BTreeMap<String, String>,
}

impl States {
    /// The table that the product brings along, `data/screening/states.toml`.
    ///
    /// # Errors
    /// The table is wrong; a test keeps the built-in one right.
    pub fn built_in() -> Result<States, StatesError> {
        States::read(BUILT_IN)
    }

    /// A table from its text.
    ///
    /// # Errors
    /// It is not TOML of this shape, or one name stands for two states.
    pub fn read(text: &str) -> Result<States, StatesError> {
        let file: File = toml::from_str(text)?;
        let mut by_name: BTreeMap<String, String> = BTreeMap::new();
        for (state, names) in file.names.into_iter().chain(file.also) {
            for name in names.into_iter().chain([state.clone()]) {
                if let Some(one) = by_name.insert(folded(&name), state.clone()).filter(|one| *one != state) {
                    return Err(StatesError::Twice { name, one, other: state });
                }
            }
        }
        Ok(States { by_name })
    }

    /// The two letters of a state as written: its letters, a name of it or the adjective of its nationality; none when the
    /// table does not know it.
    #[must_use]
    pub fn recognise(&self, written: &str) -> Option<String> {
        self.by_name.get(&folded(written)).cloned()
    }
}

/// A name without case, accents and punctuation.
fn folded(name: &str) -> String {
    let plain: String = name
        .nfkd()
        .filter(|c| !unicode_normalization::char::is_combining_mark(*c))
        .flat_map(char::to_lowercase)
        .map(|c| if c.is_alphanumeric() { c } else { ' ' })
        .collect();
    plain.split_whitespace().collect::<Vec<_>>().join(" ")
}
