//! Periods and limits of accounts, read from `data/policies/accounts.toml`.

use jiff::SignedDuration;
use mtcr_permissions::Role;
use serde::Deserialize;
use std::collections::BTreeSet;
use thiserror::Error;

/// The file as it was when the program was built.
const BUILT_IN: &str = include_str!("../../../data/policies/accounts.toml");

/// A file of periods and limits that cannot be read.
#[derive(Clone, Debug, Error, PartialEq, Eq)]
#[error("periods and limits of accounts cannot be read: {0}")]
pub struct BadPolicy(String);

/// A period: a whole number of seconds, minutes, hours or days of 24 hours.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
#[serde(try_from = "String")]
pub struct Period(i64);

impl Period {
    /// As a length of time.
    #[must_use]
    pub const fn duration(self) -> SignedDuration {
        SignedDuration::from_secs(self.0)
    }

    /// In whole days, rounded down.
    #[must_use]
    pub const fn days(self) -> i64 {
        self.0 / 86_400
    }
}

impl TryFrom<String> for Period {
    type Error = String;
    fn try_from(text: String) -> Result<Self, String> {
        let seconds = |unit: &str| match unit {
            "second" | "seconds" => Some(1),
            "minute" | "minutes" => Some(60),
            "hour" | "hours" => Some(3600),
            "day" | "days" => Some(86_400),
            _ => None,
        };
        let read = || {
            let (number, unit) = text.split_once(' ')?;
            let number = number.parse::<u32>().ok().filter(|number| *number > 0)?;
            Some(Self(i64::from(number) * seconds(unit)?))
        };
        read().ok_or_else(|| {
            format!("`{text}` is not a period: a number and `seconds`, `minutes`, `hours` or `days`")
        })
    }
}

/// How long things of accounts last, and how many there may be.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub struct Policy {
    /// Sessions.
    pub session: SessionPolicy,
    /// Tokens of programs.
    pub token: TokenPolicy,
    /// Links that can be used once.
    pub link: LinkPolicy,
    /// Roles granted.
    pub grant: GrantPolicy,
    /// Who administers.
    pub administration: AdministrationPolicy,
    /// Accounts.
    pub account: AccountPolicy,
    /// Refused attempts that are recorded.
    pub refusals: RefusalPolicy,
}

/// Who administers.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub struct AdministrationPolicy {
    /// The role whose holders grant every role.
    #[serde(deserialize_with = "crate::word::text::deserialize")]
    pub role: Role,
    /// The role whose holders grant roles within their own organisation.
    #[serde(deserialize_with = "crate::word::text::deserialize")]
    pub company: Role,
    /// These roles.
    #[serde(deserialize_with = "crate::word::texts::deserialize")]
    pub company_roles: BTreeSet<Role>,
}

/// What an account may have.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub struct AccountPolicy {
    /// How long the link can be used by which a person sets a first password.
    pub invitation: Period,
    /// How many tokens an account may have at the same time.
    pub tokens: usize,
}

/// How long a session lasts.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub struct SessionPolicy {
    /// Without a request.
    pub idle: Period,
    /// In any case.
    pub absolute: Period,
}

/// How long a token lasts.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub struct TokenPolicy {
    /// At most.
    pub longest: Period,
    /// Where nothing is said.
    pub usual: Period,
}

/// How long a link can be used.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub struct LinkPolicy {
    /// The one by which a first administrator, or one after all were lost, comes in.
    pub first_administrator: Period,
    /// The one by which somebody sets a new password.
    pub password_reset: Period,
}

/// Periods of role grants.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub struct GrantPolicy {
    /// From the first to the last day of a grant.
    pub longest: Period,
    /// How long a proposal can be approved.
    pub proposal: Period,
    /// For how long whoever received a role through somebody approves none for that person.
    pub mutual: Period,
    /// How long before the last administrators' roles end it is said.
    pub warning: Period,
}

/// How many refused attempts are recorded.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub struct RefusalPolicy {
    /// On one day.
    pub per_day: u64,
    /// On one day from one source.
    pub per_source: u64,
}

impl Policy {
    /// The periods and limits that the program was built with.
    ///
    /// # Errors
    /// The file cannot be read; a test reads it.
    pub fn built_in() -> Result<Self, BadPolicy> {
        Self::parse(BUILT_IN)
    }

    /// Reads the text of such a file; sections of others are passed over.
    ///
    /// # Errors
    /// A section or a field is absent, or a period is none.
    pub fn parse(text: &str) -> Result<Self, BadPolicy> {
        toml::from_str(text).map_err(|error| BadPolicy(error.to_string()))
    }
}

#[cfg(test)]
mod tests {
    use super::{BUILT_IN, Policy};

    #[test]
    fn the_file_is_read_and_mistakes_are_named() {
        let policy = Policy::built_in().unwrap();
        assert!(policy.session.idle < policy.session.absolute);
        assert!(policy.grant.warning.days() > 0 && policy.grant.mutual.days() > 0);
        assert!(policy.token.usual <= policy.token.longest);
        assert!(policy.refusals.per_source < policy.refusals.per_day);
        for (right, wrong) in
            [("\"12 hours\"", "\"12 moons\""), ("\"12 hours\"", "\"0 hours\""), ("idle ", "idel ")]
        {
            let fault = Policy::parse(&BUILT_IN.replace(right, wrong)).unwrap_err();
            assert!(
                fault.to_string().contains("idle") || fault.to_string().contains("is not a period"),
                "{fault}"
            );
        }
    }
}
