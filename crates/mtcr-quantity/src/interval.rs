//! Ranges of numbers with exact ends.

mod arithmetic;
mod corner;
mod end;

use std::cmp::Ordering;

use crate::Number;
pub use end::End;
use end::{Side, order};

/// A non-empty range of numbers, in base units.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Interval {
    low: End,
    high: End,
}

impl Interval {
    /// The range that holds one number only.
    #[must_use]
    pub fn point(number: Number) -> Self {
        Self { low: End::Closed(number.clone()), high: End::Closed(number) }
    }

    /// The range between two ends; `None` when it would hold no number (or, for ends with different
    /// powers of π, when [`Number::compare`] gives up).
    #[must_use]
    pub fn new(low: End, high: End) -> Option<Self> {
        if let (Some(from), Some(to)) = (low.number(), high.number()) {
            match from.compare(to)? {
                Ordering::Less => (),
                Ordering::Equal if low.is_closed() && high.is_closed() => (),
                _ => return None,
            }
        }
        Some(Self { low, high })
    }

    /// The range of all numbers.
    #[must_use]
    pub fn everything() -> Self {
        Self { low: End::Unbounded, high: End::Unbounded }
    }

    /// The lower end.
    #[must_use]
    pub fn low(&self) -> &End {
        &self.low
    }

    /// The upper end.
    #[must_use]
    pub fn high(&self) -> &End {
        &self.high
    }

    /// The only number in the range, if there is but one.
    #[must_use]
    pub fn is_point(&self) -> Option<&Number> {
        match (&self.low, &self.high) {
            (End::Closed(low), End::Closed(high)) if low == high => Some(low),
            _ => None,
        }
    }

    /// Whether a number is in the range.
    #[must_use]
    pub fn contains(&self, number: &Number) -> bool {
        Self::point(number.clone()).within(self)
    }

    /// The numbers in both ranges; `None` when there are none (or where [`Number::compare`] gives up).
    #[must_use]
    pub fn intersect(&self, other: &Self) -> Option<Self> {
        let low = match order(&self.low, &other.low, Side::Low)? {
            Ordering::Less => &other.low,
            _ => &self.low,
        };
        let high = match order(&self.high, &other.high, Side::High)? {
            Ordering::Greater => &other.high,
            _ => &self.high,
        };
        Self::new(low.clone(), high.clone())
    }

    /// The smallest range that holds both ranges, and so also what lies between them. An end is unbounded
    /// where [`Number::compare`] gives up.
    #[must_use]
    pub fn hull(&self, other: &Self) -> Self {
        let low = match order(&self.low, &other.low, Side::Low) {
            Some(Ordering::Greater) => other.low.clone(),
            Some(_) => self.low.clone(),
            None => End::Unbounded,
        };
        let high = match order(&self.high, &other.high, Side::High) {
            Some(Ordering::Less) => other.high.clone(),
            Some(_) => self.high.clone(),
            None => End::Unbounded,
        };
        Self { low, high }
    }

    /// Whether every number of this range is in the other. False where [`Number::compare`] gives up.
    #[must_use]
    pub fn within(&self, other: &Self) -> bool {
        let low = order(&self.low, &other.low, Side::Low).is_some_and(Ordering::is_ge);
        low && order(&self.high, &other.high, Side::High).is_some_and(Ordering::is_le)
    }

    /// Whether the members are `>= limit`: `Some(true)` when all are, `Some(false)` when none is, `None`
    /// when some are or [`Number::compare`] gives up.
    #[must_use]
    pub fn at_least(&self, limit: &Number) -> Option<bool> {
        decide(self.all_above(limit, true), self.all_below(limit, false))
    }

    /// Whether the members are `> limit`; answers as [`Interval::at_least`] does.
    #[must_use]
    pub fn more_than(&self, limit: &Number) -> Option<bool> {
        decide(self.all_above(limit, false), self.all_below(limit, true))
    }

    /// Whether the members are `<= limit`; answers as [`Interval::at_least`] does.
    #[must_use]
    pub fn at_most(&self, limit: &Number) -> Option<bool> {
        decide(self.all_below(limit, true), self.all_above(limit, false))
    }

    /// Whether the members are `< limit`; answers as [`Interval::at_least`] does.
    #[must_use]
    pub fn less_than(&self, limit: &Number) -> Option<bool> {
        decide(self.all_below(limit, false), self.all_above(limit, true))
    }

    /// Whether every member is above the limit, or equal to it where `or_equal` allows that.
    fn all_above(&self, limit: &Number, or_equal: bool) -> bool {
        self.low.number().and_then(|low| low.compare(limit)).is_some_and(|order| match order {
            Ordering::Greater => true,
            Ordering::Equal => or_equal || !self.low.is_closed(),
            Ordering::Less => false,
        })
    }

    /// Whether every member is below the limit, or equal to it where `or_equal` allows that.
    fn all_below(&self, limit: &Number, or_equal: bool) -> bool {
        self.high.number().and_then(|high| high.compare(limit)).is_some_and(|order| match order {
            Ordering::Less => true,
            Ordering::Equal => or_equal || !self.high.is_closed(),
            Ordering::Greater => false,
        })
    }
}

/// True when all hold, false when none does.
fn decide(all: bool, none: bool) -> Option<bool> {
    if all {
        Some(true)
    } else if none {
        Some(false)
    } else {
        None
    }
}
