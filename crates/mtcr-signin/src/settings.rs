//! Periods and limits, from `data/policies/accounts.toml`.

use crate::fault::Fault;
use crate::password::{MOST_MEMORY, MOST_PASSES};
use crate::period;
use jiff::SignedDuration;
use serde::Deserialize;
use serde::de::{Deserializer, Error as _};

/// The file as it was when the program was built.
const BUILT_IN: &str = include_str!("../../../data/policies/accounts.toml");

/// Every section of the file that signing in reads; others are for other readers.
#[derive(Clone, Debug, Deserialize)]
#[non_exhaustive]
pub struct Settings {
    /// Passwords.
    pub password: PasswordSettings,
    /// Codes after a password.
    #[serde(rename = "second-factor")]
    pub second_factor: SecondFactorSettings,
    /// Sessions.
    pub session: SessionSettings,
    /// API tokens.
    pub token: TokenSettings,
    /// One-time links.
    pub link: LinkSettings,
    /// Providers of identities.
    pub provider: ProviderSettings,
    /// Known browsers.
    pub device: DeviceSettings,
    /// How often one may try.
    pub throttle: ThrottleSettings,
}

/// What passwords must be and what their hashes cost.
#[derive(Clone, Debug, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
#[non_exhaustive]
pub struct PasswordSettings {
    /// Fewest characters, inclusive.
    pub shortest: usize,
    /// Most characters, inclusive.
    pub longest: usize,
    /// Fewest characters that are left without what everybody tries.
    pub left: usize,
    /// Memory of one hash, in KiB.
    pub memory: u32,
    /// Passes over it.
    pub passes: u32,
    /// Lanes in it.
    pub lanes: u32,
    /// Hashes computed at the same time, at most.
    pub at_once: usize,
    /// Requests that wait for one of these, at most.
    pub waiting: usize,
    /// Words that everybody tries.
    pub words: Vec<String>,
    /// Characters that are neighbours.
    pub runs: Vec<String>,
}

/// Codes of an authenticator and recovery codes.
#[derive(Clone, Debug, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
#[non_exhaustive]
pub struct SecondFactorSettings {
    /// How long a code is shown.
    #[serde(deserialize_with = "period")]
    pub step: SignedDuration,
    /// Steps before and after the present one that are taken.
    pub window: u16,
    /// Recovery codes in a set.
    pub codes: usize,
}

/// How long a session lasts.
#[derive(Clone, Debug, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
#[non_exhaustive]
pub struct SessionSettings {
    /// After the last request.
    #[serde(deserialize_with = "period")]
    pub idle: SignedDuration,
    /// After the sign-in.
    #[serde(deserialize_with = "period")]
    pub absolute: SignedDuration,
}

/// How long an API token lasts.
#[derive(Clone, Debug, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
#[non_exhaustive]
pub struct TokenSettings {
    /// At most.
    #[serde(deserialize_with = "period")]
    pub longest: SignedDuration,
    /// When nothing is said.
    #[serde(deserialize_with = "period")]
    pub usual: SignedDuration,
}

/// How long a one-time link lasts.
#[derive(Clone, Debug, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
#[non_exhaustive]
pub struct LinkSettings {
    /// That of the first administrator.
    #[serde(deserialize_with = "period")]
    pub first_administrator: SignedDuration,
    /// That for a new password.
    #[serde(deserialize_with = "period")]
    pub password_reset: SignedDuration,
}

/// Dealing with a provider of identities.
#[derive(Clone, Debug, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
#[non_exhaustive]
pub struct ProviderSettings {
    /// From leaving to coming back.
    #[serde(deserialize_with = "period")]
    pub pending: SignedDuration,
    /// By how much clocks may differ.
    #[serde(deserialize_with = "period")]
    pub skew: SignedDuration,
    /// How long one answer may take.
    #[serde(deserialize_with = "period")]
    pub answer: SignedDuration,
    /// Most bytes of one answer.
    pub largest: u64,
}

/// Browsers that are known again.
#[derive(Clone, Debug, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
#[non_exhaustive]
pub struct DeviceSettings {
    /// How long one is known.
    #[serde(deserialize_with = "period")]
    pub life: SignedDuration,
}

/// How often a sign-in may fail.
#[derive(Clone, Debug, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
#[non_exhaustive]
pub struct ThrottleSettings {
    /// Bits of an IPv4 address that are its network.
    pub ipv4_bits: u8,
    /// Bits of an IPv6 address that are its network.
    pub ipv6_bits: u8,
    /// Steps in which a period slides.
    pub slices: usize,
    /// Counters in a row.
    pub width: usize,
    /// Rows of counters.
    pub rows: usize,
    /// Known devices that are remembered, at most.
    pub devices: usize,
    /// The limits.
    pub limit: Vec<Limit>,
}

/// So many failures of one kind within a period.
#[derive(Clone, Copy, Debug, Deserialize, PartialEq, Eq)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
#[non_exhaustive]
pub struct Limit {
    /// What is counted together.
    pub by: By,
    /// How many are let through, inclusive.
    pub most: u16,
    /// The period.
    #[serde(deserialize_with = "period")]
    pub within: SignedDuration,
}

/// What is counted together.
#[derive(Clone, Copy, Debug, Deserialize, PartialEq, Eq, PartialOrd, Ord)]
#[serde(rename_all = "kebab-case")]
pub enum By {
    /// Attempts with one name from one network.
    NameAndNetwork,
    /// Attempts with one name.
    Name,
    /// Attempts from one network.
    Network,
    /// All attempts.
    Everyone,
    /// Attempts from one known device; it is not counted by the others.
    Device,
}

impl Settings {
    /// What the program was built with.
    ///
    /// # Errors
    /// Never for a program that passed its tests.
    pub fn built_in() -> Result<Self, Fault> {
        Self::read(BUILT_IN)
    }

    /// Reads the text of such a file.
    ///
    /// # Errors
    /// A section or key is missing or unknown, a value is none, or a limit makes no sense.
    pub fn read(text: &str) -> Result<Self, Fault> {
        let settings: Self = toml::from_str(text).map_err(Fault::Settings)?;
        settings.check().map(|()| settings)
    }

    fn check(&self) -> Result<(), Fault> {
        let password = &self.password;
        let throttle = &self.throttle;
        let has = |by: By| throttle.limit.iter().any(|limit| limit.by == by);
        let bounded = |low: usize, value: usize, high: usize| low <= value && value <= high;
        let rows: [(&str, String, bool, &'static str); 16] = [
            ("password.shortest", password.shortest.to_string(), 8 <= password.shortest, "8 or more"),
            (
                "password.longest",
                password.longest.to_string(),
                bounded(64, password.longest, 1024),
                "64 to 1024, so that a sentence fits",
            ),
            (
                "password.left",
                password.left.to_string(),
                password.left <= password.shortest,
                "at most `password.shortest`",
            ),
            (
                "password.memory",
                password.memory.to_string(),
                (8..=MOST_MEMORY).contains(&password.memory),
                "8 to 262144 KiB",
            ),
            (
                "password.passes",
                password.passes.to_string(),
                (1..=MOST_PASSES).contains(&password.passes),
                "1 to 64",
            ),
            (
                "password.lanes",
                password.lanes.to_string(),
                password.lanes == 1,
                "1: lanes are not run in parallel here",
            ),
            ("password.at-once", password.at_once.to_string(), bounded(1, password.at_once, 256), "1 to 256"),
            (
                "second-factor.step",
                self.second_factor.step.to_string(),
                self.second_factor.step <= SignedDuration::from_mins(5),
                "at most 5 minutes",
            ),
            (
                "second-factor.window",
                self.second_factor.window.to_string(),
                self.second_factor.window <= 2,
                "0 to 2: each step more is one more code that fits",
            ),
            (
                "session.idle",
                self.session.idle.to_string(),
                self.session.idle <= self.session.absolute,
                "at most `session.absolute`",
            ),
            (
                "token.usual",
                self.token.usual.to_string(),
                self.token.usual <= self.token.longest,
                "at most `token.longest`",
            ),
            ("throttle.ipv4-bits", throttle.ipv4_bits.to_string(), throttle.ipv4_bits <= 32, "0 to 32"),
            ("throttle.ipv6-bits", throttle.ipv6_bits.to_string(), throttle.ipv6_bits <= 128, "0 to 128"),
            ("throttle.slices", throttle.slices.to_string(), bounded(1, throttle.slices, 1024), "1 to 1024"),
            (
                "throttle.width",
                format!("{} x {}", throttle.width, throttle.rows),
                bounded(1, throttle.width, 1 << 20) && bounded(1, throttle.rows, 8),
                "1 to 1048576 counters in 1 to 8 rows",
            ),
            (
                "throttle.limit",
                format!("{} limits", throttle.limit.len()),
                has(By::Name) && has(By::Device) && 0 < throttle.devices,
                "one by `name` and one by `device` at least: without them guesses are not bounded",
            ),
        ];
        match rows.into_iter().find(|(_, _, good, _)| !good) {
            None => Ok(()),
            Some((key, found, _, right)) => Err(Fault::Setting { key: key.to_owned(), found, right }),
        }
    }
}

fn period<'de, D: Deserializer<'de>>(deserializer: D) -> Result<SignedDuration, D::Error> {
    let text = String::deserialize(deserializer)?;
    period::read(&text).ok_or_else(|| {
        D::Error::custom(format_args!(
            "`{text}` is not a period: `30 seconds`, `15 minutes`, `12 hours`, `90 days`"
        ))
    })
}
