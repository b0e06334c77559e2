//! Values that a product takes at the ends of its factors' ranges.

use std::cmp::Ordering;

use super::end::End;
use crate::Number;

/// A value or a limit of values.
#[derive(Clone)]
pub(super) enum Corner {
    /// Below every number.
    Lowest,
    /// A number, and whether it is taken or only approached.
    At(Number, bool),
    /// Above every number.
    Highest,
}

impl Corner {
    /// A range's lower end.
    pub(super) fn low(end: &End) -> Self {
        end.number().map_or(Self::Lowest, |number| Self::At(number.clone(), end.is_closed()))
    }

    /// A range's upper end.
    pub(super) fn high(end: &End) -> Self {
        end.number().map_or(Self::Highest, |number| Self::At(number.clone(), end.is_closed()))
    }

    /// The end of a range that stops here.
    pub(super) fn into_end(self) -> End {
        match self {
            Self::At(number, taken) => End::at(number, taken),
            Self::Lowest | Self::Highest => End::Unbounded,
        }
    }

    /// The product. Zero times an unbounded end is zero: what lies between is reached at other corners.
    pub(super) fn mul(&self, other: &Self) -> Self {
        match (self, other) {
            (Self::At(a, a_taken), Self::At(b, b_taken)) => {
                let by_zero = (a.is_zero() && *a_taken) || (b.is_zero() && *b_taken);
                Self::At(a.mul(b), by_zero || (*a_taken && *b_taken))
            }
            (Self::At(zero, taken), _) | (_, Self::At(zero, taken)) if zero.is_zero() => {
                Self::At(Number::zero(), *taken)
            }
            _ if self.is_negative() == other.is_negative() => Self::Highest,
            _ => Self::Lowest,
        }
    }

    fn is_negative(&self) -> bool {
        match self {
            Self::Lowest => true,
            Self::At(number, _) => number.is_negative(),
            Self::Highest => false,
        }
    }

    fn compare(&self, other: &Self) -> Option<Ordering> {
        Some(match (self, other) {
            (Self::At(a, _), Self::At(b, _)) => a.compare(b)?,
            (Self::Lowest, Self::Lowest) | (Self::Highest, Self::Highest) => Ordering::Equal,
            (Self::Lowest, _) | (_, Self::Highest) => Ordering::Less,
            (Self::Highest, _) | (_, Self::Lowest) => Ordering::Greater,
        })
    }

    /// The corner furthest in a direction; of equals, one that is taken.
    pub(super) fn furthest(corners: &[Self], direction: Ordering) -> Option<Self> {
        let (first, rest) = corners.split_first()?;
        let mut best = first;
        for corner in rest {
            let order = corner.compare(best)?;
            let taken = matches!((corner, best), (Self::At(_, true), Self::At(_, false)));
            if order == direction || (order == Ordering::Equal && taken) {
                best = corner;
            }
        }
        Some(best.clone())
    }
}
