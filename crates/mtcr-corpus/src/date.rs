//! Dates as far as they are known.
//!
//! A [`Days`] is what somebody asks about or writes: a day, a month or a year. A [`Moment`] is one day of which only
//! bounds may be known, and a [`Period`] runs from one moment until another. What bounds leave open is `Unknown`.

use std::fmt;

pub use jiff::civil::Date;
use mtcr_rules::Truth;

use crate::source::{DatePrecision, Precision};

/// Some days in a row: first and last, both included.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Days {
    /// The first day.
    pub first: Date,
    /// The last day, included.
    pub last: Date,
}

impl Days {
    /// One day.
    #[must_use]
    pub fn day(day: Date) -> Self {
        Self { first: day, last: day }
    }

    /// `2016-06-27`, `2016-06` or `2016`; `None` for anything else, a day that is not on the calendar among it.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let mut parts = text.split('-');
        let year = i16::try_from(digits(parts.next()?, 4)?).ok()?;
        let month = parts.next().map(|part| digits(part, 2)).map_or(Some(None), |part| part.map(Some))?;
        let day = parts.next().map(|part| digits(part, 2)).map_or(Some(None), |part| part.map(Some))?;
        if parts.next().is_some() {
            return None;
        }
        let narrow = |part: u16| i8::try_from(part).ok();
        let from = Date::new(year, narrow(month.unwrap_or(1))?, narrow(day.unwrap_or(1))?).ok()?;
        let last = match (month, day) {
            (_, Some(_)) => from,
            (Some(_), None) => from.last_of_month(),
            (None, None) => from.last_of_year(),
        };
        Some(Self { first: from, last })
    }

    /// What it was written as: a day, a whole month or a whole year; `None` for other stretches.
    #[must_use]
    pub fn precision(self) -> Option<Precision> {
        if self.first == self.last {
            Some(Precision::Day)
        } else if self.first == self.first.first_of_month() && self.last == self.first.last_of_month() {
            Some(Precision::Month)
        } else if self.first == self.first.first_of_year() && self.last == self.first.last_of_year() {
            Some(Precision::Year)
        } else {
            None
        }
    }

    /// Whether all days of `inner` are among these.
    #[must_use]
    pub fn covers(self, inner: Self) -> bool {
        self.first <= inner.first && inner.last <= self.last
    }
}

fn digits(text: &str, count: usize) -> Option<u16> {
    (text.len() == count && text.bytes().all(|byte| byte.is_ascii_digit())).then(|| text.parse().ok())?
}

/// As it was written: `1990`, `1990-06`, `1990-06-01`; other stretches as `1990-06-01 to 1990-06-09`.
impl fmt::Display for Days {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (year, month) = (self.first.year(), self.first.month());
        match self.precision() {
            Some(Precision::Day) => write!(out, "{}", self.first),
            Some(Precision::Month) => write!(out, "{year:04}-{month:02}"),
            Some(Precision::Year) => write!(out, "{year:04}"),
            None => write!(out, "{} to {}", self.first, self.last),
        }
    }
}

/// A day as far as it is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Moment {
    /// The first day it may be, included; `None` when nothing bounds it below.
    pub not_before: Option<Date>,
    /// The last day it may be, included; `None` when nothing bounds it above.
    pub no_later_than: Option<Date>,
    /// How the source gives it.
    pub precision: DatePrecision,
}

impl Moment {
    /// A day that is somewhere among these.
    #[must_use]
    pub fn within(days: Days) -> Self {
        let precision = match days.precision() {
            Some(Precision::Day) => DatePrecision::Day,
            Some(Precision::Month) => DatePrecision::Month,
            Some(Precision::Year) => DatePrecision::Year,
            None => DatePrecision::Unknown,
        };
        Self { not_before: Some(days.first), no_later_than: Some(days.last), precision }
    }

    /// The day, when it is known.
    #[must_use]
    pub fn day(self) -> Option<Date> {
        self.not_before.filter(|_| self.not_before == self.no_later_than)
    }

    /// Whether the day has come: True when it has on the first of `days`, False when it has not on the last of them.
    #[must_use]
    pub fn come_by(self, days: Days) -> Truth {
        if self.no_later_than.is_some_and(|latest| latest <= days.first) {
            Truth::True
        } else if self.not_before.is_some_and(|earliest| days.last < earliest) {
            Truth::False
        } else {
            Truth::Unknown
        }
    }

    /// What the bounds span, when there are both.
    #[must_use]
    pub fn bounds(self) -> Option<Days> {
        Some(Days { first: self.not_before?, last: self.no_later_than? })
    }
}

/// For people: `1990`, `1991, no later than 1991-11-07`, `1995-08-04`, `some day between 2014-10-03 and 2017-04-14`,
/// `a day that is not known`.
impl fmt::Display for Moment {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match (self.not_before, self.no_later_than) {
            (Some(first), Some(last)) => {
                let days = Days { first, last };
                if days.precision().is_some() {
                    write!(out, "{days}")
                } else if first.year() != last.year() || self.precision != DatePrecision::Year {
                    write!(out, "some day between {first} and {last}")
                } else if first == first.first_of_year() {
                    write!(out, "{:04}, no later than {last}", first.year())
                } else if last == last.last_of_year() {
                    write!(out, "{:04}, not before {first}", first.year())
                } else {
                    write!(out, "{:04}, between {first} and {last}", first.year())
                }
            }
            (None, Some(last)) => write!(out, "some day no later than {last}"),
            (Some(first), None) => write!(out, "a day that is not known, not before {first}"),
            (None, None) => out.write_str("a day that is not known"),
        }
    }
}

/// A stretch of time as far as its ends are known.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Period {
    /// The first day; `None` when it began before anything recorded here.
    pub from: Option<Moment>,
    /// The first day after it; `None` when it has not ended as far as known.
    pub until: Option<Moment>,
}

impl Period {
    /// Whether it covers all of `days` (True), none of them (False), or that cannot be said or differs among them.
    #[must_use]
    pub fn holds(self, days: Days) -> Truth {
        let begun = self.from.map_or(Truth::True, |from| from.come_by(days));
        let ended = self.until.map_or(Truth::False, |until| until.come_by(days));
        begun.and(ended.not())
    }

    /// Whether some day certainly belongs to both.
    #[must_use]
    pub fn certainly_overlaps(self, other: Self) -> bool {
        // The first day that certainly belongs to a period; `Err` when no such day is known.
        let certain = |period: Self| match period.from {
            None => Ok(Date::MIN),
            Some(from) => from.no_later_than.ok_or(()),
        };
        let ended = |period: Self| match period.until {
            None => Some(Date::MAX),
            Some(until) => until.not_before,
        };
        match (certain(self), certain(other)) {
            (Ok(one), Ok(two)) => {
                let end = ended(self).into_iter().chain(ended(other)).min();
                ended(self).is_some() && ended(other).is_some() && end.is_some_and(|end| one.max(two) < end)
            }
            // Two that never end meet some day, whenever they begin.
            _ => self.until.is_none() && other.until.is_none(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Days, Moment, Period};
    use mtcr_rules::Truth;

    fn days(text: &str) -> Days {
        Days::parse(text).unwrap()
    }

    fn moment(text: &str) -> Moment {
        Moment::within(days(text))
    }

    #[test]
    fn dates_are_years_months_or_days() {
        for text in ["1990", "1990-06", "1990-06-01", "2024-02-29"] {
            assert_eq!(days(text).to_string(), text);
        }
        for text in [
            "",
            "90",
            "1990-6",
            "1990-06-1",
            "1990-13",
            "1990-02-30",
            "2023-02-29",
            "1990-06-01-01",
            "+990",
            "1990-",
        ] {
            assert_eq!(Days::parse(text), None, "{text}");
        }
    }

    #[test]
    fn bounds_leave_days_open() {
        for (moment, on, come) in [
            (moment("1990"), "1989-12-31", Truth::False),
            (moment("1990"), "1990-01-01", Truth::Unknown),
            (moment("1990"), "1990-12-30", Truth::Unknown),
            (moment("1990"), "1990-12-31", Truth::True),
            (moment("1990-06"), "1990-06-30", Truth::True),
            (moment("1995-08-04"), "1995-08-04", Truth::True),
            (moment("1995-08-04"), "1995-08-03", Truth::False),
            (moment("1995-08-04"), "1995", Truth::Unknown),
            (moment("1995-08-04"), "1996", Truth::True),
        ] {
            assert_eq!(moment.come_by(days(on)), come, "{moment} by {on}");
        }
    }

    #[test]
    fn periods_end_before_their_until() {
        let period = Period { from: Some(moment("2008")), until: Some(moment("2016-06-27")) };
        for (on, holds) in [
            ("2007", Truth::False),
            ("2008-06-01", Truth::Unknown),
            ("2009", Truth::True),
            ("2016-06-26", Truth::True),
            ("2016-06-27", Truth::False),
            ("2016", Truth::Unknown),
        ] {
            assert_eq!(period.holds(days(on)), holds, "{on}");
        }
    }

    #[test]
    fn overlaps_are_certain_ones() {
        let period = |from: &str, until: &str| Period {
            from: (!from.is_empty()).then(|| moment(from)),
            until: (!until.is_empty()).then(|| moment(until)),
        };
        for (one, two, overlap) in [
            (period("2008", "2016-06-27"), period("2016-06-27", ""), false),
            (period("2008", "2016-06-28"), period("2016-06-27", ""), true),
            (period("2008", "2016"), period("2016", ""), false),
            (period("2008", "2016"), period("2015", ""), true),
            (period("2008", "2015-06"), period("2015", ""), false),
            (period("2008", ""), period("2015", ""), true),
            (period("", "1990"), period("", "2000"), true),
        ] {
            assert_eq!(one.certainly_overlaps(two), overlap, "{one:?} {two:?}");
            assert_eq!(two.certainly_overlaps(one), overlap, "{two:?} {one:?}");
        }
    }
}
