//! What a question is asked about.

use mtcr_corpus::date::{Date, Days, Moment, Period};
use mtcr_rules::Truth;
use std::fmt;

/// The time of a question.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum On {
    /// As recorded last: what began has begun, whenever that was, and what has no end goes on.
    Record,
    /// A day, or a day somewhere in a month or a year.
    Days(Days),
}

impl On {
    /// One day.
    #[must_use]
    pub fn day(day: Date) -> Self {
        Self::Days(Days::day(day))
    }

    /// The days, if it is about some.
    #[must_use]
    pub fn days(self) -> Option<Days> {
        match self {
            Self::Record => None,
            Self::Days(days) => Some(days),
        }
    }

    /// Whether a period covers the time: Unknown where its bounds, or the length of the time, leave that open.
    #[must_use]
    pub fn within(self, period: Period) -> Truth {
        match self {
            Self::Record => Truth::from(period.until.is_none()),
            Self::Days(days) => period.holds(days),
        }
    }

    /// Whether a moment has come.
    #[must_use]
    pub fn after(self, moment: Moment) -> Truth {
        match self {
            Self::Record => Truth::True,
            Self::Days(days) => moment.come_by(days),
        }
    }
}

/// `on 1990-06-01`, `in 1990`, `as recorded last`.
impl fmt::Display for On {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Record => out.write_str("as recorded last"),
            Self::Days(days) if days.first == days.last => write!(out, "on {days}"),
            Self::Days(days) => write!(out, "in {days}"),
        }
    }
}
