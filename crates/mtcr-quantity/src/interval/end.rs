//! The ends of a range.

use std::cmp::Ordering;

use crate::Number;

/// One end of a range.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum End {
    /// The range goes on without limit.
    Unbounded,
    /// The range ends here, and this number is in it.
    Closed(Number),
    /// The range ends here, and this number is not in it.
    Open(Number),
}

impl End {
    /// The number at the end, in or out; `None` when unbounded.
    #[must_use]
    pub fn number(&self) -> Option<&Number> {
        match self {
            Self::Unbounded => None,
            Self::Closed(number) | Self::Open(number) => Some(number),
        }
    }

    /// Whether the end is itself in the range; an unbounded end is not.
    #[must_use]
    pub fn is_closed(&self) -> bool {
        matches!(self, Self::Closed(_))
    }

    /// A finite end.
    pub(super) fn at(number: Number, closed: bool) -> Self {
        if closed { Self::Closed(number) } else { Self::Open(number) }
    }
}

/// Which end of a range an end is.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Side {
    Low,
    High,
}

/// Which of two ends on the same side lets the range begin, or stop, at smaller numbers. `None` where
/// [`Number::compare`] gives up.
pub(super) fn order(left: &End, right: &End, side: Side) -> Option<Ordering> {
    let outward = match side {
        Side::Low => Ordering::Less,
        Side::High => Ordering::Greater,
    };
    Some(match (left.number(), right.number()) {
        (None, None) => Ordering::Equal,
        (None, Some(_)) => outward,
        (Some(_), None) => outward.reverse(),
        (Some(a), Some(b)) => a.compare(b)?.then_with(|| match (left.is_closed(), right.is_closed()) {
            (true, false) => outward,
            (false, true) => outward.reverse(),
            _ => Ordering::Equal,
        }),
    })
}
