//! Names of accounts and of what belongs to them, as they stand in streams.

use serde::{Deserialize, Serialize};
use std::fmt;
use thiserror::Error;

/// Bytes of the longest id.
const LENGTH: usize = 64;

/// A text that is no id.
#[derive(Clone, Debug, Error, PartialEq, Eq)]
#[error("`{0}` is not an id: 1 to 64 lower-case letters, digits and `-`")]
pub struct BadId(String);

fn word(text: &str) -> Result<&str, BadId> {
    let fits = |letter: char| letter.is_ascii_lowercase() || letter.is_ascii_digit() || letter == '-';
    if !text.is_empty() && text.len() <= LENGTH && text.chars().all(fits) {
        Ok(text)
    } else {
        Err(BadId(text.to_owned()))
    }
}

macro_rules! id {
    ($(#[$meaning:meta])* $name:ident, $stream:literal) => {
        $(#[$meaning])*
        #[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
        #[serde(try_from = "String", into = "String")]
        pub struct $name(String);

        impl $name {
            /// An id of 1 to 64 lower-case letters, digits and `-`.
            ///
            /// # Errors
            /// It has others, or another length.
            pub fn new(text: &str) -> Result<Self, BadId> {
                word(text).map(|text| Self(text.to_owned()))
            }

            /// The id.
            #[must_use]
            pub fn as_str(&self) -> &str {
                &self.0
            }

            /// The stream of what happens to it.
            #[must_use]
            pub fn stream(&self) -> String {
                format!(concat!($stream, "/{}"), self.0)
            }
        }

        impl TryFrom<String> for $name {
            type Error = BadId;
            fn try_from(text: String) -> Result<Self, BadId> {
                Self::new(&text)
            }
        }

        impl From<$name> for String {
            fn from(id: $name) -> Self {
                id.0
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
                out.write_str(&self.0)
            }
        }
    };
}

id!(
    /// An organisation: an authority, an exporter, a partner, …
    OrganisationId,
    "organisation"
);
id!(
    /// A role granted to an account, or proposed to be.
    GrantId,
    "grant"
);
id!(
    /// Something else than a role that two administrators must want.
    ProposalId,
    "proposal"
);
id!(
    /// A token by which programs act for an account.
    TokenId,
    "token"
);
id!(
    /// A link that can be used once.
    LinkId,
    "link"
);
id!(
    /// A session of somebody signed in.
    SessionId,
    "session"
);

/// An account: a person, `person/ID`, or a program with roles of its own, `service/ID`.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct AccountId(String);

impl AccountId {
    /// A person.
    ///
    /// # Errors
    /// The id has other characters than lower-case letters, digits and `-`, or not 1 to 64 of them.
    pub fn person(id: &str) -> Result<Self, BadId> {
        Ok(Self(format!("person/{}", word(id)?)))
    }

    /// A program.
    ///
    /// # Errors
    /// As [`AccountId::person`].
    pub fn service(id: &str) -> Result<Self, BadId> {
        Ok(Self(format!("service/{}", word(id)?)))
    }

    /// Reads `person/ID` or `service/ID`.
    ///
    /// # Errors
    /// It is neither.
    pub fn parse(text: &str) -> Result<Self, BadId> {
        match text.split_once('/') {
            Some(("person", id)) => Self::person(id),
            Some(("service", id)) => Self::service(id),
            _ => Err(BadId(text.to_owned())),
        }
    }

    /// `person/ID` or `service/ID`: its stream, and its name as the one who acts.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Whether it is a program.
    #[must_use]
    pub fn is_service(&self) -> bool {
        self.0.starts_with("service/")
    }
}

impl TryFrom<String> for AccountId {
    type Error = BadId;
    fn try_from(text: String) -> Result<Self, BadId> {
        Self::parse(&text)
    }
}

impl From<AccountId> for String {
    fn from(id: AccountId) -> Self {
        id.0
    }
}

impl fmt::Display for AccountId {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(&self.0)
    }
}
