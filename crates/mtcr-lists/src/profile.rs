//! Which lists must be there before a party can be called clear: `data/screening/profiles.toml`.

use mtcr_screening::ListId;
use serde::Deserialize;

const BUILT_IN: &str = include_str!("../../../data/screening/profiles.toml");

/// Which lists must be there.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Profile {
    /// Its id.
    pub id: String,
    /// For whom it is.
    pub title: String,
    /// The lists; of those in one bracket, one is enough.
    pub required: Vec<Vec<ListId>>,
}

/// The table of profiles cannot be used.
#[derive(Debug, thiserror::Error)]
pub enum ProfilesError {
    /// It is not what the format says.
    #[error("the table of profiles cannot be read")]
    Unreadable(#[from] toml::de::Error),
    /// A profile without a list would call everybody clear.
    #[error("the profile `{id}` requires no list: it would call everybody clear")]
    RequiresNothing {
        /// The profile.
        id: String,
    },
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    profile: Vec<Profile>,
}

impl Profile {
    /// The profiles that the product brings along.
    ///
    /// # Errors
    /// The table is wrong; a test keeps the built-in one right.
    pub fn built_in() -> Result<Vec<Profile>, ProfilesError> {
        Profile::read(BUILT_IN)
    }

    /// Profiles from a text.
    ///
    /// # Errors
    /// It is not TOML of this shape, or a profile requires no list.
    pub fn read(text: &str) -> Result<Vec<Profile>, ProfilesError> {
        let File { profile } = toml::from_str(text)?;
        match profile.iter().find(|profile| profile.required.iter().all(Vec::is_empty)) {
            Some(empty) => Err(ProfilesError::RequiresNothing { id: empty.id.clone() }),
            None => Ok(profile),
        }
    }
}
