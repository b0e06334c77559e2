//! Names of roles, actions, organisations, sites and accounts: words whose form is checked once.

use std::fmt;

/// A name that does not have the form of its kind.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("`{name}` is no name of {kind}: {form}")]
pub struct BadName {
    name: String,
    kind: &'static str,
    form: &'static str,
}

/// The longest name of an organisation, site or account, in bytes.
const LONGEST: usize = 100;

/// Small letters and digits in words joined by single hyphens, beginning with a letter.
fn is_kebab(name: &str) -> bool {
    name.starts_with(|first: char| first.is_ascii_lowercase())
        && name.split('-').all(|word| {
            !word.is_empty() && word.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit())
        })
}

/// Two capital letters or a capital letter and a digit.
fn is_code(name: &str) -> bool {
    matches!(name.as_bytes(), [first, second]
        if first.is_ascii_uppercase() && (second.is_ascii_uppercase() || second.is_ascii_digit()))
}

/// Printed characters without spaces, up to the longest length.
fn is_id(name: &str) -> bool {
    !name.is_empty() && name.len() <= LONGEST && name.bytes().all(|byte| byte.is_ascii_graphic())
}

macro_rules! name {
    ($(#[$doc:meta])* $type:ident, $kind:literal, $form:literal, $test:ident) => {
        $(#[$doc])*
        #[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $type(String);

        impl $type {
            /// Takes a name.
            ///
            /// # Errors
            /// The name does not have the form of its kind.
            pub fn new(name: &str) -> Result<Self, BadName> {
                if $test(name) {
                    Ok(Self(name.into()))
                } else {
                    Err(BadName { name: name.into(), kind: $kind, form: $form })
                }
            }

            /// The name.
            #[must_use]
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl fmt::Display for $type {
            fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
                to.write_str(&self.0)
            }
        }

        impl std::str::FromStr for $type {
            type Err = BadName;

            fn from_str(name: &str) -> Result<Self, BadName> {
                Self::new(name)
            }
        }
    };
}

name!(
    /// A role, by its two-character code: `CO`. Which there are is said in `data/policies/roles.toml`;
    /// a code that stands there in no row gives no permission.
    Role, "a role", "two capital letters, or one and a digit", is_code
);
name!(
    /// An action: a row of the matrix and how it is acted on, `rating-write`. An action that is in no row is refused.
    ActionId, "an action", "small letters and digits in words joined by hyphens", is_kebab
);
name!(
    /// An organisation, by the name of its stream: `organisation/4`.
    OrganisationId, "an organisation", "1 to 100 printed characters without spaces", is_id
);
name!(
    /// A site of an organisation.
    SiteId, "a site", "1 to 100 printed characters without spaces", is_id
);
name!(
    /// A person or a service account, by the name of its stream: `person/4`, `service/2`.
    AccountId, "an account", "1 to 100 printed characters without spaces", is_id
);

impl OrganisationId {
    /// A name that no organisation has.
    pub(crate) fn nobodys() -> Self {
        Self(String::new())
    }
}

impl AccountId {
    /// A name that no account has.
    pub(crate) fn nobodys() -> Self {
        Self(String::new())
    }
}
