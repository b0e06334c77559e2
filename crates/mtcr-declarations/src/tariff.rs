//! Headings of the nomenclature as hints.

use crate::tables::{Grade, Hint, TablesError};
use mtcr_rules::EntryId;

/// A hint with its entries found.
#[derive(Clone, Debug)]
pub(crate) struct Heading {
    pub digits: String,
    pub entries: Vec<EntryId>,
    pub says: Grade,
    pub why: String,
}

/// Every hint, by its digits.
#[derive(Clone, Debug, Default)]
pub(crate) struct Headings(Vec<Heading>);

impl Headings {
    /// # Errors
    /// A heading is no row of digits, or an entry is none.
    pub(crate) fn new(
        hints: &[Hint],
        entries: impl Fn(&str, &str, &[String]) -> Result<Vec<EntryId>, TablesError>,
    ) -> Result<Self, TablesError> {
        let mut all = Vec::new();
        for hint in hints {
            let right = (2..=10).contains(&hint.heading.len())
                && hint.heading.bytes().all(|byte| byte.is_ascii_digit());
            if !right {
                return Err(TablesError::row(
                    "tariff-hints.toml",
                    &hint.heading,
                    "a heading has two to ten digits",
                ));
            }
            let entries = entries("tariff-hints.toml", &hint.heading, &hint.entries)?;
            all.push(Heading {
                digits: hint.heading.clone(),
                entries,
                says: hint.says,
                why: hint.why.clone(),
            });
        }
        all.sort_by(|one, other| one.digits.cmp(&other.digits));
        Ok(Self(all))
    }

    /// The hint with the longest heading that a code of digits begins with.
    pub(crate) fn of(&self, code: &str) -> Option<&Heading> {
        (2..=code.len().min(10)).rev().find_map(|length| {
            let digits = code.get(..length)?;
            let at = self.0.binary_search_by(|heading| heading.digits.as_str().cmp(digits)).ok()?;
            self.0.get(at)
        })
    }
}
