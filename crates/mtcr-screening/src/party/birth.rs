//! When a person was born, as exactly as a list says it.

use serde::{Deserialize, Serialize};

/// A date of birth, or what is known of it. Two births contradict each other only when no day is in both.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Birth {
    /// The first year it may be.
    pub year_from: i16,
    /// The last year it may be, inclusive; the same as the first when one year was given.
    pub year_until: i16,
    /// The month, 1 to 12, where given with one year.
    pub month: Option<u8>,
    /// The day of the month, where given with a month.
    pub day: Option<u8>,
    /// Whether the publisher says "about": the year may then be off by one on either side.
    pub about: bool,
}
