//! The periods and limits by which an installation is judged, which are data: `data/policies/operations.toml`.

use jiff::SignedDuration;
use serde::Deserialize;

const DATA: &str = include_str!("../../../data/policies/operations.toml");

/// Periods and limits by which an installation is judged.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Periods {
    /// Days after its newest edition from which a law is called old.
    pub law_days: i64,
    /// Minutes for which entries of the ledger may stand unsigned.
    pub unsigned_minutes: i64,
    /// Hours after which the newest backup is called old.
    pub backup_hours: i64,
    /// Days before its end from which a certificate is called soon to end.
    pub certificate_days: i64,
    /// Seconds by which two clocks may differ.
    pub clock_seconds: i64,
    /// Free bytes under which a disk is called full.
    pub disk_full_bytes: u64,
    /// Free bytes under which a disk is called nearly full.
    pub disk_low_bytes: u64,
    /// Events up to which the doctor compares all of them with the ledger.
    pub verify_events: u64,
}

impl Periods {
    /// Those of the data.
    ///
    /// # Errors
    /// The data is not of the form that this program reads, which a tested build excludes.
    pub fn built_in() -> Result<Self, toml::de::Error> {
        toml::from_str(DATA)
    }

    pub(crate) const fn law(&self) -> SignedDuration {
        SignedDuration::from_hours(self.law_days * 24)
    }

    pub(crate) const fn unsigned(&self) -> SignedDuration {
        SignedDuration::from_mins(self.unsigned_minutes)
    }

    pub(crate) const fn backup(&self) -> SignedDuration {
        SignedDuration::from_hours(self.backup_hours)
    }

    pub(crate) const fn certificate(&self) -> SignedDuration {
        SignedDuration::from_hours(self.certificate_days * 24)
    }

    pub(crate) const fn clock(&self) -> SignedDuration {
        SignedDuration::from_secs(self.clock_seconds)
    }
}
