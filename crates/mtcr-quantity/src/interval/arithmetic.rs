//! Arithmetic on ranges: the range of all results, with exact ends.

use std::cmp::Ordering;

use super::Interval;
use super::corner::Corner;
use super::end::{End, Side, order};
use crate::Number;

/// Each result holds what the operation gives for every pair of members, and nothing else.
impl Interval {
    /// All sums; `None` where the ends have no exact sum ([`Number::add`]).
    #[must_use]
    pub fn add(&self, other: &Self) -> Option<Self> {
        Some(Self { low: sum(&self.low, &other.low)?, high: sum(&self.high, &other.high)? })
    }

    /// All differences; `None` where the ends have no exact difference.
    #[must_use]
    pub fn sub(&self, other: &Self) -> Option<Self> {
        self.add(&other.neg())
    }

    /// All members with the opposite sign.
    #[must_use]
    pub fn neg(&self) -> Self {
        Self { low: negated(&self.high), high: negated(&self.low) }
    }

    /// All products; `None` only where [`Number::compare`] gives up.
    #[must_use]
    pub fn mul(&self, other: &Self) -> Option<Self> {
        let (a, b) = (Corner::low(&self.low), Corner::high(&self.high));
        let (c, d) = (Corner::low(&other.low), Corner::high(&other.high));
        let corners = [a.mul(&c), a.mul(&d), b.mul(&c), b.mul(&d)];
        let low = Corner::furthest(&corners, Ordering::Less)?.into_end();
        let high = Corner::furthest(&corners, Ordering::Greater)?.into_end();
        Some(Self { low, high })
    }

    /// All quotients; `None` when 0 is a member of `other`, or where [`Number::compare`] gives up.
    #[must_use]
    pub fn div(&self, other: &Self) -> Option<Self> {
        self.mul(&other.reciprocal()?)
    }

    /// All `1/x`; `None` when 0 is a member.
    fn reciprocal(&self) -> Option<Self> {
        if self.contains(&Number::zero()) {
            return None;
        }
        // All members have one sign. An unbounded end gives 0, which is not reached, and an end at 0,
        // which is open, gives an unbounded one.
        Some(Self { low: inverse(&self.high)?, high: inverse(&self.low)? })
    }

    /// The least of two, for all pairs of members. Where [`Number::compare`] gives up the lower end is
    /// unbounded and the upper end is that of `self`.
    #[must_use]
    pub fn min(&self, other: &Self) -> Self {
        let low = match order(&self.low, &other.low, Side::Low) {
            Some(Ordering::Greater) => other.low.clone(),
            Some(_) => self.low.clone(),
            None => End::Unbounded,
        };
        let high = match order(&self.high, &other.high, Side::High) {
            Some(Ordering::Greater) => other.high.clone(),
            _ => self.high.clone(),
        };
        Self { low, high }
    }

    /// The greatest of two, for all pairs of members. Where [`Number::compare`] gives up the upper end is
    /// unbounded and the lower end is that of `self`.
    #[must_use]
    pub fn max(&self, other: &Self) -> Self {
        self.neg().min(&other.neg()).neg()
    }
}

fn sum(left: &End, right: &End) -> Option<End> {
    let (Some(a), Some(b)) = (left.number(), right.number()) else {
        return Some(End::Unbounded);
    };
    Some(End::at(a.add(b)?, left.is_closed() && right.is_closed()))
}

fn negated(end: &End) -> End {
    match end {
        End::Unbounded => End::Unbounded,
        End::Closed(number) => End::Closed(number.neg()),
        End::Open(number) => End::Open(number.neg()),
    }
}

fn inverse(end: &End) -> Option<End> {
    Some(match end.number() {
        None => End::Open(Number::zero()),
        Some(number) if number.is_zero() => End::Unbounded,
        Some(number) => End::at(Number::one().div(number)?, end.is_closed()),
    })
}
