//! The worth of a unit, as a constant.

use num_bigint::BigInt;

use crate::Number;

/// `numerator / denominator · 10^ten · π^pi`.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Factor {
    numerator: i64,
    denominator: i64,
    ten: i8,
    pi: i8,
}

/// A fraction; the denominator is not zero.
pub(super) const fn ratio(numerator: i64, denominator: i64) -> Factor {
    Factor { numerator, denominator, ten: 0, pi: 0 }
}

/// `numerator · 10^ten`.
pub(super) const fn scaled(numerator: i64, ten: i8) -> Factor {
    Factor { numerator, denominator: 1, ten, pi: 0 }
}

impl Factor {
    pub(super) const ONE: Self = scaled(1, 0);
    pub(super) const ZERO: Self = scaled(0, 0);

    /// The same times a power of π.
    pub(super) const fn times_pi(self, pi: i8) -> Self {
        Self { pi, ..self }
    }

    /// The exact value times `10^more`.
    pub(super) fn number(&self, more: i8) -> Number {
        let top = Number::scaled(BigInt::from(self.numerator), i32::from(self.ten) + i32::from(more));
        // A table row with a zero denominator would be a defect of the table; a test reads every row.
        top.div(&Number::from_integer(self.denominator)).unwrap_or(top).times_pi(self.pi)
    }
}
